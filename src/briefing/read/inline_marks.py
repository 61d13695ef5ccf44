"""Read: Markdown's inline marks (emphasis, links, code) as edits that take the marks out and leave the words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from briefing.model import Repair, Span

_REASON: Final = "markdown mark"
_LONGEST: Final = 100_000
_LINK = re.compile(
    r"(?<!\\)(!?)\[([^\[\]\n]{0,2000})\](\([^()\s]{0,2000}(?:\([^()\s]{0,200}\)[^()\s]{0,2000})?(?:\s+(?:\"[^\"\n]{0,500}\"|'[^'\n]{0,500}'))?\s?\)|\[[^\[\]\n]{0,200}\])"
)
_IMAGE_IN_LINK = re.compile(r"\[!\[[^\[\]\n]{0,500}\]\([^()\n]{0,2000}\)\]\([^()\n]{0,2000}\)")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,60}\]")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,2000})>")
_CODE = re.compile(r"(?<!`)(`{1,3})(?!`)([^`\n]{1,2000})\1(?!`)")
_TAG = re.compile(r"</?(?:b|i|u|em|strong|span|sup|sub|br|mark|small|a|p|cite|q)(?:\s[^<>]{0,1000})?/?>", re.I)
_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_RUN = re.compile(r"(?<!\\)(\*{1,3}|_{1,3}|~~)")


def inline_marks(text: str, within: Span) -> tuple[Repair, ...]:
    """Repairs that take the inline marks of `text[within]` out. Unpaired marks are left: they may be the text's own.

    Sorted, and none overlaps another. A block longer than any paragraph is no prose and left as it is.
    """
    stretch = text[within.start : within.end]
    if len(stretch) > _LONGEST or not any(mark in stretch for mark in "*_[`<\\~"):
        return ()
    cuts: list[tuple[int, int]] = []
    taken = bytearray(len(stretch))

    def cut(start: int, end: int) -> None:
        if end > start and not any(taken[start:end]):
            taken[start:end] = b"\x01" * (end - start)
            cuts.append((start, end))

    for code in _CODE.finditer(stretch):
        mark = len(code.group(1))
        cut(code.start(), code.start() + mark)
        cut(code.end() - mark, code.end())
        inside = slice(code.start() + mark, code.end() - mark)
        taken[inside] = b"\x02" * (inside.stop - inside.start)
    for pattern in (_IMAGE_IN_LINK, _FOOTNOTE, _TAG, _ESCAPE):
        for match in pattern.finditer(stretch):
            cut(match.start(), match.end())
    for link in _LINK.finditer(stretch):
        if link.group(1):
            cut(link.start(), link.end())
        elif not any(taken[link.start(3) : link.end(3)]):
            cut(link.start(), link.start() + 1)
            cut(link.end(2), link.end())
    for auto in _AUTOLINK.finditer(stretch):
        cut(auto.start(), auto.start() + 1)
        cut(auto.end() - 1, auto.end())
    for start, end in _emphasis(stretch, taken):
        cut(start, end)
    return tuple(Repair(Span(within.start + a, within.start + b), "", _REASON) for a, b in sorted(cuts))


def _emphasis(stretch: str, taken: bytearray) -> Iterator[tuple[int, int]]:
    """Both ends of each emphasis: a run that opens at a word's start with one like it that closes at a word's end."""
    opened: dict[str, tuple[int, int]] = {}
    for run in _RUN.finditer(stretch):
        start, end, mark = run.start(), run.end(), run.group(1)
        if any(taken[start:end]):
            continue
        before, after = stretch[start - 1 : start], stretch[end : end + 1]
        opens = bool(after) and not after.isspace() and not (mark[0] == "_" and before.isalnum())
        closes = bool(before) and not before.isspace() and not (mark[0] == "_" and after.isalnum())
        if closes and mark in opened:
            yield opened.pop(mark)
            yield start, end
        elif opens:
            opened[mark] = (start, end)
