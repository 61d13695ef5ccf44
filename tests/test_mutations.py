"""Harm done to real made files: verify must find each kind, by its own finding."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

import pypdf
import pytest
from lxml import etree
from pypdf.generic import StreamObject

import briefing
from briefing.pipeline import Options

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def codes(path: Path) -> set[str]:
    """The errors that verify finds in a made file."""
    return {f.code for f in briefing.verify_files([path], None, Options()) if f.severity == "error"}


def made(project: Path, edition: str, kind: str) -> Path:
    (path,) = (project / "output").glob(f"*-{edition}.{kind}")
    return path


def edit_word(path: Path, change: Callable[[etree._Element], None]) -> None:
    """Do to the body of a Word file what a person might do in Word."""
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    root = etree.fromstring(parts["word/document.xml"])
    change(root)
    parts["word/document.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)


def paragraphs(root: etree._Element, style: str) -> list[etree._Element]:
    def name(paragraph: etree._Element) -> str:
        given = paragraph.find(f"{W}pPr/{W}pStyle")
        return "" if given is None else given.get(f"{W}val", "")

    return [paragraph for paragraph in root.iter(f"{W}p") if name(paragraph).startswith(style)]


def text(element: etree._Element) -> str:
    return "".join(t.text or "" for t in element.iter(f"{W}t"))


def excerpt_text(root: etree._Element, ref: str) -> list[etree._Element]:
    """The text elements that are marked as the excerpt `ref`."""
    return [
        t
        for sdt in root.iter(f"{W}sdt")
        if (tag := sdt.find(f"{W}sdtPr/{W}tag")) is not None and tag.get(f"{W}val") == f"source:{ref}"
        for t in sdt.iter(f"{W}t")
    ]


@pytest.mark.parametrize("edition", ["handout", "teacher", "policy", "press-review"])
@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_untouched_files_prove_themselves(project: Path, edition: str, kind: str) -> None:
    assert codes(made(project, edition, kind)) == set()


def test_one_letter_in_the_word_file(project: Path) -> None:
    path = made(project, "handout", "docx")

    def change(root: etree._Element) -> None:
        word = excerpt_text(root, "S2-E1")[0]
        assert word.text is not None
        word.text = word.text.replace("strong", "strung", 1)

    edit_word(path, change)
    assert codes(path) == {"altered-words"}


def test_one_letter_in_the_pdf(project: Path) -> None:
    path = made(project, "handout", "pdf")
    writer = pypdf.PdfWriter(clone_from=path)
    for page in writer.pages:
        content = page.get_contents().get_data()
        # The first two glyphs of a source's words, the first put in the place of the second.
        match = re.search(rb"/SourceWords <</Ref \(S\d-E\d\)>> BDC[^<]*<([0-9A-F]{4})([0-9A-F]{4})", content)
        if match:
            assert match[1] != match[2]
            changed = StreamObject()
            changed.set_data(content[: match.start(2)] + match[1] + content[match.end(2) :])
            page[pypdf.generic.NameObject("/Contents")] = writer._add_object(changed)
            break
    writer.write(path)
    assert codes(path) == {"altered-words"}


def test_one_letter_in_a_source(project: Path) -> None:
    source = next((project / "seeds").glob("001_*"))
    source.write_text(source.read_text("utf-8").replace("193 Member States", "194 Member States"), "utf-8")
    assert codes(made(project, "handout", "pdf")) == {"source-changed", "source-words-differ"}


def test_a_letter_in_a_source_that_is_not_quoted(project: Path) -> None:
    source = next((project / "seeds").glob("000_*"))
    source.write_text(source.read_text("utf-8").replace("Almaty Zoo", "Almaty zoo"), "utf-8")
    assert codes(made(project, "handout", "docx")) == {"source-changed"}


def test_two_credits_swapped_in_the_word_file(project: Path) -> None:
    path = made(project, "handout", "docx")

    def change(root: etree._Element) -> None:
        lines = paragraphs(root, "SourceLine")
        one, other = lines[0], next(c for c in lines if text(c)[:2] != text(lines[0])[:2])
        swapped = deepcopy(one)
        one.getparent().replace(one, deepcopy(other))
        other.getparent().replace(other, swapped)

    edit_word(path, change)
    assert codes(path) == {"wrong-credit"}


def test_an_excerpt_dropped_from_the_word_file(project: Path) -> None:
    path = made(project, "policy", "docx")

    def change(root: etree._Element) -> None:
        for word in excerpt_text(root, "S1-E1"):
            paragraph = next(p for p in word.iterancestors(f"{W}p"))
            if paragraph.getparent() is not None:
                paragraph.getparent().remove(paragraph)

    edit_word(path, change)
    assert "missing-excerpt" in codes(path)
    assert "altered-words" not in codes(path)


def test_a_paragraph_typed_in_the_style_of_the_excerpts(project: Path) -> None:
    path = made(project, "handout", "docx")

    def change(root: etree._Element) -> None:
        model = paragraphs(root, "Excerpt")[-1]
        typed = etree.SubElement(root.find(f"{W}body"), f"{W}p")
        typed.append(deepcopy(model.find(f"{W}pPr")))
        run = etree.SubElement(typed, f"{W}r")
        etree.SubElement(run, f"{W}t").text = "The ambassador has since withdrawn every word."
        root.find(f"{W}body").insert(3, typed)

    edit_word(path, change)
    assert codes(path) == {"unlisted-words"}


@pytest.mark.parametrize(
    "sentence",
    [
        "<p>As they say, “nobody in this hall believed a word of it”.</p>",
        "<blockquote>Nobody in this hall believed a word of it.</blockquote>",
        '<p>It was said: "nobody in this hall believed a word of it".</p>',
    ],
)
def test_a_quotation_made_up_by_a_template(project: Path, run, sentence: str) -> None:
    run("templates", "copy", "handout", "--to", project)
    main = project / "templates" / "handout" / "main.xhtml"
    main.write_text(main.read_text("utf-8") + sentence, "utf-8")
    before = {p.name: p.read_bytes() for p in (project / "output").iterdir()}
    done = run("build", project)
    assert done.returncode == 1, done.stdout
    assert "nobody in this hall believed" in done.stderr.lower()
    assert {p.name: p.read_bytes() for p in (project / "output").iterdir()} == before, "nothing is published"


def test_a_file_verified_against_anothers_manifest(project: Path) -> None:
    policy, handout = made(project, "policy", "pdf"), made(project, "handout", "pdf")
    shutil.copy(policy, handout)
    assert "missing-excerpt" in codes(handout)
