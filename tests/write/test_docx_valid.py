"""The Word file holds to the format (Open XML SDK's rules), and another program opens and prints it."""

import shutil
import subprocess
from pathlib import Path

import pytest
from docx_sample import THEME, paragraph, rich, words
from openxml_audit import OpenXmlValidator

from briefing.document import Document, Group, Heading, Page, Quotation, QuoteParagraph, Style, Text, Theme
from briefing.write.docx import write

CREDIT = paragraph("c", "מקור", style="credit")
HEBREW = Document(
    "כותרת",
    "handout",
    "he",
    (
        Heading("h", 1, (Text("כותרת"),)),
        Quotation(
            "q",
            "S1-E1",
            "excerpt",
            "S1-E1",
            (QuoteParagraph((words("שלום (world) עולם"),), 3),),
            paragraph("c", "מקור", style="credit"),
        ),
        Group("g", "aside", (paragraph("p", "בתוך"),), "box", keep=True),
    ),
)

DOCUMENTS = [
    pytest.param(rich(), THEME, id="every kind of block"),
    pytest.param(Document("", "", "", ()), Theme("bare", Page(), {}), id="nothing at all"),
    pytest.param(rich(), Theme("bare", Page(), {}), id="a theme without styles"),
    pytest.param(
        rich(),
        Theme("landscape", Page(842, 595), {"excerpt": Style(background="#eeeeee", rule_left=40)}),
        id="landscape",
    ),
    pytest.param(HEBREW, THEME, id="from right to left"),
]


@pytest.mark.parametrize(("document", "theme"), DOCUMENTS)
def test_it_holds_to_the_format(document: Document, theme: Theme, tmp_path: Path) -> None:
    made = tmp_path / "made.docx"
    made.write_bytes(write(document, theme, pages={"h1": 1}))
    assert [str(error) for error in OpenXmlValidator().validate(str(made)).errors] == []


@pytest.mark.slow
@pytest.mark.parametrize(("document", "theme"), DOCUMENTS)
def test_libreoffice_opens_and_prints_it(document: Document, theme: Theme, tmp_path: Path) -> None:
    soffice, pdftotext = shutil.which("soffice"), shutil.which("pdftotext")
    if soffice is None or pdftotext is None:
        pytest.skip("needs LibreOffice (soffice) and poppler (pdftotext)")
    (tmp_path / "made.docx").write_bytes(write(document, theme))
    profile = (tmp_path / "profile").as_uri()
    convert = [soffice, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "made.docx"]
    subprocess.run(convert, cwd=tmp_path, check=True, capture_output=True, timeout=180)
    text = subprocess.run(
        [pdftotext, "-layout", "made.pdf", "-"], cwd=tmp_path, check=True, capture_output=True, text=True
    ).stdout
    if document.author:  # the one with every kind of block
        for expected in ("Who decides when", "Counted by hand", "5.", "Fifth step", "page 2 of"):
            assert expected in text
