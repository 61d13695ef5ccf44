"""Clean: settle the document's own date among what the file declares, what the page shows, and its address."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.clean.calendar import days, month_number
from briefing.clean.lines import Line
from briefing.clean.stamps import CLOCK, WORDS_BESIDE, Stamp, opening, stamps
from briefing.model import Basis, Declared, Fact, Span


@dataclass(frozen=True, slots=True)
class Dated:
    """The document's date and place, and the indexes of the lines that carry its stamps.

    `opened` says that the text opens with a news dateline.
    """

    date: Fact | None
    place: Fact | None
    lines: tuple[int, ...]
    opened: bool = False


def find(
    page: Sequence[Line],
    named: Sequence[str | None],
    body: Sequence[bool],
    title: int | None,
    declared: Sequence[Declared],
    address: str | None = None,
) -> Dated:
    """The document's own date and place.

    A date that the file declares comes first where the page shows the same day, or no day of its own; then one
    behind a label such as "Published", a stamp between title and text, the dateline that opens the text, the
    event under the title, at last an "Updated" stamp. Where two unlabelled stamps differ, the one nearest to the
    title counts. `address` is where the page was published: the day that it bears in its path ("/2019/06/05/")
    is used where nothing else tells, and settles between declarations that differ.
    """
    found = list(stamps(page, named, body, title))
    opens = opening(page, body)
    if opens:
        found.append(opens)
    found.sort(key=lambda stamp: (_RANK[stamp.kind], stamp.line))
    lines = {stamp.line for stamp in found if stamp.kind in _OWN_LINE and page[stamp.line].words <= WORDS_BESIDE}
    place = next((stamp.place for stamp in found if stamp.place), None)
    return Dated(_date(page, found, declared, address), place, tuple(sorted(lines)), opens is not None)


def _date(
    page: Sequence[Line], found: Sequence[Stamp], declared: Sequence[Declared], address: str | None
) -> Fact | None:
    named = _in_address(address)
    told = _told(declared, named)
    # What the page shows its readers is about this text; what it declares may be about its address.
    shown = any(stamp.kind in ("published", "dateline", "bare") and stamp.day.edtf for stamp in found)
    for one in told:
        same = next((stamp for stamp in found if stamp.day.edtf == one.value), None)
        if same:
            return Fact(one.value, "stated", one.basis, _span(page, same))
    if told and not shown:
        # Two declarations that differ, and nothing to choose by: a wrong date is worse than none.
        backed = sum(_near(told[0].value, one.value) for one in map(_as_day, declared) if one)
        return Fact(told[0].value, "metadata", told[0].basis) if _agree(told) or backed > 1 else None
    dated = [stamp for stamp in found if stamp.day.edtf and _alone(stamp, found)]
    best = dated[0] if dated else None
    if named and (best is None or best.kind not in _FIRM or not _near(named, best.day.edtf)):
        return Fact(named, "metadata", "address")
    if best is None:
        return None
    return Fact(best.day.edtf, _BASIS.get(best.kind, "stated"), f"{best.kind} stamp", _span(page, best))


def _told(declared: Sequence[Declared], named: str | None) -> list[Declared]:
    """The days that the article's own description and its card for links declare, those that fit its address."""
    days_told = [one for one in map(_as_day, declared) if one]
    firsts = {one.basis: one for one in reversed(days_told)}
    strong = [firsts[basis] for basis in ("json-ld", "open-graph") if basis in firsts] or days_told[:1]
    return [one for one in strong if named and _near(named, one.value)] or strong


def _agree(told: Sequence[Declared]) -> bool:
    return all(_near(told[0].value, one.value) for one in told)


def _near(one: str, other: str) -> bool:
    """Whether two days are the same but for the hour at which a day begins in another place."""
    try:
        days_between = datetime.date.fromisoformat(one[:10]) - datetime.date.fromisoformat(other[:10])
    except ValueError:
        return False
    return abs(days_between.days) <= 1


def _in_address(address: str | None) -> str | None:
    """The day in the path of an address: year, month, day as parts of their own."""
    found = _PATH_DAY.search(address or "")
    if not found:
        return None
    month = found["month"] if found["month"].isdigit() else str(month_number(found["month"]) or 0)
    try:
        return datetime.date(int(found["year"]), int(month), int(found["day"])).isoformat()
    except ValueError:
        return None


_RANK = {
    "published": 0,
    "first published": 1,
    "dateline": 2,
    "bare": 3,
    "opening": 4,
    "event": 5,
    "updated": 6,
    "published elsewhere": 7,
    "updated elsewhere": 8,
}
_FIRM = ("published", "first published", "dateline", "bare", "opening", "event")
_OWN_LINE = ("published", "dateline", "bare", "event", "updated")
_BASIS: dict[str, Basis] = {"dateline": "dateline", "bare": "dateline", "opening": "dateline"}
_PATH_DAY = re.compile(
    r"//[^/?#]+/(?:[^?#]*/)?(?P<year>(?:19|20)\d\d)/(?P<month>\d\d?|[^\W\d_]{3,9})/(?P<day>\d\d?)(?=/|-|$)"
)
_ISO_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")


def _as_day(fact: Declared) -> Declared | None:
    """A declared date as an ISO day; None for other fields, and where it is no single day for certain."""
    if fact.field != "date":
        return None
    if _ISO_DAY.match(fact.value):
        return replace(fact, value=fact.value[:10])
    found = days(fact.value) if len(fact.value) <= CLOCK * 3 else ()
    return replace(fact, value=found[0].edtf) if len(found) == 1 and _ISO_DAY.fullmatch(found[0].edtf) else None


def _alone(stamp: Stamp, found: Sequence[Stamp]) -> bool:
    """Whether a labelled stamp far from the title is the only one of its kind: cards of other articles bear many."""
    if not stamp.kind.endswith("elsewhere"):
        return True
    return len({other.day.edtf for other in found if other.kind == stamp.kind}) == 1


def _span(page: Sequence[Line], stamp: Stamp) -> Span | None:
    day = stamp.day.span
    return page[stamp.line].place(day.start, day.end) if day else None
