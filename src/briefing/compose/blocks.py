"""Compose: the blocks of a page: headings, paragraphs, lists, tables, groups, excerpts with their credits."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from briefing.compose.attributes import only, whole, yes
from briefing.compose.elements import Element, Place, Words
from briefing.compose.inline import Inliner
from briefing.compose.pictures import figure
from briefing.compose.quotations import excerpt, key_quote
from briefing.compose.references import References
from briefing.compose.tables import table
from briefing.compose.templates import Templates, nearest
from briefing.compose.time_strip import time_strip
from briefing.compose.vocabulary import ELEMENTS, STRUCTURES
from briefing.document import (
    AnswerLines,
    Block,
    Contents,
    Group,
    Heading,
    List,
    ListItem,
    PageBreak,
    Paragraph,
    Theme,
)

LINES = 60

CONTENTS = 4
"""The most contents lists of a document: each one lists every heading."""


class Builder:
    """Turns the elements of one page into blocks; it holds the ids that are taken, which are unique in a document."""

    def __init__(self, references: References, templates: Templates, theme: Theme) -> None:
        self.references, self.templates, self.theme = references, templates, theme
        self.taken: dict[str, int] = {}
        self.contents = 0
        self.inline = Inliner(references, self.name, self.check)

    def name(self, stem: str) -> str:
        """The next free id that starts with `stem`."""
        self.taken[stem] = self.taken.get(stem, 0) + 1
        number = self.taken[stem]
        return f"{stem}-{number}" if ELEMENTS.get(stem) or number > 1 else stem

    def check(self, style: str, place: Place) -> str:
        """`style` where the theme or the structures have it; else the error that says which there are."""
        if style and style not in self.theme.styles and style not in STRUCTURES:
            raise place.error(f"there is no style “{style}”", nearest(style, [*self.theme.styles, *STRUCTURES]))
        return style

    def blocks(self, children: Iterable[Element | Words]) -> tuple[Block, ...]:
        """The blocks of `children`, which hold no text of their own."""
        out: list[Block] = []
        for child in children:
            if isinstance(child, Element) and child.name == "time-strip":
                strip = time_strip(child, self)
                out += [strip] if strip else []
            elif isinstance(child, Element):
                out.append(self.block(child))
            elif child.text.strip():
                raise child.place.error(
                    f"text stands outside a paragraph: “{child.text.strip()[:40]}”", "Put it into <p>…</p>."
                )
        return tuple(out)

    def either(self, element: Element, style: str) -> tuple[Block, ...]:
        """What a list item or a cell holds: blocks, or a line of text that becomes one paragraph in `style`."""
        own = self.check(element.attributes.get("class", ""), element.place) or style
        if any(isinstance(c, Element) and ELEMENTS[c.name].place == "block" for c in element.children):
            return self.blocks(element.children)
        return (Paragraph(self.name("p"), self.inline.runs(element.children), own),)

    def identity(self, element: Element) -> str:
        """The id of `element`: its own, which nothing else may have, or the next of its kind."""
        own = element.attributes.get("id")
        if own is None:
            return self.name(element.name)
        if own in self.taken:
            raise element.place.error(f"the id “{own}” is used twice")
        return self.name(own)

    def block(self, element: Element) -> Block:
        """The block that `element` is. Raises `TemplateError` where it cannot stand."""
        style = self.check(element.attributes.get("class", ""), element.place)
        match element.name:
            case "h1" | "h2" | "h3" | "h4":
                runs = self.inline.runs(element.children)
                if not runs:
                    raise element.place.error("a heading is empty")
                return Heading(self.identity(element), int(element.name[1]), runs, style or element.name)
            case "p":
                keep = yes(element, "keep")
                return Paragraph(self.identity(element), self.inline.runs(element.children), style or "body", keep)
            case "blockquote":
                # Words typed into a template have no source. They get the look they ask for, and verify refuses them.
                return Group(self.name("blockquote"), "section", self.either(element, "excerpt"), style)
            case "ul" | "ol":
                return self._list(element, style)
            case "table":
                return table(element, style, self)
            case "section" | "aside":
                role: Literal["section", "aside"] = "section" if element.name == "section" else "aside"
                inner = self.blocks(element.children)
                return Group(self.identity(element), role, inner, style, yes(element, "keep"))
            case "figure":
                return figure(element, self)
            case "excerpt":
                return excerpt(element, self)
            case "quote":
                return key_quote(element, self)
            case "answer-lines":
                return AnswerLines(self.name(element.name), whole(element, "n", 1, LINES))
            case "toc":
                self.contents += 1
                if self.contents > CONTENTS:
                    raise element.place.error(f"more than {CONTENTS} contents lists", "One, at the front, is enough.")
                depth = whole(element, "depth", 1, 4) if "depth" in element.attributes else 2
                return Contents(self.name(element.name), depth, element.attributes.get("title", ""))
            case "page-break":
                return PageBreak(self.name(element.name))
            case _:
                raise element.place.error(f"<{element.name}> cannot stand here", _belongs(element.name))

    def _list(self, element: Element, style: str) -> List:
        items = tuple(
            ListItem(self.either(child, "question" if style == "questions" else "list-item"))
            for child in only(element, "li")
        )
        if not items:
            raise element.place.error(f"<{element.name}> has no <li>", "Leave an empty list out with {% if … %}.")
        start = whole(element, "start", 0, 9999) if "start" in element.attributes else 1
        return List(self.identity(element), items, element.name == "ol", start, style)


def _belongs(name: str) -> str | None:
    homes = {"item": "a list", "row": "a table", "cell": "a table row", "rows": "a table", "inline": "a paragraph"}
    home = homes.get(ELEMENTS[name].place, "a figure")
    return f"It belongs into {home}."
