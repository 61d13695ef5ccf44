"""Curate: a source's sentences with what choosing needs to know of each."""

from __future__ import annotations

import copy
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.curate.content_words import stems
from briefing.curate.standalone import Lean, lean
from briefing.model import Annotated, Source, Span, count_words, union

_WORD = re.compile(r"\S+")
_ENDED = re.compile(r"[.!?…][\"'”’»)\]*]*$")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A body sentence: its place, its content stems, and how it stands without the one before it.

    `index` counts the body sentences of the source from 0; `words` are body words. `fragment` marks what
    is no full sentence (a list item, a name line); `opens` one that ends in a colon and needs what follows.
    """

    source: str
    index: int
    span: Span
    text: str
    words: int
    stems: frozenset[str]
    passage: int
    lean: Lean
    fragment: bool
    opens: bool


def sentences(annotated: Annotated) -> tuple[Sentence, ...]:
    """The sentences of the body, headings left out, in order."""
    source = annotated.source
    return of_body(source, source.sentences)


def of_body(source: Source, spans: Sequence[Span]) -> tuple[Sentence, ...]:
    """Those of the sentences `spans` that are of the body of `source`, headings left out; numbered from 0."""
    headings = {p.number for p in source.passages if p.kind == "heading"}
    found: list[Sentence] = []
    for span in spans:
        passage = source.passage_at(span.start)
        if passage is None or passage.number in headings:
            continue
        text = source.words(span)
        if not text:
            continue
        words = count_words(source.text, (span,))
        ended = bool(_ENDED.search(text))
        found.append(
            Sentence(
                source.id,
                len(found),
                span,
                text,
                words,
                frozenset(stems(text)),
                passage.number,
                lean(text),
                (not ended and not text.endswith(":")) or words < 3,
                text.endswith(":"),
            )
        )
    return tuple(found)


class WordBook:
    """Which body words of one source are printed so far; a word of which a part is printed counts whole."""

    __slots__ = ("_ends", "_printed", "_spans", "_starts", "limit", "source")

    def __init__(self, source: Source) -> None:
        self.source = source
        self.limit = source.limit
        words = [word.span() for s in source.body for word in _WORD.finditer(source.text, s.start, s.end)]
        self._starts = [start for start, _ in words]
        self._ends = [end for _, end in words]
        self._printed: set[int] = set()
        self._spans: tuple[Span, ...] = ()

    def copy(self) -> WordBook:
        """A book of its own that starts where this one stands."""
        other = copy.copy(self)
        other._printed = set(self._printed)
        return other

    def _touched(self, spans: tuple[Span, ...]) -> set[int]:
        return {
            index
            for span in spans
            for index in range(bisect_right(self._ends, span.start), bisect_left(self._starts, span.end))
        }

    def cost(self, *spans: Span) -> int:
        """How many words printing `spans` would add."""
        return len(self._touched(spans) - self._printed)

    def fits(self, *spans: Span, reserve: int = 0) -> bool:
        """Whether `spans` can be printed inside the limit, with `reserve` words to spare."""
        return self.limit is None or len(self._printed) + self.cost(*spans) + reserve <= self.limit

    def add(self, *spans: Span) -> None:
        """Count `spans` as printed."""
        self._printed |= self._touched(spans)
        self._spans = union((*self._spans, *spans))

    @property
    def used(self) -> int:
        """How many words are printed so far."""
        return len(self._printed)

    def shows(self, span: Span) -> bool:
        """Whether every character of `span` but white space is printed already."""
        return shown(self.source.text, span, self._spans)

    def parts(self, span: Span) -> tuple[Span, ...]:
        """The stretches of `span` that are printed already."""
        return tuple(Span(max(s.start, span.start), min(s.end, span.end)) for s in self._spans if s.overlaps(span))

    def covers(self, *spans: Span) -> bool:
        """Whether every word of `spans` is printed already."""
        return self.cost(*spans) == 0


def shown(text: str, span: Span, printed: Sequence[Span]) -> bool:
    """Whether every character of `span` but white space lies in `printed`, which is sorted and merged (`union`)."""
    here = span.start
    for stretch in printed:
        if stretch.end <= here:
            continue
        if stretch.start >= span.end or text[here : max(here, stretch.start)].strip():
            break
        here = stretch.end
    return here >= span.end or not text[here : span.end].strip()
