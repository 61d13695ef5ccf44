"""Write: share a table's width among its columns so that no word has to be cut where there is room elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.document import Block, Heading, Paragraph, SourceWords, Table, Text
from briefing.write.pdf.atoms import Run, Tag
from briefing.write.pdf.blocks.context import Book
from briefing.write.pdf.lines import widest_word
from briefing.write.pdf.looks import capitals, character_look


def column_edges(block: Table, left: float, width: float, padding: float, book: Book) -> list[float]:
    """The columns' left edges and the right edge of the last, in points.

    The widths asked for are kept unless a column's longest word needs more; the others give in proportion to what
    they have to spare.
    """
    rows = (*block.head, *block.body)
    columns = max((sum(max(1, cell.span) for cell in row.cells) for row in rows), default=1)
    asked = [max(0.0, share) for share in block.widths[:columns]]
    asked += [sum(asked) / len(asked) if sum(asked) else 1.0] * (columns - len(asked))
    total = sum(asked) or 1.0
    widths = [width * share / total for share in asked]
    needed = [0.0] * columns
    for row in rows:
        at = 0
        for cell in row.cells:
            if cell.span <= 1 and at < columns:
                needed[at] = max(needed[at], _longest(cell.blocks, book) + padding * (2 if 0 < at < columns - 1 else 1))
            at += max(1, cell.span)
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


def _longest(blocks: tuple[Block, ...], book: Book) -> float:
    """The width of the longest word of a cell's paragraphs, measured in its own look."""
    widest = 0.0
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
            word = max(child.text.split(), key=len)
            if ours and capitals(book.theme, look, style):
                word = word.upper()
            own = character_look(book.theme, look, style, strong=child.strong, em=child.em)
            widest = max(widest, widest_word([Run(word, own, Tag())]) + look.indent + 0.5)
    return widest
