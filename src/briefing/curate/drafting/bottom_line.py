"""Curate: propose the statements that a policy briefing opens with, out of words that are printed anyway."""

from __future__ import annotations

from briefing.curate.actors import stands
from briefing.curate.drafting.main_event import best_telling, main_event
from briefing.curate.material import Material
from briefing.curate.picks import pick
from briefing.curate.sentences import Sentence
from briefing.model import Pick

_MOST = 4
_LONGEST = 45


def bottom_line(material: Material) -> tuple[Pick, ...]:
    """Up to four printed sentences that stand alone, not out of opinion: the main event, then the newest."""
    event = main_event(material)
    told = best_telling(material, event, printed=True) if event else None
    main = told[1] if told and told[1].lean == "alone" and told[1].words <= _LONGEST else None
    agreed = {(f.sentence.source, f.sentence.index) for g in material.figures if g.agree for f in g.figures}
    days = {
        (e.source, s.index): event.edtf or event.not_before or ""
        for event in material.events
        if event.edtf or event.not_before or event.not_after
        for e in event.evidence
        for s in material.sentences_at(e.source, e.span)
    }
    reports = [a for a in material.distinct if not (a.source.genre and a.source.genre.value == "opinion")]
    newest = max((a.source.date.value for a in reports if a.source.date), default=None)
    pool: list[tuple[float, Sentence]] = []
    for item in reports or material.distinct:
        latest = item.source.date is not None and item.source.date.value == newest
        book = material.books[item.source.id]
        for sentence in material.sentences[item.source.id]:
            if sentence.lean != "alone" or sentence.fragment or sentence.opens or not 6 <= sentence.words <= _LONGEST:
                continue
            if not book.covers(sentence.span):
                continue
            key = sentence.source, sentence.index
            score = 2.0 * (key in agreed) + 1.2 * bool(stands(sentence)) + 1.0 * (key in days) + 0.8 * latest
            score += 0.15 * sum(material.shared.get(stem, 0.0) for stem in sorted(sentence.stems))
            pool.append((score, sentence))
    pool.sort(key=lambda one: (-one[0], one[1].source, one[1].index))
    chosen: list[Sentence] = [main] if main else []
    for _, sentence in pool:
        alike = any(len(sentence.stems & c.stems) * 2 >= min(len(sentence.stems), len(c.stems)) for c in chosen)
        if len(chosen) < _MOST and not alike and sum(c.source == sentence.source for c in chosen) < 2:
            chosen.append(sentence)
    chosen.sort(key=lambda s: (s is main, days.get((s.source, s.index), "")), reverse=True)
    picks = (pick(material.source(s.source), [s.span], material.shelf) for s in chosen)
    return tuple(p for p in picks if p)
