"""Compose: an edition shorter than its pack: what it prints of it, with the same numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.model import Excerpt, Length, Locator, Pack, Question, Source

_EXCERPTS_A_SOURCE = 1
_QUOTES = 4
_EVENTS = 5
_TERMS = 4


def abridged(pack: Pack, length: Length | None) -> Pack:
    """What an edition of `length` prints of `pack`: all of it, unless it is short.

    A short one prints the first question of each block and every one of the person's own, the first
    excerpt of each source and those that its questions send the reader to, the first key quotes, the
    weightiest events. Ids stay, so that the numbers are the same in every edition.
    """
    if length != "short":
        return pack
    questions = _questions(pack.questions)
    places = [place for question in questions for place in question.where]
    events = sorted(range(len(pack.chronology)), key=lambda n: (-pack.chronology[n].event.weight, n))[:_EVENTS]
    return replace(
        pack,
        questions=questions,
        excerpts=_excerpts(pack, places),
        quotes=tuple(
            quote
            for number, quote in enumerate(pack.quotes)
            if number < _QUOTES or _sent_to(quote.excerpt, pack.source(quote.excerpt.source), places)
        ),
        chronology=tuple(
            entry
            for number, entry in enumerate(pack.chronology)
            if number in events or any(_sent_to(e, pack.source(e.source), places) for e in entry.excerpts)
        ),
        word_help=pack.word_help[:_TERMS],
    )


def _questions(questions: Sequence[Question]) -> tuple[Question, ...]:
    """The first of each block, and all up to the last of the person's own: no number is passed over in a list."""
    last: dict[str, int] = {}
    seen: dict[str, int] = {}
    for question in questions:
        seen[question.block] = seen.get(question.block, 0) + 1
        if question.by_user or question.block not in last:
            last[question.block] = seen[question.block]
    chosen: list[Question] = []
    for question in questions:
        taken = sum(other.block == question.block for other in chosen)
        if taken < last[question.block]:
            chosen.append(question)
    return tuple(chosen)


def _excerpts(pack: Pack, places: Sequence[Locator]) -> tuple[Excerpt, ...]:
    taken: dict[str, int] = {}
    chosen = []
    for excerpt in pack.excerpts:
        taken[excerpt.source] = taken.get(excerpt.source, 0) + 1
        first = taken[excerpt.source] <= _EXCERPTS_A_SOURCE
        if first or _sent_to(excerpt, pack.source(excerpt.source), places):
            chosen.append(excerpt)
    return tuple(chosen)


def _sent_to(excerpt: Excerpt, source: Source, places: Sequence[Locator]) -> bool:
    """Whether one of `places` is a paragraph that `excerpt` stands in."""
    numbers = {passage.number for span in excerpt.spans if (passage := source.passage_at(span.start))}
    return any(
        place.source == source.id and any(place.first <= number <= place.last for number in numbers) for place in places
    )
