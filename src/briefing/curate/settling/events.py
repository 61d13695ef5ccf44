"""Curate: settle the chronology; a person's own date wins and is labelled as theirs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.curate.edtf import earliest, is_edtf, latest
from briefing.curate.shelf import Found, Shelf, resolve
from briefing.model import Entry, Event, Evidence, Excerpt, Finding, PlannedEvent


def settle_events(
    planned: Sequence[PlannedEvent], shelf: Shelf, events: Sequence[Event], path: str | None, findings: list[Finding]
) -> tuple[Entry, ...]:
    """The chronology in the order of time, undated entries last; the excerpts of entry 3 are C3.1, C3.2 …"""
    settled: list[tuple[Event, tuple[Found, ...], str | None]] = []
    for plan in planned:
        found: list[Found] = []
        for pick in plan.picks:
            place = resolve(pick, shelf, path, roles=True)
            if isinstance(place, Finding):
                findings.append(place)
            else:
                found.append(place)
        if not found:
            if not plan.picks:
                message = "This event of the chronology quotes no source."
                hint = "Quote the words that tell it, or leave it out."
                findings.append(Finding("error", "event-without-words", message, path, plan.line, hint))
            continue
        event = _event(found, events)
        if plan.date is not None:
            if is_edtf(plan.date):
                event = replace(event, edtf=plan.date, basis="user", why="date given in pack.yaml", not_before=None)
                event = replace(event, not_after=None)
            else:
                message = f"{plan.date!r} is not a date in EDTF."
                hint = "Write 2025-07-30, 2025-07, 2025, or 2025-07-28/2025-07-30 for a range."
                findings.append(Finding("error", "not-a-date", message, path, plan.line, hint))
        settled.append((event, tuple(found), plan.label))
    settled.sort(key=lambda one: _when(one[0]))
    return tuple(
        Entry(
            event,
            tuple(Excerpt(f"C{n}.{m}", f.source.id, f.spans, "event") for m, f in enumerate(found, 1)),
            "dated" if event.edtf else "bounded" if event.not_before or event.not_after else "undated",
            label,
        )
        for n, (event, found, label) in enumerate(settled, 1)
    )


def _event(found: Sequence[Found], events: Sequence[Event]) -> Event:
    """The event that the words of `found` tell, or a new undated one; its evidence is what is printed."""
    best, most = None, 0
    for event in events:
        shared = sum(
            max(0, min(span.end, e.span.end) - max(span.start, e.span.start))
            for e in event.evidence
            for f in found
            if f.source.id == e.source
            for span in f.spans
        )
        if shared > most:
            best, most = event, shared
    evidence = tuple(_evidence(f, best) for f in found)
    if best:
        return replace(best, evidence=evidence)
    name = f"E-{evidence[0].source}-{evidence[0].span.start}"
    return Event(name, None, "undated", "no date for these words in the sources", evidence)


def _evidence(found: Found, event: Event | None) -> Evidence:
    whole = found.spans[0]
    for e in event.evidence if event else ():
        if e.source == found.source.id and any(span.overlaps(e.span) for span in found.spans):
            return Evidence(e.source, whole, e.timex)
    return Evidence(found.source.id, whole)


def _when(event: Event) -> tuple[int, str, int, str]:
    """Sorts by first day; a bounded event follows what happened on the day that bounds it; undated last."""
    if event.edtf:
        return 0, earliest(event.edtf), 0, latest(event.edtf)
    if event.not_before:
        return 0, event.not_before, 1, ""
    if event.not_after:
        return 0, event.not_after, -1, ""
    return 1, "", 0, ""
