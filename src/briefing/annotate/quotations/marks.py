"""Annotate: pair quotation marks, of every shape, in one pass over each passage."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.model import Span

_MARK = re.compile("''|``|[\"“”„‟«»‹›‘’‚'`]")
_CLOSER = {
    "“": "”",
    "„": "“”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    '"': '"',
    "‘": "’",
    "‚": "‘’",
    "'": "'",
    "`": "'",
    "‟": "”",
    "''": "''",
    "``": "''",
}
_SINGLE = frozenset("‘‚'`‹›")
_OPENS_AFTER = frozenset(" \t\n\xa0([{-–—/:;,*_>“\"‘'«„\u202f\u2009")
_CLOSES_BEFORE = frozenset(" \t\n\xa0)]}-–—/:;,.?!…*_<”\"’'»“\u202f\u2009")
_DEPTH = 6


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch in quotation marks that lies in no other: `inner` without the marks, `outer` with them.

    `open` is True where the marks are not closed in this passage because the next one reopens them;
    `reopens` where it goes on from the passage before. `passage` is the passage's index.
    """

    inner: Span
    outer: Span
    passage: int
    open: bool = False
    reopens: bool = False


def pair(text: str, passages: Sequence[Span]) -> tuple[Marked, ...]:
    """The outermost marked stretches of `passages` (sorted) in order; takes time in proportion to the text."""
    found: list[Marked] = []
    carried = ""
    for index, passage in enumerate(passages):
        following = text[passages[index + 1].start : passages[index + 1].start + 1] if index + 1 < len(passages) else ""
        pairs, unclosed = _passage(text, passage)
        if unclosed is not None and _runs_on(text, passage, unclosed, following):
            pairs.append((unclosed, passage.end))
        else:
            unclosed = None
        for start, end in _outermost(pairs):
            still_open = start == unclosed
            inner = Span(start + 1, end if still_open else end - 1)
            lead = len(text[inner.start : inner.end]) - len(text[inner.start : inner.end].lstrip())
            tail = len(text[inner.start : inner.end].rstrip())
            if tail <= lead:
                continue
            reopens = bool(carried) and start == passage.start
            inner = Span(inner.start + lead, inner.start + tail)
            found.append(Marked(inner, Span(start, end), index, still_open and bool(following), reopens))
        carried = text[unclosed] if unclosed is not None else ""
    return tuple(found)


def _passage(text: str, passage: Span) -> tuple[list[tuple[int, int]], int | None]:
    """The pairs of one passage (start of the opening mark, end of the closing one), and a mark left open."""
    pairs: list[tuple[int, int]] = []
    stack: list[int] = []
    for match in _MARK.finditer(text, passage.start, passage.end):
        at, mark = match.start(), match.group()
        before = text[at - 1] if at > passage.start else " "
        after = text[at + 1] if at + 1 < passage.end else " "
        opener = next(
            (i for i in range(len(stack) - 1, max(-1, len(stack) - _DEPTH), -1) if mark in _CLOSER[text[stack[i]]]),
            None,
        )
        if opener is not None and _closes(text, mark, before, after, text[stack[opener]]):
            pairs.append((stack[opener], at + 1))
            del stack[opener:]
        elif mark in _CLOSER and _opens(mark, before, after):
            if opener is not None and mark == '"':
                # A second straight mark that looks like an opening one: the first was never closed.
                del stack[opener:]
            stack.append(at)
            if len(stack) > 4 * _DEPTH:
                del stack[: 2 * _DEPTH]
    doubles = [at for at in stack if text[at] not in _SINGLE]
    return pairs, (doubles[0] if doubles else None)


def _opens(mark: str, before: str, after: str) -> bool:
    if mark in "“„«‟":
        return not after.isspace() or mark in "«"
    if mark in "‘‚‹›»":
        return before in _OPENS_AFTER and not after.isspace()
    return before in _OPENS_AFTER and not after.isspace() and after not in ",.;:?!)"


def _closes(text: str, mark: str, before: str, after: str, opener: str) -> bool:
    if mark in "”»›" or opener in "„‚":
        return True
    if mark in "'’":
        # An apostrophe inside a word is none; after a plural's s and before a word it is a possessive.
        if after not in _CLOSES_BEFORE:
            return False
        return not (before == "s" and after == " ")
    if mark == "«":
        return True
    # A straight mark: an inch sign ends no quotation unless nothing else can.
    return not before.isspace() or after in _CLOSES_BEFORE


def _runs_on(text: str, passage: Span, at: int, following: str) -> bool:
    """Whether a mark left open holds to the passage's end: the next one reopens it, or it starts what is said."""
    if following and following in '“"„«‟»' and (following == text[at] or text[at] in '"“'):
        return True
    if text[at] == '"':
        return at == passage.start
    before = text[passage.start : at].rstrip()
    return not before or before[-1] in ":,"


def _outermost(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pairs that lie in no other, sorted."""
    kept: list[tuple[int, int]] = []
    for start, end in sorted(pairs, key=lambda pair: (pair[0], -pair[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept
