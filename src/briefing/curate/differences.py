"""Curate: what a new proposal has that a person's plan has not, told by the words themselves and not by their lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from briefing.curate.shelf import Found, Shelf, resolve
from briefing.model import Annotated, Pick, Plan, PlannedEvent, PlannedQuestion, Span, count_words, fold, intersection
from briefing.model.difference import Difference

_MOSTLY = 0.5
"""The part of an excerpt's words that the person must print already for it not to be new."""

_Printed = Mapping[str, Sequence[Span]]


def difference(own: Plan, proposed: Plan, annotated: Sequence[Annotated]) -> Difference:
    """The items of `proposed` that are new to `own`, both of the sources `annotated`.

    An excerpt or quotation is new when less than half of its words stand in one list of the person's; an event
    when none of its words do, a question when neither its text nor its evidence is there.
    """
    mine, theirs = Shelf(annotated, own), Shelf(annotated, proposed)
    excerpts = _printed(own.excerpts, mine)
    bottom_line = _printed(own.bottom_line, mine)
    quotes = _printed((quote.pick for quote in own.quotes), mine)
    events = _printed((pick for event in own.chronology for pick in event.picks), mine)
    asked = {fold(question.text).casefold() for question in own.questions}
    evidence = _printed((pick for question in own.questions for pick in question.evidence), mine)
    known = {term.term.casefold() for term in own.terms}
    paths = {found.source.raw.path: found.source.id for found in annotated}
    return Difference(
        sources=tuple(number for path, number in paths.items() if path not in own.numbers.values()),
        gone=tuple(number for number, path in own.numbers.items() if path not in paths),
        excerpts=tuple(pick for pick in proposed.excerpts if _share(pick, theirs, excerpts) < _MOSTLY),
        bottom_line=tuple(pick for pick in proposed.bottom_line if _share(pick, theirs, bottom_line) < _MOSTLY),
        quotes=tuple(quote for quote in proposed.quotes if _share(quote.pick, theirs, quotes) < _MOSTLY),
        chronology=tuple(event for event in proposed.chronology if not _told(event, theirs, events)),
        questions=tuple(
            question
            for question in proposed.questions
            if fold(question.text).casefold() not in asked and not _asked(question, theirs, evidence)
        ),
        terms=tuple(term for term in proposed.terms if term.term.casefold() not in known),
    )


def _printed(picks: Iterable[Pick], shelf: Shelf) -> dict[str, list[Span]]:
    """The spans of `picks` by source; what is not found is left out."""
    spans: dict[str, list[Span]] = {}
    for pick in picks:
        found = resolve(pick, shelf, None, roles=True)
        if isinstance(found, Found):
            spans.setdefault(found.source.id, []).extend(found.spans)
    return spans


def _share(pick: Pick, shelf: Shelf, printed: _Printed) -> float:
    """The part of the words of `pick` that is `printed`, from 0 to 1."""
    found = resolve(pick, shelf, None, roles=True)
    if not isinstance(found, Found):
        return 0.0
    both = intersection(found.spans, printed.get(found.source.id, ()))
    words = count_words(found.source.text, found.spans)
    return count_words(found.source.text, both) / words if words else 0.0


def _told(event: PlannedEvent, shelf: Shelf, printed: _Printed) -> bool:
    return any(_share(pick, shelf, printed) > 0 for pick in event.picks)


def _asked(question: PlannedQuestion, shelf: Shelf, printed: _Printed) -> bool:
    """Whether all evidence of `question` is evidence of the person's questions already."""
    return bool(question.evidence) and all(_share(pick, shelf, printed) >= _MOSTLY for pick in question.evidence)
