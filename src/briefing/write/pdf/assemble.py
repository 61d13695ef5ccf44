"""Write: a document as the bytes of a PDF file: set, paginated, painted and put together."""

from __future__ import annotations

from briefing.document import Document, Text, Theme, walk
from briefing.document import Heading as HeadingBlock
from briefing.write.pdf.atoms import Run, Tag
from briefing.write.pdf.blocks import set_blocks
from briefing.write.pdf.blocks.context import Book, Frame
from briefing.write.pdf.blocks.text import set_text
from briefing.write.pdf.catalog import Painted, write_file
from briefing.write.pdf.lines import set_lines
from briefing.write.pdf.pages import PageLayout, build_pages
from briefing.write.pdf.paint import Fonts, Painter
from briefing.write.pdf.running import Place, own_lines, paint_running, place_of
from briefing.write.pdf.strips import Rule, Strip, Words
from briefing.write.pdf.tags import Node

_NOTE_RULE = 72.0
_RULE_GAP = 4.0


def write(document: Document, theme: Theme) -> bytes:
    """`document` as a PDF file in the look of `theme`. The same values give the same bytes.

    Characters that no shipped face has are drawn as a replacement sign; `missing_characters` names them.
    """
    page = theme.page
    width = page.width - page.left - page.right
    root = Node("Document")
    book = Book(theme, document.language, _headings(document), _levels(document), _targets(document))
    frame = Frame(0.0, max(72.0, width - page.notes), width)
    layouts = _lay_out(document, theme, book, frame, root)
    areas = _places(theme)
    starts = {
        name: number for number, layout in enumerate(layouts) for one in layout.column for name in one.strip.starts
    }
    fonts = Fonts()
    painted = [
        _paint(number, layout, document, theme, book, fonts, starts, len(layouts))
        for number, layout in enumerate(layouts)
    ]
    places = {
        name: (number, page.height - areas[number > 0].top - one.top)
        for number, layout in enumerate(layouts)
        for one in layout.column
        for name in one.strip.starts
    }
    return write_file(document, theme, Painted(tuple(painted), root, fonts, places, book.headings, book.levels))


def page_numbers(document: Document, theme: Theme) -> dict[str, int]:
    """The page, counted from 1, that each block of `document` begins on when it is set in the look of `theme`."""
    page = theme.page
    width = page.width - page.left - page.right
    root = Node("Document")
    book = Book(theme, document.language, _headings(document), _levels(document), _targets(document))
    frame = Frame(0.0, max(72.0, width - page.notes), width)
    layouts = _lay_out(document, theme, book, frame, root)
    return {
        name: number for number, layout in enumerate(layouts, 1) for one in layout.column for name in one.strip.starts
    }


def _places(theme: Theme) -> tuple[Place, Place]:
    """Where text stands on the first page and on the others."""
    return place_of(theme, first=True), place_of(theme, first=False)


def _lay_out(document: Document, theme: Theme, book: Book, frame: Frame, root: Node) -> list[PageLayout]:
    strips = set_blocks(document.blocks, frame, root, book)
    first, others = (theme.page.height - place.top - place.bottom for place in _places(theme))
    return build_pages(strips, _set_notes(book, frame, root), others, first)


def _headings(document: Document) -> tuple[HeadingBlock, ...]:
    return tuple(block for block in walk(document.blocks) if isinstance(block, HeadingBlock))


def _levels(document: Document) -> dict[str, int]:
    """Each heading's level in the structure: the first is 1 and none is skipped on the way down."""
    out: dict[str, int] = {}
    last = 0
    for block in _headings(document):
        last = out[block.id] = min(max(1, block.level), last + 1)
    return out


def _targets(document: Document) -> frozenset[str]:
    return frozenset(block.id for block in walk(document.blocks))


def _set_notes(book: Book, frame: Frame, root: Node) -> list[list[Strip]]:
    """The footnotes' lines; a note's element stands right behind its call."""
    look = book.look("note")
    out: list[list[Strip]] = []
    for place, (note, reference) in enumerate(list(book.notes), start=1):
        node = (reference.parent or root).floating("Note", note.id or f"note-{place}", "note")
        node.identifier = f"note-{place}"
        label = node.child("Lbl", f"{node.block}-number", "label")
        strips = set_text(note.children, book.look("note"), frame.indented(11.0), node, book)
        number = set_lines([Run(str(place), look.look, Tag())], 40.0)[0]
        y = next((ink.y for ink in strips[0].ink if isinstance(ink, Words)), look.leading * 0.7)
        strips[0].ink.insert(0, Words(frame.x, y, number.placed, label))
        out.append(strips)
    return out


def _paint(
    number: int,
    layout: PageLayout,
    document: Document,
    theme: Theme,
    book: Book,
    fonts: Fonts,
    starts: dict[str, int],
    pages: int,
) -> Painter:
    page = theme.page
    place = _places(theme)[number > 0]
    painter = Painter(number, page.left, page.height - place.top, fonts, starts)
    painter.strips(layout.column)
    if layout.rule is not None:
        painter.rule(Rule(0.0, layout.rule, _NOTE_RULE, 0.4, theme.rule))
        painter.strips(layout.notes)
    width = page.width - page.left - page.right
    head, foot = own_lines(theme, page, place, first=number == 0)
    if number:
        _running(painter, book, "header", head, width, (document.header, (), document.header_right))
    label = document.page_label.replace("{page}", str(number + 1)).replace("{pages}", str(pages))
    counted = theme.running is not None and theme.running.counts
    last: tuple[Text, ...] = () if counted else (Text(label),)
    _running(painter, book, "footer", foot, width, (document.footer, document.footer_center, last))
    paint_running(painter, theme, number + 1, pages, place)
    return painter


def _running(
    painter: Painter, book: Book, style: str, y: float, width: float, parts: tuple[tuple[Text, ...], ...]
) -> None:
    """Words at the left, in the middle and at the right of one line, as artifacts; too much is cut."""
    look = book.look(style)
    color = look.rule_color
    if look.rule_above:
        painter.rule(Rule(0.0, y - look.look.size - _RULE_GAP, width, look.rule_above, color))
    if look.rule_below:
        painter.rule(Rule(0.0, y + 0.3 * look.look.size + _RULE_GAP, width, look.rule_below, color))
    lines = []
    for part in parts:
        runs = [Run(text.text.upper() if look.capitals else text.text, look.look, Tag()) for text in part]
        lines.append(set_lines(runs, width)[0] if runs else None)
    left, middle, right = lines
    room = width - (right.width + 12 if right else 0.0)
    if left and left.width > room:
        left = set_lines([Run(text.text, look.look, Tag()) for text in parts[0]], room)[0]
    if left:
        painter.words(Words(0.0, y, left.placed, None), 0.0)
    if middle and (left.width if left else 0.0) + 12 < (width - middle.width) / 2:
        painter.words(Words((width - middle.width) / 2, y, middle.placed, None), 0.0)
    if right:
        painter.words(Words(width - right.width, y, right.placed, None), 0.0)
