"""Write DOCX: tables with repeated header rows, whole rows, relative widths and rules between rows only."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.document import Cell, Row, Table, plain
from briefing.write.docx.flow import ParagraphXml
from briefing.write.docx.properties import color
from briefing.write.docx.xml import escape, twips

if TYPE_CHECKING:
    from briefing.write.docx.body import Body, Setting

_ALIGN = {"left": "", "right": "right", "center": "center", "justify": "both"}


def write(table: Table, body: Body, setting: Setting) -> None:
    """Write `table` and, so that two tables don't grow together, a small paragraph after it."""
    rows = [(row, True) for row in table.head] + [(row, False) for row in table.body]
    columns = max((sum(max(1, cell.span) for cell in row.cells) for row, _ in rows), default=0)
    if table.caption:
        body.add("caption", table.caption, setting).keep_next = True
    if columns == 0:
        return
    flow = body.flow
    widths = _widths(table.widths, columns, setting.width - setting.indent if setting.depth == 0 else setting.width)
    title = f'<w:tblCaption w:val="{escape(plain(table.caption))}"/>' if table.caption else ""
    visual = "<w:bidiVisual/>" if body.assembly.right else ""
    flow.raw(
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{body.assembly.sheet.table(table.style)}"/>{visual}'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="{twips(setting.indent)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="{1 if table.head else 0}" w:lastRow="0" '
        f'w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{title}</w:tblPr><w:tblGrid>'
        + "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        + "</w:tblGrid>"
    )
    inside = replace(setting, indent=0.0, group=None, depth=0)
    for row, head in rows:
        _row(row, head, widths, body, inside)
    flow.raw("</w:tbl>")
    flow.add(ParagraphXml(body.assembly.sheet.paragraph("table-gap"), ""))


def _row(row: Row, head: bool, widths: list[int], body: Body, setting: Setting) -> None:
    flow = body.flow
    flow.raw(f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>")
    look = body.assembly.theme.styles.get(row.style) if row.style else None
    fill = look.background if look else None
    at = 0
    for cell in row.cells:
        span = min(max(1, cell.span), len(widths) - at)
        _cell(cell, head, span, sum(widths[at : at + span]), fill, body, setting)
        at += span
    if at < len(widths):
        _cell(Cell(()), head, len(widths) - at, sum(widths[at:]), fill, body, setting)
    flow.raw("</w:tr>")


def _cell(cell: Cell, head: bool, span: int, width: int, fill: str | None, body: Body, setting: Setting) -> None:
    flow = body.flow
    grid = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{color(fill, "FFFFFF")}"/>' if fill else ""
    flow.raw(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{grid}{shade}</w:tcPr>')
    start = len(flow.items)
    style = "table-head" if head or cell.header else "table-cell"
    body.blocks(cell.blocks, replace(setting, width=width / 20 - 8.0, plain_style=style))
    made = [item for item in flow.items[start:] if isinstance(item, ParagraphXml)]
    # A cell ends with a paragraph, also after a table of its own.
    if not made or isinstance(flow.items[-1], str):
        made.append(body.raw(style, "", setting))
    for paragraph in made:
        paragraph.align = paragraph.align or _ALIGN[cell.align]
        paragraph.keep_next = paragraph.keep_next or head
    flow.raw("</w:tc>")


def _widths(relative: tuple[float, ...], columns: int, width: float) -> list[int]:
    """Column widths in twips that fill `width` points; missing or senseless ones count as the mean of the others."""
    given = [value if value > 0 else 0.0 for value in relative[:columns]]
    known = [value for value in given if value]
    mean = sum(known) / len(known) if known else 1.0
    full = [value or mean for value in given] + [mean] * (columns - len(given))
    return [max(200, round(twips(width) * value / sum(full))) for value in full]
