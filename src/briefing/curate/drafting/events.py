"""Curate: propose the chronology from the events found."""

from __future__ import annotations

from briefing.curate.chronology import telling
from briefing.curate.chronology.ranking import heaviest, in_period
from briefing.curate.chronology.told import told_by
from briefing.curate.material import Material
from briefing.curate.picks import pick
from briefing.curate.shelf import Found, resolve
from briefing.model import Choice, Event, Evidence, Pick, PlannedEvent, Span

MOST = 10
"""How many dated or bounded events a chronology has where nobody says: what a student's first page holds."""

_MOST_UNDATED = 1
_MOST_SOURCES = 3
# What a student's first page and a half holds, and what one line has at least.
_MOST_WORDS = 270
_A_LINE = 12
_NO_LIMIT = 10**9
# A bare year is background: with so many lines that tell more, it is left out.
_ENOUGH = 4
# Above this the words of an event report it; below they speak of its day.
_REPORTS = 0.65
# How often others are looked for in the place of those that cannot be told.
_MOST_ROUNDS = 30
_NO_CHOICE = Choice()


def events(material: Material, choice: Choice = _NO_CHOICE) -> tuple[PlannedEvent, ...]:
    """The events that matter among those that `choice` allows, told by one to three sources each; booked as printed.

    Of a source with a limit at most half is spent here, and only where no other source tells the event
    or the words are printed anyway. What `choice` pins comes first, in the words that pin it.
    """
    pinned = [(made, found) for made in choice.pin if isinstance(found := _found(made, material), Found)]
    taken = {event.id for _, found in pinned if (event := told_by((found,), material.events))}
    dropped = {
        event.id
        for made in choice.drop
        if isinstance(found := _found(made, material), Found) and (event := told_by((found,), material.events))
    }
    free = [e for e in material.events if e.id not in taken | dropped and in_period(e, choice)]
    if choice.first is None and choice.last is None:
        undated = [e for e in free if _band(e)]
    else:
        # What has no date is in no period, but a reader should know of what may belong to it.
        undated = [e for e in material.events if e.id not in taken | dropped and _band(e)]
    made = [PlannedEvent((one,)) for one, _ in pinned]
    used = {(found.source.id, found.spans[0]) for _, found in pinned}
    for _, found in pinned:
        material.books[found.source.id].add(*found.spans)
    usual = material.much(MOST)
    words = material.much(_MOST_WORDS)
    most = usual if choice.most is None else max(0, choice.most - len(made))
    near = [e for e in free if not _band(e)]
    finer = [e for e in near if not (e.edtf and len(e.edtf) == len("2025"))]
    dated = _planned(
        finer if choice.most is None and len(finer) >= _ENOUGH else near,
        most,
        material,
        used,
        words if choice.most is None else _NO_LIMIT,
    )
    room = _MOST_UNDATED if choice.most is None else min(_MOST_UNDATED, choice.most - len(made) - len(dated))
    return (*made, *dated, *_planned(undated, room, material, used, _NO_LIMIT))


def _found(made: Pick, material: Material) -> object:
    return resolve(made, material.shelf, None, roles=True)


def _planned(
    candidates: list[Event], most: int, material: Material, used: set[tuple[str, Span]], room: int
) -> tuple[PlannedEvent, ...]:
    """The heaviest of `candidates` that can be told within the limits, at most `most`, in `room` words.

    `used` are the words that tell other lines, by source, and are taken last; those of the lines made are added.
    """
    made: list[PlannedEvent] = []
    left = candidates
    words = 0
    days: set[str] = set()
    for _ in range(_MOST_ROUNDS):
        if not left or len(made) >= most or words + _A_LINE > room:
            break
        # Where an event's words cost too much, the next one takes its place.
        chosen = heaviest(left, most - len(made), material.annotated, material.shared)
        for event in sorted(chosen, key=lambda e: (-e.weight, e.edtf or "", e.id)):
            if len(candidates) > _ENOUGH and _told_already(event, material, days, used):
                continue
            planned = _told_apart(event, _told(event, material, used), material)
            if planned:
                days.add(event.edtf or event.id)
                made.append(planned)
                # Only the first source's words are printed; the others are named beside them.
                words += len(planned.picks[0].words.split())
                if words + _A_LINE > room:
                    break
        left = [event for event in left if event not in chosen]
    return tuple(made)


def _told_already(event: Event, material: Material, days: set[str], used: set[tuple[str, Span]]) -> bool:
    """Whether a line would say again what one says: words that tell another day, or a day only spoken of."""
    best = max(telling.directness(material.source(e.source), e) for e in event.evidence)
    free = any(not any(name == e.source and e.span.overlaps(span) for name, span in used) for e in event.evidence)
    return best <= _REPORTS and (not free or event.edtf in days)


def _told_apart(event: Event, picks: tuple[Pick, ...], material: Material) -> PlannedEvent | None:
    """`event` in the words of `picks`, with its date where they tell another too; None where they tell only another."""
    found = [place for made in picks if isinstance(place := _found(made, material), Found)]
    told = told_by(found, material.events)
    if told is None:
        return None
    if told.id == event.id:
        return PlannedEvent(picks)
    apart = told_by(found, material.events, event.edtf) if event.edtf else None
    return PlannedEvent(picks, tells=event.edtf) if apart and apart.id == event.id else None


def _band(event: Event) -> int:
    return 0 if event.edtf or event.not_before or event.not_after else 1


def _told(event: Event, material: Material, used: set[tuple[str, Span]]) -> tuple[Pick, ...]:
    """The words that tell `event`, a source at most once: those that report it best, then what costs least."""
    usable = [e for e in event.evidence if e.source in material.books and e.source not in material.repeats]
    plain = {e: telling.fits(event, material.source(e.source), e) for e in usable}

    def ranked(evidence: Evidence) -> tuple[bool, bool, float, bool, int]:
        book = material.books[evidence.source]
        costs = book.limit is not None and not book.covers(evidence.span)
        reports = plain[evidence] > _REPORTS
        # Words that only speak of the day come last, whatever they cost.
        return (not reports, costs, -plain[evidence], (evidence.source, evidence.span) in used, usable.index(evidence))

    found: list[Pick] = []
    seen: set[str] = set()
    for evidence in sorted(usable, key=ranked):
        book = material.books[evidence.source]
        if evidence.source in seen or len(found) == _MOST_SOURCES:
            continue
        dear = book.limit is not None and book.used + book.cost(evidence.span) > book.limit * 2 // 3
        if book.limit is not None and not book.covers(evidence.span) and (found or dear):
            continue
        made = pick(material.source(evidence.source), [evidence.span], material.shelf, roles=True)
        if made:
            book.add(evidence.span)
            found.append(made)
            used.add((evidence.source, evidence.span))
            seen.add(evidence.source)
    return tuple(found)
