"""Write DOCX: a made file opened again with zip and XML alone: bounded, without entities, nothing followed.

Nothing here is shared with the side that writes but the names of styles.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from briefing.errors import BriefingError
from briefing.write.docx import names

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT_W = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MAX_PART = 64 * 1024 * 1024  # bytes of one part, unpacked
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
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return _open(packed)
    except (
        zipfile.BadZipFile,
        etree.XMLSyntaxError,
        zlib.error,
        KeyError,
        EOFError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise _unreadable(str(error)) from error


def _unreadable(why: str) -> BriefingError:
    return BriefingError(
        f"This is not a Word file that can be read back: {why}", "Save it from Word as .docx once more."
    )


def _open(packed: zipfile.ZipFile) -> OpenedFile:
    main = next(iter(_related(packed, "", "officeDocument")), "word/document.xml")
    root = _part(packed, main)
    body = root.find(f"{W}body")
    if body is None:
        reason = "it is in the strict form of the format" if root.tag.startswith(_STRICT_W) else "it has no body"
        raise _unreadable(reason)
    styles, default = _styles([_part(packed, path) for path in _related(packed, main, "styles")])
    return OpenedFile(body, _notes(packed, main, "footnote"), _notes(packed, main, "endnote"), styles, default)


def _part(packed: zipfile.ZipFile, path: str) -> etree._Element:
    """The root of the part at `path`. A document type is refused: no part of a Word file has one."""
    info = packed.getinfo(path)
    if info.file_size > _MAX_PART:
        raise _unreadable(f"{path} is larger than {_MAX_PART // 2**20} MB")
    with packed.open(info) as member:
        blob = member.read(_MAX_PART + 1)
    if len(blob) > _MAX_PART:
        raise _unreadable(f"{path} is larger than it says")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(blob, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise _unreadable(f"{path} has a document type")
    return root


def _related(packed: zipfile.ZipFile, source: str, kind: str) -> Iterator[str]:
    """The paths of the parts that the part at `source` ("" for the package) refers to as `kind`."""
    folder, name = posixpath.split(source)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    if path not in packed.namelist():
        return
    for relation in _part(packed, path).iter(_RELATION):
        inside = relation.get("TargetMode") != "External"
        if inside and relation.get("Type", "").rpartition("/")[2] == kind:
            yield posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")


def _notes(packed: zipfile.ZipFile, main: str, kind: str) -> dict[str, etree._Element]:
    """The notes of `kind` (footnote, endnote) by id, separators left out."""
    return {
        note.get(f"{W}id", ""): note
        for path in _related(packed, main, f"{kind}s")
        for note in _part(packed, path).iter(f"{W}{kind}")
        if note.get(f"{W}type", "normal") == "normal"
    }


def _styles(parts: list[etree._Element]) -> tuple[dict[str, str], str]:
    """Paragraph style id → theme style; and the style of paragraphs that name none.

    A style that the theme doesn't know counts as the nearest known one that it is based on: a person's
    "Excerpt Wide" is an excerpt. One based on nothing but body text keeps its own name.
    """
    found: dict[str, tuple[str, str]] = {}
    default = "body"
    for style in (style for part in parts for style in part.iter(f"{W}style")):
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
