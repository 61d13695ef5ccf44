"""Write: the objects of a PDF file, numbered in the order in which they are reserved; reportlab lays them out.

Everything here is PDF source made by us; nothing of a document passes through reportlab's own markup or drawing.
"""

from __future__ import annotations

import zlib
from typing import Any

from reportlab.pdfbase import pdfdoc


class _Source(pdfdoc.PDFObject):
    """An indirect object given as the bytes that stand in the file."""

    def __init__(self) -> None:
        self.data = b"null"

    def format(self, _document: pdfdoc.PDFDocument) -> bytes:
        """The object's bytes, as reportlab asks for them."""
        return self.data


class PdfFile:
    """A PDF 1.7 file while it is being written."""

    def __init__(self) -> None:
        self._document: Any = pdfdoc.PDFDocument(invariant=1, pdfVersion=(1, 7))
        self._document.idToObject.clear()
        self._document.numberToId.clear()
        self._document.idToObjectNumberAndVersion.clear()
        self._document.objectcounter = 0
        self._objects: list[_Source] = []

    def reserve(self) -> int:
        """The number of an object that is given later."""
        source = _Source()
        self._objects.append(source)
        self._document.Reference(source, f"o{len(self._objects)}")
        return len(self._objects)

    def put(self, number: int, source: str | bytes) -> None:
        """Give the object `number` its source."""
        self._objects[number - 1].data = source if isinstance(source, bytes) else source.encode("latin-1")

    def add(self, source: str | bytes) -> int:
        """A new object; its number is returned."""
        number = self.reserve()
        self.put(number, source)
        return number

    def add_stream(self, entries: str, data: bytes, *, plain: bool = False) -> int:
        """A new stream, deflated unless `plain`; `{raw}` in `entries` becomes the length before that."""
        number = self.reserve()
        entries = entries.replace("{raw}", str(len(data)))
        if not plain:
            entries += "/Filter/FlateDecode"
            data = zlib.compress(data, 6)
        head = f"<<{entries}/Length {len(data)}>>\nstream\n".encode("latin-1")
        self.put(number, head + data + b"\nendstream")
        return number

    def finish(self, catalog: int, info: int) -> bytes:
        """The bytes of the file; its identifier is made from its content alone."""
        document = self._document
        document.Catalog = self._objects[catalog - 1]
        document.info = self._objects[info - 1]
        for source in self._objects:
            document.updateSignature(source.data)
        data: bytes = document.format()
        return data


def string(text: str) -> str:
    """`text` as a PDF text string: readable where it is ASCII, UTF-16 otherwise."""
    if text.isascii() and text.isprintable():
        return "(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)") + ")"
    return "<FEFF" + text.encode("utf-16-be", "replace").hex().upper() + ">"
