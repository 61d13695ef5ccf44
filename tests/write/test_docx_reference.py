"""A person's own Word file restyles ours: by style names, whatever else is in it."""

import io
from pathlib import Path

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Pt, RGBColor
from docx_parts import W, changed, paragraph_with, part, replaced, values
from docx_sample import THEME, rich
from lxml import etree
from openxml_audit import OpenXmlValidator

from briefing.document import Document, Heading, Text
from briefing.errors import BriefingError
from briefing.write.docx import read_back, restyled, write

RED = RGBColor(0xCC, 0x00, 0x11)


def letterhead() -> bytes:
    """A file such as Word itself makes, with some styles changed and one of ours added."""
    made = docx.Document()
    made.styles["Heading 1"].font.color.rgb = RED
    made.styles["Normal"].font.size = Pt(12)
    excerpt = made.styles.add_style("Excerpt", WD_STYLE_TYPE.PARAGRAPH)
    excerpt.base_style = made.styles["Quote"]
    excerpt.font.size = Pt(14)
    made.styles.add_style("House Note", WD_STYLE_TYPE.PARAGRAPH)
    section = made.sections[0]
    section.left_margin, section.right_margin, section.page_width = Pt(100), Pt(50), Pt(612)
    made.add_paragraph("These words stay out of it.")
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def styles(data: bytes) -> dict[str, etree._Element]:
    return {style.get(f"{W}styleId", ""): style for style in part(data, "word/styles.xml").iter(f"{W}style")}


def test_styles_of_the_same_name_and_the_page_are_theirs() -> None:
    data = write(rich(), THEME, reference=letterhead())
    found = styles(data)
    assert values(found["Heading1"], "color") == ["CC0011"]
    assert values(found["Normal"], "sz") == ["24"]
    assert values(found["Excerpt"], "sz") == ["28"]
    assert values(found["HouseNote"], "name") == ["House Note"]
    page = next(part(data).iter(f"{W}pgMar"))
    assert (page.get(f"{W}left"), page.get(f"{W}right")) == ("2000", str(round((50 + THEME.page.notes) * 20)))
    assert values(part(data), "pgSz", "w") == ["12240"]


def test_styles_that_it_lacks_stay_ours_and_no_name_comes_twice() -> None:
    data = write(rich(), THEME, reference=letterhead())
    assert values(styles(data)["KeyQuote"], "sz") == ["26"]
    kinds = [(style.get(f"{W}type"), values(style, "name")[0].lower()) for style in styles(data).values()]
    assert len(kinds) == len(set(kinds))
    used = {*values(part(data), "pStyle"), *values(part(data), "rStyle"), *values(part(data), "tblStyle")}
    assert used <= set(styles(data))


def test_the_words_are_ours_alone() -> None:
    assert read_back(write(rich(), THEME, reference=letterhead())) == read_back(write(rich(), THEME))


def test_ids_of_another_language_are_matched_by_name() -> None:
    theirs = changed(letterhead(), lambda text: text.replace('"Heading1"', '"berschrift1"'), "word/styles.xml")
    data = write(Document("T", "handout", "en", (Heading("h", 1, (Text("One"),)),)), THEME, reference=theirs)
    assert values(paragraph_with(data, "One"), "pStyle") == ["Heading1"]
    assert values(styles(data)["Heading1"], "color") == ["CC0011"]
    assert "berschrift1" not in styles(data)


def test_it_still_holds_to_the_format(tmp_path: Path) -> None:
    made = tmp_path / "made.docx"
    made.write_bytes(write(rich(), THEME, reference=letterhead()))
    assert [str(error) for error in OpenXmlValidator().validate(str(made)).errors] == []


def test_our_own_file_as_reference_changes_nothing() -> None:
    own = write(rich(), THEME)
    again = write(rich(), THEME, reference=own)
    for ident, style in styles(own).items():
        assert etree.tostring(styles(again)[ident], method="c14n") == etree.tostring(style, method="c14n")


@pytest.mark.parametrize("size", ["0", "-5", "many", "100000000", "NaN", "1e999"])
def test_a_senseless_page_is_not_taken(size: str) -> None:
    theirs = changed(letterhead(), lambda text: text.replace('w:left="2000"', f'w:left="{size}"').replace("2000", size))
    assert read_back(write(rich(), THEME, reference=theirs))


@pytest.mark.parametrize(
    "theirs",
    [b"", b"no zip", replaced(letterhead(), "<w:document", '<!DOCTYPE x [<!ENTITY a "b">]><w:document')],
)
def test_what_is_no_word_file_is_refused(theirs: bytes) -> None:
    with pytest.raises(BriefingError, match="Word file"):
        write(rich(), THEME, reference=theirs)


def test_the_theme_takes_sizes_colours_and_page_from_it() -> None:
    theme = restyled(THEME, letterhead())
    assert theme.style("h1").color == "#cc0011"
    assert theme.style("body").size == 12
    # Based on Word's "Quote", which is in italics.
    assert (theme.style("excerpt").size, theme.style("excerpt").italic) == (14, True)
    assert (theme.page.left, theme.page.width, theme.page.notes) == (100, 612, THEME.page.notes)
    # Lacking there: ours.
    assert theme.style("key-quote").size == THEME.style("key-quote").size


def test_our_own_file_gives_back_the_theme_it_was_made_with() -> None:
    theme = restyled(THEME, write(rich(), THEME))
    assert theme.fonts == THEME.fonts
    for key in ("width", "height", "left", "right", "top", "bottom", "notes"):
        assert getattr(theme.page, key) == pytest.approx(getattr(THEME.page, key), abs=0.03)
    for name in ("body", "title", "kicker", "h2", "excerpt", "credit", "table-cell"):
        told, given = theme.style(name), THEME.style(name)
        for key in ("font", "size", "leading", "color", "before", "after", "rule_left", "rule_color", "keep_with_next"):
            assert getattr(told, key) == getattr(given, key), (name, key)
        assert bool(told.bold) == bool(given.bold)


def test_page_numbers_stand_at_our_pages_edge_whatever_tabs_it_has() -> None:
    footer = styles(write(rich(), THEME, reference=letterhead()))["Footer"]
    # Paper of 612 points between margins of 100 and 50.
    assert values(footer, "tab", "pos") == [str((612 - 150) * 10), str((612 - 150) * 20)]
