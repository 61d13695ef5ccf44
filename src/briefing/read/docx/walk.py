"""Read: walk over a Word file's XML and gather its paragraphs, table rows, text boxes and notes in reading order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from briefing.errors import UnreadableSourceError
from briefing.model import BlockKind, Landmark
from briefing.read.docx.styles import Styles, child, local, on, value

# Elements whose content is not read: removed text, properties, code of fields, old versions, other formats of the same.
_SKIPPED: Final = frozenset(
    {
        "del",
        "moveFrom",
        "delText",
        "instrText",
        "delInstrText",
        "rPr",
        "sectPr",
        "tblPr",
        "tblGrid",
        "trPr",
        "tcPr",
        "rt",
    }
)
_CHARACTERS: Final = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
_MATH_TEXT: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text with what its style makes of it. `linked` is how many of its characters are link text."""

    text: str
    kind: BlockKind
    level: int = 0
    path: str = ""
    landmark: Landmark = ""
    linked: int = 0


@dataclass(slots=True)
class _Open:
    """A paragraph that is being gathered; `place` is where it goes in the list of all."""

    place: int
    style: Paragraph
    parts: list[str]
    mark_deleted: bool = False
    linked: int = 0


@dataclass(slots=True)
class _Row:
    """A table row that is being gathered: where it starts, and the first paragraph of each cell."""

    start: int
    cells: list[int]
    nested: bool = False


def walk(root: etree._Element, styles: Styles, nesting: int, *, note: str = "") -> Iterator[Paragraph]:
    """The paragraphs under `root` as they read with all changes accepted, blank ones included.

    A row whose cells hold one paragraph each is one "table-row", its cells parted by tabs; other rows
    give their paragraphs. A text box follows the paragraph that it hangs on. `note` names what the
    paragraphs are when they are notes. Raises `UnreadableSourceError` ("too-nested").
    """
    walker = _Walker(styles, note)
    depth = 0
    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in events:
        if event == "start":
            depth += 1
            if depth > nesting:
                raise UnreadableSourceError(
                    f"The Word file's parts are nested more than {nesting:,} deep.",
                    "Open it in Word and save its text anew.",
                    "too-nested",
                )
            if walker.skips(element):
                events.skip_subtree()
            else:
                walker.enter(element)
        else:
            depth -= 1
            if not walker.skips(element):
                walker.leave(element)
    yield from (paragraph for paragraph in walker.found if paragraph is not None)


class _Walker:
    """What has been gathered so far."""

    def __init__(self, styles: Styles, note: str) -> None:
        self.found: list[Paragraph | None] = []
        self._styles = styles
        self._note = note
        self._open: list[_Open] = []
        self._rows: list[_Row] = []
        self._carried: list[str] = []
        self._links = 0

    def skips(self, element: etree._Element) -> bool:
        """Whether `element` is not read."""
        name = local(element)
        if name in _SKIPPED or element.tag == _FALLBACK:
            return True
        if name == "r":
            return on(child(element, "rPr", "vanish"))
        if name == "sdt":
            return child(element, "sdtPr", "showingPlcHdr") is not None
        if name in ("footnote", "endnote"):
            return value(element, "type") not in (None, "normal")
        # Properties may hold earlier versions of themselves, with tabs that are no text.
        return name == "pPr"

    def enter(self, element: etree._Element) -> None:
        """`element` starts."""
        name = local(element)
        if name == "p":
            self._open.append(_Open(len(self.found), self._styled(element), self._carried))
            self._carried = []
            self._open[-1].mark_deleted = child(element, "pPr", "rPr", "del") is not None
            self.found.append(None)
        elif name == "tbl":
            if self._rows:
                self._rows[-1].nested = True
        elif name == "tr":
            self._rows.append(_Row(len(self.found), []))
        elif name == "tc" and self._rows:
            self._rows[-1].cells.append(len(self.found))
        elif name == "hyperlink":
            self._links += 1
        elif (name == "t" or element.tag == _MATH_TEXT) and self._open and element.text:
            self._open[-1].parts.append(element.text)
            self._open[-1].linked += len(element.text) if self._links else 0
        elif name in _CHARACTERS and self._open:
            self._open[-1].parts.append(_CHARACTERS[name])

    def leave(self, element: etree._Element) -> None:
        """`element` ends."""
        name = local(element)
        if name == "p":
            done = self._open.pop()
            if done.mark_deleted:
                self._carried = done.parts
            else:
                self.found[done.place] = replace(done.style, text="".join(done.parts), linked=done.linked)
        elif name == "tr" and self._rows:
            self._end_row(self._rows.pop())
        elif name == "hyperlink":
            self._links -= 1

    def _end_row(self, row: _Row) -> None:
        ends = [*row.cells[1:], len(self.found)]
        cells = [
            [p for p in self.found[start:end] if p is not None and p.text.strip()]
            for start, end in zip(row.cells, ends, strict=True)
        ]
        if row.nested or len(cells) < 2 or any(len(cell) > 1 for cell in cells) or not any(cells):
            return
        text = "\t".join(" ".join(cell[0].text.split()) if cell else "" for cell in cells)
        linked = sum(cell[0].linked for cell in cells if cell)
        self.found[row.start :] = [Paragraph(text.strip(), "table-row", path="table", linked=linked)]

    def _styled(self, element: etree._Element) -> Paragraph:
        properties = child(element, "pPr")
        style = self._styles.get(value(child(properties, "pStyle")))
        kind, level = style.kind, style.level
        numbering = child(properties, "numPr")
        outline = value(child(properties, "outlineLvl"))
        if outline and outline.isdigit() and int(outline) < 9:
            kind, level = "heading", int(outline) + 1
        elif numbering is not None and kind != "heading":
            depth = value(child(numbering, "ilvl")) or "0"
            if value(child(numbering, "numId")) == "0":
                kind, level = "paragraph", 0
            else:
                kind, level = "list-item", 1 + int(depth) if depth.isdigit() else 1
        landmark: Landmark = "navigation" if style.name.startswith(("toc ", "table of")) else ""
        if self._note:
            return Paragraph("", "paragraph", 0, self._note, "aside")
        return Paragraph("", kind, level, style.name, landmark)
