"""Read: a Word file's parts, unpacked within limits, and parsed without entities."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from typing import Final

from lxml import etree

from briefing.errors import UnreadableSourceError
from briefing.model import Finding, Limits

_PARTS: Final = 10_000
_CHUNK: Final = 2**20
_DAMAGED: Final = "Open it in Word (or LibreOffice) and save it anew as .docx."


class Package:
    """The zip archive that a Word file is.

    Raises `UnreadableSourceError`: "damaged", "too-many-parts", "too-big-unpacked" (zip bombs, by their
    declared and by their real size), "password", "doctype".
    """

    def __init__(self, data: bytes, limits: Limits) -> None:
        self._limits = limits
        self._unpacked = 0
        self._parsed: dict[str, etree._Element] = {}
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise UnreadableSourceError(f"The Word file is damaged ({error}).", _DAMAGED, "damaged") from None
        entries = self._zip.infolist()
        if len(entries) > _PARTS:
            raise UnreadableSourceError(
                f"The Word file has {len(entries):,} parts; at most {_PARTS:,} are read.", _DAMAGED, "too-many-parts"
            )
        if any(entry.flag_bits & 1 for entry in entries):
            raise UnreadableSourceError("The Word file has a password.", "Save a copy without a password.", "password")
        # Names may differ in case between the archive and what refers to it (ECMA-376 part 2, 6.2.2.3).
        self._names = {entry.filename.lower().lstrip("/"): entry for entry in entries}

    def has(self, part: str) -> bool:
        """Whether there is a part of that name."""
        return part.lower().lstrip("/") in self._names

    def data(self, part: str) -> bytes:
        """The unpacked bytes of `part`."""
        entry = self._names.get(part.lower().lstrip("/"))
        if entry is None:
            raise UnreadableSourceError(f"The Word file lacks its part {part}.", _DAMAGED, "damaged")
        if entry.file_size + self._unpacked > self._limits.unpacked_bytes:
            raise self._too_big()
        chunks: list[bytes] = []
        try:
            with self._zip.open(entry) as stream:
                while chunk := stream.read(_CHUNK):
                    chunks.append(chunk)
                    self._unpacked += len(chunk)
                    if self._unpacked > self._limits.unpacked_bytes:
                        raise self._too_big()
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
            ValueError,
        ) as error:
            raise UnreadableSourceError(f"The Word file is damaged ({error}).", _DAMAGED, "damaged") from None
        return b"".join(chunks)

    def xml(self, part: str) -> etree._Element:
        """The parsed root of `part`."""
        if part not in self._parsed:
            self._parsed[part] = self._parse(part)
        return self._parsed[part]

    def _parse(self, part: str) -> etree._Element:
        data = self.data(part)
        # Office never writes a DOCTYPE: one is there to expand entities or to reach for other files.
        if b"<!DOCTYPE" in data or b"<!\x00D\x00O\x00C\x00T" in data or b"<\x00!\x00D\x00O\x00C\x00T" in data:
            raise self._doctype()
        parser = etree.XMLParser(
            resolve_entities=False,
            load_dtd=False,
            no_network=True,
            huge_tree=True,
            remove_comments=True,
            remove_pis=True,
        )
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise UnreadableSourceError(
                f"The Word file is damaged: {part} is not well-formed (line {error.lineno}).", _DAMAGED, "damaged"
            ) from None
        if root.getroottree().docinfo.internalDTD is not None:
            raise self._doctype()
        return root

    def main_part(self) -> str:
        """The name of the part with the document's text."""
        for kind, target in self._relations("") if self.has("_rels/.rels") else ():
            if kind == "officeDocument":
                return target
        return "word/document.xml"

    def related(self, part: str, kind: str) -> str | None:
        """The part that `part` refers to as its `kind` (styles, footnotes, …), if it is there."""
        for found, target in self._relations(part):
            if found == kind and self.has(target):
                return target
        return None

    def _relations(self, part: str) -> Iterator[tuple[str, str]]:
        folder, name = posixpath.split(part)
        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if not self.has(relations):
            return
        for relation in self.xml(relations):
            target = relation.get("Target")
            if target and relation.get("TargetMode") != "External":
                kind = (relation.get("Type") or "").rsplit("/", 1)[-1]
                yield kind, posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")

    def warnings(self, main: str, path: str) -> Iterator[Finding]:
        """What the file holds besides text that was not read."""
        if self.related(main, "aFChunk"):
            yield Finding(
                "warning",
                "embedded-text",
                "The document holds another document inside it that was not read.",
                path,
                hint="Open it in Word and save it: Word then takes the inner document over.",
            )

    def _too_big(self) -> UnreadableSourceError:
        return UnreadableSourceError(
            f"Unpacked, the Word file is larger than {self._limits.unpacked_bytes / 2**20:,.0f} MB.",
            "Split it, or save its text as .txt.",
            "too-big-unpacked",
        )

    def _doctype(self) -> UnreadableSourceError:
        return UnreadableSourceError(
            "The Word file declares a document type, which Word never does: it may be made to do harm.",
            _DAMAGED,
            "doctype",
        )
