"""Curate: find which of many spans share a character with one, without going through all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate

from briefing.model import Span


class Overlaps:
    """An index of spans, which may lie inside one another.

    The spans are sorted by their starts; what can overlap begins before the other's end and lies behind
    the last place up to which every span has ended.
    """

    __slots__ = ("_order", "_reach", "_spans", "_starts")

    def __init__(self, spans: Sequence[Span]) -> None:
        self._spans = spans
        self._order = sorted(range(len(spans)), key=spans.__getitem__)
        self._starts = [spans[n].start for n in self._order]
        self._reach = list(accumulate((spans[n].end for n in self._order), max))

    def at(self, span: Span) -> list[int]:
        """The numbers of the spans that overlap `span`, in the order of number."""
        first, last = bisect_right(self._reach, span.start), bisect_left(self._starts, span.end)
        return sorted(n for n in self._order[first:last] if self._spans[n].overlaps(span))

    def any(self, span: Span) -> bool:
        """Whether any overlaps `span`."""
        first, last = bisect_right(self._reach, span.start), bisect_left(self._starts, span.end)
        return any(self._spans[n].overlaps(span) for n in self._order[first:last])
