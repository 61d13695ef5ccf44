"""Annotate: read dates in other languages than English by one small grammar over the tables of `languages`.

Days, ranges of days, months and years as they are written out, the days and years counted from the
document's own date by a word ("вчера", "im vergangenen Jahr"), and weekdays where the sentence's verb tells
on which side of the document's date they lie. What is not told stays open, as in English.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import timedelta
from functools import cache, partial
from types import MappingProxyType
from typing import Literal

from briefing.annotate.dates import calendar, context
from briefing.annotate.dates.days import day_value
from briefing.annotate.dates.grammar import Rule
from briefing.annotate.dates.languages import LANGUAGES, Language
from briefing.annotate.dates.scene import DCT, Builder, Match, Scene, Value

_W = r"[ \t\u00a0\u202f\u2009]{1,3}"
_OW = r"[ \t\u00a0\u202f\u2009]{0,2}"
_YEAR = r"(?:1\d{3}|20\d\d|21\d\d)(?!\d|[.,]\d)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_DASH = r"[-\u2010-\u2014]"
_STOP = re.compile(r"[.!?]['\"’”»]{0,2}\s+(?=[^\W\d_a-zа-я])|\n")

Reader = Callable[[Language, Match, Scene], Value | None]


def _any(words: Iterable[str]) -> str:
    """One of `words`, whole; a full stop belongs to it only where it is short for another ("янв.", "Sept.")."""
    known = sorted(words, key=lambda w: (-len(w), w))
    short = {
        w for w in known if len(w) < 5 and any(other.startswith(w) and len(other) >= len(w) + 3 for other in known)
    }
    return "(?:" + "|".join(re.escape(w) + (r"\b\.?" if w in short else "") for w in known) + r")(?!\w)"


def _year(language: Language, name: str) -> str:
    after = rf"(?:{_W}{language.after_year}(?!\w))?" if language.after_year else ""
    return rf"(?P<{name}>{_YEAR}){after}"


@cache
def rules(code: str) -> Mapping[str, tuple[Rule, ...]]:
    """The rules of the language with the ISO 639-1 `code`, by the words that can begin them; none for English."""
    language = LANGUAGES.get(code)
    if language is None:
        return MappingProxyType({})
    found = tuple(_rules(code, language))
    words = sorted({word for rule in found for word in rule.first})
    return MappingProxyType({word: tuple(rule for rule in found if word in rule.first) for word in words})


def _rules(code: str, language: Language) -> Iterable[Rule]:
    month, to = _any(language.months), rf"(?:{_OW}{_DASH}{_OW}|{_W}(?:{language.to}){_W})"
    of = rf"(?:{_W}{language.of})?{_W}" if language.of else _W
    day = language.after_day
    months = frozenset(language.months)

    def rule(name: str, first: Iterable[str], pattern: str) -> Rule:
        return Rule(f"{code}:{name}", frozenset(first), re.compile(rf"{pattern}(?!\w)", re.IGNORECASE))

    yield rule(
        "day",
        "0",
        rf"(?P<d>{_DAY}){day}(?:{of}(?P<mon1>{month})(?:{_W}{_year(language, 'y1')})?)?"
        rf"{to}(?P<d2>{_DAY}){day}{of}(?P<mon>{month})(?:,?{_W}{_year(language, 'y')})?",
    )
    yield rule("day", "0", rf"(?P<d>{_DAY}){day}{of}(?P<mon>{month})(?:,?{_W}{_year(language, 'y')})?")
    if language.year_first:
        start = rf"(?P<y>{_YEAR}){_W}{language.year_first}{_W}"
        yield rule("day", "0", rf"{start}(?P<d>{_DAY})(?:{_OW}{_DASH}{_OW}(?P<d2>{_DAY}))?{_W}(?P<mon>{month})")
        yield rule("month", "0", rf"{start}(?P<mon>{month})")
    yield rule("month", months, rf"(?P<mon>{month})(?:{of}{_year(language, 'y')})?")
    if language.after_year:
        yield rule("years", "0", rf"(?P<y>{_YEAR}){to}(?P<y2>{_YEAR})(?:{_W}{language.after_year})?")
        yield rule("year", "0", rf"(?P<y>{_YEAR}){_W}{language.after_year}")
    if language.before_year:
        spelled = ("jahr", "jahre", "jahres") if code == "de" else ()
        yield rule("year", spelled, rf"{language.before_year}{_W}(?P<y>{_YEAR})")
    if language.days:
        yield rule("deictic", _first(language.days), rf"(?P<w>{_any(language.days)})")
    if language.years:
        yield rule("rel-year", _first(language.years), rf"(?P<w>{_any(language.years)})")
    if language.weekdays:
        yield rule("weekday", language.weekdays, rf"(?P<wd>{_any(language.weekdays)})")


def _first(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(re.split(r"[\W_]", phrase)[0] for phrase in phrases)


def _month_of(language: Language, word: str) -> int:
    return language.months[word.lower().rstrip(".")]


def _day(language: Language, m: Match, scene: Scene) -> Value | None:
    groups = m.groupdict()
    month, day = _month_of(language, m["mon"]), int(m["d"])
    basis, year = "stated", int(groups["y"]) if groups.get("y") else None
    if year is None:
        year = _year_near(language, scene, m, month, day)
        basis = DCT if year else basis
    if not groups.get("d2"):
        value = day_value(year, month, day)
        return Value("DATE", value, basis) if value else None
    first_month = _month_of(language, groups["mon1"]) if groups.get("mon1") else month
    first_year = int(groups["y1"]) if groups.get("y1") else year - (first_month > month) if year else None
    first, last = day_value(first_year, first_month, day), day_value(year, month, int(groups["d2"]))
    return Value("DATE", f"{first}/{last}", basis) if first and last and first < last else None


def _month(language: Language, m: Match, scene: Scene) -> Value | None:
    month, year = _month_of(language, m["mon"]), m.groupdict().get("y")
    if year:
        return Value("DATE", f"{int(year):04d}-{month:02d}")
    before = context.word_before(scene.text, m.start())[0].lower().split("’")[0].split("'")[0]
    placed = before in language.before_month if language.before_month else m["mon"].lower().endswith(_LOCATIVE)
    if not placed or context.word_after(scene.text, m.end())[:1].isdigit():
        return None
    near = _year_near(language, scene, m, month, None)
    return Value("DATE", f"{near:04d}-{month:02d}", DCT) if near else Value("DATE", f"XXXX-{month:02d}")


_LOCATIVE = ("да", "де", "та", "те")


def _year_near(language: Language, scene: Scene, m: Match, month: int, day: int | None) -> int | None:
    anchor = scene.anchor
    if anchor is None:
        return None
    if anchor.grain == "Y":
        return anchor.day.year
    near = calendar.nearest_year(anchor, month, day, _direction(language, scene.text, m))
    return near if day is None or calendar.valid(near, month, day) else None


def _direction(language: Language, text: str, m: Match) -> Literal[-1, 0, 1]:
    """Whether the sentence around `m` tells of what was (-1) or is to come (1); 0 where its verbs don't say."""
    low, high = max(0, m.start() - context.REACH), min(len(text), m.end() + context.REACH)
    for stop in _STOP.finditer(text, low, m.start()):
        low = stop.end()
    after = _STOP.search(text, m.end(), high)
    stretch = text[low : m.start()] + "\n" + text[m.end() : after.start() if after else high]
    if _cue(language.future).search(stretch):
        return 1
    return -1 if _cue(language.past).search(stretch) else 0


