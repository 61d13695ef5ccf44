"""What poppler, which many programs read PDF files with, makes of the pages: the words in the order of reading."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from pdf_samples import SCRIPTS, THEME

from briefing.document import Document, Paragraph, Text
from briefing.write.pdf import read_back, write

# Marks and embeddings say nothing but a direction; poppler adds its own.
CONTROLS = dict.fromkeys([0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])
TEXTS = {
    "kk": "Қазақстан Республикасы: «Әр адамның өз ұстанымы бар», – деді ол 2023 жылғы 17 қазанда.",
    "ru": SCRIPTS["ru"],
    "el": SCRIPTS["el"],
    "vi": SCRIPTS["vi"],
    "he": SCRIPTS["he"],
    "he-number": 'השר אמר: "לא נסכים לפחות מזה" ביום 17 באוקטובר 2023 (בערב).',
    "he-latin": "הארגון UNESCO (פריז) הודיע ב-2023 על 50% הנחה.",
    "ar": "قال الوزير: «لن نقبل بأقل من ذلك» في 17 أكتوبر 2023.",
    "ar-latin": "وقعت شركة ABC Ltd. العقد رقم 12/2023 (نهائي).",
    "en-he": "The minister said “לא נסכים” (no) and left.",
    "en-ar": "The word سلام means peace; شكرا (thanks), too.",
}


def plain(text: str) -> str:
    return " ".join(text.translate(CONTROLS).split())


def made(name: str, folder: Path) -> Path:
    text = Paragraph("p", (Text(TEXTS[name]),))
    path = folder / "made.pdf"
    path.write_bytes(write(Document("A page", "handout", name[:2], (text,), page_label="{page}"), THEME))
    return path


def run(tool: str, *arguments: str | Path) -> str:
    found = shutil.which(tool)
    if found is None:
        pytest.skip(f"needs poppler ({tool})")
    return subprocess.run([found, *arguments], capture_output=True, text=True, encoding="utf-8", check=True).stdout


@pytest.mark.slow
@pytest.mark.parametrize("name", TEXTS)
def test_the_text_of_the_page_is_in_reading_order(name: str, tmp_path: Path) -> None:
    out = run("pdftotext", "-enc", "UTF-8", made(name, tmp_path), "-")
    assert plain(out).startswith(plain(TEXTS[name]))


@pytest.mark.slow
@pytest.mark.parametrize("name", TEXTS)
def test_the_structure_tree_is_in_reading_order(name: str, tmp_path: Path) -> None:
    assert plain(TEXTS[name]) in plain(run("pdfinfo", "-struct-text", made(name, tmp_path)))


@pytest.mark.slow
def test_the_structure_tree_keeps_vowel_marks_in_their_words(tmp_path: Path) -> None:
    # pdftotext, which looks at places alone, takes the gap beside a mark that leans out of its letter for a space
    page = Document("A page", "handout", "ar", (Paragraph("p", (Text(SCRIPTS["ar"]),)),), page_label="")
    path = tmp_path / "made.pdf"
    path.write_bytes(write(page, THEME))
    assert plain(SCRIPTS["ar"]) in plain(run("pdfinfo", "-struct-text", path))


@pytest.mark.slow
def test_the_structure_tree_keeps_a_hebrew_paragraph_on_an_english_page_in_order(tmp_path: Path) -> None:
    # pdftotext takes one direction for a whole page, and sets such a paragraph as it is seen
    english, hebrew = "The committee met in the old town hall before noon. " * 9, TEXTS["he-number"]
    blocks = (Paragraph("p", (Text(english),)), Paragraph("q", (Text(hebrew, lang="he"),)))
    path = tmp_path / "made.pdf"
    path.write_bytes(write(Document("A page", "handout", "en", blocks, page_label=""), THEME))
    assert plain(hebrew) in plain(run("pdfinfo", "-struct-text", path))


@pytest.mark.parametrize("name", TEXTS)
def test_direction_marks_are_no_part_of_what_is_read_back(name: str, tmp_path: Path) -> None:
    assert [block.text for block in read_back(made(name, tmp_path).read_bytes())] == [TEXTS[name]]
