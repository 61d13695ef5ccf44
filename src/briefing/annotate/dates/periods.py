"""Annotate: read years and parts of them, decades, centuries, fiscal periods, named days."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from briefing.annotate.dates import calendar, context, lexicon
from briefing.annotate.dates.days import day_value, year_of
from briefing.annotate.dates.lexicon import words
from briefing.annotate.dates.scene import DCT, STEP, Builder, Match, Scene, Value


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
    return Value("DATE", f"{scene.anchor.day.year + STEP[m['rel'].lower()]:04d}-{code}", DCT)


def _relative_season(m: Match, scene: Scene) -> Value | None:
    code = lexicon.SEASONS[m["s"].lower()]
    year = _season_year(scene, m["rel"].lower(), code)
    return Value("DATE", f"{year:04d}-{code}", DCT) if year else Value("DATE", f"XXXX-{code}")


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
    if rel in STEP:
        year = here.year + STEP[rel]
    else:
        months = 3 if what == "quarter" else 6
        year = here.year - ((n - 1) * months + 1 > here.month)
        if year < here.year and context.direction(scene.text, m.start(), m.end()) > 0:
            year = here.year
    return Value("DATE", f"{year:04d}-{code}", DCT)


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
    return Value("DATE", f"{here.year - (begins > here.month):04d}-{code}", DCT)


def _fiscal(m: Match, scene: Scene) -> Value | None:
    groups = m.groupdict()
    year = (
        int(groups["y"]) if groups.get("y") else year_of(groups["yy"], scene.anchor.day.year if scene.anchor else None)
    )
    # When a fiscal year begins is each body's own affair: the calendar year is only near.
    return Value("DATE", f"{year:04d}", edtf=f"{year:04d}~")


def _fiscal_relative(m: Match, scene: Scene) -> Value | None:
    if scene.anchor is None:
        return None
    year = scene.anchor.day.year + STEP.get(m["rel"].lower(), 0)
    return Value("DATE", f"{year:04d}", DCT, edtf=f"{year:04d}~")


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


# A number that counts things, or numbers one, is no year.
_COUNTED = re.compile(
    r"[ \t](?:people|men|women|children|soldiers|troops|jobs|votes|shares|points|miles|km|kilomet\w{2,5}|met(?:er|re)s"
    r"|feet|tons|tonnes|pounds|dollars|euros|percent|per cent|barrels|acres|units"
    r"|copies|megawatts|or so|workers|members"
    r"|voters|passengers|settlers|fighters|customers|users|officers|prisoners|players|employees|homes"
    r"|houses|years|days|hours|minutes)\b|%|[ ]?(?:kg|mw|kw|hp|°)\b",
    re.IGNORECASE,
)
_NOT_YEAR = words(
    """
    no nos number flight room page p pp line rfc iso model section article resolution bill about than some nearly
    almost over least approximately roughly order route highway
    """
)


def _year(m: Match, scene: Scene) -> Value | None:
    start, end = m.span("y")
    text = scene.text
    before, _ = context.word_before(text, start)
    if not m["post"] and (
        (text[start - 1 : start] in tuple("$€£#-–/:+'’&=@_") and not m["mod"])
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
        way = STEP.get(rel, 0) if rel else context.direction(scene.text, m.start(), m.end())
        year = calendar.nearest_year(scene.anchor, month, 25, way)
    if name in lexicon.HOLIDAYS:
        month, day = lexicon.HOLIDAYS[name]
        value = day_value(year, month, day)
        return Value("DATE", value, "stated" if m["y"] or not year else DCT) if value else None
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
    return Value("DATE", found.isoformat(), "stated" if m["y"] else DCT)


_SPELLED = MappingProxyType({"eighteen": 1800, "nineteen": 1900, "twenty": 2000})


def _year_spelled(m: Match, _: Scene) -> Value | None:
    if m["thousand"]:
        extra = lexicon.number(m["rest"]) if m["rest"] else 0
        return Value("DATE", f"{2000 + int(extra or 0)}")
    rest = lexicon.number(m["tail"])
    return Value("DATE", f"{_SPELLED[m['head'].lower()] + int(rest)}") if rest and rest >= 10 else None


def _year_quarter(m: Match, scene: Scene) -> Value | None:
    n = lexicon.ordinal(m["o"]) if m["o"] else None
    if n is None:
        named = scene.reference.quarter
        return Value("DATE", f"{m['y']}{named[4:]}", "context") if named else None
    what = m["q"].lower()
    if what == "period" or n > (4 if what == "quarter" else 2):
        return None
    return Value("DATE", f"{m['y']}-{'Q' if what == 'quarter' else 'H'}{n}")


BUILDERS: Mapping[str, Builder] = MappingProxyType(
    {
        "season": _season,
        "rel-season": _relative_season,
        "quarter": _quarter,
        "year-quarter": _year_quarter,
        "quarter-code": _quarter_code,
        "fiscal": _fiscal,
        "fiscal-rel": _fiscal_relative,
        "years": _years,
        "decade": _decade,
        "decade-short": _decade_short,
        "century": _century,
        "year": _year,
        "year-spelled": _year_spelled,
        "holiday": _holiday,
    }
)
