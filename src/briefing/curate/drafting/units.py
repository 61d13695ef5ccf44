"""Curate: cut a source into units that can be printed alone: a sentence, or one with what it needs in view."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from briefing.curate.overlaps import Overlaps
from briefing.curate.sentences import Sentence
from briefing.curate.standalone import is_courtesy
from briefing.model import Annotated, Quotation, Span

LONGEST = 110
FEWEST_WORDS = 6
_FAR_BACK = 2
_WHOLLY = 1.25
_PRONOUNS = frozenset(["he", "she", "they", "it", "он", "она", "оно", "они", "ол", "олар"])


@dataclass(frozen=True, slots=True)
class Unit:
    """Sentences that go together: one that stands alone, or one with what it needs in view."""

    source: str
    indexes: tuple[int, ...]
    spans: tuple[Span, ...]
    words: int
    stems: frozenset[str]


def units_of(annotated: Annotated, sentences: Sequence[Sentence]) -> list[Unit]:
    """Every sentence with what it needs; those whose needs are too long or out of reach are left out."""
    made: dict[tuple[int, ...], Unit] = {}
    said = _Said(sentences, annotated.quotations)
    for sentence in sentences:
        if sentence.fragment or sentence.words < FEWEST_WORDS or is_courtesy(sentence.text):
            continue
        needed = _needed(sentence, sentences, said)
        if needed is None:
            continue
        indexes = tuple(sorted(needed))
        words = sum(sentences[i].words for i in indexes)
        if words <= LONGEST:
            stems = frozenset().union(*(sentences[i].stems for i in indexes))
            made.setdefault(indexes, Unit(sentence.source, indexes, joined(sentences, indexes), words, stems))
    if not made and sentences:  # nothing stands alone, as in a text of one line: the beginning is better than nothing
        first = sentences[0]
        made[0,] = Unit(first.source, (0,), joined(sentences, (0,)), first.words, first.stems)
    return list(made.values())


class _Said:
    """Where a source's quotations and sentences stand, to be asked for what overlaps."""

    __slots__ = ("_contents", "_quotations", "_sentences")

    def __init__(self, sentences: Sequence[Sentence], quotations: Sequence[Quotation]) -> None:
        self._quotations = quotations
        self._contents = Overlaps([quotation.content for quotation in quotations])
        self._sentences = Overlaps([sentence.span for sentence in sentences])

    def quotations(self, sentences: Sequence[Sentence]) -> list[Quotation]:
        """The quotations of which any of `sentences` prints a part, in order."""
        return [self._quotations[n] for n in sorted({n for s in sentences for n in self._contents.at(s.span)})]

    def tellers(self, spans: Sequence[Span]) -> list[int]:
        """The sentences in which any of `spans` stands."""
        return sorted({index for span in spans for index in self._sentences.at(span)})


def _needed(sentence: Sentence, sentences: Sequence[Sentence], said: _Said) -> set[int] | None:
    """The sentences without which `sentence` cannot be printed; None where they are out of reach."""
    needed = {sentence.index}
    here = sentence
    while here.lean != "alone":
        if here.index == 0 or len(needed) > 2:
            return None
        here = sentences[here.index - 1]
        needed.add(here.index)
        if here.fragment:
            return None
    for index in sorted(needed):
        if sentences[index].opens:
            for later in sentences[index + 1 :]:
                if not later.fragment:
                    break
                needed.add(later.index)
    for quotation in said.quotations([sentences[i] for i in sorted(needed)]):
        told = [span for span in (quotation.cue_span, quotation.speaker_span) if span]
        if not told and not _introduced(quotation, sentences, needed):
            return None
        if told and not any(sentences[i].span.overlaps(span) for i in needed for span in told):
            # Words in somebody's mouth are not printed without that somebody.
            nearest = min(said.tellers(told), key=lambda i: abs(i - sentence.index), default=None)
            if nearest is None or abs(nearest - sentence.index) > 8:
                return None
            needed.add(nearest)
        named = _named(quotation, sentences, needed)
        if named is None:
            return None
        needed |= named
    return needed


def _introduced(quotation: Quotation, sentences: Sequence[Sentence], needed: set[int]) -> bool:
    """Whether words in marks that go on from a sentence before are printed with that sentence, if it says whose."""
    first = min(needed)
    whole = quotation.marked and len(quotation.content) * _WHOLLY >= len(sentences[first].span)
    if not whole or not quotation.content.overlaps(sentences[first].span):
        return True
    if first == 0 or sentences[first - 1].fragment or not quotation.speaker:
        return False
    needed.add(first - 1)
    return True


def _named(quotation: Quotation, sentences: Sequence[Sentence], needed: set[int]) -> set[int] | None:
    """The sentences before that name whom "he said" stands for; None where they are too far off."""
    span, name = quotation.speaker_span, quotation.speaker
    if span is None or not name:
        return set()
    at = next((i for i in sorted(needed) if sentences[i].span.covers(span)), None)
    if at is None:
        return set()
    here = sentences[at].span.start
    written = sentences[at].text[max(0, span.start - here) : span.end - here].strip().casefold()
    if written not in _PRONOUNS:
        return set()
    last = name.split()[-1].casefold()
    if any(last in sentences[i].text.casefold() for i in needed):
        return set()
    for back in range(at - 1, max(-1, at - 1 - _FAR_BACK), -1):
        if last in sentences[back].text.casefold():
            return None if sentences[back].fragment else set(range(back, at))
    return None


def runs(indexes: set[int]) -> list[list[int]]:
    """`indexes` in order, those that follow one another together."""
    found: list[list[int]] = []
    for index in sorted(indexes):
        if found and index == found[-1][-1] + 1:
            found[-1].append(index)
        else:
            found.append([index])
    return found


def joined(sentences: Sequence[Sentence], indexes: Sequence[int]) -> tuple[Span, ...]:
    """The spans of `indexes`, following sentences as one span."""
    return tuple(Span(sentences[run[0]].span.start, sentences[run[-1]].span.end) for run in runs(set(indexes)))
