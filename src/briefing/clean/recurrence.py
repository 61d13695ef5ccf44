"""Clean: find the lines that recur in the documents of a folder, which is how a site's furniture shows itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations

from briefing.clean.lines import is_prose, key
from briefing.model import RawText

_COMMON = 12
"""A long line in more files than this is nobody's story: it is not asked which files tell the same one."""


def recurring(raws: Sequence[RawText]) -> frozenset[str]:
    """The keys (`lines.key`) of lines that stand in two or more documents of the folder.

    Documents that share half of their long sentences tell the same story and count as one: what they
    have in common is their body, not their furniture.
    """
    short: list[frozenset[str]] = []
    long: list[frozenset[str]] = []
    for raw in raws:
        every: set[str] = set()
        prose: set[str] = set()
        for block in raw.blocks:
            text = raw.text[block.span.start : block.span.end]
            folded = key(text)
            if folded:
                every.add(folded)
                if is_prose(text):
                    prose.add(folded)
        short.append(frozenset(every))
        long.append(frozenset(prose))
    group = _stories(long)
    seen: Counter[str] = Counter()
    told: defaultdict[str, set[int]] = defaultdict(set)
    for number, found in enumerate(short):
        for folded in found:
            told[folded].add(group[number])
    for folded, stories in told.items():
        seen[folded] = len(stories)
    return frozenset(folded for folded, times in seen.items() if times > 1)


def _stories(long: Sequence[frozenset[str]]) -> list[int]:
    """For each document the number of the first one that tells the same story."""
    where: defaultdict[str, list[int]] = defaultdict(list)
    for number, prose in enumerate(long):
        for folded in prose:
            where[folded].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in where.values():
        if 1 < len(numbers) <= _COMMON:
            shared.update(combinations(numbers, 2))
    group = list(range(len(long)))
    for one, other in sorted(shared):
        if shared[one, other] >= max(2, min(len(long[one]), len(long[other])) / 2):
            group[other] = min(group[other], group[one])
    return group
