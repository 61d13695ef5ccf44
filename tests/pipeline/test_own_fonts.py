"""Fonts of a person's own: taken from the project, if their makers allow it; missed aloud where they are not there."""

from __future__ import annotations

import io
from importlib import resources
from pathlib import Path

import pypdf
import pypdfium2
import pytest

from briefing.document import Document, FontFile, Page, Paragraph, Style, Text, Theme
from briefing.pipeline.house import with_files
from briefing.write.pdf import missing_characters, read_back, write
from briefing.write.pdf.own_fonts import read_font

AMIRI = (resources.files("briefing.fonts") / "Amiri-Regular.ttf").read_bytes()


def theme(**fonts: str) -> Theme:
    return Theme(
        "t", Page(), {"body": Style(font="sans", size=10)}, {"serif": "Noto Serif", "sans": "Noto Sans"} | fonts
    )


def with_permission(font: bytes, bits: int) -> bytes:
    count = int.from_bytes(font[4:6], "big")
    entry = next(at for at in range(12, 12 + 16 * count, 16) if font[at : at + 4] == b"OS/2")
    start = int.from_bytes(font[entry + 8 : entry + 12], "big")
    return font[: start + 8] + bits.to_bytes(2, "big") + font[start + 10 :]


@pytest.mark.parametrize("bits", [0x0000, 0x0004, 0x0008, 0x000A])
def test_a_font_that_may_be_embedded_is_read(bits: int) -> None:
    found = read_font(with_permission(AMIRI, bits))
    assert isinstance(found, FontFile)
    assert (found.family, found.bold, found.italic) == ("Amiri", False, False)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (with_permission(AMIRI, 0x0002), "does not allow it"),
        (with_permission(AMIRI, 0x0100), "a part"),
        (with_permission(AMIRI, 0x0200), "a part"),
        (b"OTTO" + AMIRI[4:], "no outlines"),
        (b"ttcf" + AMIRI[4:], "a collection"),
        (b"", "no TrueType or OpenType"),
        (AMIRI[:300], "no outlines"),
    ],
)
def test_a_font_that_may_or_can_not_be_used_says_why(data: bytes, said: str) -> None:
    found = read_font(data)
    assert isinstance(found, str)
    assert said in found


def test_a_projects_font_sets_the_text_that_its_theme_gives_it(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "a.ttf").write_bytes(AMIRI)
    own, findings = with_files(theme(sans="Amiri"), tmp_path)
    assert [finding.code for finding in findings] == ["font-without-bold"]
    document = Document("A page", "handout", "en", (Paragraph("p", (Text("شكرا 12"),)),), page_label="")
    data = write(document, own)
    (tmp_path / "made.pdf").write_bytes(data)
    resources_of = pypdf.PdfReader(tmp_path / "made.pdf").pages[0]["/Resources"]
    fonts = [font.get_object()["/BaseFont"] for font in resources_of["/Font"].values()]
    assert [name.split("+")[1].split("-")[0] for name in fonts] == ["Amiri"]
    assert read_back(data)[0].text == "شكرا 12"
    assert not missing_characters(document, own)


IDEOGRAPHS = "市議会は水門を開いた。"


def font_of(characters: str, family: str, *, compact: bool, style: str = "Regular") -> bytes:
    """A font whose glyphs are boxes, with TrueType or with compact outlines."""
    builder = pytest.importorskip("fontTools.fontBuilder").FontBuilder(1000, isTTF=not compact)
    names = [".notdef", *(f"u{ord(character):04X}" for character in characters)]
    pen_kind = "fontTools.pens.t2CharStringPen" if compact else "fontTools.pens.ttGlyphPen"
    pens = pytest.importorskip(pen_kind)

    def box() -> object:
        pen = pens.T2CharStringPen(1000, None) if compact else pens.TTGlyphPen(None)
        pen.moveTo((100, 0))
        for corner in ((100, 800), (900, 800), (900, 0)):
            pen.lineTo(corner)
        pen.closePath()
        return pen.getCharString() if compact else pen.glyph()

    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(character): f"u{ord(character):04X}" for character in characters})
    glyphs = {name: box() for name in names}
    if compact:
        builder.setupCFF(family.replace(" ", ""), {"FullName": family}, glyphs, {})
    else:
        builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 100)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": family, "styleName": style})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120, fsType=0, fsSelection=0x20 if style == "Bold" else 0x40)
    builder.setupPost()
    out = io.BytesIO()
    builder.save(out)
    return out.getvalue()


@pytest.mark.parametrize("compact", [False, True])
def test_a_font_in_the_project_draws_what_no_shipped_font_has(tmp_path: Path, compact: bool) -> None:
    text = Document("A page", "handout", "en", (Paragraph("p", (Text(f"They said: {IDEOGRAPHS}"),)),), page_label="")
    lacking = missing_characters(text, theme())
    assert [finding.severity for finding in lacking] == ["error"]
    assert "fonts/" in lacking[0].hint
    (tmp_path / "fonts").mkdir()
    name = "boxes.otf" if compact else "boxes.ttf"
    (tmp_path / "fonts" / name).write_bytes(font_of(IDEOGRAPHS, "Test Boxes", compact=compact))
    own, findings = with_files(theme(), tmp_path)
    assert not findings
    assert not missing_characters(text, own)
    data = write(text, own)
    assert read_back(data)[0].text == f"They said: {IDEOGRAPHS}"
    fonts = pypdf.PdfReader(io.BytesIO(data)).pages[0]["/Resources"]["/Font"].values()
    descendant = next(
        font.get_object()["/DescendantFonts"][0].get_object()
        for font in fonts
        if "TestBoxes" in font.get_object()["/BaseFont"]
    )
    assert descendant["/Subtype"] == ("/CIDFontType0" if compact else "/CIDFontType2")
    assert ("/FontFile3" if compact else "/FontFile2") in descendant["/FontDescriptor"]
    page = pypdfium2.PdfDocument(data)[0].render(scale=2, grayscale=True)
    black = bytes(page.buffer).count(0)
    assert black > 100 * len(IDEOGRAPHS), "the boxes are drawn"


def test_a_family_without_a_bold_cut_is_told(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "a.ttf").write_bytes(font_of("Ab", "Test Boxes", compact=False))
    _, findings = with_files(theme(sans="Test Boxes"), tmp_path)
    assert [finding.code for finding in findings] == ["font-without-bold"]
    (tmp_path / "fonts" / "b.ttf").write_bytes(font_of("Ab", "Test Boxes", compact=False, style="Bold"))
    assert not with_files(theme(sans="Test Boxes"), tmp_path)[1]


def test_a_font_that_is_not_there_is_named_with_what_is_used_instead(tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    (tmp_path / "fonts" / "bad.ttf").write_bytes(b"no font")
    _, findings = with_files(theme(serif="Garamond"), tmp_path)
    assert [(finding.code, finding.path) for finding in findings] == [
        ("font-not-used", "fonts/bad.ttf"),
        ("font-not-found", "theme.yaml"),
    ]
    assert "Garamond" in findings[1].message
    assert "Noto Serif" in findings[1].message
