"""Annotate: read calendar days and months ("7 October 2023", "July 28 to August 2", "early March")."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from briefing.annotate.dates import calendar, context, lexicon
from briefing.annotate.dates.lexicon import words
from briefing.annotate.dates.scene import DCT, Builder, Match, Scene, Value

# A day and month without a year lie near the document's date; further back than this, the year is not told.
_FAR_BACK = 300


def year_of(digits: str, near: int | None = None) -> int:
    """A year of two digits in the century that puts it nearest `near`, or nearest 2000 where nothing is given."""
    if len(digits) == 4:
        return int(digits)
    base = near if near is not None else 2000
    return min(
        (c * 100 + int(digits) for c in (base // 100 - 1, base // 100, base // 100 + 1)), key=lambda y: abs(y - base)
    )


def completed_year(scene: Scene, m: Match, month: int, day: int | None) -> tuple[int, str] | None:
    """The year of a month (and day) without one, and its basis; None where no year can be told."""
    anchor = scene.anchor
    if anchor is None:
        return None
    groups = m.groupdict()
    if groups.get("rel"):
        rel = groups["rel"].lower().split()[-1]
        if rel in {"last", "this", "next"}:
            return anchor.day.year + {"last": -1, "this": 0, "next": 1}[rel], DCT
        if scene.reference.year:
            return int(scene.reference.year) + (rel == "following"), "context"
    way = context.direction(scene.text, m.start(), m.end())
    if day is not None and groups.get("wd"):
        wanted = lexicon.weekday(groups["wd"])
        years = [
            y
            for y in range(anchor.day.year - 3, anchor.day.year + 4)
            if calendar.valid(y, month, day) and date(y, month, day).isoweekday() == wanted
        ]
        if years:
            return min(years, key=lambda y: (abs((date(y, month, day) - anchor.day).days), y)), DCT
    if anchor.grain == "Y":
        return anchor.day.year, DCT
    near = calendar.nearest_year(anchor, month, day, 0)
    if day is not None and not calendar.valid(near, month, day):
        return None
    gap = (date(near, month, day or 15) - anchor.day).days
    if way < 0 and gap > (0 if day is not None else 20):
        back = calendar.nearest_year(anchor, month, day, -1)
        far = (anchor.day - date(back, month, min(day or 15, 28))).days > _FAR_BACK
        if not far:
            near = back
        elif (
            day is not None
            and not context.due(scene.text, m.start(), m.end())
            and context.told_close_by(scene.text, m.start())
        ):
            return None
    elif way > 0 and gap < 0:
        near = calendar.nearest_year(anchor, month, day, 1) if gap < -60 else near
    return near, DCT


def day_value(year: int | None, month: int, day: int) -> str | None:
    """The value of a day, the year X where none is told; None where the calendar has no such day."""
    if not calendar.valid(year or 0, month, day):
        return None
    return f"{year:04d}-{month:02d}-{day:02d}" if year else f"XXXX-{month:02d}-{day:02d}"


def _iso(m: Match, _: Scene) -> Value | None:
    value = day_value(int(m["y"]), int(m["m"]), int(m["d"]))
    if value is None:
        return None
    return Value("TIME", f"{value}T{m['clock']}") if m["clock"] else Value("DATE", value)


def _numeric(m: Match, scene: Scene) -> Value | None:
    a, b = int(m["a"]), int(m["b"])
    if m["sep"] == "." and len(m["y"]) == 2:
        return None
    year = year_of(m["y"], scene.anchor.day.year if scene.anchor else None)
    orders = [(b, a)] if m["sep"] == "." else [(a, b), (b, a)]
    days = [value for month, day in orders if (value := day_value(year, month, day))]
    if not days or context.word_before(scene.text, m.start())[0].lower() in {"no", "call", "tel", "phone", "score"}:
        return None
    # Which of two numbers is the month is not told where both could be: then only the year is sure.
    return Value("DATE", days[0], edtf=None if len(set(days)) == 1 else f"{year:04d}")


# What stands before a month that could also be a verb, a march or a name.
_BEFORE_MONTHS = words(
    """
    in since by until last next this of early late mid from to during before after through every each and between
    for till or on coming around
    """
)


def _is_month(scene: Scene, start: int, end: int, *, alone: bool) -> bool:
    """Whether the word at `start` is the month and not the verb, the march, a person's name."""
    word = scene.text[start:end].rstrip(".")
    low = word.lower()
    if not word[:1].isupper():
        return False
    if not alone:
        return True
    before, gap = context.word_before(scene.text, start)
    if low in {"may", "march", "april", "june", "august", "jan"} or len(low) <= 4:
        prepared = before.lower() in _BEFORE_MONTHS and not gap.strip(" -")
        if low in {"may", "march", "mar", "jan"} or len(low) <= 3:
            return prepared and not (low in {"may", "jan"} and before.lower() in {"and", "or"})
        after = context.word_after(scene.text, end)
        if after[:1].isupper() and before.lower() in {"and", "or", "for", "to"}:
            return False  # a name among names
        return prepared or not (after[:1].isupper() or (before[:1].isupper() and before.lower() not in {"in"}))
    return True


