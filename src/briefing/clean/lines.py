"""Clean: look at each line of a page: what it says about itself before anything is decided."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from briefing.model import RawBlock, RawText, Reading, Repair, Span, fold

_DECORATION = " \t\n*_#>`~\u00a0|"
_WORD = re.compile(r"\w+(?:['’\-‐-]\w+)*")
_END = re.compile(r"[.!?…。！？۔؟।][\"'”’»)\]*_]*(?:\[\d+\])*$")
_LONGEST_END = 60
"""How many characters the stop, closing marks and note numbers at a sentence's end may take."""
_RUN = re.compile(r"[\t\n\r\f\v][ \t\n\r\f\v]*| [ \t\n\r\f\v]+")
_LEAST_PROSE = 12
_MARKER = re.compile(r"\s*(?:[-*•·‣▪–]|\d{1,3}[.)])\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """A block of the page with what it says about itself.

    `text` is the block as it reads, without decoration; `key` what is compared between lines (words
    only, case folded); `gap` the number of blank lines before it; `words` the number of its words;
    `ends` whether it ends as a sentence does; `item` whether it is marked as a list item; `prose`
    whether it reads as running text, a sentence of some length. `source`, `repairs` and `cut` lead from
    `text` back to the extracted text.
    """

    block: RawBlock
    text: str
    key: str
    gap: int
    words: int
    ends: bool
    item: bool
    prose: bool
    source: str = field(repr=False)
    repairs: tuple[Repair, ...] = field(repr=False)
    cut: int = 0

    def place(self, start: int, end: int) -> Span:
        """The source span of the characters `start` to `end` (excluded) of `text`."""
        # Few lines are ever asked, so that the way back is made only then.
        reading = Reading.of(self.source, (self.block.span,), self.repairs)
        return reading.to_source(start + self.cut, end + self.cut)

    @property
    def lower(self) -> float:
        """The share of its words that begin in lower case."""
        words = _words(self.text)
        return sum([word[0].islower() for word in words]) / len(words) if words else 0.0

    @property
    def span(self) -> Span:
        """The place of the line in the extracted text."""
        return self.block.span


def key(text: str) -> str:
    """What of a line is compared: its words and figures, case folded, single spaces."""
    return " ".join(_words(text)).casefold()


def is_prose(text: str, words: int) -> bool:
    """Whether `text`, of so many words, is a sentence that a person wrote to be read, not a label: long, and ended."""
    return words >= _LEAST_PROSE and _ends(text)


def lines(raw: RawText) -> tuple[Line, ...]:
    """The blocks of `raw` as lines, in order; blocks without a letter or figure are lines too."""
    found = []
    before = 0
    for block in raw.blocks:
        found.append(_line(raw.text, block, before, raw.repairs))
        before = block.span.end
    return tuple(found)


def _line(source: str, block: RawBlock, before: int, repairs: tuple[Repair, ...]) -> Line:
    span = block.span
    stretch = source[span.start : span.end]
    whole = Reading.of(source, (span,), repairs).text if repairs else _RUN.sub(" ", stretch)
    left = whole.lstrip(_DECORATION)
    text = left.rstrip(_DECORATION)
    words = _words(text)
    ends = _ends(text)
    return Line(
        block=block,
        text=text,
        key=" ".join(words).casefold(),
        gap=max(0, source.count("\n", before, span.start) - 1),
        words=len(words),
        ends=ends,
        item=block.kind == "list-item" or bool(_MARKER.match(source[span.start : span.start + 8])),
        prose=ends and len(words) >= 10,
        source=source,
        repairs=repairs,
        cut=len(whole) - len(left),
    )


def _words(text: str) -> list[str]:
    # Folding changes nothing in plain ASCII but white space, which parts words in any case.
    found: list[str] = _WORD.findall(text if text.isascii() else fold(text))
    return found


def _ends(text: str) -> bool:
    return bool(_END.search(text[-_LONGEST_END:]))
