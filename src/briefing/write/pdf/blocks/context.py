"""Write: what the setting of every block needs to know, and what it adds to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from briefing.document import Block, Heading, Note, Theme
from briefing.write.pdf.looks import BlockLook, block_look
from briefing.write.pdf.strips import Strip
from briefing.write.pdf.tags import Node


@dataclass(frozen=True, slots=True)
class Frame:
    """The column that blocks are set in: its left edge from the text's left margin and its width, in points.

    `wide` is the width that tables may take, which is more where a column for notes is kept empty.
    """

    x: float
    width: float
    wide: float

    def indented(self, by: float) -> Frame:
        """The frame with its left edge moved to the right."""
        return replace(self, x=self.x + by, width=max(24.0, self.width - by), wide=max(24.0, self.wide - by))


@dataclass(eq=False, slots=True)
class Book:
    """One document while it is being set: the looks that were asked for and the footnotes that were called."""

    theme: Theme
    language: str
    headings: tuple[Heading, ...]
    levels: dict[str, int]
    targets: frozenset[str]
    notes: list[tuple[Note, Node]] = field(default_factory=list)
    _looks: dict[tuple[str, bool], BlockLook] = field(default_factory=dict)

    def look(self, name: str, *, inherit: bool = True) -> BlockLook:
        """The look of the block style `name`, worked out once."""
        key = (name, inherit)
        if key not in self._looks:
            self._looks[key] = block_look(self.theme, name, inherit=inherit)
        return self._looks[key]


SetBlocks = Callable[[tuple[Block, ...], Frame, Node, Book], list[Strip]]
