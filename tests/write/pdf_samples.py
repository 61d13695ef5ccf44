"""A theme and documents to write in the tests, and what a page shows; all texts are made up."""

from __future__ import annotations

from typing import NamedTuple

import pypdfium2

from briefing.document import (
    AnswerLines,
    Block,
    Cell,
    Contents,
    Document,
    Group,
    Heading,
    Inline,
    LineBreak,
    Link,
    List,
    ListItem,
    Note,
    Page,
    PageBreak,
    Paragraph,
    Quotation,
    QuoteParagraph,
    Row,
    SourceWords,
    Style,
    Table,
    Text,
    Theme,
)
from briefing.model import Span

MUTED, ACCENT = "#595959", "#7a1f2b"
THEME = Theme(
    name="test",
    page=Page(notes=0.0),
    styles={
        "body": Style(font="sans", size=10.5, leading=15, color="#000000", after=5),
        "title": Style(size=21, leading=25, bold=True, after=4, keep_with_next=True),
        "kicker": Style(size=7.5, leading=11, tracking=0.8, capitals=True, color=MUTED, after=2, keep_with_next=True),
        "standfirst": Style(size=13, leading=18, after=10),
        "h1": Style(size=16, leading=20, bold=True, before=18, after=6),
        "h2": Style(size=13, leading=17, bold=True, before=14, after=4),
        "h3": Style(size=10.5, leading=15, bold=True, before=10, after=3),
        "excerpt": Style(font="serif", leading=15.5, rule_left=1.5, rule_color=ACCENT, indent=12, before=8, after=10),
        "excerpt-label": Style(size=7.5, leading=11, tracking=0.8, capitals=True, color=MUTED, after=2),
        "key-quote": Style(font="serif", size=13, leading=18.5, before=10, after=10),
        "attribution": Style(leading=14, bold=True, before=3, after=0),
        "credit": Style(size=8.5, leading=12, color=MUTED, before=3, after=0),
        "card-title": Style(size=13, leading=17, bold=True, after=2, keep_with_next=True),
        "card-meta": Style(size=8.5, leading=12, color=MUTED, after=1),
        "card": Style(rule_above=0.8, rule_color=ACCENT, before=16, after=6),
        "box": Style(background="#f2f2f2", before=8, after=8),
        "list-item": Style(after=3),
        "question": Style(after=8),
        "note": Style(size=8.5, leading=11.5, after=2),
        "caption": Style(size=8.5, leading=12, color=MUTED, before=3, after=4),
        "table-head": Style(size=8.5, leading=12, bold=True, after=0),
        "table-cell": Style(leading=14, after=0),
        "toc-1": Style(leading=16, after=0),
        "toc-2": Style(leading=15, after=0),
        "header": Style(size=7.5, leading=10, color=MUTED),
        "footer": Style(size=7.5, leading=10, color=MUTED),
        "number": Style(bold=True, color=ACCENT),
    },
)
LOREM = (
    "The committee met in the old town hall, a building whose roof had been mended twice since the flood, and heard "
    "three speakers before noon. Nobody had expected that the vote would be so close; two‐thirds were needed, and the "
    "count was repeated at the wish of the smaller parties. "
)
SCRIPTS = {
    "kk": "Қазақстан Республикасының Үкіметі бүгін әділетті шешім қабылдады; ғалымдар мен өнерпаздар қуанды, һәм.",
    "ru": "Съезд открылся в понедельник; выступавшие говорили о четырёх предложениях и об объёме помощи.",
    "el": "Η συνέλευση ξεκίνησε με καθυστέρηση και τελείωσε αργά το βράδυ.",
    "vi": "Ủy ban đã họp ở tòa thị chính cũ; điều này cũng đúng với những người khác.",
    "he": "הוועדה התכנסה בבוקר (בשעה 10:30) ודנה ב־12 הצעות, Committee בשם, עד הערב.",
    "ar": "اجتمعت اللجنة صباحًا (الساعة 10:30) وناقشت 12 اقتراحًا، ثم صوّتت على القرار.",
}
URL = "https://www.example.org/a-very-long-path/with/many/segments/and-a-query?first=1&second=two&third=" + "x" * 120


def words(text: str, ref: str = "S1-E1", lang: str = "") -> SourceWords:
    return SourceWords(text, ref, "S1", Span(0, len(text)), lang=lang)


def paragraph(id_: str, *parts: str | Inline, style: str = "body", keep: bool = False) -> Paragraph:
    return Paragraph(id_, tuple(Text(part) if isinstance(part, str) else part for part in parts), style, keep)


def document(*blocks: Block, language: str = "en") -> Document:
    return Document(
        "A pack about a vote",
        "handout",
        language,
        blocks,
        header=(Text("A pack about a vote · Student handout"),),
        header_right=(Text("as of 3 May 2024"),),
        footer=(Text("Town school"),),
        footer_center=(Text("For class use"),),
        page_label="page {page} of {pages}",
    )


