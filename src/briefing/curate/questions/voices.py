"""Curate: questions about who says what: wording, role, two voices, one voice at two times, both sides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.curate.actors import PROMISE
from briefing.curate.content_words import WORD, stems
from briefing.curate.edtf import earliest, latest
from briefing.curate.leaning import leaning
from briefing.curate.questions.candidates import Candidate, Told, made
from briefing.curate.questions.clauses import opening, run_from, whole
from briefing.curate.questions.evidence import Evidence, Utterance
from briefing.curate.questions.naming import as_role
from briefing.curate.questions.wordings import Phrase, phrases
from briefing.model import Slot, Source, Span
from briefing.model.dates_in_words import date_in_words

_SUBJECT = re.compile(r"(?:we|I|it|they|he|she|you|the|this|these|those|there|nobody|no|мы|я|это|они|біз)\b|[A-ZА-ЯЁ]")
# A clause that hangs on another one; a predicate that says by itself what is ruled out or asked for.
_HANGS = re.compile(
    r"(?:what|if|when|where|although|though|while|because|as|since|having|despite|after|before|but|and|so)\b",
    re.IGNORECASE,
)
_TURNS = re.compile(
    r"(?:(?:do|does|did|is|are|was|were|will|would|should|could|can|has|have)\s+not|cannot|must|should)\b"
)
_BODY = re.compile(r"the (?!.*\b(?:his|her|their)\b).*[A-ZА-ЯЁ]")
_SAYING = 4
_ENTIRE = 16
_BESIDE = 10
_FAULT = re.compile(
    r"\b(?:condemn\w*|denounc\w*|deplor\w*|critici\w+|accus\w*|reject\w*|refrain|blam\w+|осужда\w+|критику\w+|обвиня\w+|отверга\w+|айыпта\w+)\b",
    re.IGNORECASE,
)


def ask(evidence: Evidence) -> Iterator[Candidate]:
    """Every question that the printed voices allow."""
    told = [(u, p[0]) for u in evidence.utterances if (p := evidence.best_phrases(u.source, *u.spans))]
    for utterance, phrase in told:
        yield from _one(evidence, utterance, phrase, _saying(evidence, utterance))
    # Two voices are set beside each other by what they say, and a saying has a verb; where they part, by words that
    # judge. A question that quotes two has room for half as many words of each.
    judged = {id(u): phrase for u, phrase in told if phrase.loaded}
    said = [
        (u, saying)
        for u in evidence.utterances
        if (saying := _saying(evidence, u, _BESIDE) or judged.get(id(u)) or _brief(u) or _saying(evidence, u))
    ]
    for place, (one, a) in enumerate(said):
        for other, b in said[place + 1 :]:
            yield from _pair(evidence, one, a, other, b)
    yield from _sides(evidence)
    yield from _own_words(evidence)


def _told(utterance: Utterance, phrase: Phrase) -> Told:
    return Told(utterance.source, phrase, utterance)


def _saying(evidence: Evidence, utterance: Utterance, most: int = _ENTIRE) -> Phrase | None:
    """The words, at most `most`, that best tell what `utterance` says: a sentence whole, else a stretch with a verb."""
    entire = [p for span in utterance.spans if (p := whole(utterance.source, span, most)) and p.acts]
    if entire:
        return max(entire, key=lambda p: (p.score, -p.span.start))
    # A stretch that begins in the middle of what is said leaves open who does it.
    clauses = [p for s in utterance.spans if (p := opening(utterance.source, s, most)) and p.acts]
    told = next((p for p in clauses if _SUBJECT.match(p.words) and not _HANGS.match(p.words)), None)
    if told:
        return told
    stretches = [p for s in utterance.spans for p in phrases(utterance.source, s, evidence.shared) if p.acts]
    return next((p for p in stretches if _SUBJECT.match(p.words) and len(p.words.split()) >= _SAYING), None)


def _brief(utterance: Utterance) -> Phrase | None:
    """A short marked quotation whole, verb or none: "a single roadmap to peace"."""
    return next((p for span in utterance.spans if (p := whole(utterance.source, span, _BESIDE))), None)


def _one(evidence: Evidence, utterance: Utterance, phrase: Phrase, saying: Phrase | None) -> Iterator[Candidate]:
    one = _told(utterance, phrase)
    if phrase.loaded:
        yield made(evidence, "wording", min(1.2, phrase.score / 6), one)
    # What a role explains is what is said: a saying, or words that judge; no stretch that leaves open who does what.
    if saying and not phrase.loaded:
        phrase, one = saying, _told(utterance, saying)
    elif not phrase.loaded and not _TURNS.match(phrase.words):
        return
    if utterance.role and not utterance.role.endswith(".") and (phrase.loaded or phrase.acts):
        yield made(evidence, "role", max(0.7, min(1.0, phrase.score / 8)), one, role=Slot(as_role(utterance.role)))
    elif _BODY.match(utterance.called) and (phrase.loaded or phrase.acts):
        yield made(evidence, "body", max(0.7, min(1.0, phrase.score / 8)), one)


def _pair(evidence: Evidence, one: Utterance, a: Phrase, other: Utterance, b: Phrase) -> Iterator[Candidate]:
    texts = [u.around + " " + " ".join(u.source.words(span) for span in u.spans) for u in (one, other)]
    common = set(stems(texts[0])) & set(stems(texts[1]))
    shared = sum(evidence.shared.get(stem, 0.0) for stem in sorted(common))
    quality = min(1.0, max(0.0, (a.score + b.score) / 12)) - (0.0 if a.acts and b.acts else 1.2)
    if one.speaker == other.speaker or one.side & other.side:
        days = [u.day or (u.source.date.value if u.source.date else None) for u in (one, other)]
        if one.source.id == other.source.id or not days[0] or not days[1]:
            return
        first, last = sorted(((one, a, days[0]), (other, b, days[1])), key=lambda t: earliest(t[2]))
        if latest(first[2]) >= earliest(last[2]) or not (a.acts and b.acts):
            return
        yield made(
            evidence,
            "change" if one.speaker == other.speaker else "side",
            quality + min(shared, 3.0) / 4,
            _told(*first[:2]),
            _told(*last[:2]),
            earlier_day=Slot(date_in_words(first[2], evidence.book.words)),
            day=Slot(date_in_words(last[2], evidence.book.words)),
        )
        return
    opposed = leaning(texts[0]) * leaning(texts[1]) < 0
    if (len(common) < 2 or shared < 1.0) and not (opposed and one.source.id == other.source.id):
        return
    score = (
        quality + min(shared, 3.0) / 4 + (1.2 if opposed else 0.0) + (0.3 if one.source.id == other.source.id else 0.0)
    )
    if opposed:
        yield made(evidence, "two", score, _told(one, a), _told(other, b))
        yield made(evidence, "common", score - 0.4, _told(one, a), _told(other, b))
    elif a.acts and b.acts and min(len(a.words.split()), len(b.words.split())) >= _SAYING:
        yield made(evidence, "beside", score, _told(one, a), _told(other, b))
    yield made(evidence, "weigh", quality, _told(one, a), _told(other, b))


def _sides(evidence: Evidence) -> Iterator[Candidate]:
    """One speaker who finds fault with two different names."""
    by_speaker: dict[tuple[str, str], list[tuple[Utterance, Span]]] = {}
    for utterance in evidence.utterances:
        for span in utterance.spans:
            by_speaker.setdefault((utterance.source.id, utterance.speaker), []).append((utterance, span))
    for told in by_speaker.values():
        faults = [(u, p, target) for u, span in told if (p_target := _fault(u, span)) for p, target in [p_target]]
        for place, (u, a, target) in enumerate(faults):
            for v, b, other in faults[place + 1 : place + 3]:
                if not target & other:
                    yield made(evidence, "sides", 1.0, _told(u, a), _told(v, b))


def _fault(utterance: Utterance, span: Span) -> tuple[Phrase, frozenset[str]] | None:
    """The words from a verb of blame on, and the names among those that follow."""
    reading = utterance.source.read(span)
    match = _FAULT.search(reading.text)
    phrase = run_from(utterance.source, span, _FAULT, 9)
    if not match or not phrase:
        return None
    rest: list[str] = WORD.findall(reading.text, match.end())
    names = frozenset(w.removesuffix("’s").removesuffix("'s") for w in rest[:14] if w[0].isupper())
    return (phrase, names) if names else None


def _own_words(evidence: Evidence) -> Iterator[Candidate]:
    """A speaker's own text: words that bind beside words that state a view."""
    own = [u for u in evidence.utterances if u.own]
    binding = [(u, p) for u in own for span in u.spans if (p := promise_in(u.source, span))]
    views = [
        (u, best[0])
        for u in own
        if any(s.verb not in PROMISE for s in u.stands) and (best := evidence.best_phrases(u.source, *u.spans))
    ]
    for u, a in binding[:4]:
        for v, b in views:
            if u.source.id == v.source.id and not set(u.spans) & set(v.spans):
                yield made(evidence, "own-words", 1.0 + b.score / 8, _told(u, a), _told(v, b))
                break


_BINDS = re.compile(
    r"\b(?:(?:we|I)\s+(?:will|shall)\s+\w+|stands?\s+ready\s+to\s+\w+|readiness\s+to\s+\w+|pledg\w+|promis\w+"
    r"|undertak\w+|commit(?:s|ted)?\s+(?:it|our|my)?sel\w+|decision\s+to\s+\w+|обязал\w*|обеща\w+)\b",
    re.IGNORECASE,
)


def promise_in(source: Source, span: Span) -> Phrase | None:
    """The words of `span` from a verb that binds on."""
    return run_from(source, span, _BINDS, 7)
