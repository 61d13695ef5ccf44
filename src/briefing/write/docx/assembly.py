"""Write DOCX: what the body refers to and other parts of the file must hold, collected while it is written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from briefing.document import (
    Block,
    Contents,
    Document,
    Drawing,
    Figure,
    Group,
    Heading,
    Inline,
    Link,
    List,
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
        self.anchors = _anchors(document.blocks)
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

    def anchor(self, target: str) -> tuple[str, int] | None:
        """Name and number of the bookmark of the block with id `target`, None if nothing points there."""
        return self.anchors.get(target)


def url(target: str) -> str | None:
    """`target` if it is an address that may stand in a document (http, https, mailto), else None."""
    target = target.strip()
    return target if len(target) <= 2000 and _URL.fullmatch(target) else None


def _anchors(blocks: tuple[Block, ...]) -> dict[str, tuple[str, int]]:
    """A bookmark for each heading and each block that a link points to: block id → (name, number from 1)."""
    order: list[str] = []
    wanted: set[str] = set()
    for block in walk(blocks):
        order.append(block.id)
        if isinstance(block, Heading):
            wanted.add(block.id)
        for inline in _inlines(block):
            if isinstance(inline, Link) and inline.target.startswith("#"):
                wanted.add(inline.target[1:])
    chosen = dict.fromkeys(ident for ident in order if ident in wanted)
    # Word takes 40 characters: letters, digits, underscores. The number makes the name unique.
    return {
        ident: (f"_{re.sub('[^A-Za-z0-9]+', '_', ident)[:30]}_{number}", number)
        for number, ident in enumerate(chosen, 1)
    }


def _inlines(block: Block) -> list[Inline]:
    """Every inline of `block` itself, those inside notes too."""
    match block:
        case Heading() | Paragraph():
            found = list(block.children)
        case Quotation():
            found = [child for paragraph in block.paragraphs for child in paragraph.children]
            found += [*block.credit.children, *(block.attribution.children if block.attribution else ())]
        case Table() | Figure() | Drawing():
            found = list(block.caption)
        case Group() | List() | Contents() | _:
            found = []
    return found + [inner for child in found if isinstance(child, Note) for inner in child.children]
