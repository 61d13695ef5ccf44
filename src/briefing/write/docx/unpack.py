"""Write DOCX: parts of a Word file from outside, by zip and XML alone: bounded, no entities, nothing followed."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

from lxml import etree

from briefing.errors import BriefingError

_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MAX_PART = 64 * 1024 * 1024  # bytes of one part, unpacked
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    etree.XMLSyntaxError,
    KeyError,
    EOFError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)


@contextmanager
def unpacked(data: bytes) -> Iterator[zipfile.ZipFile]:
    """The zip in `data`; whatever is broken in it or in the XML read from it becomes a `BriefingError`."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            yield packed
    except _BROKEN as error:
        raise unreadable(str(error)) from error


def unreadable(why: str) -> BriefingError:
    """The error for a file that is no usable Word file."""
    return BriefingError(f"This is not a Word file that can be read: {why}", "Save it from Word as .docx once more.")


def part(packed: zipfile.ZipFile, path: str) -> etree._Element:
    """The root of the part at `path`. A document type is refused: no part of a Word file has one."""
    blob = raw(packed, path)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(blob, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise unreadable(f"{path} has a document type")
    return root


def raw(packed: zipfile.ZipFile, path: str) -> bytes:
    """The bytes of the part at `path`, of which there may be a bounded number."""
    info = packed.getinfo(path)
    if info.file_size > _MAX_PART:
        raise unreadable(f"{path} is larger than {_MAX_PART // 2**20} MB")
    with packed.open(info) as member:
        blob = member.read(_MAX_PART + 1)
    if len(blob) > _MAX_PART:
        raise unreadable(f"{path} is larger than it says")
    return blob


def relations(packed: zipfile.ZipFile, source: str, kind: str) -> dict[str, str]:
    """The relations of `kind` that the part at `source` has: id → path of the part, "" for what is outside the file."""
    out: dict[str, str] = {}
    for relation in _relations(packed, source):
        if relation.get("Type", "").rpartition("/")[2] == kind:
            outside = relation.get("TargetMode") == "External"
            out[relation.get("Id", "")] = "" if outside else _target(source, relation)
    return out


def related(packed: zipfile.ZipFile, source: str, kind: str) -> Iterator[str]:
    """The paths of the parts that the part at `source` ("" for the package) refers to as `kind`."""
    for relation in _relations(packed, source):
        inside = relation.get("TargetMode") != "External"
        if inside and relation.get("Type", "").rpartition("/")[2] == kind:
            yield _target(source, relation)


def _relations(packed: zipfile.ZipFile, source: str) -> Iterator[etree._Element]:
    folder, name = posixpath.split(source)
    path = posixpath.join(folder, "_rels", f"{name}.rels")
    if path in packed.namelist():
        yield from part(packed, path).iter(_RELATION)


def _target(source: str, relation: etree._Element) -> str:
    folder = posixpath.dirname(source)
    return posixpath.normpath(posixpath.join("/", folder, relation.get("Target", ""))).lstrip("/")
