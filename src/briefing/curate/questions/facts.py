"""Curate: questions about what is told: figures, events, deeds and promises, and where a source has it from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from briefing.curate.actors import stands
from briefing.curate.comparisons import Group
from briefing.curate.content_words import WORD, stem
from briefing.curate.figures import Figure, written
from briefing.curate.questions.candidates import Candidate, containing, quoted
from briefing.curate.questions.evidence import Evidence
from briefing.curate.questions.voices import promise_in, run_from
from briefing.curate.questions.wordings import Phrase, hedge
from briefing.curate.sentences import Sentence
from briefing.model import Source, Span

_DEED = re.compile(
    r"\b(?:approved|adopted|voted|abstained|opposed|signed|issued|sent|delivered|provided|opened|closed|held|elected|killed"
    r"|released|launched|carried\s+out|convened|emerged|contribut(?:ed|ing)|built|paid|arrested|passed|ratified|resigned"
    r"|met|struck|attacked|agreed|published|banned|withdrew|evacuated|отправил\w*|принял\w*|подписал\w*|проголосовал\w*)\b",
    re.IGNORECASE,
)


def ask(evidence: Evidence) -> Iterator[Candidate]:
    """Every question that the printed facts and the sources' own particulars allow."""
    for group in evidence.figures:
        yield from _figures(evidence, group)
    yield from _tellings(evidence)
    yield from _deeds(evidence)
    for item in evidence.annotated:
        yield from _provenance(evidence, item.source)
        yield from _reports(evidence, item.source)
    yield from _kinds(evidence)
    yield from _missing_voices(evidence)


def _made(evidence: Evidence, kind: str, score: float, *told: tuple[Source, Phrase], **slots: str) -> Candidate:
    for (words, name), (source, phrase) in zip((("a", "s"), ("b", "t")), told, strict=False):
        slots |= {words: quoted(phrase.words), name: source.id}
    return Candidate(
        kind,
        slots,
        tuple((source, containing(evidence, source, phrase.span)) for source, phrase in told),
        tuple((source.id, phrase.span) for source, phrase in told),
        score,
    )


def _source(evidence: Evidence, name: str) -> Source:
    return next(a.source for a in evidence.annotated if a.source.id == name)


def _figures(evidence: Evidence, group: Group) -> Iterator[Candidate]:
    shown = [f for f in group.figures if evidence.books[f.sentence.source].shows(f.sentence.span)]
    if group.agree is None:
        for figure in shown:
            phrase = _figure_phrase(evidence, figure)
            if phrase:
                weight = 0.6 if figure.kind != "count" or figure.value > 100 else 0.2
                yield _made(evidence, "single", weight, (_source(evidence, figure.sentence.source), phrase))
        return
    if len(shown) < 2:
        return
    told = [
        (_source(evidence, f.sentence.source), phrase) for f in shown[:2] if (phrase := _figure_phrase(evidence, f))
    ]
    if len(told) < 2:
        return
    kind = "count" if group.derived else "agree" if group.agree else "differ"
    yield _made(evidence, kind, 1.0, *told, number=written(shown[0].value, shown[0].kind))


def _figure_phrase(evidence: Evidence, figure: Figure) -> Phrase | None:
    """The figure with the words that it counts: to its noun, or on where it is part of another figure."""
    source = _source(evidence, figure.sentence.source)
    reading = source.read(Span(figure.span.start, figure.sentence.span.end))
    if not re.match(r"\S+\s+(?:out\s+)?of\b", reading.text):
        words = list(WORD.finditer(reading.text, len(source.words(figure.span))))[:4]
        for place, word in enumerate(words):
            if stem(word.group()) != figure.noun:
                continue
            end = word.end()
            for following in words[place + 1 :]:
                if not (word.group()[0].isupper() and following.group()[0].isupper()):
                    break
                end = following.end()
            text = reading.text[:end]
            return None if re.search(r"[“”\"]", text) else Phrase(reading.to_source(0, end), text, 3.0, False)
    return run_from(source, Span(figure.span.start, figure.sentence.span.end), re.compile(r"\S"), 8)


def _tellings(evidence: Evidence) -> Iterator[Candidate]:
    """Two sources that tell of the same event."""
    for event in evidence.events:
        told: list[tuple[Source, Phrase]] = []
        for e in event.evidence:
            if e.source not in evidence.sentences or not evidence.books[e.source].shows(e.span):
                continue
            source = _source(evidence, e.source)
            best = evidence.best_phrases(source, e.span)
            if best and source.passage_at(e.span.start) and all(source.id != s.id for s, _ in told):
                told.append((source, best[0]))
        for one, other in pairwise(told):
            if one[1].words.casefold() != other[1].words.casefold():
                yield _made(evidence, "telling", (one[1].score + other[1].score) / 8, one, other)


