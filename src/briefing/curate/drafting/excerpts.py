"""Curate: propose the excerpts: whole sentences that stand alone, chosen for what they add."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from briefing.curate.actors import stands
from briefing.curate.coverage import Concept, choose
from briefing.curate.drafting.reasons import reason
from briefing.curate.figures import written
from briefing.curate.material import Material
from briefing.curate.picks import pick
from briefing.curate.sentences import Sentence, WordBook
from briefing.model import Annotated, Pick, Quotation, Span, word_spans

TOTAL_WORDS = 620
_LONGEST = 110
_SHORT = 35
_ALIKE = 0.7
_MOST_A_SOURCE = 3
_FEWEST_WORDS = 6
_ROUND = 45
_FEW = 10
_MAIN_EVENTS = 20


@dataclass(frozen=True, slots=True)
class Unit:
    """Sentences that go together: one that stands alone, or one with what it needs in view."""

    source: str
    indexes: tuple[int, ...]
    spans: tuple[Span, ...]
    words: int
    stems: frozenset[str]


def excerpts(material: Material) -> tuple[Pick, ...]:
    """One to three excerpts a source, in the order of the sources, each with its reason; booked as printed.

    At most `TOTAL_WORDS` in all, so that the student's pages hold them with the questions.
    """
    units = [u for a in material.distinct for u in _units(a, material.sentences[a.source.id])]
    weights, concepts = _concepts(material, units)
    desk = _Desk(material, units)
    chosen = choose(concepts, weights, desk.cost, desk.may_take, desk.take, desk.bonus)
    desk.read_on()
    made: list[Pick] = []
    single = frozenset(c for c in weights if c[0] == "figure" and len(c) == 3)
    for item in material.annotated:
        name = item.source.id
        for group in _grouped(desk.taken.get(name, set()), material.sentences[name]):
            spans = _joined(material.sentences[name], group)
            told = [
                c for c in chosen if units[c.candidate].source == name and set(units[c.candidate].indexes) & set(group)
            ]
            for part in (spans,) if pick(item.source, spans, material.shelf) else tuple((span,) for span in spans):
                if found := pick(item.source, part, material.shelf):
                    material.books[name].add(*part)
                    made.append(replace(found, note=reason(told, weights, single)))
    return tuple(made)


@dataclass(slots=True)
class _Desk:
    """The budgets while choosing."""

    material: Material
    units: Sequence[Unit]
    taken: dict[str, set[int]] = field(default_factory=dict)
    read: dict[str, int] = field(default_factory=dict)
    chosen: list[Unit] = field(default_factory=list)
    of_source: dict[str, list[int]] = field(default_factory=dict)
    books: dict[str, WordBook] = field(default_factory=dict)
    cap: int = _LONGEST

    def __post_init__(self) -> None:
        for number, unit in enumerate(self.units):
            self.of_source.setdefault(unit.source, []).append(number)
        # Copies: what cannot be quoted so that it is found again is chosen, but not printed.
        self.books = {name: self.material.books[name].copy() for name in self.of_source}
        self.cap = max(_LONGEST, min(_LONGEST * _MOST_A_SOURCE, TOTAL_WORDS * 6 // (5 * max(1, len(self.of_source)))))

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
        if unit.source not in self.taken and len(self.taken) >= max(_FEW, TOTAL_WORDS // _LONGEST):
            return False
        if not new or self.read.get(unit.source, 0) + new > self.cap or sum(self.read.values()) + new > TOTAL_WORDS:
            return False
        if not self.books[unit.source].fits(*unit.spans):
            return False
        held = {*self.taken.get(unit.source, set()), *unit.indexes}
        if len(_runs(held)) > _MOST_A_SOURCE + 1:
            return False
        return not any(_alike(unit, other) for other in self.chosen)

    def take(self, number: int) -> Sequence[int]:
        unit = self.units[number]
        self.read[unit.source] = self.read.get(unit.source, 0) + self._new(unit)
        self.taken.setdefault(unit.source, set()).update(unit.indexes)
        self.books[unit.source].add(*unit.spans)
        self.chosen.append(unit)
        return self.of_source[unit.source]

    def read_on(self) -> None:
        """Go on reading where little of a source was chosen, as far as its limit lets."""
        for name in sorted(self.taken):
            sentences, book = self.material.sentences[name], self.books[name]
            for run in _runs(self.taken[name])[:1]:
                at = run[-1] + 1
                while at < len(sentences) and self.read[name] < _ROUND:
                    nxt = sentences[at]
                    here = Span(sentences[run[0]].span.start, nxt.span.end)
                    far = nxt.fragment or nxt.opens or nxt.passage > sentences[at - 1].passage + 1
                    if far or at in self.taken[name] or not book.fits(here) or nxt.words > _LONGEST - self.read[name]:
                        break
                    unit = next((u for n in self.of_source[name] if (u := self.units[n]).indexes[-1] == at), None)
                    if nxt.lean == "alone" and (unit is None or len(unit.indexes) > 1):
                        break
                    book.add(nxt.span)
                    self.taken[name].add(at)
                    self.read[name] += nxt.words
                    at += 1

    def bonus(self, number: int) -> float:
        """Reading on from what is chosen beats jumping about in a source."""
        unit = self.units[number]
        held = self.taken.get(unit.source, set())
        if any((i - 1 in held or i == 0) and i + 1 in held for i in unit.indexes):
            return 1.7
        if any(i - 1 in held or i + 1 in held for i in unit.indexes):
            return 1.25
        return 0.6 if len(_runs(held)) > 1 else 1.0


def _alike(one: Unit, other: Unit) -> bool:
    if one.source == other.source and set(one.indexes) & set(other.indexes):
        return False
    shared = len(one.stems & other.stems)
    return shared >= 4 and shared >= _ALIKE * min(len(one.stems), len(other.stems))


def _units(annotated: Annotated, sentences: Sequence[Sentence]) -> list[Unit]:
    """Every sentence with what it needs; those whose needs are too long or out of reach are left out."""
    made: dict[tuple[int, ...], Unit] = {}
    for sentence in sentences:
        if sentence.fragment or sentence.words < _FEWEST_WORDS:
            continue
        needed = _needed(sentence, sentences, annotated.quotations)
        if needed is None:
            continue
        indexes = tuple(sorted(needed))
        words = sum(sentences[i].words for i in indexes)
        if words <= _LONGEST:
            stems = frozenset().union(*(sentences[i].stems for i in indexes))
            made.setdefault(indexes, Unit(sentence.source, indexes, _joined(sentences, indexes), words, stems))
    if not made and sentences:  # nothing stands alone, as in a text of one line: the beginning is better than nothing
        first = sentences[0]
        made[0,] = Unit(first.source, (0,), _joined(sentences, (0,)), first.words, first.stems)
    return list(made.values())


def _needed(sentence: Sentence, sentences: Sequence[Sentence], quotations: Sequence[Quotation]) -> set[int] | None:
    """The sentences without which `sentence` cannot be printed; None where they are out of reach."""
    needed = {sentence.index}
    here = sentence
    while here.lean != "alone":
        if here.index == 0 or len(needed) > 2:
            return None
        here = sentences[here.index - 1]
        needed.add(here.index)
        if here.fragment:
            return None
    for index in sorted(needed):
        if sentences[index].opens:
            for later in sentences[index + 1 :]:
                if not later.fragment:
                    break
                needed.add(later.index)
    for quotation in quotations:
        if any(quotation.content.overlaps(sentences[i].span) for i in needed):
            told = [span for span in (quotation.cue_span, quotation.speaker_span) if span]
            if told and not any(sentences[i].span.overlaps(span) for i in needed for span in told):
                # Words in somebody's mouth are not printed without that somebody.
                teller = [s.index for s in sentences if any(s.span.overlaps(span) for span in told)]
                nearest = min(teller, key=lambda i: abs(i - sentence.index), default=None)
                if nearest is None or abs(nearest - sentence.index) > 8:
                    return None
                needed.add(nearest)
    return needed


def _runs(indexes: set[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for index in sorted(indexes):
        if runs and index == runs[-1][-1] + 1:
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


def _grouped(indexes: set[int], sentences: Sequence[Sentence]) -> list[tuple[int, ...]]:
    """The chosen sentences as excerpts: runs, a short one joined to its nearer neighbour with […] between."""
    groups_: list[list[int]] = _runs(indexes)

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


def _joined(sentences: Sequence[Sentence], indexes: Sequence[int]) -> tuple[Span, ...]:
    """The spans of `indexes`, following sentences as one span."""
    return tuple(Span(sentences[run[0]].span.start, sentences[run[-1]].span.end) for run in _runs(set(indexes)))


def _concepts(material: Material, units: Sequence[Unit]) -> tuple[Mapping[Concept, float], list[frozenset[Concept]]]:
    """What there is to cover and what it weighs: sources, events, voices, figures, stands, shared words."""
    weights: dict[Concept, float] = {("word", stem): 0.3 * weight for stem, weight in material.shared.items()}
    of: dict[tuple[str, int], set[Concept]] = {}

    def note(sentence: Sentence, concept: Concept, weight: float) -> None:
        weights[concept] = max(weight, weights.get(concept, 0.0))
        of.setdefault((sentence.source, sentence.index), set()).add(concept)

    every = [s for a in material.distinct for s in material.sentences[a.source.id]]
    for sentence in every:
        note(sentence, ("source", sentence.source), 4.0 if len(material.distinct) <= _FEW else 1.0)
        if sentence.index == 0:
            note(sentence, ("lead", sentence.source), 2.5)
        for stem in sentence.stems & material.shared.keys():
            of[sentence.source, sentence.index].add(("word", stem))
        for stand in stands(sentence):
            note(sentence, ("stand", stand.actor, stand.verb), 0.8)
    for item in material.distinct:
        name = item.source.id
        limited = item.source.limit is not None
        known = {person.name for person in item.people}
        for quotation in item.quotations:
            if quotation.kind == "indirect" and quotation.speaker not in known:
                continue
            voice = quotation.speaker or "?"
            longer = sum(len(word_spans(item.source.text, span)) for span in quotation.spans) >= 5
            for sentence in material.sentences[name]:
                if sentence.span.overlaps(quotation.content):
                    own = 1.0 if quotation.kind != "indirect" else 0.5
                    topical = min(1.0, sum(material.shared.get(s, 0.0) for s in sorted(sentence.stems)) / 6)
                    note(
                        sentence,
                        ("voice", voice),
                        (0.3 + 2.2 * topical**2) * own if quotation.speaker else 0.8,
                    )
                    note(sentence, ("voice", voice, name), 1.5 if limited else 0.8)
                    if quotation.marked and longer:
                        note(sentence, ("quotation", name, str(quotation.content.start)), 2.4)
    main = sorted(material.events, key=lambda e: (-e.weight, e.id))[:_MAIN_EVENTS]
    for event in main:
        known_day = bool(event.edtf or event.not_before or event.not_after)
        weight = 2.0 if known_day else 0.6
        again = 1 if len(material.distinct) <= _FEW else max(1, len({e.source for e in event.evidence}) - 1)
        for evidence in event.evidence:
            for sentence in (
                material.sentences.get(evidence.source, ()) if evidence.source not in material.repeats else ()
            ):
                if sentence.span.overlaps(evidence.span):
                    note(sentence, ("event", event.edtf or "", event.id), weight)
                    note(sentence, ("event", event.edtf or "", event.id, evidence.source), 0.6 * weight / again)
    few = len(material.distinct) <= _FEW
    for number, group in enumerate(material.figures):
        for figure in group.figures:
            names = (figure.sentence.source,) if group.agree is None else ()
            shown = written(group.figures[0].value, group.figures[0].kind)
            alone = 0.7 if few else 0.1
            note(figure.sentence, ("figure", shown, *names) if names else ("figure", shown), alone if names else 1.5)
            if not names:
                weight = 1.2 / (len(group.figures) - 1)
                note(figure.sentence, ("agreement", str(number), figure.sentence.source), weight)
    return weights, [frozenset().union(*(of.get((u.source, i), set()) for i in u.indexes)) for u in units]
