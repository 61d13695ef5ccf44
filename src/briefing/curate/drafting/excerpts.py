"""Curate: propose the excerpts: whole sentences that stand alone, chosen for what they add."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from briefing.curate.coverage import Concept, choose
from briefing.curate.drafting.concepts import FEW, concepts_of
from briefing.curate.drafting.reasons import reason
from briefing.curate.drafting.units import LONGEST, Unit, joined, runs, units_of
from briefing.curate.material import Material
from briefing.curate.picks import pick
from briefing.curate.sentences import Sentence, WordBook
from briefing.model import Pick, Source, Span

TOTAL_WORDS = 620
_BIO = re.compile(r"\b(?:teach|lectur|work|writ|lead|head|research|stud(?:y|ie))(?:es|s)?\b|\bis\s(?:an?|the)\b")
_SHORT = 35
_ALIKE = 0.7
_MOST_A_SOURCE = 3
_ROUND = 45
# What words beside the topic that was asked for still count, where those on it count one or two.
_OFF_TOPIC = 0.1
# What the title and the credit of a source more take on a page, in words of an excerpt; five are reckoned with.
_CARD = 40
_FIVE = 5
# How many sentences more complete a thought, and how long each is.
_MOST_MORE = 2
_SHORT_THOUGHT = 14
# What is kept beats what is not.
_KEPT = 100.0


def excerpts(material: Material, kept: frozenset[tuple[str, int]] = frozenset()) -> tuple[Pick, ...]:
    """One to three excerpts a source, in the order of the sources, each with its reason; booked as printed.

    Sentences in `kept` (source and index) are booked already and come first. At most `TOTAL_WORDS` in all, fewer
    of more than five sources, so that a student's pages hold them; more or fewer where a person asks for a long
    or a short pack.
    """
    units = [
        unit
        for item in material.distinct
        for unit in units_of(item, material.sentences[item.source.id])
        if not _is_author_note(unit, item.source, material.sentences[item.source.id])
    ]
    weights, covered = concepts_of(material, units)
    covered = [held if _to_the_point(held) or len(material.distinct) == 1 else frozenset() for held in covered]
    desk = _Desk(material, units, kept)
    chosen = choose(covered, weights, desk.cost, desk.may_take, desk.take, desk.bonus)
    desk.read_on()
    desk.finish()
    made: list[Pick] = []
    single = frozenset(c for c in weights if c[0] == "figure" and len(c) == 3)
    for item in material.annotated:
        name = item.source.id
        for group in _grouped(desk.taken.get(name, set()), material.sentences[name]):
            spans = joined(material.sentences[name], group)
            told = [
                c for c in chosen if units[c.candidate].source == name and set(units[c.candidate].indexes) & set(group)
            ]
            for part in (spans,) if pick(item.source, spans, material.shelf) else tuple((span,) for span in spans):
                if found := pick(item.source, part, material.shelf):
                    material.books[name].add(*part)
                    made.append(replace(found, note=reason(told, weights, single)))
    return tuple(made)


def _is_author_note(unit: Unit, source: Source, sentences: Sequence[Sentence]) -> bool:
    """Whether a unit only says who the author is, in a paragraph of its own at either end of the text."""
    if not source.authors or len(unit.indexes) != 1:
        return False
    only = sentences[unit.indexes[0]]
    apart = sum(s.passage == only.passage for s in sentences) == 1
    named = any(author.value.split()[-1] in only.text for author in source.authors if author.value.strip())
    return apart and only.index in {0, len(sentences) - 1} and named and bool(_BIO.search(only.text))


def _to_the_point(held: frozenset[Concept]) -> bool:
    """Whether a unit speaks of what the documents share, or tells something of its own."""
    return sum(concept[0] == "word" for concept in held) > 1 or any(
        concept[0] not in {"word", "source"} for concept in held
    )


@dataclass(slots=True)
class _Desk:
    """The budgets while choosing."""

    material: Material
    units: Sequence[Unit]
    kept: frozenset[tuple[str, int]]
    taken: dict[str, set[int]] = field(default_factory=dict)
    read: dict[str, int] = field(default_factory=dict)
    chosen: list[Unit] = field(default_factory=list)
    of_source: dict[str, list[int]] = field(default_factory=dict)
    books: dict[str, WordBook] = field(default_factory=dict)
    cap: int = LONGEST
    total: int = TOTAL_WORDS

    def __post_init__(self) -> None:
        for number, unit in enumerate(self.units):
            self.of_source.setdefault(unit.source, []).append(number)
        # Copies: what cannot be quoted so that it is found again is chosen, but not printed.
        self.books = {name: self.material.books[name].copy() for name in self.of_source}
        self.total = self.material.much(TOTAL_WORDS)
        self.cap = max(
            LONGEST,
            min(self.material.much(LONGEST * _MOST_A_SOURCE), self.total * 6 // (5 * max(1, len(self.of_source)))),
        )

    def _new(self, unit: Unit) -> int:
        sentences = self.material.sentences[unit.source]
        held = self.taken.get(unit.source, set())
        return sum(sentences[i].words for i in unit.indexes if i not in held)

    def cost(self, number: int) -> int:
        unit = self.units[number]
        book = self.books[unit.source]
        # A source that is opened at all is read for a while: its first sentence is not cheaper for being short.
        if unit.source not in self.taken:
            return max(_ROUND, self._new(unit))
        return self._new(unit) if book.limit is None else max(book.cost(*unit.spans), self._new(unit) // 2)

    def may_take(self, number: int) -> bool:
        unit = self.units[number]
        new = self._new(unit)
        if unit.source not in self.taken and len(self.taken) >= max(FEW, self.total // LONGEST):
            return False
        opened = len(self.taken | {unit.source: set()})
        room = self.total - _CARD * max(0, opened - _FIVE)
        if not new or self.read.get(unit.source, 0) + new > self.cap or sum(self.read.values()) + new > room:
            return False
        if not self.books[unit.source].fits(*unit.spans):
            return False
        held = {*self.taken.get(unit.source, set()), *unit.indexes}
        if len(runs(held)) > _MOST_A_SOURCE + 1:
            return False
        # With few sources each begins where it begins, though others begin alike.
        if 0 in unit.indexes and len(self.of_source) <= FEW:
            return True
        return not any(alike(unit, other) for other in self.chosen)

    def take(self, number: int) -> Sequence[int]:
        unit = self.units[number]
        self.read[unit.source] = self.read.get(unit.source, 0) + self._new(unit)
        opened = unit.source not in self.taken
        held = self.taken.setdefault(unit.source, set())
        apart = len(runs(held))
        held.update(unit.indexes)
        self.books[unit.source].add(*unit.spans)
        self.chosen.append(unit)
        every = self.of_source[unit.source]
        if opened or len(runs(held)) < apart:
            return every
        # Elsewhere in the source nothing is worth more than it was.
        near = {i + step for i in unit.indexes for step in (-1, 0, 1)}
        return [n for n in every if not near.isdisjoint(self.units[n].indexes)]

    def read_on(self) -> None:
        """Go on reading where little of a source was chosen, as far as its limit lets."""
        for name in sorted(self.taken):
            sentences, book = self.material.sentences[name], self.books[name]
            for run in runs(self.taken[name])[:1]:
                at = run[-1] + 1
                while at < len(sentences) and self.read[name] < self.material.much(_ROUND):
                    nxt = sentences[at]
                    here = Span(sentences[run[0]].span.start, nxt.span.end)
                    far = nxt.fragment or nxt.opens or nxt.passage > sentences[at - 1].passage + 1
                    if far or at in self.taken[name] or not book.fits(here) or nxt.words > LONGEST - self.read[name]:
                        break
                    unit = next((u for n in self.of_source[name] if (u := self.units[n]).indexes[-1] == at), None)
                    if nxt.lean == "alone" and (unit is None or len(unit.indexes) > 1):
                        break
                    book.add(nxt.span)
                    self.taken[name].add(at)
                    self.read[name] += nxt.words
                    at += 1

    def finish(self) -> None:
        """Read a quotation to its end, and a thought to the short sentences that complete it, as far as limits let."""
        for name in sorted(self.taken):
            sentences, book = self.material.sentences[name], self.books[name]
            for run in runs(self.taken[name]):
                told = "".join(sentences[i].text for i in run)
                added = 0
                for nxt in sentences[run[-1] + 1 : run[-1] + 1 + _MOST_MORE]:
                    unclosed = told.count("“") > told.count("”") or told.count("«") > told.count("»")
                    same = nxt.passage == sentences[run[-1]].passage
                    completes = same and nxt.lean != "alone" and nxt.words <= _SHORT_THOUGHT and not nxt.opens
                    if nxt.fragment or nxt.index in self.taken[name] or not book.fits(nxt.span):
                        break
                    if (not unclosed and not completes) or added + nxt.words > _SHORT:
                        break
                    book.add(nxt.span)
                    self.taken[name].add(nxt.index)
                    self.read[name] += nxt.words
                    added += nxt.words
                    told += nxt.text

    def bonus(self, number: int) -> float:
        """Reading on from what is chosen beats jumping about in a source; the topic asked for beats all else."""
        return self._order(number) * (
            _OFF_TOPIC + min(2, self.material.topical(self.units[number].stems)) if self.material.asked else 1.0
        )

    def _order(self, number: int) -> float:
        unit = self.units[number]
        held = self.taken.get(unit.source, set())
        if any((unit.source, i) in self.kept and i not in held for i in unit.indexes):
            return _KEPT
        if any((i - 1 in held or i == 0) and i + 1 in held for i in unit.indexes):
            return 1.7
        if any(i - 1 in held or i + 1 in held for i in unit.indexes):
            return 1.25
        return 0.6 if len(runs(held)) > 1 else 1.0


def alike(one: Unit, other: Unit) -> bool:
    """Whether two units say the same, as far as their content words tell; a unit is not like its own neighbours."""
    if one.source == other.source and set(one.indexes) & set(other.indexes):
        return False
    shared = len(one.stems & other.stems)
    return shared >= 4 and shared >= _ALIKE * min(len(one.stems), len(other.stems))


def _grouped(indexes: set[int], sentences: Sequence[Sentence]) -> list[tuple[int, ...]]:
    """The chosen sentences as excerpts: runs, a short one joined to its nearer neighbour with […] between."""
    groups_: list[list[int]] = runs(indexes)

    def words(group: Sequence[int]) -> int:
        return sum(sentences[i].words for i in group)

    while len(groups_) > 1:
        small = [n for n, group in enumerate(groups_) if words(group) < _SHORT or sentences[group[-1]].fragment]
        if not small and len(groups_) <= _MOST_A_SOURCE:
            break
        gaps = [
            (groups_[n + 1][0] - groups_[n][-1], words(groups_[n] + groups_[n + 1]), n) for n in range(len(groups_) - 1)
        ]
        near = [g for g in gaps if not small or g[2] in small or g[2] + 1 in small]
        _, _, at = min(near)
        groups_[at : at + 2] = [groups_[at] + groups_[at + 1]]
    return [tuple(group) for group in groups_]
