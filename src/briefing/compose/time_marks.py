"""Compose: the marks of a time strip, as lines and outlines; lengths in millimetres."""

from __future__ import annotations

import math

from briefing.document import Mark, Shape, Stroke, Theme

DOT = 1.0
"""Half of a dot's width."""

FADE = 22.0
"""How long a fading bar is at most."""

_HALF = 0.9  # of a bar's height
_PAPER = "#ffffff"


def mark(kind: str, left: float, right: float, y: float, theme: Theme) -> list[Mark]:
    """What is drawn for an event of `kind` from `left` to `right`, its middle at `y`."""
    match kind:
        case "day":
            return [Shape(_circle((left + right) / 2, y), theme.accent)]
        case "doubtful":
            return [Shape(_circle((left + right) / 2, y), _PAPER, theme.muted, 0.9)]
        case "span":
            return [_bar(left, right, y, fill=theme.accent)]
        case "within":
            return [_bar(left, right, y, fill=_PAPER, line=theme.muted), *_hatching(left, right, y, theme.muted)]
        case _:
            return _fading(left, right, y, theme.muted, back=kind == "before")


def _circle(x: float, y: float, corners: int = 20) -> tuple[tuple[float, float], ...]:
    turns = [2 * math.pi * corner / corners for corner in range(corners)]
    return tuple((round(x + DOT * math.cos(turn), 4), round(y + DOT * math.sin(turn), 4)) for turn in turns)


def _bar(left: float, right: float, y: float, fill: str, line: str = "") -> Shape:
    corners = ((left, y - _HALF), (right, y - _HALF), (right, y + _HALF), (left, y + _HALF))
    return Shape(corners, fill, line)


def _hatching(left: float, right: float, y: float, color: str) -> list[Mark]:
    """Slanting lines in a bar, a line every 1.4 mm or fewer where it is long."""
    step = max(1.4, (right - left) / 60)
    out: list[Mark] = []
    x = left + step / 2
    while x + 2 * _HALF * 0.6 < right:
        out.append(Stroke(x, y + _HALF, x + 2 * _HALF * 0.6, y - _HALF, 0.35, color))
        x += step
    return out


def _fading(left: float, right: float, y: float, color: str, *, back: bool) -> list[Mark]:
    """A bar that thins out away from the bound, where it has an upright stroke."""
    width = right - left
    edge, ahead = (right, -1.0) if back else (left, 1.0)
    out: list[Mark] = [Stroke(edge, y - _HALF - 0.5, edge, y + _HALF + 0.5, 0.9, color)]
    parts = 9
    step = width / parts
    for part in range(parts):
        inked = step * (0.94 - 0.8 * part / (parts - 1))
        start = edge + ahead * step * part
        out.append(_bar(min(start, start + ahead * inked), max(start, start + ahead * inked), y, fill=color))
    return out
