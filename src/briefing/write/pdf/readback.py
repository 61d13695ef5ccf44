"""Write: read a made PDF file back through pdfium, which had no part in making it.

What is read are the text objects of the pages and the marks that they stand in; nothing is taken from a structure
tree, an ActualText or any other record beside what is drawn.
"""

from __future__ import annotations

import ctypes
import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from briefing.document import PrintedBlock, PrintedRun

_NUMBERS = frozenset({"Lbl", "Reference"})
# pdfium mirrors what stands in right-to-left text; these are mirrored back.
_PAIRS = "()<>[]{}«»‹›≤≥⁅⁆⟨⟩⟦⟧⟪⟫〈〉《》「」『』【】"
_MIRRORED = {one: other for pair in zip(_PAIRS[::2], _PAIRS[1::2], strict=True) for one, other in (pair, pair[::-1])}
# They are put in for programs that undo the order of a line; none of a document's own is ever drawn.
_DIRECTION_MARKS = {0x200E: None, 0x200F: None}
_UNICODE = ctypes.CFUNCTYPE(ctypes.c_uint, ctypes.c_void_p, ctypes.c_int)
_OBJECT = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)
_ROOM = 2048
_SURROGATE = re.compile("[\ud800-\udfff]")
_RTL = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")


class _Mark(NamedTuple):
    """What the marks of a text object say: kind of element, block, style, excerpt, and whether it is a soft hyphen."""

    kind: str
    block: str
    style: str
    ref: str | None
    soft: bool


class _Block(NamedTuple):
    """A block while it is read: its style, where it starts, and the parts of its runs with their excerpts."""

    style: str
    place: str
    parts: list[tuple[str | None, str]]


def read_back(data: bytes) -> tuple[PrintedBlock, ...]:
    """The blocks of a file that `write` made, in the order in which they are drawn.

    A block that goes on overleaf is one; running heads, line numbers, list markers and the numbers of footnotes are
    left out. `place` is "page N". Text in no block at all comes as a block of style "" for each page. Raises
    `ValueError` for what is no PDF file. White space comes back as single spaces; among right-to-left letters pdfium
    spells out a few signs (½ as 1/2, № as No).
    """
    blocks: dict[str, _Block] = {}
    try:
        file = pdfium.PdfDocument(data)
        try:
            for number in range(len(file)):
                page = file[number]
                _read_page(page, number, blocks)
                page.close()
        finally:
            file.close()
    except pdfium.PdfiumError as error:
        raise ValueError("not a PDF file that can be opened") from error
    return tuple(PrintedBlock(block.style, _runs(block.parts), block.place) for block in blocks.values())


def _read_page(page: Any, number: int, blocks: dict[str, _Block]) -> None:
    for mark, text in _texts(page):
        if mark.kind == "Artifact" or (mark.kind in _NUMBERS and not any(sign.isalpha() for sign in text)):
            continue
        key = mark.block or f"\0{number}"
        if key not in blocks:
            blocks[key] = _Block(mark.style, f"page {number + 1}", [])
        blocks[key].parts.append((mark.ref, text))


def _runs(parts: list[tuple[str | None, str]]) -> tuple[PrintedRun, ...]:
    """Neighbouring parts of one excerpt, or of none, as one run."""
    return tuple(
        PrintedRun("".join(text for _, text in same), ref) for ref, same in groupby(parts, key=lambda part: part[0])
    )


def _texts(page: Any) -> Iterator[tuple[_Mark, str]]:
    """Each text object of a page in the order drawn: its marks and its characters."""
    text_page = page.get_textpage()
    buffer = ctypes.create_string_buffer(_ROOM)
    try:
        words = _characters(text_page)
        for index in range(raw.FPDFPage_CountObjects(page)):
            one = raw.FPDFPage_GetObject(page, index)
            if raw.FPDFPageObj_GetType(one) != raw.FPDF_PAGEOBJ_TEXT:
                continue
            # pdfium drops the characters of objects that hold only spaces and puts generated ones in their place;
            # a hyphen at a line's end comes as a control, whether it is one of the text's or a soft one
            mark = _marks(one, buffer)
            found = words.pop(ctypes.cast(one, ctypes.c_void_p).value or 0, " ")
            yield mark, found.replace("\x02", "\u00ad" if mark.soft else "-")
        for stray in words.values():  # inside something that is not ours
            yield _Mark("", "", "", None, False), stray
    finally:
        text_page.close()


