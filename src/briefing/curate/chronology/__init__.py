"""Curate: draw up the chronology — what happened when, in the sources' words, how sure, and why.

Mentions that tell the same event are brought together (`mentions`, `merge`); a year or day that one
source leaves out is completed only from another source about the same event; what no source dates is
bounded by words of order (`bounds`). Every date says how it was reached (`reasons`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.curate.chronology import about, bounds, conflicts, mentions, merge, order, reasons
from briefing.curate.chronology.bounds import Ordered
from briefing.curate.chronology.clause import evidence
from briefing.curate.chronology.mentions import Mention
from briefing.curate.chronology.when import When, of_edtf, within
from briefing.curate.overlaps import Overlaps
from briefing.model import Annotated, Event, EventBasis, EventStatus, Evidence, Source, Span
from briefing.model.reason import Reason

__all__ = ["events"]

Group = tuple[Mention, ...]


def events(annotated: Sequence[Annotated]) -> tuple[Event, ...]:
    """The events that the sources date, half date or bound, in the order of time and the same for any order of input.

    Evidence spans are in each source's extracted text and lie within a sentence of its kept passages,
    or in the title and date line of a statement. Ids are E1, E2 … in order.
    """
    by_place = sorted(annotated, key=lambda a: reasons.number(a.source.id))
    found = {a.source.id: mentions.find(a) for a in by_place}
    ordered = [o for a in by_place for o in bounds.find(a, found[a.source.id])]
    happenings = [h for a in by_place for h in bounds.happenings(a, found[a.source.id])]
    topic = merge.topics(a.source for a in by_place)
    groups = merge.cluster([*(m for some in found.values() for m in some), *happenings], topic)
    drawn = conflicts.noted([_event(group) for group in groups], groups)
    drawn += _bounded(ordered, groups)
    sources = {a.source.id: a.source for a in by_place}
    return order.numbered(about.told([_not_after(event, sources) for event in drawn], by_place))


def _event(group: Group) -> Event:
    """The event that the mentions of `group` tell."""
    daters = _daters(group)
    status = _status(group)
    when = daters[0].when if daters else None
    draft = reasons.because(
        Event("", None, "undated", "", _evidence(group, daters), status=status, weight=_weight(group)),
        reasons.for_undated(group),
    )
    if when is None or when.edtf is None:
        return draft
    side = daters[0].side
    if side and when.dated:
        steps = reasons.for_dated(group, daters)
        only = reasons.because(
            replace(draft, basis=_basis(daters)),
            (Reason("only-after" if side == "after" else "only-before", steps=steps),),
        )
        if side == "after":
            return replace(only, not_before=when.last if when.exact else when.first)
        return replace(only, not_after=when.first if when.exact else when.last)
    if side:
        return draft
    if not when.dated:
        return reasons.because(replace(draft, edtf=when.edtf, basis="stated"), reasons.for_partial(group))
    finer, givers = _finer(group, when)
    if givers:
        return reasons.because(replace(draft, edtf=finer.edtf, basis="stated"), reasons.for_finer(givers, daters))
    return reasons.because(replace(draft, edtf=when.edtf, basis=_basis(daters)), reasons.for_dated(group, daters))


def _status(group: Group) -> EventStatus:
    """What all mentions say; told as done anywhere, it is done."""
    told = {m.status for m in group}
    return told.pop() if len(told) == 1 else "done"


def _daters(group: Group) -> Group:
    """The mentions that give the event its date: the finest of those that tell a year, else of those that count one."""
    own = [m for m in group if m.when.dated and m.when.own_year]
    counted = [m for m in group if m.when.dated and not m.when.own_year]
    partial = [m for m in group if not m.when.dated and m.when.edtf]
    best = own or counted or partial
    if not best:
        return ()
    finest = min(best, key=lambda m: (m.when.fineness, m.when.edtf or "", reasons.number(m.source.id), m.span)).when
    return tuple(
        sorted((m for m in best if m.when.edtf == finest.edtf), key=lambda m: (reasons.number(m.source.id), m.span))
    )


def _finer(group: Group, when: When) -> tuple[When, Group]:
    """`when` with the days that other mentions give inside it ("3 May" where it is May 2019), and those mentions."""
    if when.exact or not when.dated or not when.own_year:
        return when, ()
    finer = [m for m in group if m.when.days and not m.when.own_year and all(day for _, day in m.when.days)]
    for m in sorted(finer, key=lambda m: (len(m.when.days), m.when.days, reasons.number(m.source.id), m.span)):
        dated = within(m.when, when)
        if dated is not None:
            return dated, tuple(x for x in finer if x.when.days == m.when.days)
    return when, ()


def _basis(daters: Group) -> EventBasis:
    bases = {m.basis for m in daters}
    return "stated" if "stated" in bases else "dateline" if "dateline" in bases else "user"


def _evidence(group: Group, daters: Group) -> tuple[Evidence, ...]:
    """The places that tell the event, those that date it first, each place once."""
    dating = {m.place for m in daters}
    ranked = sorted(
        group, key=lambda m: (m.place not in dating, reasons.number(m.source.id), m.span, m.timex or m.span)
    )
    found: dict[tuple[str, Span], Evidence] = {}
    for m in ranked:
        found.setdefault((m.source.id, m.span), Evidence(m.source.id, m.span, m.timex))
    return tuple(found.values())


def _weight(group: Group) -> float:
    """How much the sources make of the event: two for every story that tells it, one for every paragraph."""
    stories = {m.source.id if m.source.same_story is None else m.source.same_story for m in group}
    return float(2 * len(stories) + len({(m.source.id, m.passage) for m in group}))


def _bounded(ordered: Sequence[Ordered], groups: Sequence[Group]) -> list[Event]:
    """The events that only words of order place: one for each thing and what bounds it."""
    by_bound: dict[tuple[str, str, int], list[Ordered]] = {}
    dated: dict[str, list[tuple[Span, int]]] = {}
    for place, group in enumerate(groups if ordered else ()):
        for m in group:
            if m.timex and m.when.edtf:
                dated.setdefault(m.source.id, []).append((m.timex, place))
    places = {name: Overlaps([timex for timex, _ in some]) for name, some in dated.items()}
    for one in ordered:
        at = _bounding(one, dated.get(one.source.id, ()), places.get(one.source.id))
        if at is not None:
            by_bound.setdefault((one.head, one.order, at), []).append(one)
    return [_bounded_event(some, groups[at]) for (_, _, at), some in by_bound.items()]


def _bounding(one: Ordered, dated: Sequence[tuple[Span, int]], places: Overlaps | None) -> int | None:
    """The first group that has one of the dates of a source in what bounds; `dated` are they with their groups."""
    near = places.at(one.other) if places else ()
    return min((dated[n][1] for n in near if one.other.covers(dated[n][0])), default=None)


def _bounded_event(some: Sequence[Ordered], group: Group) -> Event:
    daters = _daters(group)
    when = daters[0].when
    told = [(o.source, span, passage) for o in some for span, passage in o.telling]
    told += [(o.source, o.sentence, o.passage) for o in some]
    proof = {(s.id, span): Evidence(s.id, evidence(s, span, None)) for s, span, _ in told}
    stories = {s.id if s.same_story is None else s.same_story for s, _, _ in told}
    weight = float(2 * len(stories) + len({(s.id, passage) for s, _, passage in told}))
    ids, word, side = reasons.named(o.source.id for o in some), bounds.named(some[0]), some[0].order
    draft = Event("", None, "undated", "", tuple(proof.values()), weight=weight)
    givers = reasons.named(m.source.id for m in daters)
    if not when.dated or daters[0].side:
        put = Reason("put-after" if side == "after" else "put-before", ids, word=word)
        return reasons.because(draft, (put,))
    steps = reasons.for_dated(group, daters)
    if set(ids) <= set(givers):
        why = Reason("after" if side == "after" else "before", word=word, steps=steps)
    else:
        own_year = all(m.when.own_year for m in daters)
        why = Reason("described", ids, givers, word=word, steps=() if own_year else steps)
    bounded = reasons.because(replace(draft, basis="inferred"), (why,))
    if side == "after":
        return replace(bounded, not_before=when.last if when.exact else when.first)
    return replace(bounded, not_after=when.first if when.exact else when.last)


def _not_after(event: Event, sources: dict[str, Source]) -> Event:
    """The event with the day of the first source that tells it as done, where no date is known."""
    if event.edtf or event.status != "done" or event.not_after:
        return event
    dates: list[tuple[str, Source]] = []
    for source_id in {e.source for e in event.evidence}:
        source = sources[source_id]
        last = of_edtf(source.date.value).last if source.date else None
        if last:
            dates.append((last, source))
    if not dates:
        return event
    day, source = min(dates, key=lambda d: (d[0], reasons.number(d[1].id)))
    if event.not_before and day < event.not_before:
        return reasons.because(event, (*event.reasons, Reason("before-that", own=(reasons.own_date(source),))))
    basis: EventBasis = (
        event.basis
        if event.basis != "undated"
        else "user"
        if source.date and source.date.basis == "user"
        else "inferred"
    )
    not_after = Reason("not-after", own=(reasons.own_date(source),))
    return reasons.because(replace(event, basis=basis, not_after=day), (*event.reasons, not_after))
