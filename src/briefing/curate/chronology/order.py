"""Curate: put events in their total order and number them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.curate.chronology.reasons import number
from briefing.curate.chronology.when import of_edtf
from briefing.model import Event


def numbered(events: Sequence[Event]) -> tuple[Event, ...]:
    """The events as E1, E2 …: dated ones by their first day, then without a year, bounded, undated.

    Ties are settled by the last day and by the place of the evidence, so that the order is total.
    """
    return tuple(replace(event, id=f"E{n}") for n, event in enumerate(sorted(events, key=_key), 1))


def _key(event: Event) -> tuple[int, str, str, tuple[tuple[tuple[str, int, str], int, int], ...], str]:
    place = tuple((number(e.source), e.span.start, e.span.end) for e in event.evidence)
    if event.edtf:
        when = of_edtf(event.edtf)
        if when.first and when.last:
            return 0, when.first, when.last, place, event.why
        return 1, event.edtf, "", place, event.why
    if event.not_before or event.not_after:
        return 2, event.not_before or event.not_after or "", event.not_after or "", place, event.why
    return 3, "", "", place, event.why
