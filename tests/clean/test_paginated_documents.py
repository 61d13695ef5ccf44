"""PDF and Word files through reading and cleaning: what is kept, what names and dates them, on which page it stands."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence

import docx as word
from docx.oxml import parse_xml
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, FrameBreak, PageTemplate, Paragraph, Table

from briefing.clean import clean, recurring
from briefing.model import Known, Limits, Reading, Source
from briefing.read import docx, pdf
from briefing.segment import segment

STYLES = getSampleStyleSheet()
WIDTH, HEIGHT = A4
TEXTS = (
    (
        "The harbour board of Lindholm met on Monday to hear the engineers, who had found cracks in the arches of the "
        "old bridge and asked the board to close it at once. The representatives of the neighbourhood objected. "
    ),
    (
        "A ferry was promised for the spring, though no pier has been built for it so far. “We cannot wait for "
        "another winter,” said Ada Fernsby, the chair of the board, when the meeting closed late in the evening. "
    ),
    (
        "Investigations of the foundations continued throughout the afternoon. The municipal administration announced "
        "that transportation for schoolchildren would be reorganised, and that an assessment would be published. "
    ),
)
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XML = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


SOFT = {
    word.replace("|", ""): word.replace("|", "\N{SOFT HYPHEN}")
    for word in [
        "Investi|gations",
        "founda|tions",
        "continued",
        "after|noon",
        "munici|pal",
        "adminis|tration",
        "announced",
        "transpor|tation",
        "school|children",
        "reorgan|ised",
        "assess|ment",
        "pub|lished",
        "repre|sentatives",
        "neighbour|hood",
        "engi|neers",
        "Lind|holm",
    ]
}


def texts(numbers: range, style: ParagraphStyle) -> list[Paragraph]:
    """Paragraphs whose longer words may part at a line's end."""
    soft = [re.sub(r"\w+", lambda m: SOFT.get(m.group(), m.group()), text) for text in TEXTS]
    return [Paragraph(f"Item {n} came up. {soft[n % 3]}{soft[(n + 1) % 3]}", style) for n in numbers]


def article() -> bytes:
    """A two-column article with running heads, page numbers, and words broken at line ends."""

    def deco(canvas: Canvas, doc: BaseDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, HEIGHT - 40, "The Lindholm Courier")
        canvas.drawRightString(WIDTH - 60, HEIGHT - 40, "Issue 14 · Harbour")
        canvas.drawCentredString(WIDTH / 2, 30, str(doc.page))

    column = (WIDTH - 140) / 2
    first = [
        Frame(60, HEIGHT - 240, WIDTH - 120, 180),
        Frame(60, 60, column, HEIGHT - 320),
        Frame(80 + column, 60, column, HEIGHT - 320),
    ]
    rest = [Frame(60, 60, column, HEIGHT - 130), Frame(80 + column, 60, column, HEIGHT - 130)]
    out = io.BytesIO()
    doc = BaseDocTemplate(out, pagesize=A4, invariant=1)
    doc.addPageTemplates(
        [PageTemplate("first", first, deco, autoNextPageTemplate="rest"), PageTemplate("rest", rest, deco)]
    )
    # Words part only where a soft hyphen lets them: reportlab knows no language unless another package is at hand.
    broken = ParagraphStyle("broken", parent=STYLES["BodyText"], embeddedHyphenation=1)
    head: list[Flowable] = [
        Paragraph("Old bridge of Lindholm closed after cracks are found", STYLES["Title"]),
        Paragraph("By Ada Fernsby and Jo Alder", STYLES["Normal"]),
        Paragraph("Lindholm, 5 June 2019", STYLES["Normal"]),
        FrameBreak(),
    ]
    doc.build([*head, *texts(range(14), broken)])
    return out.getvalue()


def report() -> bytes:
    """A report with headings, a table and a footnote on each page; its author is declared."""

    def deco(canvas: Canvas, doc: BaseDocTemplate) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, HEIGHT - 40, "Annual report of the Lindholm harbour board 2018")
        canvas.drawRightString(WIDTH - 60, 30, f"Page {doc.page} of 2")
        canvas.setFont("Times-Roman", 7.5)
        canvas.drawString(
            60, 78, f"{doc.page} The survey was made by divers in May; see page {doc.page + 3} of the minutes."
        )

    out = io.BytesIO()
    doc = BaseDocTemplate(out, pagesize=A4, invariant=1, title="Annual report 2018", author="Lindholm Harbour Board")
    doc.addPageTemplates([PageTemplate("all", [Frame(60, 100, WIDTH - 120, HEIGHT - 170)], onPageEnd=deco)])
    rows = [["Bridge", "2016", "2017"], ["Old bridge", "1,204", "1,180"], ["New bridge", "2,310", "2,498"]]
    flow: list[Flowable] = [
        Paragraph("Annual report of the harbour board 2018", STYLES["Title"]),
        Paragraph("Lindholm Harbour Board", STYLES["Normal"]),
        Paragraph("12 March 2019", STYLES["Normal"]),
        Paragraph("1. Bridges", STYLES["Heading2"]),
        *texts(range(5), STYLES["BodyText"]),
        Paragraph("Table 1: Passages by bridge and year", STYLES["Normal"]),
        Table(rows),
        Paragraph("2. Ferries", STYLES["Heading2"]),
        *texts(range(5, 11), STYLES["BodyText"]),
    ]
    doc.build(flow)
    return out.getvalue()


