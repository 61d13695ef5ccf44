"""Curate: what a draft chooses from: every source's sentences, books and voices, and what the documents share."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.curate.comparisons import Group, groups
from briefing.curate.content_words import stems
from briefing.curate.overlaps import Overlaps
from briefing.curate.sentences import Sentence, WordBook, sentences
from briefing.curate.shelf import Shelf
from briefing.curate.voices import Voices
from briefing.model import Annotated, Event, Length, Source, Span, Wishes

_NO_WISHES = Wishes()
_ASKED = 2.0
_BY_LENGTH: Mapping[Length, float] = {"short": 0.6, "normal": 1.0, "long": 1.6}


@dataclass(frozen=True, slots=True)
class Material:
    """All that the parts of a draft look at; the books are the only thing that changes while it is made.

    `shared` weighs a stem by how many stories have it (0 where only one has). `repeats` names the
    sources that print a story which an earlier source prints, with that source. `places` finds the sentences at a span.
    `asked` are the stems of the topic that a person gave, as far as the sources have them; `length` is theirs too.
    """

    annotated: tuple[Annotated, ...]
    events: tuple[Event, ...]
    shelf: Shelf
    sentences: Mapping[str, tuple[Sentence, ...]]
    books: Mapping[str, WordBook]
    shared: Mapping[str, float]
    repeats: Mapping[str, str]
    figures: tuple[Group, ...]
    voices: Voices
    places: Mapping[str, Overlaps]
    asked: frozenset[str] = frozenset()
    length: Length = "normal"

    @staticmethod
    def of(annotated: Sequence[Annotated], events: Sequence[Event], wishes: Wishes = _NO_WISHES) -> Material:
        """Lay out `annotated`, in the order of the source numbers, for what a person asks in `wishes`."""
        by_source = {a.source.id: sentences(a) for a in annotated}
        repeats: dict[str, str] = {}
        first_of: dict[int, str] = {}
        for item in annotated:
            story = item.source.same_story
            if story is None:
                continue
            if story in first_of:
                repeats[item.source.id] = first_of[story]
            else:
                first_of[story] = item.source.id
        distinct = [a for a in annotated if a.source.id not in repeats]
        shared = _shared(distinct, by_source)
        held = {stem for told in by_source.values() for sentence in told for stem in sentence.stems}
        asked = frozenset(stems(wishes.topic or "")) & held
        # What a person asks for weighs more than anything that documents merely share.
        shared |= dict.fromkeys(sorted(asked), _ASKED * max(shared.values(), default=1.0))
        return Material(
            tuple(annotated),
            tuple(events),
            Shelf(annotated),
            by_source,
            {a.source.id: WordBook(a.source) for a in annotated},
            shared,
            repeats,
            groups(distinct, by_source),
            Voices.of(annotated),
            {name: Overlaps([s.span for s in told]) for name, told in by_source.items()},
            asked,
            wishes.length,
        )

    def much(self, usual: int) -> int:
        """How much to take of what a pack of normal length takes `usual` of."""
        return round(usual * _BY_LENGTH[self.length])

    def topical(self, held: frozenset[str]) -> int:
        """How many stems of the topic that was asked for are among `held`."""
        return len(self.asked & held)

    def source(self, name: str) -> Source:
        """The source with the id `name`."""
        return self.books[name].source

    def sentences_at(self, name: str, span: Span) -> list[Sentence]:
        """The sentences of the source `name` of which `span` has a part, in order."""
        if name not in self.places:
            return []
        told = self.sentences[name]
        return [told[index] for index in self.places[name].at(span)]

    @property
    def distinct(self) -> tuple[Annotated, ...]:
        """The sources without those that repeat an earlier one's story."""
        return tuple(a for a in self.annotated if a.source.id not in self.repeats)


def language_of(annotated: Sequence[Annotated]) -> str:
    """The language of most documents, of those in a known one; English where no language has more than half of them."""
    tongues = Counter(a.source.language.value.partition("-")[0] for a in annotated if a.source.language)
    return next((tongue for tongue, n in tongues.items() if 2 * n > tongues.total()), "en")


def _shared(annotated: Sequence[Annotated], by_source: Mapping[str, Sequence[Sentence]]) -> dict[str, float]:
    """The 300 weightiest stems. One document alone shares with nobody: there the repeated words count."""
    counts: Counter[str] = Counter()
    for item in annotated:
        found = [stem for sentence in by_source[item.source.id] for stem in sorted(sentence.stems)]
        counts.update(found if len(annotated) == 1 else set(found))
        if item.source.title and len(annotated) > 1:
            counts.update(set(stems(item.source.title.value)) & set(found))
    heavy = sorted(((n, stem) for stem, n in counts.items() if n > 1), key=lambda pair: (-pair[0], pair[1]))
    return {stem: math.log2(n) for n, stem in heavy[:300]}
