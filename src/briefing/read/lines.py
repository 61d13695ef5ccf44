"""Read: lines of a text with their offsets, and which of them a program wrapped at a fixed width."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from briefing.model import Span

INVISIBLE: Final = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"
"""Characters without a width: a line of them is blank."""

_EDGE: Final = (
    INVISIBLE
    + " \t\n\r\f\v\x1c\x1d\x1e\x1f\x85\xa0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    + "\u2028\u2029\u202f\u205f\u3000"
)
_STOP = re.compile(r"[.!?:;…][\"'”’»)\]]*\Z")
_WIDTHS: Final = (52, 100)


@dataclass(frozen=True, slots=True)
class Line:
    """One line: `start` to `end` without its line end, and its `text`."""

    start: int
    end: int
    text: str

    @property
    def blank(self) -> bool:
        """Whether nothing can be seen in it."""
        return not self.text.strip(_EDGE)

    @property
    def indent(self) -> int:
        """Columns of white space before its first character, tabs to stops of four."""
        column = 0
        for character in self.text:
            if character == "\t":
                column += 4 - column % 4
            elif character in " \xa0":
                column += 1
            else:
                break
        return column


def lines_of(text: str, start: int = 0) -> Iterator[Line]:
    """The lines of `text` from offset `start`, blank ones included. Only `\\n` ends a line."""
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield Line(start, end, text[start:end])
        start = end + 1


def trimmed(text: str, start: int, end: int) -> Span:
    """The stretch `start` to `end` without white space and invisible characters at its edges; empty when blank."""
    stretch = text[start:end]
    left = len(stretch) - len(stretch.lstrip(_EDGE))
    right = len(stretch.rstrip(_EDGE))
    return Span(start + left, start + right) if right > left else Span(start, start)


def ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence does."""
    return _STOP.search(line.rstrip(_EDGE)[-8:]) is not None


def continues(line: str, following: str) -> bool:
    """Whether `following` goes on in the middle of `line`'s sentence, by how the one ends and the other begins."""
    line, following = line.rstrip(_EDGE), following.lstrip(_EDGE)
    if not line or not following:
        return False
    if line[-1] in ",-‐–—(" or following[0].islower():
        return not line.endswith((".", "!", "?"))
    return False


def wrapped(paragraph: Sequence[Line], width: int | None = None) -> bool:
    """Whether the lines are one paragraph that a program broke at a fixed width.

    The test undoes greedy filling: a line was broken because the next line's first word no longer
    fitted, so every line with that word is longer than the longest line. Headlines that happen to
    stand below each other fail it. Two or three lines pass it too easily, so they need a sentence that
    runs over the break, or the `width` that longer paragraphs of the same text were broken at.
    """
    lengths = [len(line.text.rstrip()) for line in paragraph]
    widest = max(lengths)
    if len(paragraph) < 2 or not _WIDTHS[0] <= widest <= _WIDTHS[1]:
        return False
    if width is not None and widest <= width <= widest + 12:
        widest = width
    for here, following in zip(lengths, paragraph[1:], strict=False):
        first = following.text.split(maxsplit=1)[0]
        # A filler may also break a long word at its own hyphen, or leave two spaces after a full stop.
        part = re.split(r"(?<=[-/—–])", first, maxsplit=1)[0]
        if here + 1 + len(part) <= widest - 1:
            return False
    breaks = list(pairwise(paragraph))
    open_ended = sum(not ends_sentence(a.text) for a, _ in breaks)
    if len(paragraph) > 3:
        return open_ended * 2 > len(breaks)
    running = sum(continues(a.text, b.text) for a, b in breaks)
    return running > 0 or (width is not None and open_ended > 0 and abs(widest - width) <= 3)
