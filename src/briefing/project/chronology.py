"""Project's pack.yaml: the chronology, as a list of events or with what a person asks of it beside them."""

from __future__ import annotations

import re

from briefing.model import Choice, PlannedEvent, extent
from briefing.project.picks import read_picks
from briefing.project.yaml import Value

MOST = 200
"""The longest chronology that can be asked for."""

_FIELDS = ("most", "from", "to", "pin", "drop", "events")
_WHOLE = re.compile(r"[0-9]{1,4}")


def read_chronology(value: Value) -> tuple[tuple[PlannedEvent, ...], Choice]:
    """The events and what is asked of them: a list alone, or `events:` with `most`, `from`, `to`, `pin`, `drop`.

    Where these stand without `events:`, the program chooses the events by them.
    """
    if not value.is_mapping:
        return tuple(_event(item) for item in value.items()), Choice()
    fields = value.fields(_FIELDS)
    first, last = _date(fields.get("from")), _date(fields.get("to"))
    if first and last and _first(first) > _first(last):
        value.complaints.add(f"“from: {first}” is later than “to: {last}”.", fields["from"].line, "Swap the two.")
        first = last = None
    choice = Choice(
        most=_most(fields.get("most")),
        first=first,
        last=last,
        pin=tuple(read_picks(fields["pin"])) if "pin" in fields else (),
        drop=tuple(read_picks(fields["drop"])) if "drop" in fields else (),
        listed="events" in fields,
        line=value.line,
    )
    return tuple(_event(item) for item in fields["events"].items()) if "events" in fields else (), choice


def _event(item: Value) -> PlannedEvent:
    fields = item.fields(("words", "tells", "date", "label"))
    tells, date, label = (fields[name].text() if name in fields else None for name in ("tells", "date", "label"))
    picks = tuple(read_picks(fields["words"])) if "words" in fields else ()
    return PlannedEvent(picks, date.strip() if date else None, label, item.line, tells.strip() if tells else None)


def _most(value: Value | None) -> int | None:
    text = value.text() if value else None
    if value is None or text is None:
        return None
    if not _WHOLE.fullmatch(text.strip()) or not 1 <= int(text) <= MOST:
        value.complaints.add(f"“{text}” is no number of events.", value.line, f"Write a whole number from 1 to {MOST}.")
        return None
    return int(text)


def _date(value: Value | None) -> str | None:
    text = value.text() if value else None
    if value is None or text is None:
        return None
    days = extent(text.strip())
    if days is None or "/" in text:
        value.complaints.add(f"“{text}” is no date.", value.line, "Write 2025, 2025-07 or 2025-07-30.")
        return None
    return text.strip()


def _first(edtf: str) -> str:
    days = extent(edtf)
    return days.first.isoformat() if days and days.first else ""
