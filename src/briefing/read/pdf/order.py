"""Read: put the lines of a PDF page into reading order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from briefing.read.pdf.pages import Line, Page

_GUTTER_SHARE: Final = 0.75
_LEAST_LINES: Final = 8


def reading_order(page: Page) -> Page:
    """The page with its lines in reading order.

    A file's own order is mostly the reading order, since typesetting programs write column by column;
    it is kept unless the file jumps to and fro between two columns, or upwards within one. Then the
    page is cut recursively at its widest empty bands (XY-cut, Nagy and Seth 1984).
    """
    lines = _joined(page.lines)
    if _restless(lines) > max(3, len(lines) // 8):
        lines = tuple(_cut(list(lines)))
    return replace(page, lines=lines)


def _joined(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Neighbours on one baseline that stand next to each other are one line (a raised figure, a change of font)."""
    joined: list[Line] = []
    for line in lines:
        last = joined[-1] if joined else None
        if (
            last
            and abs(last.base - line.base) < 0.45 * max(last.size, line.size)
            and -0.5 * line.size < line.left - last.right < 0.9 * min(last.size, line.size)
            and not last.text.endswith("-")
        ):
            gap = " " if line.left - last.right > 0.15 * line.size else ""
            joined[-1] = replace(
                last,
                text=last.text + gap + line.text,
                right=max(last.right, line.right),
                size=max(last.size, line.size),
                base=last.base if last.size >= line.size else line.base,
                bold=last.bold and line.bold,
                unknown=last.unknown + line.unknown,
            )
        else:
            joined.append(line)
    return tuple(joined)


def _restless(lines: Sequence[Line]) -> int:
    """How often the order jumps along a row to long text, or upwards within a column."""
    jumps = 0
    for line, following in pairwise(lines):
        if line.sideways or following.sideways:
            continue
        same_row = abs(line.base - following.base) < 0.5 * line.size
        over = min(line.right, following.right) - max(line.left, following.left)
        along = same_row and min(len(line.text), len(following.text)) > 25
        upwards = not same_row and following.base > line.base + line.size and over > 0
        jumps += along or upwards
    return jumps


def _cut(lines: list[Line]) -> list[Line]:
    """Cut at a gutter down the page if there is one, else at the widest gap across it; else sort by rows."""
    waiting = [lines]
    done: list[Line] = []
    while waiting:
        group = waiting.pop()
        parts = _columns(group) or _bands(group)
        if parts:
            waiting.extend(reversed(parts))
        else:
            done.extend(sorted(group, key=lambda line: (-line.base, line.left)))
    return done


def _columns(lines: list[Line]) -> list[list[Line]] | None:
    """The lines left and right of an empty band that runs all the way down."""
    if len(lines) < _LEAST_LINES:
        return None
    by_left = sorted(lines, key=lambda line: line.left)
    reach = by_left[0].right
    best: tuple[float, float] | None = None
    for line in by_left[1:]:
        gap = line.left - reach
        if gap > 0.5 * line.size and (best is None or gap > best[0]):
            best = (gap, line.left)
        reach = max(reach, line.right)
    if best is None:
        return None
    left, right = [x for x in lines if x.left < best[1]], [x for x in lines if x.left >= best[1]]
    # A column has lines of its own; a few figures at the side do not make one.
    if min(len(left), len(right)) * 5 < len(lines) or not (_wordy(left) and _wordy(right)):
        return None
    return [left, right]


def _wordy(lines: list[Line]) -> bool:
    return sum(len(line.text) for line in lines) > 20 * len(lines)


def _bands(lines: list[Line]) -> list[list[Line]] | None:
    """The lines above and below the place where something spans what are columns elsewhere."""
    if len(lines) < _LEAST_LINES:
        return None
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    wide = [line for line in lines if line.right - line.left > _GUTTER_SHARE * (right - left)]
    if not wide or len(wide) == len(lines):
        return None
    rows = sorted(lines, key=lambda line: (-line.base, line.left))
    parts: list[list[Line]] = []
    spans = None
    for line in rows:
        spanning = line.right - line.left > _GUTTER_SHARE * (right - left)
        if spanning != spans:
            parts.append([])
            spans = spanning
        parts[-1].append(line)
    return parts if len(parts) > 1 and len(parts) < len(lines) else None
