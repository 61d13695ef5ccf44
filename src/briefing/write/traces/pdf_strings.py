"""Write: the texts in a PDF that are not on its pages: strings of every object, metadata, attached files.

A PDF keeps notes, properties, alternative texts and form values as strings in its objects. They are read from the
bytes, whatever refers to them, so that what a viewer does not show is found too, older versions of the file included.
"""

from __future__ import annotations

import re
import zlib
from base64 import a85decode
from collections.abc import Callable, Iterable, Iterator

from briefing.model.withheld import Trace
from briefing.write.pdf.page_texts import page_texts

LARGEST = 64 * 2**20
_STREAM = re.compile(rb"stream\r?\n")
_DICTIONARY = 4000
_KEY = re.compile(rb"/([A-Za-z]{1,40})\s*$")
_BRACKET = re.compile(rb"\\.|[()]", re.DOTALL)
_LONGEST = 2**20
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_ESCAPE = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|\r|\n)|(.))", re.DOTALL)
_DESCRIPTIONS = {
    "Alt": "an alternative text",
    "ActualText": "a text that stands for what is drawn",
    "E": "an expansion",
}
_VISIBLE = {**_DESCRIPTIONS, "Title": "a title or bookmark", "T": "a title"}
_PLACES = {"Contents": "a comment", "RC": "a comment", "V": "a form field", "DV": "a form field"}
_INFORMATION = frozenset({"Author", "Subject", "Keywords", "Creator", "Producer"})


def of_pdf(data: bytes, place: str, inner: Callable[[bytes, str], Iterable[Trace]]) -> Iterator[Trace]:
    """The texts of a PDF. `inner` reads the files attached to it."""
    for page, text in page_texts(data):
        yield Trace(_at(place, page), "text", text)
    rest: list[bytes] = []
    here = 0
    for match in _STREAM.finditer(data):
        if match.start() < here:
            continue
        end = data.find(b"endstream", match.end())
        if end < 0:
            break
        rest.append(data[here : match.start()])
        before = data[max(here, match.start() - _DICTIONARY) : match.start()]
        about = before[before.rfind(b" obj") + 1 :]
        here = end + len(b"endstream")
        yield from _stream(data[match.end() : end], about, place, inner)
    rest.append(data[here:])
    yield from _strings(b"".join(rest), place)


def _stream(data: bytes, about: bytes, place: str, inner: Callable[[bytes, str], Iterable[Trace]]) -> Iterator[Trace]:
    if re.search(rb"/(?:XRef|Image|FontFile|Length1|CIDToGIDMap|CMap)\b", about):
        return
    unpacked = _unpacked(data, about)
    if unpacked is None:
        return
    if b"/ObjStm" in about:
        yield from _strings(unpacked, place)
    elif b"/Metadata" in about:
        text = unpacked.decode("utf-8", "replace")
        yield Trace(_at(place, "the document's properties"), "hidden", re.sub(r"<[^>]{0,400}>", " ", text))
        yield Trace(_at(place, "the document's properties"), "hidden", text)
    elif b"\x00" not in unpacked[:64] or unpacked[:2] in (b"\xff\xfe", b"\xfe\xff") or unpacked[:2] == b"PK":
        yield from inner(unpacked, _at(place, "an attached file"))


def _unpacked(data: bytes, about: bytes) -> bytes | None:
    """The content of a stream; None for filters that pictures and fonts have."""
    if re.search(rb"/(?:DCTDecode|JPXDecode|CCITTFaxDecode|JBIG2Decode|LZWDecode)\b", about):
        return None
    try:
        if b"/ASCII85Decode" in about:
            data = a85decode(data.strip().removesuffix(b"~>"))
        if b"/ASCIIHexDecode" in about:
            data = bytes.fromhex(re.sub(rb"[^0-9A-Fa-f]", b"", data).decode())
        if b"/FlateDecode" in about:
            data = zlib.decompressobj().decompress(data, LARGEST)
    except (zlib.error, ValueError):
        return None
    return data


def _strings(data: bytes, place: str) -> Iterator[Trace]:
    """Every string of three words and more, with what it is, as the name before it says."""
    at = 0
    while (at := _next(data, at)) >= 0:
        key = _KEY.search(data, max(0, at - 60), at)
        name = key[1].decode("latin-1") if key else ""
        if data[at : at + 1] == b"(":
            raw, end = _literal(data, at)
        else:
            end = data.find(b">", at) + 1 or len(data)
            raw = _hexadecimal(data[at + 1 : end - 1]) if data[at + 1 : at + 2] != b"<" else b""
            end = at + 2 if data[at + 1 : at + 2] == b"<" else end
        at = end
        text = _decoded(raw)
        if len(text.split()) > 2:
            kind = _VISIBLE.get(name)
            told = kind or _PLACES.get(name) or ("the document's properties" if name in _INFORMATION else "a string")
            yield Trace(_at(place, told), "description" if kind else "hidden", text)


def _next(data: bytes, at: int) -> int:
    places = [found for found in (data.find(b"(", at), data.find(b"<", at)) if found >= 0]
    return min(places, default=-1)


def _literal(data: bytes, start: int) -> tuple[bytes, int]:
    """The string that opens at `start` with its escapes read, and where it ends; one without end is cut off."""
    depth, end = 0, min(len(data), start + _LONGEST)
    stop = end
    for match in _BRACKET.finditer(data, start, end):
        if match.group() in b"()":
            depth += 1 if match.group() == b"(" else -1
        if depth == 0:
            stop, end = match.start(), match.end()
            break
    return _ESCAPE.sub(_escaped, data[start + 1 : stop]), end


def _escaped(match: re.Match[bytes]) -> bytes:
    if match[1]:
        return bytes([int(match[1], 8) & 0xFF])
    return b"" if match[2] else _ESCAPES.get(match[3], match[3])


def _hexadecimal(digits: bytes) -> bytes:
    plain = re.sub(rb"\s", b"", digits)
    if not re.fullmatch(rb"[0-9A-Fa-f]*", plain):
        return b""
    return bytes.fromhex((plain + b"0" * (len(plain) % 2)).decode())


def _decoded(raw: bytes) -> str:
    if raw.startswith(b"\xfe\xff"):
        return raw[2:].decode("utf-16-be", "replace")
    if raw.startswith(b"\xff\xfe"):
        return raw[2:].decode("utf-16-le", "replace")
    return raw.decode("utf-8-sig", "replace") if raw.startswith(b"\xef\xbb\xbf") else raw.decode("latin-1")


def _at(place: str, name: str) -> str:
    return f"{name} of {place}" if place else name
