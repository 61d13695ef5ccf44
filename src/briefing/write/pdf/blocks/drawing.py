"""Write: set a drawing: its lines and outlines as vectors, its lettering as text, all of it one figure."""

from __future__ import annotations

from briefing.document import Drawing, Lettering, Shape, Stroke
from briefing.write.pdf import faces
from briefing.write.pdf.atoms import Look, Run, Tag
from briefing.write.pdf.blocks.context import Book, Frame
from briefing.write.pdf.blocks.text import set_text
from briefing.write.pdf.lines import set_lines
from briefing.write.pdf.strips import BOUND, Ink, Plot, Strip, Words
from briefing.write.pdf.tags import Node

_MM = 72 / 25.4
_SHARE = {"left": 0.0, "center": 0.5, "right": 1.0}


def set_drawing(block: Drawing, frame: Frame, parent: Node, book: Book) -> list[Strip]:
    """A drawing at its width, or smaller as a whole where the column is narrower; its caption is kept with it."""
    scale = min(_MM, frame.width / block.width) if block.width > 0 else _MM
    node = parent.child("Figure", block.id, "figure")
    node.alt = block.alt
    width, height = block.width * scale, block.height * scale
    shapes = tuple(mark for mark in block.marks if isinstance(mark, Stroke | Shape))
    words = tuple(
        _lettered(mark, scale, node, book) for mark in block.marks if isinstance(mark, Lettering) and mark.text.strip()
    )
    ink: list[Ink] = [Plot(frame.x, height, width, height, scale, shapes, words, node)]
    out = [Strip(height, ink, before=2.0, after=4.0, starts=(block.id,))]
    if block.caption:
        out[0].keep = BOUND
        caption = parent.child("P", f"{block.id}-caption", "caption")
        out += set_text(block.caption, book.look("caption"), frame, caption, book)
    return out


def _lettered(mark: Lettering, scale: float, node: Node, book: Book) -> Words:
    names = faces.chain(book.theme.fonts.get("sans", ""), "sans", mark.bold, False, book.theme.font_files)
    look = Look(names, mark.size * scale / _MM, mark.color)
    line = set_lines([Run(" ".join(mark.text.split()), look, Tag())], 10_000.0)[0]
    return Words(mark.x * scale - line.width * _SHARE[mark.align], mark.y * scale, line.placed, node, line.mixed)