def memo() -> bytes:
    """A Word report with tracked changes, a list, a table, a text box, a header and a footer."""
    made = word.Document()
    made.sections[0].header.paragraphs[0].text = "Lindholm Harbour Board · confidential"
    made.sections[0].footer.paragraphs[0].text = "Page 1"
    made.add_heading("Report on the old bridge", 0)
    made.add_paragraph("By Ada Fernsby")
    made.add_paragraph("Lindholm, 5 June 2019")
    made.add_heading("Findings", 1)
    changed = made.add_paragraph(TEXTS[0])
    for change, text in (("ins", "t"), ("del", "delText")):
        words = {"ins": "Divers confirmed the cracks in May. ", "del": "The cracks are harmless. "}[change]
        changed._p.append(
            parse_xml(
                f'<w:{change} {XML} w:id="1" w:author="x"><w:r><w:{text} xml:space="preserve">{words}'
                f"</w:{text}></w:r></w:{change}>"
            )
        )
    commented = changed.add_run("The board will meet again.")
    made.add_comment(commented, text="Is this agreed?", author="x")
    made.add_paragraph("The board decided:")
    for item in ("to close the bridge", "to ask for a ferry"):
        made.add_paragraph(item, style="List Bullet")
    table = made.add_table(rows=2, cols=2)
    for at, cell in enumerate(("Bridge", "2018", "Old bridge", "640")):
        table.cell(at // 2, at % 2).text = cell
    made.add_heading("Next steps", 1)
    made.add_paragraph("None yet.")
    boxed = made.add_paragraph(TEXTS[2])
    boxed.add_run()._r.append(
        parse_xml(
            f'<w:pict {XML} xmlns:v="urn:schemas-microsoft-com:vml"><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>'
            "The bridge carries two lanes.</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict>"
        )
    )
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def of(data: bytes, reader: str = "pdf", known: Known | None = None) -> Source:
    if reader == "pdf":
        raw = pdf.read(data, "a.pdf", "application/pdf", Limits())
    else:
        raw = docx.read(data, "a.docx", WORD, Limits())
    return segment(clean(raw, "S1", known, recurring([raw]))[0])


def kept(source: Source) -> list[str]:
    return [Reading.of(source.text, [p.span], source.repairs).text for p in source.passages]


def cut(source: Source, reason: str) -> list[str]:
    return [source.text[r.span.start : r.span.end] for r in source.removed if r.reason == reason]


def facts(source: Source) -> Sequence[tuple[str, str] | None]:
    return [(fact.value, fact.basis) if fact else None for fact in (source.title, source.date, source.place)]


def test_a_two_column_article_keeps_its_paragraphs_and_names_itself() -> None:
    source = of(article())
    assert facts(source) == [
        ("Old bridge of Lindholm closed after cracks are found", "stated"),
        ("2019-06-05", "dateline"),
        ("Lindholm", "dateline"),
    ]
    assert [(author.value, author.basis) for author in source.authors] == [
        ("Ada Fernsby", "stated"),
        ("Jo Alder", "stated"),
    ]
    assert kept(source) == [f"Item {n} came up. {TEXTS[n % 3]}{TEXTS[(n + 1) % 3]}".strip() for n in range(14)]
    assert cut(source, "page-margin") == [
        "The Lindholm Courier",
        "Issue 14 · Harbour",
        "1",
        "The Lindholm Courier",
        "Issue 14 · Harbour",
        "2",
    ]
    assert source.repairs


def test_passages_know_their_pages() -> None:
    pages = [passage.page for passage in of(article()).passages]
    assert pages[0] == 1
    assert pages[-1] == 2
    assert pages == sorted(page for page in pages if page)


def test_a_report_keeps_headings_tables_and_notes() -> None:
    source = of(report())
    assert facts(source)[:2] == [("Annual report of the harbour board 2018", "stated"), ("2019-03-12", "dateline")]
    assert [(author.value, author.basis) for author in source.authors] == [("Lindholm Harbour Board", "metadata")]
    words = kept(source)
    assert "1. Bridges" in words
    assert "2. Ferries" in words
    assert "Table 1: Passages by bridge and year" in words
    assert [line.split() for line in words if line.startswith("Old bridge")] == [["Old", "bridge", "1,204", "1,180"]]
    assert [line for line in words if "survey" in line] == [
        f"{n} The survey was made by divers in May; see page {n + 3} of the minutes." for n in (1, 2)
    ]
    assert len([line for line in words if line.startswith("Item")]) == 11
    assert cut(source, "page-margin")[:2] == ["Annual report of the Lindholm harbour board 2018", "Page 1 of 2"]


def test_a_person_may_keep_a_running_head() -> None:
    source = of(article(), known=Known(keep=("The Lindholm Courier",)))
    assert "The Lindholm Courier" in kept(source)
    assert "The Lindholm Courier" not in cut(source, "page-margin")


def test_a_word_report_is_read_with_its_changes_accepted() -> None:
    source = of(memo(), "docx")
    assert facts(source) == [
        ("Report on the old bridge", "stated"),
        ("2019-06-05", "dateline"),
        ("Lindholm", "dateline"),
    ]
    assert [author.value for author in source.authors] == ["Ada Fernsby"]
    assert kept(source) == [
        "Findings",
        f"{TEXTS[0]}Divers confirmed the cracks in May. The board will meet again.",
        "The board decided:",
        "to close the bridge",
        "to ask for a ferry",
        "Bridge 2018",
        "Old bridge 640",
        "Next steps",
        "None yet.",
        TEXTS[2].strip(),
        "The bridge carries two lanes.",
    ]
    assert [passage.kind for passage in source.passages][:5] == [
        "heading",
        "paragraph",
        "paragraph",
        "list-item",
        "list-item",
    ]
    for words in ("harmless", "confidential", "agreed", "Page 1"):
        assert words not in source.text
