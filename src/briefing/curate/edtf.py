"""Curate: check and order dates in EDTF (ISO 8601-2, level 1, and level 2's "XXXX-10-07")."""

from __future__ import annotations

import datetime
import re

_DATE = re.compile(r"(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?[?~%]?|(-?\d{3}X|-?\d{2}XX)")
_YEARLESS = re.compile(r"XXXX-(\d{2})(?:-(\d{2}))?[?~%]?")
_SEASONS = range(21, 25)


def is_edtf(value: str) -> bool:
    """Whether `value` is a date, a season or an interval ("2025-07-28/2025-07-30", "2025/..") that exists."""
    ends = value.split("/")
    if len(ends) > 2:
        return False
    if len(ends) == 2:
        if not any(end not in {"", ".."} for end in ends):
            return False
        known = [end for end in ends if end not in {"", ".."}]
        return all(map(_is_date, known)) and (len(known) < 2 or earliest(known[0]) <= latest(known[1]))
    return _is_date(value)


def _is_date(value: str) -> bool:
    if yearless := _YEARLESS.fullmatch(value):
        # Of an unknown year: 29 February is among its days.
        return _is_date(f"2000-{yearless[1]}" + (f"-{yearless[2]}" if yearless[2] else "")) and int(yearless[1]) <= 12
    match = _DATE.fullmatch(value)
    if not match:
        return False
    year, month, day = match.group(1), match.group(2), match.group(3)
    if month is None:
        return True
    if day is None:
        return 1 <= int(month) <= 12 or int(month) in _SEASONS
    try:
        datetime.date(max(int(year), 1), int(month), int(day))
    except ValueError:
        return False
    return True


def tells_year(value: str) -> bool:
    """Whether `value` tells a year ("XXXX-10-07" does not)."""
    return not value.startswith("XXXX")


def earliest(value: str) -> str:
    """A string that sorts `value` by its first day; an open start sorts before everything.

    What tells no year sorts behind everything that does, in the order of its days.
    """
    start = value.split("/")[0]
    return "" if start in {"", ".."} else _padded(start, "0")


def latest(value: str) -> str:
    """A string that sorts `value` by its last day; an open end sorts after everything."""
    end = value.split("/")[-1]
    return "~" if end in {"", ".."} else _padded(end, "9")


def _padded(value: str, filler: str) -> str:
    if not tells_year(value):
        return "~" + value.rstrip("?~%")[4:]
    value = value.rstrip("?~%").replace("X", filler)
    return (value + f"-{filler * 2}-{filler * 2}")[:10] if len(value) < 10 else value
