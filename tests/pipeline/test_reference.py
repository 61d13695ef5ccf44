"""A person's reference.docx gives its looks to both formats, and the made files still prove themselves."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import docx
import pypdf
from docx.shared import Mm, Pt, RGBColor

TEXT = "The harbour ferry stays.\n\nThe council voted on 12 March 2024 to keep it, the mayor said on Tuesday.\n"


def reference(path: Path) -> None:
    template = docx.Document()
    heading = template.styles["Heading 2"].font
    heading.color.rgb, heading.size = RGBColor(0x0B, 0x3D, 0x2E), Pt(19)
    template.sections[0].page_width, template.sections[0].page_height = Mm(176), Mm(250)
    template.save(str(path))


def test_both_formats_take_the_looks_of_a_reference(run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    reference(tmp_path / "reference.docx")
    done = run("build", tmp_path, "-e", "policy")
    assert done.returncode == 0, done.stderr
    (word,) = (tmp_path / "output").glob("*.docx")
    (pdf,) = (tmp_path / "output").glob("*.pdf")
    with zipfile.ZipFile(word) as package:
        styles = package.read("word/styles.xml").decode()
    (heading,) = re.findall(r'<w:style (?:(?!</w:style>).)*w:val="heading 2".*?</w:style>', styles, re.I | re.S)
    assert "0B3D2E" in heading.upper()
    page = pypdf.PdfReader(pdf).pages[0]
    assert [round(float(side) / 72 * 25.4) for side in page.mediabox[2:]] == [176, 250]
    content = page.get_contents().get_data()
    assert b"0.043 0.239 0.18 rg" in content, "the heading's colour"


def test_a_reference_that_is_no_word_file_is_named(run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "reference.docx").write_bytes(b"not a Word file")
    done = run("build", tmp_path)
    assert done.returncode == 3
    assert "reference" in done.stderr
    assert not (tmp_path / "output").exists()
