"""Compose: the lettering of a time strip: days above the line, months and years under it, none over another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from briefing.compose.time_axis import Axis, Stretch, Unit
from briefing.document import Lettering, Theme
from briefing.model.wordbook import Wordbook

SIZE = 7.5
"""Points: the smallest size that a page has."""

_LEVELS = 3
_GAP = 1.2
# The mean width of a character in sizes, on the safe side for sans faces.
_CHARACTER = 0.58
_LINE = 3.3


@dataclass(frozen=True, slots=True)
class Placed:
    """A label with where its middle stands, in millimetres."""

    x: float
    text: str


def width_of(text: str) -> float:
    """About how wide `text` is, in millimetres."""
    return len(text) * SIZE * _CHARACTER * 25.4 / 72


def label(kind: str, first: date | None, last: date | None, unit: Unit, words: Wordbook) -> str:
    """What stands above a mark: as much of its date as the line below does not tell."""
    if first is None or last is None:
        day = first or last
        return words.say(f"strip.{kind}", date=_day(day, unit, words)) if day else ""
    if first == last:
        return _day(first, unit, words)
    if kind == "within" or unit not in ("month", "year"):
        return "" if unit in ("month", "year") or first.year == last.year else f"{first.year}–{last.year}"
    if (first.year, first.month) == (last.year, last.month):
        days = f"{first.day}–{last.day}"
        return days if unit == "month" else words.say("strip.day-month", day=days, month=_month(first, words))
    return f"{_day(first, unit, words)} – {_day(last, unit, words)}"


def _day(day: date, unit: Unit, words: Wordbook) -> str:
    if unit == "month":
        return str(day.day)
    if unit == "year":
        return words.say("strip.day-month", day=str(day.day), month=_month(day, words))
    return str(day.year)


def _month(day: date, words: Wordbook) -> str:
    return words.say(f"month.{day.month}")


def place_labels(wanted: Sequence[Placed], width: float) -> list[tuple[Placed, int | None]]:
    """Each label with its level above the line: 0 is the lowest, None where there is no room on any.

    Two marks of the same day have one label.
    """
    taken: list[list[tuple[float, float]]] = [[] for _ in range(_LEVELS)]
    out: list[tuple[Placed, int | None]] = []
    seen: set[tuple[str, int]] = set()
    for one in wanted:
        half = width_of(one.text) / 2
        x = min(max(one.x, half), width - half)
        spot = Placed(x, one.text)
        known = (one.text, round(one.x * 10))
        room = (x - half - _GAP / 2, x + half + _GAP / 2)
        free = [n for n, spans in enumerate(taken) if all(room[1] <= a or room[0] >= b for a, b in spans)]
        if not one.text or 2 * half > width or known in seen or not free:
            out.append((spot, None))
            continue
        seen.add(known)
        taken[free[0]].append(room)
        out.append((spot, free[0]))
    return out


def under_the_line(line: Axis, y: float, words: Wordbook, theme: Theme) -> tuple[list[Lettering], float]:
    """The names of months and years under the line, and how far down they reach."""
    if line.unit == "year":
        names = [(stretch, str(stretch.first.year)) for stretch in line.stretches]
    elif line.unit == "month":
        return _months(line, y + _LINE + 1.0, words, theme)
    else:
        names = [(s, f"{s.first.year}–{s.after.year - 1}") for s in line.stretches]
    return _spread(names, y + _LINE + 1.0, line.end, theme), _LINE + 1.2


def _months(line: Axis, y: float, words: Wordbook, theme: Theme) -> tuple[list[Lettering], float]:
    """The months; where there is room, each new year stands beside its first month, else in a row below."""
    names = [(s, words.say(f"month-alone.{s.first.month}")) for s in line.stretches]
    opening = {s for run in line.runs for place, s in enumerate(run) if not place or s.first.month == 1}
    years = {s: str(s.first.year) for s in opening}
    if all(width_of(f"{name} {years.get(s, '')}") + _GAP <= s.right - s.left for s, name in names):
        return [mark for s, name in names for mark in _named(s, name, years.get(s, ""), y, theme)], _LINE + 1.2
    if any(width_of(name) + _GAP > s.right - s.left for s, name in names):
        names = [(s, name[:3]) for s, name in names]
    out = _spread(names, y, line.end, theme)
    for run in line.runs:
        starts = [s for s in run if s in opening]
        ends = [*(s.left for s in starts[1:]), run[-1].right]
        for start, end in zip(starts, ends, strict=True):
            year, middle = str(start.first.year), (start.left + end) / 2
            out.append(Lettering(middle, y + _LINE, year, SIZE, theme.muted, bold=True))
    return out, 2 * _LINE + 1.2


def _named(stretch: Stretch, month: str, year: str, y: float, theme: Theme) -> list[Lettering]:
    """A month in the middle of its stretch, with the year behind it as lettering of its own."""
    middle = (stretch.left + stretch.right) / 2
    if not year:
        return [Lettering(middle, y, month, SIZE, theme.muted)]
    seam = middle + (width_of(month) - width_of(year)) / 2
    return [
        Lettering(seam - 0.4, y, month, SIZE, theme.muted, "right"),
        Lettering(seam + 0.4, y, year, SIZE, theme.muted, "left", bold=True),
    ]


def _spread(names: Sequence[tuple[Stretch, str]], y: float, end: float, theme: Theme) -> list[Lettering]:
    """The names in the middle of their stretches; where they are too close, every second, third … only."""
    out: list[Lettering] = []
    free = -1.0
    for stretch, name in names:
        half = width_of(name) / 2
        middle = max(half, min((stretch.left + stretch.right) / 2, end - half))
        if middle - half < free:
            continue
        out.append(Lettering(middle, y, name, SIZE, theme.muted))
        free = middle + half + _GAP
    return out
