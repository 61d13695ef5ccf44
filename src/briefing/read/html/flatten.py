"""Read: flatten a page's tree to text, noting for each block its kind, its place in the tree and its share of links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from briefing.model import BlockKind, Landmark, RawBlock, Span
from briefing.read.html.elements import (
    BLOCKS,
    HEADINGS,
    LANDMARK_ROLES,
    LANDMARK_TAGS,
    PROSE,
    SKIPPED,
    hidden,
    lays_out,
    step,
)
from briefing.read.lines import INVISIBLE

_SPACE = re.compile(r"[\t\n\r\f\v][ \t\n\r\f\v]*| [ \t\n\r\f\v]+")
"""White space that is shown as one space and is not one."""
_WHITE: Final = " \t\n\r\f\v"
_STOPPED = re.compile(r"[.!?:;…][\"'”’»)\]]*\Z")
_SEPARATOR: Final = " > "
_LONGEST_PATH: Final = 400


@dataclass(frozen=True, slots=True)
class Flat:
    """A page's text with its blocks; `deepest` is how deeply its elements are nested."""

    text: str
    blocks: tuple[RawBlock, ...]
    deepest: int


@dataclass(slots=True)
class _Place:
    """What an element hands down to the blocks inside it."""

    above: _Place | None = None
    element: etree._Element | None = None
    tag: str = ""
    kind: BlockKind = "paragraph"
    level: int = 0
    landmark: Landmark = ""
    row: bool = False
    prose: bool = False
    _path: str | None = None

    def path(self) -> str:
        """The way to the element, as `RawBlock.path` gives it. Most elements hold no words of their own: only then."""
        above = self.above
        if self._path is None and (above is None or above._path is not None):
            self._extend(above._path if above else None)
        elif self._path is None:
            places = [self]
            while (above := places[-1].above) is not None and places[-1]._path is None:
                places.append(above)
            for place in reversed(places):
                if place._path is None:
                    place._extend(place.above._path if place.above else None)
        return self._path or ""

    def _extend(self, above: str | None) -> None:
        path = above or ""
        if self.element is not None and self.tag not in ("html", "body"):
            own = step(self.element, self.tag)
            path = f"{path}{_SEPARATOR}{own}" if path else own
            if len(path) > _LONGEST_PATH:
                path = path[path.find(_SEPARATOR, len(path) - _LONGEST_PATH) + len(_SEPARATOR) :]
        self._path = path


def flatten(root: etree._Element, nesting: int) -> Flat:
    """The visible text of `root` in document order, a line (or several, where the page breaks them) a block.

    Blocks stand apart by a blank line; list items and table rows that follow each other by a line end,
    cells by a tab. Elements deeper than `nesting` count as part of the one above.
    """
    page = _Page()
    places = [_Place()]
    depth = deepest = 0
    links = 0
    preserved = 0
    walk = etree.iterwalk(root, events=("start", "end"))
    entered: list[str] = []
    for event, element in walk:
        tag = element.tag
        if event == "start":
            depth += 1
            if depth > deepest:
                deepest = depth
            if not isinstance(tag, str) or tag in SKIPPED or hidden(element, tag):
                walk.skip_subtree()
                entered.append("skip")
                continue
            place = places[-1]
            if place.row and (tag == "br" or tag in BLOCKS):
                page.add("\t" if tag in ("td", "th") else " ", linked=False, kept=tag in ("td", "th"))
                entered.append("inline")
            elif tag == "br":
                page.end_line()
                entered.append("inline")
            elif depth <= nesting and (tag in BLOCKS or ("-" in tag and not place.prose)):
                page.flush(place)
                places.append(_inside(place, element, tag))
                preserved += tag == "pre"
                entered.append("block")
            else:
                if tag == "a":
                    page.part_links()
                    links += 1
                elif tag == "q":
                    page.add("“", linked=links > 0)
                entered.append("inline")
            if element.text:
                page.add(element.text, linked=links > 0, kept=preserved > 0)
        else:
            depth -= 1
            how = entered.pop()
            if how == "block":
                page.flush(places.pop())
                preserved -= tag == "pre"
            elif how == "inline" and tag == "a":
                links -= 1
                page.end_link()
            elif how == "inline" and tag == "q":
                page.add("”", linked=links > 0)
            if element.tail and depth:
                page.add(element.tail, linked=links > 0, kept=preserved > 0)
    page.flush(places[0])
    return Flat(page.text(), tuple(page.blocks), deepest)


def _inside(place: _Place, element: etree._Element, tag: str) -> _Place:
    """What `element` hands down, given what was handed to it."""
    kind, level, row = place.kind, place.level, False
    if tag in HEADINGS:
        kind, level = "heading", HEADINGS[tag]
    elif tag in ("figcaption", "caption"):
        kind, level = "caption", 0
    elif tag == "pre":
        kind = "preformatted"
    elif tag in ("ul", "ol", "menu", "dl"):
        level = level + 1 if kind == "list-item" else 0
        kind = "paragraph" if kind == "list-item" else kind
    elif tag in ("li", "dd"):
        kind, level = "list-item", max(1, level + (place.kind == "list-item"))
    elif tag == "blockquote":
        kind, level = "quote", 0
    elif tag == "tr":
        row = not lays_out(element)
        kind, level = ("table-row", 0) if row else ("paragraph", 0)
    elif tag in ("button", "summary", "legend", "address"):
        kind, level = "other", 0
    role = element.get("role", "")
    landmark = LANDMARK_ROLES.get(role) or LANDMARK_TAGS.get(tag) or place.landmark
    return _Place(place, element, tag, kind, level, landmark, row, tag in PROSE)


