"""Fonts of a person's own: taken from the project, if their makers allow it; missed aloud where they are not there."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pypdf
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
        (b"OTTO" + AMIRI[4:], "no TrueType"),
        (b"", "no TrueType"),
        (AMIRI[:300], "no TrueType"),
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
    assert not findings
    document = Document("A page", "handout", "en", (Paragraph("p", (Text("شكرا 12"),)),), page_label="")
    data = write(document, own)
    (tmp_path / "made.pdf").write_bytes(data)
    resources_of = pypdf.PdfReader(tmp_path / "made.pdf").pages[0]["/Resources"]
    fonts = [font.get_object()["/BaseFont"] for font in resources_of["/Font"].values()]
    assert [name.split("+")[1].split("-")[0] for name in fonts] == ["Amiri"]
    assert read_back(data)[0].text == "شكرا 12"
    assert not missing_characters(document, own)


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