def _deeds(evidence: Evidence) -> Iterator[Candidate]:
    """A promise beside a deed, of one source if it can be."""
    promises: list[tuple[Sentence, Phrase]] = []
    deeds: list[tuple[Sentence, Phrase]] = []
    for item in evidence.annotated:
        for sentence in evidence.sentences[item.source.id]:
            promise = promise_in(item.source, sentence.span)
            if promise:
                promises.append((sentence, promise))
            elif not stands(sentence) and (deed := run_from(item.source, sentence.span, _DEED, 6)):
                deeds.append((sentence, deed))
    for sentence, promise in promises:
        topic = sentence.stems
        near = sorted(
            deeds, key=lambda d: (-len(d[0].stems & topic), d[0].source != sentence.source, d[0].source, d[0].index)
        )
        for deed_sentence, deed in near[:1]:
            shared = len(deed_sentence.stems & topic)
            one, other = (_source(evidence, sentence.source), promise), (_source(evidence, deed_sentence.source), deed)
            yield _made(evidence, "deed", 0.2 * min(shared, 5), one, other)


def _provenance(evidence: Evidence, source: Source) -> Iterator[Candidate]:
    for fact in source.via:
        if fact.span and evidence.books[source.id].shows(fact.span):
            phrase = _via_phrase(source, fact.span)
            if phrase and evidence.books[source.id].shows(phrase.span):
                yield _made(evidence, "chain", 1.0, (source, phrase))
    if source.date is None:
        item = next(a for a in evidence.annotated if a.source.id == source.id)
        for timex in item.timexes:
            if timex.attributive or timex.edtf or timex.type not in {"DATE", "TIME"}:
                continue
            if evidence.books[source.id].shows(timex.span):
                clue = _around(source, timex.span)
                if clue and evidence.books[source.id].shows(clue.span):
                    yield _made(evidence, "undated", 0.5 + 0.1 * len(clue.words.split()), (source, clue))


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
    """A date with its preposition: "in July", "on October 7"."""
    sentence = next((s for s in source.sentences if s.covers(span)), None)
    if sentence is None:
        return None
    reading = source.read(sentence)
    at = reading.from_source(span)
    if at is None:
        return None
    before = re.search(
        r"\b(?:on|in|at|by|since|before|after|until|during(?:\s+the)?|later|earlier|в|с|до)\s+$", reading.text[: at[0]]
    )
    start = before.start() if before else at[0]
    words = reading.text[start : at[1]]
    return Phrase(reading.to_source(start, at[1]), words, 1.0, False)


def _reports(evidence: Evidence, source: Source) -> Iterator[Candidate]:
    for sentence in evidence.sentences[source.id]:
        if sentence.fragment or sentence.opens:
            continue
        careful = hedge(source, sentence.span)
        if careful:
            rest = Span(careful.start, sentence.span.end)
            phrase = run_from(source, rest, re.compile(r"\S"), 6)
            if phrase:
                yield _made(evidence, "hedge", 0.3, (source, phrase))
        best = evidence.best_phrases(source, sentence.span)
        if best:
            yield _made(evidence, "report", best[0].score / 10, (source, best[0]))


def _kinds(evidence: Evidence) -> Iterator[Candidate]:
    """A speaker's own text beside a report of the same matter."""
    own = [a.source for a in evidence.annotated if a.source.speaker]
    reports = [a.source for a in evidence.annotated if not a.source.speaker and a.source.publisher]
    for statement in own:
        for report in reports:
            a, b = (_first_best(evidence, source) for source in (statement, report))
            if a and b:
                yield _made(evidence, "kinds", (a.score + b.score) / 12, (statement, a), (report, b))


def _first_best(evidence: Evidence, source: Source) -> Phrase | None:
    found = evidence.best_phrases(source, *(s.span for s in evidence.sentences[source.id]))
    return found[0] if found else None


def _missing_voices(evidence: Evidence) -> Iterator[Candidate]:
    for item in evidence.annotated:
        source = item.source
        said = [u for u in evidence.utterances if u.source.id == source.id and not u.own]
        names = list(dict.fromkeys(u.called for u in said))
        if not names or len(names) > 3:
            continue
        best = evidence.best_phrases(source, *(span for u in said for span in u.spans))
        if best:
            listed = f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else f"only {names[0]}"
            made = _made(evidence, "voices", 0.3 * len(names), (source, best[0]), names=listed)
            yield made
