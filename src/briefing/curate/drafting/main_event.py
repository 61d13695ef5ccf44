"""Curate: find the event that the documents are about, and keep a limited source's words for it."""

from __future__ import annotations

from briefing.curate.chronology import telling
from briefing.curate.content_words import stems
from briefing.curate.material import Material
from briefing.curate.sentences import Sentence
from briefing.model import Event, Evidence

_LEAD = 2
_TELLS = 0.5


def main_event(material: Material) -> Event | None:
    """The event that most sources tell, begin with or name in their titles; None where none is reported."""
    best: Event | None = None
    most = 0.0
    for event in material.events:
        if event.status == "planned":
            continue
        score = _score(material, event)
        if score > most:
            best, most = event, score
    return best


def _score(material: Material, event: Event) -> float:
    named: dict[str, float] = {}
    sure = 0.0
    for evidence in event.evidence[:40]:
        item = next((a for a in material.distinct if a.source.id == evidence.source), None)
        if item is None:
            continue
        told = max(0.0, telling.fits(event, item.source, evidence))
        sure = max(sure, told)
        words = frozenset(stems(item.source.words(evidence.span)))
        here = material.sentences_at(evidence.source, evidence.span)
        lead = any(s.index < _LEAD for s in here)
        titles = sum(
            1
            for a in material.distinct
            if here and a is not item and a.source.title and len(words & set(stems(a.source.title.value))) >= 2
        )
        held = told * (1.0 + lead) + 0.7 * titles
        named[evidence.source] = max(held, named.get(evidence.source, 0.0))
    year = bool(event.edtf and len(event.edtf) == 4)
    return sum(named[name] for name in sorted(named)) * (0.2 + sure) * (0.4 if year else 1.0)


def best_telling(material: Material, event: Event, *, printed: bool = False) -> tuple[Evidence, Sentence] | None:
    """The evidence that reports `event` best, and its sentence; with `printed` only of what is printed."""
    found: list[tuple[float, int, Evidence, Sentence]] = []
    for place, evidence in enumerate(event.evidence[:40]):
        if evidence.source in material.repeats or evidence.source not in material.books:
            continue
        for sentence in material.sentences_at(evidence.source, evidence.span)[:1]:
            if sentence.fragment or sentence.lean == "hangs":
                continue
            if printed and not material.books[evidence.source].covers(sentence.span):
                continue
            told = telling.fits(event, material.source(evidence.source), evidence)
            lead = 0.2 * (sentence.index < _LEAD)
            found.append((-(told + lead), place, evidence, sentence))
    if not found:
        return None
    _, _, evidence, sentence = min(found, key=lambda one: one[:2])
    return evidence, sentence


def reserve(material: Material) -> frozenset[tuple[str, int]]:
    """Book the sentences that a limited source must spend its words on, and name them by source and index.

    Where it reports the main event, that sentence; then the figures in which it differs from another source.
    """
    kept: set[tuple[str, int]] = set()

    def keep(sentence: Sentence) -> None:
        book = material.books[sentence.source]
        if book.limit is not None and not sentence.fragment and book.fits(sentence.span):
            book.add(sentence.span)
            kept.add((sentence.source, sentence.index))

    main = main_event(material)
    limited = {a.source.id for a in material.distinct if a.source.limit is not None}
    for evidence in main.evidence[:40] if main else ():
        if evidence.source in limited and telling.directness(material.source(evidence.source), evidence) > _TELLS:
            for sentence in material.sentences_at(evidence.source, evidence.span)[:1]:
                if sentence.lean == "alone" and not any(name == sentence.source for name, _ in kept):
                    keep(sentence)
    for group in material.figures:
        if group.agree is False:
            for figure in group.figures:
                if figure.sentence.source in limited and figure.sentence.lean == "alone":
                    keep(figure.sentence)
    return frozenset(kept)
