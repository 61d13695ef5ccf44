"""Curate: a question before it is chosen, and how it is put into words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.curate.picks import pick
from briefing.curate.questions.evidence import Evidence
from briefing.curate.questions.phrasing_en import KINDS, Kind
from briefing.curate.shelf import Shelf
from briefing.model import Pick, PlannedQuestion, Source, Span


@dataclass(frozen=True, slots=True)
class Candidate:
    """What a question would be built from. `slots` fill its phrasing; `evidence` is what its key points at."""

    kind: str
    slots: Mapping[str, str]
    evidence: tuple[tuple[Source, Span], ...]
    quoted: tuple[tuple[str, Span], ...]
    score: float
    speakers: tuple[str, ...] = ()

    @property
    def sources(self) -> tuple[str, ...]:
        """The sources it sends the reader to."""
        return tuple(dict.fromkeys(source.id for source, _ in self.evidence))


def quoted(words: str) -> str:
    """`words` as a question quotes them."""
    return f"“{words}”"


def sentence_start(text: str) -> str:
    """`text` with its first letter large."""
    return text[:1].upper() + text[1:]


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


def put(candidate: Candidate, turn: int, shelf: Shelf) -> PlannedQuestion | None:
    """The question in words; with `turn` its kind's phrasings take turns.

    None where its evidence cannot be quoted so that it is found again.
    """
    kind: Kind = KINDS[candidate.kind]
    slots = dict(candidate.slots)
    for name in ("A", "B", "a"):
        if name in slots:
            slots[f"{name}_"] = sentence_start(slots[name])
    picks = _picks(candidate.evidence, shelf)
    if picks is None:
        return None
    return PlannedQuestion(
        text=sentence_start(kind.asks[turn % len(kind.asks)].format_map(slots)),
        block=kind.block,
        skill=kind.skill,
        level=kind.level,
        bloom=kind.bloom,
        where=places(candidate.evidence),
        evidence=picks,
        tension=kind.tensions[turn % len(kind.tensions)].format_map(slots),
        misreading=kind.misreadings[turn % len(kind.misreadings)].format_map(slots),
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
