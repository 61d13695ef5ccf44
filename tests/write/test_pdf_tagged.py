"""The file's structure: what assistive technology and other programs are told, and that it never changes by chance."""

from __future__ import annotations

import dataclasses
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import page
import pytest
from pdf_samples import LOREM, THEME, chronology, document, excerpt, paragraph, rich, words
from pypdf import PdfReader

from briefing.document import (
    Contents,
    Document,
    Drawing,
    Figure,
    Heading,
    Lettering,
    Link,
    Note,
    Paragraph,
    Shape,
    Stroke,
    Text,
)
from briefing.write.pdf import missing_characters, write

HERE = Path(__file__).parent
PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080200000090"
    "7753de0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082"
)


def elements(data: bytes) -> Iterator[dict[str, Any]]:
    """The structure elements in reading order."""

    def down(node: Any) -> Iterator[dict[str, Any]]:
        node = node.get_object()
        if not isinstance(node, dict):
            return
        if "/S" in node:
            yield node
        kids = node.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            yield from down(kid)

    yield from down(PdfReader(io.BytesIO(data)).trailer["/Root"]["/StructTreeRoot"])


def kinds(data: bytes) -> list[str]:
    return [str(node["/S"])[1:] for node in elements(data)]


def validated(data: bytes, folder: Path) -> str:
    path = folder / "made.pdf"
    path.write_bytes(data)
    return str(page.validate_pdf(str(path), profile="ua1"))


@pytest.fixture(scope="module")
def made() -> bytes:
    return write(rich(), THEME)


def test_a_rich_document_is_accessible(made: bytes, tmp_path: Path) -> None:
    assert "0 failed" in validated(made, tmp_path)


DRAWING = Drawing(
    "d",
    400.0,
    20.0,
    (
        Stroke(0, 10, 400, 10, 0.7, "#595959"),
        Shape(((10, 8), (20, 8), (20, 12), (10, 12)), "#7a1f2b"),
        Shape(((40, 8), (42, 10), (40, 12), (38, 10)), "#ffffff", "#595959"),
        Lettering(15, 6, "7 & 8 October", 7.5, "#7a1f2b"),
    ),
    "A line (with two things) on it",
)


def test_a_drawing_is_one_figure_with_its_place_and_its_words(tmp_path: Path) -> None:
    data = write(document(Heading("h", 1, (Text("A heading"),)), DRAWING), THEME)
    assert "0 failed" in validated(data, tmp_path)
    (figure,) = [node for node in elements(data) if node["/S"] == "/Figure"]
    assert figure["/Alt"] == "A line (with two things) on it"
    left, bottom, right, top = (float(edge) for edge in figure["/A"]["/BBox"])
    # Wider than the column, so made smaller as a whole.
    assert right - left == pytest.approx(THEME.page.width - THEME.page.left - THEME.page.right - THEME.page.notes)
    assert top - bottom == pytest.approx((right - left) / 20, abs=0.01)
    (page_made,) = PdfReader(io.BytesIO(data)).pages
    assert "7 & 8 October" in page_made.extract_text()
    assert len(page_made.images) == 0


def test_figures_deep_headings_and_odd_names_are_accessible(tmp_path: Path) -> None:
    figure = Figure("f", PIXEL, "image/png", "A white dot", 20.0, (Text("The dot"),))
    odd = dataclasses.replace(
        document(
            Heading("h (1)", 3, (Text("Deep (first)"),)),
            figure,
            Heading("h\\2", 4, (Text("Deeper"),)),
            paragraph("ü", "To ", Link("#h (1)", (Text("the start"),)), Note("x", (words("A source's.", "S1-É1"),))),
            Contents("c", 4),
        ),
        title="Straße & <Ausblick>\x00 \ufffe",
        author="",
        subject="(unbalanced",
    )
    data = write(odd, THEME)
    assert "0 failed" in validated(data, tmp_path)
    found = [node for node in elements(data) if node["/S"] == "/Figure"]
    assert [node["/Alt"] for node in found] == ["A white dot"]


