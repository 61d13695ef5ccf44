"""Curate: choose the events that matter: told by many, close to the topic, spread over the period."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from briefing.curate.chronology import telling
from briefing.curate.chronology.choosing import weights
from briefing.curate.content_words import stems
from briefing.model import Annotated, Choice, Event, Extent, Source, extent

# What an event more in the same part of the period counts less (diminishing returns, as in coverage functions).
_CROWDED = 0.35
_QUARTER = 92  # days
# What a source that begins with the event adds to its weight, and with how many sentences it begins.
_LED = 1.5
_LEAD = 1
_BACKGROUND = 0.5
_A_YEAR = 4


def extent_of(event: Event) -> Extent | None:
    """The days of an event, open towards what only a bound limits; None where no year is known."""
    if event.edtf:
        return extent(event.edtf)
    low = extent(event.not_before) if event.not_before else None
    high = extent(event.not_after) if event.not_after else None
    if low is None and high is None:
        return None
    return Extent(low.first if low else None, high.last if high else None, exact=False)


def in_period(event: Event, choice: Choice) -> bool:
    """Whether the event lies in the period asked for, as far as is known; one without a year does not speak for it.

    A bounded event lies where it is printed: on the day that bounds it.
    """
    first, last = (extent(end) if end else None for end in (choice.first, choice.last))
    if first is None and last is None:
        return True
    days = extent_of(event)
    if days is None:
        return False
    begin, end = days.first or days.last, days.last or days.first
    if first and first.first and end and end < first.first:
        return False
    return not (last and last.last and begin and begin > last.last)


def heaviest(
    events: Sequence[Event], most: int, annotated: Sequence[Annotated], shared: Mapping[str, float]
) -> tuple[Event, ...]:
    """The `most` events of `events` that matter, in the order of choosing; `shared` weighs the topic's stems.

    An event weighs by the stories and paragraphs that tell it, by the documents that tell of its day and those
    that begin with it, more the closer its words are to the topic and the more they report it; background
    weighs less. One after the other the heaviest is taken, and what lies in the same part of the period weighs
    less from then on.
    """
    if len(events) <= most:
        return tuple(events)
    told = weights(annotated)
    texts = {a.source.id: a.source.text for a in annotated}
    close = {e.id: _closeness(e, texts, shared) for e in events}
    best = max(close.values()) or 1.0
    opens = _opens(annotated)
    sources = {a.source.id: a.source for a in annotated}
    worth = {
        e.id: (e.weight + _documents(e, told) + _LED * _leads(e, sources))
        * (0.5 + close[e.id] / best)
        * (0.25 + telling.best(e, sources))
        * _nearness(e, opens)
        for e in events
    }
    part = _parts(events, most, opens)
    left = sorted(events, key=lambda e: (-worth[e.id], e.edtf or "", e.id))
    chosen: list[Event] = []
    crowd: Counter[int] = Counter()
    while left and len(chosen) < most:
        at = max(range(len(left)), key=lambda n: (worth[left[n].id] / (1 + _CROWDED * crowd[part[left[n].id]]), -n))
        chosen.append(left.pop(at))
        crowd[part[chosen[-1].id]] += 1
    return tuple(chosen)


def _leads(event: Event, sources: Mapping[str, Source]) -> int:
    """How many sources tell the event in what they begin with: it is what they were written for."""
    return len(
        {
            e.source
            for e in event.evidence
            if (first := sources[e.source].sentences[:_LEAD]) and e.span.start < first[-1].end
        }
    )


def _nearness(event: Event, opens: date | None) -> float:
    """Background weighs less: what lies before the documents' own period, and what has no more than a year."""
    days = extent_of(event)
    if days is None:
        return 1.0
    begin = days.first or days.last
    before = opens is not None and begin is not None and begin < opens
    year = bool(event.edtf and len(event.edtf) == _A_YEAR)
    return (_BACKGROUND if before else 1.0) * (_BACKGROUND if year else 1.0)


def _documents(event: Event, told: Mapping[str, int]) -> int:
    """How many documents tell of the event's day, where it has one."""
    return told.get(event.edtf, 0) if event.edtf else 0


def _closeness(event: Event, texts: Mapping[str, str], shared: Mapping[str, float]) -> float:
    """How much of the topic the event's best words hold; long sentences gain nothing by their length."""
    best = 0.0
    for e in event.evidence[:20]:
        words = set(stems(texts[e.source][e.span.start : e.span.end]))
        best = max(best, sum(shared.get(word, 0.0) for word in sorted(words)) / (len(words) + 5))
    return best


def _parts(events: Sequence[Event], count: int, first: date | None) -> dict[str, int]:
    """The part of the period in which each event begins, of `count` equal ones; what has no year shares one.

    The period begins at `first`, if that is given; what lies before it shares the first part.
    """
    begins = {e.id: day.toordinal() for e in events if (d := extent_of(e)) and (day := d.first or d.last)}
    low, high = min(begins.values(), default=0), max(begins.values(), default=0)
    if first is not None:
        low = min(max(low, first.toordinal()), high)
    return {e.id: (max(0, begins[e.id] - low) * count // (high - low + 1)) if e.id in begins else -1 for e in events}


def _opens(annotated: Sequence[Annotated]) -> date | None:
    """The day from which events are the matter of the documents and not its background.

    As long before the first document as the documents go on, at least a quarter of a year; None where most are undated.
    Without it a story of one summer would have as many lines on the decades before it.
    """
    days = sorted(d.first for a in annotated if a.source.date and (d := extent(a.source.date.value)) and d.first)
    if len(days) * 2 <= len(annotated):
        return None
    back = max(_QUARTER, (days[-1] - days[0]).days)
    return date.fromordinal(max(1, days[0].toordinal() - back))
