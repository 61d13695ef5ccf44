"""Annotate: read what counts from the document's date or from a day named before ("on Tuesday", "a year earlier")."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from types import MappingProxyType

from briefing.annotate.dates import calendar, context, lexicon
from briefing.annotate.dates.calendar import Anchor
from briefing.annotate.dates.days import day_value
from briefing.annotate.dates.lengths import length, unit_code
from briefing.annotate.dates.scene import DCT, STEP, UNIT_OF, Builder, Match, Scene, Value


def _with_part(value: str, part: str | None) -> Value:
    if not part:
        return Value("DATE", value, DCT)
    return Value("TIME", f"{value}T{lexicon.DAY_PARTS[part.lower()]}", DCT)


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
        monday = here - timedelta(days=here.isoweekday() - 1) + timedelta(weeks=STEP[week[-2]])
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


def _relative_unit(m: Match, scene: Scene) -> Value | None:
    unit, rel = m["u"].lower(), m["rel"].lower()
    if unit == "season":
        return None
    if rel in {"same", "that", "following", "previous", "the very"} or (rel == "next" and unit == "day"):
        return _from_reference(scene, unit, rel)
    if rel == "past" and unit in {"decade", "year", "week", "month", "century", "quarter"}:
        return Value("DURATION", length(1, UNIT_OF[unit]))
    if scene.anchor is None:
        return Value(
            "DATE",
            "XXXX-WXX-WE"
            if unit == "weekend"
            else {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX"}.get(UNIT_OF[unit], "XXXX"),
        )
    by = STEP[rel]
    if unit == "weekend":
        return Value("DATE", calendar.shift(scene.anchor.day, "W", by) + "-WE", DCT)
    if unit == "day":
        return Value("DATE", calendar.shift(scene.anchor.day, "D", by), DCT) if rel != "last" else None
    return Value("DATE", calendar.shift(scene.anchor.day, UNIT_OF[unit], by), DCT)


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
    return Value("DATE", calendar.shift(day, UNIT_OF[unit], by), "context")


def _latest(m: Match, scene: Scene) -> Value | None:
    unit = m["u"].lower()
    if scene.anchor is None:
        return None
    if unit in {"quarter", "period"}:
        if unit == "period" and not scene.reference.quarter:
            return None
        value = scene.reference.quarter or calendar.shift(scene.anchor.day, "Q", -1)
        return Value("DATE", value, DCT)
    return Value("DATE", calendar.shift(scene.anchor.day, UNIT_OF[unit], -1), DCT)


def _modified_unit(m: Match, scene: Scene) -> Value | None:
    if scene.anchor is None:
        return None
    words = m["mod"].lower().split()
    by = -1 if "last" in words else 1 if "next" in words else 0
    unit = m["u"].lower()
    if unit == "day":
        return None
    return Value("DATE", calendar.shift(scene.anchor.day, UNIT_OF[unit], by), DCT)


def _year_end(m: Match, scene: Scene) -> Value | None:
    if scene.anchor is None:
        return None
    here = scene.anchor.day
    if m["u"].lower() == "year":
        return Value("DATE", f"{here.year:04d}-12-31", DCT)
    year, month = calendar.shift_months(here, 1)
    return Value("DATE", (date(year, month, 1) - timedelta(days=1)).isoformat(), DCT)


def _year_earlier(_: Match, scene: Scene) -> Value | None:
    return year_back(scene, 1)


def year_back(scene: Scene, years: int) -> Value | None:
    """The quarter named last, or the document's year, so many years before."""
    if scene.reference.quarter and scene.reference.quarter[:4].isdigit():
        quarter = scene.reference.quarter
        return Value("DATE", f"{int(quarter[:4]) - years:04d}{quarter[4:]}", "context")
    if scene.anchor is None:
        return None
    return Value("DATE", calendar.shift(scene.anchor.day, "Y", -years), DCT)


