"""How fast are our pages? A long pack, tagged, beside others setting the same text.

    python benchmarks/pages.py [PARAGRAPHS] [ROWS]

Prints processor seconds, pages and peak memory for each, every one in a process of its own that sets two small packs
first, so that imports and fonts count for nobody; and each one's time as a multiple of plain, untagged reportlab's.
LibreOffice is a program: its start counts. What is not installed is left out, and the table says so.
"""

from __future__ import annotations

import importlib.util
import io
import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from importlib import resources
from pathlib import Path
from xml.sax.saxutils import escape

from briefing.document import Block, Cell, Document, Heading, Paragraph, Row, SourceWords, Style, Table, Text, Theme
from briefing.document import Page as PageSize
from briefing.model import Span
from briefing.write.pdf import read_back, write

WORDS = [
    *("the", "committee", "met", "in", "the", "old", "town", "hall", "a", "building", "whose", "roof", "had", "been"),
    *("mended", "twice", "since", "the", "flood", "and", "heard", "three", "speakers", "before", "noon", "nobody"),
    *("expected", "that", "vote", "would", "be", "so", "close", "съезд", "открылся", "понедельник", "қазақстан"),
    *("өнерпаздар", "two-thirds", "were", "needed", "count", "was", "repeated", "at", "wish", "of", "smaller"),
]


def sentence(seed: int, length: int) -> str:
    """Words in an order that differs with `seed`; no randomness."""
    return (
        " ".join(WORDS[(seed * 7 + place * (seed % 5 + 1)) % len(WORDS)] for place in range(length)).capitalize() + "."
    )


def texts(paragraphs: int) -> list[str]:
    return [" ".join(sentence(place * 11 + part, 18) for part in range(5)) for place in range(paragraphs)]


def rows(count: int) -> list[tuple[str, str, str]]:
    return [(f"{n % 28 + 1} May 2024", sentence(n, 14), f"S{n % 5 + 1} ¶{n}") for n in range(count)]


def pack(paragraphs: list[str], table: list[tuple[str, str, str]]) -> tuple[Document, Theme]:
    blocks: list[Block] = []
    for place, text in enumerate(paragraphs):
        if place % 12 == 0:
            blocks.append(Heading(f"h{place}", 1 if place == 0 else 2, (Text(f"Part {place // 12 + 1}"),)))
        half = len(text) // 2
        words = SourceWords(text[half:], f"S1-E{place}", "S1", Span(half, len(text)))
        blocks.append(Paragraph(f"p{place}", (Text(text[:half]), words)))
    body = tuple(
        Row(tuple(Cell((Paragraph(f"c{number}-{at}", (Text(cell),)),)) for at, cell in enumerate(row)))
        for number, row in enumerate(table)
    )
    blocks.append(Table("t", (), body, (20, 100, 20)))
    body_style = Style(font="serif", size=10.5, leading=15, after=5)
    theme = Theme("plain", PageSize(), {"body": body_style, "h1": Style(size=16, leading=20), "h2": Style(size=13)})
    return Document("A long pack", "handout", "en", tuple(blocks)), theme


def ours(paragraphs: list[str], table: list[tuple[str, str, str]]) -> bytes:
    return write(*pack(paragraphs, table))


def plain(paragraphs: list[str], table: list[tuple[str, str, str]]) -> bytes:
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Flowable, LongTable, SimpleDocTemplate
    from reportlab.platypus import Paragraph as Marked

    file = resources.files("briefing.fonts") / "NotoSerif-Regular.ttf"
    pdfmetrics.registerFont(TTFont("Plain", io.BytesIO(file.read_bytes())))
    body = ParagraphStyle("body", fontName="Plain", fontSize=10.5, leading=15, spaceAfter=5)
    head = ParagraphStyle("head", parent=body, fontSize=13, leading=18)
    story: list[Flowable] = []
    for place, text in enumerate(paragraphs):
        if place % 12 == 0:
            story.append(Marked(f"Part {place // 12 + 1}", head))
        story.append(Marked(escape(text), body))
    cells = [[Marked(escape(cell), body) for cell in row] for row in table]
    story.append(LongTable(cells, colWidths=[69, 344, 69]))
    out = io.BytesIO()
    SimpleDocTemplate(out, leftMargin=56.7, rightMargin=56.7, topMargin=62.4, bottomMargin=68, invariant=1).build(story)
    return out.getvalue()


