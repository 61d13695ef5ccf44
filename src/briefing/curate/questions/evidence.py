"""Curate: the evidence that questions are built from: printed words, who says them, and when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefing.curate.actors import Stand, stands
from briefing.curate.comparisons import Group
from briefing.curate.material import Material
from briefing.curate.questions.clauses import whole
from briefing.curate.questions.naming import called, is_named
from briefing.curate.questions.wordings import Phrase, phrases
from briefing.curate.sentences import Sentence, WordBook
from briefing.curate.settling.quotes import day_said
from briefing.curate.sides import names
from briefing.model import Annotated, Event, Phrasebook, Source, Span

_INNER = re.compile(r"(?<=[.!?…])[\"'”’»]?\s+(?=[\"'“‘«(]?[A-ZА-ЯЁ0-9])")
_WHOLE = 16


@dataclass(frozen=True, slots=True)
class Utterance:
    """Printed words of a named speaker. `called` is the name as a sentence of ours says it ("the ministry").

    `around` are the sentences that the words stand in; `side` the names in the speaker's name and role, by
    which two speakers may speak for the same side; `own` marks a document that is one voice.
    """

    source: Source
    speaker: str
    called: str
    role: str | None
    spans: tuple[Span, ...]
    day: str | None
    stands: tuple[Stand, ...]
    own: bool = False
    around: str = ""
    side: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Evidence:
    """Everything printed that a question may turn on, and the books that say what is printed."""

    annotated: tuple[Annotated, ...]
    events: tuple[Event, ...]
    books: Mapping[str, WordBook]
    shared: Mapping[str, float]
    figures: tuple[Group, ...]
    sentences: Mapping[str, tuple[Sentence, ...]]
    utterances: tuple[Utterance, ...]
    book: Phrasebook

    @staticmethod
    def of(material: Material, book: Phrasebook) -> Evidence:
        """Gather what the books of `material` say is printed, of the sources that have something printed."""
        used = tuple(a for a in material.distinct if material.books[a.source.id].used)
        printed = {
            a.source.id: tuple(s for s in material.sentences[a.source.id] if material.books[a.source.id].shows(s.span))
            for a in used
        }
        said = tuple(u for a in used for u in _utterances(a, material, printed[a.source.id]))
        return Evidence(used, material.events, material.books, material.shared, material.figures, printed, said, book)

    def best_phrases(self, source: Source, *spans: Span) -> list[Phrase]:
        """The stretches of `spans` worth quoting, the best first; short ones whole."""
        found: list[Phrase] = [p for s in spans for p in phrases(source, s, self.shared)]
        found += [entire for s in spans if (entire := whole(source, s, _WHOLE))]
        return sorted(found, key=lambda p: (-p.score, p.span))


def _utterances(annotated: Annotated, material: Material, printed: Sequence[Sentence]) -> Iterator[Utterance]:
    source, events = annotated.source, material.events
    book, shelved = material.books[source.id], material.shelf.get(source.id)
    sentences_of = material.sentences[source.id]
    assert shelved is not None
    for quotation in annotated.quotations:
        if not quotation.speaker or quotation.kind == "indirect" or not is_named(quotation.speaker):
            continue
        shown = tuple(
            part
            for span in quotation.spans
            for printed_part in book.parts(span)
            for part in _inner(source, printed_part)
        )
        if shown:
            acts = tuple(stand for s in printed if s.span.overlaps(quotation.content) for stand in stands(s))
            role = quotation.role if quotation.role and quotation.role not in quotation.speaker else None
            around = " ".join(s.text for s in sentences_of if s.span.overlaps(quotation.content))
            speaker = material.voices.named(source.id, quotation.speaker).name
            mention = source.words(quotation.speaker_span) if quotation.speaker_span else ""
            yield Utterance(
                source, speaker, called(speaker, source), role, shown,
                day_said(quotation, shelved.annotated, events), acts, around=around,
                side=names(f"{quotation.speaker} {role or ''} {mention}"),
            )  # fmt: skip
    if source.speaker:
        day = source.date.value if source.date else None
        for sentence in printed:
            if not sentence.fragment and not sentence.opens:
                name = source.speaker.value
                yield Utterance(
                    source, name, called(name, source), None, (sentence.span,), day, stands(sentence), True,
                    sentence.text, names(name),
                )  # fmt: skip


def _inner(source: Source, span: Span) -> list[Span]:
    text = source.text[span.start : span.end]
    edges = [0, *(m.end() for m in _INNER.finditer(text)), len(text)]
    parts = []
    for a, b in pairwise(edges):
        words = text[a:b].strip()
        if words:
            start = span.start + a + text[a:b].index(words)
            parts.append(Span(start, start + len(words)))
    return parts
