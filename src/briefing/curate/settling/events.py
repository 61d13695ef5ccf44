"""Curate: settle the chronology; a person's own date wins and is labelled as theirs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.curate.chronology.ranking import in_period
from briefing.curate.chronology.reasons import because
from briefing.curate.chronology.told import days_told, told_by
from briefing.curate.edtf import earliest, is_edtf, latest, tells_year
from briefing.curate.shelf import Found, Shelf, resolve
from briefing.model import Choice, Entry, Event, Evidence, Excerpt, Finding, PlannedEvent
from briefing.model.reason import Reason

_NO_CHOICE = Choice()


_Settled = tuple[Event, tuple[Found, ...], str | None]


def settle_events(
    planned: Sequence[PlannedEvent],
    shelf: Shelf,
    events: Sequence[Event],
    path: str | None,
    findings: list[Finding],
    choice: Choice = _NO_CHOICE,
) -> tuple[Entry, ...]:
    """The chronology in the order of time, undated entries last; the excerpts of entry 3 are C3.1, C3.2 …

    `choice` takes away what it drops, what lies outside its period and what is too many, and adds what it
    pins; an event that a person pins is never taken away.
    """
    settled: list[_Settled] = []
    for plan in planned:
        one = _settled(plan, shelf, events, path, findings)
        if one is not None:
            settled.append(one)
    settled = _chosen(settled, choice, shelf, events, path, findings)
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


def _settled(
    plan: PlannedEvent, shelf: Shelf, events: Sequence[Event], path: str | None, findings: list[Finding]
) -> _Settled | None:
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
        return None
    if plan.tells is not None and told_by(found, events, plan.tells) is None:
        days = days_told(found, events)
        message = f"These words do not tell of {plan.tells!r}."
        hint = f"They tell of {', '.join(days)}; write one of these, or" if days else "They tell no date:"
        findings.append(Finding("error", "other-date", message, path, plan.line, f"{hint} take “tells” out."))
        return None
    event = _event(found, events, plan.tells)
    if plan.date is not None:
        if is_edtf(plan.date):
            event = replace(event, edtf=plan.date, basis="user", not_before=None, not_after=None)
            event = because(event, (Reason("user"),))
        else:
            message = f"{plan.date!r} is not a date in EDTF."
            hint = "Write 2025-07-30, 2025-07, 2025, or 2025-07-28/2025-07-30 for a range."
            findings.append(Finding("error", "not-a-date", message, path, plan.line, hint))
    return event, tuple(found), plan.label


def _chosen(
    settled: Sequence[_Settled],
    choice: Choice,
    shelf: Shelf,
    events: Sequence[Event],
    path: str | None,
    findings: list[Finding],
) -> list[_Settled]:
    """What `choice` leaves of the settled events, with what it pins."""
    pinned: list[_Settled] = []
    rest = list(settled)
    for pick in choice.pin:
        one = _settled(PlannedEvent((pick,), line=pick.line), shelf, events, path, findings)
        if one is not None and not any(_same(one, other) for other in pinned):
            there = next((other for other in rest if _same(one, other)), None)
            pinned.append(there or one)
            rest = [other for other in rest if other is not there]
    for pick in choice.drop:
        found = resolve(pick, shelf, path, roles=True)
        if isinstance(found, Finding):
            findings.append(found)
            continue
        gone = [other for other in rest if _same(other, (_event([found], events), (found,), None))]
        if any(_same(other, (_event([found], events), (found,), None)) for other in pinned):
            message = "These words both pin and drop one event of the chronology."
            findings.append(Finding("error", "pinned-and-dropped", message, path, pick.line, "Take one of them out."))
        rest = [other for other in rest if other not in gone]
    if choice.first or choice.last:
        rest = [one for one in rest if in_period(one[0], choice) or _when(one[0])[0]]
    if choice.most is not None and len(pinned) + len(rest) > choice.most:
        # The weightiest stay; of equals those that a person put first.
        heavy = sorted(range(len(rest)), key=lambda n: (_when(rest[n][0])[0], -rest[n][0].weight, n))
        stay = set(heavy[: max(0, choice.most - len(pinned))])
        rest = [one for n, one in enumerate(rest) if n in stay]
    return [*pinned, *rest]


def _same(one: _Settled, other: _Settled) -> bool:
    """Whether the two tell one event: the same among those found, or words that overlap."""
    if one[0].id == other[0].id:
        return True
    return any(
        a.source.id == b.source.id and any(s.overlaps(t) for s in a.spans for t in b.spans)
        for a in one[1]
        for b in other[1]
    )


def _event(found: Sequence[Found], events: Sequence[Event], day: str | None = None) -> Event:
    """The event that the words of `found` tell, or a new undated one; its evidence is what is printed."""
    best = told_by(found, events, day)
    evidence = tuple(_evidence(f, best) for f in found)
    if best:
        return replace(best, evidence=evidence)
    name = f"E-{evidence[0].source}-{evidence[0].span.start}"
    return because(Event(name, None, "undated", "", evidence), (Reason("no-words"),))


def _evidence(found: Found, event: Event | None) -> Evidence:
    whole = found.spans[0]
    for e in event.evidence if event else ():
        if e.source == found.source.id and any(span.overlaps(e.span) for span in found.spans):
            return Evidence(e.source, whole, e.timex)
    return Evidence(found.source.id, whole)


def _when(event: Event) -> tuple[int, str, int, str]:
    """Sorts by first day; a bounded event follows what happened on the day that bounds it.

    Behind them what has a day and no year, undated last.
    """
    if event.edtf and tells_year(event.edtf):
        return 0, earliest(event.edtf), 0, latest(event.edtf)
    if event.not_before:
        return 0, event.not_before, 1, ""
    if event.not_after:
        return 0, event.not_after, -1, ""
    if event.edtf:
        return 1, earliest(event.edtf), 0, latest(event.edtf)
    return 2, "", 0, ""
