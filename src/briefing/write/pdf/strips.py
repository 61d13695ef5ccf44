"""Write: strips, the unbroken pieces that pages are built of, and the ink that is drawn in them.

Places inside a strip count from its top left corner, y downwards, in points.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from briefing.document import Shape, Stroke
from briefing.write.pdf.atoms import Look
from briefing.write.pdf.lines import Placed
from briefing.write.pdf.tags import Node

# What a page break after a strip costs. A keep that cannot be held gives way, the weakest first.
FREE, GROUPED, PARAGRAPH, BOUND, NEVER = 0, 1, 2, 3, 9


class Words(NamedTuple):
    """Shaped text on one baseline; `node` None makes it an artifact. `mixed`: some of it runs right to left."""

    x: float
    y: float
    placed: tuple[Placed, ...]
    node: Node | None
    mixed: bool = False


class PageNumber(NamedTuple):
    """The number of the page on which block `target` starts, set right-aligned to `x` when it is known."""

    x: float
    y: float
    look: Look
    target: str
    node: Node


class Bar(NamedTuple):
    """A filled rectangle as high as the strip; `joined` reaches up over the space before it. An artifact."""

    x: float
    width: float
    color: str
    joined: bool = True


class Rule(NamedTuple):
    """A horizontal line of some thickness whose middle is at `y`. An artifact."""

    x: float
    y: float
    width: float
    thickness: float
    color: str


class Picture(NamedTuple):
    """A picture; `node` is its figure."""

    x: float
    y: float
    width: float
    height: float
    image: bytes
    node: Node


class Plot(NamedTuple):
    """Lines, outlines and words of a drawing, drawn as the content of its figure `node`.

    (x, y) is the lower left corner; places in `shapes` count from the upper left one in units of `scale` points.
    """

    x: float
    y: float
    width: float
    height: float
    scale: float
    shapes: tuple[Stroke | Shape, ...]
    words: tuple[Words, ...]
    node: Node


Ink = Words | PageNumber | Bar | Rule | Picture | Plot


@dataclass(eq=False, slots=True)
class Strip:
    """A piece of the column that is never parted.

    `before` and `after` are the space around it (the larger of two neighbours counts, none at a page's top);
    `keep` what a page break after it costs; `notes` the footnotes called in it; `head` what is repeated above it
    when it starts a page; `starts` the blocks that begin here; `breaks` that a new page starts with it.
    """

    height: float
    ink: list[Ink] = field(default_factory=list)
    before: float = 0.0
    after: float = 0.0
    keep: int = FREE
    notes: tuple[int, ...] = ()
    head: tuple[Strip, ...] = ()
    starts: tuple[str, ...] = ()
    breaks: bool = False


def shifted(ink: Ink, dx: float, dy: float) -> Ink:
    """`ink` moved to the right and down; a bar has no height of its own and moves only to the right."""
    if isinstance(ink, Bar):
        return ink._replace(x=ink.x + dx)
    return ink._replace(x=ink.x + dx, y=ink.y + dy)


def moved(strip: Strip, dx: float) -> Strip:
    """`strip` with everything in it moved to the right."""
    return replace(strip, ink=[shifted(ink, dx, 0.0) for ink in strip.ink])


def stacked_height(strips: list[Strip]) -> float:
    """How high `strips` are on one page, without the space before the first and after the last."""
    gaps = sum(max(upper.after, lower.before) for upper, lower in pairwise(strips))
    return sum(strip.height for strip in strips) + gaps