def test_an_empty_document_is_accessible(tmp_path: Path) -> None:
    assert "0 failed" in validated(write(document(), THEME), tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("profile", ["ua1", "2a"])
def test_the_reference_validator_agrees(profile: str, made: bytes, tmp_path: Path) -> None:
    """`VERAPDF` names a program that takes a profile and a file, and ends with 0 when the file conforms."""
    tool = os.environ.get("VERAPDF", "")
    if not shutil.which(tool):
        pytest.skip("veraPDF is not here; name a program that runs it in the environment variable VERAPDF")
    (tmp_path / "made.pdf").write_bytes(made)
    done = subprocess.run([tool, profile, str(tmp_path / "made.pdf")], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_every_kind_of_block_has_its_element(made: bytes) -> None:
    wanted = (
        "Document H1 H2 H3 P BlockQuote L LI Lbl LBody Table Caption THead TBody TR TH TD TOC TOCI Reference Link "
        "Note Sect Div"
    )
    assert set(wanted.split()) <= set(kinds(made))
    assert kinds(made)[0] == "Document"


def test_headings_start_at_one_and_skip_none() -> None:
    levels = (3, 4, 2, 4, 1)
    data = write(document(*(Heading(f"h{n}", level, (Text("H"),)) for n, level in enumerate(levels))), THEME)
    assert [kind for kind in kinds(data) if kind[0] == "H"] == ["H1", "H2", "H2", "H3", "H1"]


def test_table_heads_say_their_scope() -> None:
    data = write(document(chronology(50)), THEME)
    heads = [node for node in elements(data) if node["/S"] == "/TH"]
    assert [node["/A"]["/Scope"] for node in heads] == ["/Column"] * 3
    assert kinds(data).count("TD") == 150


def test_links_reach_web_and_mail_and_nothing_else() -> None:
    targets = [
        "https://example.org/ü?a=(1)",
        "mailto:a@example.org",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "#nowhere",
    ]
    links = [paragraph(f"p{n}", Link(target, (Text(f"link {n}"),))) for n, target in enumerate(targets)]
    data = write(document(*links), THEME)
    notes = [note.get_object() for note in PdfReader(io.BytesIO(data)).pages[0]["/Annots"]]
    assert [note["/A"]["/URI"] for note in notes] == ["https://example.org/%C3%BC?a=(1)", "mailto:a@example.org"]
    assert [note["/Contents"] for note in notes] == ["link 0", "link 1"]
    assert b"javascript" not in data


def test_a_link_inside_leads_to_its_block() -> None:
    blocks = (
        paragraph("p", Link("#far", (Text("far"),))),
        *(paragraph(f"f{n}", LOREM) for n in range(30)),
        Heading("far", 1, (Text("Far"),)),
    )
    reader = PdfReader(io.BytesIO(write(document(*blocks), THEME)))
    target = reader.pages[0]["/Annots"][0].get_object()["/Dest"][0].get_object()
    assert target == reader.pages[-1].get_object()


def test_bookmarks_follow_the_headings(made: bytes) -> None:
    reader = PdfReader(io.BytesIO(made))
    top = [entry for entry in reader.outline if not isinstance(entry, list)]
    assert [entry["/Title"] for entry in top] == ["What did the committee decide, and who says so?"]
    below = next(entry for entry in reader.outline if isinstance(entry, list))
    titles = [entry["/Title"] for entry in below if not isinstance(entry, list)]
    assert titles == ["Before you read", "Sources", "Scripts", "Questions", "Chronology"]


def test_properties_and_language() -> None:
    made = dataclasses.replace(document(paragraph("p", "Text."), language="kk"), author="Town school", subject="Civics")
    reader = PdfReader(io.BytesIO(write(made, THEME)))
    assert reader.trailer["/Root"]["/Lang"] == "kk"
    assert reader.metadata is not None
    assert (reader.metadata.title, reader.metadata.author, reader.metadata.subject) == (
        "A pack about a vote",
        "Town school",
        "Civics",
    )
    assert reader.metadata.creation_date is None


def test_a_run_in_another_language_says_so() -> None:
    data = write(document(Paragraph("p", (Text("In English, "), words("по-русски", lang="ru")))), THEME)
    code = PdfReader(io.BytesIO(data)).pages[0].get_contents()
    assert code is not None
    assert b"/Lang (ru)" in code.get_data()


def test_every_font_is_embedded_and_cut(made: bytes) -> None:
    fonts = PdfReader(io.BytesIO(made)).pages[0]["/Resources"]["/Font"]
    assert len(fonts) >= 4
    for font in fonts.values():
        descriptor = font["/DescendantFonts"][0]["/FontDescriptor"]
        assert "+" in descriptor["/FontName"]
        assert len(descriptor["/FontFile2"].get_data()) < 60_000


def test_the_same_values_give_the_same_bytes_whatever_the_hash_seed(made: bytes) -> None:
    program = (
        "import hashlib, sys; sys.path.insert(0, sys.argv[1]); import pdf_samples as s;"
        "from briefing.write.pdf import write;"
        "print(hashlib.sha256(write(s.rich(), s.THEME)).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program, str(HERE)],
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Almaty"))
    }
    assert len(digests) == 1
    assert write(rich(), THEME) == made


def findings(made: Document) -> list[tuple[str, str]]:
    return [(found.code, found.message) for found in missing_characters(made, THEME)]


def test_characters_without_a_font_are_named() -> None:
    assert findings(rich()) == []
    found = findings(document(excerpt("q", "S1-E1", "A 😀 and 漢."), paragraph("p", "Plain.", Note("n", (Text("ꯍ"),)))))
    assert [code for code, _ in found] == ["character-without-font", "character-without-font"]
    for named in ("漢 (U+6F22", "ꯍ (U+ABCD"):
        assert named in found[0][1]
    assert "😀 (U+1F600 grinning face)" in found[1][1]


def test_a_letter_without_a_font_is_an_error_and_a_picture_sign_a_warning() -> None:
    def severities(text: str) -> list[str]:
        return [found.severity for found in missing_characters(document(paragraph("p", text)), THEME)]

    assert severities("漢") == ["error"]
    assert severities("👍🏽 1️⃣ ❤️ 👩‍👩‍👧") == ["warning"]
    assert severities("A variation selector alone\ufe0f lacks nothing") == []


def test_controls_and_invisible_signs_are_not_missing() -> None:
    assert findings(document(paragraph("p", "a\x00b\u200bc\u2028d\u202ae\ufefff\tg"))) == []
