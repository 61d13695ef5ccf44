"""Curate: questions about what is told: figures, events, deeds and promises."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from briefing.curate.actors import stands
from briefing.curate.comparisons import Group
from briefing.curate.content_words import WORD, is_content, stem
from briefing.curate.figures import Figure, figures, written
from briefing.curate.questions.candidates import Candidate, Told, made
from briefing.curate.questions.clauses import clause, opening, run_from
from briefing.curate.questions.evidence import Evidence
from briefing.curate.questions.voices import promise_in
from briefing.curate.questions.wordings import Phrase, ending, verbal
from briefing.curate.sentences import Sentence
from briefing.model import Slot, Source, Span

_DEED = re.compile(
    r"\b(?:approved|adopted|voted|abstained|opposed|signed|issued|sent|delivered|provided|opened|closed|held|elected|killed"
    r"|released|launched|carried\s+out|convened|emerged|contribut(?:ed|ing)|built|paid|arrested|passed|ratified|resigned"
    r"|met|struck|attacked|agreed|published|banned|withdrew|evacuated|отправил\w*|принял\w*|подписал\w*|проголосовал\w*)\b",
    re.IGNORECASE,
)

_NO_COUNT = re.compile(r"\d[,:]?\s+\d|\b(?:and|и)\s+\d|:")
_PLEDGED = re.compile(r"pledg|promis|undertak|commit|обеща|обязал", re.IGNORECASE)
# What makes a number a name: bus line 14, Resolution 181, No. 7.
_NAMED = re.compile(
    r"(?:\b(?:line|bus|route|tram|flight|road|highway|motorway|room|gate|platform|number|resolution|article|chapter|page"
    r"|paragraph|section|act|item|figure|table|grade|class|phase|stage|channel|highway|section|protocol|form"
    r"|линии|линия|линию|автобус\w*|резолюци\w+|стать\w+|закон\w*|бағыт\w*|қарар\w*)|\bno\.?|№|#)[ \u00a0]?$",
    re.IGNORECASE,
)
_FEW = 5
_APART = 2.0
_SHARED = 2
_REACH = 11
# Words that belong to what follows them.
_OPEN_END = re.compile(r"(?:[’']s?|\b(?:of|the|in|a|an|to|and|for))$")
_APART_FROM = 2
_TELLS = 16
_SHARED_UNPLEDGED = 3


def ask(evidence: Evidence) -> Iterator[Candidate]:
    """Every question that the printed figures, events, deeds and promises allow."""
    for group in evidence.figures:
        yield from _figures(evidence, group)
    yield from _measures(evidence)
    yield from _tellings(evidence)
    yield from _deeds(evidence)


def _source(evidence: Evidence, name: str) -> Source:
    return next(a.source for a in evidence.annotated if a.source.id == name)


def _figures(evidence: Evidence, group: Group) -> Iterator[Candidate]:
    shown = [f for f in group.figures if evidence.books[f.sentence.source].shows(f.sentence.span)]
    pairs = [(f, t) for f in shown if (t := _figure_told(evidence, f, far=not group.derived))]
    told = [t for _, t in pairs]
    if group.agree is None:
        for figure, one in pairs:
            weight = 0.6 if figure.kind != "count" or figure.value > 100 else 0.2
            # What is counted must be told, or the figure is a time of day or part of a name.
            if len(one.phrase.words.split()) < 2 or _NO_COUNT.search(one.phrase.words):
                continue
            written_so = re.escape(one.source.read(figure.span).text)
            told_whole = clause(one.source, figure.sentence.span, re.compile(rf"(?<!\w){written_so}(?!\w)"), _TELLS)
            if told_whole and told_whole.acts and evidence.books[one.source.id].shows(told_whole.span):
                yield made(evidence, "single", weight, Told(one.source, told_whole))
            elif one.phrase.words[0] in "$€£¥₸₽0123456789" and _whole_figure(one):
                yield made(evidence, "single", weight - 0.8, one)
    elif len(told := [t for t in told if not _OPEN_END.search(t.phrase.words)]) > 1:
        kind = "count" if group.derived else "agree" if group.agree else "differ"
        number = Slot(written(shown[0].value, shown[0].kind, evidence.book.words))
        yield made(evidence, kind, 1.0, *told[:2], **({"number": number} if kind == "agree" else {}))


def _whole_figure(one: Told) -> bool:
    """Whether the words are no rest of a longer phrase: "193 Member States voted" in "142 of the 193 Member States"."""
    before = one.source.text[max(0, one.phrase.span.start - 30) : one.phrase.span.start]
    return not _OPEN_END.search(one.phrase.words) and not _OPEN_END.search(before.rstrip())


def _measures(evidence: Evidence) -> Iterator[Candidate]:
    """Figures of two sources that count the same things and differ by less than half, among other shared words."""
    every = [
        figure
        for item in evidence.annotated
        for sentence in evidence.sentences[item.source.id]
        if not sentence.fragment
        for figure in figures(item, sentence)
        if figure.noun and figure.value >= _FEW and not figure.others and not _names(item.source, figure)
    ]
    for place, one in enumerate(every):
        for other in every[place + 1 :]:
            near = 1 < max(one.value, other.value) / min(one.value, other.value) < _APART
            alike = (one.kind, one.noun, one.whole) == (other.kind, other.noun, other.whole)
            alike = alike and one.sentence.source != other.sentence.source
            if not (near and alike):
                continue
            common = (one.sentence.stems & other.sentence.stems) - {one.noun}
            shared = sum(evidence.shared.get(stem, 0.0) for stem in sorted(common))
            told = [t for f in (one, other) if (t := _figure_told(evidence, f, far=True))]
            if len(common) >= _SHARED and shared >= 1 and len(told) > 1:
                yield made(evidence, "differ", min(1.0, shared / 5), *told)


def _names(source: Source, figure: Figure) -> bool:
    """Whether the number names a thing (line 14, No. 7) and counts none."""
    before = source.text[max(0, figure.span.start - 24) : figure.span.start]
    return bool(_NAMED.search(before))


def _figure_told(evidence: Evidence, figure: Figure, *, far: bool) -> Told | None:
    """The figure with the words that it counts; with `far` on to where its clause or phrase ends."""
    source = _source(evidence, figure.sentence.source)
    if _names(source, figure):
        return None
    rest = Span(figure.span.start, figure.sentence.span.end)
    reading = source.read(rest)
    words = list(WORD.finditer(reading.text, len(source.words(figure.span))))[:_REACH]
    noun = next((n for n, w in enumerate(words[:4]) if stem(w.group()) == figure.noun), None)
    if noun is None:
        phrase = run_from(source, rest, re.compile(r"\S"), 11)
        return Told(source, phrase) if phrase else None
    end = words[noun].end()
    for before, after in pairwise(words[noun:]):
        if re.search(r"[^ ]", reading.text[before.end() : after.start()]):
            break
        named = before.group()[0].isupper() and after.group()[0].isupper() and end == before.end()
        if named or (far and ending(reading.text, after) >= 1.0 and is_content(after.group())):
            end = after.end()
            if not named:
                break
    text = reading.text[:end]
    if re.search(r"[“”„«»\"]", text):
        return None
    return Told(source, Phrase(reading.to_source(0, end), text, 3.0, False))


def _tellings(evidence: Evidence) -> Iterator[Candidate]:
    """Two sources that tell of the same event."""
    for event in evidence.events:
        told: list[Told] = []
        for e in event.evidence:
            if e.source not in evidence.sentences or not evidence.books[e.source].shows(e.span):
                continue
            source = _source(evidence, e.source)
            sentence = next((s for s in evidence.sentences[e.source] if s.span.overlaps(e.span)), None)
            phrase = opening(source, sentence.span) if sentence else None
            if (
                phrase
                and (verbal(phrase.words) or _DEED.search(phrase.words))
                and all(source.id != t.source.id for t in told)
            ):
                told.append(Told(source, phrase))
        for one, other in pairwise(told):
            if one.phrase.words.casefold() != other.phrase.words.casefold():
                yield made(evidence, "telling", (one.phrase.score + other.phrase.score) / 8, one, other)


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
            # Two sentences of one breath tell the same thing; two that share no matter cannot be set side by side.
            close = (
                deed_sentence.source == sentence.source and abs(deed_sentence.passage - sentence.passage) < _APART_FROM
            )
            if close or shared < _SHARED:
                continue
            one, other = (
                Told(_source(evidence, deed_sentence.source), deed),
                Told(_source(evidence, sentence.source), promise),
            )
            pledged = 0.8 if _PLEDGED.match(promise.words) else 0.0
            if not pledged and shared < _SHARED_UNPLEDGED:
                continue
            yield made(evidence, "deed", 0.1 * min(shared, 5) + pledged, one, other)
