"""Read: find the running heads, running feet and page numbers of a PDF's pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from briefing.read.pdf.pages import Line, Page

_ZONE: Final = 0.13
_MOST: Final = 8
_GAP: Final = 1.5
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"[\s\-–—|•.]*(?:(?:page|p\.|seite|s\.|стр\.?|с\.|бет)\s*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of|von|из|\|)\s*\d{1,4})?[\s\-–—|•.]*",
    re.I,
)


def mark_margins(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages, their running lines marked "page-margin".

    Such a line stands among the outermost of its page, in the upper or lower eighth, and is either a page
    number or comes back (figures aside, at the same height) on other pages: on three in all, on two of few.
    """
    seen: Counter[tuple[str, bool, int]] = Counter()
    for page in pages:
        seen.update({_key(line, page) for line in _candidates(page)})
    needed = 3 if len(pages) > 7 else 2
    marked = []
    for page in pages:
        edge = set(map(id, _candidates(page)))
        lines = tuple(
            replace(line, margin="page-margin")
            if line.sideways
            or (id(line) in edge and (_NUMBER.fullmatch(line.text) or _recurs(seen, _key(line, page)) >= needed))
            else line
            for line in page.lines
        )
        marked.append(replace(page, lines=lines))
    return tuple(marked)


def _candidates(page: Page) -> list[Line]:
    """The outermost rows in the upper and lower zone, as far as a gap parts them from what is further in."""
    rows = sorted(page.lines, key=lambda line: -line.base)
    return _parted(rows, page.height * (1 - _ZONE), page.height) + _parted(rows[::-1], 0, page.height * _ZONE)


def _parted(rows: Sequence[Line], low: float, high: float) -> list[Line]:
    """The first few of `rows` between the heights `low` and `high` before the first wide gap; none without a gap."""
    last = None
    for at, line in enumerate(rows):
        if last is not None and abs(last.base - line.base) > _GAP * max(last.size, line.size):
            return list(rows[:at])
        if not low <= line.base <= high or at >= _MOST:
            return []
        last = line
    return []


def _key(line: Line, page: Page) -> tuple[str, bool, int]:
    return _DIGITS.sub("0", " ".join(line.text.split())).lower(), line.base > page.height / 2, round(line.base / 4)


def _recurs(seen: Counter[tuple[str, bool, int]], key: tuple[str, bool, int]) -> int:
    """On how many pages the line stands at this height, give or take."""
    text, top, row = key
    return max(seen[text, top, row + shift] for shift in (-1, 0, 1))
