"""What stands in a written Word file: styles, structure, links, notes, numbers, directions, and nothing by chance."""

import hashlib
import io
import os
import re
import subprocess
import sys
import time
import zipfile
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from docx_parts import W, paragraph_with, part, values
from docx_sample import DRAWING, THEME, cell, paragraph, png, rich, words
from lxml import etree

from briefing.document import (
    AnswerLines,
    Cell,
    Contents,
    Document,
    Figure,
    Group,
    Heading,
    Link,
    List,
    ListItem,
    Note,
    PageBreak,
    Quotation,
    QuoteParagraph,
    Row,
    Style,
    Table,
    Text,
    Theme,
)
from briefing.write.docx import write

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A_CREDIT = paragraph("c", "River Gazette, ¶7.", style="credit")


def made(*blocks, language: str = "en", theme: Theme = THEME, **more) -> bytes:
    return write(Document("T", "handout", language, blocks, **more), theme)


def style_of(paragraph: etree._Element) -> str:
    return (values(paragraph, "pStyle") or ["Normal"])[0]


def relations(data: bytes, path: str = "word/_rels/document.xml.rels") -> dict[str, str]:
    return {relation.get("Id", ""): relation.get("Target", "") for relation in part(data, path)}


def test_headings_are_words_own_with_outline_levels() -> None:
    data = made(*(Heading(f"h{level}", level, (Text(f"Level {level}"),)) for level in range(1, 5)))
    assert [style_of(p) for p in part(data).iter(f"{W}p")] == ["Heading1", "Heading2", "Heading3", "Heading4"]
    styles = {style.get(f"{W}styleId"): style for style in part(data, "word/styles.xml").iter(f"{W}style")}
    assert [values(styles[f"Heading{level}"], "outlineLvl") for level in range(1, 5)] == [["0"], ["1"], ["2"], ["3"]]
    assert values(styles["Heading1"], "name") == ["heading 1"]


def test_a_heading_in_another_style_is_still_a_heading() -> None:
    data = made(Heading("h", 3, (Text("Card"),), "card-title"))
    (style,) = (
        s for s in part(data, "word/styles.xml") if s.get(f"{W}styleId") == style_of(paragraph_with(data, "Card"))
    )
    assert (values(style, "basedOn"), values(style, "outlineLvl")) == (["SourceCardTitle"], ["2"])


def test_every_style_that_is_used_is_there() -> None:
    data = write(rich(), THEME)
    known = {style.get(f"{W}styleId") for style in part(data, "word/styles.xml").iter(f"{W}style")}
    for path in ("word/document.xml", "word/footnotes.xml", "word/header1.xml", "word/footer1.xml"):
        root = part(data, path)
        assert {*values(root, "pStyle"), *values(root, "rStyle"), *values(root, "tblStyle")} <= known
    assert Counter(values(part(data, "word/styles.xml"), "name")).most_common(1)[0][1] == 1


def test_nothing_is_formatted_by_hand_where_a_style_can_do_it() -> None:
    root = part(write(rich(), THEME))
    for box in list(root.iter(f"{W}txbxContent")):  # lettering belongs to its drawing as its lines do
        box.getparent().remove(box)
    for tag in ("rFonts", "sz", "color", "pBdr", "spacing", "ind", "caps", "i"):
        assert not list(root.iter(f"{W}{tag}")), tag


def test_the_theme_says_how_it_looks() -> None:
    theme = Theme(
        "t",
        replace(THEME.page, width=612.0, height=792.0, left=72.0, right=72.0, notes=36.0),
        {
            "body": Style(font="serif", size=11, leading=16),
            "excerpt": Style(rule_left=1.5, rule_color="#123456", indent=12, before=3, keep_with_next=True),
        },
        {"serif": "Some Serif", "sans": "Some Sans"},
    )
    data = made(paragraph("p", "x"), theme=theme)
    styles = {style.get(f"{W}styleId"): style for style in part(data, "word/styles.xml").iter(f"{W}style")}
    assert values(styles["Normal"], "sz") == ["22"]
    assert values(styles["Normal"], "spacing", "line") == ["320"]
    assert values(styles["Normal"], "rFonts", "ascii") == ["Some Serif"]
    excerpt = styles["Excerpt"]
    assert values(excerpt, "left", "color") == ["123456"]
    assert values(excerpt, "left", "sz") == ["12"]
    assert values(excerpt, "ind", "left") == ["240"]
    assert values(excerpt, "spacing", "before") == ["60"]
    assert len(list(excerpt.iter(f"{W}keepNext"))) == 1
    assert values(part(data, "word/fontTable.xml"), "altName") == ["Calibri", "Cambria"]
    body = part(data)
    assert (values(body, "pgSz", "w"), values(body, "pgSz", "h")) == (["12240"], ["15840"])
    assert (values(body, "pgMar", "left"), values(body, "pgMar", "right")) == (["1440"], ["2160"])


