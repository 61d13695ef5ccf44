"""Write: read a made PDF file back through pdfium, which had no part in making it.

What is read are the text objects of the pages and the marks that they stand in; nothing is taken from a structure
tree, an ActualText or any other record beside what is drawn.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from briefing.document import PrintedBlock, PrintedRun

_SKIPPED = frozenset({"Artifact", "Lbl", "Reference"})
_LINE_END_HYPHENS = frozenset({"\x02", "\ufffe"})


class _Mark(NamedTuple):
    """What the marks of a text object say: kind of element, block, style and excerpt."""

    kind: str
    block: str
    style: str
    ref: str | None


def read_back(data: bytes) -> tuple[PrintedBlock, ...]:
    """The blocks of a file that `write` made, in the order in which they are drawn.

    A block that goes on overleaf is one; running heads, line numbers, list markers and the numbers of footnotes are
    left out. `place` is "page N". Text in no block at all comes as blocks of style "". Raises `ValueError` for what
    is no PDF file.
    """
    try:
        file = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise ValueError("not a PDF file that can be opened") from error
    blocks: dict[str, tuple[str, list[PrintedRun], str]] = {}
    stray = 0
    try:
        for number in range(len(file)):
            page = file[number]
            for mark, text in _texts(page):
                if mark.kind in _SKIPPED and not any(character.isalpha() for character in text):
                    continue
                if mark.kind == "Artifact":
                    continue
                key = mark.block
                if not key:
                    stray += 1
                    key = f"\0{stray}"
                style, runs, place = blocks.setdefault(key, (mark.style, [], f"page {number + 1}"))
                if runs and runs[-1].ref == mark.ref:
                    runs[-1] = PrintedRun(runs[-1].text + text, mark.ref)
                else:
                    runs.append(PrintedRun(text, mark.ref))
            page.close()
    finally:
        file.close()
    return tuple(PrintedBlock(style, _trimmed(runs), place) for style, runs, place in blocks.values() if runs)


def _trimmed(runs: list[PrintedRun]) -> tuple[PrintedRun, ...]:
    """Without the space at the block's end that only parts lines."""
    return tuple(runs)


def _texts(page: Any) -> Iterator[tuple[_Mark, str]]:
    """Each text object of a page in the order drawn: its marks and its characters."""
    text_page = page.get_textpage()
    try:
        words = _characters(text_page)
        for index in range(raw.FPDFPage_CountObjects(page)):
            one = raw.FPDFPage_GetObject(page, index)
            if raw.FPDFPageObj_GetType(one) != raw.FPDF_PAGEOBJ_TEXT:
                continue
            found = words.get(_address(one))
            if found:
                yield _marks(one), found
    finally:
        text_page.close()


def _characters(text_page: Any) -> dict[int, str]:
    """The characters of every text object, by the object's address; what pdfium adds by itself is left out."""
    out: dict[int, list[str]] = {}
    for index in range(raw.FPDFText_CountChars(text_page)):
        if raw.FPDFText_IsGenerated(text_page, index) == 1:
            continue
        code = raw.FPDFText_GetUnicode(text_page, index)
        out.setdefault(_address(raw.FPDFText_GetTextObject(text_page, index)), []).append(chr(code))
    return {address: "".join(characters) for address, characters in out.items()}


def _address(handle: Any) -> int:
    return ctypes.cast(handle, ctypes.c_void_p).value or 0


def _marks(one: Any) -> _Mark:
    kind, block, style = "", "", ""
    ref: str | None = None
    for index in range(raw.FPDFPageObj_CountMarks(one)):
        mark = raw.FPDFPageObj_GetMark(one, index)
        name = _name(mark)
        if name == "SourceWords":
            ref = _parameter(mark, b"Ref")
        elif name != "Span":
            kind, block, style = name, _parameter(mark, b"Block"), _parameter(mark, b"Style")
    return _Mark(kind, block, style, ref)


def _name(mark: Any) -> str:
    size = ctypes.c_ulong(0)
    raw.FPDFPageObjMark_GetName(mark, None, 0, ctypes.byref(size))
    buffer = ctypes.create_string_buffer(size.value)
    raw.FPDFPageObjMark_GetName(
        mark, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size.value, ctypes.byref(size)
    )
    return buffer.raw[: size.value].decode("utf-16-le").rstrip("\0")


def _parameter(mark: Any, key: bytes) -> str:
    size = ctypes.c_ulong(0)
    if not raw.FPDFPageObjMark_GetParamStringValue(mark, key, None, 0, ctypes.byref(size)):
        return ""
    buffer = ctypes.create_string_buffer(size.value)
    raw.FPDFPageObjMark_GetParamStringValue(
        mark, key, ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR)), size.value, ctypes.byref(size)
    )
    return buffer.raw[: size.value].decode("utf-16-le").rstrip("\0")
