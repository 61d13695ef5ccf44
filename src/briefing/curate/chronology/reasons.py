"""Curate: say in one line how an event's date was reached, naming the sources."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from briefing.curate.chronology.mentions import Mention
from briefing.curate.chronology.merge import alike
from briefing.curate.chronology.when import month_days
from briefing.model import Source

_MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905
_NAMES_IT = frozenset("the a an this that these those its their his her our another".split())  # noqa: SIM905
_WORD = re.compile(r"[\w’'-]+")


def number(source_id: str) -> tuple[str, int, str]:
    """A key that sorts S2 before S10."""
    match = re.fullmatch(r"(\D*)(\d+)(.*)", source_id)
    return (match[1], int(match[2]), match[3]) if match else (source_id, 0, "")


def listed(ids: Iterable[str]) -> str:
    """ "S1", "S1 and S2", "S1, S2 and S5"."""
    names = sorted(set(ids), key=number)
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def in_words(day: str) -> str:
    """An ISO day, month or year as it is read: 30 July 2025."""
    parts = day.split("-")
    if "/" in day or not all(p.isdigit() for p in parts) or (len(parts) > 1 and not 1 <= int(parts[1]) <= 12):
        return day
    return " ".join(
        [
            str(int(p)) if n == 0 and len(parts) == 3 else _MONTHS[int(p) - 1] if n == len(parts) - 2 else p
            for n, p in enumerate(reversed(parts))
        ]
    )


def own_date(source: Source) -> str:
    """The source's own date and who says it: S1's own date, 14 September 2025 (given by the user)."""
    assert source.date
    says = "given by the user" if source.date.basis == "user" else source.date.basis
    return f"{source.id}'s own date, {in_words(source.date.value)} ({says})"


def for_dated(members: Sequence[Mention], daters: Sequence[Mention]) -> str:
    """Why the event has its date: `daters` are those of its mentions that give it."""
    told = [m for m in daters if m.when.own_year and m.basis == "stated"]
    if told:
        completed = [
            m for m in members if m.when.days and not m.when.own_year and m.source.id not in {t.source.id for t in told}
        ]
        givers = listed(m.source.id for m in told)
        if not completed:
            return f"stated in {givers}"
        return "; ".join(_completed(completed, told, givers))
    bare = [m for m in daters if m.when.days and m.source.date]
    counted = [m for m in daters if not m.when.days and m.source.date]
    # A source without a date of its own has nothing to count from: what it gives stands in its text.
    parts = [f"stated in {listed(given)}"] if (given := [m.source.id for m in daters if not m.source.date]) else []
    for some, what in ((bare, "year from"), (counted, "counted from")):
        sources = sorted({m.source.id: m.source for m in some}.values(), key=lambda s: number(s.id))
        if sources:
            own = " and ".join(own_date(s) for s in sources)
            if len(sources) > 2:
                own = f"the own dates of {listed(s.id for s in sources)}"
            parts.append(
                f"{_what(some)} in {listed(s.id for s in sources)}; {what} {own}" if what[0] == "y" else f"{what} {own}"
            )
    return "; ".join(parts)


def _completed(completed: Sequence[Mention], told: Sequence[Mention], givers: str) -> Iterable[str]:
    whole = [m for m in completed if all(day for _, day in m.when.days)]
    months = [m for m in completed if m not in whole]
    if whole:
        yield f"{_what(whole)} in {listed(m.source.id for m in whole)}"
    if months:
        yield f"month in {listed(m.source.id for m in months)}"
    given = "days and year" if not whole and all(day for m in told for _, day in month_days(m.when)) else "year"
    same = ["same day" if whole else "same month"]
    word = _same_word(completed, told)
    if word:
        same.append(f"same {word}")
    yield f"{given} from {givers} ({', '.join(same)})"


def _what(mentions: Sequence[Mention]) -> str:
    return "day and month" if all(day for m in mentions for _, day in month_days(m.when)) else "month"


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


def for_finer(givers: Sequence[Mention], daters: Sequence[Mention]) -> str:
    """Why an event has the day of `givers` in the month or year of `daters`."""
    same = ["same month"] if any(month_days(m.when) for m in daters) else []
    word = _same_word(givers, daters)
    same += [f"same {word}"] if word else []
    beside = f" ({', '.join(same)})" if same else ""
    days, years = listed(m.source.id for m in givers), listed(m.source.id for m in daters)
    return f"{_what(givers)} in {days}; year from {years}{beside}"


def for_partial(members: Sequence[Mention]) -> str:
    """Why the event has no year."""
    return f"{_what(members)} in {listed(m.source.id for m in members)}; no source tells the year"


def for_undated(members: Sequence[Mention]) -> str:
    """Why the event has no date at all."""
    if any(m.timex for m in members):
        without = listed(m.source.id for m in members)
        return f"told in {without} by a time that counts from the document's own date, which is not known"
    return f"no date in {listed(m.source.id for m in members)}"