def test_bookmarks_come_in_pairs_and_every_inner_link_finds_one() -> None:
    root = part(write(rich(), THEME))
    starts, ends = values(root, "bookmarkStart", "id"), values(root, "bookmarkEnd", "id")
    assert sorted(starts) == sorted(ends)
    assert len(set(starts)) == len(starts)
    names = values(root, "bookmarkStart", "name")
    assert len(set(names)) == len(names)
    assert all(len(name) <= 40 for name in names)
    anchors = [link.get(f"{W}anchor") for link in root.iter(f"{W}hyperlink") if link.get(f"{W}anchor")]
    assert anchors
    assert set(anchors) <= set(names)


def test_notes_are_footnotes_with_matching_ids_and_separators() -> None:
    data = write(rich(), THEME)
    notes = part(data, "word/footnotes.xml")
    kinds = {note.get(f"{W}id"): note.get(f"{W}type") for note in notes}
    called = values(part(data), "footnoteReference", "id")
    assert called == ["1", "2"]
    assert kinds == {"-1": "separator", "0": "continuationSeparator", "1": None, "2": None}
    assert values(part(data, "word/settings.xml"), "footnote", "id") == ["-1", "0"]
    (link,) = notes.iter(f"{W}hyperlink")
    assert relations(data, "word/_rels/footnotes.xml.rels")[link.get(f"{R}id")] == "https://example.org/count"


@pytest.mark.parametrize(
    "target", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "https://a b", "", "#nowhere"]
)
def test_addresses_that_are_none_make_no_link(target: str) -> None:
    data = made(paragraph("p", "See ", Link(target, (Text("this"),))))
    assert not list(part(data).iter(f"{W}hyperlink"))
    assert "See this" in "".join(part(data).itertext())


@pytest.mark.parametrize("target", ["https://example.org/a?b=1&c=<2", "mailto:a@example.org", "HTTP://example.org"])
def test_only_web_and_mail_addresses_make_links(target: str) -> None:
    data = made(paragraph("p", Link(target.replace("<", "%3C"), (Text("this"),))))
    (link,) = part(data).iter(f"{W}hyperlink")
    assert relations(data)[link.get(f"{R}id")] == target.replace("<", "%3C")


def test_ordered_lists_start_anew_each() -> None:
    items = (ListItem((paragraph("a", "one"),)), ListItem((paragraph("b", "two"),)))
    data = made(List("l1", items, True), List("l2", items, True, start=4), List("l3", items))
    assert values(part(data), "numId") == ["1", "1", "2", "2", "3", "3"]
    numbering = part(data, "word/numbering.xml")
    assert values(numbering, "startOverride") == ["1", "4"]
    assert [num.get(f"{W}numId") for num in numbering.iter(f"{W}num")][:3] == ["1", "2", "3"]


def test_only_the_first_block_of_an_item_carries_the_marker() -> None:
    inner = List("in", (ListItem((paragraph("c", "inner"),)),))
    item = ListItem((paragraph("a", "first"), paragraph("b", "second"), inner, AnswerLines("al", 2)))
    data = made(List("l", (item,), True, style="questions"))
    assert [bool(values(p, "numId")) for p in part(data).iter(f"{W}p")] == [True, False, True, False, False]
    assert values(paragraph_with(data, "inner"), "ilvl") == ["1"]


def test_tables_repeat_their_head_keep_rows_whole_and_fill_the_width() -> None:
    head = Row((cell("h1", "A"), cell("h2", "B", align="right")))
    data = made(Table("t", (head,), (Row((cell("a", "1"), cell("b", "2"))), Row((cell("c", "3", span=2),))), (1, 3)))
    (table,) = part(data).iter(f"{W}tbl")
    rows = list(table.iter(f"{W}tr"))
    assert [len(list(row.iter(f"{W}tblHeader"))) for row in rows] == [1, 0, 0]
    assert all(list(row.iter(f"{W}cantSplit")) for row in rows)
    widths = [int(width) for width in values(table, "gridCol", "w")]
    page = THEME.page
    assert sum(widths) == pytest.approx((page.width - page.left - page.right) * 20, abs=3)
    assert widths[1] == pytest.approx(3 * widths[0], abs=3)
    assert values(rows[2], "gridSpan") == ["2"]
    assert [style_of(p) for p in rows[0].iter(f"{W}p")] == ["TableHeading", "TableHeading"]
    assert values(rows[0], "jc") == ["right"]
    assert not list(part(data, "word/styles.xml").iter(f"{W}insideV"))


