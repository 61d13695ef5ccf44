"""Read: look at a PDF's bytes before a library does: how much would its compressed streams unpack to?"""

from __future__ import annotations

import re
import zlib
from typing import Final

from briefing.errors import UnreadableSourceError
from briefing.model import Limits

_STREAM: Final = re.compile(rb"stream\r?\n")
_DICTIONARY: Final = 600
_CHUNK: Final = 2**20
_LAYERS: Final = 3


def check(data: bytes, limits: Limits) -> None:
    """Raise `UnreadableSourceError` ("too-big-unpacked") if streams other than pictures unpack beyond the limit.

    Streams are found by their keyword, not through the file's own tables, which may lie; a stream that
    was compressed several times over is followed a few layers deep.
    """
    total = 0
    for match in _STREAM.finditer(data):
        before = data[max(0, match.start() - _DICTIONARY) : match.start()]
        before = before[before.rfind(b"obj") + 1 :]
        if b"Flate" not in before and b"/Fl" not in before:
            continue
        # A picture is unpacked only to be drawn, and nothing is drawn here.
        if re.search(rb"/Subtype\s*/Image", before):
            continue
        total = _unpacked(memoryview(data)[match.end() :], limits.unpacked_bytes, total, before.count(b"Fl"))


def _unpacked(data: memoryview, most: int, total: int, layers: int) -> int:
    """`total` and what the stream at the start of `data` unpacks to."""
    unpackers = [zlib.decompressobj() for _ in range(max(1, min(layers, _LAYERS)))]
    at = 0
    while at < len(data) and not unpackers[0].eof:
        chunk = bytes(data[at : at + 65536])
        at += len(chunk)
        try:
            total = _through(unpackers, chunk, most, total)
        except zlib.error:
            break
    return total


def _through(unpackers: list[zlib._Decompress], chunk: bytes, most: int, total: int) -> int:
    """Send `chunk` through the layers, a bounded piece at a time, counting what comes out of each."""
    first, rest = unpackers[0], unpackers[1:]
    waiting = chunk
    while waiting and not first.eof:
        piece = first.decompress(waiting, _CHUNK)
        waiting = first.unconsumed_tail
        total += len(piece)
        if total > most:
            raise UnreadableSourceError(
                f"Unpacked, the PDF is larger than {most / 2**20:,.0f} MB.",
                "Print it to a new PDF, or save its text as .txt.",
                "too-big-unpacked",
            )
        if rest and piece:
            total = _through(rest, piece, most, total)
    return total
