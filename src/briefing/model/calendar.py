"""Calendar: the days that a date in EDTF (ISO 8601-2, levels 0 and 1) can mean."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

_DATE = re.compile(r"(?P<y>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<m>\d\d|XX)(?:-(?P<d>\d\d|XX))?)?(?:T[\d:.Z+-]*)?(?P<q>[~?%]?)")
_OPEN = frozenset({"", ".."})
_SEASONS = range(21, 25)


@dataclass(frozen=True, slots=True)
class Extent:
    """The days from `first` to `last`, both included; None where that end is open.

    `exact`: both ends are days, so that these are the days meant; otherwise the date lies somewhere in
    them. `doubtful`: the date itself says that it is approximate or uncertain.
    """

    first: date | None
    last: date | None
    exact: bool
    doubtful: bool = False


def extent(edtf: str) -> Extent | None:
    """The days of `edtf`; None for a date without a year and for what is no date of the years 1 to 9999."""
    begin, slash, end = edtf.partition("/")
    one = _edges(begin)
    if not slash:
        return one if begin not in _OPEN else None
    other = _edges(end)
    if one is None or other is None or (one.first is None and other.last is None):
        return None
    if one.first and other.last and one.first > other.last:
        return None
    return Extent(one.first, other.last, one.exact and other.exact, one.doubtful or other.doubtful)


def _edges(value: str) -> Extent | None:
    if value in _OPEN:
        return Extent(None, None, exact=True)
    found = _DATE.fullmatch(value)
    if found is None:
        return None
    low, high = int(found["y"].replace("X", "0")), int(found["y"].replace("X", "9"))
    doubtful = bool(found["q"])
    month = int(found["m"]) if found["m"] and found["m"] != "XX" else 0
    day = int(found["d"]) if found["d"] and found["d"] != "XX" else 0
    if not high:
        return None
    if low != high or not month or month in _SEASONS:
        return Extent(date(max(low, 1), 1, 1), date(high, 12, 31), exact=False, doubtful=doubtful)
    if not 1 <= month <= 12 or day > monthrange(low, month)[1]:
        return None
    if day:
        return Extent(date(low, month, day), date(low, month, day), exact=True, doubtful=doubtful)
    return Extent(date(low, month, 1), date(low, month, monthrange(low, month)[1]), exact=False, doubtful=doubtful)
