"""Curate: say of the best sentences that a draft prints no excerpt of why it does not."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.curate.drafting.concepts import concepts_of
from briefing.curate.drafting.excerpts import alike
from briefing.curate.drafting.units import FEWEST_WORDS, Unit, units_of
from briefing.curate.material import Material
from briefing.curate.sentences import Sentence
from briefing.curate.shelf import Found, resolve
from briefing.curate.standalone import is_courtesy
from briefing.model import Annotated, Event, Pick, Plan, Span, Wishes

_A_SOURCE = 10
_POWER = 0.7


def passed_over(plan: Plan, annotated: Sequence[Annotated], events: Sequence[Event]) -> tuple[Pick, ...]:
    """The ten best sentences a source that stand in no excerpt of `plan`, each with why in its note.

    Best is what covers most for its words, as in choosing. Sources that repeat another's story have none. A reason
    is one of: does not stand alone; over the publisher's limit; the same as an excerpt, by its number; no room.
    """
    material = Material.of(annotated, events, Wishes(plan.topic, length=plan.length))
    excerpts: list[tuple[str, Found]] = []
    counts: dict[str, int] = {}
    others = (*plan.bottom_line, *(q.pick for q in plan.quotes), *(p for e in plan.chronology for p in e.picks[:1]))
    for made in plan.excerpts:
        found = resolve(made, material.shelf, None)
        if isinstance(found, Found):
            counts[found.source.id] = counts.get(found.source.id, 0) + 1
            excerpts.append((f"{found.source.id}-E{counts[found.source.id]}", found))
    for made in others:
        found = resolve(made, material.shelf, None, roles=True)
        if isinstance(found, Found):
            material.books[found.source.id].add(*found.spans)
    for _, place in excerpts:
        material.books[place.source.id].add(*place.spans)
    printed = [(name, _lone(s)) for name, place in excerpts for s in _within(place, material)]
    shown = {(unit.source, *unit.indexes) for _, unit in printed}
    told: list[Pick] = []
    for item in material.distinct:
        sentences = material.sentences[item.source.id]
        units = {index: unit for unit in reversed(units_of(item, sentences)) for index in unit.indexes}
        left = [
            _lone(s)
            for s in sentences
            if (s.source, s.index) not in shown
            and s.words >= FEWEST_WORDS
            and not s.fragment
            and not is_courtesy(s.text)
        ]
        weights, covered = concepts_of(material, left)
        worth = [
            sum(weights[c] for c in sorted(held)) / max(unit.words, 3) ** _POWER
            for unit, held in zip(left, covered, strict=True)
        ]
        best = sorted(range(len(left)), key=lambda n: (-worth[n], n))[:_A_SOURCE]
        for unit in (left[n] for n in sorted(best)):
            span = unit.spans[0]
            passage = item.source.passage_at(span.start)
            where = f"{item.source.id} ¶{passage.number}" if passage else item.source.id
            why = _why(unit, units.get(unit.indexes[0]), printed, material)
            told.append(Pick(where, item.source.words(span), note=why))
    return tuple(told)


def _why(unit: Unit, whole: Unit | None, printed: Sequence[tuple[str, Unit]], material: Material) -> str:
    """Why `unit`, which can be printed as `whole` only, is not; None stands for what cannot be printed by itself."""
    if whole is None:
        return "Does not stand alone."
    book = material.books[unit.source]
    if book.limit is not None and not book.fits(*whole.spans):
        added, rest = book.cost(*whole.spans), book.limit - book.used
        return f"Over the publisher's limit: it would add {added} words, {rest} are left."
    same = next((name for name, other in printed if alike(unit, other)), None)
    return f"The same as {same}." if same else "No room."


def _lone(sentence: Sentence) -> Unit:
    return Unit(sentence.source, (sentence.index,), (sentence.span,), sentence.words, sentence.stems)


def _within(found: Found, material: Material) -> list[Sentence]:
    """The sentences of which an excerpt prints a part."""
    spans: Sequence[Span] = found.spans
    return [sentence for span in spans for sentence in material.sentences_at(found.source.id, span)]
