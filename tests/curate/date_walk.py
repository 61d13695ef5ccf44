"""Walk from a date back to the words it comes from, by the recorded reasons alone.

Written apart from the program: it reads what `why` says, goes to the sources named there, and finds with a
plain reading of its own what they say. It knows the reasons' wording, and nothing of how they are reached.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()  # noqa: SIM905
_M = "|".join(f"{name}|{name[:3]}\\.?" for name in MONTHS)
_D = r"\d{1,2}(?:st|nd|rd|th)?"
_BEFORE = re.compile(rf"\b({_D})(?:\s?[-–]\s?({_D}))?\s(?:of\s)?({_M})\b(?:,?\s(\d{{4}}))?")
_BEHIND = re.compile(rf"\b({_M})\s({_D})(?:\s?[-–]\s?({_D}))?\b(?:,?\s(\d{{4}}))?")
_MONTH = re.compile(rf"\b({_M})\b(?:\s(\d{{4}}))?")
_ISO = re.compile(r"\b(\d{4})-(\d\d)(?:-(\d\d))?\b")
_OWN = re.compile(r"(S\d+)'s own date, ([^()]*) \((given by the user|[a-z]+)\)")


class Said(NamedTuple):
    """What a text says of the calendar: a day (0: a whole month) of a month of a year (0: none told)."""

    year: int
    month: int
    day: int


def said(text: str) -> set[Said]:
    """Everything of the calendar that stands in `text` in plain words."""
    text = " ".join(text.split())
    found = {Said(int(y), int(m), int(d or 0)) for y, m, d in _ISO.findall(text)}
    for one, two, month, year in _BEFORE.findall(text):
        found |= {Said(int(year or 0), number(month), int(d.rstrip("sthndr"))) for d in (one, two) if d}
    for month, one, two, year in _BEHIND.findall(text):
        found |= {Said(int(year or 0), number(month), int(d.rstrip("sthndr"))) for d in (one, two) if d}
    found |= {Said(int(year or 0), number(month), 0) for month, year in _MONTH.findall(text)}
    return found


def number(month: str) -> int:
    return next(n for n, name in enumerate(MONTHS, 1) if name.startswith(month.rstrip(".")[:3]))


def ends(edtf: str) -> list[Said]:
    """The ends of a date of the program's: "2025-07-28/2025-07-30", "XXXX-10-07", "2025-07"."""
    parts = [end.split("-") for end in edtf.split("/")]
    return [
        Said(0 if part[0] == "XXXX" else int(part[0]), *(int(x) for x in (*part[1:], "0", "0")[:2])) for part in parts
    ]


def underivable(event: Mapping[str, Any], sources: Mapping[str, Mapping[str, Any]], texts: Mapping[str, str]) -> str:
    """Why the dates of an event of `inspect --json` do not follow from what it records; "" where they do."""
    why = event["why"].split("; not after ")[0]
    why = re.split(r"; S[\d, Sand]* dates? what reads", why)[0]
    evidence: dict[str, str] = {}
    for e in event["evidence"]:
        evidence[e["source"]] = f"{evidence.get(e['source'], '')} {texts[e['source']][e['start'] : e['end']]} ."
    own = _own(event["why"], sources, texts)
    if isinstance(own, str):
        return own
    if event["not_after"] and "; not after " in event["why"]:
        if event["not_after"] not in {day.split("/")[-1] for day in own.values()}:
            return f"bounded by {event['not_after']}, the date of no source named"
    elif event["not_after"] and not _dated(event["not_after"], why, own, texts):
        return f"bounded by {event['not_after']}, which no source named says"
    if event["not_before"] and not _dated(event["not_before"], why, own, texts):
        return f"bounded by {event['not_before']}, which no source named says"
    if not event["edtf"]:
        return ""
    if event["basis"] == "user" and not own:
        return "" if why == "date given in pack.yaml" else "called the user's, and nothing says where"
    told = ends(event["edtf"])
    return next((wrong for end in told if (wrong := _end(end, (told[0], told[-1]), why, own, evidence))), "")


