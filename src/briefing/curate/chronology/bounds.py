"""Curate: bound what no source dates, by words of order ("the declaration followed a conference …")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from briefing.curate.chronology.clause import LONGEST, evidence
from briefing.curate.chronology.mentions import Mention, words_of
from briefing.curate.chronology.when import UNKNOWN
from briefing.curate.content_words import WORD, is_content, stem
from briefing.model import Annotated, Passage, Source, Span

Order = Literal["after", "before"]

_LINK = re.compile(
    r"\b(?P<after>followed(?! by)|came (?:just |only )?(?:[\w-]+ ){0,3}after"
    r"|(?:was|were) (?:adopted|approved|held|made|issued|reached|agreed|signed) (?:[\w-]+ ){0,3}after"
    r"|(?:emerged|resulted|arose|stemmed|sprang|grew out) (?:from|of)"
    r"|(?:is|was|were|are) the (?:result|outcome|fruit) of)\b"
    r"|\b(?P<before>preceded|came (?:just |only )?(?:[\w-]+ ){0,3}(?:before|ahead of)|led to|paved the way (?:for|to)"
    r"|(?:was|were) followed by)\b"
)
_SUBJECT = re.compile(
    r"(?:^|[,;:]\s)(?P<subject>(?:The|This|That|These|Their|Its|the|this|that)\s(?:[\w’'\"“”-]+\s){1,6})\Z"
)
_HAPPENING = re.compile(
    r"\bthe (?P<head>opening|closing|start|beginning|launch|signing"
    r"|adoption|election|arrival|departure|collapse|outbreak|resumption|"
    r"inauguration|announcement|resignation|death|assassination|founding|arrest|release|visit|invasion|\w{4,}(?:ation|ition|ution|ment))\b"
)
# Verbs by which a body brings a text or a decision about.
_DECIDED = re.compile(
    r"\b(?:approved|adopted|endorsed|passed|voted|ratified|signed|agreed|accepted|rejected|announced|reached|issued|declared|launched|unveiled|proclaimed|abstained)\b"
)
_PHRASE = re.compile(
    r"\s*(?:(?:the|an?|its|their|this|that)\b|(?=[a-z]+s\b))\s*(?:(?!(?:held|in|at|on|of|by|with|to|from|for|under|which|that|who|where|between|hosted|organi[sz]ed|convened)\b)[\w’'-]+\s?){1,6}",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\b\d[\d,.]*\b")


@dataclass(frozen=True, slots=True)
class Ordered:
    """A sentence that puts one thing after or before another.

    `head` is the stem of the noun for the thing that is bounded, `noun` the word; `other` the stretch
    that names what bounds it; `telling` the sentences of the same source that tell the bounded thing.
    """

    source: Source
    sentence: Span
    passage: int
    order: Order
    head: str
    noun: str
    other: Span
    telling: tuple[tuple[Span, int], ...]


def find(annotated: Annotated, mentions: Sequence[Mention]) -> tuple[Ordered, ...]:
    """The sentences of order in a source whose bounded thing has no date of its own."""
    source = annotated.source
    dated = {
        m.sentence for m in mentions if m.when.dated and not _LINK.search(source.text, m.sentence.start, m.sentence.end)
    }
    found: list[Ordered] = []
    sentences = _sentences(source)
    deciding: list[_Deciding] | None = None
    for sentence, passage in sentences:
        link = _LINK.search(source.text, sentence.start, sentence.end)
        subject = _SUBJECT.search(source.text[sentence.start : link.start()]) if link else None
        if not link or not subject:
            continue
        nouns = [w for w in WORD.findall(subject["subject"]) if is_content(w)]
        if not nouns:
            continue
        order: Order = "after" if link["after"] else "before"
        head = stem(nouns[-1])
        if deciding is None:
            deciding = _deciding(source, sentences, dated)
        telling = _telling(deciding, head, sentence)
        found.append(
            Ordered(source, sentence, passage.number, order, head, nouns[-1], Span(link.end(), sentence.end), telling)
        )
    return tuple(found)


def _sentences(source: Source) -> list[tuple[Span, Passage]]:
    """The body's sentences with their passages; what is too long to be a sentence is left out."""
    found: list[tuple[Span, Passage]] = []
    for sentence in source.sentences:
        passage = source.passage_at(sentence.start)
        if passage and passage.kind != "heading" and passage.span.covers(sentence) and len(sentence) <= LONGEST:
            found.append((sentence, passage))
    return found


@dataclass(frozen=True, slots=True)
class _Deciding:
    """A sentence with a verb of deciding: its number in the body, its stems, and whether it has a figure."""

    number: int
    sentence: Span
    passage: int
    words: frozenset[str]
    counts: bool


def _deciding(source: Source, sentences: Sequence[tuple[Span, Passage]], but: set[Span]) -> list[_Deciding]:
    found: list[_Deciding] = []
    for number, (sentence, passage) in enumerate(sentences):
        text = source.text[sentence.start : sentence.end]
        if sentence not in but and _DECIDED.search(text):
            words = frozenset(stem(w) for w in WORD.findall(text))
            found.append(_Deciding(number, sentence, passage.number, words, bool(_FIGURE.search(text))))
    return found


def _telling(deciding: Sequence[_Deciding], head: str, but: Span) -> tuple[tuple[Span, int], ...]:
    """The sentences that tell how the thing came about: its noun with a verb of deciding, and what goes on from there.

    A sentence that follows on and counts the decision ("142 countries voted …") belongs to it.
    """
    first: _Deciding | None = None
    counted: _Deciding | None = None
    last = -2
    for one in deciding:
        if one.sentence == but:
            continue
        if head in one.words or (last == one.number - 1 and one.counts):
            last = one.number
            first = first or one
            if one.counts and head in one.words:
                return ((one.sentence, one.passage),)
            if one.counts:
                counted = counted or one
    return tuple(dict.fromkeys((one.sentence, one.passage) for one in (first, counted) if one))


def happenings(annotated: Annotated, mentions: Sequence[Mention]) -> tuple[Mention, ...]:
    """The undated things that a source orders others by, where a noun names a happening ("the opening of …")."""
    source = annotated.source
    dated = {m.sentence for m in mentions}
    found: list[Mention] = []
    for sentence, passage in _sentences(source):
        link = _LINK.search(source.text, sentence.start, sentence.end)
        if not link or sentence in dated:
            continue
        named = _HAPPENING.match(source.text[link.end() : min(link.end() + 60, sentence.end)].lstrip())
        if not named:
            continue
        start = source.text.index(named.group(), link.end())
        span = evidence(source, sentence, Span(start, start + len(named.group())))
        words, names = words_of(source.text, Span(start, max(span.end, start + 1)))
        found.append(Mention(source, sentence, span, None, UNKNOWN, "stated", words, names, "done", passage.number))
    return tuple(found)


def named(ordered: Ordered) -> str:
    """The noun for what bounds: the last word of the noun phrase behind the word of order."""
    text = ordered.source.text
    phrase = _PHRASE.match(text, ordered.other.start, ordered.other.end)
    words = [w for w in WORD.findall(phrase.group() if phrase else "") if is_content(w)]
    return words[-1].lower() if words else "event"