def _the_unit(m: Match, scene: Scene) -> Value | None:
    unit, rel = m["u"].lower(), (m["rel"] or "").lower()
    det = m["det"].lower()
    if rel in {"same", "next", "previous", "following"} or det == "that":
        return _from_reference(scene, unit, rel)
    if unit == "day" or unit == "month":
        return None
    if rel in {"whole", "entire"}:
        return Value("DURATION", length(1, UNIT_OF[unit]))
    if scene.anchor is None:
        return None
    if unit == "quarter":
        return Value("DATE", scene.reference.quarter or calendar.shift(scene.anchor.day, "Q", -1), "context")
    if unit == "weekend":
        here = scene.anchor.day
        return Value("DATE", calendar.shift(here, "W", -1 if here.isoweekday() < 6 else 0) + "-WE", DCT)
    if unit == "year":
        follows = scene.text[m.end() : m.end() + 6]
        if follows.startswith(" end"):
            return Value("DURATION", "P1Y")  # "the year ended June 30"
        return Value("DATE", f"{scene.anchor.day.year:04d}", DCT) if rel or not follows.startswith(" of") else None
    return Value("DATE", calendar.shift(scene.anchor.day, UNIT_OF[unit], 0), DCT)


def _the_part(m: Match, scene: Scene) -> Value | None:
    if not scene.reference.day:
        return None
    by = {"next": 1, "following": 1, "previous": -1}.get(m["rel"].lower(), 0)
    day = calendar.shift(date.fromisoformat(scene.reference.day), "D", by)
    return Value("TIME", f"{day}T{lexicon.DAY_PARTS[m['part'].lower()]}", "context")


def _ago(m: Match, scene: Scene) -> Value | None:
    n, code = lexicon.number(m["n"]), unit_code(m["u"])
    way = m["dir"].lower().split()[0]
    after = context.word_after(scene.text, m.end()).lower()
    if (way == "before" and after) or after == "than":
        return None  # counted from what follows, not from what was said
    if n is None:
        return (
            Value("DATE", "PAST_REF")
            if way in {"ago", "earlier"}
            else Value("DATE", "FUTURE_REF")
            if way in {"from", "hence"}
            else Value("DURATION", length(None, code))
        )
    if n != int(n) or code[0] == "T" or code in "FG":
        if code == "F":
            n, code = n * 2, "W"
        else:
            return Value("DURATION", length(n, code))
    by = int(n)
    if way in {"ago", "from", "hence"}:
        if scene.anchor is None:
            return Value("DATE", "PAST_REF" if way == "ago" else "FUTURE_REF")
        if code == "Y" and way == "ago" and by == 1 and scene.reference.quarter:
            return year_back(scene, by)
        if code in "EC":
            code, by = "Y", by * (10 if code == "E" else 100)
        return Value("DATE", calendar.shift(scene.anchor.day, code, -by if way == "ago" else by), DCT)
    if code == "Y" and way in {"earlier", "before"} and by == 1:
        return year_back(scene, by)
    if not scene.reference.day or code in "EC":
        return Value("DURATION", length(n, code))
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
        return Value("DATE", (base + timedelta(weeks=way * int(n))).isoformat(), DCT)
    year, month = calendar.shift_months(base, way * int(n) * (12 if unit == "year" else 1))
    value = day_value(year, month, base.day)
    return Value("DATE", value, DCT) if value else None


def _since_units(m: Match, _: Scene) -> Value | None:
    return Value("DATE", "PAST_REF" if m["dir"].lower() != "later" else "FUTURE_REF")


BUILDERS: Mapping[str, Builder] = MappingProxyType(
    {
        "deictic": _deictic,
        "this-part": _this_part,
        "last-night": _last_night,
        "weekday": _weekday,
        "rel-unit": _relative_unit,
        "latest": _latest,
        "mod-the": _modified_unit,
        "year-end": _year_end,
        "year-earlier": _year_earlier,
        "the-unit": _the_unit,
        "the-part": _the_part,
        "ago": _ago,
        "from-day": _from_day,
        "since-units": _since_units,
    }
)
