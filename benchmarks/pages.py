"""How fast are our pages? A long pack, tagged, beside plain untagged reportlab setting the same text.

    python benchmarks/pages.py [PARAGRAPHS] [ROWS]

Prints processor seconds and pages for each, in one process, and our time as a multiple of reportlab's.
"""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable
from importlib import resources
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


def ours(paragraphs: list[str], table: list[tuple[str, str, str]]) -> bytes:
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
    return write(Document("A long pack", "handout", "en", tuple(blocks)), theme)


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


def timed(work: Callable[[], bytes]) -> tuple[float, bytes]:
    start = time.process_time()
    data = work()
    return time.process_time() - start, data


def pages(data: bytes) -> int:
    import pypdfium2

    return len(pypdfium2.PdfDocument(data))


def main() -> None:
    paragraphs = texts(int(sys.argv[1]) if len(sys.argv) > 1 else 1100)
    table = rows(int(sys.argv[2]) if len(sys.argv) > 2 else 1000)
    timed(lambda: ours(paragraphs[:2], table[:2]))  # imports and fonts are loaded once, for both
    timed(lambda: plain(paragraphs[:2], table[:2]))
    best_plain = min((timed(lambda: plain(paragraphs, table)) for _ in range(2)), key=lambda pair: pair[0])
    best_ours = min((timed(lambda: ours(paragraphs, table)) for _ in range(2)), key=lambda pair: pair[0])
    for name, (seconds, data) in (("plain reportlab, untagged", best_plain), ("ours, tagged", best_ours)):
        count = pages(data)
        print(f"{name:28} {seconds:6.2f} s {count:5} pages {count / seconds:6.0f} pages/s {len(data) / 1e6:6.2f} MB")
    print(f"{'ours / plain':28} {best_ours[0] / best_plain[0]:6.2f}")
    seconds = min(timed(lambda: str(len(read_back(best_ours[1]))).encode())[0] for _ in range(2))
    print(f"{'reading ours back':28} {seconds:6.2f} s")


if __name__ == "__main__":
    main()
