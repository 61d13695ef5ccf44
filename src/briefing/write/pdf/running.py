"""Write: a person's own header and footer, set from rows of words and pictures, painted as artifacts."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.document import Logo, Page, RunningCell, RunningHead, RunningRow, RunningText, Style, Theme
from briefing.write.pdf import faces
from briefing.write.pdf.atoms import Look, Run, Tag
from briefing.write.pdf.lines import set_lines
from briefing.write.pdf.paint import Painter
from briefing.write.pdf.strips import Rule, Words

_SIZE = 9.0
_LEADING = 1.25
_GAP = 8.0  # points between header or footer and the text
_OWN_LINE = 14.0  # the line of our own running words


@dataclass(frozen=True, slots=True)
class Place:
    """A page's text area in points from the paper's edges, and where the header starts and the footer ends."""

    top: float
    bottom: float
    header: float
    footer: float


def place_of(theme: Theme, *, first: bool) -> Place:
    """Where text stands on a page: its margins, or less where header or footer need more room."""
    page, running = theme.page, theme.running
    if running is None:
        return Place(page.top, page.bottom, 0.0, 0.0)
    above, below = _rows(running, first=first)
    header = height(above, theme) + (0.0 if first else _OWN_LINE)
    footer = height(below, theme) + _OWN_LINE
    top = max(page.top, running.header_top + header + _GAP) if above else page.top
    bottom = max(page.bottom, running.footer_bottom + footer + _GAP) if below else page.bottom
    most = (page.height - 200.0) / 2
    return Place(min(top, most), min(bottom, most), running.header_top, running.footer_bottom)


def height(rows: tuple[RunningRow, ...], theme: Theme) -> float:
    """How high `rows` are in points."""
    return sum(_row_height(row, theme) for row in rows)


def paint_running(painter: Painter, theme: Theme, number: int, pages: int, place: Place) -> None:
    """Paint the header and the footer of page `number`, from 1, of `pages`."""
    running = theme.running
    if running is None:
        return
    above, below = _rows(running, first=number == 1)
    _paint(painter, above, theme, place.header - place.top, (number, pages))
    bottom = theme.page.height - place.footer - height(below, theme)
    _paint(painter, below, theme, bottom - place.top, (number, pages))


def own_lines(theme: Theme, page: Page, place: Place, *, first: bool) -> tuple[float, float]:
    """The baselines of our own running words: below their header, above their footer; from the text's top down."""
    text = page.height - place.top - place.bottom
    running = theme.running
    above, below = ((), ()) if running is None else _rows(running, first=first)
    head = place.header + height(above, theme) + 0.72 * _OWN_LINE - place.top if above else -place.top * 0.42
    foot = page.height - place.footer - height(below, theme) - 0.35 * _OWN_LINE - place.top
    return head, foot if below else text + place.bottom * 0.5


def _rows(running: RunningHead, *, first: bool) -> tuple[tuple[RunningRow, ...], tuple[RunningRow, ...]]:
    return (running.first_header, running.first_footer) if first else (running.header, running.footer)


def _row_height(row: RunningRow, theme: Theme) -> float:
    tall = max((sum(_line_height(line, cell, theme) for line in cell.lines) for cell in row.cells), default=0.0)
    return tall + (row.rule + 2.0 if row.rule else 0.0) + row.after


def _line_height(line: tuple[RunningText | Logo, ...], cell: RunningCell, theme: Theme) -> float:
    logos = [piece.height for piece in line if isinstance(piece, Logo)]
    texts = [piece for piece in line if isinstance(piece, RunningText)]
    leading = max((_leading(piece.look) for piece in texts), default=0.0 if logos else _SIZE * _LEADING)
    if logos:
        return max(*logos, leading) + 2.0
    return leading * max(1, len(set_lines([_run(piece, theme, (1, 1)) for piece in texts], cell.width)) if texts else 1)


def _leading(look: Style) -> float:
    return max(look.leading or 0.0, (look.size or _SIZE) * 1.15) if look.leading else (look.size or _SIZE) * _LEADING


def _run(piece: RunningText, theme: Theme, counted: tuple[int, int]) -> Run:
    look, text = piece.look, piece.text
    if piece.field:
        text = str(counted[0] if piece.field == "page" else counted[1])
    role = look.font or "sans"
    names = faces.chain(theme.fonts.get(role, ""), role, bool(look.bold), bool(look.italic), theme.font_files)
    own = Look(names, look.size or _SIZE, look.color or "#000000", look.tracking or 0.0)
    return Run(text.upper() if look.capitals else text, own, Tag())


def _paint(painter: Painter, rows: tuple[RunningRow, ...], theme: Theme, top: float, counted: tuple[int, int]) -> None:
    width = theme.page.width - theme.page.left - theme.page.right
    for row in rows:
        tall = 0.0
        for cell in row.cells:
            y = 0.0
            for line in cell.lines:
                _paint_line(painter, line, cell, theme, top + y, counted)
                y += _line_height(line, cell, theme)
            tall = max(tall, y)
        if row.rule:
            painter.rule(Rule(0.0, tall + 2.0, width, row.rule, row.rule_color), top)
        top += _row_height(row, theme)


def _paint_line(
    painter: Painter,
    line: tuple[RunningText | Logo, ...],
    cell: RunningCell,
    theme: Theme,
    top: float,
    counted: tuple[int, int],
) -> None:
    runs = [_run(piece, theme, counted) for piece in line if isinstance(piece, RunningText)]
    logos = [piece for piece in line if isinstance(piece, Logo)]
    wide = sum(logo.width for logo in logos)
    lines = set_lines(runs, max(20.0, cell.width - wide)) if runs else []
    if logos:
        lines = lines[:1]
    leading = max((_leading(piece.look) for piece in line if isinstance(piece, RunningText)), default=0.0)
    total = wide + (lines[0].width if lines else 0.0)
    x = cell.x + _slack(cell, total)
    high = _line_height(line, cell, theme)
    leads = bool(logos) and isinstance(line[0], Logo)
    at = x if leads or not lines else x + lines[0].width
    for logo in logos:
        painter.logo(logo.image, at, top + (high - 2.0 - logo.height), logo.width, logo.height)
        at += logo.width
    for place, text in enumerate(lines):
        size = max(one.look.size for one in text.placed) if text.placed else _SIZE
        base = high - 2.0 - 0.24 * size if logos else leading * place + leading / 2 + 0.36 * size
        start = (x + wide if leads else x) if logos else cell.x + _slack(cell, text.width)
        if text.placed:
            painter.words(Words(start, base, text.placed, None), top)


def _slack(cell: RunningCell, width: float) -> float:
    return max(0.0, cell.width - width) * {"right": 1.0, "center": 0.5}.get(cell.align, 0.0)
