"""Model: a date as a reader says it, as precise as it is known and no more.

Takes the Extended Date/Time Format (EDTF, ISO 8601-2) that events and documents carry. What it cannot say
is given back as it stands: never a guess.
"""

from __future__ import annotations

import re

from briefing.model.annotation import Event
from briefing.model.wordbook import Wordbook

_DATE = re.compile(r"(?P<y>-?\d{4}|XXXX)(?:-(?P<m>\d\d|XX))?(?:-(?P<d>\d\d|XX))?(?:T[\d:.Z+-]*)?(?P<q>[~?%]?)")
_OPEN = ("", "..")


def date_in_words(edtf: str | None, words: Wordbook) -> str:
    """`edtf` in words ("17 October 2023", "28–30 July 2025"); None is "no date in the source"."""
    if not edtf:
        return words.say("date.none")
    first, slash, last = edtf.partition("/")
    if not slash:
        return _one(edtf, words)
    if first in _OPEN and last in _OPEN:
        return words.say("date.none")
    if first in _OPEN:
        return words.say("date.until", date=_one(last, words))
    if last in _OPEN:
        return words.say("date.from", date=_one(first, words))
    return _range(first, last, words)


def event_in_words(event: Event, words: Wordbook) -> str:
    """When `event` was: its date, or the days that bound it ("after 30 July 2025"), or that no source dates it."""
    if event.edtf:
        return date_in_words(event.edtf, words)
    before, after = event.not_before, event.not_after
    if before and after:
        return words.say("date.between", first=date_in_words(before, words), last=date_in_words(after, words))
    if before:
        return words.say("date.after", date=date_in_words(before, words))
    if after:
        return words.say("date.before", date=date_in_words(after, words))
    return words.say("date.none")


def _one(edtf: str, words: Wordbook) -> str:
    match = _DATE.fullmatch(edtf)
    if match is None:
        return edtf
    year, month, day, doubt = match["y"], match["m"], match["d"], match["q"]
    known = {"year": year.lstrip("0") or "0"} if year != "XXXX" else {}
    if month and month != "XX":
        if not 1 <= int(month) <= 12:
            return edtf
        dated = day is not None and day != "XX"
        known["month"] = words.say(f"month.{int(month)}" if dated else f"month-alone.{int(month)}")
        if dated and day is not None:
            known["day"] = str(int(day))
    form = "-".join(name for name in ("day", "month", "year") if name in known)
    if not form:
        return edtf
    said = words.say(f"date.{form}", **known)
    return words.say("date.about", date=said) if doubt else said


def _range(first: str, last: str, words: Wordbook) -> str:
    one, two = _DATE.fullmatch(first), _DATE.fullmatch(last)
    if one and two and not (one["q"] or two["q"]) and _dated(one) and _dated(two) and one["y"] == two["y"]:
        if one["m"] == two["m"]:
            month = words.say(f"month.{int(one['m'])}")
            days = {"first": str(int(one["d"])), "last": str(int(two["d"]))}
            return words.say("date.days", month=month, year=one["y"], **days)
        months = {"first_month": words.say(f"month.{int(one['m'])}"), "last_month": words.say(f"month.{int(two['m'])}")}
        days = {"first": str(int(one["d"])), "last": str(int(two["d"]))}
        return words.say("date.days-months", year=one["y"], **months, **days)
    return words.say("date.range", first=_one(first, words), last=_one(last, words))


def _dated(date: re.Match[str]) -> bool:
    """Whether year, month and day are all known."""
    digits = (date["y"], date["m"], date["d"])
    return all(part and part.strip("-").isdigit() for part in digits) and 1 <= int(date["m"]) <= 12
