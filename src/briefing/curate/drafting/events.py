"""Curate: propose the chronology from the events found."""

from __future__ import annotations

from briefing.curate.material import Material
from briefing.curate.picks import pick
from briefing.model import Event, Evidence, Pick, PlannedEvent

_MOST = 12
_MOST_UNDATED = 1
_MOST_SOURCES = 3


def events(material: Material) -> tuple[PlannedEvent, ...]:
    """The weightiest events, told by one to three sources each; booked as printed.

    Of a source with a limit at most half is spent here, and only where no other source tells the event
    or the words are printed anyway.
    """
    ranked = sorted(material.events, key=lambda e: (_band(e), -e.weight, e.edtf or "", e.id))
    made: list[PlannedEvent] = []
    undated = 0
    for event in ranked:
        if len(made) == _MOST or (_band(event) and undated == _MOST_UNDATED):
            continue
        picks = _told(event, material)
        if picks:
            made.append(PlannedEvent(picks))
            undated += _band(event)
    return tuple(made)


def _band(event: Event) -> int:
    return 0 if event.edtf or event.not_before or event.not_after else 1


def _told(event: Event, material: Material) -> tuple[Pick, ...]:
    """The words that tell `event`, a source at most once: unlimited sources first, then what costs least."""

    def cheap(evidence: Evidence) -> tuple[int, int]:
        book = material.books[evidence.source]
        return (book.limit is not None and not book.covers(evidence.span)), book.cost(evidence.span)

    usable = [e for e in event.evidence if e.source in material.books and e.source not in material.repeats]
    found: list[Pick] = []
    seen: set[str] = set()
    for evidence in sorted(usable, key=lambda e: (cheap(e)[0], e.source in seen, usable.index(e))):
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
            seen.add(evidence.source)
    return tuple(found)