@pytest.mark.parametrize(
    "table",
    [
        Table("t", (), ()),
        Table("t", (Row(()),), ()),
        Table("t", (), (Row((Cell(()),)), Row((cell("a", "1"), cell("b", "2", span=9)))), (0, -1, 5)),
        Table("t", (), (Row((Cell((Table("u", (), (Row((cell("a", "in"),)),)),)),)),)),
    ],
)
def test_odd_tables_have_as_many_cells_as_columns_and_a_paragraph_in_each(table: Table) -> None:
    data = made(table)
    for found in part(data).iter(f"{W}tbl"):
        columns = len(found.find(f"{W}tblGrid"))
        for row in found.findall(f"{W}tr"):
            assert (
                sum(int((values(c.find(f"{W}tcPr"), "gridSpan") or ["1"])[0]) for c in row.findall(f"{W}tc")) == columns
            )
            assert all(c[-1].tag == f"{W}p" for c in row.findall(f"{W}tc"))


def test_contents_are_filled_and_take_page_numbers_where_they_are_known() -> None:
    blocks = (Contents("toc", 2), *(Heading(f"h{n}", n, (Text(f"Part {n}"),)) for n in (1, 2, 3)))
    document = Document("T", "policy", "en", blocks)
    entries = [p for p in part(write(document, THEME)).iter(f"{W}p") if style_of(p).startswith("TOC")]
    assert ["".join(t.text for t in p.iter(f"{W}t")) for p in entries] == ["Part 1", "Part 2"]
    data = write(document, THEME, pages={"h1": 2, "h2": 11})
    entries = [p for p in part(data).iter(f"{W}p") if style_of(p).startswith("TOC")]
    assert ["|".join(t.text for t in p.iter(f"{W}t")) for p in entries] == ["Part 1|2", "Part 2|11"]
    kinds = values(part(data), "fldChar", "fldCharType")
    assert Counter(kinds) == {"begin": 3, "separate": 3, "end": 3}
    assert not list(part(data, "word/settings.xml").iter(f"{W}updateFields"))


def test_an_excerpt_its_label_and_its_credit_are_kept_together() -> None:
    quotation = Quotation("q", "S1-E1", "excerpt", "S1-E1", (QuoteParagraph((words("Short."),), 7),), A_CREDIT)
    paragraphs = list(part(made(quotation)).iter(f"{W}p"))
    assert [len(list(p.iter(f"{W}keepNext"))) for p in paragraphs] == [1, 1, 0]
    assert len(list(paragraphs[1].iter(f"{W}keepLines"))) == 1


def test_a_long_excerpt_may_be_parted_but_not_from_label_and_credit() -> None:
    quotation = Quotation(
        "q", "S1-E1", "excerpt", "S1-E1", tuple(QuoteParagraph((words("word " * 200),)) for _ in range(4)), A_CREDIT
    )
    paragraphs = list(part(made(quotation)).iter(f"{W}p"))
    assert [len(list(p.iter(f"{W}keepNext"))) for p in paragraphs] == [1, 0, 0, 0, 1, 0]


def test_groups_that_keep_and_answer_lines_and_page_breaks() -> None:
    group = Group("g", "section", (paragraph("a", "one"), paragraph("b", "two"), paragraph("c", "three")), keep=True)
    data = made(group, PageBreak("pb"), paragraph("d", "four"), AnswerLines("al", 4))
    paragraphs = list(part(data).iter(f"{W}p"))
    assert [len(list(p.iter(f"{W}keepNext"))) for p in paragraphs] == [1, 1, 0, 1, 1, 0, 1, 0]
    assert [len(list(p.iter(f"{W}pageBreakBefore"))) for p in paragraphs] == [0, 0, 0, 1, 0, 0, 0, 0]


def test_a_picture_has_its_size_and_the_text_that_stands_for_it() -> None:
    data = made(Figure("f", png(120, 40), "image/png", 'A "strip" & more', 60.0))
    root = part(data)
    (extent,) = root.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent")
    assert (int(extent.get("cx")), int(extent.get("cy"))) == (60 * 36000, 20 * 36000)
    (properties,) = root.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr")
    assert properties.get("descr") == 'A "strip" & more'
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        assert packed.read("word/media/image1.png") == png(120, 40)


