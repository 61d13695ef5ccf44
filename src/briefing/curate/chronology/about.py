"""Curate: who takes part in an event, and where, as far as the words that tell it name them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from briefing.curate.overlaps import Overlaps
from briefing.model import Annotated, Event, Evidence, Person, Span

_MOST = 8
_NAME = r"[^\W\d_a-zà-ÿ][\w’'‐-]*"
_PLACE = re.compile(
    rf"\b(?:in|at|near)\s(?:the\s(?:city|town|village|capital|port|region|province|district)\sof\s|"
    rf"(?:central|eastern|western|northern|southern|downtown)\s)?(?P<place>{_NAME}(?:\s(?:of\s(?:the\s)?)?{_NAME}){{0,2}})"
)
# Capitalised behind "in" and no place.
_NO_PLACE = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|Spring|Summer|Autumn|Winter|Ramadan|Easter|Christmas"
    r"|English|French|Russian|Arabic|German|Spanish|Chinese|Parliament|Congress|He|She|It|They|We|I|Mr|Mrs|Ms|Dr)\b"
)


def told(events: Iterable[Event], annotated: Sequence[Annotated]) -> list[Event]:
    """The events with their participants and place, both as written in the evidence; the order is kept.

    A participant is a person or a body that is mentioned in the words of the event, but not as the one who
    tells of it; those of most mentions first. The place is the name behind "in", "at" or "near" that most
    evidence has, and no participant.
    """
    by_source = {a.source.id: _Named.of(a) for a in annotated}
    return [_told(event, by_source) for event in events]


@dataclass(frozen=True, slots=True)
class _Named:
    """The mentions of people in a source: `whose[n]` is the number of the person at `spans[n]`."""

    found: Annotated
    spans: tuple[Span, ...]
    whose: tuple[int, ...]
    places: Overlaps
    contents: Overlaps

    @staticmethod
    def of(found: Annotated) -> _Named:
        every = [(span, n) for n, person in enumerate(found.people) for span in person.spans]
        spans = tuple(span for span, _ in every)
        return _Named(
            found, spans, tuple(n for _, n in every), Overlaps(spans), Overlaps([q.content for q in found.quotations])
        )


def _told(event: Event, by_source: Mapping[str, _Named]) -> Event:
    counts: dict[str, int] = {}
    places: dict[str, int] = {}
    for evidence in event.evidence:
        named = by_source[evidence.source]
        here = _mentioned(evidence, named)
        for person in here:
            counts[person.name] = counts.get(person.name, 0) + 1
        for place in _places(evidence, named):
            places[place] = places.get(place, 0) + 1
    # Dicts keep the order of the evidence, so that of equals the one told first stands first.
    people = sorted(counts, key=lambda name: -counts[name])[:_MOST]
    where = min(places, key=lambda name: -places[name]) if places else None
    return replace(event, participants=tuple(people), place=where)


def _mentioned(evidence: Evidence, named: _Named) -> list[Person]:
    quotations = named.found.quotations
    # Who only tells of the event in what they say takes no part in it.
    telling = [
        quotations[n].speaker_span
        for n in (named.contents.at(evidence.timex) if evidence.timex else ())
        if evidence.timex and quotations[n].content.covers(evidence.timex)
    ]
    first: dict[int, int] = {}
    for at in named.places.at(evidence.span):
        span, whose = named.spans[at], named.whose[at]
        if evidence.span.covers(span) and not any(t and span.overlaps(t) for t in telling):
            first[whose] = min(span.start, first.get(whose, span.start))
    return [named.found.people[n] for n in sorted(first, key=lambda n: (first[n], n))]


def _places(evidence: Evidence, named: _Named) -> list[str]:
    text = named.found.source.text
    taken = [named.spans[n] for n in named.places.at(evidence.span)]
    if evidence.timex:
        taken.append(evidence.timex)
    out: list[str] = []
    for match in _PLACE.finditer(text, evidence.span.start, evidence.span.end):
        start, end = match.span("place")
        if _NO_PLACE.match(text, start) or any(s.start < end and start < s.end for s in taken):
            continue
        out.append(" ".join(match["place"].split()).removesuffix("’s").removesuffix("'s"))
    return out
