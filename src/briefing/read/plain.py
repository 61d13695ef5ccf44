"""Read: blocks of plain text. A line is a block, unless a program wrapped a paragraph over several lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from briefing.model import BlockKind, RawBlock, Repair
from briefing.read.hyphens import broken_words
from briefing.read.lines import Line, lines_of, trimmed, wrapped

_BULLET = re.compile(r"\s*(?:[-*•·‣▪●◦○■□➢✓]|\u2043)[ \t\xa0]+(?=\S)")
_NUMBER = re.compile(r"\s*\(?(\d{1,3})[.)][ \t\xa0]+(?=\S)")
_QUOTE = re.compile(r"\s{0,3}>[> ]*(?=[^\s>])")
_RULE = re.compile(r"[\s\-=_*~#+.·•—–|]+")
_NEXT_NUMBER: Final = 12


def scan(text: str) -> tuple[tuple[RawBlock, ...], tuple[Repair, ...]]:
    """The blocks of plain `text`, with the repairs that join words broken at the ends of wrapped lines.

    A list item's or quotation's mark lies outside its block. A number is a list's only where a
    neighbouring item counts on from it: "17. Oktober" begins a sentence.
    """
    paragraphs = list(_paragraphs(text))
    width = _width(paragraphs)
    numbered = _numbered(paragraphs)
    blocks: list[RawBlock] = []
    joined: list[tuple[int, int]] = []
    for paragraph in paragraphs:
        for group in _groups(paragraph, numbered, width):
            block = _block(text, group, numbered)
            if block:
                blocks.append(block)
            if block and len(group) > 1:
                joined.append((block.span.start, block.span.end))
    return tuple(blocks), broken_words(text, joined, keep_unknown=True)


def _paragraphs(text: str) -> Iterator[list[Line]]:
    """Runs of lines between blank ones."""
    run: list[Line] = []
    for line in lines_of(text):
        if not line.blank:
            run.append(line)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _width(paragraphs: Iterable[Sequence[Line]]) -> int | None:
    """The width at which the text's longer paragraphs were wrapped, if they were."""
    widths = Counter(
        max(len(line.text.rstrip()) for line in paragraph)
        for paragraph in paragraphs
        if len(paragraph) >= 4 and wrapped(paragraph)
    )
    return max(widths) if widths else None


def _numbered(paragraphs: Iterable[Sequence[Line]]) -> frozenset[int]:
    """Where the lines start that are numbered list items: numbers that count on within a few lines."""
    found: list[tuple[int, int, int]] = []
    number = 0
    for paragraph in paragraphs:
        for line in paragraph:
            number += 1
            mark = _NUMBER.match(line.text)
            if mark:
                found.append((number, int(mark.group(1)), line.start))
    starts = set()
    for (row, value, start), (next_row, next_value, next_start) in pairwise(found):
        if next_value == value + 1 and next_row - row <= _NEXT_NUMBER:
            starts |= {start, next_start}
    return frozenset(starts)


def _groups(paragraph: Sequence[Line], numbered: frozenset[int], width: int | None) -> Iterator[Sequence[Line]]:
    """The lines of a paragraph, those together that are one block."""
    for part in _parts(paragraph, numbered):
        if len(part) > 1 and wrapped(part, width):
            yield part
        else:
            for line in part:
                yield (line,)


def _parts(paragraph: Sequence[Line], numbered: frozenset[int]) -> Iterator[list[Line]]:
    """Cut where a list item or a quotation starts or ends, and where a first line is indented."""
    part: list[Line] = []
    for line in paragraph:
        marked = _mark(line, numbered) is not None
        if part:
            listed = _mark(part[0], numbered) is not None
            hanging = listed and line.indent > part[0].indent
            indented = not listed and line.indent > part[-1].indent + 1 and len(part) > 1
            if marked or indented or (listed and not hanging):
                yield part
                part = []
        part.append(line)
    if part:
        yield part


def _mark(line: Line, numbered: frozenset[int]) -> tuple[BlockKind, int] | None:
    """The kind that a line's mark gives it and the mark's length."""
    bullet = _BULLET.match(line.text)
    if bullet:
        return "list-item", bullet.end()
    if line.start in numbered:
        number = _NUMBER.match(line.text)
        return ("list-item", number.end()) if number else None
    quote = _QUOTE.match(line.text)
    return ("quote", quote.end()) if quote else None


def _block(text: str, group: Sequence[Line], numbered: frozenset[int]) -> RawBlock | None:
    first = group[0]
    mark = _mark(first, numbered)
    kind, length = mark or ("paragraph", 0)
    span = trimmed(text, first.start + length, group[-1].end)
    if not span:
        return None
    if len(group) == 1 and _RULE.fullmatch(first.text):
        kind = "other"
    return RawBlock(span, kind, level=1 + first.indent // 2 if kind == "list-item" else 0)
