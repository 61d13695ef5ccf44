"""Annotate: the English words of time, and what each stands for."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType


def _table(rows: str) -> Mapping[str, int]:
    """Rows of words, one number a row counted from 1; all words of a row stand for its number."""
    return MappingProxyType({word: number for number, row in enumerate(rows.split("|"), 1) for word in row.split()})


def words(text: str) -> frozenset[str]:
    """The words of `text`, split at white space: a word list that can be read and added to."""
    return frozenset(text.split())


MONTHS = _table(
    "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|october oct|"
    "november nov|december dec"
)
WEEKDAYS = _table(
    "monday mon|tuesday tues tue|wednesday weds wed|thursday thurs thur thu|friday fri|saturday sat|sunday sun"
)
_SMALL = _table(
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    "eighteen|nineteen"
)
_TENS = MappingProxyType(
    {
        word: 10 * tens
        for tens, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)  # noqa: SIM905
    }
)
NUMBERS: Mapping[str, int] = MappingProxyType({**_SMALL, **_TENS, "dozen": 12, "hundred": 100})
ORDINALS = _table(
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|"
    "fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth"
)
TENS = _TENS

# Numbers that a text leaves open: TIMEX3 writes them as X.
VAGUE = frozenset({"several", "many", "some", "few", "a few", "recent", "coming", "numerous", "countless", "dozens of"})

UNITS: Mapping[str, str] = MappingProxyType(
    {
        "second": "TS",
        "minute": "TM",
        "hour": "TH",
        "day": "D",
        "night": "D",
        "week": "W",
        "weekend": "W",
        "fortnight": "F",
        "month": "M",
        "quarter": "Q",
        "year": "Y",
        "decade": "E",
        "century": "C",
        "centurie": "C",
        "generation": "G",
    }
)
SEASONS: Mapping[str, str] = MappingProxyType(
    {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
)
DAY_PARTS: Mapping[str, str] = MappingProxyType(
    {"morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "midday": "MI", "overnight": "NI"}
)
# EDTF numbers seasons without saying a hemisphere (ISO 8601-2, 4.8).
EDTF_SEASONS: Mapping[str, str] = MappingProxyType({"SP": "21", "SU": "22", "FA": "23", "WI": "24"})

# Days with a name and a fixed place in the calendar; movable ones are computed.
HOLIDAYS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "christmas": (12, 25),
        "christmas day": (12, 25),
        "christmas eve": (12, 24),
        "boxing day": (12, 26),
        "new year's day": (1, 1),
        "new year's eve": (12, 31),
        "independence day": (7, 4),
        "valentine's day": (2, 14),
        "halloween": (10, 31),
        "may day": (5, 1),
        "veterans day": (11, 11),
    }
)
MOVABLE = frozenset(
    {"thanksgiving", "thanksgiving day", "labor day", "memorial day", "martin luther king day", "easter"}
)

PRESENT = frozenset({"now", "currently", "nowadays", "at present", "at the moment", "right now", "these days"})
PAST = frozenset({"recently", "lately", "in the past", "formerly", "previously", "more recently"})
FUTURE = frozenset({"soon", "in the future", "in the near future", "shortly"})

SET_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "hourly": "PT1H",
        "daily": "P1D",
        "nightly": "P1D",
        "weekly": "P1W",
        "fortnightly": "P2W",
        "biweekly": "P2W",
        "monthly": "P1M",
        "annually": "P1Y",
        "yearly": "P1Y",
    }
)


def month(word: str) -> int:
    """The number of a month's name or abbreviation, case and full stop aside."""
    return MONTHS[word.lower().rstrip(".")]


def weekday(word: str) -> int:
    """The ISO number (Monday is 1) of a weekday's name or abbreviation."""
    return WEEKDAYS[word.lower().rstrip(".")]


def number(words: str) -> float | None:
    """The number that `words` spell ("1,200", "twenty-one", "a", "two and a half"); None where it is left open."""
    low = " ".join(words.lower().replace("-", " ").split())
    half = 0.0
    for tail in (" and a half", " 1/2", "½"):
        if low.endswith(tail):
            low, half = low[: -len(tail)].strip(), 0.5
            break
    if low in {"a", "an", "the"}:
        return 1 + half
    if low in {"half a", "half an", "a half"}:
        return 0.5
    if low in {"a couple of", "a couple", "couple of", "both"}:
        return 2
    plain = low.replace(",", "")
    if plain.replace(".", "", 1).isdigit():
        return float(plain) + half
    total = 0
    for word in low.removeprefix("a ").replace(" and ", " ").split():
        if word == "hundred":
            total = max(total, 1) * 100
        elif word in NUMBERS:
            total += NUMBERS[word]
        else:
            return None
    return total + half if total else None


def ordinal(word: str) -> int | None:
    """The number of an ordinal ("third", "3rd"); None for another word."""
    low = word.lower()
    digits = low.rstrip("stndrh")
    return int(digits) if digits.isdigit() else ORDINALS.get(low)
