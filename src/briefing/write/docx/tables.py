"""Write DOCX: tables with repeated header rows, whole rows, relative widths and rules between rows only."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from briefing.document import Cell, Group, Row, Style, Table, plain
from briefing.write.docx.columns import column_widths
from briefing.write.docx.flow import ParagraphXml
from briefing.write.docx.properties import color, inset
from briefing.write.docx.xml import escape, twips

if TYPE_CHECKING:
    from briefing.write.docx.body import Body, Setting

_BESIDE = 5.0  # points at a cell's sides, together
_BOX = {"top": 6.0, "left": 8.0, "bottom": 2.0, "right": 8.0}  # points between a box's edge and its words
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
    left = setting.indent + (inset(setting.group) if setting.group else 0.0)
    widths = column_widths(table, columns, setting.wide - left, _BESIDE, body.assembly.sheet)
    title = f'<w:tblCaption w:val="{escape(plain(table.caption))}"/>' if table.caption else ""
    # The number says in bits what the attributes say in words: a head row, no bands.
    shown = f'w:val="{"0620" if table.head else "0600"}" w:firstRow="{1 if table.head else 0}"'
    flow.raw(
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{body.assembly.sheet.table(table.style)}"/>{_visual(body)}'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblInd w:w="{twips(left)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook {shown} w:lastRow="0" '
        f'w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{title}</w:tblPr><w:tblGrid>'
        + "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        + "</w:tblGrid>"
    )
    inside = _Cells(body, widths, replace(setting, indent=0.0, hanging=0.0, right=0.0, group=None, depth=0))
    for row, head in rows:
        own = body.assembly.theme.styles.get(row.style, Style()) if row.style else Style()
        inside.row(row, head, own.background)
    flow.raw("</w:tbl>")
    flow.add_gap(body.assembly.sheet.paragraph("table-gap"))


def write_box(group: Group, look: Style, body: Body, setting: Setting) -> None:
    """Write a group with a ground: a table of one cell, for lists and tables stand on an even ground only there."""
    flow = body.flow
    left = setting.indent + (inset(setting.group) if setting.group else 0.0)
    width = twips(setting.width - (left if setting.depth == 0 else 0.0))
    paint = color(look.rule_color or body.assembly.theme.rule)
    rules = "".join(
        f'<w:{edge} w:val="single" w:sz="{round(size * 8)}" w:space="0" w:color="{paint}"/>'
        for edge, size in (("top", look.rule_above), ("left", look.rule_left))
        if size
    )
    margins = "".join(f'<w:{edge} w:w="{twips(size)}" w:type="dxa"/>' for edge, size in _BOX.items())
    flow.raw(
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableNormal"/>{_visual(body)}<w:tblW w:w="{width}" w:type="dxa"/>'
        f'<w:tblInd w:w="{twips(left)}" w:type="dxa"/>{f"<w:tblBorders>{rules}</w:tblBorders>" if rules else ""}'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar><w:tblLook w:val="0000"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{width}"/></w:tblGrid><w:tr>'
        f"{'<w:trPr><w:cantSplit/></w:trPr>' if group.keep else ''}"
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:shd w:val="clear" w:color="auto" '
        f'w:fill="{color(look.background or "", "FFFFFF")}"/></w:tcPr>'
    )
    inner = width / 20 - _BOX["left"] - _BOX["right"]
    start = len(flow.items)
    body.blocks(
        group.blocks, replace(setting, width=inner, wide=inner, indent=0.0, right=0.0, hanging=0.0, group=None, depth=0)
    )
    if len(flow.items) == start or isinstance(flow.items[-1], str):
        body.raw("body", "", setting)
    flow.raw("</w:tc></w:tr></w:tbl>")
    flow.add_gap(body.assembly.sheet.paragraph("table-gap"))


def _visual(body: Body) -> str:
    """Columns from right to left where the document's language runs so."""
    return "<w:bidiVisual/>" if body.assembly.right else ""


class _Cells:
    """Writes the rows of one table whose columns have `widths` in twips; `setting` is what all its cells share."""

    def __init__(self, body: Body, widths: list[int], setting: Setting) -> None:
        self._body = body
        self._widths = widths
        self._setting = setting
        self._settings: dict[tuple[int, str], Setting] = {}
        self._grounds = body.assembly.theme.styles.get("table-head-row", Style()).background is not None

    def row(self, row: Row, head: bool, fill: str | None) -> None:
        """Write one row; what it lacks at its end is one empty cell."""
        flow, widths = self._body.flow, self._widths
        flow.raw(f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>")
        at = 0
        for cell in row.cells:
            span = min(max(1, cell.span), len(widths) - at)
            self._cell(cell, head, at, span, fill)
            at += span
        if at < len(widths):
            self._cell(Cell(()), head, at, len(widths) - at, fill)
        flow.raw("</w:tr>")

    def _cell(self, cell: Cell, head: bool, at: int, span: int, fill: str | None) -> None:
        flow, sheet = self._body.flow, self._body.assembly.sheet
        width = self._widths[at] if span == 1 else sum(self._widths[at : at + span])
        grid = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{color(fill, "FFFFFF")}"/>' if fill else ""
        # At the table's right edge, words that stand at the right stand under the end of the rules.
        flush = cell.align == "right" and at + span == len(self._widths) and not (fill or self._grounds)
        margin = '<w:tcMar><w:right w:w="0" w:type="dxa"/></w:tcMar>' if flush else ""
        flow.raw(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{grid}{shade}{margin}</w:tcPr>')
        start = len(flow.items)
        style = "table-head" if head or cell.header else "table-cell"
        self._body.blocks(cell.blocks, self._inside(width, style))
        made = [item for item in flow.items[start:] if isinstance(item, ParagraphXml)]
        # A cell ends with a paragraph, also after a table of its own.
        if not made or isinstance(flow.items[-1], str):
            made.append(self._body.raw(style, "", self._setting))
        for paragraph in made[:-1]:
            paragraph.style = sheet.spaced(paragraph.style)
        for paragraph in made:
            paragraph.align = paragraph.align or _ALIGN[cell.align]
            paragraph.keep_next = paragraph.keep_next or head
        flow.raw("</w:tc>")

    def _inside(self, width: int, style: str) -> Setting:
        """What holds for the blocks of a cell `width` twips wide, plain ones in theme style `style`."""
        made = self._settings.get((width, style))
        if made is None:
            room = width / 20 - _BESIDE
            made = replace(self._setting, width=room, wide=room, plain_style=style)
            self._settings[width, style] = made
        return made
