"""Write: set tables, hairlines between rows only; head rows repeat, rows stay whole unless taller than a page."""

from __future__ import annotations

from briefing.document import Cell, Row, Style, Table
from briefing.write.pdf.blocks.columns import column_edges
from briefing.write.pdf.blocks.context import Book, Frame, SetBlocks
from briefing.write.pdf.blocks.text import set_text
from briefing.write.pdf.strips import (
    BOUND,
    FREE,
    GROUPED,
    PARAGRAPH,
    Bar,
    Ink,
    Rule,
    Strip,
    Words,
    shifted,
    stacked_height,
)
from briefing.write.pdf.tags import Node

_ABOVE, _BESIDE = 3.0, 5.0
_HAIRLINE, _HEAD_RULE = 0.4, 0.8
# The share of a page's height up to which a table is rather moved to the next page than parted: one to read, and
# one to write in.
_SHORT, _SHORT_GRID = 0.18, 0.45


def set_table(block: Table, frame: Frame, parent: Node, book: Book, set_blocks: SetBlocks) -> list[Strip]:
    """A strip for each row. A row taller than two thirds of a page is parted between its lines."""
    frame = Frame(frame.x, frame.wide, frame.wide)
    out: list[Strip] = []
    table = parent.child("Table")
    if block.caption:
        caption = table.child("Caption", f"{block.id}-caption", "caption")
        out += set_text(block.caption, book.look("caption"), frame, caption, book)
        out[-1].keep = BOUND
    edges = column_edges(block, frame.x, frame.width, _BESIDE, book)
    page = book.theme.page
    limit = (page.height - page.top - page.bottom) * 0.66
    head: list[Strip] = []
    if block.head:
        section = table.child("THead")
        for row in block.head:
            head += _set_row(row, edges, section, book, set_blocks, limit, head=True)
        head[-1].ink.append(Rule(frame.x, head[-1].height, frame.width, _HEAD_RULE, book.theme.rule))
        for strip in head:
            strip.keep = BOUND
    repeated = tuple(_untagged(strip) for strip in head)
    body: list[Strip] = []
    section = table.child("TBody")
    for place, row in enumerate(block.body):
        strips = _set_row(row, edges, section, book, set_blocks, limit)
        if place + 1 < len(block.body) or block.style == "grid":
            strips[-1].ink.append(Rule(frame.x, strips[-1].height, frame.width, _HAIRLINE, book.theme.rule))
        if len(block.body) > 2 and place in (0, len(block.body) - 2):
            strips[-1].keep = PARAGRAPH  # no first or last row alone
        body += strips
    for strip in body:
        strip.head = repeated
    out += head + body
    if stacked_height(out) <= (page.height - page.top - page.bottom) * (
        _SHORT_GRID if block.style == "grid" else _SHORT
    ):
        for strip in out[:-1]:
            strip.keep = max(strip.keep, GROUPED)
    if out:
        out[0].starts = (block.id, *out[0].starts)
        out[0].before = max(out[0].before, 4.0)
        out[-1].after = 8.0
    return out


def _set_row(
    row: Row, edges: list[float], section: Node, book: Book, set_blocks: SetBlocks, limit: float, *, head: bool = False
) -> list[Strip]:
    element = section.child("TR")
    columns: list[list[Strip]] = []
    at = 0
    for cell in row.cells:
        span = min(max(1, cell.span), len(edges) - 1 - at)
        if span <= 0:
            break
        columns.append(_set_cell(cell, at, span, edges, element, book, set_blocks, head=head))
        at += span
    style = row.style or ("table-head-row" if head else "")
    ground = book.theme.styles.get(style, Style()).background if style else None
    strips = [_join(part) for part in _parts(columns, limit)] or [Strip(2 * _ABOVE)]
    strips[0].height += _ABOVE
    strips[0].ink = [shifted(ink, 0.0, _ABOVE) for ink in strips[0].ink]
    strips[-1].height += _ABOVE
    if ground:
        for strip in strips:
            strip.ink.insert(0, Bar(edges[0], edges[-1] - edges[0], ground, joined=False))
    return strips


def _set_cell(
    cell: Cell, at: int, span: int, edges: list[float], element: Node, book: Book, set_blocks: SetBlocks, *, head: bool
) -> list[Strip]:
    left = edges[at] + (_BESIDE if at else 0.0)
    right = edges[at + span] - (_BESIDE if at + span < len(edges) - 1 else 0.0)
    width = max(12.0, right - left)
    node = element.child("TH" if head or cell.header else "TD")
    attributes = f"/ColSpan {span}" if span > 1 else ""
    if head or cell.header:
        attributes += f" /Scope /{'Column' if head else 'Row'}"
    node.attributes = f"/O /Table {attributes}" if attributes else ""
    strips = set_blocks(cell.blocks, Frame(left, width, width), node, book)
    if cell.align in ("right", "center"):
        for strip in strips:
            strip.ink = [_aligned(ink, left, width, cell.align) for ink in strip.ink]
    return strips


def _aligned(ink: Ink, left: float, width: float, align: str) -> Ink:
    if not isinstance(ink, Words) or not ink.placed:
        return ink
    last = max(ink.placed, key=lambda one: one.x + one.width)
    tail = last.shaped[-1].tail * last.look.size / 1000
    slack = left + width - ink.x - (last.x + last.width - tail)
    return ink._replace(x=ink.x + (slack if align == "right" else slack / 2))


def _parts(columns: list[list[Strip]], limit: float) -> list[list[list[Strip]]]:
    """The row in parts of at most `limit`, each part the strips of every column; one part nearly always."""
    rest = [list(column) for column in columns]
    parts: list[list[list[Strip]]] = []
    while any(rest):
        part: list[list[Strip]] = []
        for column in rest:
            used = 0.0
            count = 0
            for strip in column:
                gap = max(strip.before, column[count - 1].after) if count else 0.0
                if count and used + gap + strip.height > limit:
                    break
                used += gap + strip.height
                count += 1
            part.append(column[:count])
            del column[:count]
        parts.append(part)
    return parts


def _join(part: list[list[Strip]]) -> Strip:
    """One strip that holds the strips of every cell, cell after cell."""
    ink: list[Ink] = []
    notes: list[int] = []
    starts: list[str] = []
    height = 0.0
    for column in part:
        y = 0.0
        for place, strip in enumerate(column):
            gap = max(strip.before, column[place - 1].after) if place else 0.0
            y += gap
            ink += [_settled(mark, y, gap, strip.height) for mark in strip.ink]
            notes += strip.notes
            starts += strip.starts
            y += strip.height
        height = max(height, y)
    return Strip(height, ink, notes=tuple(notes), starts=tuple(starts), keep=FREE)


def _settled(ink: Ink, y: float, gap: float, height: float) -> Ink:
    """A bar inside a cell becomes a rule of the cell strip's own height: a row has other heights beside it."""
    if not isinstance(ink, Bar):
        return shifted(ink, 0.0, y)
    top = y - gap if ink.joined else y
    thickness = y + height - top
    return Rule(ink.x, top + thickness / 2, ink.width, thickness, ink.color)


def _untagged(strip: Strip) -> Strip:
    """A head row as it is repeated on later pages: the same ink, but an artifact."""
    ink = [mark._replace(node=None) if isinstance(mark, Words) else mark for mark in strip.ink]
    return Strip(strip.height, ink, before=strip.before, after=strip.after)
