"""Annotate: the arithmetic of calendar values as TIMEX3 writes them, and their form in EDTF.

A value is as coarse as what it stands for: `2025`, `2025-07`, `2025-W30`, `2025-Q3`, `2025-SU`, `202`
(a decade), `20` (a century); an X is a digit that the text leaves open.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from briefing.annotate.dates.lexicon import EDTF_SEASONS

_CALENDAR = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?\Z")
_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI|W\d\d)(-WE)?\Z")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The document's own date as the point that relative words count from. `day` is within it; `grain` is D, M or Y."""

    day: date
    grain: str

    @staticmethod
    def of(edtf: str | None) -> Anchor | None:
        """The anchor that an EDTF date or interval gives: as fine as its two ends agree. None where there is none."""
        if not edtf:
            return None
        ends = [re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", end) for end in edtf.split("/")[:2]]
        parts = [tuple(int(g) for g in end.groups() if g) for end in ends if end]
        if not parts:
            return None
        first, last = parts[0], parts[-1]
        same = 0
        while same < min(len(first), len(last)) and first[same] == last[same]:
            same += 1
        if not same or not 1 <= first[0] <= 9998:
            return None
        try:
            day = date(
                first[0], first[1] if len(first) > 1 else 7, first[2] if len(first) > 2 else 15 if len(first) > 1 else 1
            )
        except ValueError:
            return None
        return Anchor(day, "YMD"[same - 1])


def valid(year: int, month: int, day: int) -> bool:
    """Whether the day exists; year 0 stands for any year."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(year if 1 <= year <= 9999 else 2000, month)[1]


def shift_months(day: date, months: int) -> tuple[int, int]:
    """Year and month `months` after the month of `day`."""
    count = day.year * 12 + day.month - 1 + months
    return count // 12, count % 12 + 1


def iso_week(day: date) -> str:
    """The ISO week of `day` as TIMEX3 writes it."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def shift(day: date, unit: str, by: int) -> str:
    """The value `by` units (D W M Q Y E C) after `day`, as coarse as the unit.

    Raises `OverflowError` where that leaves the calendar.
    """
    if unit == "D":
        return (day + timedelta(days=by)).isoformat()
    if unit == "W":
        return iso_week(day + timedelta(weeks=by))
    if unit == "Q":
        quarter = day.year * 4 + (day.month - 1) // 3 + by
        return _year(quarter // 4, f"-Q{quarter % 4 + 1}")
    if unit == "M":
        year, month = shift_months(day, by)
        return _year(year, f"-{month:02d}")
    if unit == "E":
        return _year(day.year + 10 * by)[:3]
    if unit == "C":
        return _year(day.year + 100 * by)[:2]
    return _year(day.year + by)


def _year(year: int, rest: str = "") -> str:
    if not 1 <= year <= 9999:
        raise OverflowError(year)
    return f"{year:04d}{rest}"


def nearest_year(anchor: Anchor, month: int, day: int | None, direction: int) -> int:
    """The year that puts the month (and day) nearest the anchor: before it (-1), after it (1), either side (0)."""
    here = anchor.day

    def away(year: int) -> int:
        last = monthrange(year, month)[1]
        if day is None and (year, month) == (here.year, here.month):
            return 0
        point = date(year, month, min(day if day is not None else last if year < here.year else 1, last))
        return (point - here).days

    years = [y for y in (here.year - 1, here.year, here.year + 1) if 1 <= y <= 9998]
    near = min(years, key=lambda y: (abs(away(y)), y))
    if direction < 0:
        return max((y for y in years if away(y) <= 0), default=near)
    if direction > 0:
        return min((y for y in years if away(y) >= 0), default=near)
    return near


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm printed in Nature, 1876)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, n: int) -> date:
    """The n-th weekday (ISO number) of a month; n = -1 is the last."""
    if n > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (n - 1))
    last = date(year, month, monthrange(year, month)[1])
    return last - timedelta(days=(last.isoweekday() - weekday) % 7)


def to_edtf(value: str) -> str | None:
    """The EDTF (ISO 8601-2) form of a TIMEX3 calendar value; None where the value is no stretch of the calendar."""
    if "/" in value:
        ends = [to_edtf(end) for end in value.split("/")]
        return f"{ends[0]}/{ends[1]}" if len(ends) == 2 and all(e and "/" not in e for e in ends) else None
    value = value.split("T")[0]
    if _CALENDAR.match(value):
        return value
    if re.fullmatch(r"\d{3}|\d\d", value):
        return value.ljust(4, "X")
    part = _PART.match(value)
    if not part:
        return f"{value[2:]}~" if re.fullmatch(r"FY\d{4}", value) else None
    year, name = int(part[1]), part[2]
    if name in EDTF_SEASONS:
        return f"{part[1]}-{EDTF_SEASONS[name]}"
    if name[0] in "QH":
        months = 3 if name[0] == "Q" else 6
        first = (int(name[1]) - 1) * months + 1
        return f"{part[1]}-{first:02d}/{part[1]}-{first + months - 1:02d}"
    try:
        monday = date.fromisocalendar(year, int(name[1:]), 1)
        first_day = monday + timedelta(days=5) if part[3] else monday
        return f"{first_day.isoformat()}/{(monday + timedelta(days=6)).isoformat()}"
    except (ValueError, OverflowError):
        return None