def test_a_drawing_is_made_of_shapes_has_its_size_and_the_text_that_stands_for_it() -> None:
    data = made(DRAWING)
    root = part(data)
    (extent,) = root.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent")
    assert (int(extent.get("cx")), int(extent.get("cy"))) == (120 * 36000, 12 * 36000)
    (properties,) = root.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr")
    assert properties.get("descr") == "A line with two & more things on it"
    shapes = list(root.iter("{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}wsp"))
    assert len(shapes) == len(DRAWING.marks)
    lettered = ["".join(box.itertext()) for box in root.iter(f"{W}txbxContent")]
    assert lettered == ["7 & 8 <October>", "2025"]


def test_a_drawing_wider_than_the_column_is_made_smaller_as_a_whole() -> None:
    root = part(made(replace(DRAWING, width=1200.0, height=120.0)))
    (extent,) = root.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent")
    assert int(extent.get("cx")) < 180 * 36000
    assert int(extent.get("cx")) == pytest.approx(10 * int(extent.get("cy")), rel=0.001)


@pytest.mark.parametrize("image", [b"", b"GIF89a", png()[:20], b"\xff\xd8\xff"])
def test_what_is_no_picture_leaves_the_text_that_stands_for_it(image: bytes) -> None:
    data = made(Figure("f", image, "image/png", "A strip", 60.0))
    assert paragraph_with(data, "A strip") is not None


def test_header_from_page_two_and_page_numbers_in_the_footer() -> None:
    data = made(
        paragraph("p", "x"), header=(Text("Left"),), header_right=(Text("Right"),), page_label="p. {page} of {pages}!"
    )
    assert "".join(part(data, "word/header1.xml").itertext()) == "LeftRight"
    assert "".join(part(data, "word/header2.xml").itertext()) == ""
    assert len(list(part(data).iter(f"{W}titlePg"))) == 1
    for path in ("word/footer1.xml", "word/footer2.xml"):
        footer = part(data, path)
        assert values(footer, "fldSimple", "instr") == [" PAGE ", " NUMPAGES "]
        assert "".join(footer.itertext()) == "p. 1 of 1!"


def test_languages_and_directions_are_marked() -> None:
    data = made(
        paragraph("p", "In one line: ", words("שלום 3 עולם", lang="he"), " and ", words("Сәлем", lang="kk")),
        paragraph("q", words("שלום (world) עולם.", lang="he")),
    )
    first, second = part(data).iter(f"{W}p")
    assert (len(list(first.iter(f"{W}bidi"))), len(list(second.iter(f"{W}bidi")))) == (0, 1)
    runs = [("".join(run.itertext()), bool(list(run.iter(f"{W}rtl")))) for run in first.iter(f"{W}r")]
    assert runs == [("In one line: ", False), ("שלום 3 עולם", True), (" and ", False), ("Сәлем", False)]
    assert (values(first, "lang", "bidi"), values(first, "lang")) == (["he", ""], ["", "kk"])
    runs = [("".join(run.itertext()), bool(list(run.iter(f"{W}rtl")))) for run in second.iter(f"{W}r")]
    assert runs == [("שלום (", True), ("world", False), (") עולם.", True)]
    assert values(part(data, "word/styles.xml"), "lang") == ["en"]


def test_a_document_from_right_to_left_turns_page_and_tables() -> None:
    data = made(Table("t", (), (Row((cell("a", "אחד"),)),)), language="he")
    root = part(data)
    assert len(list(root.iter(f"{W}bidiVisual"))) == 1
    assert len(list(root.find(f"{W}body/{W}sectPr").iter(f"{W}bidi"))) == 1


def test_bold_in_bold_stays_bold_and_emphasis_in_italics_stands_upright() -> None:
    theme = replace(THEME, styles={**THEME.styles, "where": Style(italic=True)})
    data = made(
        Heading("h", 1, (Text("7", "number"),)), paragraph("p", Text("upright", em=True), style="where"), theme=theme
    )
    (number,) = paragraph_with(data, "7").iter(f"{W}r")
    assert values(number, "rStyle") == ["Number"]
    assert [b.get(f"{W}val") for b in number.iter(f"{W}b")] == [None]
    (upright,) = paragraph_with(data, "upright").iter(f"{W}r")
    # Emphasis and the paragraph's italics cancel each other by themselves.
    assert (values(upright, "rStyle"), list(upright.iter(f"{W}i"))) == (["Emphasis"], [])


