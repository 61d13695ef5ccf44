"""Curate: questions about where a source has it from, when it was written, what kind it is, and whom it lets speak."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.curate.questions.candidates import Candidate, Told, made
from briefing.curate.questions.clauses import clause, opening
from briefing.curate.questions.evidence import Evidence
from briefing.curate.questions.wordings import Phrase
from briefing.model import Slot, Source, Span

_CLUE = 17
_LEAST_CLUE = 5
_PARTICIPLE = re.compile(r"[a-z]+(?:ing|ed)\b")


def ask(evidence: Evidence) -> Iterator[Candidate]:
    """Every question that the sources' own particulars allow."""
    for item in evidence.annotated:
        yield from _provenance(evidence, item.source)
    yield from _kinds(evidence)
    yield from _missing_voices(evidence)


def _provenance(evidence: Evidence, source: Source) -> Iterator[Candidate]:
    for fact in source.via:
        if fact.span and evidence.books[source.id].shows(fact.span):
            phrase = _via_phrase(source, fact.span)
            if phrase and evidence.books[source.id].shows(phrase.span):
                yield made(evidence, "chain", 1.0, Told(source, phrase))
    if source.date is None:
        item = next(a for a in evidence.annotated if a.source.id == source.id)
        for timex in item.timexes:
            if timex.attributive or timex.edtf or timex.type not in {"DATE", "TIME"}:
                continue
            if evidence.books[source.id].shows(timex.span):
                clue = _around(source, timex.span)
                if clue and evidence.books[source.id].shows(clue.span):
                    whole = 0.5 if clue.words[0].isupper() else 0.0
                    yield made(evidence, "undated", 0.5 + whole + 0.1 * len(clue.words.split()), Told(source, clue))


def _via_phrase(source: Source, span: Span) -> Phrase | None:
    """The reporting words with the "citing" or "via" before them."""
    sentence = next((s for s in source.sentences if s.covers(span)), None)
    if sentence is None:
        return None
    reading = source.read(sentence)
    at = reading.from_source(span)
    if at is None:
        return None
    before = re.search(
        r"(?:citing|via|quoting|according\s+to|by|from|со\s+ссылкой\s+на)\s+(?:the\s+)?$", reading.text[: at[0]]
    )
    start = before.start() if before else at[0]
    words = reading.text[start : at[1]].rstrip(" .,;")
    if not 2 <= len(words.split()) <= 9 or "“" in words or '"' in words:
        return None
    return Phrase(reading.to_source(start, start + len(words)), words, 2.0, False)


def _around(source: Source, span: Span) -> Phrase | None:
    """A date with its clause; None where that is too long: a bare month is no clue."""
    sentence = next((s for s in source.sentences if s.covers(span)), None)
    at = source.read(sentence).from_source(span) if sentence else None
    if sentence is None or at is None:
        return None
    date = re.escape(source.read(sentence).text[at[0] : at[1]])
    found = clause(source, sentence, re.compile(rf"(?<!\w){date}(?!\w)"), _CLUE)
    if found is None or not found.acts or len(found.words.split()) < _LEAST_CLUE or _PARTICIPLE.match(found.words):
        return None
    return found


def _kinds(evidence: Evidence) -> Iterator[Candidate]:
    """A speaker's own text beside a report of the same matter."""
    own = [a.source for a in evidence.annotated if a.source.speaker]
    reports = [a.source for a in evidence.annotated if not a.source.speaker and a.source.publisher]
    for statement in own:
        for report in reports:
            a, b = (_first_best(evidence, source) for source in (statement, report))
            if a and b:
                yield made(evidence, "kinds", (a.score + b.score) / 12, Told(statement, a), Told(report, b))


def _first_best(evidence: Evidence, source: Source) -> Phrase | None:
    """The opening clause of a printed sentence that says most, who does it and what."""
    clauses = (opening(source, s.span) for s in evidence.sentences[source.id] if not s.fragment and not s.opens)
    return max((p for p in clauses if p and p.acts), key=lambda p: (p.score, -p.span.start), default=None)


def _missing_voices(evidence: Evidence) -> Iterator[Candidate]:
    for item in evidence.annotated:
        source = item.source
        said = [u for u in evidence.utterances if u.source.id == source.id and not u.own]
        names = list(dict.fromkeys(u.called for u in said))
        if not names or len(names) > 3 or not all(_is_somebody(name) for name in names):
            continue
        spans = [span for u in said for span in u.spans]
        best = [p for p in evidence.best_phrases(source, *spans) if p.loaded or (p.acts and p.span in spans)]
        if best:
            listed = Slot(evidence.book.listed(names), len(names) > 1)
            yield made(evidence, "voices", 0.3 * len(names), Told(source, best[0]), names=listed)


def _is_somebody(name: str) -> bool:
    """Whether `name` names a person or a body, and not some of a kind ("experts", "another official")."""
    return len(re.findall(r"[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ]\w+", name)) > 1 or bool(re.match(r"the .*[A-ZА-ЯЁ]", name))
