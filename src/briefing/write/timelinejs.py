"""Write TimelineJS: the events as slides (TimelineJS 3's JSON), with dates in words where a day is not known."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping, Sequence
from datetime import date

from briefing.model import TimelineRow, extent

_Json = str | int | Sequence["_Json"] | Mapping[str, "_Json"]


def write(rows: Sequence[TimelineRow], title: str) -> str:
    """The timeline called `title` as JSON. What has no year has no place in it and is left out.

    TimelineJS takes the words of a slide for HTML: those of the sources are escaped, so that they can act as
    none. `display_date` says what is known ("after 30 July 2025") where the slide has to stand on some day.
    """
    slides = [slide for row in rows if (slide := _slide(row))]
    value: _Json = {"title": {"text": {"headline": html.escape(title)}}, "events": slides}
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _slide(row: TimelineRow) -> Mapping[str, _Json] | None:
    days = extent(row.edtf) if row.edtf else None
    low, high = (extent(bound) if bound else None for bound in (row.not_before, row.not_after))
    first = days.first if days else low.last if low else None
    last = days.last if days else high.first if high else None
    begin, end = first or last, last
    if begin is None:
        return None
    precise = days is not None and days.first is not None and days.last is not None
    coarse = 1 if row.edtf and len(row.edtf) == 4 else 2 if row.edtf and len(row.edtf) == 7 else 3
    slide: dict[str, _Json] = {
        "start_date": _date(begin, coarse),
        "display_date": row.when,
        "text": {"headline": html.escape(row.name), "text": _told(row)},
        "unique_id": row.id,
    }
    if precise and coarse == 3 and end is not None and end > begin:
        slide["end_date"] = _date(end, 3)
    if not precise:
        slide["group"] = row.sure
    return slide


def _date(day: date, parts: int) -> Mapping[str, _Json]:
    return dict((("year", day.year), ("month", day.month), ("day", day.day))[:parts])


def _told(row: TimelineRow) -> str:
    paragraphs = [
        f"“{words}” {place}. {citation}"
        for words, place, citation in zip(row.words, row.places, row.citations, strict=True)
    ]
    paragraphs.append(f"{row.sure}: {row.why}" if row.why else row.sure)
    return "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs)
