"""Write: say what the file's colours mean, with an sRGB profile of our own making (ICC.1:2001-04, version 2.1)."""

from __future__ import annotations

import struct

_NAME = "sRGB"
_RIGHTS = "No copyright, use freely"
# sRGB's primaries and white, adapted to the profile connection space's D50 (IEC 61966-2-1, Bradford adaptation).
_PRIMARIES = {
    b"rXYZ": (0.43607, 0.22249, 0.01392),
    b"gXYZ": (0.38515, 0.71687, 0.09708),
    b"bXYZ": (0.14307, 0.06061, 0.71410),
}
_WHITE = (0.96420, 1.0, 0.82491)
_GAMMA = 2.2


def srgb_profile() -> bytes:
    """The profile: a matrix and one curve for a display; the same bytes always."""
    curve = b"curv" + bytes(4) + struct.pack(">IHH", 1, round(_GAMMA * 256), 0)
    tags = {b"desc": _description(_NAME), b"cprt": b"text" + bytes(4) + _RIGHTS.encode() + b"\0", b"wtpt": _xyz(_WHITE)}
    tags |= {name: _xyz(value) for name, value in _PRIMARIES.items()}
    tags |= dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve)
    start = 128 + 4 + 12 * len(tags)
    table, body = struct.pack(">I", len(tags)), b""
    for name, data in tags.items():
        table += name + struct.pack(">II", start + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    header = struct.pack(">I4sI4s4s4s", start + len(body), bytes(4), 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    header += struct.pack(">6H", 2000, 1, 1, 0, 0, 0) + b"acsp" + bytes(28) + _xyz(_WHITE)[8:]
    return header.ljust(128, b"\0") + table + body


def _xyz(values: tuple[float, float, float]) -> bytes:
    return b"XYZ " + bytes(4) + struct.pack(">3i", *(round(value * 65536) for value in values))


def _description(text: str) -> bytes:
    ascii_text = text.encode("ascii") + b"\0"
    return b"desc" + bytes(4) + struct.pack(">I", len(ascii_text)) + ascii_text + bytes(8 + 3 + 67)