_Piece = tuple[str, bool, bool]
"""Inline text, whether it is in a link, and whether its white space is shown as it is."""


_Shown = tuple[str, int, int]
"""A line as it is shown, with the number of its visible characters and of those in links."""

_CLOSE: Final = ("list-item", "table-row")
"""Blocks that follow their like without a blank line."""


class _Page:
    """The text as it grows."""

    def __init__(self) -> None:
        self.blocks: list[RawBlock] = []
        self._out: list[str] = []
        self._length = 0
        self._lines: list[list[_Piece]] = [[]]
        self._link_ended = False
        self._after: BlockKind | None = None

    def add(self, text: str, *, linked: bool, kept: bool = False) -> None:
        """Inline text; `kept` white space is shown as it is."""
        line = self._lines[-1]
        if not line and not kept:
            text = text.lstrip(_WHITE)  # what stands between most elements is nothing else
        if text:
            line.append((text, linked, kept))
            self._link_ended = False

    def end_line(self) -> None:
        """A `<br>`."""
        self._lines.append([])
        self._link_ended = False

    def end_link(self) -> None:
        """A link's end: another that follows at once is parted from it by a space."""
        self._link_ended = True

    def part_links(self) -> None:
        """A link's start."""
        if self._link_ended:
            self.add(" ", linked=False)

    def flush(self, place: _Place) -> None:
        """End the block that was being gathered."""
        self._link_ended = False
        if len(self._lines) == 1 and not self._lines[0]:
            return
        shown = [_shown(line) for line in self._lines]
        self._lines = [[]]
        if place.kind == "preformatted":
            shown = [
                ("\n".join(text for text, _, _ in shown), sum(n for _, n, _ in shown), sum(n for _, _, n in shown))
            ]
        for group in _grouped(shown):
            self._append(group, place)

    def _append(self, group: list[_Shown], place: _Place) -> None:
        text, letters, linked = group[0]
        for more, count, inside in group[1:]:
            text, letters, linked = f"{text}\n{more}", letters + count, linked + inside
        text = text.strip("\n") if place.kind == "preformatted" else text
        if self._out:
            gap = "\n" if self._after == place.kind and place.kind in _CLOSE else "\n\n"
            self._out.append(gap)
            self._length += len(gap)
        start = self._length
        self._out.append(text)
        self._length += len(text)
        self._after = place.kind
        seen = text.lstrip(_EDGE)
        first = start + len(text) - len(seen)
        span = Span(first, first + len(seen.rstrip(_EDGE)))
        share = round(linked / letters, 3) if linked else 0.0
        self.blocks.append(RawBlock(span, place.kind, place.level, place.path(), place.landmark, share))

    def text(self) -> str:
        """All of it."""
        return "".join(self._out)


_AFTER_SPACE: Final = (" ", "\t", "\n")
_EDGE: Final = INVISIBLE + " \t\n\r\f\v\xa0\u2003\u2002\u2009\u3000"


def _shown(line: list[_Piece]) -> _Shown:
    """The pieces of a line in one."""
    if len(line) == 1 and not line[0][2]:
        text = _SPACE.sub(" ", line[0][0]).strip(" \t")
        letters = len(text) - text.count(" ") - text.count("\xa0")
        return text, letters, letters if line[0][1] else 0
    whole = links = 0
    verbatim = False
    parts: list[str] = []
    last = ""
    for text, linked, kept in line:
        if kept:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
            verbatim = verbatim or text != "\t"
            if text == "\t" and last[-1:] == " ":
                last = parts[-1] = last[:-1]
        else:
            text = _SPACE.sub(" ", text)
            if text[:1] == " " and last[-1:] in _AFTER_SPACE and last:
                text = text[1:]
        visible = len(text) - sum(map(text.count, " \n\t\r\xa0"))
        whole += visible
        links += visible if linked else 0
        if text:
            parts.append(text)
            last = text
        while parts and not last:
            parts.pop()
            last = parts[-1] if parts else ""
    text = "".join(parts)
    return (text.rstrip() if verbatim else text.strip(" \t")), whole, links


def _grouped(shown: list[_Shown]) -> Iterator[list[_Shown]]:
    """The lines that `<br>` parted, those together of which the second goes on in the first's sentence."""
    if len(shown) == 1:
        if shown[0][0].strip(_EDGE):
            yield shown
        return
    group: list[_Shown] = []
    for line in shown:
        blank = not line[0].strip(_EDGE)
        if group and (blank or _STOPPED.search(group[-1][0][-8:]) or not line[0].lstrip(_EDGE)[:1].islower()):
            yield group
            group = []
        if not blank:
            group.append(line)
    if group:
        yield group
