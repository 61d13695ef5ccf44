"""Curate: a question before it is chosen, and how it is put into words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.curate.content_words import stems
from briefing.curate.picks import pick
from briefing.curate.questions.evidence import Evidence, Utterance
from briefing.curate.questions.kinds import KINDS
from briefing.curate.questions.naming import several
from briefing.curate.questions.wordings import Phrase
from briefing.curate.shelf import Shelf
from briefing.model import Phrasing, Pick, PlannedQuestion, Slot, Source, Span, fill


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a question would be built from. `slots` fill its phrasing; `evidence` is what its key points at."""

    kind: str
    slots: Mapping[str, Slot]
    evidence: tuple[tuple[Source, Span], ...]
    quoted: tuple[tuple[str, Span], ...]
    score: float
    speakers: tuple[str, ...] = ()
    stems: frozenset[str] = frozenset()

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources it sends the reader to."""
        return tuple(dict.fromkeys(source.id for source, _ in self.evidence))


@dataclass(frozen=True, slots=True)
class Told:
    """Words to quote, the source they stand in, and where it matters who says them."""

    source: Source
    phrase: Phrase
    utterance: Utterance | None = None


def made(evidence: Evidence, kind: str, score: float, *told: Told, **further: Slot) -> Candidate:
    """A candidate that quotes one or two stretches; `further` are the slots that are not of these."""
    slots = dict(further)
    for one, prefix in zip(told, ("", "other_"), strict=False):
        slots[f"{prefix}words"] = Slot(evidence.book.quoted(one.phrase.words))
        slots[f"{prefix}source"] = Slot(one.source.id)
        if one.utterance:
            slots[f"{prefix}speaker"] = Slot(one.utterance.called, several(one.utterance.called))
    return Candidate(
        kind,
        slots,
        tuple((one.source, containing(evidence, one.source, one.phrase.span)) for one in told),
        tuple((one.source.id, one.phrase.span) for one in told),
        score,
        tuple(one.utterance.speaker for one in told if one.utterance),
        frozenset(stem for one in told for stem in stems(one.phrase.words)),
    )


def containing(evidence: Evidence, source: Source, span: Span) -> Span:
    """The printed sentence around `span`, or the printed stretch where the sentence is not printed whole."""
    for sentence in evidence.sentences[source.id]:
        if sentence.span.covers(span):
            return sentence.span
    for utterance in evidence.utterances:
        if utterance.source.id == source.id:
            for part in utterance.spans:
                if part.covers(span):
                    return part
    return span


def put(candidate: Candidate, phrasing: Phrasing, turn: int, shelf: Shelf) -> PlannedQuestion | None:
    """The question in words; with `turn` its kind's phrasings take turns.

    None where its evidence cannot be quoted so that it is found again.
    """
    kind = KINDS[candidate.kind]
    picks = _picks(candidate.evidence, shelf)
    if picks is None:
        return None

    def say(some: Sequence[str]) -> str:
        text = fill(some[turn % len(some)], candidate.slots)
        return text[:1].upper() + text[1:]

    return PlannedQuestion(
        text=say(phrasing.ask),
        block=kind.block,
        skill=kind.skill,
        level=kind.level,
        bloom=kind.bloom,
        where=places(candidate.evidence),
        evidence=picks,
        tension=say(phrasing.bring_out),
        misreading=say(phrasing.misreading),
        by_user=False,
    )


def _picks(evidence: Sequence[tuple[Source, Span]], shelf: Shelf) -> tuple[Pick, ...] | None:
    found = [pick(source, [span], shelf) for source, span in dict.fromkeys(evidence)]
    return tuple(p for p in found if p) if all(found) else None


def places(evidence: Sequence[tuple[Source, Span]]) -> tuple[str, ...]:
    """Where to look: one place a source, from the first paragraph of its evidence to the last where they are near."""
    numbers: dict[str, list[int]] = {}
    for source, span in evidence:
        for offset in (span.start, span.end - 1):
            if passage := source.passage_at(offset):
                numbers.setdefault(source.id, []).append(passage.number)
    told: list[str] = []
    for name, found in numbers.items():
        first, last = min(found), max(found)
        if first == last:
            told.append(f"{name} ¶{first}")
        elif last - first <= 2:
            told.append(f"{name} ¶{first}–{last}")
        else:
            told.extend(f"{name} ¶{number}" for number in sorted(set(found)))
    return tuple(told)
