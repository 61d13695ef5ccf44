"""Compose: the axis of a time strip: to scale, and broken where nothing is told for long."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Unit = Literal["month", "year", "decade", "century"]

# At most so many stretches of a unit stand on one line; more take the next coarser unit.
_MOST: tuple[tuple[Unit, int], ...] = (("month", 12), ("year", 14), ("decade", 16), ("century", 200))
_YEARS: dict[Unit, int] = {"year": 1, "decade": 10, "century": 100}
# One empty stretch between two is drawn; from two on the line is broken.
_BREAK_FROM = 2
BREAK = 6.0
"""Millimetres of a break in the line."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """One unit of time on the line: its first day, the day after its last, and where it is, in millimetres."""

    first: date
    after: date
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Axis:
    """A line of time in `runs`, each without a gap; between two runs it is broken."""

    unit: Unit
    runs: tuple[tuple[Stretch, ...], ...]

    @property
    def stretches(self) -> tuple[Stretch, ...]:
        """All stretches in the order of time."""
        return tuple(stretch for run in self.runs for stretch in run)

    @property
    def end(self) -> float:
        """Where the line ends."""
        return self.runs[-1][-1].right

    def at(self, day: date) -> float:
        """Where `day` begins; in a break or beyond an end, where the line stops."""
        before = self.runs[0][0].left
        for stretch in self.stretches:
            if day < stretch.first:
                return before
            if day < stretch.after:
                days = (stretch.after - stretch.first).days
                return stretch.left + (stretch.right - stretch.left) * (day - stretch.first).days / days
            before = stretch.right
        return before

    def run_end(self, x: float) -> float:
        """Where the run that holds `x` ends."""
        return next((run[-1].right for run in self.runs if x <= run[-1].right), self.runs[-1][-1].right)

    def run_start(self, x: float) -> float:
        """Where the run that holds `x` starts."""
        return next((run[0].left for run in self.runs if x <= run[-1].right), self.runs[-1][0].left)


def axis(spans: Sequence[tuple[date, date]], width: float) -> Axis:
    """The line of `width` millimetres on which all `spans` (first and last day) lie; there is at least one."""
    for unit, most in _MOST:
        numbers = sorted({n for first, last in spans for n in range(_number(first, unit), _number(last, unit) + 1)})
        runs = _runs(numbers)
        if sum(len(run) for run in runs) <= most:
            break
    count = sum(len(run) for run in runs)
    gap = min(BREAK, width / (2 * len(runs)))
    size = (width - gap * (len(runs) - 1)) / count
    made: list[tuple[Stretch, ...]] = []
    left = 0.0
    for run in runs:
        made.append(
            tuple(
                Stretch(_start(n, unit), _start(n + 1, unit), left + size * place, left + size * (place + 1))
                for place, n in enumerate(run)
            )
        )
        left += size * len(run) + gap
    return Axis(unit, tuple(made))


def _runs(numbers: Iterable[int]) -> list[range]:
    runs: list[range] = []
    for n in numbers:
        if runs and n - runs[-1].stop < _BREAK_FROM:
            runs[-1] = range(runs[-1].start, n + 1)
        else:
            runs.append(range(n, n + 1))
    return runs


def _number(day: date, unit: Unit) -> int:
    return day.year * 12 + day.month - 1 if unit == "month" else day.year // _YEARS[unit]


def _start(number: int, unit: Unit) -> date:
    if unit == "month":
        year, month = divmod(number, 12)
        return date(year, month + 1, 1) if year <= date.max.year else date.max
    year = number * _YEARS[unit]
    return date(max(year, 1), 1, 1) if year <= date.max.year else date.max


def day_after(day: date) -> date:
    """The day after `day`; the last of the calendar has none and is given back."""
    return day + timedelta(1) if day < date.max else day
