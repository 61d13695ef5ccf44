"""Curate: draft a plan in the form in which a person writes one."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.curate.picks import pick
from briefing.curate.shelf import Shelf
from briefing.model import Annotated, Event, Plan, PlannedEvent, PlannedQuote, Span, count_covered


def draft(annotated: Sequence[Annotated], events: Sequence[Event]) -> Plan:
    """Propose what to print of `annotated`."""
    shelf = Shelf(annotated)
    picks, quotes, entries = [], [], []
    for item in annotated:
        source = item.source
        limit = source.limit
        budget = 90 if limit is None else min(90, limit * 2 // 3)
        chosen: list[Span] = []
        for sentence in source.sentences:
            if count_covered(source.text, source.body, [*chosen, sentence]) > budget:
                break
            chosen.append(sentence)
        if chosen and (made := pick(source, [Span(chosen[0].start, chosen[-1].end)], shelf)):
            picks.append(made)
        if limit is None:
            for quotation in item.quotations[:2]:
                if made := pick(source, quotation.spans, shelf):
                    quotes.append(PlannedQuote(made))
    by_id = {a.source.id: a.source for a in annotated}
    for event in events:
        found = [
            made
            for e in event.evidence[:2]
            if e.source in by_id and by_id[e.source].limit is None
            if (made := pick(by_id[e.source], [e.span], shelf, roles=True))
        ]
        if found:
            entries.append(PlannedEvent(tuple(found)))
    titles = [a.source.title.value for a in annotated if a.source.title]
    title = titles[0] if titles else "Reading pack"
    return Plan(
        title,
        "What do the sources agree on, and where do they differ?",
        {a.source.id: a.source.raw.path for a in annotated},
        tuple(picks),
        (),
        tuple(quotes[:7]),
        tuple(entries[:12]),
    )
