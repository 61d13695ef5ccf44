"""Curate: which event some words tell."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from briefing.curate.shelf import Found
from briefing.model import Event


def told_by(found: Sequence[Found], known: Collection[Event], day: str | None = None) -> Event | None:
    """The event of `known` whose evidence shares most characters with the words of `found`; None where none shares any.

    Of events told by the same words the weightiest, then the first. `day` (EDTF) asks for an event of that
    date: None where the words tell none of it.
    """
    best, most = None, (0, 0.0)
    for event in known:
        if day is not None and event.edtf != day:
            continue
        shared = sum(
            max(0, min(span.end, e.span.end) - max(span.start, e.span.start))
            for e in event.evidence
            for f in found
            if f.source.id == e.source
            for span in f.spans
        )
        if shared and (shared, event.weight) > most:
            best, most = event, (shared, event.weight)
    return best


def days_told(found: Sequence[Found], known: Collection[Event]) -> tuple[str, ...]:
    """The dates (EDTF) that the words of `found` tell of, sorted."""
    return tuple(sorted({e.edtf for e in known if e.edtf and told_by(found, (e,))}))