def excerpt(id_: str, ref: str, *texts: str, number: int | None = 3, lines: bool = True) -> Quotation:
    paragraphs = tuple(
        QuoteParagraph((words(text, ref),), None if number is None else number + place)
        for place, text in enumerate(texts)
    )
    link = Link("https://example.org/vote", (Text("https://example.org/vote"),))
    credit = paragraph(
        f"{id_}-credit", "A. Writer. “The vote”. Town Paper, no date in the source. ", link, style="credit"
    )
    return Quotation(id_, ref, "excerpt", f"Excerpt {ref}", paragraphs, credit, line_numbers=lines)


def key_quote(id_: str, ref: str, first: str, second: str) -> Quotation:
    inner = (words(first, ref), Text("[…]", "omission"), words(second, ref))
    attribution = Paragraph(f"{id_}-who", (Text("Ann Miller", strong=True), Text(", chair")), "attribution")
    credit = paragraph(f"{id_}-credit", "Town Paper, 3 May 2024, ¶4", style="credit")
    return Quotation(id_, ref, "key-quote", "Key quote", (QuoteParagraph(inner),), credit, attribution)


def row(key: str, *cells: str, style: str = "table-cell") -> Row:
    return Row(tuple(Cell((paragraph(f"{key}-{place}", cell, style=style),)) for place, cell in enumerate(cells)))


def question(number: int, lines: int = 4) -> ListItem:
    asked = (
        "Which words of the chair show how sure she was of the count, and what would you need to know before relying "
        "on them? "
    )
    return ListItem(
        (
            Paragraph(f"question-{number}", (Text(asked), Text("S1 ¶3–4", "muted")), "question"),
            AnswerLines(f"lines-{number}", lines),
        )
    )


def chronology(rows: int) -> Table:
    body = tuple(
        row(f"t{place}", f"{place} May 2024", f"Event {place}: {LOREM[: 40 + place * 3]}", f"S{place % 4 + 1} ¶{place}")
        for place in range(1, rows + 1)
    )
    head = row("th", "When", "What", "Where from", style="table-head")
    return Table("table", (head,), body, (30, 100, 30), caption=(Text("Events in the sources’ words"),))


def rich(rows: int = 60) -> Document:
    """Every kind of block, many scripts, things that are too long."""
    note = Note("n1", (Text("A first note: "), Link("https://example.org/n", (Text("example.org/n"),)), Text(".")))
    nested = List("l2", (ListItem((paragraph("li4", "Nested"),)),))
    items = (
        ListItem((paragraph("li1", "A first thing"),)),
        ListItem((paragraph("li2", LOREM),)),
        ListItem((paragraph("li3", "A third"), nested)),
    )
    card = (
        Paragraph("ct", (Text("S1", "number"), Text("  The vote in the town hall")), "card-title"),
        paragraph("cm", "Town Paper · news report · no date in the source · via an agency", style="card-meta"),
        excerpt("q1", "S1-E1", LOREM * 2, LOREM),
    )
    scripts = tuple(Paragraph(f"script-{lang}", (words(text, f"S2-{lang}", lang),)) for lang, text in SCRIPTS.items())
    own = (Heading("h-own", 3, (Text("Your own question"),)), AnswerLines("lines-own", 3))
    return document(
        paragraph("k", "Source pack · Civics", style="kicker"),
        Heading("t", 1, (Text("What did the committee decide, and who says so?"),), "title"),
        paragraph("sf", "Four documents on one vote, with dates, voices and questions.", style="standfirst"),
        Contents("toc", 2, "In this pack"),
        Heading("h-read", 2, (Text("Before you read"),)),
        paragraph("p1", LOREM + LOREM.strip(), note, " And on it goes.", LineBreak(), "After a forced line end."),
        List("l1", items),
        Heading("h-sources", 2, (Text("Sources"),)),
        Group("card1", "section", card, "card"),
        key_quote("q2", "S2-E1", "We have counted twice, and ", " the number is the number."),
        Heading("h-scripts", 2, (Text("Scripts"),)),
        *scripts,
        paragraph("mix", "In the middle of a line שלום עולם (and back) and العربية too."),
        paragraph("url", "See ", Link(URL, (Text(URL),)), " for more."),
        Heading("h-questions", 2, (Text("Questions"),)),
        Heading("h-close", 3, (Text("Read closely"),)),
        List("questions", tuple(question(number) for number in range(6)), True, 1, "questions"),
        Group("box", "aside", own, "box", True),
        PageBreak("pb"),
        Heading("h-chronology", 2, (Text("Chronology"),)),
        chronology(rows),
    )


class Shown(NamedTuple):
    """A stretch of text on a page, in points from the page's lower left corner."""

    page: int
    left: float
    bottom: float
    right: float
    top: float
    text: str


def shown(data: bytes) -> list[Shown]:
    """What the pages show, stretch by stretch, artifacts included, as pdfium sees it."""
    out = []
    file = pypdfium2.PdfDocument(data)
    for number in range(len(file)):
        page = file[number].get_textpage()
        for index in range(page.count_rects()):
            box = page.get_rect(index)
            out.append(Shown(number, *box, page.get_text_bounded(*box)))
        page.close()
    file.close()
    return out
