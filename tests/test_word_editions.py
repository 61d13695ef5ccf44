"""Every edition in every look as a Word file: it holds to the format, its parts agree, LibreOffice prints it."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from itertools import pairwise
from pathlib import Path

import pypdf
import pytest
from lxml import etree
from openxml_audit import OpenXmlValidator

from briefing.compose import compose
from briefing.compose.sample import sample_pack
from briefing.document import Document, Theme
from briefing.pipeline.looks import Looks
from briefing.write import docx, pdf

EDITIONS = ("handout", "teacher", "policy", "press-review")
LOOKS = ("classroom", "ministry", "plain")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def composed(edition: str, look: str, folder: Path) -> tuple[Document, Theme]:
    looks = Looks.of(folder)
    templates, _ = looks.templates("en")
    theme, _ = looks.theme(edition, "A4", (), look)
    return compose(sample_pack(), edition, templates, theme), theme


def wrong(data: bytes) -> list[str]:
    """What a validator of the format overlooks: pairs, numbers and names that must agree within the file."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        body = etree.fromstring(package.read("word/document.xml"))
        notes = etree.fromstring(package.read("word/footnotes.xml"))
        sheet = etree.fromstring(package.read("word/styles.xml"))
        links = etree.fromstring(package.read("word/_rels/document.xml.rels"))
        numbers = etree.fromstring(package.read("word/numbering.xml"))
    found = []

    def said(tag: str, name: str, root: etree._Element = body) -> list[str]:
        return [element.get(f"{W}{name}", "") for element in root.iter(f"{W}{tag}")]

    starts, ends = said("bookmarkStart", "id"), said("bookmarkEnd", "id")
    names = said("bookmarkStart", "name")
    if sorted(starts) != sorted(ends) or len(set(starts)) != len(starts) or len(set(names)) != len(names):
        found.append("bookmarks don't pair")
    found += [f"no bookmark {anchor}" for anchor in said("hyperlink", "anchor") if anchor and anchor not in names]
    called, held = said("footnoteReference", "id"), said("footnote", "id", notes)
    if called != sorted(called, key=int) or not set(called) <= set(held) or len(set(called)) != len(called):
        found.append("notes don't agree")
    styles = {style.get(f"{W}styleId"): style for style in sheet.iter(f"{W}style")}
    used = {*said("pStyle", "val"), *said("rStyle", "val"), *said("tblStyle", "val")}
    found += [f"no style {name}" for name in used - set(styles)]
    levels = []
    for paragraph in body.iter(f"{W}p"):
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        at = None if named is None else styles.get(named.get(f"{W}val"))
        while at is not None:
            outline = at.find(f"{W}pPr/{W}outlineLvl")
            if outline is not None:
                levels.append(int(outline.get(f"{W}val", "9")))
                break
            based = at.find(f"{W}basedOn")
            at = None if based is None else styles.get(based.get(f"{W}val"))
    found += [f"heading {two + 1} after {one + 1}" for one, two in pairwise(levels) if two > one + 1]
    found += ["a drawing without words" for drawn in body.iter(f"{WP}docPr") if not drawn.get("descr")]
    targets = {link.get("Id") for link in links}
    relations = re.findall(r'r:(?:id|embed)="([^"]+)"', etree.tostring(body).decode())
    found += [f"no relation {relation}" for relation in relations if relation not in targets]
    lists = set(said("num", "numId", numbers))
    found += [f"no list {number}" for number in said("numId", "val") if number not in lists]
    heads = [row for row in body.iter(f"{W}tr") if row.find(f"{W}trPr/{W}tblHeader") is not None]
    if not heads and any(True for _ in body.iter(f"{W}tblHeader")):
        found.append("head rows")
    direct = {"rFonts", "sz", "color", "ind", "spacing", "shd", "pBdr"}
    for properties in (*body.iter(f"{W}pPr"), *(r.find(f"{W}rPr") for r in body.iter(f"{W}r"))):
        if properties is not None and not any(True for _ in properties.iterancestors(f"{W}txbxContent")):
            found += [f"direct {str(e.tag)[len(W) :]}" for e in properties if str(e.tag)[len(W) :] in direct]
    return found


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("edition", EDITIONS)
def test_it_holds_to_the_format_and_its_parts_agree(edition: str, look: str, tmp_path: Path) -> None:
    document, theme = composed(edition, look, tmp_path)
    data = docx.write(document, theme)
    (tmp_path / "made.docx").write_bytes(data)
    assert [str(error) for error in OpenXmlValidator().validate(str(tmp_path / "made.docx")).errors] == []
    assert wrong(data) == []


def test_the_checks_of_agreement_see_what_is_wrong(tmp_path: Path) -> None:
    document, theme = composed("policy", "classroom", tmp_path)
    data = docx.write(document, theme)
    for old, new, named in (
        ("<w:bookmarkEnd ", "<w:proofErr ", "bookmarks"),
        ('<w:footnoteReference w:id="1"/>', '<w:footnoteReference w:id="77"/>', "notes"),
        ('<w:pStyle w:val="Heading2"/>', '<w:pStyle w:val="Heading9"/>', "no style Heading9"),
        ('descr="', 'other="', "without words"),
    ):
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(out, "w") as made:
            for name in package.namelist():
                blob = package.read(name)
                if name == "word/document.xml":
                    assert old.encode() in blob
                    blob = blob.replace(old.encode(), new.encode(), 1)
                made.writestr(name, blob)
        assert any(named in said for said in wrong(out.getvalue())), named


@pytest.mark.slow
@pytest.mark.parametrize("look", LOOKS)
def test_libreoffice_prints_every_edition_on_at_most_a_page_more(look: str, tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("needs LibreOffice (soffice)")
    pages = {}
    for edition in EDITIONS:
        document, theme = composed(edition, look, tmp_path)
        (tmp_path / f"{edition}.docx").write_bytes(docx.write(document, theme))
        pages[edition] = len(pypdf.PdfReader(io.BytesIO(pdf.write(document, theme))).pages)
    profile = (tmp_path / "profile").as_uri()
    convert = [soffice, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir", "printed"]
    files = [f"{edition}.docx" for edition in EDITIONS]
    subprocess.run([*convert, *files], cwd=tmp_path, check=True, capture_output=True, timeout=300)
    printed = {edition: len(pypdf.PdfReader(tmp_path / "printed" / f"{edition}.pdf").pages) for edition in EDITIONS}
    assert all(printed[edition] <= pages[edition] + 1 for edition in EDITIONS), (printed, pages)
