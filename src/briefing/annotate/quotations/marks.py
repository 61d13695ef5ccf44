"""Annotate: pair quotation marks, of every shape, in one pass over each passage."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from briefing.model import Span

_MARK = re.compile("''|``|[\"“”„‟«»‹›‘’‚'`]")
_CLOSERS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "“": frozenset(("”", '"', "“")),
        "”": frozenset("”"),
        "„": frozenset("“”"),
        "«": frozenset("»"),
        "»": frozenset("«"),
        "‹": frozenset("›"),
        "›": frozenset("‹"),
        '"': frozenset('"”'),
        "‘": frozenset("’"),
        "‚": frozenset("‘’"),
        "'": frozenset("'"),
        "`": frozenset("'"),
        "‟": frozenset("”"),
        "''": frozenset(("''",)),
        "``": frozenset(("''",)),
    }
)
_STRAIGHT = frozenset(('"', "''"))
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
            pairs.append((unclosed, passage.end, passage.end))
        else:
            unclosed = None
        for start, close, end in _outermost(pairs):
            first = start + (2 if text.startswith(("''", "``"), start) else 1)
            words = text[first:close]
            tail = len(words.rstrip())
            lead = len(words) - len(words.lstrip())
            if tail <= lead:
                continue
            inner = Span(first + lead, first + tail)
            reopens = bool(carried) and start == passage.start
            still_open = start == unclosed and bool(following)
            found.append(Marked(inner, Span(start, end), index, still_open, reopens))
        carried = text[unclosed] if unclosed is not None else ""
    return tuple(found)


def _passage(text: str, passage: Span) -> tuple[list[tuple[int, int, int]], int | None]:
    """The pairs of one passage (the opening mark's start, the closing one's start and end), and a mark left open."""
    pairs: list[tuple[int, int, int]] = []
    stack: list[tuple[int, str]] = []
    for match in _MARK.finditer(text, passage.start, passage.end):
        at, end, mark = match.start(), match.end(), match.group()
        before = text[at - 1] if at > passage.start else "\n"
        after = text[end] if end < passage.end else " "
        reach = range(len(stack) - 1, max(-1, len(stack) - _DEPTH), -1)
        opener = next((i for i in reach if mark in _CLOSERS[stack[i][1]]), None)
        if opener is not None and _closes(mark, before, after, stack[opener][1]):
            pairs.append((stack[opener][0], at, end))
            del stack[opener:]
        elif mark in _CLOSERS and _opens(mark, before, after):
            if opener is not None and mark in _STRAIGHT:
                # A second straight mark that looks like an opening one: the first was never closed.
                del stack[opener:]
            stack.append((at, mark))
            if len(stack) > 4 * _DEPTH:
                del stack[: 2 * _DEPTH]
    doubles = [at for at, mark in stack if mark not in _SINGLE]
    return pairs, (doubles[0] if doubles else None)


def _opens(mark: str, before: str, after: str) -> bool:
    if mark == "”":
        # Some open with the closing shape: only believed at the start of a line.
        return before == "\n" and not after.isspace()
    if mark in "“„«‟":
        return not after.isspace() or mark == "«"
    if mark in "‘‚‹›»":
        return before in _OPENS_AFTER and not after.isspace()
    if mark == '"' and before in " \n" and after == " ":
        # In text cut into words every mark stands by itself; where nothing is open, one opens.
        return True
    return before in _OPENS_AFTER and not after.isspace() and after not in ",.;:?!)"


def _closes(mark: str, before: str, after: str, opener: str) -> bool:
    if mark == "“" and opener == "“":
        # Some close with the opening shape: “so“.
        return not before.isspace() and after in _CLOSES_BEFORE
    if mark in "”»›«" or opener in "„‚":
        return True
    if mark in ("'", "’"):
        # An apostrophe inside a word is none; after a plural's s and before a word it is a possessive.
        return after in _CLOSES_BEFORE and not (before == "s" and after == " ")
    if opener == "“" and mark == '"':
        # A straight mark closes a curly one only where it cannot open.
        return not before.isspace() and after in _CLOSES_BEFORE
    return not before.isspace() or after in _CLOSES_BEFORE


def _runs_on(text: str, passage: Span, at: int, following: str) -> bool:
    """Whether a mark left open holds to the passage's end: the next one reopens it, or it starts what is said."""
    if following and following in '“"„«‟»' and (following == text[at] or text[at] in '"“'):
        return True
    if text[at] in "\"'`":
        return at == passage.start and not text[at + 1].isdigit() if at + 1 < passage.end else False
    before = text[passage.start : at].rstrip()
    return not before or before[-1] in ":,"


def _outermost(pairs: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """The pairs that lie in no other, sorted."""
    kept: list[tuple[int, int, int]] = []
    for pair in sorted(pairs, key=lambda pair: (pair[0], -pair[2])):
        if not kept or pair[0] >= kept[-1][2]:
            kept.append(pair)
    return kept
