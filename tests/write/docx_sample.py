"""A theme and a document with every kind of block, for the tests of the Word writer. All words are made up."""

import struct
import zlib

from briefing.document import (
    AnswerLines,
    Cell,
    Contents,
    Document,
    Drawing,
    Figure,
    Group,
    Heading,
    Lettering,
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
    Shape,
    SourceWords,
    Stroke,
    Style,
    Table,
    Text,
    Theme,
)
from briefing.model import Span

ACCENT = "#7a1f2b"
GREY = "#595959"

THEME = Theme(
    name="sample",
    page=Page(notes=90.0),
    styles={
        "body": Style(font="sans", size=10.5, leading=15, color="#000000", before=0, after=6),
        "title": Style(font="sans", size=21, leading=26, bold=True, before=0, after=6),
        "kicker": Style(font="sans", size=7.5, leading=11, color=GREY, tracking=0.8, capitals=True, after=4),
        "standfirst": Style(size=13, leading=18, color=GREY, after=14),
        "h1": Style(font="sans", size=16, leading=21, bold=True, before=24, after=8, keep_with_next=True),
        "h2": Style(font="sans", size=13, leading=17, bold=True, before=18, after=6, keep_with_next=True),
        "h3": Style(font="sans", size=10.5, leading=15, bold=True, before=12, after=4, keep_with_next=True),
        "excerpt": Style(font="serif", size=11, leading=16.5, indent=12, rule_left=1.5, rule_color=ACCENT, after=6),
        "excerpt-label": Style(size=7.5, leading=11, color=GREY, tracking=0.8, capitals=True, after=2, before=8),
        "key-quote": Style(font="serif", size=13, leading=19, indent=12, after=4, before=8),
        "attribution": Style(size=8.5, leading=12, after=0, keep_with_next=True),
        "credit": Style(size=8.5, leading=12, color=GREY, after=12),
        "card": Style(rule_above=0.6, rule_color="#b3b3b3"),
        "card-title": Style(size=13, leading=17, bold=True, before=14, after=2),
        "card-meta": Style(size=8.5, leading=12, color=GREY, after=2),
        "box": Style(background="#f2f2f2"),
        "list-item": Style(after=3),
        "question": Style(after=8.5),
        "where": Style(size=8.5, leading=12, color=GREY, after=4),
        "note": Style(size=8.5, leading=12, after=2),
        "caption": Style(size=8.5, leading=12, color=GREY, before=4, after=8),
        "table-head": Style(size=8.5, leading=12, bold=True, after=0),
        "table-cell": Style(size=8.5, leading=12, after=0),
        "toc-1": Style(after=2),
        "toc-2": Style(indent=12, after=2),
        "header": Style(size=7.5, leading=11, color=GREY),
        "footer": Style(size=7.5, leading=11, color=GREY),
        "warning": Style(color=ACCENT, bold=True),
        "number": Style(color=ACCENT, bold=True),
        "muted": Style(color=GREY),
        "date": Style(bold=True),
        "paragraph-number": Style(font="sans", size=7.5, color=GREY),
    },
)


DRAWING = Drawing(
    "d1",
    120.0,
    12.0,
    (
        Stroke(0, 6, 120, 6, 0.7, GREY),
        Stroke(40, 8, 44, 4, 0.5, GREY),
        Shape(((10, 5), (20, 5), (20, 7), (10, 7)), ACCENT),
        Shape(((60, 5), (61, 6), (60, 7), (59, 6)), "#ffffff", GREY),
        Lettering(15, 3, "7 & 8 <October>", 7.5, ACCENT, bold=True),
        Lettering(120, 11, "2025", 7.5, GREY, "right"),
    ),
    "A line with two & more things on it",
)


def png(width: int = 120, height: int = 40) -> bytes:
    """A grey picture."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\x00" + bytes([160] * width) for _ in range(height))
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def words(text: str, ref: str = "S1-E1", lang: str = "") -> SourceWords:
    return SourceWords(text, ref, ref.split("-")[0], Span(0, len(text)), lang=lang)


def paragraph(ident: str, *children, style: str = "body", keep: bool = False) -> Paragraph:
    return Paragraph(ident, tuple(Text(c) if isinstance(c, str) else c for c in children), style, keep)


def cell(ident: str, *children, header: bool = False, span: int = 1, align: str = "left") -> Cell:
    return Cell((paragraph(ident, *children),), header, span, align)


LONG = "The council met on the bridge because the hall was under water, and it voted before the ferry came back. "


def rich() -> Document:
    """Every kind of block and inline, in the order of a handout."""
    excerpt = Quotation(
        "q1",
        "S1-E1",
        "excerpt",
        "Excerpt S1-E1",
        (
            QuoteParagraph((words(LONG * 2), Text(" […] ", "omission"), words("Nobody spoke against it.")), 7),
            QuoteParagraph((words("“We have waited long enough,” the clerk wrote. ".strip()),), 12),
        ),
        paragraph(
            "c1",
            "River Gazette. “The vote”. 3 May 2031, ¶7–12. ",
            Link("https://example.org/a?b=1&c=2", (Text("Link"),)),
            style="credit",
        ),
        line_numbers=True,
    )
    key = Quotation(
        "k1",
        "S2-E1",
        "key-quote",
        "",
        (QuoteParagraph((words("A ferry is not a promise.", "S2-E1"),)),),
        paragraph("c2", "Harbour Board. No date in the source, ¶2.", style="credit"),
        paragraph("a2", Text("Ada Brück", strong=True), ", harbour master", style="attribution"),
    )
    hebrew = words("המועצה הצביעה על הגשר ב-3 במאי", "S3-E1", "he")
    kazakh = words("Кеңес көпірде дауыс берді, әрі ешкім қарсы болған жоқ", "S4-E1", "kk")
    arabic = words("اجتمع المجلس على الجسر", "S5-E1", "ar")
    questions = List(
        "ql",
        tuple(
            ListItem(
                (
                    paragraph(
                        f"qu{n}",
                        f"What does the word “promise” add that a neutral word would not? ({n})",
                        style="question",
                        keep=True,
                    ),
                    paragraph(f"wh{n}", "Where to look: S2 ¶2", style="where", keep=True),
                    AnswerLines(f"al{n}", 3),
                )
            )
            for n in range(1, 4)
        ),
        ordered=True,
        style="questions",
    )
    nested = List("inner", (ListItem((paragraph("i1", "a pencil"),)), ListItem((paragraph("i2", "a map"),))))
    bullets = List(
        "bl",
        (
            ListItem((paragraph("b1", "Bring:"), nested)),
            ListItem((paragraph("b2", "Read S1 first."), paragraph("b3", "Then S2."))),
        ),
    )
    again = List(
        "ol", (ListItem((paragraph("o1", "Fourth step"),)), ListItem((paragraph("o2", "Fifth step"),))), True, 4
    )
    days = [
        Row(
            (
                cell(f"d{n}", Text(f"{n} May 2031", "date"), header=True),
                cell(f"e{n}", words("The council met on the bridge.", "S1-E2")),
                cell(f"n{n}", str(n * 7), align="right"),
            )
        )
        for n in range(1, 6)
    ]
    undated = Row((cell("sp", Text("no date in the source", "muted"), span=2), cell("sn", "–", align="right")))
    chronology = Table(
        "t1",
        (Row((cell("th1", "When"), cell("th2", "What"), cell("th3", "Votes", align="right"))),),
        (*days, undated),
        (1.2, 4, 0.8),
        caption=(Text("What happened when"),),
    )
    card = Group(
        "g1",
        "section",
        (
            Heading("h3a", 3, (Text("S1  ", "number"), Text("The vote on the bridge")), "card-title"),
            paragraph("m1", "River Gazette · news report · 3 May 2031", style="card-meta"),
            excerpt,
        ),
        "card",
    )
    box = Group(
        "g2",
        "aside",
        (
            Heading("h4a", 4, (Text("Before you read"),)),
            paragraph("bx1", "A council is a group of elected people.", Note("n2", (Text("From the charter."),))),
            bullets,
        ),
        "box",
        keep=True,
    )
    blocks = (
        paragraph("kick", "Handout · Rivers", style="kicker"),
        paragraph("tit", "Who decides when the bridge is closed?", style="title"),
        paragraph("stand", "Five documents on one night in May", style="standfirst"),
        Contents("toc", 2, "Contents"),
        Heading("h1", 1, (Text("Sources"),)),
        paragraph(
            "p1",
            "Three sources ",
            Text("agree", strong=True),
            " and two ",
            Text("differ", em=True),
            ".",
            Note(
                "n1",
                (Text("Counted by hand; see "), Link("https://example.org/count", (Text("the count"),)), Text(".")),
            ),
            " See ",
            Link("#t1", (Text("the table"),)),
            ".",
            LineBreak(),
            "Link required",
            Text(" where asked", "warning"),
        ),
        card,
        key,
        box,
        Heading("h2", 2, (Text("When"),)),
        chronology,
        Heading("h2b", 2, (Text("In other scripts"),)),
        Quotation(
            "q3",
            "S3-E1",
            "excerpt",
            "S3-E1",
            (QuoteParagraph((hebrew,)),),
            paragraph("c3", "Credit three", style="credit"),
        ),
        paragraph("mix", "Kazakh ", kazakh, ", Arabic ", arabic, " in one line."),
        Figure("f1", png(), "image/png", "A grey strip & nothing on it", 60, (Text("A strip"),)),
        DRAWING,
        again,
        PageBreak("pb"),
        Heading("h1b", 1, (Text("Questions"),)),
        questions,
    )
    return Document(
        title="Who decides? <A & B>",
        kind="handout",
        language="en",
        blocks=blocks,
        header=(Text("Who decides? · Handout"),),
        header_right=(Text("as of 4 May 2031"),),
        footer=(Text("Made by class 9"),),
        footer_center=(Text("For class use"),),
        page_label="page {page} of {pages}",
        subject="Rivers",
        author="Class 9",
        date="2031-05-04",
    )
