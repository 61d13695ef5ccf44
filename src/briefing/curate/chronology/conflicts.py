"""Curate: point out where sources date what reads as one event differently; nothing is averaged or dropped."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from briefing.curate.chronology.mentions import Mention
from briefing.curate.chronology.merge import alike
from briefing.curate.chronology.reasons import because, named
from briefing.curate.chronology.when import of_edtf
from briefing.model import Event
from briefing.model.reason import Reason

# Two days further apart than this are two events, however alike their words (a yearly parade, a monthly vote).
_APART = 20
_NEIGHBOURS = 200
_ALIKE = 0.5  # of all their words together (Jaccard)


def noted(events: Sequence[Event], groups: Sequence[Sequence[Mention]]) -> list[Event]:
    """`events`, one a group, each with the days that other sources give for the same words added to its reasons."""
    days = sorted((event.edtf, n) for n, event in enumerate(events) if event.edtf and of_edtf(event.edtf).exact)
    begins = {day: date.fromisoformat(of_edtf(day).first or day).toordinal() for day, _ in days}
    told_by = [frozenset(m.source.id for m in group) for group in groups]
    others: dict[int, dict[str, set[str]]] = {}
    for place, (day, n) in enumerate(days):
        for other, m in days[place + 1 : place + 1 + _NEIGHBOURS]:
            if abs(begins[other] - begins[day]) > _APART:
                break
            if day != other and told_by[n].isdisjoint(told_by[m]) and _same_words(groups[n], groups[m]):
                others.setdefault(n, {}).setdefault(other, set()).update(x.source.id for x in groups[m])
                others.setdefault(m, {}).setdefault(day, set()).update(x.source.id for x in groups[n])
    return [because(event, (*event.reasons, *_told(others.get(n, {})))) for n, event in enumerate(events)]


def _same_words(one: Sequence[Mention], other: Sequence[Mention]) -> bool:
    return any(
        len(like.shared) >= 3 and len(like.shared) >= _ALIKE * len(a.words.keys() | b.words.keys())
        for a in one
        for b in other
        if (like := alike(a, b)).common
    )


def _told(others: Mapping[str, set[str]]) -> tuple[Reason, ...]:
    return tuple(Reason("same-words", named(sources), day=day) for day, sources in sorted(others.items()))
