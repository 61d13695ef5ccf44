"""Curate: lay the same figure from several sources side by side, and say only whether they agree."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from math import log10

from briefing.curate import ledger
from briefing.curate.content_words import WORD, is_content, stem
from briefing.curate.figures import Figure, figures, is_coin, written
from briefing.curate.overlaps import Overlaps
from briefing.curate.sentences import Sentence, WordBook, sentences
from briefing.curate.tables import figures_of_rows
from briefing.model import Annotated, Comparison, Excerpt, Pack, Phrasebook
from briefing.model.english import ENGLISH
from briefing.model.wordbook import Wordbook

_MOST = 8
_MOST_SHOWN = 3
_MOST_NAMED = 6
_SHARED_FOR_SAME = 2
_SHARED_FOR_DIFFERENT = 4
# Of money, whose coin says nothing of what it was for, so many words nearby must be shared besides.
_SHARED_FOR_MONEY = 2
_FAR_APART = 4
_SEVERAL = 4
# Everybody counts these: the same number of them is the same thing only where the words around it are.
_COMMON_NOUNS = frozenset(
    stem(word)
    for word in """days weeks months years hours minutes times people men women children members kilometres miles metres
    feet percent дней лет года месяцев часов человек раз күн жыл адам""".split()  # noqa: SIM905
)
# A run of so many shared words says what was counted and what happened to it; a shorter one may be any.
_A_CLAUSE = 4
# Of a figure that stands in more places than this only so many are compared with each other.
_MOST_LOOKED_AT = 300


@dataclass(frozen=True, slots=True)
class Group:
    """Figures of different sources that count the same thing; `agree` is None where only one source has it."""

    figures: tuple[Figure, ...]
    agree: bool | None
    derived: bool = False


def compare(annotated: Sequence[Annotated], pack: Pack, book: Phrasebook) -> tuple[Comparison, ...]:
    """The figures of the printed words: those that differ, those that several sources give, then weighty ones of one.

    Of a source with a limit only what `pack` prints anyway is shown, so that a comparison costs it nothing. What is
    ours is said in the words of `book`; an empty one says it in figures alone.
    """
    words = book.words if book.words.entries else ENGLISH
    printed = ledger.by_source(pack.printable())
    used = [a for a in annotated if a.source.id in printed]
    books = {a.source.id: WordBook(a.source) for a in used}
    for name, spans in printed.items():
        books[name].add(*spans)
    made: list[Comparison] = []
    told = {a.source.id: sentences(a) for a in used}
    order = {a.source.id: place for place, a in enumerate(used)}
    for group in groups(used, told):
        if group.agree is None and not _alone(group.figures[0], annotated):
            continue
        shown = [f for f in group.figures if _may_show(f, books[f.sentence.source], alone=group.agree is None)]
        if len(shown) < (1 if group.agree is None else 2):
            continue
        shown.sort(key=lambda f: not books[f.sentence.source].covers(f.sentence.span))
        counting = [f for f in shown if f.others][:1] if group.derived else []
        shown = [f for f in shown if f not in counting][: _MOST_SHOWN - len(counting)] + counting
        shown.sort(key=lambda f: order[f.sentence.source])
        number = len(made) + 1
        excerpts = tuple(
            Excerpt(f"F{number}.{place}", f.sentence.source, (f.sentence.span,), "words")
            for place, f in enumerate(shown, 1)
        )
        made.append(
            Comparison(_subject(group, shown, words), excerpts, group.agree, _note(group, shown, annotated, book))
        )
        if len(made) == _MOST:
            break
    return tuple(made)


def groups(annotated: Sequence[Annotated], told: Mapping[str, Sequence[Sentence]]) -> tuple[Group, ...]:
    """The figures of the sentences `told` in groups: differing, then agreeing, then those of one source only."""
    every = [f for a in annotated for f in _figures(a, told[a.source.id])]
    by_value: dict[tuple[str, float, float | None], list[Figure]] = {}
    for figure in every:
        by_value.setdefault(figure.key, []).append(figure)
    several = len({figure.sentence.source for figure in every}) > 1
    held = Counter(stem for a in annotated for stem in {s for one in told[a.source.id] for s in one.stems})
    known = {s for s, n in held.items() if len(annotated) >= _SEVERAL and 2 * n > len(annotated)}
    place_of = {id(figure): place for place, figure in enumerate(every)}
    used: set[int] = set()
    grouped: set[tuple[object, str]] = set()
    agreeing, differing, single = [], [], []
    for place, figure in enumerate(every):
        thing = figure.key, figure.noun
        if not several or place in used or thing in grouped:
            continue
        same = [figure]
        derived = False
        for other in by_value[figure.key][:_MOST_LOOKED_AT]:
            if _new_source(other, same) and not other.others and not figure.others and _same_thing(figure, other):
                same.append(other)
        for other in by_value.get((figure.kind, figure.value - 1, None), [])[:_MOST_LOOKED_AT]:
            if other.others and _new_source(other, same) and _same_list(figure, other):
                same.append(other)
                derived = True
        if len(same) > 1:
            grouped.update((f.key, f.noun) for f in same)
            used.update(place_of[id(f)] for f in same)
            others = [] if derived else _contrary(same, every, known)
            used.update(place_of[id(f)] for f in others)
            if others:
                differing.append(Group((*same, *others), False))
            else:
                agreeing.append(Group(tuple(same), True, derived))
    left = [(n, f) for n, f in enumerate(every) if n not in used and not f.others]
    by_noun: dict[tuple[str, str], list[tuple[int, Figure]]] = {}
    for place, figure in left:
        by_noun.setdefault((figure.kind, figure.noun), []).append((place, figure))
    for place, figure in left:
        if not several or place in used or not figure.noun:
            continue
        like = by_noun[figure.kind, figure.noun]
        behind = bisect_right(like, place, key=lambda one: one[0])
        looked_at = like[behind : behind + _MOST_LOOKED_AT]
        differs = next((one for one in looked_at if one[0] not in used and _differ(figure, one[1], known)), None)
        if differs and (figure.phrase[:1].islower() or figure.kind == "money"):
            used.update((place, differs[0]))
            differing.append(Group((figure, differs[1]), False))
    if len(annotated) > 1:
        for place, figure in left:
            if place not in used and len(by_value[figure.key]) == 1 and _telling(figure):
                single.append(Group((figure,), None))
        single.sort(key=lambda g: -_weight(g.figures[0], held))
    agreeing.sort(key=lambda g: -len({f.sentence.source for f in g.figures}))
    return (*differing, *agreeing, *single)


def _weight(figure: Figure, held: Mapping[str, int]) -> float:
    """How much a figure of one source weighs: its size, and how many sources speak of what stands around it."""
    size = 1.0 if figure.kind in {"percent", "tally"} else min(4.0, log10(max(1.0, figure.value))) / 2
    money = 1.0 if figure.kind == "money" or is_coin(figure.phrase) else 0.0
    common = sum(held[stem] - 1 for stem in sorted(figure.near)) / (len(figure.near) + 3)
    return size + money + common - (figure.phrase == "")


def _figures(annotated: Annotated, told: Sequence[Sentence]) -> list[Figure]:
    dates = Overlaps([timex.span for timex in annotated.timexes])
    rows = figures_of_rows(annotated.source, told)
    held = {f.sentence.index for f in rows}
    found = [f for s in told if not s.fragment and s.index not in held for f in figures(annotated, s, dates)]
    return [*found, *rows]


def _contrary(same: Sequence[Figure], every: Sequence[Figure], known: AbstractSet[str]) -> list[Figure]:
    """Sums of money that sources beside those of `same` give for the same thing, one a source."""
    found: list[Figure] = []
    if not is_coin(same[0].phrase):
        return found
    for other in every[: _MOST_LOOKED_AT * 10]:
        if (
            other.noun == same[0].noun
            and _new_source(other, [*same, *found])
            and any(_differ(f, other, known) for f in same)
        ):
            found.append(other)
    return found


def _differ(one: Figure, other: Figure, known: AbstractSet[str]) -> bool:
    """Whether two sources give another figure of what reads as the same thing."""
    if one.sentence.source == other.sentence.source or one.key == other.key or one.whole != other.whole:
        return False
    if is_coin(one.phrase):
        # What most sources speak of says nothing of what a sum was for, and sums far apart are for other things.
        low, high = sorted((one.value, other.value))
        return high <= _FAR_APART * low and len((one.near & other.near) - {one.noun} - known) >= _SHARED_FOR_MONEY
    return len(one.sentence.stems & other.sentence.stems) >= _SHARED_FOR_DIFFERENT and len(one.near & other.near) > 1


def _alone(figure: Figure, annotated: Sequence[Annotated]) -> bool:
    """Whether no other source has the figure anywhere, in digits or as it is written."""
    own = figure.sentence.source
    reading = next(a.source for a in annotated if a.source.id == own)
    forms = {reading.words(figure.span).casefold()}
    if figure.second is None:
        forms |= {written(figure.value, figure.kind), f"{figure.value:g}"}
    found = re.compile("|".join(rf"(?<!\w){re.escape(form)}(?!\w)" for form in sorted(forms)), re.IGNORECASE)
    return not any(found.search(a.source.text) for a in annotated if a.source.id != own)


def _new_source(figure: Figure, group: Sequence[Figure]) -> bool:
    return all(figure.sentence.source != other.sentence.source for other in group)


def _same_thing(one: Figure, other: Figure) -> bool:
    """Whether two equal figures count the same, or stand among the same words; a large figure needs fewer."""
    if one.kind == "tally":
        return True
    if one.noun and one.noun == other.noun:
        if one.noun not in _COMMON_NOUNS and not is_coin(one.phrase):
            return True
        return len((one.near & other.near) - {one.noun}) >= _SHARED_FOR_SAME
    named = one.noun in other.near or other.noun in one.near
    return len(one.near & other.near) >= _SHARED_FOR_SAME or (named and one.value >= 10)


def _same_list(whole: Figure, others: Figure) -> bool:
    """Whether "ten countries, including …" and "Ada, joined by nine other nations including …" share their names."""

    def names(figure: Figure) -> set[str]:
        words = WORD.findall(figure.sentence.text)
        return {stem(w) for w in words if w[0].isupper() and is_content(w)} - {stem(words[0])} | (
            {stem(words[0])} if words[0][0].isupper() and is_content(words[0]) else set()
        )

    return len(names(whole) & names(others)) >= 2


def _telling(figure: Figure) -> bool:
    return figure.value >= 10 or figure.kind != "count"


def _may_show(figure: Figure, book: WordBook, *, alone: bool) -> bool:
    return book.covers(figure.sentence.span) or (book.limit is None and (not alone or book.used > 0))


def _subject(group: Group, shown: Sequence[Figure], words: Wordbook) -> str:
    """The figure and the words that its sources share around it; ours, so never a claim of what is true."""
    first = next((f for f in shown if f.phrase), shown[0])
    value = written(first.value, first.kind, words, first.second)
    if first.kind == "tally":
        return f"{value} {first.phrase}".strip()
    if first.kind == "money" and group.agree is not False:
        return f"{first.phrase}{value}"
    if group.agree is False:
        coin = first.phrase if first.kind == "money" else ""
        said = list(dict.fromkeys(coin + written(f.value, f.kind, words) for f in shown))
        values = words.say("figures.or", first=", ".join(said[:-1]), last=said[-1]) if said[1:] else said[0]
        told = values if coin else f"{values} {first.phrase}".strip()
        about = _about(shown) if is_coin(first.phrase) or first.kind != "count" else ""
        return f"{told} ({about})" if about else told
    if group.derived or len(shown) == 1:
        return f"{value} {first.phrase}".strip()
    common = _common_words(first.sentence.text, [f.sentence.text for f in shown[1:]], first)
    return f"{value} {common}".strip()


def _about(shown: Sequence[Figure]) -> str:
    """What money was for, in the words that all of `shown` have nearby: "cost, repair"."""
    near = shown[0].near.intersection(*(f.near for f in shown[1:])) - {f.noun for f in shown}
    words = [w for w in WORD.findall(shown[0].sentence.text) if stem(w) in near]
    return ", ".join(list(dict.fromkeys(words))[:3])


def _common_words(text: str, others: Sequence[str], figure: Figure) -> str:
    """The longest run of up to five words near the figure that every sentence has; its noun where there is none."""
    words = WORD.findall(text)
    folded = [" " + " ".join(w.casefold() for w in WORD.findall(other)) + " " for other in others]
    for length in range(7, 0, -1):
        for start in range(len(words) - length + 1):
            run = words[start : start + length]
            ends = is_content(run[0]) and is_content(run[-1]) and not any(w.isdigit() for w in run)
            near = stem(run[0]) in figure.near
            plain = " " + " ".join(w.casefold() for w in run) + " "
            if ends and near and all(plain in other for other in folded):
                return " ".join(run) if length >= _A_CLAUSE else figure.phrase or " ".join(run)
    return figure.phrase


def _note(group: Group, shown: Sequence[Figure], annotated: Sequence[Annotated], book: Phrasebook) -> str:
    """What is to be said beyond how many sources give the figure and whether they agree."""
    words = book.words
    if group.agree is None or not words.entries:
        return ""
    names = [f.sentence.source for f in (group.figures if group.agree else shown)]
    listed = book.listed(names)
    if len(names) > _MOST_NAMED:
        listed = words.say("list.more", shown=", ".join(names[: _MOST_NAMED - 1]), n=len(names) - _MOST_NAMED + 1)
    if group.agree is False:
        return words.say("figures.different", sources=listed)
    if group.derived:
        counted = next(f for f in group.figures if f.others)
        others = written(counted.value, counted.kind, words)
        return words.say("figures.counted", sources=listed, source=counted.sentence.source, figure=others)
    repeats = {a.source.same_story for a in annotated if a.source.id in names}
    if len(repeats) == 1 and None not in repeats:
        return words.say("figures.same-story", sources=listed)
    return words.say("figures.agreeing", sources=listed) if len(names) > len(shown) else ""
