"""Document: what every writer receives. Our words and a source's words are different types.

A document is a tree of blocks; each block has an `id` that is unique in it, so that whatever is drawn
can be traced to its block. Style names are those of the theme; a writer that does not know one falls
back to the block's default. There is no markup in any string.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefing.document.blocks import (
    AnswerLines,
    Block,
    Cell,
    Contents,
    Figure,
    Group,
    Heading,
    List,
    ListItem,
    PageBreak,
    Paragraph,
    Quotation,
    QuoteParagraph,
    Row,
    Table,
    walk,
)
from briefing.document.drawing import Drawing, Lettering, Mark, Shape, Stroke
from briefing.document.printed import PrintedBlock, PrintedRun
from briefing.document.theme import (
    FontFile,
    Letterhead,
    Logo,
    Page,
    RunningCell,
    RunningHead,
    RunningRow,
    RunningText,
    Style,
    Theme,
)
from briefing.document.words import Align, Inline, LineBreak, Link, Note, SourceWords, Text, plain

__all__ = [
    "Align",
    "AnswerLines",
    "Block",
    "Cell",
    "Contents",
    "Document",
    "Drawing",
    "Figure",
    "FontFile",
    "Group",
    "Heading",
    "Inline",
    "Letterhead",
    "Lettering",
    "LineBreak",
    "Link",
    "List",
    "ListItem",
    "Logo",
    "Mark",
    "Note",
    "Page",
    "PageBreak",
    "Paragraph",
    "PrintedBlock",
    "PrintedRun",
    "Quotation",
    "QuoteParagraph",
    "Row",
    "RunningCell",
    "RunningHead",
    "RunningRow",
    "RunningText",
    "Shape",
    "SourceWords",
    "Stroke",
    "Style",
    "Table",
    "Text",
    "Theme",
    "plain",
    "walk",
]


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
