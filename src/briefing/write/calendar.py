"""Write iCalendar: the events whose days are known, as whole-day events (RFC 5545)."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from briefing.model import TimelineRow, extent

_OCTETS = 75
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f]")


def write(rows: Sequence[TimelineRow], title: str) -> str:
    """The calendar called `title` of those `rows` that are on exact days; the others have no place in one.

    Nothing in it depends on when it is written: the time stamp that the format asks for is the event's own
    first day, and the identifier is made of what the event is.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//briefing//chronology//EN", "CALSCALE:GREGORIAN"]
    lines.append(f"X-WR-CALNAME:{_text(title)}")
    seen: dict[str, int] = {}
    for row in rows:
        days = extent(row.edtf) if row.edtf else None
        if days is None or not days.exact or days.doubtful or not days.first or not days.last:
            continue
        key = "\n".join((title, row.edtf or "", *row.words))
        seen[key] = seen.get(key, 0) + 1
        lines += _event(row, days.first, days.last, f"{key}\n{seen[key]}")
    return "".join(f"{folded}\r\n" for line in (*lines, "END:VCALENDAR") for folded in _folded(line))


def _event(row: TimelineRow, first: date, last: date, key: str) -> list[str]:
    told = [f"“{words}” {place}" for words, place in zip(row.words, row.places, strict=True)]
    lines = [f"{row.when}. {row.sure}: {row.why}" if row.why else f"{row.when}. {row.sure}"]
    # The day after the last; the calendar's own last day has none, and an event without an end takes one day.
    end = [f"DTEND;VALUE=DATE:{_digits(last + timedelta(1))}"] if last < date.max else []
    return [
        "BEGIN:VEVENT",
        f"UID:{hashlib.sha256(key.encode()).hexdigest()[:32]}@briefing.invalid",
        f"DTSTAMP:{_digits(first)}T000000Z",
        f"DTSTART;VALUE=DATE:{_digits(first)}",
        *end,
        f"SUMMARY:{_text(row.name)}",
        f"DESCRIPTION:{_text(chr(10).join([*told, *lines, *dict.fromkeys(row.citations)]))}",
        *(f"URL:{_CONTROL.sub('', url)}" for url in row.urls[:1]),
        *(["STATUS:TENTATIVE"] if row.status == "planned" else []),
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _digits(day: date) -> str:
    return f"{day.year:04d}{day.month:02d}{day.day:02d}"


def _text(words: str) -> str:
    """A value of the type TEXT (3.3.11)."""
    plain = words.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub("", plain).translate(_ESCAPED)


def _folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets, no character parted; each but the first starts with a space (3.1)."""
    piece, size = "", 0
    for character in line:
        octets = len(character.encode("utf-8", "replace"))
        if size + octets > _OCTETS:
            yield piece
            piece, size = " ", 1
        piece, size = piece + character, size + octets
    yield piece
