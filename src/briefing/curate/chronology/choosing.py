"""Curate: choose the days that matter in many documents, and for each the sentences that stand for it.

A day matters by how many documents tell of it, each document once: the count that the timeline literature
calls date mentions (Tran et al., 2015), taken by document instead of by sentence.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.curate.chronology.narrative import Told, told
from briefing.curate.chronology.reasons import number
from briefing.curate.content_words import stems
from briefing.model import Annotated, Evidence

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
# Sentences outside these lengths (in content words) tell too little, or too much at once.
_SHORT, _LONG = 5, 40


@dataclass(frozen=True, slots=True)
class Day:
    """A day with how many documents tell of it, and the sentences chosen to stand for it."""

    day: str
    weight: int
    evidence: tuple[Evidence, ...]


def days(
    annotated: Sequence[Annotated], count: int, sentences: int = 1, first: str = "0001-01-01", last: str = "9999-12-31"
) -> tuple[Day, ...]:
    """The `count` days from `first` to `last` that most documents tell of, in the order of time.

    Each comes with at most `sentences` sentences that tell of it: those whose words most of that day's
    sentences share, none much like one before it. The result does not depend on the order of the documents.
    """
    by_place = sorted(annotated, key=lambda a: number(a.source.id))
    tellings = [(a, told(a)) for a in by_place]
    weight = Counter(day for a, some in tellings for day in _named(a, some) if first <= day <= last)
    chosen = sorted(sorted(weight, key=lambda day: (-weight[day], day))[:count])
    candidates: dict[str, list[tuple[Annotated, Told, frozenset[str]]]] = defaultdict(list)
    wanted = frozenset(chosen)
    for a, some in tellings:
        for t in some:
            if t.date in wanted:
                words = frozenset(stems(a.source.text[t.sentence.start : t.sentence.end]))
                candidates[t.date or ""].append((a, t, words))
    return tuple(Day(day, weight[day], _central(candidates[day], sentences)) for day in chosen)


def weights(annotated: Sequence[Annotated]) -> Counter[str]:
    """How many documents tell of each day."""
    return Counter(day for a in annotated for day in _named(a, told(a)))


def _named(annotated: Annotated, tellings: Sequence[Told]) -> set[str]:
    """The days that a document tells of, its own among them."""
    named = {t.date for t in tellings if t.date and t.basis != "written"}
    if annotated.source.date:
        named.add(annotated.source.date.value)
    return {day for day in named if _DAY.fullmatch(day)}


def _central(candidates: Sequence[tuple[Annotated, Told, frozenset[str]]], count: int) -> tuple[Evidence, ...]:
    """The sentences that say most of what the others say, chosen one by one, told words counting no more."""
    shared = Counter(word for _, _, words in candidates for word in words)
    left = [c for c in candidates if _SHORT <= len(c[2]) <= _LONG] or list(candidates)
    done: frozenset[str] = frozenset()
    found: list[Evidence] = []
    while left and len(found) < count:
        best = max(left, key=lambda c: _worth(c, shared, done))
        left.remove(best)
        done |= best[2]
        found.append(Evidence(best[0].source.id, best[1].sentence))
    return tuple(found)


def _worth(candidate: tuple[Annotated, Told, frozenset[str]], shared: Counter[str], done: frozenset[str]) -> float:
    _, telling, words = candidate
    gained = sum(shared[word] - 1 for word in sorted(words - done))
    return gained / (len(words) + 5) * (1.5 if telling.basis == "named" else 1.0)
