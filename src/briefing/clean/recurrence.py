"""Clean: find the lines that recur in the documents of a folder, which is how a site's furniture shows itself."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations, pairwise

from briefing.clean.lines import is_prose, key
from briefing.clean.phrases import role_of
from briefing.model import RawText

_SAME_SITE = 2
"""Documents that share so many lines, labels aside, are of one site."""
_COMMON = 12
"""A long line in more files than this is nobody's story: it is not asked which files tell the same one."""


def recurring(raws: Sequence[RawText]) -> frozenset[str]:
    """The keys (`lines.key`) of lines that stand in two or more documents of one site in the folder.

    Documents are of one site when they share several lines, label words such as "Share" not counted: a
    heading that two strangers have in common recurs by chance. Documents that share half of their long
    sentences tell the same story and count as one: what they have in common is their body.
    """
    every: list[frozenset[str]] = []
    long: list[frozenset[str]] = []
    for raw in raws:
        texts = {key(text): text for text in (raw.text[b.span.start : b.span.end] for b in raw.blocks)}
        texts.pop("", None)
        every.append(frozenset(texts))
        long.append(frozenset(folded for folded, text in texts.items() if is_prose(text, folded.count(" ") + 1)))
    story = _stories(long)
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for number, keys in enumerate(every):
        for folded in keys:
            holders[folded].append(number)
    site = _sites(holders, story)
    found = set()
    for folded, numbers in holders.items():
        told = Counter(site[number] for number in _once(numbers, story))
        if any(times > 1 for times in told.values()):
            found.add(folded)
    return frozenset(found)


def _once(numbers: Sequence[int], story: Sequence[int]) -> list[int]:
    """Of the documents `numbers` the first of each story."""
    seen: dict[int, int] = {}
    for number in numbers:
        seen.setdefault(story[number], number)
    return list(seen.values())


def _sites(holders: Mapping[str, Sequence[int]], story: Sequence[int]) -> list[int]:
    """For each document the number of the first one of the same site."""
    shared: Counter[tuple[int, int]] = Counter()
    for folded, numbers in holders.items():
        if len(numbers) > 1 and " " in folded and role_of(folded, folded, folded.count(" ") + 1) is None:
            # A site's documents share the line with their neighbours in the list: no need to pair them all.
            shared.update((one, other) for one, other in pairwise(numbers) if story[one] != story[other])
    first = list(range(len(story)))
    for (one, other), times in sorted(shared.items()):
        if times >= _SAME_SITE:
            low, high = sorted((_root(first, one), _root(first, other)))
            first[high] = low
    return [_root(first, number) for number in range(len(first))]


def _root(first: Sequence[int], number: int) -> int:
    while first[number] != number:
        number = first[number]
    return number


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
