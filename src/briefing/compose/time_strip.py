"""Compose: the time strip: a drawing of when the events of the chronology were, and how surely that is known.

A full dot is a day that is known, a hollow one a day that was worked out; a full bar the days that an event
took, a hatched bar a stretch in which it lies somewhere, a fading bar what is only known to lie after (or
before) a day. The forms differ, not only the colours, so that a grey copy says the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from briefing.compose import time_marks as marks
from briefing.compose.attributes import yes
from briefing.compose.elements import Element
from briefing.compose.time_axis import Axis, axis, day_after
from briefing.compose.time_labels import SIZE, Placed, label, place_labels, under_the_line, width_of
from briefing.document import Drawing, Lettering, Mark, Stroke, Theme
from briefing.model import Entry, Event, extent
from briefing.model.dates_in_words import event_in_words
from briefing.model.wordbook import Wordbook

if TYPE_CHECKING:
    from briefing.compose.blocks import Builder

Kind = Literal["day", "span", "within", "after", "before", "doubtful"]

FEWEST = 2
"""A strip of fewer events would say nothing."""

_MM = 25.4 / 72
_LANE = 2.8
_LEVEL = 3.3
_LANES = 4
_SHORTEST = 4.0  # of a fading bar
# Days that a line goes on beyond a bound.
_ROOM = 15


@dataclass(frozen=True, slots=True)
class Told:
    """When an event was, for drawing: from `first` to `last`, both included; one of them is None for a bound."""

    event: Event
    kind: Kind
    first: date | None
    last: date | None


def told(event: Event) -> Told | None:
    """When `event` was; None where no year is known, so that it has no place on a line of time."""
    if event.edtf:
        days = extent(event.edtf)
        if days is None:
            return None
        if days.first is None or days.last is None:
            return Told(event, "after" if days.first else "before", days.first, days.last)
        if days.doubtful or event.basis == "inferred":
            one_day = days.exact and days.first == days.last
            return Told(event, "doubtful" if one_day else "within", days.first, days.last)
        kind: Kind = "within" if not days.exact else "day" if days.first == days.last else "span"
        return Told(event, kind, days.first, days.last)
    low, high = (extent(bound) if bound else None for bound in (event.not_before, event.not_after))
    first, last = low.last if low else None, high.first if high else None
    if first and last:
        return Told(event, "within", min(first, last), max(first, last))
    if first or last:
        return Told(event, "after" if first else "before", first, last)
    return None


def drawable(entries: Sequence[Entry]) -> tuple[Event, ...]:
    """The events of `entries` that have a place on a line of time; none where there are too few of them."""
    found = tuple(entry.event for entry in entries if told(entry.event) is not None)
    return found if len(found) >= FEWEST else ()


def time_strip(element: Element, builder: Builder) -> Drawing | None:
    """The strip of the events that `element` names by their ids; None where too few of them have a place on it."""
    known = builder.references.entries
    named = element.attributes["events"].split()
    for name in named:
        if name not in known:
            raise element.place.error(f"there is no event “{name[:40]}”", "Name the events by `event.id`.")
    page = builder.theme.page
    width = (page.width - page.left - page.right - page.notes) * _MM
    entries = [known[name] for name in dict.fromkeys(named)]
    legend = "legend" not in element.attributes or yes(element, "legend")
    name = builder.name(element.name)
    return draw(entries, name, max(width, 60.0), builder.references.words, builder.theme, legend=legend)


def draw(
    entries: Sequence[Entry], block: str, width: float, words: Wordbook, theme: Theme, *, legend: bool = True
) -> Drawing | None:
    """The strip of `entries`, `width` millimetres wide, with the words that stand for it."""
    events = [one for entry in entries if (one := told(entry.event)) is not None]
    if len(events) < FEWEST:
        return None
    line = axis([_covered(one) for one in events], width)
    placed = _lanes(events, line)
    lanes = 1 + max(lane for _, _, _, lane in placed)
    labels = place_labels(
        [
            Placed((left + right) / 2, label(one.kind, one.first, one.last, line.unit, words))
            for one, left, right, _ in placed
        ],
        width,
    )
    levels = 1 + max((level for _, level in labels if level is not None), default=-1)
    base = levels * _LEVEL + (lanes - 1) * _LANE + 2.2
    below, depth = under_the_line(line, base, words, theme)
    # Read one after the other, as a machine reads them, the letters must make no date that is not meant: between a
    # day and a month stand the years, between a day with its month and a year stands nothing but the line.
    months = line.unit == "month"
    below.sort(key=lambda mark: not mark.text.isdigit())
    drawn: list[Mark] = [*_line(line, base, theme), *(() if months else below)]
    for (one, left, right, lane), (spot, level) in zip(placed, labels, strict=True):
        y = base - lane * _LANE
        if level is not None:
            foot = base - (lanes - 1) * _LANE - 1.6
            text_y = foot - level * _LEVEL - 0.5
            middle = (left + right) / 2
            if y - 1.2 - text_y > 1.0:
                drawn.append(Stroke(middle, text_y + 0.6, middle, y - 1.2, 0.3, theme.rule))
            color = theme.accent if one.kind in ("day", "span") else theme.muted
            drawn.append(Lettering(spot.x, text_y, spot.text, SIZE, color, bold=one.kind in ("day", "span")))
        drawn += marks.mark(one.kind, left, right, y, theme)
    drawn += below if months else ()
    kinds = {one.kind for one in events} if legend else set[Kind]()
    key, height = _legend(kinds, base + depth + 3.4, width, words, theme)
    return Drawing(block, width, height, (*drawn, *key), _alt(entries, events, words))


def _covered(one: Told) -> tuple[date, date]:
    """The days that the line must show for an event; for a bound some room for its fading bar too."""
    first = one.first or date.fromordinal(max(1, (one.last or date.min).toordinal() - _ROOM))
    last = one.last or date.fromordinal(min(date.max.toordinal(), first.toordinal() + _ROOM))
    return first, last


def _lanes(events: Sequence[Told], line: Axis) -> list[tuple[Told, float, float, int]]:
    """Each event with the ends of its mark, and a lane above the line where marks would lie over one another."""
    taken: list[list[tuple[float, float]]] = [[] for _ in range(_LANES)]
    out: list[tuple[Told, float, float, int]] = []
    days: dict[tuple[str, date | None, date | None], int] = {}
    for one in events:
        left, right = _ends(one, line)
        same = (one.kind, one.first, one.last)
        free = [n for n, spans in enumerate(taken) if all(right <= a or left >= b for a, b in spans)]
        lane = days.get(same, free[0] if free else _LANES - 1)
        days[same] = lane
        taken[lane].append((left, right))
        out.append((one, left, right, lane))
    return out


def _ends(one: Told, line: Axis) -> tuple[float, float]:
    if one.first and one.last:
        left, right = line.at(one.first), line.at(day_after(one.last))
        if one.kind in ("day", "doubtful"):
            middle = min(max((left + right) / 2, marks.DOT), line.end - marks.DOT)
            return middle - marks.DOT, middle + marks.DOT
        if right - left < 1.2:
            middle = min(max((left + right) / 2, 0.6), line.end - 0.6)
            return middle - 0.6, middle + 0.6
        return left, right
    if one.first:
        left = min(line.at(day_after(one.first)), line.end - _SHORTEST)
        return left, max(min(line.run_end(left), left + marks.FADE), left + _SHORTEST)
    assert one.last
    right = max(line.at(one.last), _SHORTEST)
    return min(max(line.run_start(right), right - marks.FADE), right - _SHORTEST), right


def _line(line: Axis, y: float, theme: Theme) -> list[Mark]:
    out: list[Mark] = []
    for number, run in enumerate(line.runs):
        out.append(Stroke(run[0].left, y, run[-1].right, y, 0.7, theme.muted))
        edges = [stretch.left for stretch in run] + [run[-1].right]
        out += [Stroke(x, y, x, y + 1.4, 0.4, theme.muted) for x in edges]
        if number:
            end, start = line.runs[number - 1][-1].right, run[0].left
            middle = (end + start) / 2
            out += [Stroke(x - 0.6, y + 1.6, x + 0.6, y - 1.6, 0.5, theme.muted) for x in (middle - 0.6, middle + 0.6)]
    return out


def _legend(kinds: set[Kind], y: float, width: float, words: Wordbook, theme: Theme) -> tuple[list[Mark], float]:
    """What the marks mean that are not plain days; nothing where there are none."""
    shown: list[tuple[Kind, str]] = [
        ("span", "span"), ("within", "within"), ("after", "bound"), ("doubtful", "doubtful")
    ]  # fmt: skip
    if "before" in kinds and "after" not in kinds:
        shown[2] = ("before", "bound")
    if not kinds - {"day", "span"}:
        return [], y - 2.2
    out: list[Mark] = []
    x = 0.0
    for kind, key in [("day", "day"), *shown]:
        if kind not in kinds:
            continue
        text = words.say(f"strip.{key}")
        room = 7.0 if kind not in ("day", "doubtful") else 3.0
        if x + room + width_of(text) > width:
            x, y = 0.0, y + _LEVEL
        left, right = (x + 1.2 - marks.DOT, x + 1.2 + marks.DOT) if room == 3.0 else (x, x + 5.6)
        out += marks.mark(kind, left, right, y - 0.9, theme)
        out.append(Lettering(x + room, y, text, SIZE, theme.muted, "left"))
        x += room + width_of(text) + 5.0
    return out, y + 1.0


def _alt(entries: Sequence[Entry], events: Sequence[Told], words: Wordbook) -> str:
    """The strip in words: every event with its date, and what has no place on the line."""
    on = {id(one.event) for one in events}
    there = [entry for entry in entries if id(entry.event) in on]
    off = [entry for entry in entries if id(entry.event) not in on]
    said = words.say("strip.alt", events="; ".join(_said(entry, words) for entry in there))
    if off:
        said += " " + words.say("strip.alt-off", events="; ".join(_said(entry, words) for entry in off))
    return said


def _said(entry: Entry, words: Wordbook) -> str:
    when = event_in_words(entry.event, words)
    if entry.band == "dated" and entry.event.basis == "inferred":
        when += f" ({words.say('basis.inferred')})"
    sources = ", ".join(dict.fromkeys(excerpt.source for excerpt in entry.excerpts))
    named = ", ".join(part for part in (entry.label, sources) if part)
    return f"{when} ({named})" if named else when