def _characters(text_page: Any) -> dict[int, str]:
    """The characters of every text object, by the object's address; what pdfium adds by itself has no object."""
    count = raw.FPDFText_CountChars(text_page)
    handle = ctypes.cast(text_page.raw, ctypes.c_void_p).value
    # Twice a character: the same functions with plain addresses in and out, a fifth of the time.
    unicode_of = _UNICODE(ctypes.cast(raw.FPDFText_GetUnicode, ctypes.c_void_p).value or 0)
    object_of = _OBJECT(ctypes.cast(raw.FPDFText_GetTextObject, ctypes.c_void_p).value or 0)
    text = "".join([chr(unicode_of(handle, index)) for index in range(count)])
    upright = _unmirrored(text) if _RTL.search(text) else text
    out: dict[int, list[str]] = {}
    for index, character in enumerate(upright):
        owner = object_of(handle, index)
        if owner:
            out.setdefault(owner, []).append(character)
    return {address: _paired("".join(characters)).translate(_DIRECTION_MARKS) for address, characters in out.items()}


def _paired(text: str) -> str:
    """`text` with surrogates, in which some characters come, put together."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace") if _SURROGATE.search(text) else text


def _unmirrored(text: str) -> str:
    """`text` with the brackets turned back that pdfium mirrored.

    In each line it mirrors what is neutral behind a right-to-left letter, or at the start of a line that it takes
    to run right to left: one with more stretches of such letters than of others.
    """
    out: list[str] = []
    for line in re.split("(\r\n)", text):
        kinds = [_kind(character) for character in line]
        changes = [kind for place, kind in enumerate(kinds) if not place or kinds[place - 1] != kind]
        leftward = changes.count("R") > changes.count("L")
        for character, kind in zip(line, kinds, strict=True):
            if kind in ("L", "R"):
                leftward = kind == "R"
            out.append(_MIRRORED.get(character, character) if leftward else character)
    return "".join(out)


def _kind(character: str) -> str:
    name = unicodedata.bidirectional(character)
    if name in ("L", "R"):
        return name
    return "R" if name == "AL" else "weak" if name in ("AN", "EN", "NSM", "CS", "ES", "ET", "BN") else "neutral"


def _marks(one: Any, buffer: Any) -> _Mark:
    kind, block, style = "", "", ""
    ref: str | None = None
    soft = False
    for index in range(raw.FPDFPageObj_CountMarks(one)):
        mark = raw.FPDFPageObj_GetMark(one, index)
        name = _name(mark, buffer)
        if name == "SourceWords":
            ref = _parameter(mark, b"Ref", buffer)
        elif name == "SoftHyphen":
            soft = True
        elif name == "Artifact":
            kind = name
        elif name != "Span":
            kind, block, style = name, _parameter(mark, b"Block", buffer), _parameter(mark, b"Style", buffer)
    return _Mark(kind, block, style, ref, soft)


def _name(mark: Any, buffer: Any) -> str:
    size = ctypes.c_ulong(0)
    raw.FPDFPageObjMark_GetName(mark, _wide(buffer), _ROOM, size)
    return _text(buffer, size.value)


def _parameter(mark: Any, key: bytes, buffer: Any) -> str:
    """A text parameter of a mark, "" where it has none."""
    size = ctypes.c_ulong(0)
    if not raw.FPDFPageObjMark_GetParamStringValue(mark, key, _wide(buffer), _ROOM, size):
        return ""
    return _text(buffer, size.value)


def _wide(buffer: Any) -> Any:
    return ctypes.cast(buffer, ctypes.POINTER(raw.FPDF_WCHAR))


def _text(buffer: Any, size: int) -> str:
    """What was written to the buffer; what did not fit is told apart by its size alone, since it is no name of ours."""
    if size > _ROOM:
        return f"({size} bytes)"
    return bytes(buffer[: max(0, size - 2)]).decode("utf-16-le", "replace")
