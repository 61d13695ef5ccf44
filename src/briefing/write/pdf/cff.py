"""Write: look into a compact font program (CFF): which code each of its glyphs goes by.

After Adobe Technical Note 5176, "The Compact Font Format Specification": sections 4 (DICT), 5 (INDEX), 13 (charsets).
"""

from __future__ import annotations

import struct

_CHARSET, _CHARSTRINGS, _ROS = 15, 17, (12, 30)
_OPERATORS, _ESCAPE = 22, 12
_REAL = 30


class BrokenFontError(ValueError):
    """The bytes are no font program of this kind."""


def glyph_codes(program: bytes) -> tuple[int, ...] | None:
    """The code (CID) of every glyph of `program`, a CFF table; None where glyphs go by their own numbers.

    Raises `BrokenFontError`.
    """
    try:
        names_end = _index(program, program[2])[-1]
        top = _index(program, names_end)
        entries = _dictionary(program[top[0] : top[1]])
        if _ROS not in entries:
            return None
        strings = _index(program, entries[_CHARSTRINGS,][-1])
        return _charset(program, entries.get((_CHARSET,), [0])[-1], len(strings) - 1)
    except (IndexError, KeyError, struct.error) as error:
        raise BrokenFontError from error


def _index(data: bytes, at: int) -> list[int]:
    """Where the entries of the INDEX at `at` begin, and where it ends."""
    (count,) = struct.unpack_from(">H", data, at)
    if not count:
        return [at + 2]
    size = data[at + 2]
    first = at + 3
    base = first + (count + 1) * size - 1
    out = [base + int.from_bytes(data[first + n * size : first + (n + 1) * size], "big") for n in range(count + 1)]
    if out[-1] > len(data):
        raise IndexError
    return out


def _dictionary(data: bytes) -> dict[tuple[int, ...], list[int]]:
    """The operators of a DICT with their whole numbers; reals, which nothing here needs, count as 0."""
    out: dict[tuple[int, ...], list[int]] = {}
    operands: list[int] = []
    at = 0
    while at < len(data):
        first = data[at]
        at += 1
        if first < _OPERATORS:
            operator = (first, data[at]) if first == _ESCAPE else (first,)
            at += len(operator) - 1
            out[operator] = operands
            operands = []
        elif first == _REAL:
            while data[at] & 0x0F != 0x0F and data[at] >> 4 != 0x0F:
                at += 1
            at += 1
            operands.append(0)
        else:
            number, at = _number(first, data, at)
            operands.append(number)
    return out


def _number(first: int, data: bytes, at: int) -> tuple[int, int]:
    """The whole number that begins with `first`, and where what follows it stands."""
    if first == 28:
        return struct.unpack_from(">h", data, at)[0], at + 2
    if first == 29:
        return struct.unpack_from(">i", data, at)[0], at + 4
    if first <= 246:
        return first - 139, at
    if first <= 250:
        return (first - 247) * 256 + data[at] + 108, at + 1
    return -(first - 251) * 256 - data[at] - 108, at + 1


def _charset(data: bytes, at: int, count: int) -> tuple[int, ...]:
    """The codes of `count` glyphs from the charset at `at`; the first glyph is never listed and has code 0."""
    kind = data[at]
    at += 1
    if kind == 0:
        return (0, *struct.unpack_from(f">{count - 1}H", data, at))
    out = [0]
    step = ">HB" if kind == 1 else ">HH"
    while len(out) < count:
        start, left = struct.unpack_from(step, data, at)
        at += struct.calcsize(step)
        out += range(start, start + min(left, count - len(out) - 1) + 1)
    return tuple(out)
