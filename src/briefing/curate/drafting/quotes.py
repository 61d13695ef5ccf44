"""Curate: propose the key quotes: several voices, each in words that can be read alone."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from briefing.curate.actors import stands
from briefing.curate.content_words import stems
from briefing.curate.material import Material
from briefing.curate.picks import pick, trim
from briefing.curate.questions.wordings import loaded
from briefing.curate.sentences import Sentence
from briefing.curate.standalone import lean
from briefing.model import Annotated, Pick, PlannedQuote, Quotation, Source, Span, fold, word_spans

_MOST = 7
_ENOUGH = 5
_SHORTEST, _LONGEST = 5, 45
_WHOLE_THOUGHT = 8
_HANGING = re.compile(
    r"(?:with|of|in|on|by|for|at|from|to|than|as|and|or|but|that|which|who|been|being|while|because|into|about)\b"
)
_INNER = re.compile(r"(?<=[.!?…])[\"'”’»]?\s+(?=[\"'“‘«(]?[A-ZА-ЯЁ0-9])")
# A connective with its comma can be left off the front of a quotation: the words after it are still its speaker's.
_FAULTS = re.compile(r"\b(?:condemn|denounc|deplor|reject|accus)\w*", re.IGNORECASE)
# Points inside the words at something that stands outside them: "target those areas", "denounce all of that".
_UNSEEN = re.compile(
    r"\b(?:those|these)\s+(?!who\b|that\b|of\b|in\b|with\b|affected\b|days\b|times\b)\w+|\ball\s+of\s+(?:that|this|it)\b"
    r"|\b(?:do|does|did|doing|done|like|about)\s+(?:that|this|it)(?=\W*$|[,.;!?])",
    re.IGNORECASE,
)
_SAME = 0.8
_ON_TOPIC = 1.5
_TOPICAL, _SMALL = 3, 8
_LEAD_IN = re.compile(r"[\w\s]{2,40}?,\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that might be a key quote, with who says them and how good it is, apart from what else is chosen."""

    source: str
    spans: tuple[Span, ...]
    words: int
    voice: str | None
    score: float
    folded: str


def quotes(material: Material) -> tuple[PlannedQuote, ...]:
    """Five to seven key quotes of at least three voices, where there are so many; booked as printed."""
    heard = _heard(material)
    pool = [
        replace(c, score=c.score + _prominence(heard.get(c.voice or "", 0)) + _asked(c, material))
        for a in material.distinct
        for c in _candidates(a, material)
    ]
    chosen: list[Candidate] = []
    planned: list[tuple[Candidate, Pick]] = []
    ranked = _ranked(pool, chosen)
    while ranked and len(chosen) < material.much(_MOST):
        best = ranked.popleft()
        if _worth(best, chosen) < (1.0 if len(chosen) < material.much(_ENOUGH) else 1.8):
            break
        book, source = material.books[best.source], material.source(best.source)
        # A limited source keeps at least half of its words for an excerpt and its events.
        if book.limit is not None and book.cost(*best.spans) > book.limit // 2 - book.used // 2:
            continue
        if not book.fits(*best.spans) or not (made := pick(source, best.spans, material.shelf)):
            continue
        book.add(*best.spans)
        chosen.append(best)
        ranked = _ranked([c for c in ranked if not _same_words(c, best)], chosen)
        planned.append((best, made))
    order = {a.source.id: place for place, a in enumerate(material.annotated)}
    planned.sort(key=lambda one: (order[one[0].source], one[0].spans))
    told = [candidate for candidate, _ in planned]
    return tuple(
        PlannedQuote(replace(made, note=_reason(candidate, told[:place])))
        for place, (candidate, made) in enumerate(planned)
    )


def _asked(candidate: Candidate, material: Material) -> float:
    """What it adds that the words are on the topic that a person gave."""
    return min(2, material.topical(frozenset(stems(candidate.folded)))) * _ON_TOPIC


def _heard(material: Material) -> Mapping[str, int]:
    """In how many stories each voice is quoted."""
    return Counter(
        voice
        for a in material.distinct
        for voice in sorted({material.voices.named(a.source.id, q.speaker).name for q in a.quotations if q.speaker})
    )


def _prominence(stories: int) -> float:
    """What it adds that a voice is heard in many stories; in a small folder nothing, so that nobody is drowned."""
    return min(0.9, 0.2 * max(0, stories - 2))


def _ranked(pool: Sequence[Candidate], chosen: list[Candidate]) -> deque[Candidate]:
    return deque(sorted(pool, key=lambda c: (-_worth(c, chosen), c.source, c.spans)))


def _reason(candidate: Candidate, chosen: list[Candidate]) -> str:
    """Why the words were picked, in plain words."""
    voice = candidate.voice
    if not voice:
        told = ["The source does not say whose words these are"]
    elif any(c.voice == voice for c in chosen):
        told = [
            f"More words of {voice}"
            + ("" if any(c.source == candidate.source for c in chosen) else ", in another source")
        ]
    else:
        told = [f"A new voice: {voice}"]
    if len(_FAULTS.findall(candidate.folded)) > 1:
        told.append("finds fault with more than one side")
    if loaded(candidate.folded):
        told.append("judges as well as reports")
    return "; ".join(told) + "."


