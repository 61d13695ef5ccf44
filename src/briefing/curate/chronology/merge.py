"""Curate: bring together the mentions of one event, in all sources."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefing.curate.chronology.mentions import Mention, words_of
from briefing.curate.chronology.when import agree, month_days
from briefing.model import Source

# Above this many mentions of one day, only mentions that share a rarer word are compared.
_CROWD = 400


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two mentions share beyond their date: stems, and those of them that are names."""

    shared: frozenset[str]
    names: frozenset[str]

    @property
    def common(self) -> frozenset[str]:
        """The shared words that are not names: what happened, rather than to whom."""
        return self.shared - self.names


@dataclass(frozen=True, slots=True)
class Topic:
    """What a whole source is about: the stems of its names and of its other words."""

    words: frozenset[str]
    names: frozenset[str]


def topics(sources: Iterable[Source]) -> Mapping[str, Topic]:
    """The topic of each source by its id, from its title and kept passages."""
    found: dict[str, Topic] = {}
    for source in sources:
        words: set[str] = set()
        names: set[str] = set()
        spans = [p.span for p in source.passages]
        if source.title and source.title.span:
            spans.append(source.title.span)
        for span in spans:
            some, named = words_of(source.text, span)
            words.update(some)
            names.update(named)
        found[source.id] = Topic(frozenset(words), frozenset(names))
    return found


def alike(a: Mention, b: Mention) -> Likeness:
    """What the two mentions share. A word is a name only where both write it as one."""
    shared = frozenset(a.words.keys() & b.words.keys())
    return Likeness(shared, shared & a.names & b.names)


def cluster(mentions: Sequence[Mention], topic: Mapping[str, Topic]) -> tuple[tuple[Mention, ...], ...]:
    """The mentions grouped by event, every group and the groups themselves in an order of their own.

    Two mentions are one event when their dates agree and their words do, the more words the less the
    dates say: the same day needs little, a bare month a word for what happened, a second word and a
    source on the same matter. Pairs that agree best are joined first, and a pair is joined only where
    all told dates of the two groups agree.
    """
    ordered = sorted(mentions, key=lambda m: m.place)
    pairs = sorted(
        ((-score, a, b) for a, b in _candidates(ordered) if (score := _score(ordered[a], ordered[b], topic)) > 0)
    )
    group = list(range(len(ordered)))
    members: dict[int, list[int]] = {n: [n] for n in group}
    for _, a, b in pairs:
        one, other = group[a], group[b]
        if one == other or not _compatible([ordered[n] for n in members[one]], [ordered[n] for n in members[other]]):
            continue
        keep, gone = min(one, other), max(one, other)
        for n in members[gone]:
            group[n] = keep
        members[keep] += members.pop(gone)
    return tuple(tuple(ordered[n] for n in sorted(ns)) for _, ns in sorted(members.items()))


def _candidates(mentions: Sequence[Mention]) -> Iterable[tuple[int, int]]:
    """Pairs that share a month: nothing else can be the same time. Undated ones are paired within their source."""
    by_month: dict[object, list[int]] = defaultdict(list)
    for n, mention in enumerate(mentions):
        for key in _keys(mention):
            by_month[key].append(n)
    seen: set[tuple[int, int]] = set()
    for key in sorted(by_month, key=str):
        numbers = by_month[key]
        rare = Counter(word for n in numbers for word in mentions[n].words)
        crowded = len(numbers) > _CROWD
        for place, a in enumerate(numbers):
            for b in numbers[place + 1 :]:
                if (a, b) in seen or not agree_or_both_open(mentions[a], mentions[b]):
                    continue
                if crowded and not any(
                    rare[w] * 10 < len(numbers) for w in mentions[a].words.keys() & mentions[b].words.keys()
                ):
                    continue
                seen.add((a, b))
                yield a, b


def _keys(mention: Mention) -> tuple[object, ...]:
    ends = month_days(mention.when)
    if ends:
        return tuple(sorted({month for month, _ in ends}))
    if mention.when.dated:
        return (mention.when.edtf,)
    return (f"open {mention.source.id}",)


def agree_or_both_open(a: Mention, b: Mention) -> bool:
    """Whether the two times agree, or neither is told and both stand in one source."""
    if a.when.edtf is None or b.when.edtf is None:
        return a.when.edtf is b.when.edtf and a.source.id == b.source.id and a.status == b.status
    return a.side == b.side and agree(a.when, b.when)


def _score(a: Mention, b: Mention, topic: Mapping[str, Topic]) -> float:
    """How surely the two mentions tell one event; 0 where they don't."""
    if a.source.id == b.source.id and a.sentence == b.sentence:
        return 0.0
    like = alike(a, b)
    weight = len(like.common) + 1.5 * len(like.names)
    if a.when.edtf is None:
        return weight if like.shared and len(like.common) >= 1 else 0.0
    same_day = a.when.dated and b.when.dated and a.when.edtf == b.when.edtf and a.when.exact
    days = month_days(a.when), month_days(b.when)
    one_day = bool(days[0]) and days[0] == days[1] and all(day for _, day in days[0])
    if same_day or one_day:
        enough = len(like.names) >= 1 or len(like.common) >= 2
        if a.source.id == b.source.id:
            enough = len(like.shared) >= 2 and len(like.common) >= 1
        return weight + 1 if enough else 0.0
    if a.when.dated and b.when.dated and a.when.own_year and b.when.own_year and a.when.edtf == b.when.edtf:
        return weight if len(like.common) >= 2 and len(like.shared) >= 3 else 0.0
    # A bare month, or a coarser date, inside a finer one.
    if len(like.common) < 1 or len(like.shared) < 2 or not _one_matter(a, b, topic):
        return 0.0
    return weight


def _one_matter(a: Mention, b: Mention, topic: Mapping[str, Topic]) -> bool:
    """Whether the two sources are about the same matter, judged by the names in them."""
    if a.source.id == b.source.id:
        return True
    one, other = topic[a.source.id], topic[b.source.id]
    shared = one.names & other.names
    return len(shared) >= 4 and len(shared) >= 0.15 * min(len(one.names), len(other.names))


def _compatible(one: Sequence[Mention], other: Sequence[Mention]) -> bool:
    return all(agree_or_both_open(a, b) for a in one for b in other)
