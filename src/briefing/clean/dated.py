"""Clean: find the document's own date and place: a dateline, a publication stamp, an event under a title.

An explicit date counts only where a page puts its own: near the title, at the very head of the text, or
behind a label. A date without a year dates nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from briefing.clean.calendar import Day, day_order, days
from briefing.clean.furniture import text_starts
from briefing.clean.lines import Line
from briefing.model import Basis, Declared, Fact, Span

_PUBLISHED = re.compile(
    r"(?i)\b(?:first )?(?:published|posted|publication date|date|issued|released|created|added|опубликовано|дата|"
    r"жарияланған|veröffentlicht|publié|publicado)\b"
)
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
_WORDS_BESIDE = 16
_HEAD = 8
"""How many lines the head of the text may take."""
_CLOCK = 24
"""How many characters of weekday and hour may stand beside a date that stands alone."""


@dataclass(frozen=True, slots=True)
class Dated:
    """The document's date and place, and the indexes of the lines that carry its stamps.

    `opened` says that the text opens with a news dateline.
    """

    date: Fact | None
    place: Fact | None
    lines: tuple[int, ...]
    opened: bool = False


@dataclass(frozen=True, slots=True)
class _Stamp:
    line: int
    day: Day
    kind: str
    place: Fact | None


def find(
    page: Sequence[Line],
    named: Sequence[str | None],
    body: Sequence[bool],
    title: int | None,
    declared: Sequence[Declared],
) -> Dated:
    """The document's own date and place.

    A date that the file declares comes first where the page shows the same day, or no day; then one behind
    a label such as "Published", a stamp between title and text, the dateline that opens the
    text, the event under the title, at last an "Updated" stamp. Where two unlabelled stamps differ,
    the one nearest to the title counts.
    """
    found = sorted(_stamps(page, named, body, title), key=lambda stamp: (_RANK[stamp.kind], stamp.line))
    opening = _opening(page, body)
    opened = opening is not None
    if opening:
        found = sorted([*found, opening], key=lambda stamp: (_RANK[stamp.kind], stamp.line))
    lines = tuple(
        sorted({stamp.line for stamp in found if stamp.kind in _OWN_LINE and page[stamp.line].words <= _WORDS_BESIDE})
    )
    place = next((stamp.place for stamp in found if stamp.place), None)
    told = next((one for one in map(_as_day, declared) if one), None)
    shown = [stamp for stamp in found if stamp.kind in ("published", "dateline", "bare") and stamp.day.edtf]
    if told:
        day = told.value[:10]
        changed = {fact.value[:10] for fact in declared if fact.field == "modified"}
        shown = [stamp for stamp in shown if stamp.day.edtf not in changed]
        same = next((stamp for stamp in found if stamp.day.edtf == day), None)
        if same:
            return Dated(Fact(day, "stated", told.basis, _span(page, same)), place, lines, opened)
        # What the page shows its readers is about this text; what it declares may be about its address.
        if not shown:
            return Dated(Fact(day, "metadata", told.basis), place, lines, opened)
    best = next((stamp for stamp in found if stamp.day.edtf and _alone(stamp, found)), None)
    if best is None:
        return Dated(None, place, lines, opened)
    return Dated(
        Fact(best.day.edtf, _BASIS.get(best.kind, "stated"), f"{best.kind} stamp", _span(page, best)),
        place,
        lines,
        opened,
    )


_RANK = {
    "published": 0,
    "dateline": 1,
    "bare": 2,
    "opening": 3,
    "event": 4,
    "updated": 5,
    "published elsewhere": 6,
    "updated elsewhere": 7,
}
_OWN_LINE = ("published", "dateline", "bare", "event", "updated")
_BASIS: dict[str, Basis] = {"dateline": "dateline", "bare": "dateline", "opening": "dateline"}
_ISO_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")


def _as_day(fact: Declared) -> Declared | None:
    """A declared date as an ISO day; None for other fields, and where it is no single day for certain."""
    if fact.field != "date":
        return None
    if _ISO_DAY.match(fact.value):
        return fact
    found = days(fact.value) if len(fact.value) <= _CLOCK * 3 else ()
    return replace(fact, value=found[0].edtf) if len(found) == 1 and _ISO_DAY.fullmatch(found[0].edtf) else None


def _alone(stamp: _Stamp, found: Sequence[_Stamp]) -> bool:
    """Whether a labelled stamp far from the title is the only one of its kind: cards of other articles bear many."""
    if not stamp.kind.endswith("elsewhere"):
        return True
    return len({other.day.edtf for other in found if other.kind == stamp.kind}) == 1


def _span(page: Sequence[Line], stamp: _Stamp) -> Span | None:
    day = stamp.day.span
    return page[stamp.line].place(day.start, day.end) if day else None


def _stamps(
    page: Sequence[Line], named: Sequence[str | None], body: Sequence[bool], title: int | None
) -> Iterator[_Stamp]:
    order = day_order("\n".join(line.text for line in page if line.words <= 40))
    first = next((at for at, kept in enumerate(body) if kept), 0)
    last = max((at for at, kept in enumerate(body) if kept), default=0)
    start = max(first, min(text_starts(page, body), first + _HEAD))
    begin = max(0, min(title if title is not None else first, first) - 4)
    near = {*range(begin, min(start + _HEAD, len(page))), *range(last + 1, min(last + 7, len(page)))}
    for at, line in enumerate(page):
        if line.prose or line.words > _WORDS_BESIDE + (8 if at < start else 0):
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
                yield _Stamp(at, day, kind, _place(line, day))


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
    alone = len(line.text) - len(day.span) <= _CLOCK
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


def _opening(page: Sequence[Line], body: Sequence[bool]) -> _Stamp | None:
    """The dateline that opens the text itself: "ASTANA, 17 October 2023 (Agency) — …"."""
    at = next((at for at, kept in enumerate(body) if kept and page[at].words >= 12), None)
    match = _OPENING.match(page[at].text) if at is not None else None
    if at is None or not match:
        return None
    line = page[at]
    found = days(line.text[: match.end()])
    if not (match["place"].isupper() or match["agency"] or found) or _NOT_PLACE.search(match["place"]):
        return None
    start, end = match.span("place")
    place = Fact(match["place"], "dateline", "dateline", line.place(start, end))
    return _Stamp(at, found[0] if found else Day(Span(0, 0), ""), "opening", place)
