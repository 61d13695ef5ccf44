"""Compact font programs: the code of each glyph, from programs put together here byte by byte (Technical Note 5176)."""

from __future__ import annotations

import struct

import pytest

from briefing.write.pdf.cff import BrokenFontError, glyph_codes


def index(*entries: bytes) -> bytes:
    ends = [1]
    for entry in entries:
        ends.append(ends[-1] + len(entry))
    return struct.pack(">HB", len(entries), 2) + b"".join(struct.pack(">H", end) for end in ends) + b"".join(entries)


def number(value: int) -> bytes:
    return b"\x1d" + struct.pack(">i", value)


def program(charset: bytes, glyphs: int, *, by_code: bool = True) -> bytes:
    """Header, one name, a top DICT with charset and CharStrings, and these two behind it."""
    names = index(b"Font")

    def top(charset_at: int, strings_at: int) -> bytes:
        ros = number(391) + number(392) + number(0) + b"\x0c\x1e" if by_code else b""
        real = b"\x1e\x12\xa3\x4f\x0c\x08"  # 12.34, StrokeWidth
        return index(ros + real + number(charset_at) + b"\x0f" + number(strings_at) + b"\x11")

    start = 4 + len(names) + len(top(0, 0))
    return b"\x01\x00\x04\x01" + names + top(start, start + len(charset)) + charset + index(*[b"\x0e"] * glyphs)


@pytest.mark.parametrize(
    ("charset", "codes"),
    [
        (b"\x00" + struct.pack(">3H", 7, 300, 9), (0, 7, 300, 9)),
        (b"\x01" + struct.pack(">HBHB", 20, 1, 500, 0), (0, 20, 21, 500)),
        (b"\x02" + struct.pack(">HH", 1000, 2), (0, 1000, 1001, 1002)),
    ],
)
def test_the_three_ways_to_write_a_charset(charset: bytes, codes: tuple[int, ...]) -> None:
    assert glyph_codes(program(charset, 4)) == codes


def test_glyphs_with_names_go_by_their_numbers() -> None:
    assert glyph_codes(program(b"\x00" + struct.pack(">3H", 7, 300, 9), 4, by_code=False)) is None


@pytest.mark.parametrize("end", [0, 3, 6, 20, 45])
def test_a_program_that_is_cut_off_is_told(end: int) -> None:
    with pytest.raises(BrokenFontError):
        glyph_codes(program(b"\x00" + struct.pack(">3H", 7, 300, 9), 4)[:end])
