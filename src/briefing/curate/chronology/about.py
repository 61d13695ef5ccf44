"""Curate: who takes part in an event, and where, as far as the words that tell it name them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from briefing.model import Annotated, Event, Evidence, Person

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
    by_source = {a.source.id: a for a in annotated}
    return [_told(event, by_source) for event in events]


def _told(event: Event, by_source: Mapping[str, Annotated]) -> Event:
    counts: dict[str, int] = {}
    places: dict[str, int] = {}
    for evidence in event.evidence:
        found = by_source[evidence.source]
        here = _mentioned(evidence, found)
        for person in here:
            counts[person.name] = counts.get(person.name, 0) + 1
        for place in _places(evidence, found, here):
            places[place] = places.get(place, 0) + 1
    # Dicts keep the order of the evidence, so that of equals the one told first stands first.
    people = sorted(counts, key=lambda name: -counts[name])[:_MOST]
    where = min(places, key=lambda name: -places[name]) if places else None
    return replace(event, participants=tuple(people), place=where)


def _mentioned(evidence: Evidence, found: Annotated) -> list[Person]:
    # Who only tells of the event in what they say takes no part in it.
    telling = [
        q.speaker_span
        for q in found.quotations
        if q.speaker_span and evidence.timex and q.content.covers(evidence.timex)
    ]
    people = found.people
    first = {
        n: min(
            (s.start for s in person.spans if evidence.span.covers(s) and not any(s.overlaps(t) for t in telling)),
            default=-1,
        )
        for n, person in enumerate(people)
    }
    return [people[n] for n in sorted(first, key=lambda n: (first[n], n)) if first[n] >= 0]


def _places(evidence: Evidence, found: Annotated, people: Sequence[Person]) -> list[str]:
    text = found.source.text
    taken = [span for person in people for span in person.spans]
    if evidence.timex:
        taken.append(evidence.timex)
    out: list[str] = []
    for match in _PLACE.finditer(text, evidence.span.start, evidence.span.end):
        start, end = match.span("place")
        if _NO_PLACE.match(text, start) or any(s.start < end and start < s.end for s in taken):
            continue
        out.append(" ".join(match["place"].split()).removesuffix("’s").removesuffix("'s"))
    return out
