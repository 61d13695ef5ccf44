"""Write: set each kind of block as strips."""

from __future__ import annotations

from typing import assert_never

from briefing.document import (
    AnswerLines,
    Block,
    Contents,
    Drawing,
    Figure,
    Group,
    Heading,
    List,
    PageBreak,
    Paragraph,
    Quotation,
    Table,
)
from briefing.write.pdf.blocks.containers import set_group, set_list
from briefing.write.pdf.blocks.context import Book, Frame
from briefing.write.pdf.blocks.drawing import set_drawing
from briefing.write.pdf.blocks.extras import set_answer_lines, set_contents, set_figure, set_page_break
from briefing.write.pdf.blocks.quotation import set_quotation
from briefing.write.pdf.blocks.table import set_table
from briefing.write.pdf.blocks.text import set_heading, set_paragraph
from briefing.write.pdf.strips import PARAGRAPH, Strip
from briefing.write.pdf.tags import Node

_REMARKS = frozenset({"small", "note"})


def set_blocks(blocks: tuple[Block, ...], frame: Frame, parent: Node, book: Book) -> list[Strip]:
    """The strips of `blocks` one below the other in `frame`, their structure elements added to `parent`."""
    out: list[Strip] = []
    for before, block in zip((None, *blocks), blocks, strict=False):
        own = set_block(block, frame, parent, book)
        if out and isinstance(before, Table) and _remark(block, own):
            out[-1].keep = max(out[-1].keep, PARAGRAPH)
        out += own
    return out


def _remark(block: Block, strips: list[Strip]) -> bool:
    """Whether a block under a table is one small line on it, which would be lost on the next page."""
    return isinstance(block, Paragraph) and block.style in _REMARKS and len(strips) == 1


def set_block(block: Block, frame: Frame, parent: Node, book: Book) -> list[Strip]:
    """The strips of one block."""
    match block:
        case Heading():
            return set_heading(block, frame, parent, book)
        case Paragraph():
            return set_paragraph(block, frame, parent, book)
        case Quotation():
            return set_quotation(block, frame, parent, book)
        case List():
            return set_list(block, frame, parent, book, set_blocks)
        case Table():
            return set_table(block, frame, parent, book, set_blocks)
        case Group():
            return set_group(block, frame, parent, book, set_blocks)
        case Figure():
            return set_figure(block, frame, parent, book)
        case Drawing():
            return set_drawing(block, frame, parent, book)
        case AnswerLines():
            return set_answer_lines(block, frame, book)
        case Contents():
            return set_contents(block, frame, parent, book)
        case PageBreak():
            return set_page_break(block)
        case _:
            assert_never(block)
