"""Write DOCX: a made file opened again, its styles called by the theme's names. Only these are shared with the side
that writes."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from briefing.write.docx import names
from briefing.write.docx.unpack import part, related, unpacked, unreadable

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT_W = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_MAX_DEPTH = 40  # styles that are based on one another


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """The parts that hold words: the body, the notes by id, and each paragraph style's name in the theme."""

    body: etree._Element
    footnotes: Mapping[str, etree._Element]
    endnotes: Mapping[str, etree._Element]
    styles: Mapping[str, str]
    default_style: str


def open_file(data: bytes) -> OpenedFile:
    """`data` as an opened Word file. Raises `BriefingError` for what is none, is too large or not well-formed."""
    with unpacked(data) as packed:
        return _open(packed)


def _open(packed: zipfile.ZipFile) -> OpenedFile:
    main = next(iter(related(packed, "", "officeDocument")), "word/document.xml")
    root = part(packed, main)
    body = root.find(f"{W}body")
    if body is None:
        reason = "it is in the strict form of the format" if root.tag.startswith(_STRICT_W) else "it has no body"
        raise unreadable(reason)
    styles, default = _styles([part(packed, path) for path in related(packed, main, "styles")])
    return OpenedFile(body, _notes(packed, main, "footnote"), _notes(packed, main, "endnote"), styles, default)


def _notes(packed: zipfile.ZipFile, main: str, kind: str) -> dict[str, etree._Element]:
    """The notes of `kind` (footnote, endnote) by id, separators left out."""
    return {
        note.get(f"{W}id", ""): note
        for path in related(packed, main, f"{kind}s")
        for note in part(packed, path).iter(f"{W}{kind}")
        if note.get(f"{W}type", "normal") == "normal"
    }


def _styles(parts: list[etree._Element]) -> tuple[dict[str, str], str]:
    """Paragraph style id → theme style; and the style of paragraphs that name none.

    A style that the theme doesn't know counts as the nearest known one that it is based on: a person's
    "Excerpt Wide" is an excerpt. One based on nothing but body text keeps its own name.
    """
    found: dict[str, tuple[str, str]] = {}
    default = "body"
    for style in (style for root in parts for style in root.iter(f"{W}style")):
        if style.get(f"{W}type", "paragraph") != "paragraph":
            continue
        ident = style.get(f"{W}styleId", "")
        found[ident] = (_value(style, "name") or ident, _value(style, "basedOn"))
        if style.get(f"{W}default") in ("1", "true", "on"):
            default = ident
    known = {ident: _resolve(ident, found) for ident in found}
    return known, known.get(default, "body")


def _resolve(ident: str, found: Mapping[str, tuple[str, str]]) -> str:
    at = ident
    for _ in range(_MAX_DEPTH):
        if at not in found:
            break
        name, based = found[at]
        known = names.theme_style(name)
        if known is not None and (known != "body" or at == ident):
            return known
        at = based
    name = found[ident][0]
    return "body" if name.startswith("Normal ") else names.kebab(name)


def _value(style: etree._Element, tag: str) -> str:
    child = style.find(f"{W}{tag}")
    return child.get(f"{W}val", "") if child is not None else ""
