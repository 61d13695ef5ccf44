"""Document: a drawing as values, in millimetres."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefing.document.words import Inline


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight line in a drawing, from one point to another; `width` is in points."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    color: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A closed outline in a drawing. `fill` and `line` are colours, "" for none; `width` is the line's, in points."""

    points: tuple[tuple[float, float], ...]
    fill: str = ""
    line: str = ""
    width: float = 0.5


@dataclass(frozen=True, slots=True)
class Lettering:
    """A short line of our words in a drawing; (x, y) is where its baseline starts, has its middle or ends."""

    x: float
    y: float
    text: str
    size: float
    color: str
    align: Literal["left", "center", "right"] = "center"
    bold: bool = False


Mark = Stroke | Shape | Lettering


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure of lines, outlines and letters, with the text that stands for it.

    Places count in millimetres from its top left corner, y downwards; later marks lie over earlier ones.
    Lettering is in the theme's sans face. A writer makes it smaller where its column is narrower.
    """

    id: str
    width: float
    height: float
    marks: tuple[Mark, ...]
    alt: str
    caption: tuple[Inline, ...] = ()
