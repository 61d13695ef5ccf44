"""Clean: find the dates that a page may give itself: stamps, datelines, the event under a title.

An explicit date counts only where a page puts its own: near the title, at the very head of the text, or
behind a label. A date without a year dates nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.clean.calendar import Day, day_order, days
from briefing.clean.furniture import text_starts
from briefing.clean.lines import Line
from briefing.model import Fact, Span

_PUBLISHED = re.compile(
    r"(?i)\b(?:published|posted|publication date|опубликован[оа]?|жарияланған|veröffentlicht|publiée?|publicado)\b|"
    # Words that say other things too stand right before the date that they label.
    r"\b(?:date|issued|released|created|added|дата)\b[\s:.,–—-]*(?:(?:on|at|am|le|el)\b)?[\s:]*(?:[^\W\d_]{2,9}day\b)?[\s,]*$"
)
_SAYS_PUBLISHED = re.compile("(?i)published|posted|appeared")
_FIRST_PUBLISHED = re.compile(
    r"(?i)\bth(?:is|e) (?:article|story|post|piece|page|column|report|interview|guide|review|version|text) "
    r"(?:was |has been )?(?:(?:originally|first|initially) )?(?:published|posted|appeared)(?: online)?(?: on)?:?\s*"
    r"(?:[^\W\d_]{2,6}day,? )?$"
)
"""What says in running text when this text itself came out; the dates of other writings stand in texts too."""
_UPDATED = re.compile(
    r"(?i)\b(?:last )?(?:updated?|modified|edited|reviewed|revised|обновлено|жаңартылған|aktualisiert|mis à jour|"
    r"actualizado)\b"
)
_EVENT = re.compile(r"[(\[](?P<place>[^()\[\]\d]{2,60}?)\s*[,;:]?\s*$")
_IN_BRACKETS = re.compile(r"[(\[][^()\[\]]{4,120}[)\]]")
_PLACE_FIRST = re.compile(r"^(?P<place>[^\W\d_][^\d|•·()\[\]:;/@]{1,58}?)\s*[•·|,–—/-]\s*$")
_NOT_PLACE = re.compile(
    r"(?i)\b(?:by|published|posted|updated?|on|at|date|last|modified|created|written|monday|tuesday|wednesday|"
    r"thursday|friday|saturday|sunday|mon|tue|tues|wed|thu|thurs|fri|sat|sun)\b"
)
_OPENING = re.compile(
    r"^(?P<place>[A-ZÀ-ÞА-ЯЁӘҒҚҢӨҰҮҺІ][\w'’.‐-]*(?:[ ,]+[A-ZÀ-Þa-zА-ЯЁӘҒҚҢӨҰҮҺІ][\w'’.‐-]*){0,4}?)"
    r"[,.]?\s+(?P<when>[^()—–\n]{0,40}?)\s*(?:\((?P<agency>[A-Za-zА-Яа-я. "
    r"/]{2,30})\)\s*)?[.,]?\s*(?:[A-Z/]{3,20}\s*)?(?:—|–|--|-)\s"
)
WORDS_BESIDE = 16
"""How many words a line may have that a date is the point of."""
_HEAD = 8
"""How many lines the head of the text may take."""
CLOCK = 24
"""How many characters of weekday and hour may stand beside a date that stands alone."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A date that a page may give itself: its line, the day in it, what kind of evidence, the place beside it."""

    line: int
    day: Day
    kind: str
    place: Fact | None


def stamps(
    page: Sequence[Line], named: Sequence[str | None], body: Sequence[bool], title: int | None
) -> Iterator[Stamp]:
    """The stamps of the page, in its order; `title` is the index of the line that bears the title."""
    order = day_order("\n".join(line.text for line in page if line.words <= 40))
    first = next((at for at, kept in enumerate(body) if kept), 0)
    last = max((at for at, kept in enumerate(body) if kept), default=0)
    start = max(first, min(text_starts(page, body), first + _HEAD))
    begin = max(0, min(title if title is not None else first, first) - 4)
    near = {*range(begin, min(start + _HEAD, len(page))), *range(last + 1, min(last + 7, len(page)))}
    for at, line in enumerate(page):
        if line.prose and body[at]:
            yield from _first_published(at, line, order)
        if line.prose or line.words > WORDS_BESIDE + (8 if at < start else 0):
            continue
        before = 0
        for day in days(line.text, day_first=order):
            label, before = line.text[before : day.span.start], day.span.end
            kind = _label(label)
            if (
                kind is None
                and at in near
                and at <= min(start + _HEAD, last)
                and not (at > start and named[at] == "related")
            ):
                kind = _kind(line, day, at, start, title)
            elif kind and at not in near:
                kind += " elsewhere"
            if kind:
                yield Stamp(at, day, kind, _place(line, day))


def _first_published(at: int, line: Line, order: bool | None) -> Iterator[Stamp]:
    """The day after "This article was originally published on", which may stand in running text."""
    if not _SAYS_PUBLISHED.search(line.text):
        return
    for day in days(line.text, day_first=order)[:2]:
        if _FIRST_PUBLISHED.search(line.text[: day.span.start]):
            yield Stamp(at, day, "first published", None)
            return


def _label(before: str) -> str | None:
    if _UPDATED.search(before):
        return "updated"
    return "published" if _PUBLISHED.search(before) else None


def _kind(line: Line, day: Day, at: int, start: int, title: int | None) -> str | None:
    """What an unlabelled date in the head of the page is; None where it may be anything."""
    if title is not None and at == title:
        return None
    if title is not None and at > title and _IN_BRACKETS.fullmatch(line.text):
        return "event"
    if "/" in day.edtf:
        return None
    alone = len(line.text) - len(day.span) <= CLOCK
    if at > start and not (alone and at <= start + _HEAD):
        return None
    return "dateline" if _place(line, day) else "bare"


def _place(line: Line, day: Day) -> Fact | None:
    """The place that stands before the date in a dateline ("Oslo, Norway • 17 October 2023")."""
    before = line.text[: day.span.start]
    event = _EVENT.match(before)
    match = event or _PLACE_FIRST.match(before)
    if (
        not match
        or not match["place"][0].isupper()
        or _NOT_PLACE.search(match["place"])
        or len(match["place"].split()) > 6
    ):
        return None
    start, end = match.span("place")
    return Fact(match["place"].strip(), "stated" if event else "dateline", "dateline", line.place(start, end))


def opening(page: Sequence[Line], body: Sequence[bool]) -> Stamp | None:
    """The dateline that opens the text itself: "ASTANA, 17 October 2023 (Agency) — …"."""
    at = next((at for at, kept in enumerate(body) if kept and page[at].words >= 12), None)
    match = _OPENING.match(page[at].text) if at is not None else None
    if at is None or not match:
        return None
    line = page[at]
    found = days(line.text[: match.end()])
    if not (match["place"].isupper() or match["agency"] or found) or _NOT_PLACE.search(match["place"]):
        return None
    if not (match["place"].isupper() or found) and line.text[match.end() :].lstrip('“"«„')[:1].islower():
        return None  # What goes on in lower case tells whom the brackets explain.
    start, end = match.span("place")
    if line.text.count(".", start, end) == 1 and line.text[end - 1] == ".":
        end -= 1  # The stop behind a city; two of them stand in an abbreviation, as of a state.
    place = Fact(line.text[start:end], "dateline", "dateline", line.place(start, end))
    return Stamp(at, found[0] if found else Day(Span(0, 0), ""), "opening", place)
