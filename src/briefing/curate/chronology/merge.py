"""Curate: bring together the mentions of one event, in all sources."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefing.curate.chronology.acts import SINGULAR, acts_near
from briefing.curate.chronology.mentions import Mention, words_of
from briefing.curate.chronology.when import agree, month_days
from briefing.model import Source

# Above this many mentions in a month, only those that share rarer words are compared.
_CROWD = 250
_RARE = 40
# A word that more sources than this (and a quarter of them) have is what the folder is about: it tells no event.
_COMMON_TO = 5


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


def background(topic: Mapping[str, Topic]) -> frozenset[str]:
    """The stems that so many of the sources have that sharing them says nothing."""
    held = Counter(word for one in topic.values() for word in one.words)
    return frozenset(word for word, n in held.items() if n > max(_COMMON_TO, len(topic) // 4))


def alike(a: Mention, b: Mention, known: frozenset[str] = frozenset()) -> Likeness:
    """What the two mentions share, but for the words `known` to all. A word is a name only where both write it so."""
    shared = frozenset(a.words.keys() & b.words.keys()) - known
    return Likeness(shared, shared & a.names & b.names)


def cluster(mentions: Sequence[Mention], topic: Mapping[str, Topic]) -> tuple[tuple[Mention, ...], ...]:
    """The mentions grouped by event, every group and the groups themselves in an order of their own.

    Two mentions are one event when their dates agree and their words do, the more words the less the
    dates say: the same day needs little, a bare month a word for what happened, a second word and a
    source on the same matter. Pairs that agree best are joined first, and a pair is joined only where
    all told dates of the two groups agree.
    """
    ordered = sorted(mentions, key=lambda m: m.place)
    known = background(topic)
    happens = [acts_near(m.source.text, m.sentence, m.timex) if m.timex else frozenset() for m in ordered]
    scores = {
        (a, b): score
        for a, b in _candidates(ordered, known)
        if (score := _score(ordered[a], ordered[b], topic, known)) > 0
        or (score := _one_act(ordered[a], ordered[b], happens[a] & happens[b])) > 0
    }
    group = list(range(len(ordered)))
    members: dict[int, list[int]] = {n: [n] for n in group}
    for (a, b), _ in sorted(scores.items(), key=lambda s: (-s[1], s[0])):
        one, other = group[a], group[b]
        if one == other or not _joinable(members[one], members[other], ordered, scores):
            continue
        keep, gone = min(one, other), max(one, other)
        for n in members[gone]:
            group[n] = keep
        members[keep] += members.pop(gone)
    return tuple(tuple(ordered[n] for n in sorted(ns)) for _, ns in sorted(members.items()))


def _joinable(
    one: Sequence[int], other: Sequence[int], mentions: Sequence[Mention], scores: Mapping[tuple[int, int], float]
) -> bool:
    """Whether all times of the two groups agree, and a third of the pairs between them tell one event."""
    like = sum((min(a, b), max(a, b)) in scores for a in one for b in other)
    return like * 3 >= len(one) * len(other) and all(
        agree_or_both_open(mentions[a], mentions[b]) for a in one for b in other
    )


def _candidates(mentions: Sequence[Mention], known: frozenset[str]) -> Iterable[tuple[int, int]]:
    """Pairs that share a month: nothing else can be the same time. Undated ones are paired within their source."""
    by_month: dict[object, list[int]] = defaultdict(list)
    for n, mention in enumerate(mentions):
        for key in _keys(mention):
            by_month[key].append(n)
    seen: set[tuple[int, int]] = set()
    for key in sorted(by_month, key=str):
        numbers = by_month[key]
        pairs = _all_pairs(numbers) if len(numbers) <= _CROWD else _pairs_by_words(numbers, mentions, known)
        for pair in pairs:
            if pair not in seen and agree_or_both_open(mentions[pair[0]], mentions[pair[1]]):
                seen.add(pair)
                yield pair


def _all_pairs(numbers: Sequence[int]) -> Iterable[tuple[int, int]]:
    return ((a, b) for place, a in enumerate(numbers) for b in numbers[place + 1 :])


def _pairs_by_words(
    numbers: Sequence[int], mentions: Sequence[Mention], known: frozenset[str]
) -> Iterable[tuple[int, int]]:
    """Pairs that share a word which few of the mentions have, without looking at all pairs."""
    holders: dict[str, list[int]] = defaultdict(list)
    for n in numbers:
        for word in mentions[n].words:
            if word not in known:
                holders[word].append(n)
    for word in sorted(holders):
        if len(holders[word]) <= _RARE:
            yield from _all_pairs(holders[word])


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


def _score(a: Mention, b: Mention, topic: Mapping[str, Topic], known: frozenset[str]) -> float:
    """How surely the two mentions tell one event; 0 where they don't."""
    if a.source.id == b.source.id and a.sentence == b.sentence:
        return 0.0
    like = alike(a, b, known)
    weight = len(like.common) + 1.5 * len(like.names)
    if a.when.edtf is None:
        return weight if like.common else 0.0
    days = month_days(a.when), month_days(b.when)
    one_day = bool(days[0]) and days[0] == days[1] and all(day for _, day in days[0])
    if one_day and not (a.when.dated and b.when.dated):
        # A day that is named without its year is named because it is known: a name beside it is enough.
        enough = len(like.names) >= 1 or len(like.common) >= 2
        return weight + 1 if enough and (a.source.id != b.source.id or len(like.shared) > 1) else 0.0
    if one_day or (a.when.dated and b.when.dated and a.when.edtf == b.when.edtf):
        few = 2.0 if one_day else 3.0
        if a.source.id == b.source.id:
            few = max(few, 0.25 * len(a.words.keys() | b.words.keys()))
        return weight + one_day if like.common and len(like.shared) >= few else 0.0
    # A bare month, or a coarser date, inside a finer one; "last month" is too loose for that.
    if not all(m.when.own_year or m.when.days for m in (a, b)):
        return 0.0
    if len(like.common) < 1 or len(like.shared) < 2 or not _one_matter(a, b, topic):
        return 0.0
    return weight


def _one_act(a: Mention, b: Mention, shared: frozenset[str]) -> float:
    """How surely two mentions that name one happening beside their date tell one event, whatever else is said.

    What a folder is about is in too many of its sources to tell events apart, and yet is the event: a death,
    a vote. The same day or month, the same happening and a name in both are enough, and of what happens but once
    in a day the happening alone.
    """
    if not shared or a.status != b.status or (a.source.id == b.source.id and a.sentence == b.sentence):
        return 0.0
    if a.when.edtf is None or b.when.edtf is None or not all(m.when.own_year or m.when.days for m in (a, b)):
        return 0.0
    days = month_days(a.when), month_days(b.when)
    one_day = bool(days[0]) and days[0] == days[1] and all(day for _, day in days[0])
    named = bool(a.names & b.names)
    if one_day:
        return 1.0 if named or shared & SINGULAR else 0.0
    return 0.5 if named else 0.0


def _one_matter(a: Mention, b: Mention, topic: Mapping[str, Topic]) -> bool:
    """Whether the two sources are about the same matter, judged by the names in them."""
    if a.source.id == b.source.id:
        return True
    one, other = topic[a.source.id], topic[b.source.id]
    shared = one.names & other.names
    return len(shared) >= 4 and len(shared) >= 0.15 * min(len(one.names), len(other.names))
