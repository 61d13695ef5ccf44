"""Clean: look at each line of a page: what it says about itself before anything is decided."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.model import RawBlock, RawText, Reading, Repair, Span, fold

_DECORATION = " \t\n*_#>`~\u00a0|"
_WORD = re.compile(r"\w+(?:['’\-‐-]\w+)*")
_LETTERS = re.compile(r"[^\W\d_]")
_END = re.compile(r"[.!?…。！？۔؟।][\"'”’»)\]*_]*(?:\[\d+\])*$")
_MARKER = re.compile(r"\s*(?:[-*•·‣▪–]|\d{1,3}[.)])\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """A block of the page with what it says about itself.

    `text` is the block as it reads, without decoration; `key` what is compared between lines (words
    only, case folded); `gap` the number of blank lines before it; `words` the number of its words;
    `ends` whether it ends as a sentence does; `lower` the share of its words in lower case; `item`
    whether it is marked as a list item. `reading` and `cut` lead from `text` back to the source.
    """

    block: RawBlock
    text: str
    key: str
    gap: int
    words: int
    ends: bool
    lower: float
    item: bool
    reading: Reading
    cut: int

    def place(self, start: int, end: int) -> Span:
        """The source span of the characters `start` to `end` (excluded) of `text`."""
        return self.reading.to_source(start + self.cut, end + self.cut)

    @property
    def span(self) -> Span:
        """The place of the line in the extracted text."""
        return self.block.span

    @property
    def prose(self) -> bool:
        """Whether it reads as running text: a sentence of some length."""
        return self.ends and self.words >= 10


def key(text: str) -> str:
    """What of a line is compared: its words and figures, case folded, single spaces."""
    return " ".join(_WORD.findall(fold(text).casefold()))


def is_prose(text: str) -> bool:
    """Whether `text` is a sentence that a person wrote to be read, not a label: long, and ended."""
    return bool(_END.search(text)) and len(_WORD.findall(text)) >= 12


def lines(raw: RawText) -> tuple[Line, ...]:
    """The blocks of `raw` as lines, in order; blocks without a letter or figure are lines too."""
    found = []
    before = 0
    for block in raw.blocks:
        found.append(_line(raw.text, block, before, raw.repairs))
        before = block.span.end
    return tuple(found)


def _line(source: str, block: RawBlock, before: int, repairs: Sequence[Repair]) -> Line:
    reading = Reading.of(source, (block.span,), repairs)
    text = reading.text.strip(_DECORATION)
    words = _WORD.findall(text)
    lower = sum(1 for word in words if word[0].islower())
    return Line(
        block=block,
        text=text,
        key=key(text),
        gap=max(0, source.count("\n", before, block.span.start) - 1),
        words=len(words),
        ends=bool(_END.search(text)),
        lower=lower / len(words) if words else 0.0,
        reading=reading,
        cut=len(reading.text) - len(reading.text.lstrip(_DECORATION)),
        item=block.kind == "list-item" or bool(_MARKER.match(source[block.span.start : block.span.start + 8])),
    )
