"""Write: share a table's width among its columns so that no word has to be cut where there is room elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.document import Block, Heading, Paragraph, SourceWords, Table, Text
from briefing.write.pdf.atoms import Run, Tag
from briefing.write.pdf.blocks.context import Book
from briefing.write.pdf.lines import natural_width, widest_word
from briefing.write.pdf.looks import capitals, character_look

# How many characters a text has that had better stand on one line, and how much a column may grow for that.
_SHORT, _GIVES = 18, 1.25


def column_edges(block: Table, left: float, width: float, padding: float, book: Book) -> list[float]:
    """The columns' left edges and the right edge of the last, in points.

    The widths asked for are kept unless a column's longest word needs more, or a little more keeps its dates and
    other short entries on one line; the others give in proportion to what they have to spare.
    """
    rows = (*block.head, *block.body)
    columns = max((sum(max(1, cell.span) for cell in row.cells) for row in rows), default=1)
    asked = [max(0.0, share) for share in block.widths[:columns]]
    asked += [sum(asked) / len(asked) if sum(asked) else 1.0] * (columns - len(asked))
    total = sum(asked) or 1.0
    widths = [width * share / total for share in asked]
    needed, wished = [0.0] * columns, [0.0] * columns
    for row in rows:
        at = 0
        for cell in row.cells:
            if cell.span <= 1 and at < columns:
                room = padding * (2 if 0 < at < columns - 1 else 1)
                longest, whole = _longest(cell.blocks, book)
                needed[at], wished[at] = max(needed[at], longest + room), max(wished[at], whole + room)
            at += max(1, cell.span)
    needed = [
        max(need, wish) if has < wish <= has * _GIVES else need
        for need, wish, has in zip(needed, wished, widths, strict=True)
    ]
    edges = [left]
    for share in _shared(widths, needed):
        edges.append(edges[-1] + share)
    return edges


def _shared(widths: Sequence[float], needed: Sequence[float]) -> list[float]:
    lacking = sum(max(0.0, need - has) for has, need in zip(widths, needed, strict=True))
    spare = sum(max(0.0, has - need) for has, need in zip(widths, needed, strict=True))
    if not lacking or spare < lacking:
        return list(widths)
    return [
        need if need > has else has - (has - need) * lacking / spare for has, need in zip(widths, needed, strict=True)
    ]


def _longest(blocks: tuple[Block, ...], book: Book) -> tuple[float, float]:
    """The width of the longest word of a cell's paragraphs, and of the longest of its short texts, in their looks."""
    widest = whole = 0.0
    for block in blocks:
        if not isinstance(block, Paragraph | Heading):
            continue
        name = block.style or "body"
        look = book.look(name)
        for child in block.children:
            if not isinstance(child, Text | SourceWords) or not child.text.strip():
                continue
            ours = isinstance(child, Text)
            style = child.style if isinstance(child, Text) else "source-words"
            text = child.text.upper() if ours and capitals(book.theme, look, style) else child.text
            own = character_look(book.theme, look, style, strong=child.strong, em=child.em)
            widest = max(widest, widest_word([Run(max(text.split(), key=len), own, Tag())]) + look.indent + 0.5)
            if len(block.children) == 1 and len(text) <= _SHORT:
                whole = max(whole, natural_width([Run(text, own, Tag())]) + look.indent + 0.5)
    return widest, whole
