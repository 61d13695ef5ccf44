"""The contents of a Word file name the pages that its PDF has."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pypdf

ROOT = Path(__file__).parents[2]


def test_the_contents_of_the_word_file_name_the_pages_of_the_pdf(run, tmp_path: Path) -> None:
    assert run("init", "mypack", "--example", cwd=tmp_path).returncode == 0
    house = tmp_path / "mypack" / "templates" / "handout"
    house.mkdir(parents=True, exist_ok=True)
    main = (ROOT / "templates" / "handout" / "main.xhtml").read_text("utf-8")
    (house / "main.xhtml").write_text("<toc depth='2' title='Contents'/>\n" + main, "utf-8")
    done = run("build", "mypack", "-e", "handout", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    (word,) = (tmp_path / "mypack" / "output").glob("*.docx")
    (pdf,) = (tmp_path / "mypack" / "output").glob("*.pdf")
    with zipfile.ZipFile(word) as package:
        body = package.read("word/document.xml").decode()
    entries = re.findall(r'<w:pStyle w:val="TOC[12]"/>.*?</w:p>', body)
    named = [re.findall(r"<w:t [^>]*>([^<]*)</w:t>", entry) for entry in entries]
    reader = pypdf.PdfReader(pdf)
    outline = [
        (item.title, reader.get_destination_page_number(item) + 1) for item in flat(reader.outline) if item.title
    ]
    pages = dict(outline)
    assert len(entries) > 3
    for *words, number in named:
        assert pages["".join(words)] == int(number), words
    assert len({int(entry[-1]) for entry in named}) > 1


def flat(outline: list) -> list:
    return [item for part in outline for item in (flat(part) if isinstance(part, list) else [part])]
