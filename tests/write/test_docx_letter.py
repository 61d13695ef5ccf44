"""A person's letter paper: header, footer, logo and page numbers in both formats, and nothing harmful from it."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
import pypdf
import pypdfium2
import pytest
from docx.oxml import OxmlElement
from docx.shared import Pt
from docx_letter import letter, mutated, saved, with_header
from docx_parts import W, part, values
from docx_sample import THEME, png, rich
from hypothesis import given, settings
from hypothesis import strategies as st
from openxml_audit import OpenXmlValidator

from briefing.document import Document, Logo, PageBreak, Paragraph, RunningText, Text
from briefing.errors import BriefingError
from briefing.write import pdf
from briefing.write.docx import check_reference, left_out, read_back, restyled, write

TWO_PAGES = Document(
    "A short pack",
    "handout",
    "en",
    (Paragraph("a", (Text("one"),)), PageBreak("b"), Paragraph("c", (Text("two"),))),
    header=(Text("our header"),),
    footer_center=(Text("our mark"),),
    page_label="page {page} of {pages}",
)
PICTURE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"


def words(data: bytes, path: str) -> str:
    return "".join(text.text or "" for text in part(data, path).iter(f"{W}t"))


def pdf_words(data: bytes, page: int) -> str:
    return pypdfium2.PdfDocument(data)[page].get_textpage().get_text_range()


def codes(data: bytes) -> dict[str, str]:
    return {finding.code + ": " + finding.message: finding.severity for finding in left_out(THEME, data, "letter.docx")}


def test_the_word_file_has_their_header_and_ours_below_it() -> None:
    data = write(TWO_PAGES, THEME, reference=letter())
    assert words(data, "word/header1.xml") == "RiversInternalJuneour header"
    assert words(data, "word/header2.xml") == "Ministry of Rivers12 Quay Street"
    assert words(data, "word/footer1.xml") == "our markrivers.exampleSheet 1 of 1"
    assert values(part(data, "word/footer1.xml"), "fldSimple", "instr") == [" PAGE ", " NUMPAGES "]
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        logos = [name for name in package.namelist() if "media/logo" in name]
        assert [package.read(name) for name in logos] == [png(240, 120)]


def test_the_pdf_has_the_same_words_and_counts_its_own_pages() -> None:
    data = pdf.write(TWO_PAGES, restyled(THEME, letter()))
    first, second = pdf_words(data, 0), pdf_words(data, 1)
    for expected in ("Ministry of Rivers", "12 Quay Street", "First foot", "our mark"):
        assert expected in first
    for expected in ("Rivers", "Internal", "June", "our header", "our mark", "Sheet 2 of 2"):
        assert expected in second
    assert "page 2 of 2" not in second, "theirs counts the pages already"
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    assert [len(page.images) for page in pages] == [1, 0]


def test_the_pdf_takes_size_colour_and_place_of_the_header() -> None:
    running = restyled(THEME, letter()).running
    assert running is not None
    pieces = [p for row in running.first_header for cell in row.cells for line in cell.lines for p in line]
    name = next(p for p in pieces if isinstance(p, RunningText) and p.text == "Ministry of Rivers")
    assert (name.look.size, name.look.bold, name.look.color, name.look.font) == (14, True, "#0b3d2e", "serif")
    (logo,) = (p for p in pieces if isinstance(p, Logo))
    assert (round(logo.width / 72 * 25.4), round(logo.height / 72 * 25.4)) == (30, 15)
    assert [cell.align for row in running.first_header for cell in row.cells if cell.x > 100] == ["right"]


def test_a_header_higher_than_the_margin_pushes_the_text_down() -> None:
    high = docx.Document()
    for number in range(20):
        high.sections[0].header.add_paragraph(f"line {number}")
    theme = restyled(THEME, saved(high))
    plain = pdf.write(TWO_PAGES, THEME)
    tall = pdf.write(TWO_PAGES, theme)

    def top(data: bytes) -> float:
        page = pypdfium2.PdfDocument(data)[0].get_textpage()
        return page.get_charbox(page.get_text_range().index("one"))[3]

    assert top(tall) < top(plain) - 150
    assert "line 19" in pdf_words(tall, 0)


def test_what_stands_in_the_pdfs_margins_is_no_content() -> None:
    data = pdf.write(TWO_PAGES, restyled(THEME, letter()))
    assert [block.text for block in pdf.read_back(data)] == ["one", "two"]


def test_it_holds_to_the_format_and_the_words_are_ours(tmp_path: Path) -> None:
    data = write(rich(), THEME, reference=letter())
    (tmp_path / "made.docx").write_bytes(data)
    assert [str(error) for error in OpenXmlValidator().validate(str(tmp_path / "made.docx")).errors] == []
    assert read_back(data) == read_back(write(rich(), THEME))
    assert data == write(rich(), THEME, reference=letter())


def test_a_made_file_as_reference_does_not_print_its_running_words_twice() -> None:
    again = write(TWO_PAGES, THEME, reference=write(TWO_PAGES, THEME))
    assert words(again, "word/header1.xml") == "our header"
    assert restyled(THEME, write(TWO_PAGES, THEME)).running is None


def test_our_tables_look_like_the_first_table_of_their_file() -> None:
    ours = {
        values(style, "name")[0]: style
        for style in part(write(rich(), THEME, reference=letter()), "word/styles.xml").iter(f"{W}style")
    }
    grounds = values(ours["Briefing Table"], "shd", "fill")
    assert "9BBB59" in grounds
    assert restyled(THEME, letter()).styles["table-head-row"].background == "#9bbb59"


def run(inner: str) -> str:
    return f"<w:p><w:r>{inner}</w:r></w:p>"


DRAWING = (
    '<w:drawing xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><wp:inline>'
    '<wp:extent cx="900000" cy="300000"/><a:graphic><a:graphicData><a:blip r:{how}="rId9"/></a:graphicData></a:graphic>'
    "</wp:inline></w:drawing>"
)
FETCHED = (
    "<w:p><w:fldSimple w:instr=' INCLUDEPICTURE \"http://tracker.example/y.png\" '><w:r><w:t>y</w:t></w:r>"
    "</w:fldSimple></w:p>"
)
STARTED = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText> DDEAUTO cmd "/c calc" </w:instrText>'
    '<w:fldChar w:fldCharType="separate"/><w:t>shown</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)
HUGE = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + (60_000).to_bytes(4, "big") * 2 + b"\x08\x06\0\0\0"


@pytest.mark.parametrize(
    ("xml", "relation", "blob", "named"),
    [
        (run(DRAWING.format(how="link")), 'TargetMode="External" Target="http://tracker.example/x.png"', b"", "linked"),
        (run(DRAWING.format(how="embed")), 'TargetMode="External" Target="file:///etc/passwd"', b"", "linked"),
        (run(DRAWING.format(how="embed")), 'Target="../../../../etc/passwd"', b"", "linked"),
        (run(DRAWING.format(how="embed")), 'Target="media/x.png"', HUGE, "too large"),
        (run(DRAWING.format(how="embed")), 'Target="media/x.png"', b"\x89PNG\r\n\x1a\n" + bytes(5 * 2**20), "4 MB"),
        (run(DRAWING.format(how="embed")), 'Target="media/x.png"', b"<svg onload='x'/>", "neither PNG nor JPEG"),
        (run("<w:object/>"), "", b"", "embedded object"),
        (run("<w:pict/>"), "", b"", "old form"),
        (FETCHED, "", b"", "INCLUDEPICTURE"),
        (STARTED, "", b"", "DDEAUTO"),
    ],
)  # fmt: skip
def test_what_is_harmful_in_a_header_is_left_out_and_named(xml: str, relation: str, blob: bytes, named: str) -> None:
    link = f'<Relationship Id="rId9" Type="{PICTURE}" {relation}/>' if relation else ""
    theirs = with_header(run("<w:t>Kept words</w:t>") + xml, link, {"word/media/x.png": blob} if blob else {})
    found = codes(theirs)
    assert any(named in message for message in found), found
    data = write(TWO_PAGES, THEME, reference=theirs)
    assert words(data, "word/header1.xml") == "Kept wordsour header"
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        everything = b"".join(package.read(name) for name in package.namelist())
    for bad in (b"tracker.example", b"etc/passwd", b"onload", b"DDEAUTO", b"INCLUDEPICTURE", b"w:object", b"calc"):
        assert bad not in everything
    assert b"Kept words" in pdf_words(pdf.write(TWO_PAGES, restyled(THEME, theirs)), 1).encode()


def test_macros_and_other_sections_are_left_out_and_named() -> None:
    made = docx.Document()
    wide = made.add_section()
    wide.page_width, wide.page_height = wide.page_height, wide.page_width
    theirs = io.BytesIO(saved(made))
    with zipfile.ZipFile(theirs, "a") as packed:
        packed.writestr("word/vbaProject.bin", b"macro")
    found = " ".join(codes(theirs.getvalue()))
    assert "Macros" in found
    assert "all sections but the first" in found
    page = restyled(THEME, theirs.getvalue()).page
    assert page.height > page.width, "the first section's"
    assert "vba" not in " ".join(
        zipfile.ZipFile(io.BytesIO(write(rich(), THEME, reference=theirs.getvalue()))).namelist()
    )


def test_a_font_that_is_not_held_is_named_with_what_takes_its_place() -> None:
    fonts = [message for message in codes(letter()) if message.startswith("font")]
    assert any("“Georgia”" in message and "Noto Serif" in message for message in fonts)
    assert any("“Calibri”" in message and "Noto Sans" in message for message in fonts), "that of the headings' theme"
    assert not [message for message in codes(write(rich(), THEME)) if message.startswith("font")]


def test_the_check_names_what_is_missing_misnamed_and_formatted_by_hand() -> None:
    made = docx.Document()
    made.styles.add_style("Key Quotes", 1)
    made.styles.add_style("Excerpt", 2)
    made.add_paragraph("plain words")
    shouted = made.add_paragraph().add_run("words formatted by hand")
    shouted.font.size, shouted.bold = Pt(20), True
    findings = {finding.code: finding for finding in check_reference(THEME, saved(made), "house.docx")}
    assert "“Key Quote”" in findings["misnamed-style"].message
    assert "“Excerpt”" in findings["wrong-kind"].message
    assert "paragraph 2" in findings["direct-formatting"].message
    assert (
        "size, bold" in findings["direct-formatting"].message or "bold, size" in findings["direct-formatting"].message
    )
    assert "Normal" in (findings["direct-formatting"].hint or "")
    assert "“Source Line”" in findings["missing-style"].message
    assert all(finding.path == "house.docx" and finding.hint for finding in findings.values())


def test_a_file_made_by_us_lacks_nothing() -> None:
    assert [
        str(f) for f in check_reference(THEME, write(rich(), THEME), "made.docx") if f.code != "direct-formatting"
    ] == []


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_a_damaged_letter_is_taken_or_refused_but_never_breaks_anything(data: st.DataObject) -> None:
    names = ["word/document.xml", "word/styles.xml", "word/header1.xml", "word/header2.xml", "word/footer1.xml"]
    victim = data.draw(st.sampled_from(names))
    tags = data.draw(
        st.lists(st.sampled_from(["w:val", "w:w", "w:pos", "w:instr", "cx", "w:sz", "r:embed", "r:id"]), min_size=1)
    )
    junk = data.draw(st.sampled_from(["", "-1", "1e999", "99999999999", "x", "0", "NaN", "\u200f"]))

    def change(name: str, blob: bytes) -> bytes:
        text = blob.decode("utf-8") if name == victim else ""
        for tag in tags:
            text = re.sub(rf'{tag}="[^"]*"', f'{tag}="{junk}"', text)
        return text.encode() if name == victim else blob

    theirs = mutated(letter(), change)
    try:
        theme = restyled(THEME, theirs)
    except BriefingError:
        return
    assert read_back(write(TWO_PAGES, THEME, reference=theirs))
    assert pdf.read_back(pdf.write(TWO_PAGES, theme))
    check_reference(THEME, theirs, "letter.docx")


def test_even_pages_and_a_floating_logo_are_named_with_what_becomes_of_them() -> None:
    made = docx.Document()
    made.settings.odd_and_even_pages_header_footer = True
    section = made.sections[0]
    section.header.paragraphs[0].text = "odd"
    section.even_page_header.paragraphs[0].text = "even"
    section.header.paragraphs[0].add_run().add_picture(io.BytesIO(png(20, 20)))
    data = saved(made)
    plain_logo = " ".join(finding.message for finding in left_out(THEME, data, "house.docx"))
    assert "even pages" in plain_logo
    assert "floating" not in plain_logo
    inline = next(section.header.part.element.iter("{*}inline"))
    inline.tag = inline.tag.replace("inline", "anchor")
    floating = [finding for finding in left_out(THEME, saved(made), "house.docx") if "floating" in finding.message]
    assert [finding.message for finding in floating] == [
        "a floating picture in its header or footer is set in line with the text."
    ]
    made_of_it = write(TWO_PAGES, THEME, reference=saved(made))
    assert words(made_of_it, "word/header1.xml") == "oddour header"
    drawn = part(made_of_it, "word/header1.xml")
    assert [list(drawn.iter(name)) != [] for name in ("{*}inline", "{*}anchor")] == [True, False]


def test_a_heading_of_another_level_is_no_misnamed_one() -> None:
    made = docx.Document()
    for name in ("Heading 3", "Heading 4"):
        made.styles[name].delete()
    made.styles.add_style("Heading", 1)
    codes = {f.code for f in check_reference(THEME, saved(made), "house.docx")}
    assert "misnamed-style" not in codes


def test_what_a_header_style_says_of_line_numbers_stays_in_the_formats_order(tmp_path: Path) -> None:
    made = docx.Document()
    for name, tags in (
        ("Header", ("suppressLineNumbers",)),
        ("Footer", ("framePr", "suppressLineNumbers", "kinsoku", "wordWrap", "adjustRightInd")),
        ("List Paragraph", ("suppressLineNumbers", "autoSpaceDE", "autoSpaceDN", "adjustRightInd")),
    ):
        properties = made.styles[name].element.get_or_add_pPr()
        for element in list(properties):
            properties.remove(element)
        for tag in tags:
            properties.append(OxmlElement(f"w:{tag}"))
    (tmp_path / "made.docx").write_bytes(write(rich(), THEME, reference=saved(made)))
    assert [str(error) for error in OpenXmlValidator().validate(str(tmp_path / "made.docx")).errors] == []
