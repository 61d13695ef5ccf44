"""Curate: say what there is to cover in the sources, and what each thing weighs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.curate.actors import stands
from briefing.curate.coverage import Concept
from briefing.curate.drafting.units import Unit
from briefing.curate.figures import written
from briefing.curate.material import Material
from briefing.curate.sentences import Sentence
from briefing.curate.standalone import is_courtesy
from briefing.model import count_words

FEW = 10
_MAIN_EVENTS = 20


def concepts_of(material: Material, units: Sequence[Unit]) -> tuple[Mapping[Concept, float], list[frozenset[Concept]]]:
    """What there is to cover and what it weighs: sources, events, voices, figures, stands, shared words."""
    weights: dict[Concept, float] = {("word", stem): 0.3 * weight for stem, weight in material.shared.items()}
    of: dict[tuple[str, int], set[Concept]] = {}

    def note(sentence: Sentence, concept: Concept, weight: float) -> None:
        weights[concept] = max(weight, weights.get(concept, 0.0))
        of.setdefault((sentence.source, sentence.index), set()).add(concept)

    every = [s for a in material.distinct for s in material.sentences[a.source.id]]
    leads: dict[str, int] = {}
    for sentence in every:
        if not is_courtesy(sentence.text):
            leads.setdefault(sentence.source, sentence.index)
    for sentence in every:
        note(sentence, ("source", sentence.source), 4.0 if len(material.distinct) <= FEW else 1.0)
        if sentence.index == leads.get(sentence.source):
            note(sentence, ("lead", sentence.source), 2.5)
        for stem in sentence.stems & material.shared.keys():
            of[sentence.source, sentence.index].add(("word", stem))
        if material.topical(sentence.stems):
            note(sentence, ("asked", sentence.source), 2.0)
        for stand in stands(sentence):
            note(sentence, ("stand", stand.actor, stand.verb), 0.8)
    for item in material.distinct:
        name = item.source.id
        limited = item.source.limit is not None
        known = {person.name for person in item.people}
        for quotation in item.quotations:
            if quotation.kind == "indirect" and quotation.speaker not in known:
                continue
            voice = quotation.speaker or "?"
            longer = count_words(item.source.text, quotation.spans) >= 5
            for sentence in material.sentences_at(name, quotation.content):
                own = 1.0 if quotation.kind != "indirect" else 0.5
                topical = min(1.0, sum(material.shared.get(s, 0.0) for s in sorted(sentence.stems)) / 6)
                note(
                    sentence,
                    ("voice", voice),
                    (0.3 + 2.2 * topical**2) * own if quotation.speaker else 0.8,
                )
                note(sentence, ("voice", voice, name), 1.5 if limited else 0.8)
                if quotation.marked and longer:
                    note(sentence, ("quotation", name, str(quotation.content.start)), 2.4)
    main = sorted(material.events, key=lambda e: (-e.weight, e.id))[:_MAIN_EVENTS]
    for event in main:
        known_day = bool(event.edtf or event.not_before or event.not_after)
        weight = 2.0 if known_day else 0.6
        again = 1 if len(material.distinct) <= FEW else max(1, len({e.source for e in event.evidence}) - 1)
        for evidence in event.evidence:
            if evidence.source in material.repeats:
                continue
            for sentence in material.sentences_at(evidence.source, evidence.span):
                note(sentence, ("event", event.edtf or "", event.id), weight)
                note(sentence, ("event", event.edtf or "", event.id, evidence.source), 0.6 * weight / again)
    few = len(material.distinct) <= FEW
    for number, group in enumerate(material.figures):
        for figure in group.figures:
            names = (figure.sentence.source,) if group.agree is None else ()
            shown = written(group.figures[0].value, group.figures[0].kind, second=group.figures[0].second)
            alone = 0.7 if few else 0.1
            note(figure.sentence, ("figure", shown, *names) if names else ("figure", shown), alone if names else 1.5)
            if not names:
                weight = 1.2 / (len(group.figures) - 1)
                note(figure.sentence, ("agreement", str(number), figure.sentence.source), weight)
    return weights, [frozenset().union(*(of.get((u.source, i), set()) for i in u.indexes)) for u in units]
