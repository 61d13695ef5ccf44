"""Write: the texts in a Word file or another zip archive, part by part."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator

from lxml import etree

from briefing.model.withheld import Trace

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NAMES = {
    "word/document.xml": "the text",
    "word/comments.xml": "a comment",
    "word/footnotes.xml": "a footnote",
    "word/endnotes.xml": "an endnote",
    "docProps/core.xml": "the document's properties",
    "docProps/app.xml": "the document's properties",
    "docProps/custom.xml": "the document's properties",
}
_TEXT = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml", "word/header", "word/footer")
_SPACES = frozenset((f"{_W}tab", f"{_W}br", f"{_W}cr"))
_DESCRIPTIONS = frozenset(("descr", "title", "alt"))
LARGEST = 64 * 2**20


def of_archive(data: bytes, place: str, inner: Callable[[bytes, str], Iterable[Trace]]) -> Iterator[Trace]:
    """The texts of an archive's parts. `inner` reads what is packed inside."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            yield Trace(_at(place, "the archive's comment"), "hidden", packed.comment.decode("utf-8", "replace"))
            for entry in packed.infolist():
                yield Trace(_at(place, "the name of a part"), "hidden", entry.filename.replace("/", " "))
                if entry.comment:
                    yield Trace(_at(place, "a part's comment"), "hidden", entry.comment.decode("utf-8", "replace"))
                if entry.file_size <= LARGEST:
                    yield from _part(entry.filename, packed.read(entry), place, inner)
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError):
        # A damaged archive is for the one who reads the words back to complain of.
        return


def _part(name: str, data: bytes, place: str, inner: Callable[[bytes, str], Iterable[Trace]]) -> Iterator[Trace]:
    where = _at(place, _NAMES.get(name) or f"the part {name}")
    if not name.endswith((".xml", ".rels", ".vml")) and data.lstrip()[:1] != b"<":
        if name.endswith((".ttf", ".odttf", ".otf", ".png", ".jpg", ".jpeg", ".emf", ".wmf")):
            return
        yield from inner(data, _at(place, f"the attached file {name}"))
        return
    try:
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
    except (etree.XMLSyntaxError, ValueError):
        yield Trace(where, "hidden", data.decode("utf-8", "replace"))
        return
    printed = name.startswith(_TEXT)
    yield Trace(where, "text" if printed else "hidden", _paragraphs(root))
    if not printed:
        texts = [text for text in root.itertext() if isinstance(text, str)]
        yield Trace(where, "hidden", " ".join(texts))
        yield Trace(where, "hidden", "".join(texts))
    if printed and (words := _hidden_runs(root)):
        yield Trace(_at(place, "hidden words"), "hidden", words)
    for node in root.iter():
        if not isinstance(node.tag, str):
            yield Trace(_at(place, "a remark in the file's code"), "hidden", node.text or "")
            continue
        for attribute, value in node.attrib.items():
            text = str(value)
            if text.count(" ") > 1:
                described = str(attribute).rpartition("}")[2] in _DESCRIPTIONS
                told = "an alternative text" if described else f"an attribute in {name}"
                yield Trace(_at(place, told), "description" if described else "hidden", text)


def _paragraphs(root: etree._Element) -> str:
    """All words of a Word part, hidden and deleted ones too, a line for each paragraph."""
    lines: list[str] = []
    for node in root.iter():
        if node.tag == f"{_W}p":
            lines.append("\n")
        elif node.tag in _SPACES:
            lines.append(" ")
        elif isinstance(node.tag, str) and node.text and node.tag.startswith(_W):
            lines.append(node.text)
    return "".join(lines)


def _hidden_runs(root: etree._Element) -> str:
    lines: list[str] = []
    for paragraph in root.iter(f"{_W}p"):
        lines.append("\n")
        for run in paragraph.iter(f"{_W}r"):
            if run.find(f"{_W}rPr/{_W}vanish") is not None or run.find(f"{_W}rPr/{_W}webHidden") is not None:
                lines += [text.text or "" for text in run.iter(f"{_W}t")]
    return "".join(lines).strip()


def _at(place: str, name: str) -> str:
    return f"{name} of {place}" if place else name
