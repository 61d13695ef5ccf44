"""Annotate: from the shape of an expression to its TIMEX3 value, counted from the document's date and the tense."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from briefing.annotate.dates import calendar, context, lexicon
from briefing.annotate.dates.calendar import Anchor
from briefing.model import TimexType


@dataclass(frozen=True, slots=True)
class Reference:
    """What was spoken of before: the last day, the last quarter and the last year that the text named."""

    day: str | None = None
    quarter: str | None = None
    year: str | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """Where an expression stands: the text, the document's date, what was named before, whether it is quoted."""

    text: str
    anchor: Anchor | None
    reference: Reference


@dataclass(frozen=True, slots=True)
class Value:
    """A value with how it was reached. `edtf` overrides what the value itself says."""

    type: TimexType
    value: str
    basis: str = "stated"
    edtf: str | None = None


Match = re.Match[str]
_DCT = "document-date"
# A day and month without a year lie near the document's date; further back than this, the year is not told.
_FAR_BACK = 300


def _year2(digits: str, near: int | None = None) -> int:
    """A year of two digits in the century that puts it nearest (and not far after) `near`; 1950–2049 where nothing is near."""
    if len(digits) == 4:
        return int(digits)
    base = near if near is not None else 2000
    return min(
        (c * 100 + int(digits) for c in (base // 100 - 1, base // 100, base // 100 + 1)), key=lambda y: abs(y - base)
    )


def _complete(scene: Scene, m: Match, month: int, day: int | None) -> tuple[int, str] | None:
    """The year of a month (and day) without one, and its basis; None where no year can be told."""
    anchor = scene.anchor
    if anchor is None:
        return None
    groups = m.groupdict()
    if groups.get("rel"):
        rel = groups["rel"].lower().split()[-1]
        if rel in {"last", "this", "next"}:
            return anchor.day.year + {"last": -1, "this": 0, "next": 1}[rel], _DCT
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
            return min(years, key=lambda y: (abs((date(y, month, day) - anchor.day).days), y)), _DCT
    if anchor.grain == "Y":
        return anchor.day.year, _DCT
    near = calendar.nearest_year(anchor, month, day, 0)
    if day is not None and not calendar.valid(near, month, day):
        return None
    gap = (date(near, month, day or 15) - anchor.day).days
    if way < 0 and gap > (3 if day is not None else 20):
        near = calendar.nearest_year(anchor, month, day, -1)
        if day is not None and (anchor.day - date(near, month, min(day, 28))).days > _FAR_BACK:
            return None
    elif way > 0 and gap < 0:
        near = calendar.nearest_year(anchor, month, day, 1) if gap < -60 else near
    return near, _DCT


def _day(year: int | None, month: int, day: int) -> str | None:
    if not calendar.valid(year or 0, month, day):
        return None
    return f"{year:04d}-{month:02d}-{day:02d}" if year else f"XXXX-{month:02d}-{day:02d}"


def _iso(m: Match, _: Scene) -> Value | None:
    value = _day(int(m["y"]), int(m["m"]), int(m["d"]))
    if value is None:
        return None
    return Value("TIME", f"{value}T{m['clock']}") if m["clock"] else Value("DATE", value)


def _numeric(m: Match, scene: Scene) -> Value | None:
    a, b = int(m["a"]), int(m["b"])
    if m["sep"] == "." and len(m["y"]) == 2:
        return None
    year = _year2(m["y"], scene.anchor.day.year if scene.anchor else None)
    orders = [(b, a)] if m["sep"] == "." else [(a, b), (b, a)]
    days = [value for month, day in orders if (value := _day(year, month, day))]
    if not days or context.word_before(scene.text, m.start())[0].lower() in {"no", "call", "tel", "phone", "score"}:
        return None
    # Which of two numbers is the month is not told where both could be: then only the year is sure.
    return Value("DATE", days[0], edtf=None if len(set(days)) == 1 else f"{year:04d}")


_WORDS_NOT_MONTHS = frozenset(
    {"may", "march", "mar", "jan", "dec", "sep", "oct", "nov", "apr", "jun", "jul", "aug", "feb"}
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
        prepared = before.lower() in {
            "in", "since", "by", "until", "last", "next", "this", "of", "early", "late", "mid", "from", "to", "during", "before", "after",
            "through", "every", "each", "and", "between", "for", "till", "or", "on", "coming", "around",
        } and not gap.strip(" -")  # fmt: skip
        if low in {"may", "march", "mar", "jan"} or len(low) <= 3:
            return prepared and not (low in {"may", "jan"} and before.lower() in {"and", "or"})
        after = context.word_after(scene.text, end)
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
        told = _complete(scene, m, month, day)
        year, basis = told if told else (None, "stated")
    first_month = lexicon.month(groups["mon1"]) if groups.get("mon1") else month
    first_year = (
        int(groups["y1"])
        if groups.get("y1")
        else year - (first_month > month)
        if year and groups.get("d2") is not None
        else year
    )
    first = _day(first_year, first_month, day)
    if first is None:
        return None
    if not groups.get("d2"):
        return Value("DATE", first, basis)
    last_month = lexicon.month(groups["mon2"]) if groups.get("mon2") else month
    last_year = year + 1 if year and last_month < first_month and not groups.get("mon1") and not m["y"] else year
    if groups.get("mon2") and m["y"] and last_month < month:
        first = _day(int(m["y"]) - 1, month, day) or first
    last = _day(last_year, last_month, int(re.sub(r"\D", "", groups["d2"])))
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
        told = _complete(scene, m, month, None)
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
    told = (int(m["y"]), "stated") if m["y"] else _complete(scene, m, last, None)
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
    return Value("DATE", f"{year:04d}-{month:02d}", _DCT)


def _season_year(scene: Scene, rel: str, code: str) -> int | None:
    if scene.anchor is None:
        return None
    here = scene.anchor.day
    begins = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[code]
    if rel in {"last", "past", "previous", "this past"}:
        return here.year if begins + 2 < here.month else here.year - 1
    if rel in {"next", "coming", "this coming", "following"}:
        return here.year if begins > here.month else here.year + 1
    return here.year - (code == "WI" and here.month < 3)


def _season(m: Match, scene: Scene) -> Value | None:
    code = lexicon.SEASONS[m["s"].lower()]
    if m["y"]:
        return Value("DATE", f"{m['y']}-{code}")
    if scene.anchor is None:
        return Value("DATE", f"XXXX-{code}")
    return Value("DATE", f"{scene.anchor.day.year + _STEP[m['rel'].lower()]:04d}-{code}", _DCT)


def _relative_season(m: Match, scene: Scene) -> Value | None:
    code = lexicon.SEASONS[m["s"].lower()]
    year = _season_year(scene, m["rel"].lower(), code)
    return Value("DATE", f"{year:04d}-{code}", _DCT) if year else Value("DATE", f"XXXX-{code}")


def _quarter(m: Match, scene: Scene) -> Value | None:
    n = lexicon.ordinal(m["o"])
    what = m["q"].lower()
    if what == "period" or n is None or n > (4 if what == "quarter" else 2):
        return None
    code = f"{'Q' if what == 'quarter' else 'H'}{n}"
    if m["y"]:
        return Value("DATE", f"{m['y']}-{code}")
    if scene.anchor is None:
        return Value("DATE", f"XXXX-{code}")
    here = scene.anchor.day
    rel = (m["rel"] or m["rel2"] or "").lower()
    if rel in _STEP:
        year = here.year + _STEP[rel]
    else:
        months = 3 if what == "quarter" else 6
        year = here.year - ((n - 1) * months + 1 > here.month)
        if year < here.year and context.direction(scene.text, m.start(), m.end()) > 0:
            year = here.year
    return Value("DATE", f"{year:04d}-{code}", _DCT)


def _quarter_code(m: Match, scene: Scene) -> Value | None:
    code = m["q"].upper()
    code = f"Q{code[0]}" if code[0].isdigit() else code
    if code[0] == "H" and code[1] not in "12":
        return None
    if m["y"]:
        return Value("DATE", f"{m['y']}-{code}")
    if scene.anchor is None:
        return Value("DATE", f"XXXX-{code}")
    here = scene.anchor.day
    begins = (int(code[1]) - 1) * (3 if code[0] == "Q" else 6) + 1
    return Value("DATE", f"{here.year - (begins > here.month):04d}-{code}", _DCT)


def _fiscal(m: Match, scene: Scene) -> Value | None:
    groups = m.groupdict()
    year = (
        int(groups["y"]) if groups.get("y") else _year2(groups["yy"], scene.anchor.day.year if scene.anchor else None)
    )
    # When a fiscal year begins is each body's own affair: the calendar year is only near.
    return Value("DATE", f"{year:04d}", edtf=f"{year:04d}~")


def _fiscal_relative(m: Match, scene: Scene) -> Value | None:
    if scene.anchor is None:
        return None
    year = scene.anchor.day.year + _STEP.get(m["rel"].lower(), 0)
    return Value("DATE", f"{year:04d}", _DCT, edtf=f"{year:04d}~")


_STEP: Mapping[str, int] = MappingProxyType(
    {"last": -1, "past": -1, "previous": -1, "this past": -1, "this": 0, "current": 0, "the": 0, "the very": 0, "same": 0, "that": 0,
     "next": 1, "coming": 1, "following": 1, "this coming": 1}
)  # fmt: skip


def _years(m: Match, _: Scene) -> Value | None:
    first = m["y"]
    last = m["y2"] if len(m["y2"]) == 4 else first[:2] + m["y2"]
    return Value("DATE", f"{first}/{last}") if first < last and int(last) - int(first) <= 200 else None


def _decade(m: Match, _: Scene) -> Value | None:
    return Value("DATE", m["y"][:3])


def _decade_short(m: Match, scene: Scene) -> Value | None:
    word = m["word"].lower()
    tens = lexicon.TENS.get(word.replace("ies", "y")) or int(re.sub(r"\D", "", word) or 0)
    if tens < 20 or (
        word[0].isdigit() and context.word_before(scene.text, m.start())[0].lower() in {"his", "her", "their", "my"}
    ):
        return None
    century = scene.anchor.day.year // 100 if scene.anchor else 20
    year = century * 100 + tens
    if year > (scene.anchor.day.year if scene.anchor else 2020):
        year -= 100
    return Value("DATE", f"{year // 10}")


def _century(m: Match, _: Scene) -> Value | None:
    n = 21 if m["o"].lower() == "twenty-first" else lexicon.ordinal(m["o"])
    return Value("DATE", f"{n - 1:02d}") if n and 1 <= n <= 30 else None


_COUNTED = re.compile(r"[ \t](?:people|men|women|children|soldiers|troops|jobs|votes|shares|points|miles|km|kilomet\w+|met(?:er|re)s|feet|tons|tonnes|pounds|dollars|euros|percent|per cent|barrels|acres|units|copies|megawatts|or so|[a-z]+ers|employees|workers|homes|houses|years|days|hours|minutes)\b|%|[ ]?(?:kg|mw|kw|hp|°)\b", re.IGNORECASE)  # fmt: skip
_NOT_YEAR = frozenset({"no", "flight", "room", "page", "p", "pp", "line", "rfc", "iso", "model", "boeing", "section", "article", "resolution", "bill", "about",
                       "than", "some", "nearly", "almost", "over", "least", "of about", "approximately", "roughly", "order", "route", "highway", "number", "nos"})  # fmt: skip


def _year(m: Match, scene: Scene) -> Value | None:
    start, end = m.span("y")
    text = scene.text
    before, gap = context.word_before(text, start)
    if not m["post"] and (
        text[start - 1 : start] in tuple("$€£#-–/:+'’&=@_")
        or (text[end : end + 1] in tuple("-/:'’@_") and not re.match(r"['’]s\b|-(?:[A-Za-z])", text[end : end + 3]))
    ):
        return None
    year = int(m["y"])
    if _COUNTED.match(text, end) or (before.lower().rstrip(".") in _NOT_YEAR and not m["mod"]):
        return None
    if year < 1500 and before.lower() not in {"in", "year", "since", "until", "by", "from"}:
        return None
    if text[max(0, start - 2) : start] in {"$ ", "€ ", "£ "}:
        return None
    anchor = scene.anchor.day.year if scene.anchor else 2020
    if year > anchor + 60 and before.lower() not in {"in", "by", "year", "until"}:
        return None
    return Value("DATE", m["y"])


def _holiday(m: Match, scene: Scene) -> Value | None:
    name = m["h"].lower().replace("’", "'")
    if not m["h"][:1].isupper():
        return None
    rel = (m["rel"] or "").lower()
    if m["y"]:
        year: int | None = int(m["y"])
    elif scene.anchor is None:
        year = None
    else:
        month = lexicon.HOLIDAYS.get(
            name, (11 if name.startswith("thanks") else 9 if name.startswith("labor") else 5, 25)
        )[0]
        way = _STEP.get(rel, 0) if rel else context.direction(scene.text, m.start(), m.end())
        year = calendar.nearest_year(scene.anchor, month, 25, way)
    if name in lexicon.HOLIDAYS:
        month, day = lexicon.HOLIDAYS[name]
        value = _day(year, month, day)
        return Value("DATE", value, "stated" if m["y"] or not year else _DCT) if value else None
    if year is None:
        return None
    if name.startswith("thanksgiving"):
        found = calendar.nth_weekday(year, 11, 4, 4)
    elif name == "labor day":
        found = calendar.nth_weekday(year, 9, 1, 1)
    elif name == "memorial day":
        found = calendar.nth_weekday(year, 5, 1, -1)
    elif name.startswith("martin"):
        found = calendar.nth_weekday(year, 1, 1, 3)
    else:
        found = calendar.easter(year)
    return Value("DATE", found.isoformat(), "stated" if m["y"] else _DCT)


def _with_part(value: str, part: str | None) -> Value:
    if not part:
        return Value("DATE", value, _DCT)
    return Value("TIME", f"{value}T{lexicon.DAY_PARTS[part.lower()]}", _DCT)


def _deictic(m: Match, scene: Scene) -> Value | None:
    word = " ".join(m["w"].lower().split())
    part = m["part"] or ("night" if word == "tonight" else None)
    if scene.anchor is None:
        return (
            Value("TIME", f"XXXX-XX-XXT{lexicon.DAY_PARTS[part.lower()]}")
            if part
            else Value("DATE", "PRESENT_REF" if word == "today" else "XXXX-XX-XX")
        )
    by = {"yesterday": -1, "tomorrow": 1, "the day before yesterday": -2, "the day after tomorrow": 2}.get(word, 0)
    if scene.anchor.grain != "D":
        return _with_part(_coarse(scene.anchor), None) if by == 0 else None
    return _with_part(calendar.shift(scene.anchor.day, "D", by), part)


def _coarse(anchor: Anchor) -> str:
    iso = anchor.day.isoformat()
    return {"Y": iso[:4], "M": iso[:7], "D": iso}[anchor.grain]


def _this_part(m: Match, scene: Scene) -> Value | None:
    if scene.anchor is None or scene.anchor.grain != "D":
        return Value("TIME", f"XXXX-XX-XXT{lexicon.DAY_PARTS[m['part'].lower()]}")
    return _with_part(scene.anchor.day.isoformat(), m["part"])


def _last_night(m: Match, scene: Scene) -> Value | None:
    if scene.anchor is None or scene.anchor.grain != "D":
        return Value("TIME", "XXXX-XX-XXTNI")
    return _with_part(calendar.shift(scene.anchor.day, "D", -1), m["part"])


def _weekday(m: Match, scene: Scene) -> Value | None:
    if not m["wd"][0].isupper() or (len(m["wd"].rstrip(".")) <= 3 and not m["wd"].endswith(".") and not m["rel"]):
        return None
    if m["wd"].rstrip(".").lower() in {"sun", "sat", "wed", "mon", "fri"} and context.word_before(
        scene.text, m.start()
    )[0].lower() not in {"on", "by", "until"}:
        return None
    wanted = lexicon.weekday(m["wd"])
    part = m["part"]
    if scene.anchor is None or scene.anchor.grain != "D":
        code = f"XXXX-WXX-{wanted}"
        return Value("TIME", f"{code}T{lexicon.DAY_PARTS[part.lower()]}") if part else Value("DATE", code)
    here = scene.anchor.day
    back = (here.isoweekday() - wanted) % 7
    rel = (m["rel"] or "").lower()
    week = (m["week"] or "").lower().split()
    if week:
        monday = here - timedelta(days=here.isoweekday() - 1) + timedelta(weeks=_STEP[week[-2]])
        day = monday + timedelta(days=wanted - 1)
    elif rel in {"last", "past", "previous", "this past"}:
        day = here - timedelta(days=back or 7)
    elif rel in {"next", "coming", "following", "this coming"}:
        day = here + timedelta(days=(-back) % 7 or 7)
    elif rel == "this":
        day = here + timedelta(days=(-back) % 7)
    elif back and context.direction(scene.text, m.start(), m.end()) > 0:
        day = here + timedelta(days=7 - back)
    else:
        day = here - timedelta(days=back)
    return _with_part(day.isoformat(), part)


_UNIT_OF: Mapping[str, str] = MappingProxyType(
    {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "E", "century": "C"}
)


def _relative_unit(m: Match, scene: Scene) -> Value | None:
    unit, rel = m["u"].lower(), m["rel"].lower()
    if unit == "season":
        return None
    if rel in {"same", "that", "following", "previous", "the very"} or (rel == "next" and unit == "day"):
        return _from_reference(scene, unit, rel)
    if rel == "past" and unit in {"decade", "year", "week", "month", "century", "quarter"}:
        return Value("DURATION", _length(1, _UNIT_OF[unit]))
    if scene.anchor is None:
        return Value(
            "DATE",
            "XXXX-WXX-WE"
            if unit == "weekend"
            else {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX"}.get(_UNIT_OF[unit], "XXXX"),
        )
    by = _STEP[rel]
    if unit == "weekend":
        return Value("DATE", calendar.shift(scene.anchor.day, "W", by) + "-WE", _DCT)
    if unit == "day":
        return Value("DATE", calendar.shift(scene.anchor.day, "D", by), _DCT) if rel != "last" else None
    return Value("DATE", calendar.shift(scene.anchor.day, _UNIT_OF[unit], by), _DCT)


def _from_reference(scene: Scene, unit: str, rel: str) -> Value | None:
    """ "that day", "the following week": counted from what the text named last, not from the document's date."""
    reference = scene.reference
    by = {"following": 1, "next": 1, "previous": -1}.get(rel, 0)
    if unit == "year" and reference.year:
        return Value("DATE", f"{int(reference.year) + by:04d}", "context")
    if unit == "quarter" and reference.quarter and not by:
        return Value("DATE", reference.quarter, "context")
    if not reference.day or unit == "weekend":
        return None
    day = date.fromisoformat(reference.day)
    return Value("DATE", calendar.shift(day, _UNIT_OF[unit], by), "context")


def _latest(m: Match, scene: Scene) -> Value | None:
    unit = m["u"].lower()
    if scene.anchor is None:
        return None
    if unit in {"quarter", "period"}:
        if unit == "period" and not scene.reference.quarter:
            return None
        value = scene.reference.quarter or calendar.shift(scene.anchor.day, "Q", -1)
        return Value("DATE", value, _DCT)
    return Value("DATE", calendar.shift(scene.anchor.day, _UNIT_OF[unit], -1), _DCT)


def _modified_unit(m: Match, scene: Scene) -> Value | None:
    if scene.anchor is None:
        return None
    words = m["mod"].lower().split()
    by = -1 if "last" in words else 1 if "next" in words else 0
    unit = m["u"].lower()
    if unit == "day":
        return None
    return Value("DATE", calendar.shift(scene.anchor.day, _UNIT_OF[unit], by), _DCT)


def _year_end(m: Match, scene: Scene) -> Value | None:
    if scene.anchor is None:
        return None
    here = scene.anchor.day
    if m["u"].lower() == "year":
        return Value("DATE", f"{here.year:04d}-12-31", _DCT)
    year, month = calendar.shift_months(here, 1)
    return Value("DATE", (date(year, month, 1) - timedelta(days=1)).isoformat(), _DCT)


def _year_earlier(m: Match, scene: Scene) -> Value | None:
    return _year_back(scene, 1)


def _year_back(scene: Scene, years: int) -> Value | None:
    if scene.reference.quarter and scene.reference.quarter[:4].isdigit():
        quarter = scene.reference.quarter
        return Value("DATE", f"{int(quarter[:4]) - years:04d}{quarter[4:]}", "context")
    if scene.anchor is None:
        return None
    return Value("DATE", calendar.shift(scene.anchor.day, "Y", -years), _DCT)


def _the_unit(m: Match, scene: Scene) -> Value | None:
    unit, rel = m["u"].lower(), (m["rel"] or "").lower()
    det = m["det"].lower()
    if rel in {"same", "next", "previous", "following"} or det == "that":
        return _from_reference(scene, unit, rel)
    if unit == "day" or unit == "month":
        return None
    if rel in {"whole", "entire"}:
        return Value("DURATION", _length(1, _UNIT_OF[unit]))
    if scene.anchor is None:
        return None
    if unit == "quarter":
        return Value("DATE", scene.reference.quarter or calendar.shift(scene.anchor.day, "Q", -1), "context")
    if unit == "weekend":
        here = scene.anchor.day
        return Value("DATE", calendar.shift(here, "W", -1 if here.isoweekday() < 6 else 0) + "-WE", _DCT)
    if unit == "year":
        follows = scene.text[m.end() : m.end() + 6]
        return Value("DATE", f"{scene.anchor.day.year:04d}", _DCT) if rel or not follows.startswith(" of") else None
    return Value("DATE", calendar.shift(scene.anchor.day, _UNIT_OF[unit], 0), _DCT)


def _the_part(m: Match, scene: Scene) -> Value | None:
    if not scene.reference.day:
        return None
    by = {"next": 1, "following": 1, "previous": -1}.get(m["rel"].lower(), 0)
    day = calendar.shift(date.fromisoformat(scene.reference.day), "D", by)
    return Value("TIME", f"{day}T{lexicon.DAY_PARTS[m['part'].lower()]}", "context")


def _unit_code(word: str) -> str:
    low = word.lower()
    low = "century" if low.startswith("centur") else low
    return lexicon.UNITS[low] if low in lexicon.UNITS else lexicon.UNITS[low.rstrip("s")]


def _length(n: float | None, code: str) -> str:
    """The TIMEX3 length of n units; an open number is X."""
    if n is not None and code in "FECG":
        n, code = n * {"F": 2, "E": 10, "C": 100, "G": 30}[code], {"F": "W"}.get(code, "Y")
    elif code in "FCG":
        code = {"F": "W", "C": "E", "G": "Y"}[code]
    if code == "E":
        code = "Y" if n is None else "E"
    amount = "X" if n is None else f"{n:g}"
    return f"PT{amount}{code[1]}" if code[0] == "T" else f"P{amount}{code}"


def _ago(m: Match, scene: Scene) -> Value | None:
    n, code = lexicon.number(m["n"]), _unit_code(m["u"])
    way = m["dir"].lower().split()[0]
    if n is None:
        return (
            Value("DATE", "PAST_REF")
            if way in {"ago", "earlier"}
            else Value("DATE", "FUTURE_REF")
            if way in {"from", "hence"}
            else Value("DURATION", _length(None, code))
        )
    if n != int(n) or code[0] == "T" or code in "FG":
        if code == "F":
            n, code = n * 2, "W"
        else:
            return Value("DURATION", _length(n, code))
    by = int(n)
    if way in {"ago", "from", "hence"}:
        if scene.anchor is None:
            return Value("DATE", "PAST_REF" if way == "ago" else "FUTURE_REF")
        if code == "Y" and way == "ago" and by == 1 and scene.reference.quarter:
            return _year_back(scene, by)
        if code in "EC":
            code, by = "Y", by * (10 if code == "E" else 100)
        return Value("DATE", calendar.shift(scene.anchor.day, code, -by if way == "ago" else by), _DCT)
    if code == "Y" and way in {"earlier", "before"} and by == 1:
        return _year_back(scene, by)
    if not scene.reference.day or code in "EC":
        return Value("DURATION", _length(n, code))
    return Value(
        "DATE",
        calendar.shift(
            date.fromisoformat(scene.reference.day), code, by if way.startswith(("later", "after")) else -by
        ),
        "context",
    )


def _from_day(m: Match, scene: Scene) -> Value | None:
    n = lexicon.number(m["n"])
    if scene.anchor is None or scene.anchor.grain != "D" or n is None:
        return None
    word, here = m["w"].lower(), scene.anchor.day
    way = -1 if m["dir"].lower() == "ago" else 1
    if word in {"today", "yesterday", "tomorrow"}:
        base = here + timedelta(days={"today": 0, "yesterday": -1, "tomorrow": 1}[word])
    else:
        gap = (here.isoweekday() - lexicon.weekday(word)) % 7
        base = here - timedelta(days=gap) if way < 0 else here + timedelta(days=(-gap) % 7)
    unit = m["u"].lower()
    if unit == "week":
        return Value("DATE", (base + timedelta(weeks=way * int(n))).isoformat(), _DCT)
    year, month = calendar.shift_months(base, way * int(n) * (12 if unit == "year" else 1))
    value = _day(year, month, base.day)
    return Value("DATE", value, _DCT) if value else None


def _since_units(m: Match, _: Scene) -> Value | None:
    return Value("DATE", "PAST_REF" if m["dir"].lower() != "later" else "FUTURE_REF")


def _span(m: Match, _: Scene) -> Value | None:
    return Value("DURATION", _length(lexicon.number(m["n"]), _unit_code(m["u"])))


def _past_unit(m: Match, _: Scene) -> Value | None:
    return Value("DURATION", _length(1, _UNIT_OF[m["u"].lower()]))


def _recent(m: Match, _: Scene) -> Value | None:
    return Value("DATE", "PAST_REF" if m["w"].lower() == "recent" else "FUTURE_REF")


def _set_every(m: Match, _: Scene) -> Value | None:
    word = m["u"].lower()
    if word.rstrip(".") in lexicon.WEEKDAYS:
        return Value("SET", f"XXXX-WXX-{lexicon.weekday(word)}")
    if word.rstrip(".") in lexicon.MONTHS:
        return Value("SET", f"XXXX-{lexicon.month(word):02d}")
    if word in lexicon.SEASONS:
        return Value("SET", f"XXXX-{lexicon.SEASONS[word]}")
    if word.rstrip("s") in lexicon.DAY_PARTS:
        return Value("SET", f"XXXX-XX-XXT{lexicon.DAY_PARTS[word.rstrip('s')]}")
    n = (m["n"] or "one").lower()
    return Value("SET", _length(2 if n == "other" else lexicon.number(n), _unit_code(word)))


def _set_times(m: Match, _: Scene) -> Value | None:
    return Value("SET", _length(1, _unit_code(m["u"])))


def _set_word(m: Match, scene: Scene) -> Value | None:
    # "The Daily News", "the annual report": a name, or a kind of thing, is no repeated time.
    if m["w"][0].isupper() and context.word_before(scene.text, m.start())[0]:
        return None
    return Value("SET", lexicon.SET_WORDS[m["w"].lower()])


def _set_days(m: Match, _: Scene) -> Value | None:
    part = f"T{lexicon.DAY_PARTS[m['part'].lower()]}" if m["part"] else ""
    return Value("SET", f"XXXX-WXX-{lexicon.weekday(m['wd'])}{part}")


_AMOUNT = re.compile(
    r"(?:\d[\d,.]*|million|billion|hundred|thousand|percent|%|tons?|barrels?|dollars?|times|people|once|twice|hours|days)\Z",
    re.IGNORECASE,
)


def _set_rate(m: Match, scene: Scene) -> Value | None:
    before, gap = context.word_before(scene.text, m.start())
    if gap.strip() or not _AMOUNT.search(before):
        return None
    return Value("SET", _length(1, _unit_code(m["u"])))


_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d\d)(?::\d\d)?)?[ \t\u00a0\u202f\u2009]*([ap])?", re.IGNORECASE)


def _clock(m: Match, scene: Scene) -> Value | None:
    said = m["clock"].lower()
    if said[0].isdigit():
        parts = _CLOCK.match(said)
        assert parts
        hour, minute, half = int(parts[1]), parts[2] or "00", parts[3]
        before = scene.text[max(0, m.start() - 1) : m.start()]
        if (half is None and (parts[2] is None or "." in said.split()[0] or before in tuple(":-/.$"))) or scene.text[
            m.end() : m.end() + 1
        ] == ":":
            return None
        if half is None and not (
            context.word_before(scene.text, m.start())[0].lower()
            in {"at", "by", "until", "from", "around", "about", "before", "after", "|", "since", "between"}
            or len(said) > 5
        ):
            return None
        if half == "p" and hour < 12:
            hour += 12
        if half == "a" and hour == 12:
            hour = 0
    else:
        hour, minute = (0, "00") if said.startswith("midnight") else (12, "00")
    zone = "Z" if re.search(r"\b(?:gmt|utc)\b", said) else ""
    day = "XXXX-XX-XX"
    if scene.anchor and scene.anchor.grain == "D":
        here = scene.anchor.day
        word = (m["wd"] or "").lower()
        if word in {"yesterday", "tomorrow"}:
            here += timedelta(days=-1 if word == "yesterday" else 1)
        elif word and word != "today":
            back = (here.isoweekday() - lexicon.weekday(word)) % 7
            ahead = back and context.direction(scene.text, m.start(), m.end()) > 0
            here += timedelta(days=7 - back if ahead else -back)
        day = here.isoformat()
    return Value("TIME", f"{day}T{hour:02d}:{minute}{zone}", _DCT if day[0] != "X" else "stated")


_AGE = re.compile(r"-?[ -]?(?:old|olds)\b|[ ]of[ ]age\b", re.IGNORECASE)
_LASTING = frozenset(
    [
        "for",
        "in",
        "within",
        "after",
        "over",
        "during",
        "than",
        "about",
        "nearly",
        "almost",
        "of",
        "least",
        "to",
        "lasted",
        "lasting",
        "spent",
        "take",
        "takes",
        "took",
        "another",
        "under",
        "through",
        "every",
        "by",
        "and",
        "or",
        "until",
        "only",
        "just",
        "or",
        "half",
    ]
)


def _duration(m: Match, scene: Scene) -> Value | None:
    n, code = lexicon.number(m["n"]), _unit_code(m["u"])
    if _AGE.match(scene.text, m.end()) or re.search(
        r"\b(?:aged?|sentence \d)\s\Z", scene.text[max(0, m.start() - 10) : m.start()]
    ):
        return None
    article = m["n"].lower() in {"a", "an"}
    if m["u"].lower() in {"second", "night"} and (article or m["u"].lower() == "second"):
        return None
    if article and not m["tail"]:
        before = context.word_before(scene.text, m.start())[0].lower()
        if (
            before not in _LASTING
            and m.group().lower().split()[0] in {"a", "an"}
            and m.group().count(" ") < 2
            and "-" not in m.group()
        ):
            return None
    if m["half"] and n is not None:
        n += 0.5
    if m["n"].lower() in {"few", "some", "many"} and not m["u"].lower().endswith("s"):
        return None
    return Value("DURATION", _length(n, code))


def _the_duration(m: Match, scene: Scene) -> Value | None:
    if _AGE.match(scene.text, m.end()):
        return None
    return Value(
        "DURATION",
        _length(lexicon.number(m["n"]) if m["n"].lower() not in {"full", "whole", "entire"} else 1, _unit_code(m["u"])),
    )


def _units(m: Match, scene: Scene) -> Value | None:
    before = context.word_before(scene.text, m.start())[0].lower()
    if not m["tail"] and before not in {
        "for",
        "in",
        "over",
        "after",
        "of",
        "within",
        "take",
        "takes",
        "took",
        "or",
        "last",
        "just",
        "only",
        "spent",
    }:
        return None
    if _AGE.match(scene.text, m.end()):
        return None
    code = _unit_code(m["u"])
    single = m["tail"] and not m["u"].lower().endswith("s")
    return Value("DURATION", _length(1 if single else None, code))


def _reference(m: Match, scene: Scene) -> Value | None:
    word = " ".join(m["w"].lower().split())
    before = context.word_before(scene.text, m.start())[0].lower()
    if word in {"recent", "current"} and m["w"][0].isupper() and before:
        return None
    if word == "future" and before not in {"", "in", "of", "for", "any", "its", "their"}:
        return None
    if word in {"recently", "lately", "formerly", "previously", "more recently", "the past", "recent"}:
        return Value("DATE", "PAST_REF")
    if "future" in word or word in {"soon", "shortly"}:
        follows = context.word_after(scene.text, m.end()).lower()
        return (
            None
            if word in {"soon", "shortly"} and (before in {"as", "too", "how"} or follows in {"after", "before"})
            else Value("DATE", "FUTURE_REF")
        )
    return Value("DATE", "PRESENT_REF")


BUILDERS: Mapping[str, Callable[[Match, Scene], Value | None]] = MappingProxyType(
    {
        "iso": _iso, "numeric": _numeric, "month-day": _month_day, "day-month": _month_day, "month": _modified_month, "months": _months,
        "rel-month": _relative_month, "season": _season, "rel-season": _relative_season, "quarter": _quarter, "quarter-code": _quarter_code,
        "fiscal": _fiscal, "fiscal-rel": _fiscal_relative, "years": _years, "decade": _decade, "decade-short": _decade_short, "century": _century,
        "year": _year, "holiday": _holiday, "deictic": _deictic, "this-part": _this_part, "last-night": _last_night, "weekday": _weekday,
        "rel-unit": _relative_unit, "latest": _latest, "mod-the": _modified_unit, "year-end": _year_end, "year-earlier": _year_earlier,
        "the-unit": _the_unit, "the-part": _the_part, "ago": _ago, "from-day": _from_day, "since-units": _since_units, "span": _span,
        "past-unit": _past_unit, "recent": _recent, "set-every": _set_every, "set-times": _set_times, "set-word": _set_word, "set-days": _set_days,
        "set-rate": _set_rate, "clock": _clock, "duration": _duration, "the-duration": _the_duration, "units": _units, "reference": _reference,
    }
)  # fmt: skip
