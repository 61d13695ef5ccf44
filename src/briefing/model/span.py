"""Span: a stretch of a source's extracted text, the coordinate everything else is given in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points `start` (included) to `end` (excluded) of a source's extracted text.

    Raises `ValueError` when the offsets are negative or in the wrong order.
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return self.end > self.start

    def covers(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.end and other.start < self.end


def union(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The code points in any of `spans`, as sorted spans that neither overlap nor touch."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            if span.end > merged[-1].end:
                merged[-1] = Span(merged[-1].start, span.end)
        elif span:
            merged.append(span)
    return tuple(merged)


def intersection(spans: Iterable[Span], within: Iterable[Span]) -> tuple[Span, ...]:
    """The code points of `spans` that lie in `within` too, as sorted spans; those of one stretch stay one."""
    shown = union(spans)
    return tuple(
        Span(max(span.start, stretch.start), min(span.end, stretch.end))
        for stretch in sorted(within)
        for span in shown
        if span.overlaps(stretch)
    )
