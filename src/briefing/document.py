"""Document: what every writer receives. Our words and a source's words are different types.

A document is a tree of blocks; each block has an `id` that is unique in it, so that whatever is drawn
can be traced to its block. Style names are those of the theme; a writer that does not know one falls
back to the block's default. There is no markup in any string.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from briefing.model import Span

Align = Literal["left", "right", "center", "justify"]


@dataclass(frozen=True, slots=True)
class Text:
    """Our words. `style` is a character style (number, label, muted, …) or ""; `lang` a BCP 47 tag or ""."""

    text: str
    style: str = ""
    strong: bool = False
    em: bool = False
    lang: str = ""


@dataclass(frozen=True, slots=True)
class SourceWords:
    """A source's words, looked up from `span` of `source`; `ref` is the excerpt's id in the manifest.

    An excerpt of several spans is several of these, with a `Text` in style "omission" between.
    """

    text: str
    ref: str
    source: str
    span: Span
    strong: bool = False
    em: bool = False
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink to a URL (https, http, mailto) or to a block of this document ("#id")."""

    target: str
    children: tuple[Text | SourceWords, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote, anchored where it stands; numbered through the document in order."""

    id: str
    children: tuple[Text | SourceWords | Link, ...]


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A forced line end inside a paragraph."""


Inline = Text | SourceWords | Link | Note | LineBreak


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
class Stroke:
    """A straight line in a drawing, from one point to another; `width` is in points."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    color: str


@dataclass(frozen=True, slots=True)
class Shape:
    """A closed outline in a drawing. `fill` and `line` are colours, "" for none; `width` is the line's, in points."""

    points: tuple[tuple[float, float], ...]
    fill: str = ""
    line: str = ""
    width: float = 0.5


@dataclass(frozen=True, slots=True)
class Lettering:
    """A short line of our words in a drawing; (x, y) is where its baseline starts, has its middle or ends."""

    x: float
    y: float
    text: str
    size: float
    color: str
    align: Literal["left", "center", "right"] = "center"
    bold: bool = False


Mark = Stroke | Shape | Lettering


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure of lines, outlines and letters, with the text that stands for it.

    Places count in millimetres from its top left corner, y downwards; later marks lie over earlier ones.
    Lettering is in the theme's sans face. A writer makes it smaller where its column is narrower.
    """

    id: str
    width: float
    height: float
    marks: tuple[Mark, ...]
    alt: str
    caption: tuple[Inline, ...] = ()


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


@dataclass(frozen=True, slots=True)
class Style:
    """How a named style looks. Lengths in points, colours as #rrggbb; None inherits from the default style `body`.

    `font` is "serif" or "sans" (a role that the theme maps to a family). `tracking` is letter spacing in
    points; `rule_left`, `rule_above` and `rule_below` the width of a rule there (0: none) in `rule_color`.
    """

    font: str | None = None
    size: float | None = None
    leading: float | None = None
    color: str | None = None
    bold: bool | None = None
    italic: bool | None = None
    align: Align | None = None
    before: float | None = None
    after: float | None = None
    indent: float | None = None
    hanging: float | None = None
    tracking: float | None = None
    capitals: bool | None = None
    keep_with_next: bool | None = None
    rule_left: float | None = None
    rule_above: float | None = None
    rule_color: str | None = None
    background: str | None = None
    rule_below: float | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """The page in points. `notes` is the width of an empty outer column for notes (0: none)."""

    width: float = 595.276
    height: float = 841.89
    left: float = 56.7
    right: float = 56.7
    top: float = 62.4
    bottom: float = 68.0
    notes: float = 0.0


@dataclass(frozen=True, slots=True)
class RunningText:
    """Words above or below a page in their own look, or where `field` says so the number of the page or of all."""

    text: str
    look: Style = Style()
    field: Literal["", "page", "pages"] = ""


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture (PNG or JPEG bytes) above or below a page; width and height in points."""

    image: bytes
    media_type: str
    width: float
    height: float
    alt: str = ""


@dataclass(frozen=True, slots=True)
class RunningCell:
    """Lines that stand one above the other, `x` points from the text's left edge, in `width` points."""

    lines: tuple[tuple[RunningText | Logo, ...], ...]
    x: float
    width: float
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class RunningRow:
    """Cells that begin at one height; a rule of `rule` points below them (0: none), `after` points of room below."""

    cells: tuple[RunningCell, ...]
    rule: float = 0.0
    rule_color: str = "#000000"
    after: float = 0.0


@dataclass(frozen=True, slots=True)
class RunningHead:
    """What a person's own Word file prints above and below every page; the first page may have another one.

    `counts`: it counts the pages itself. Our running words stand below its header and above its footer. `header_top`
    and `footer_bottom` are points from the paper's edges; the text makes room where a header or footer is higher
    than its margin.
    """

    header: tuple[RunningRow, ...] = ()
    footer: tuple[RunningRow, ...] = ()
    first_header: tuple[RunningRow, ...] = ()
    first_footer: tuple[RunningRow, ...] = ()
    header_top: float = 35.4
    footer_bottom: float = 35.4
    counts: bool = False


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What the first page begins with: a maker's picture and the maker's words, line by line.

    `logo` is the picture's file beside the theme and `image` its bytes (PNG or JPEG); `alt` the text that stands
    for it, `width_mm` its width, `place` where picture and words stand.
    """

    lines: tuple[str, ...] = ()
    logo: str = ""
    alt: str = ""
    width_mm: float = 30.0
    place: Align = "left"
    image: bytes = b""


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font of a person's own: a TrueType file's bytes, the family and cut that it says it is."""

    family: str
    bold: bool
    italic: bool
    data: bytes


@dataclass(frozen=True, slots=True)
class Theme:
    """The look, for all writers. `fonts` maps a role (serif, sans) to a family; `styles` names to looks.

    `embed_fonts` asks for the fonts inside a file that could do without them (a Word file).
    `numbered` counts the points of our text through the document, so that people can point to them.
    """

    name: str
    page: Page
    styles: Mapping[str, Style]
    fonts: Mapping[str, str] = field(default_factory=lambda: {"serif": "Noto Serif", "sans": "Noto Sans"})
    accent: str = "#7a1f2b"
    muted: str = "#595959"
    rule: str = "#b3b3b3"
    embed_fonts: bool = False
    running: RunningHead | None = None
    letterhead: Letterhead = field(default_factory=Letterhead)
    numbered: bool = False
    font_files: tuple[FontFile, ...] = ()

    def style(self, name: str) -> Style:
        """The style called `name` with every gap filled from "body". An unknown name is "body" itself."""
        base, own = self.styles.get("body", Style()), self.styles.get(name, Style())
        return Style(
            **{
                key: value if (value := getattr(own, key)) is not None else getattr(base, key)
                for key in Style.__dataclass_fields__
            }
        )


@dataclass(frozen=True, slots=True)
class Document:
    """An edition ready for writing. `kind` is its edition; `header` and `footer` are the running words.

    The page count ("page x of y") is the writer's, in `page_label` with `{page}` and `{pages}`. `credits`
    maps source ids to the citation text that stands in every credit of that source.
    """

    title: str
    kind: str
    language: str
    blocks: tuple[Block, ...]
    header: tuple[Text, ...] = ()
    header_right: tuple[Text, ...] = ()
    footer: tuple[Text, ...] = ()
    footer_center: tuple[Text, ...] = ()
    page_label: str = "{page} / {pages}"
    credits: Mapping[str, str] = field(default_factory=dict)
    subject: str = ""
    author: str = ""
    date: str | None = None


@dataclass(frozen=True, slots=True)
class PrintedRun:
    """A stretch of a made file as read back; `ref` is the excerpt it is marked as, None for our own words."""

    text: str
    ref: str | None = None


@dataclass(frozen=True, slots=True)
class PrintedBlock:
    """A paragraph of a made file as read back. `style` is the theme's style name where the file tells.

    `place` is for people: "page 2", "paragraph 14".
    """

    style: str
    runs: tuple[PrintedRun, ...]
    place: str

    @property
    def text(self) -> str:
        """The block's words, ours and the sources'."""
        return "".join(run.text for run in self.runs)


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


def plain(children: tuple[Inline, ...]) -> str:
    """The words of `children` without styles; a note's words are left out, a line break is a space."""
    out: list[str] = []
    for child in children:
        match child:
            case Text() | SourceWords():
                out.append(child.text)
            case Link():
                out.append(plain(child.children))
            case LineBreak():
                out.append(" ")
            case Note():
                pass
    return "".join(out)
