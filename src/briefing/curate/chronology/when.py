"""Curate: what a temporal expression says of the calendar, as far as it says it."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass

from briefing.model import Timex

_MONTH_NAME = re.compile(r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:last|next|this|mon|tues|wednes|thurs|fri|satur|sun)", re.IGNORECASE)
_FULL_YEAR = re.compile(r"\d{4}")
_DAY = re.compile(r"(\d{4}|XXXX)-(\d\d)-(\d\d)\Z")
_MONTH = re.compile(r"(\d{4}|XXXX)-(\d\d)\Z")
# First and last month of the four seasons, in EDTF's numbers; a season's hemisphere is not told, so both are in it.
_SEASONS = range(21, 25)


@dataclass(frozen=True, slots=True)
class When:
    """A stretch of the calendar. `first` and `last` are ISO days, None where no year is told.

    `edtf` is None where nothing of the calendar is told. `days` are month and day of its two ends as
    the words give them without a year (day 0: the month alone). `own_year`: the words tell the year
    themselves; a year counted from the document's date can be corrected by a source that tells it.
    `exact`: the event filled these days; otherwise it lies somewhere in them.
    """

    edtf: str | None
    first: str | None = None
    last: str | None = None
    days: tuple[tuple[int, int], ...] = ()
    own_year: bool = True
    exact: bool = False

    @property
    def dated(self) -> bool:
        """Whether a year is told, so that it has a place in the calendar."""
        return self.first is not None

    @property
    def length(self) -> int:
        """A rough length in days, for telling the finer of two."""
        if self.first is None or self.last is None:
            return 10**6
        return sum(
            (int(b) - int(a)) * f
            for a, b, f in zip(self.first.split("-"), self.last.split("-"), (372, 31, 1), strict=True)
        )

    @property
    def fineness(self) -> int:
        """A key that sorts finer times first, with a year or without."""
        return self.length if self.dated else 10**6 + sum(40 if day == 0 else 1 for _, day in self.days)


UNKNOWN = When(None, own_year=False)


def of_edtf(edtf: str, *, own_year: bool = True, days: tuple[tuple[int, int], ...] = ()) -> When:
    """The stretch that an EDTF date or interval covers; `UNKNOWN` where it is none that this program writes."""
    ends = edtf.split("/")
    edges = [_edges(end.rstrip("~?%")) for end in ends]
    first, last = edges[0], edges[-1]
    if first is None or last is None or len(ends) > 2:
        return UNKNOWN
    exact = all(_DAY.match(end) for end in ends)
    return When(edtf, first[0], last[1], days, own_year, exact)


def _edges(date: str) -> tuple[str, str] | None:
    if _DAY.match(date) and date[0] != "X":
        return date, date
    if found := _MONTH.match(date):
        year, month = found[1], int(found[2])
        if year == "XXXX" or month in _SEASONS:
            return None if year == "XXXX" else (f"{year}-01-01", f"{year}-12-31")
        if not 1 <= month <= 12:
            return None
        return f"{date}-01", f"{date}-{monthrange(int(year), month)[1] if int(year) else 28:02d}"
    if re.fullmatch(r"\d{4}|\d{3}X|\d\dXX", date):
        return f"{date.replace('X', '0')}-01-01", f"{date.replace('X', '9')}-12-31"
    return None


def of_timex(timex: Timex, words: str) -> When:
    """What `timex`, which reads as `words`, says of the calendar."""
    bare = bool(_MONTH_NAME.search(words)) and not _FULL_YEAR.search(words) and not _RELATIVE.search(words)
    if timex.edtf is not None:
        days = _days(timex.value) if bare else ()
        return of_edtf(timex.edtf, own_year=timex.basis == "stated", days=days)
    days = _days(timex.value)
    return When(timex.value, days=days, own_year=False, exact=all(d for _, d in days)) if days else UNKNOWN


def _days(value: str) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    for end in value.split("T")[0].split("/"):
        match = _DAY.match(end) or _MONTH.match(end)
        if not match or match[2] == "XX" or (match.lastindex == 3 and match[3] == "XX"):
            return ()
        found.append((int(match[2]), int(match[3]) if match.lastindex == 3 else 0))
    return tuple(found)


def month_days(when: When) -> tuple[tuple[int, int], ...]:
    """Month and day of both ends, whether a year is told or not; a whole month has day 0. Empty for other stretches."""
    if when.days:
        return when.days
    return _days(when.edtf or "")


def agree(a: When, b: When) -> bool:
    """Whether the two can be the same time: the same days, or one inside the other, as far as both tell.

    A year that was only counted from a document's date does not stand in the way.
    """
    if a.dated and b.dated and (a.own_year or not a.days) and (b.own_year or not b.days):
        return _inside(a, b) or _inside(b, a)
    one, other = month_days(a), month_days(b)
    if not one or not other:
        return False
    return _within(one, other) or _within(other, one)


def _inside(a: When, b: When) -> bool:
    return (b.first or "") <= (a.first or "") and (a.last or "") <= (b.last or "")


def _within(inner: tuple[tuple[int, int], ...], outer: tuple[tuple[int, int], ...]) -> bool:
    """Whether the days `inner` lie in `outer`, the year left aside; a month alone holds all its days."""
    low = outer[0]
    high = (outer[-1][0], outer[-1][1] or 31)
    return low <= inner[0] and (inner[-1][0], inner[-1][1] or 31) <= high


def within(finer: When, coarse: When) -> When | None:
    """`finer`, days without a year, in the one year in which they lie inside `coarse`; None if there is no such one."""
    if not coarse.first or not coarse.last or not finer.days:
        return None
    found = []
    for year in range(int(coarse.first[:4]), min(int(coarse.last[:4]), int(coarse.first[:4]) + 1) + 1):
        ends = [f"{year}-{month:02d}-{day:02d}" for month, day in finer.days]
        if coarse.first <= ends[0] and ends[-1] <= coarse.last:
            found.append("/".join(ends))
    return of_edtf(found[0]) if len(found) == 1 else None