def with_fpdf2(paragraphs: list[str], table: list[tuple[str, str, str]]) -> bytes:
    from fpdf import FPDF

    pdf = FPDF(unit="pt", format="A4")
    pdf.set_margins(56.7, 62.4, 56.7)
    pdf.set_auto_page_break(True, 68)
    pdf.add_font("Plain", fname=str(resources.files("briefing.fonts") / "NotoSerif-Regular.ttf"))
    pdf.add_page()
    for place, text in enumerate(paragraphs):
        if place % 12 == 0:
            pdf.set_font("Plain", size=13)
            pdf.multi_cell(0, 18, f"Part {place // 12 + 1}", new_x="LMARGIN", new_y="NEXT")
        pdf.set_font("Plain", size=10.5)
        pdf.multi_cell(0, 15, text, align="L", new_x="LMARGIN", new_y="NEXT")
        pdf.ln(5)
    with pdf.table(col_widths=(69, 344, 69), first_row_as_headings=False, line_height=15) as cells:
        for row in table:
            cells.row(row)
    return bytes(pdf.output())


def as_html(paragraphs: list[str], table: list[tuple[str, str, str]]) -> str:
    body = "".join(
        (f"<h2>Part {place // 12 + 1}</h2>" if place % 12 == 0 else "") + f"<p>{escape(text)}</p>"
        for place, text in enumerate(paragraphs)
    )
    cells = "".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in table)
    style = "@page{size:A4;margin:62pt 57pt 68pt}body{font:10.5pt/15pt 'Noto Serif',serif}p{margin:0 0 5pt}"
    title = "<title>A long pack</title>"
    return (
        f'<!DOCTYPE html><html lang="en">{title}<style>{style}</style><body>{body}<table>{cells}</table></body></html>'
    )


def with_weasyprint(paragraphs: list[str], table: list[tuple[str, str, str]]) -> bytes:
    from weasyprint import HTML

    return bytes(HTML(string=as_html(paragraphs, table)).write_pdf(pdf_variant="pdf/ua-1"))


def with_libreoffice(paragraphs: list[str], table: list[tuple[str, str, str]]) -> bytes:
    """Our Word file of the same text, printed by LibreOffice."""
    from briefing.write.docx import write as write_docx

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "made.docx").write_bytes(write_docx(*pack(paragraphs, table)))
        profile = (folder / "profile").as_uri()
        command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "made.docx"]
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=600)
        return (folder / "made.pdf").read_bytes()


Setter = Callable[[list[str], list[tuple[str, str, str]]], bytes]
SETTERS: Mapping[str, tuple[str, Setter]] = {
    "plain": ("reportlab, plain and untagged", plain),
    "ours": ("ours, tagged", ours),
    "fpdf": ("fpdf2, untagged", with_fpdf2),
    "weasyprint": ("WeasyPrint, PDF/UA-1", with_weasyprint),
    "soffice": ("LibreOffice, from Word", with_libreoffice),
}


def measure(name: str, paragraphs: int, count: int) -> dict[str, float]:
    """Processor seconds (children's too), pages, megabytes of memory at most and of the file, for one setter."""
    setter = SETTERS[name][1]
    all_texts, table = texts(paragraphs), rows(count)
    setter(all_texts[:2], table[:2])
    setter(all_texts[:2], table[:2])
    start = spent()
    data = setter(all_texts, table)
    seconds = spent() - start
    # kilobytes on Linux, bytes on macOS
    unit = 1e6 if sys.platform == "darwin" else 1e3
    memory = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / unit
    return {"seconds": seconds, "pages": pages(data), "memory": memory, "size": len(data) / 1e6}


def spent() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + children.ru_utime + children.ru_stime


def installed(name: str) -> bool:
    return name in ("plain", "ours") or bool(importlib.util.find_spec(name) or shutil.which(name))


def pages(data: bytes) -> int:
    import pypdfium2

    return len(pypdfium2.PdfDocument(data))


def main() -> None:
    counts = sys.argv[1:3] if len(sys.argv) > 2 else ["1100", "1000"]
    if len(sys.argv) > 3:  # one setter, in a process of its own
        print(json.dumps(measure(sys.argv[3], int(counts[0]), int(counts[1]))))
        return
    print(f"{'':32} {'seconds':>8} {'pages':>6} {'pages/s':>8} {'peak MB':>8} {'file MB':>8} {'times':>6}")
    base = 0.0
    for name, (title, _) in SETTERS.items():
        if not installed(name):
            print(f"{title:32} not installed, not measured")
            continue
        runs = []
        for _ in range(3 if name in ("plain", "ours") else 1):
            command = [sys.executable, __file__, *counts, name]
            out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
            runs.append(json.loads(out.splitlines()[-1]))
        best = min(runs, key=lambda run: run["seconds"])
        base = base or best["seconds"]
        seconds, count = best["seconds"], best["pages"]
        print(
            f"{title:32} {seconds:8.2f} {count:6.0f} {count / seconds:8.0f} {best['memory']:8.0f} {best['size']:8.2f}"
            f" {seconds / base:6.2f}"
        )
    data = ours(texts(int(counts[0])), rows(int(counts[1])))
    start = time.process_time()
    read_back(data)
    print(f"{'reading ours back':32} {time.process_time() - start:8.2f}")


if __name__ == "__main__":
    main()