def _month_day(m: Match, scene: Scene) -> Value | None:
    if not _is_month(scene, m.start("mon"), m.end("mon"), alone=False):
        return None
    groups = m.groupdict()
    month, day = lexicon.month(m["mon"]), int(re.sub(r"\D", "", m["d"]))
    basis = "stated"
    if m["y"]:
        year: int | None = int(m["y"])
    else:
        told = completed_year(scene, m, month, day)
        year, basis = told if told else (None, "stated")
    first_month = lexicon.month(groups["mon1"]) if groups.get("mon1") else month
    first_year = (
        int(groups["y1"])
        if groups.get("y1")
        else year - (first_month > month)
        if year and groups.get("d2") is not None
        else year
    )
    first = day_value(first_year, first_month, day)
    if first is None:
        return None
    if not groups.get("d2"):
        return Value("DATE", first, basis)
    last_month = lexicon.month(groups["mon2"]) if groups.get("mon2") else month
    last_year = year + 1 if year and last_month < first_month and not groups.get("mon1") and not m["y"] else year
    if groups.get("mon2") and m["y"] and last_month < month:
        first = day_value(int(m["y"]) - 1, month, day) or first
    last = day_value(last_year, last_month, int(re.sub(r"\D", "", groups["d2"])))
    if last is None or last <= first:
        return None
    return Value("DATE", f"{first}/{last}", basis)


def _modified_month(m: Match, scene: Scene) -> Value | None:
    start, end = m.span("mon")
    if not _is_month(scene, start, end, alone=not m["y"] and not m["mod"]):
        return None
    month = lexicon.month(m["mon"])
    if m["y"]:
        year: int | None = int(m["y"])
        basis = "stated"
    else:
        told = completed_year(scene, m, month, None)
        year, basis = told if told else (None, "stated")
    value = f"{year:04d}-{month:02d}" if year else f"XXXX-{month:02d}"
    if m["mon2"]:
        if not m["mon2"][:1].isupper():
            return None
        return _month_range(year, month, lexicon.month(m["mon2"]), basis)
    return Value("DATE", value, basis)


def _month_range(year: int | None, first: int, last: int, basis: str) -> Value | None:
    if first == last:
        return None
    begin = year - (last < first) if year else None
    ends = [f"{y:04d}-{month:02d}" if y else f"XXXX-{month:02d}" for y, month in ((begin, first), (year, last))]
    return Value("DATE", "/".join(ends), basis)


def _months(m: Match, scene: Scene) -> Value | None:
    first, last = lexicon.month(m["mon"]), lexicon.month(m["mon2"])
    if not (m["mon"][0].isupper() and m["mon2"][0].isupper()):
        return None
    if m["y1"] and m["y"]:
        return Value("DATE", f"{m['y1']}-{first:02d}/{m['y']}-{last:02d}")
    told = (int(m["y"]), "stated") if m["y"] else completed_year(scene, m, last, None)
    return _month_range(told[0] if told else None, first, last, told[1] if told else "stated")


def _relative_month(m: Match, scene: Scene) -> Value | None:
    month, rel = lexicon.month(m["mon"]), m["rel"].lower()
    if not m["mon"][0].isupper():
        return None
    if scene.anchor is None:
        return Value("DATE", f"XXXX-{month:02d}")
    here = scene.anchor.day
    if rel in {"last", "past", "previous", "this past"}:
        year = here.year if month < here.month else here.year - 1
    elif rel in {"next", "coming", "this coming", "following"}:
        year = here.year if month > here.month else here.year + 1
    else:
        year = here.year
    return Value("DATE", f"{year:04d}-{month:02d}", DCT)


BUILDERS: Mapping[str, Builder] = MappingProxyType(
    {
        "iso": _iso,
        "numeric": _numeric,
        "month-day": _month_day,
        "day-month": _month_day,
        "month": _modified_month,
        "months": _months,
        "rel-month": _relative_month,
    }
)
