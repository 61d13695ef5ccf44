"""Curate: questions about who says what: wording, role, two voices, one voice at two times, both sides."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.curate.actors import PROMISE
from briefing.curate.content_words import WORD, is_content, stems
from briefing.curate.edtf import earliest, in_words
from briefing.curate.questions.candidates import Candidate, containing, quoted
from briefing.curate.questions.evidence import Evidence, Utterance
from briefing.curate.questions.wordings import Phrase, ending
from briefing.model import Source, Span

_AGAINST = re.compile(
    r"\b(?:condemn\w*|reject\w*|oppos\w*|critici\w+|denounc\w*|denie[sd]|warn\w*|accus\w*|against|hollow|circus|one-sided"
    r"|fail\w*|refus\w*|unacceptable)\b",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"\b(?:support\w*|endors\w*|welcom\w*|prais\w*|commend\w*|thank\w*|back(?:s|ed|ing)|only\s+viable|roadmap"
    r"|reaffirm\w*|step\s+forward|viable\s+path|historic)\b",
    re.IGNORECASE,
)
_FAULT = re.compile(
    r"\b(?:condemn\w*|denounc\w*|deplor\w*|critici\w+|accus\w*|reject\w*|refrain|blam\w+)\b", re.IGNORECASE
)


def ask(evidence: Evidence) -> Iterator[Candidate]:
    """Every question that the printed voices allow."""
    told = [(u, p[0]) for u in evidence.utterances if (p := evidence.best_phrases(u.source, *u.spans))]
    for utterance, phrase in told:
        yield from _one(evidence, utterance, phrase)
    for place, (one, a) in enumerate(told):
        for other, b in told[place + 1 :]:
            yield from _pair(evidence, one, a, other, b)
    yield from _sides(evidence)
    yield from _own_words(evidence)


def _about(*told: tuple[Utterance, Phrase]) -> dict[str, str]:
    slots: dict[str, str] = {}
    for (utterance, phrase), (words, source, speaker) in zip(told, (("a", "s", "A"), ("b", "t", "B")), strict=False):
        slots |= {words: quoted(phrase.words), source: utterance.source.id, speaker: utterance.called}
    return slots


def _made(evidence: Evidence, kind: str, score: float, *told: tuple[Utterance, Phrase], **slots: str) -> Candidate:
    return Candidate(
        kind,
        _about(*told) | slots,
        tuple((u.source, containing(evidence, u.source, p.span)) for u, p in told),
        tuple((u.source.id, p.span) for u, p in told),
        score,
        tuple(u.speaker for u, _ in told),
    )


def _one(evidence: Evidence, utterance: Utterance, phrase: Phrase) -> Iterator[Candidate]:
    one = (utterance, phrase)
    if phrase.loaded:
        yield _made(evidence, "wording", min(1.2, phrase.score / 6), one)
    if utterance.role:
        yield _made(evidence, "role", min(1.0, phrase.score / 8), one, role=utterance.role)
    elif utterance.called.startswith("the "):
        yield _made(evidence, "body", min(1.0, phrase.score / 8), one)


def _pair(evidence: Evidence, one: Utterance, a: Phrase, other: Utterance, b: Phrase) -> Iterator[Candidate]:
    texts = [u.around + " " + " ".join(u.source.words(span) for span in u.spans) for u in (one, other)]
    common = set(stems(texts[0])) & set(stems(texts[1]))
    shared = sum(evidence.shared.get(stem, 0.0) for stem in sorted(common))
    quality = min(1.0, max(0.0, (a.score + b.score) / 12))
    if one.speaker == other.speaker or one.side & other.side:
        days = [u.day or (u.source.date.value if u.source.date else None) for u in (one, other)]
        if one.source.id == other.source.id or not days[0] or not days[1] or earliest(days[0]) == earliest(days[1]):
            return
        first, last = sorted(((one, a, days[0]), (other, b, days[1])), key=lambda t: earliest(t[2]))
        yield _made(
            evidence,
            "change" if one.speaker == other.speaker else "side",
            quality,
            first[:2],
            last[:2],
            then=in_words(first[2]),
            day=in_words(last[2]),
        )
        return
    opposed = _leaning(texts[0]) * _leaning(texts[1]) < 0
    if (len(common) < 2 or shared < 1.0) and not (opposed and one.source.id == other.source.id):
        return
    score = (
        quality + min(shared, 3.0) / 4 + (1.2 if opposed else 0.0) + (0.3 if one.source.id == other.source.id else 0.0)
    )
    if opposed:
        yield _made(evidence, "two", score, (one, a), (other, b))
        yield _made(evidence, "common", score - 0.4, (one, a), (other, b))
    yield _made(evidence, "weigh", quality, (one, a), (other, b))


def _leaning(text: str) -> int:
    """Above zero where the words speak for something, below where against; a guess from their verbs."""
    against, for_ = len(_AGAINST.findall(text)), len(_FOR.findall(text))
    return (for_ > against) - (against > for_)


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
                    yield _made(evidence, "sides", 1.0, (u, a), (v, b))


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


_GAP = re.compile(r" [$€£¥₸₽]?")


def end_of_run(text: str, words: Sequence[re.Match[str]], most: int) -> int | None:
    """Where a run of two to `most` words, over no punctuation, best ends: with a clause, else after a content word."""
    best, end = 0.0, None
    for place, word in enumerate(words[:most]):
        if place and not _GAP.fullmatch(text, words[place - 1].end(), word.start()):
            break
        if place and is_content(word.group()):
            worth = 2.0 + ending(text, word) + 0.2 * place
            if worth > best:
                best, end = worth, word.end()
    return end


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
                yield _made(evidence, "own-words", 1.0 + b.score / 8, (u, a), (v, b))
                break


_BINDS = re.compile(
    r"\b(?:(?:we|I)\s+(?:will|shall)\s+\w+|stands?\s+ready\s+to\s+\w+|readiness\s+to\s+\w+|pledg\w+|promis\w+"
    r"|undertak\w+|commit(?:s|ted)?\s+(?:it|our|my)?sel\w+|decision\s+to\s+\w+|обязал\w*|обеща\w+)\b",
    re.IGNORECASE,
)


def promise_in(source: Source, span: Span) -> Phrase | None:
    """The words of `span` from a verb that binds on."""
    return run_from(source, span, _BINDS, 7)


def run_from(source: Source, span: Span, pattern: re.Pattern[str], most: int) -> Phrase | None:
    """The words of `span` from the first match of `pattern` on, at most `most`."""
    reading = source.read(span)
    match = pattern.search(reading.text)
    if not match:
        return None
    end = end_of_run(reading.text, list(WORD.finditer(reading.text, match.start())), most)
    if end is None:
        return None
    return Phrase(reading.to_source(match.start(), end), reading.text[match.start() : end], 3.0, False)
