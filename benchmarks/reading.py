"""How fast is a folder of mixed files read, by one process and by two, and again after one file changed?

    python benchmarks/reading.py [--files 1000] [--workers 1 2] [--understand]

Makes a folder of text, Markdown, web pages, Word files and PDFs in equal parts, of made-up words, and with
BRIEFING_DATA set takes the text and the web pages from the sets there instead. Each run is a process of its
own. Prints documents a second, the peak memory of the process and of its largest reader, and how many files
the second run read. --understand goes on to dates, people and quotations, as `inspect` does.
"""

from __future__ import annotations

import argparse
import gzip
import io
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

_SYLLABLES = ["ka", "lo", "mi", "ren", "tas", "vor", "bel", "dun", "os", "ti", "ar", "ge"]


def prose(chance: random.Random, paragraphs: int) -> list[str]:
    """Paragraphs of made-up words in sentences."""

    def word() -> str:
        return "".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4)))

    def sentence() -> str:
        return " ".join(word() for _ in range(chance.randint(6, 24))).capitalize() + "."

    return [" ".join(sentence() for _ in range(chance.randint(2, 6))) for _ in range(paragraphs)]


def real(kind: str, suffix: str) -> list[bytes]:
    """The files of one kind in the sets of BRIEFING_DATA."""
    data = os.environ.get("BRIEFING_DATA")
    found = sorted(Path(data).glob(f"content/*/{kind}/*{suffix}*")) if data else []
    return [gzip.decompress(f.read_bytes()) if f.suffix == ".gz" else f.read_bytes() for f in found]


def word_file(paragraphs: list[str]) -> bytes:
    """A Word file of `paragraphs`."""
    import docx

    document, out = docx.Document(), io.BytesIO()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.save(out)
    return out.getvalue()


def pdf_file(paragraphs: list[str]) -> bytes:
    """A PDF of `paragraphs`."""
    from reportlab.lib.styles import getSampleStyleSheet
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    out, style = io.BytesIO(), getSampleStyleSheet()["BodyText"]
    SimpleDocTemplate(out).build([Paragraph(paragraph, style) for paragraph in paragraphs])
    return out.getvalue()


def files(number: int) -> Iterator[tuple[str, bytes]]:
    """`number` files, (name, bytes), five kinds in turn; none is the same as another."""
    chance = random.Random(7)
    texts, pages = real("flat", ".txt"), real("html", ".html")
    for at in range(number):
        paragraphs = prose(chance, chance.randint(10, 40))
        plain = "\n\n".join(paragraphs)
        match at % 5:
            case 0:
                body = texts[at // 5 % len(texts)] + f"\n\n{at}\n".encode() if texts else plain.encode()
                yield f"{at:05}.txt", body
            case 1:
                page = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
                whole = f"<html><body><nav><a href=x>More</a></nav><main>{page}</main></body></html>".encode()
                yield f"{at:05}.html", pages[at // 5 % len(pages)] + f"<!-- {at} -->".encode() if pages else whole
            case 2:
                yield f"{at:05}.md", f"# {paragraphs[0][:40]}\n\n{plain}\n".encode()
            case 3:
                yield f"{at:05}.docx", word_file(paragraphs)
            case _:
                yield f"{at:05}.pdf", pdf_file(paragraphs)


def one_run(folder: Path, workers: int, cache: Path | None, understand: bool) -> None:
    """Read `folder` in this process; print documents, seconds, peak MB and CPU seconds, its own and the readers'."""
    from briefing import pipeline
    from briefing.pipeline.files import survey
    from briefing.pipeline.reading import read

    options = pipeline.Options(workers=workers, cache=cache)
    began = time.perf_counter()
    if understand:
        documents = len(pipeline.understand([folder], options).annotated)
    else:
        documents = len(read(survey([folder]).documents, options, pipeline.silent)[0])
    seconds = time.perf_counter() - began
    unit = 2**20 if sys.platform == "darwin" else 2**10
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    peaks = " ".join(f"{one.ru_maxrss / unit:.0f}" for one in used)
    print(f"{documents} {seconds:.3f} {peaks} {' '.join(f'{one.ru_utime + one.ru_stime:.2f}' for one in used)}")


def run(label: str, folder: Path, workers: int, cache: Path | None, understand: bool) -> None:
    """One run in a process of its own, and its line."""
    before = set(cache.glob("*.entry")) if cache else set()
    command = [sys.executable, __file__, "--one", str(folder), "--workers", str(workers)]
    command += ["--cache", str(cache)] if cache else []
    command += ["--understand"] if understand else []
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    documents, seconds, own, readers, own_cpu, readers_cpu = done.stdout.split()
    new = f"   {len(set(cache.glob('*.entry')) - before)} read anew" if cache else ""
    print(
        f"{label:<30}{int(documents) / float(seconds):8.1f} documents a second  {float(seconds):7.2f} s   "
        f"CPU {own_cpu} s, readers {readers_cpu} s   peak {own} MB, reader {readers} MB{new}",
        flush=True,
    )


def main() -> None:
    """Make the folder, and read it in several ways."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--understand", action="store_true", help="go on to dates, people and quotations")
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--cache", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        one_run(given.one, given.workers[0], given.cache, given.understand)
        return
    with tempfile.TemporaryDirectory() as made:
        folder, cache = Path(made, "folder"), Path(made, "cache")
        folder.mkdir()
        sizes = []
        for name, data in files(given.files):
            (folder / name).write_bytes(data)
            sizes.append(len(data))
        print(f"{len(sizes)} files, {sum(sizes) / 2**20:.1f} MB; {os.cpu_count()} processors")
        for workers in given.workers:
            run(f"{workers} at a time", folder, workers, None, given.understand)
        run("0 (by number), keeping", folder, 0, cache, given.understand)
        run("again, nothing changed", folder, 0, cache, given.understand)
        (folder / "00002.md").write_text("# Changed\n\nOne file is another now.\n", encoding="utf-8")
        run("again, one file changed", folder, 0, cache, given.understand)


if __name__ == "__main__":
    main()
