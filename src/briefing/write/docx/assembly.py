"""Write DOCX: what the body refers to and other parts of the file must hold, collected while it is written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from briefing.document import (
    Block,
    Document,
    Drawing,
    Figure,
    Heading,
    Inline,
    Link,
    Note,
    Paragraph,
    Quotation,
    Style,
    Table,
    Theme,
    walk,
)
from briefing.write.docx.direction import language_tag, right_language
from briefing.write.docx.numbering import Marker, Numbering
from briefing.write.docx.properties import inset, run_properties
from briefing.write.docx.styles import Sheet

_URL = re.compile(r"(?:https?://|mailto:)[^\s<>\"{}|\\^`]+", re.IGNORECASE)


@dataclass(slots=True)
class Links:
    """The hyperlinks of one part: address → relationship id."""

    ids: dict[str, str] = field(default_factory=dict)

    def add(self, url: str) -> str:
        """The relationship id of `url`, the same for the same address."""
        return self.ids.setdefault(url, f"rIdLink{len(self.ids) + 1}")


@dataclass(frozen=True, slots=True)
class Picture:
    """An image part: its bytes, media type and relationship id."""

    image: bytes
    media_type: str
    relation: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where runs stand: the look of the paragraph's style, whether it begins at the right, the links of its
    part, whether a note's mark may stand there, and whether some of it may run against its direction.
    `heads` are the run properties that were asked for there: (character style, bold, italic) → XML."""

    look: Style
    right: bool
    links: Links
    notes: bool = True
    mixed: bool = True
    heads: dict[tuple[str, bool, bool], str] = field(default_factory=dict, compare=False)


class Assembly:
    """The parts of one Word file in the making. Numbers go up in document order."""

    def __init__(self, document: Document, theme: Theme, pages: Mapping[str, int]) -> None:
        page = theme.page
        self.document = document
        self.theme = theme
        self.pages = pages
        self.width = max(72.0, page.width - page.left - page.right - page.notes)
        self.language = language_tag(document.language) or "en"
        self.right = right_language(self.language)
        self.sheet = Sheet(theme, self.width, rtl=self.right)
        quote = inset(theme.style("key-quote")) or 15.0
        paint = run_properties(Style(color=theme.accent, bold=True), theme)
        self.numbering = Numbering(Marker(False, quote, quote, 0, paint), self.sheet.paragraph("key-quote"))
        self.links = Links()
        self.note_links = Links()
        self.notes: list[str] = []
        self.pictures: list[Picture] = []
        self.headings, self.anchors = _anchors(document.blocks)
        self._plain_places: dict[str, Place] = {}
        self._controls = 0
        self._drawings = 0
        self._figures = 0

    def control(self) -> int:
        """The number of the next content control, from 1."""
        self._controls += 1
        return self._controls

    def figure(self) -> int:
        """The number of the next picture, from 1."""
        self._figures += 1
        return self._figures

    def drawing(self) -> int:
        """The number of the next drawing, from 1."""
        self._drawings += 1
        return self._drawings

    def plain_place(self, style: str) -> Place:
        """Where the runs of a paragraph in theme style `style` stand when all of them run from left to right."""
        if style not in self._plain_places:
            self._plain_places[style] = Place(self.sheet.look(style), False, self.links, mixed=False)
        return self._plain_places[style]

    def anchor(self, target: str) -> tuple[str, int] | None:
        """Name and number of the bookmark of the block with id `target`, None if nothing points there."""
        return self.anchors.get(target)


def url(target: str) -> str | None:
    """`target` if it is an address that may stand in a document (http, https, mailto), else None."""
    target = target.strip()
    return target if len(target) <= 2000 and _URL.fullmatch(target) else None


def _anchors(blocks: tuple[Block, ...]) -> tuple[tuple[Heading, ...], dict[str, tuple[str, int]]]:
    """The headings, and a bookmark for each of them and for each block that a link points to: block id →
    (name, number from 1)."""
    order: list[str] = []
    headings: list[Heading] = []
    wanted: set[str] = set()
    for block in walk(blocks):
        order.append(block.id)
        if isinstance(block, Heading):
            headings.append(block)
            wanted.add(block.id)
        for inlines in _inlines(block):
            for inline in inlines:
                if isinstance(inline, Link | Note):
                    wanted.update(_targets(inline))
    chosen = dict.fromkeys(ident for ident in order if ident in wanted)
    # Word takes 40 characters: letters, digits, underscores. The number makes the name unique.
    return tuple(headings), {
        ident: (f"_{re.sub('[^A-Za-z0-9]+', '_', ident)[:30]}_{number}", number)
        for number, ident in enumerate(chosen, 1)
    }


def _targets(inline: Link | Note) -> list[str]:
    """The ids of the blocks that a link, or the links inside a note, point to."""
    children = (inline,) if isinstance(inline, Link) else inline.children
    return [child.target[1:] for child in children if isinstance(child, Link) and child.target.startswith("#")]


def _inlines(block: Block) -> tuple[tuple[Inline, ...], ...]:
    """The rows of inlines that `block` itself has."""
    match block:
        case Heading() | Paragraph():
            return (block.children,)
        case Quotation():
            spoken = (block.attribution.children,) if block.attribution else ()
            return (*(paragraph.children for paragraph in block.paragraphs), block.credit.children, *spoken)
        case Table() | Figure() | Drawing():
            return (block.caption,)
        case _:
            return ()
