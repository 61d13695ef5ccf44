"""Write: build pages from strips, so that nothing is stranded; footnotes stand at the foot of the calling page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from briefing.write.pdf.strips import BOUND, FREE, GROUPED, NEVER, PARAGRAPH, Strip, stacked_height

# What it costs to break after a strip of each kind, against the empty part of the page (0 to 1) it would leave.
_COST = {FREE: 0.0, GROUPED: 0.55, PARAGRAPH: 0.9, BOUND: 2.5, NEVER: 50.0}
_NOTE_GAP = 16.0


class Set(NamedTuple):
    """A strip on a page: its top from the top of the text area, and the space above it that it may reach over."""

    strip: Strip
    top: float
    gap: float


@dataclass(slots=True)
class PageLayout:
    """What stands on one page: the column, and the footnotes with the top of their rule (None without notes)."""

    column: list[Set] = field(default_factory=list)
    notes: list[Set] = field(default_factory=list)
    rule: float | None = None


def build_pages(
    strips: Sequence[Strip], notes: Sequence[list[Strip]], height: float, first: float | None = None
) -> list[PageLayout]:
    """Pages of `height` points, the first one of `first` where that is another.

    `notes[n - 1]` are the strips of footnote n; what does not fit goes on overleaf.
    """
    strips = _breaking(strips)
    pages: list[PageLayout] = []
    at = 0
    carried: list[Strip] = []
    while at < len(strips) or carried:
        high = height if pages or first is None else first
        end = _page_end(strips, at, notes, high, carried)
        page = PageLayout(_stack(_with_head(strips, at, end)))
        called = [strip for upper in strips[at:end] for number in upper.notes for strip in notes[number - 1]]
        used = page.column[-1].top + page.column[-1].strip.height if page.column else 0.0
        carried = _place_notes(page, carried + called, used, high)
        pages.append(page)
        at = end
    return pages or [PageLayout()]


def _breaking(strips: Sequence[Strip]) -> list[Strip]:
    """`strips` with each page break taken over by the strip after it; breaks that nothing follows break nothing."""
    out: list[Strip] = []
    waiting: tuple[str, ...] = ()
    breaks = False
    for strip in strips:
        if strip.breaks and not strip.height:
            breaks, waiting = True, waiting + strip.starts
        elif breaks:
            out.append(replace(strip, breaks=bool(out), starts=waiting + strip.starts))
            breaks, waiting = False, ()
        else:
            out.append(strip)
    return out


def _with_head(strips: Sequence[Strip], at: int, end: int) -> list[Strip]:
    """The page's strips; a table that goes on from the page before has its head rows above it."""
    rows = list(strips[at:end])
    if at and rows and rows[0].head and strips[at - 1].head is rows[0].head:
        return [*rows[0].head, *rows]
    return rows


def _stack(strips: Sequence[Strip]) -> list[Set]:
    out: list[Set] = []
    y = 0.0
    for place, strip in enumerate(strips):
        gap = max(strip.before, strips[place - 1].after) if place else 0.0
        y += gap
        out.append(Set(strip, y, gap))
        y += strip.height
    return out


def _page_end(
    strips: Sequence[Strip], at: int, notes: Sequence[list[Strip]], height: float, carried: list[Strip]
) -> int:
    """The index after the last strip of the page that starts with `at`, where a break costs least."""
    used = stacked_height(list(strips[at].head)) if at < len(strips) and _continues(strips, at) else 0.0
    foot = min(_notes_height(carried), height * 0.6)
    best, best_cost = at, float("inf")
    for index in range(at, len(strips)):
        strip = strips[index]
        if strip.breaks and index > at:
            return index
        gap = max(strip.before, strips[index - 1].after) if index > at else 0.0
        used += gap + strip.height
        more = [lower for number in strip.notes for lower in notes[number - 1]]
        if more:
            foot += stacked_height(more) + (0.0 if foot else _NOTE_GAP)
        # a long note may begin here and go on overleaf: two lines of it are enough to let its call stand
        if used + min(foot, height * 0.5) > height and index > at:
            break
        cost = _COST[strip.keep] + (1 - min(1.0, (used + min(foot, height * 0.5)) / height))
        if cost <= best_cost:
            best, best_cost = index + 1, cost
    else:
        return len(strips)
    return max(best, at + 1)


def _continues(strips: Sequence[Strip], at: int) -> bool:
    return bool(at and strips[at].head and strips[at - 1].head is strips[at].head)


def _notes_height(strips: list[Strip]) -> float:
    return stacked_height(strips) + _NOTE_GAP if strips else 0.0


def _place_notes(page: PageLayout, strips: list[Strip], used: float, height: float) -> list[Strip]:
    """Put as many note lines on the page as there is room for; the others are handed on."""
    if not strips:
        return []
    count = 0
    while count < len(strips) and used + _notes_height(strips[: count + 1]) <= height + 0.01:
        count += 1
    if count == 0 and not page.column:
        count = 1
    mine = strips[:count]
    if mine:
        page.rule = height - _notes_height(mine) + _NOTE_GAP / 2
        page.notes = [Set(one.strip, one.top + page.rule + _NOTE_GAP / 2, one.gap) for one in _stack(mine)]
    return strips[count:]
