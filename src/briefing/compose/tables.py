"""Compose: the tables of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from briefing.compose.attributes import only, whole
from briefing.compose.elements import Element
from briefing.document import Align, Cell, Inline, Row, Table

if TYPE_CHECKING:
    from briefing.compose.blocks import Builder

_ALIGNS: dict[str, Align] = {align: align for align in get_args(Align)}
COLUMNS = 30


def table(element: Element, style: str, builder: Builder) -> Table:
    """The table that `element` is. Raises `TemplateError` where its rows do not fit together."""
    caption: tuple[Inline, ...] = ()
    head: list[Row] = []
    body: list[Row] = []
    for part in only(element, "caption", "thead", "tbody"):
        if part.name == "caption":
            caption = builder.inline.runs(part.children)
        else:
            rows = head if part.name == "thead" else body
            rows.extend(_row(row, builder, head=part.name == "thead") for row in only(part, "tr"))
    if not body:
        raise element.place.error("<table> has no rows in <tbody>", "Leave an empty table out with {% if … %}.")
    columns = max(sum(cell.span for cell in row.cells) for row in (*head, *body))
    for row in (*head, *body):
        if (found := sum(cell.span for cell in row.cells)) != columns:
            raise element.place.error(f"a row of this table has {found} columns where others have {columns}")
    widths = _widths(element, columns)
    return Table(builder.identity(element), tuple(head), tuple(body), widths, style or "table", caption)


def _row(element: Element, builder: Builder, *, head: bool) -> Row:
    style = builder.check(element.attributes.get("class", ""), element.place)
    cells = tuple(_cell(cell, builder, head=head) for cell in only(element, "th", "td"))
    if not cells:
        raise element.place.error("<tr> has no cells")
    return Row(cells, style)


def _cell(element: Element, builder: Builder, *, head: bool) -> Cell:
    align = element.attributes.get("align", "left")
    if align not in _ALIGNS:
        raise element.place.error(f"a cell cannot be aligned “{align[:20]}”", f"It is one of {', '.join(_ALIGNS)}.")
    span = whole(element, "colspan", 1, COLUMNS) if "colspan" in element.attributes else 1
    blocks = builder.either(element, "table-head" if head else "table-cell")
    return Cell(blocks, element.name == "th", span, _ALIGNS[align])


def _widths(element: Element, columns: int) -> tuple[float, ...]:
    given = element.attributes.get("widths", "").split()
    if not given:
        return ()
    numbers = [int(width) for width in given if width.isascii() and width.isdigit() and 0 < int(width[:9]) <= 1000]
    if len(numbers) != columns or len(given) != columns:
        raise element.place.error(f'widths="{" ".join(given)[:60]}" does not name {columns} columns by whole numbers')
    return tuple(float(number) for number in numbers)
