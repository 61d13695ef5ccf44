"""Curate: ask questions that only these texts can answer, built from the evidence found in them."""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefing.curate.material import Material
from briefing.curate.questions import facts, moves, provenance, voices
from briefing.curate.questions.candidates import Candidate, put
from briefing.curate.questions.evidence import Evidence
from briefing.curate.questions.kinds import KINDS
from briefing.curate.questions.lint import lint
from briefing.curate.shelf import Shelf
from briefing.model import Phrasebook, Phrasing, PlannedQuestion, QuestionBlock

_WANTED: Mapping[QuestionBlock, int] = {"read": 2, "context": 2, "compare": 3, "decide": 1}
_FEWEST = 8
_MOST_ON_A_SOURCE = 4


def ask(material: Material, book: Phrasebook) -> tuple[PlannedQuestion, ...]:
    """Eight to ten questions where the evidence gives so many, block by block: read, context, compare, decide.

    The books of `material` say what is printed: a question quotes and points at nothing else. Unranked rule-made
    questions are acceptable one time in four, well-ranked ones one in two, so the best of many are taken,
    each block's kinds, sources and voices varied.
    """
    if not book.questions:
        return ()
    evidence = Evidence.of(material, book)
    found = [*voices.ask(evidence), *facts.ask(evidence), *moves.ask(evidence), *provenance.ask(evidence)]
    pool = [
        replace(c, score=c.score + min(2, material.topical(c.stems)))
        for c in found
        if c.kind in book.questions and _in_language(c, evidence)
    ]
    start = zlib.crc32("".join(a.source.raw.sha256 for a in evidence.annotated).encode())
    chosen: list[Candidate] = []
    planned: dict[QuestionBlock, list[PlannedQuestion]] = {block: [] for block in _WANTED}
    for extra in (0, 1):
        left = [c for c in pool if c not in chosen]
        while left:
            open_blocks = {b for b, wanted in _WANTED.items() if len(planned[b]) < wanted + extra}
            if extra and _total(planned) >= _FEWEST:
                break
            left = [c for c in left if KINDS[c.kind].block in open_blocks]
            # Whatever is left is asked where its block would stay empty: a lesson needs its last step too.
            empty = [c for c in left if not planned[KINDS[c.kind].block]]
            worthy = [c for c in left if _worth(c, chosen) > 0] or empty
            best = min(worthy, key=lambda c: (-_worth(c, chosen), c.kind, c.quoted), default=None)
            if best is None:
                break
            left.remove(best)
            question = _put(
                best, book.questions[best.kind], start + sum(c.kind == best.kind for c in chosen), material.shelf
            )
            texts = {q.text for questions in planned.values() for q in questions}
            if question is not None and question.text not in texts:
                chosen.append(best)
                planned[KINDS[best.kind].block].append(question)
    return tuple(question for block in _WANTED for question in planned[block])


def _put(candidate: Candidate, phrasing: Phrasing, turn: int, shelf: Shelf) -> PlannedQuestion | None:
    """The question in the first of its phrasings, from `turn` on, that the lint lets pass."""
    for further in range(len(phrasing.ask)):
        question = put(candidate, phrasing, turn + further, shelf)
        if question is None:
            return None
        if not lint(question.text, " ".join(pick.words for pick in question.evidence)):
            return question
    return None


# Who reads the one reads the other.
_READ_TOGETHER = ({"ru", "kk"},)


def _in_language(candidate: Candidate, evidence: Evidence) -> bool:
    """Whether the pack's readers can weigh the words asked about: a source in another language is passed over.

    Where no source is in the pack's language, all are asked about.
    """
    own = evidence.book.language.partition("-")[0]
    tongues = {a.source.id: a.source.language.value.partition("-")[0] for a in evidence.annotated if a.source.language}
    if own not in tongues.values():
        return True
    asked = {tongues.get(source.id, own) for source, _ in candidate.evidence}
    return asked == {own} or any(asked | {own} <= some for some in _READ_TOGETHER)


def _total(planned: Mapping[QuestionBlock, Sequence[PlannedQuestion]]) -> int:
    return sum(map(len, planned.values()))


def _worth(candidate: Candidate, chosen: Sequence[Candidate]) -> float:
    """The rank of `candidate` beside what is chosen: less for a kind, a source, a voice or words asked about before."""
    kinds = sum(c.kind == candidate.kind for c in chosen)
    quoted = {(s, span) for c in chosen for s, span in c.quoted}
    words = Counter(stem for c in chosen for stem in c.stems)
    echoed = sum(words[stem] for stem in candidate.stems) / max(1, len(candidate.stems))
    again = sum(any(s == t and span.overlaps(other) for t, other in quoted) for s, span in candidate.quoted)
    sources = Counter(s for c in chosen for s in c.sources)
    crowded = max((sources[s] for s in candidate.sources), default=0)
    speakers = Counter(s for c in chosen for s in c.speakers)
    heard = max((speakers[s] for s in candidate.speakers), default=0)
    fresh = sum(sources[s] == 0 for s in candidate.sources)
    worth = KINDS[candidate.kind].worth + candidate.score + 0.4 * fresh - 1.2 * min(1.0, echoed)
    worth -= 1.2 * kinds**2 + 1.5 * again + 0.5 * crowded + 0.4 * heard
    return worth - (2.0 if crowded >= _MOST_ON_A_SOURCE and len(sources) > 2 else 0.0)