def _worth(candidate: Candidate, chosen: list[Candidate]) -> float:
    voice = sum(_written(c.voice) == _written(candidate.voice) for c in chosen if candidate.voice)
    source = sum(c.source == candidate.source for c in chosen)
    return candidate.score - (9 if voice >= 2 else 1.6 * voice) - 0.9 * source


def _written(voice: str | None) -> str:
    """A name without what only the writing of a paper differs in: "Ban Ki-Moon", "Ban Ki-moon"."""
    return (voice or "").casefold().replace("-", " ")


def _same_words(one: Candidate, other: Candidate) -> bool:
    if one.source == other.source and any(a.overlaps(b) for a in one.spans for b in other.spans):
        return True
    if one.folded in other.folded or other.folded in one.folded:
        return True
    # The same statement as two papers print it, a word left out or put otherwise.
    a, b = set(one.folded.split()), set(other.folded.split())
    return len(a & b) >= _SAME * min(len(a), len(b))


def _candidates(annotated: Annotated, material: Material) -> list[Candidate]:
    source = annotated.source
    found: list[Candidate] = []
    for quotation in annotated.quotations:
        if quotation.kind == "indirect" and not quotation.marked:
            continue  # told by another, not their own words
        voice = quotation.speaker if quotation.status != "unknown" else None
        voice = voice or (source.speaker.value if source.speaker else None)
        voice = material.voices.named(source.id, voice).name if voice else None
        named = {"explicit": 1.5, "resolved": 1.2, "unknown": -1.0}[quotation.status] if voice else -1.0
        sure = 0.5 if quotation.marked else -0.3
        found.extend(_scored(source, spans, voice, named + sure, material) for spans in _stretches(source, quotation))
    if source.speaker:
        found.extend(
            _scored(source, (trim(source, s.span),), source.speaker.value, 0.8, material)
            for s in material.sentences[source.id]
            if s.lean == "alone" and not s.fragment and not s.opens
        )
    return [c for c in found if _SHORTEST <= c.words <= _LONGEST and not _is_scrap(source, c)]


def _is_scrap(source: Source, candidate: Candidate) -> bool:
    """Whether the words are torn out of a sentence so that they say nothing: "with direct knowledge of the case"."""
    text = source.words(candidate.spans[0])
    if not text[:1].islower():
        return False
    return candidate.words < _WHOLE_THOUGHT or (candidate.words < 2 * _WHOLE_THOUGHT and bool(_HANGING.match(text)))


def _stretches(source: Source, quotation: Quotation) -> list[tuple[Span, ...]]:
    """The whole quotation, and where it is long the runs of its sentences."""
    whole = tuple(trim(source, span) for span in quotation.spans if span)
    if whole:  # the comma before "she said" belongs to the sentence around the quotation
        whole = (*whole[:-1], _without_comma(source, whole[-1]))
    made = [whole]
    if sum(len(word_spans(source.text, span)) for span in whole) > 24 and len(whole) == 1:
        inner = _split(source, whole[0])
        for first in range(len(inner)):
            for last in range(first, min(first + 3, len(inner))):
                run = _without_lead_in(source, Span(inner[first].start, inner[last].end))
                made.append((_without_comma(source, run),))
    return list(dict.fromkeys(made))


def _without_comma(source: Source, span: Span) -> Span:
    return Span(span.start, span.start + len(source.text[span.start : span.end].rstrip(" ,;:")))


def _split(source: Source, span: Span) -> list[Span]:
    """The sentences inside a quotation, which segmenting keeps as one."""
    text = source.text[span.start : span.end]
    edges = [0, *(m.end() for m in _INNER.finditer(text)), len(text)]
    return [trim(source, Span(span.start + a, span.start + b)) for a, b in pairwise(edges) if b > a]


def _without_lead_in(source: Source, span: Span) -> Span:
    text = source.text[span.start : span.end]
    if lean(text) == "alone":
        return span
    match = _LEAD_IN.match(text)
    # What is left must not start in the middle of a sentence.
    if match and text[match.end()].isupper() and lean(text[match.end() :]) == "alone":
        return Span(span.start + match.end(), span.end)
    return span


def _scored(source: Source, spans: tuple[Span, ...], voice: str | None, base: float, material: Material) -> Candidate:
    text = " ".join(source.words(span) for span in spans)
    words = sum(len(word_spans(source.text, span)) for span in spans)
    score = base + (1.0 if 8 <= words <= 30 else 0.6 if words <= _LONGEST else 0.0)
    topical = [weight for stem in sorted(set(stems(text))) if (weight := material.shared.get(stem, 0.0))]
    score += min(1.0, 0.15 * sum(topical))
    # Words that say nothing of what the folder is about need their neighbours: "Our plan worked exactly".
    score -= 0.6 if len(topical) < _TOPICAL and len(material.distinct) > _SMALL else 0.0
    probe = Sentence(source.id, 0, spans[0], text, words, frozenset(), 0, "alone", False, False)
    score += 1.0 if stands(probe) else 0.0
    score += min(0.8, 0.4 * loaded(text))
    score += 0.8 if len(_FAULTS.findall(text)) > 1 else 0.0
    score -= 0.9 if text[:1].islower() else 0.0
    score -= 0.8 if _UNSEEN.search(text) else 0.0
    standing = lean(text)
    score -= {"alone": 0.0, "leans": 0.6, "hangs": 2.2 if len(spans) == 1 else 0.5}[standing]
    return Candidate(source.id, spans, words, voice, score, fold(text).casefold())
