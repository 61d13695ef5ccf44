"""Curate: choose by lazy-greedy weighted coverage under a budget."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

Concept = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chosen:
    """A candidate by its number, with the concepts that it was the first to cover, weightiest first."""

    candidate: int
    concepts: tuple[Concept, ...]
    words: int


def choose(
    concepts: Sequence[frozenset[Concept]],
    weights: Mapping[Concept, float],
    cost: Callable[[int], int],
    may_take: Callable[[int], bool],
    take: Callable[[int], Sequence[int]],
    bonus: Callable[[int], float] = lambda _: 1.0,
    power: float = 0.7,
) -> tuple[Chosen, ...]:
    """Take candidates one by one, always the one that covers the most new weight for its words.

    `concepts[i]` are what candidate `i` covers, `cost(i)` the words that it would add now, `may_take(i)`
    whether every budget allows it now, `take(i)` books it and names the candidates whose cost or bonus
    has changed by that. Gains shrink as concepts are covered, so a candidate is only looked at again
    when it comes to the top (Minoux 1978; scaled by cost as Lin and Bilmes 2010). Ties go to the lower number.
    """
    covered: set[Concept] = set()
    taken: set[int] = set()
    round_of = [0] * len(concepts)
    order = {concept: place for place, concept in enumerate(sorted(weights))}
    # Added up in one order, so that the same gain is the same number in every run.
    ordered = [sorted(held, key=order.__getitem__) for held in concepts]

    def worth(i: int) -> float:
        gain = sum(weights[c] for c in ordered[i] if c not in covered)
        return gain * bonus(i) / float(max(cost(i), 3) ** power)

    heap = [(-worth(i), i, 0) for i in range(len(concepts))]
    heapq.heapify(heap)
    chosen: list[Chosen] = []
    while heap:
        negative, i, stamp = heapq.heappop(heap)
        if i in taken or stamp < round_of[i]:
            continue
        now = worth(i)
        if now <= 0:
            continue
        if -negative - now > 1e-12:
            heapq.heappush(heap, (-now, i, round_of[i]))
            continue
        if not may_take(i):
            continue
        new = sorted(concepts[i] - covered, key=lambda c: (-weights[c], c))
        chosen.append(Chosen(i, tuple(new), cost(i)))
        taken.add(i)
        covered |= concepts[i]
        for changed in take(i):
            if changed not in taken:
                round_of[changed] += 1
                heapq.heappush(heap, (-worth(changed), changed, round_of[changed]))
    return tuple(chosen)
