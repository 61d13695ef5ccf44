"""Clean: group documents that tell the same story in the same words (wire copy, reprints, an updated version)."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from briefing.model import Source, fold

_WORD = re.compile(r"\w+")
_SIZE = 5
_SHARE = 0.5
_COMMON = 50
"""A shingle in more documents than this is boilerplate and tells no two of them apart."""


def group(sources: Sequence[Source]) -> tuple[Source, ...]:
    """The sources, those that are exact or near duplicates of each other with the same `same_story` number.

    Two documents are near duplicates when half of the shorter one's shingles, runs of five words (Broder
    1997), stand in the other. Numbers count from 1 in the order of the sources; a story told once has none.
    """
    shingles = [_shingles(source) for source in sources]
    where: defaultdict[str, list[int]] = defaultdict(list)
    for number, found in enumerate(shingles):
        for shingle in found:
            where[shingle].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in where.values():
        if 1 < len(numbers) <= _COMMON:
            shared.update(combinations(numbers, 2))
    first = list(range(len(sources)))
    for one, other in sorted(shared):
        if shared[one, other] >= _SHARE * min(len(shingles[one]), len(shingles[other])):
            old, new = sorted((_root(first, one), _root(first, other)), reverse=True)
            first[old] = new
    roots = [_root(first, number) for number in range(len(sources))]
    times = Counter(roots)
    numbers_of = {root: n for n, root in enumerate(sorted(root for root in times if times[root] > 1), 1)}
    return tuple(replace(source, same_story=numbers_of.get(root)) for source, root in zip(sources, roots, strict=True))


def _root(first: Sequence[int], number: int) -> int:
    while first[number] != number:
        number = first[number]
    return number


def _shingles(source: Source) -> frozenset[str]:
    kept = source.kept or source.raw.blocks
    words = _WORD.findall(fold(" ".join(source.text[b.span.start : b.span.end] for b in kept)).casefold())
    if len(words) < _SIZE:
        return frozenset([" ".join(words)] if words else [])
    return frozenset(" ".join(words[at : at + _SIZE]) for at in range(len(words) - _SIZE + 1))
