"""Clean: read explicit calendar dates, the only kind that may date a document.

A date is read only where day, month and year can be told apart: month names in a few languages, year
first, or figures of which one cannot be a month. The values are EDTF (ISO 8601-2), level 0.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

from briefing.model import Span

_MONTHS = (
    "january jan janv janvier januar jänner enero ene gennaio gen janeiro января январь январе қаңтар қаңтарда",
    "february feb febr fév févr février februar febrero febbraio fevereiro февраля февраль феврале фев ақпан ақпанда",
    "march mar mars märz mär marzo março марта март марте наурыз наурызда",
    "april apr avr avril abril abr aprile апреля апрель апреле апр сәуір сәуірде",
    "may mai mayo maggio maio мая май мае мамыр мамырда",
    "june jun juin juni junio giugno junho июня июнь июне июн маусым маусымда",
    "july jul juil juillet juli julio luglio julho июля июль июле июл шілде шілдеде",
    "august aug août aout agosto ago августа август августе авг тамыз тамызда",
    "september sept sep septembre septiembre settembre setembro сентября сентябрь сентябре сент қыркүйек қыркүйекте",
    "october oct octobre oktober okt octubre ottobre outubro октября октябрь октябре окт қазан қазанда",
    "november nov novembre noviembre novembro ноября ноябрь ноябре ноя қараша қарашада",
    (
        "december dec déc décembre dezember dez diciembre dic dicembre dezembro декабря декабрь декабре желтоқсан "
        "желтоқсанда"
    ),
)
_NUMBER = {name: number for number, names in enumerate(_MONTHS, 1) for name in names.split()}
_NAME = "(?:" + "|".join(sorted(_NUMBER, key=lambda name: (-len(name), name))) + r")\b\.?"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th|er|º|\.)?"
_YEAR = r"(?:1[89]|20)\d\d"
_TO = r"\s?(?:-|–|—|‑|‐|to|and|bis|au|по)\s?"
_OF = r"(?:\s+(?:of|de|del)\b)?"
_AFTER_ANY, _AFTER_WORD = r"(?<![\w$€£.:])(?<!\d[-–])", r"(?:(?<![^\W\d_])|(?-i:(?<=[a-zа-я])(?=[A-ZА-Я])))"
_FORMS = tuple(
    # A web page's date often stands glued to the hour or to the next word: "Feb 28 20246:35 AM".
    re.compile(rf"{_AFTER_WORD if form.startswith('(?P<m1>') else _AFTER_ANY}{form}(?!\d(?!\d?:\d\d))", re.IGNORECASE)
    for form in (
        # 30 June – 2 July 2025
        (
            rf"(?P<d1>{_DAY}){_OF}\s+(?P<m1>{_NAME})(?:,?\s+(?P<y1>{_YEAR}))?{_TO}(?P<d2>{_DAY}){_OF}\s+(?P<m2>{_NAME}),?{_OF}\s+(?P<y2>{_YEAR})"
        ),
        # 28-30 July 2025
        rf"(?P<d1>{_DAY}){_TO}(?P<d2>{_DAY}){_OF}\s+(?P<m1>{_NAME}),?{_OF}\s+(?P<y1>{_YEAR})",
        # July 30 – August 2, 2025
        rf"(?P<m1>{_NAME})\s+(?P<d1>{_DAY}){_TO}(?P<m2>{_NAME})\s+(?P<d2>{_DAY}),?\s+(?P<y1>{_YEAR})",
        # July 28–30, 2025
        rf"(?P<m1>{_NAME})\s+(?P<d1>{_DAY}){_TO}(?P<d2>{_DAY}),?\s+(?P<y1>{_YEAR})",
        # 17 October, 2023; the 17th of October 2023
        rf"(?P<d1>{_DAY}){_OF}[\s-]{{0,2}}(?P<m1>{_NAME}),?{_OF}[\s-]{{0,2}}(?P<y1>{_YEAR})",
        # October 17, 2023
        rf"(?P<m1>{_NAME})\s*(?P<d1>{_DAY})(?:\s?,\s*|\s+)(?P<y1>{_YEAR})",
        # 2023 жылғы 17 қазан
        rf"(?P<y1>{_YEAR})\s+(?:жылғы|жылдың|жылы)\s+(?P<d1>{_DAY})\s+(?P<m1>{_NAME})",
        # 2025年7月28日
        r"(?P<y1>(?:19|20)\d\d)\s?年\s?(?P<n1>\d{1,2})\s?月\s?(?P<d1>\d{1,2})\s?日",
        # 2023-10-17, 2023/10/17, 2023.10.17
        r"(?P<y1>(?:1[89]|20)\d\d)(?P<sep>[-/.])(?P<n1>\d\d?)(?P=sep)(?P<d1>\d\d?)(?![-/.]\d)",
    )
)
_NUMERIC = re.compile(r"(?<![\d/.-])(\d{1,2})([./-])(\d{1,2})\2((?:19|20)\d\d|\d\d)(?![\d/.-]{0,8}\d)")
_HAS_YEAR = re.compile(r"(?:1[89]|20)\d\d|\d[./-]\d")


_MOST = 2_000


@dataclass(frozen=True, slots=True)
class Day:
    """A calendar date in a text: `edtf` is a day, or an interval of days."""

    span: Span
    edtf: str


def days(text: str, *, day_first: bool | None = None) -> tuple[Day, ...]:
    """All explicit calendar dates of `text`, sorted, with offsets in `text`.

    `day_first` settles figures such as 03/04/2025; without it they are read only when one of the two
    numbers cannot be a month, or when points part them (nobody writes the month first with points).
    Only the first 2,000 characters are looked at: a stamp is short.
    """
    if not _HAS_YEAR.search(text, 0, _MOST):
        return ()
    found: list[Day] = []
    for form in _FORMS:
        for match in form.finditer(text, 0, _MOST):
            span = Span(match.start(), match.end())
            edtf = _edtf(match.groupdict())
            if edtf and not any(span.overlaps(other.span) for other in found):
                found.append(Day(span, edtf))
    for match in _NUMERIC.finditer(text, 0, _MOST):
        span = Span(match.start(), match.end())
        edtf = _figures(match, day_first)
        if edtf and not any(span.overlaps(other.span) for other in found):
            found.append(Day(span, edtf))
    return tuple(sorted(found, key=lambda day: day.span))


def day_order(text: str) -> bool | None:
    """Whether the figure dates of `text` that tell it put the day first; None where none tells, or they disagree."""
    votes = set()
    for match in _NUMERIC.finditer(text, 0, _MOST):
        first, second = int(match[1]), int(match[3])
        if 12 < first <= 31 and second <= 12:
            votes.add(True)
        elif 12 < second <= 31 and first <= 12:
            votes.add(False)
    return votes.pop() if len(votes) == 1 else None


def _edtf(found: dict[str, str | None]) -> str | None:
    """The EDTF day or interval of a match's parts; None when there is no such day."""
    year = int(found["y1"] or 0) if found.get("y1") else int(found.get("y2") or 0)
    month = _month(found.get("m1"), found.get("n1"))
    first = _iso(year, month, found.get("d1"))
    if not found.get("d2"):
        return first
    last = _iso(int(found.get("y2") or year), _month(found.get("m2"), None) or month, found["d2"])
    return f"{first}/{last}" if first and last and first < last else None


def month_number(name: str) -> int | None:
    """1 to 12 for a month's name in any of the languages known, long or short; None for other words."""
    return _NUMBER.get(name.rstrip(".").casefold())


def _month(name: str | None, number: str | None) -> int:
    return _NUMBER[name.rstrip(".").casefold()] if name else int(number or 0)


def _iso(year: int, month: int, day: str | None) -> str | None:
    digits = re.match(r"\d+", day or "")
    try:
        return datetime.date(year, month, int(digits.group()) if digits else 0).isoformat()
    except ValueError:
        return None


def _figures(match: re.Match[str], day_first: bool | None) -> str | None:
    """The day that figures such as 19.12.2025 name; None when they could be two different days."""
    one, sign, two, year = int(match[1]), match[2], int(match[3]), match[4]
    if len(year) == 2 and sign != "/":
        return None
    if sign == "." or one > 12:
        order = True
    elif two > 12 or one == two:
        order = False
    elif day_first is None:
        return None
    else:
        order = day_first
    day, month = (one, two) if order else (two, one)
    return _iso(int(year) + (2000 if len(year) == 2 else 0), month, str(day))
