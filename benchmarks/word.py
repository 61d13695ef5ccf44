"""How fast are our Word files? About 200 pages, beside python-docx fed one XML body, and pandoc if it is there.

    python benchmarks/word.py [PARAGRAPHS] [ROWS]

All set the same headings, paragraphs and table. Ours and python-docx run in turn in this process: processor seconds,
the best of three; peak memory is that of a process of its own. pandoc is a process, and its seconds include its start.
"""

from __future__ import annotations

import io
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

from pages import pack, rows, texts

from briefing.write.docx import write

ROUNDS = 3


def ours(paragraphs: list[str], table: list[tuple[str, str, str]]) -> bytes:
    """Our writer, a source's words marked in each paragraph."""
    return write(*pack(paragraphs, table))


def one_body(paragraphs: list[str], table: list[tuple[str, str, str]]) -> bytes:
    """python-docx with its own template, the whole body parsed from one string: the fastest way to use it."""
    import docx
    from docx.oxml import parse_xml

    def paragraph(text: str, style: str = "") -> str:
        named = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
        return f'<w:p>{named}<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'

    out = []
    for place, text in enumerate(paragraphs):
        if place % 12 == 0:
            out.append(paragraph(f"Part {place // 12 + 1}", "Heading1" if place == 0 else "Heading2"))
        out.append(paragraph(text))
    cells = "".join(f"<w:tr>{''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in row)}</w:tr>" for row in table)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in (1380, 6880, 1380))
    out.append(
        f'<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{cells}</w:tbl>'
    )
    made = docx.Document()
    body = made.element.body
    section = body.sectPr
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    new = parse_xml(f'<w:body xmlns:w="{space}">{"".join(out)}</w:body>')
    for element in list(new):
        section.addprevious(element)
    data = io.BytesIO()
    made.save(data)
    return data.getvalue()


def with_pandoc(paragraphs: list[str], table: list[tuple[str, str, str]]) -> tuple[float, float, int]:
    """Processor seconds, peak MB and bytes of pandoc from HTML."""
    html = "".join(
        f"{f'<h2>Part {place // 12 + 1}</h2>' if place % 12 == 0 else ''}<p>{escape(text)}</p>"
        for place, text in enumerate(paragraphs)
    )
    html += (
        f"<table>{''.join('<tr>' + ''.join(f'<td>{escape(c)}</td>' for c in row) + '</tr>' for row in table)}</table>"
    )
    with tempfile.TemporaryDirectory() as folder:
        source, made = Path(folder) / "pack.html", Path(folder) / "pack.docx"
        source.write_text(html, "utf-8")
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(["pandoc", str(source), "-o", str(made)], check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return seconds, after.ru_maxrss / 1024, made.stat().st_size


def timed(work: Callable[[], bytes]) -> tuple[float, int]:
    start = time.process_time()
    size = len(work())
    return time.process_time() - start, size


def peak(name: str, paragraphs: int, table: int) -> float:
    """MB that a process needs at most to make one file."""
    words = [sys.executable, __file__, "--only", name, str(paragraphs), str(table)]
    return float(subprocess.run(words, check=True, capture_output=True, text=True).stdout)


def main() -> None:
    arguments = sys.argv[1:]
    if arguments[:1] == ["--only"]:
        work = ours if arguments[1] == "ours" else one_body
        work(texts(int(arguments[2])), rows(int(arguments[3])))
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
        return
    count, lines = (int(arguments[at]) if len(arguments) > at else default for at, default in ((0, 1100), (1, 1000)))
    paragraphs, table = texts(count), rows(lines)
    sides = {"ours": ours, "python-docx, one body": one_body}
    for work in sides.values():
        work(paragraphs[:2], table[:2])  # imports are loaded once, for both
    best: dict[str, tuple[float, int]] = {}
    for _ in range(ROUNDS):
        for name, work in sides.items():
            found = timed(lambda work=work: work(paragraphs, table))  # type: ignore[misc]
            best[name] = min(best.get(name, found), found)
    for name, (seconds, size) in best.items():
        memory = peak("ours" if name == "ours" else "body", count, lines)
        print(f"{name:24} {seconds:6.2f} s {size / 1e6:6.2f} MB {memory:6.0f} MB at most")
    print(f"{'ours / python-docx':24} {best['ours'][0] / best['python-docx, one body'][0]:6.2f}")
    if shutil.which("pandoc"):
        seconds, memory, size = with_pandoc(paragraphs, table)
        print(f"{'pandoc':24} {seconds:6.2f} s {size / 1e6:6.2f} MB {memory:6.0f} MB at most")
    else:
        print("pandoc is not installed")


if __name__ == "__main__":
    main()
