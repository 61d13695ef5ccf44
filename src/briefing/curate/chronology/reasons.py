"""Curate: give the steps by which an event's date was reached, naming the sources."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from briefing.curate.chronology.mentions import Mention
from briefing.curate.chronology.merge import alike
from briefing.curate.chronology.when import month_days
from briefing.model import Event, Source
from briefing.model.english import ENGLISH
from briefing.model.reason import OwnDate, Reason, ReasonKind
from briefing.model.reasons_in_words import reasons_in_words

_NAMES_IT = frozenset("the a an this that these those its their his her our another".split())  # noqa: SIM905
_WORD = re.compile(r"[\w’'-]+")


def because(event: Event, reasons: tuple[Reason, ...]) -> Event:
    """`event` with the `reasons` for its date, and with them said in English."""
    return replace(event, reasons=reasons, why=reasons_in_words(reasons, ENGLISH))


def number(source_id: str) -> tuple[str, int, str]:
    """A key that sorts S2 before S10."""
    match = re.fullmatch(r"(\D*)(\d+)(.*)", source_id)
    return (match[1], int(match[2]), match[3]) if match else (source_id, 0, "")


def named(ids: Iterable[str]) -> tuple[str, ...]:
    """The sources `ids`, each once, in the order of their numbers."""
    return tuple(sorted(set(ids), key=number))


def own_date(source: Source) -> OwnDate:
    """The source's own date and who says it."""
    assert source.date
    return OwnDate(source.id, source.date.value, source.date.basis)


def for_dated(members: Sequence[Mention], daters: Sequence[Mention]) -> tuple[Reason, ...]:
    """Why the event has its date: `daters` are those of its mentions that give it."""
    told = [m for m in daters if m.when.own_year and m.basis == "stated"]
    if told:
        completed = [
            m for m in members if m.when.days and not m.when.own_year and m.source.id not in {t.source.id for t in told}
        ]
        givers = _sources(told)
        return tuple(_completed(completed, told, givers)) if completed else (Reason("stated", givers),)
    bare = [m for m in daters if m.when.days and m.source.date]
    counted = [m for m in daters if not m.when.days and m.source.date]
    # A source without a date of its own has nothing to count from: what it gives stands in its text.
    given = [m for m in daters if not m.source.date]
    steps = [Reason("stated", _sources(given))] if given else []
    if bare:
        steps += [Reason(_what(bare), _sources(bare)), Reason("year-from-own", own=_own_dates(bare))]
    if counted:
        steps.append(Reason("counted", own=_own_dates(counted)))
    return tuple(steps)


def _sources(mentions: Iterable[Mention]) -> tuple[str, ...]:
    return named(m.source.id for m in mentions)


def _own_dates(mentions: Iterable[Mention]) -> tuple[OwnDate, ...]:
    sources = {m.source.id: m.source for m in mentions}
    return tuple(own_date(sources[name]) for name in named(sources))


def _completed(completed: Sequence[Mention], told: Sequence[Mention], givers: tuple[str, ...]) -> Iterator[Reason]:
    whole = [m for m in completed if all(day for _, day in m.when.days)]
    months = [m for m in completed if m not in whole]
    if whole:
        yield Reason(_what(whole), _sources(whole))
    if months:
        yield Reason("month", _sources(months))
    days_too = not whole and all(day for m in told for _, day in month_days(m.when))
    word = _same_word(completed, told) or ""
    yield Reason(
        "days-year-from" if days_too else "year-from", others=givers, same="day" if whole else "month", word=word
    )


def _what(mentions: Sequence[Mention]) -> ReasonKind:
    return "day-month" if all(day for m in mentions for _, day in month_days(m.when)) else "month"


def _same_word(some: Sequence[Mention], others: Sequence[Mention]) -> str | None:
    """The word that tells the event here and there: shared by most, and with an article before it."""
    shared = Counter(key for a in some for b in others for key in alike(a, b).common)
    best: tuple[int, int, int, str] | None = None
    for a in some:
        for b in others:
            for key in sorted(alike(a, b).common):
                rank = _named_thing(a, a.words[key]) + _named_thing(b, b.words[key])
                place = a.source.text.find(a.words[key], a.sentence.start)
                if rank:
                    candidate = (-shared[key], -rank, place, a.words[key])
                    best = candidate if best is None else min(best, candidate)
    return best[3].lower() if best else None


def _named_thing(mention: Mention, word: str) -> int:
    at = mention.source.text.find(word, mention.sentence.start, mention.sentence.end)
    before = _WORD.findall(mention.source.text[mention.sentence.start : max(at, mention.sentence.start)].lower())[-3:]
    return int(any(w in _NAMES_IT for w in before[-2:])) + int(bool(before) and before[-1] in _NAMES_IT)


def for_finer(givers: Sequence[Mention], daters: Sequence[Mention]) -> tuple[Reason, ...]:
    """Why an event has the day of `givers` in the month or year of `daters`."""
    month = any(month_days(m.when) for m in daters)
    word = _same_word(givers, daters) or ""
    year = Reason("year-from", others=_sources(daters), same="month" if month else "", word=word)
    return Reason(_what(givers), _sources(givers)), year


def for_partial(members: Sequence[Mention]) -> tuple[Reason, ...]:
    """Why the event has no year."""
    return Reason(_what(members), _sources(members)), Reason("no-year")


def for_undated(members: Sequence[Mention]) -> tuple[Reason, ...]:
    """Why the event has no date at all."""
    return (Reason("relative" if any(m.timex for m in members) else "undated", _sources(members)),)