def _own(why: str, sources: Mapping[str, Mapping[str, Any]], texts: Mapping[str, str]) -> dict[str, str] | str:
    """The own dates that a reason names, by source, each proved; or what is wrong with one."""
    found: dict[str, str] = {}
    named = [(name, says, basis) for name, says, basis in _OWN.findall(why)]
    if several := re.search(r"own dates of ([S\d, and]+)", why):
        named += [(name, "", "") for name in re.findall(r"S\d+", several[1])]
    for name, says, basis in named:
        day = sources[name]["date"]
        if day is None:
            return f"{name} has no date of its own"
        if basis and {"given by the user": "user"}.get(basis, basis) != sources[name]["date_basis"]:
            return f"{name}'s date is not {basis}"
        if says and "/" not in day and not set(ends(day)) <= said(says):
            return f"{name}'s own date is {day}, not {says}"
        if sources[name]["date_basis"] in ("stated", "dateline") and not set(ends(day)) <= said(texts[name]):
            return f"{name} does not say {day}"
        found[name] = day
    return found


def _dated(day: str, why: str, own: Mapping[str, str], texts: Mapping[str, str]) -> bool:
    """Whether a source that the reason names says this day, or a month or year that begins or ends with it."""
    if day in {edge for value in own.values() for edge in value.split("/")}:
        return True
    (end,) = ends(day)
    spoken = {one for name in re.findall(r"S\d+", why) for one in said(texts[name])}
    if end in spoken or end._replace(day=0) in spoken:
        return True
    # A day that is named without its year, or counted, is dated by the document's own date.
    yearless = end._replace(year=0)
    return bool({yearless, yearless._replace(day=0)} & spoken) and any(
        abs(end.year - int(value[:4])) <= 1 for value in own.values()
    )


def _end(end: Said, span: tuple[Said, Said], why: str, own: Mapping[str, str], evidence: Mapping[str, str]) -> str:
    """What is wrong with one end of a date that reaches over `span`; "" where it follows from the reason."""

    def tell(name: str) -> set[Said]:
        return said(evidence.get(name, ""))

    why = re.sub(r"^only (?:after|before) that time: ", "", why)
    if why.startswith("stated in "):
        names = re.findall(r"S\d+", why)
        return "" if all(end in tell(name) for name in names) else f"{end} is not stated in all of {names}"
    year_known, exact = not end.year, set[str]()
    for part in why.split("; "):
        names = re.findall(r"S\d+", part.split(" (same")[0])
        if part.startswith(("day and month in", "month in")):
            # A day inside the time that another source tells is the same time told more narrowly.
            whole = part.startswith("day")
            low, high = ((x.month, x.day if whole else 0) for x in span)
            lacking = [n for n in names if not any(low <= (s.month, s.day if whole else 0) <= high for s in tell(n))]
            if lacking:
                return f"{lacking} do not say that day or month"
            exact = {name for name in names if end._replace(year=0) in tell(name)}
        elif part.startswith("no source tells the year"):
            if end.year:
                return "a year that no source tells"
        elif re.match(r"(?:days and )?year from (?:S\d+'s own|the own)", part):
            if not any(_near(end, value) for value in own.values()):
                return f"{end} is not near any date of its own"
            year_known = True
        elif part.startswith(("year from", "days and year from")):
            day = 0 if exact and not part.startswith("days") else end.day
            if not all(
                any(s.year == end.year and s.month == end.month and day in (0, s.day) for s in tell(n)) for n in names
            ):
                return f"{names} do not tell that year"
            year_known = True
        elif part.startswith("counted from"):
            if not any(_counted(end, value, evidence.get(name, "")) for name, value in own.items()):
                return f"{end} does not count from {dict(own)}"
            year_known = True
        else:
            return f"a reason that says nothing: {part}"
    return "" if year_known else "a year without a reason"


def _near(end: Said, own: str) -> bool:
    """Whether a day without a year, put nearest to a document's own date, is this one."""
    there = date.fromisoformat(own.split("/")[0])
    return abs((date(end.year, end.month, end.day or 15) - there).days) <= 366


def _counted(end: Said, own: str, text: str) -> bool:
    day, there = date(end.year, end.month, end.day or 1), date.fromisoformat(own.split("/")[-1])
    gap = (day - there).days
    if "yesterday" in text.lower() and gap == -1:
        return True
    if re.search(r"\b(?:today|tonight)\b", text, re.IGNORECASE) and gap == 0:
        return True
    if "tomorrow" in text.lower() and gap == 1:
        return True
    if any(there - timedelta(int(n)) == day for n in re.findall(r"\b(\d+) days ago", text)):
        return True
    if any(there - timedelta(7 * int(n)) == day for n in re.findall(r"\b(\d+) weeks ago", text)):
        return True
    return any(day.weekday() == n and abs(gap) <= 7 for n, name in enumerate(WEEKDAYS) if name in text)