@cache
def _cue(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _years(_: Language, m: Match, __: Scene) -> Value | None:
    return Value("DATE", f"{m['y']}/{m['y2']}") if m["y"] < m["y2"] else None


def _one_year(_: Language, m: Match, __: Scene) -> Value | None:
    return Value("DATE", m["y"])


def _deictic(language: Language, m: Match, scene: Scene) -> Value | None:
    by = language.days[m["w"].lower()]
    if scene.anchor is None or scene.anchor.grain != "D":
        return Value("DATE", "PRESENT_REF" if by == 0 else "XXXX-XX-XX")
    return Value("DATE", calendar.shift(scene.anchor.day, "D", by), DCT)


def _relative_year(language: Language, m: Match, scene: Scene) -> Value | None:
    if scene.anchor is None:
        return Value("DATE", "XXXX")
    return Value("DATE", calendar.shift(scene.anchor.day, "Y", language.years[" ".join(m["w"].lower().split())]), DCT)


def _weekday(language: Language, m: Match, scene: Scene) -> Value | None:
    wanted = language.weekdays[m["wd"].lower()]
    way = _direction(language, scene.text, m)
    if scene.anchor is None or scene.anchor.grain != "D" or not way:
        return Value("DATE", f"XXXX-WXX-{wanted}")
    here = scene.anchor.day
    off = (wanted - here.isoweekday()) % 7
    day = here + timedelta(days=off if way > 0 or not off else off - 7)
    return Value("DATE", day.isoformat(), DCT)


_READERS: Mapping[str, Reader] = MappingProxyType(
    {
        "day": _day,
        "month": _month,
        "years": _years,
        "year": _one_year,
        "deictic": _deictic,
        "rel-year": _relative_year,
        "weekday": _weekday,
    }
)

BUILDERS: Mapping[str, Builder] = MappingProxyType(
    {
        f"{code}:{name}": partial(reader, language)
        for code, language in LANGUAGES.items()
        for name, reader in _READERS.items()
    }
)
"""What reads the matches of each rule, by language and rule."""
