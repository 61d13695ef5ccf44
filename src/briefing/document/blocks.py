"""Document: the blocks of a page, as a tree; each has an `id` that is unique in its document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from briefing.document.drawing import Drawing
from briefing.document.words import Align, Inline


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of `level` 1–4; goes into bookmarks and contents."""

    id: str
    level: int
    children: tuple[Inline, ...]
    style: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of ours, source's words inside it or not. `keep_with_next`: never parted from what follows."""

    id: str
    children: tuple[Inline, ...]
    style: str = "body"
    keep_with_next: bool = False


@dataclass(frozen=True, slots=True)
class QuoteParagraph:
    """One paragraph of an excerpt; `number` is the source's paragraph number, printed beside it (¶7)."""

    children: tuple[Inline, ...]
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Quotation:
    """An excerpt or a key quote with its credit: a source's words, set apart.

    `style` is "excerpt" or "key-quote"; `label` what is printed before it (S2-E1); `attribution` the
    speaker line of a key quote, or None; `credit` the source line, which is never parted from the
    words. `line_numbers` asks for a number every five lines (fixed-layout formats only).
    """

    id: str
    ref: str
    style: str
    label: str
    paragraphs: tuple[QuoteParagraph, ...]
    credit: Paragraph
    attribution: Paragraph | None = None
    line_numbers: bool = False


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item of a list; its first block carries the marker."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class List:
    """A list; `start` is the first number of an ordered one. `style` "questions" hangs larger numbers."""

    id: str
    items: tuple[ListItem, ...]
    ordered: bool = False
    start: int = 1
    style: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell. `header` makes it a row's header; `span` is how many columns it takes."""

    blocks: tuple[Block, ...]
    header: bool = False
    span: int = 1
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Row:
    """A table row; rows are not split over pages unless taller than one."""

    cells: tuple[Cell, ...]
    style: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `head` rows repeat on every page; `widths` are relative, of any sum, or empty for equal ones."""

    id: str
    head: tuple[Row, ...]
    body: tuple[Row, ...]
    widths: tuple[float, ...] = ()
    style: str = "table"
    caption: tuple[Inline, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Blocks that belong together: a section, a card, a boxed aside. `keep` asks to hold them on one page."""

    id: str
    role: Literal["section", "aside"]
    blocks: tuple[Block, ...]
    style: str = ""
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture (PNG or JPEG bytes) with the text that stands for it."""

    id: str
    image: bytes
    media_type: str
    alt: str
    width_mm: float
    caption: tuple[Inline, ...] = ()
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class AnswerLines:
    """`count` empty lines to write on; never one alone on the next page."""

    id: str
    count: int


@dataclass(frozen=True, slots=True)
class Contents:
    """A table of contents of the headings down to `depth`, filled with page numbers by the writer."""

    id: str
    depth: int = 2
    title: str = ""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts a new page."""

    id: str


Block = Heading | Paragraph | Quotation | List | Table | Group | Figure | Drawing | AnswerLines | Contents | PageBreak


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Every block in reading order, a container before what it contains."""
    for block in blocks:
        yield block
        if isinstance(block, Group):
            yield from walk(block.blocks)
        elif isinstance(block, List):
            for item in block.items:
                yield from walk(item.blocks)
        elif isinstance(block, Table):
            for row in (*block.head, *block.body):
                for cell in row.cells:
                    yield from walk(cell.blocks)