def test_a_sources_words_are_never_set_in_capitals() -> None:
    data = made(paragraph("p", "Ours ", words("theirs"), style="kicker"))
    ours, theirs = paragraph_with(data, "theirs").iter(f"{W}r")
    assert (list(ours.iter(f"{W}caps")), values(theirs, "caps")) == ([], ["0"])


def test_title_and_language_stand_in_the_properties_and_no_clock_does() -> None:
    core = "".join(part(write(rich(), THEME), "docProps/core.xml").itertext())
    assert core == "Who decides? <A & B>" + "Rivers" + "Class 9" + "en" + "handout" + "2031-05-04T00:00:00Z" * 2
    assert "T00:00" not in "".join(part(made(paragraph("p", "x"), date="2031-05"), "docProps/core.xml").itertext())


def test_members_have_one_time_and_a_fixed_order() -> None:
    with zipfile.ZipFile(io.BytesIO(write(rich(), THEME))) as packed:
        infos = packed.infolist()
    assert infos[0].filename == "[Content_Types].xml"
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}


def test_a_picture_that_comes_again_is_in_the_file_once() -> None:
    blocks = tuple(Figure(f"f{n}", png(), "image/png", "grey", 60) for n in range(5))
    data = write(Document("T", "handout", "en", blocks), THEME)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert len([name for name in package.namelist() if "/media/" in name]) == 1
    assert len(set(re.findall(r'<wp:docPr id="(\d+)"', etree.tostring(part(data)).decode()))) == 5


def test_the_same_bytes_in_another_process_hash_seed_and_time_zone() -> None:
    code = (
        "import hashlib, sys; from docx_sample import THEME, rich; from briefing.write.docx import write; "
        "print(hashlib.sha256(write(rich(), THEME)).hexdigest())"
    )
    here = hashlib.sha256(write(rich(), THEME)).hexdigest()
    paths = os.pathsep.join((str(Path(__file__).parent), os.environ.get("PYTHONPATH", "")))
    environment = {**os.environ, "PYTHONPATH": paths, "PYTHONHASHSEED": "77", "TZ": "Asia/Almaty"}
    found = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert found.stdout.strip() == here


@pytest.mark.parametrize(
    "text", ["\x00\x01\x0b\x0c\x1f\ufffe\uffff", "\ud800 lone", "]]>&amp;<w:t>", "a" * 1_000_000, "א, " * 300_000]
)
def test_no_text_breaks_it(text: str) -> None:
    started = time.perf_counter()
    data = made(
        paragraph("p\x00<", text, words(text, "S1-E1"), Note("n", (Text(text),))),
        Heading("h", 1, (Text(text),)),
        Contents("c"),
        header=(Text(text),),
        subject=text,
    )
    for path in ("word/document.xml", "word/footnotes.xml", "word/header1.xml", "docProps/core.xml"):
        assert part_of_any_size(data, path) is not None
    assert time.perf_counter() - started < 5


def part_of_any_size(data: bytes, path: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return etree.fromstring(packed.read(path), etree.XMLParser(huge_tree=True))


def test_a_page_break_after_a_table_makes_no_empty_page() -> None:
    table = Table("t", (), (Row((cell("a", "1"),)),))
    data = made(table, PageBreak("pb"), paragraph("p", "next"))
    paragraphs = list(part(data).find(f"{W}body").findall(f"{W}p"))
    assert [len(list(p.iter(f"{W}pageBreakBefore"))) for p in paragraphs] == [1, 0]


def test_the_mark_before_a_key_quote_belongs_to_its_style_not_to_its_words() -> None:
    quotation = Quotation("k", "S1-E1", "key-quote", "", (QuoteParagraph((words("No."),)),), A_CREDIT)
    data = made(quotation)
    assert "".join(paragraph_with(data, "No.").itertext()) == "No."
    (style,) = (style for style in part(data, "word/styles.xml") if style.get(f"{W}styleId") == "KeyQuote")
    numbering = part(data, "word/numbering.xml")
    (mark,) = (num for num in numbering.iter(f"{W}num") if [num.get(f"{W}numId")] == values(style, "numId"))
    (level,) = (
        a for a in numbering.iter(f"{W}abstractNum") if [a.get(f"{W}abstractNumId")] == values(mark, "abstractNumId")
    )
    assert (values(level, "lvlText"), values(level, "pStyle")) == (["\u201c"], ["KeyQuote"])
