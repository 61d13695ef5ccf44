"""Write DOCX: the words of a made file in reading order, each stretch with the excerpt that it is tagged as."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from briefing.document import PrintedBlock, PrintedRun
from briefing.write.docx.opened import OpenedFile, W, open_file

_TAG_PREFIX = "source:"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# Deleted and moved-away words, an instruction that makes a field, and properties hold no words of the page.
_SKIPPED = frozenset(
    (
        f"{W}del",
        f"{W}moveFrom",
        f"{W}instrText",
        f"{W}delText",
        f"{W}delInstrText",
        f"{W}rPr",
        f"{W}pPr",
        f"{W}sdtPr",
        _FALLBACK,
    )
)
_CHARACTERS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}softHyphen": "\u00ad",
    f"{W}noBreakHyphen": "\u2011",
    f"{W}cr": " ",
}


@dataclass(slots=True)
class _Paragraph:
    """What was found in one paragraph: runs, and what hangs on it, to be read after it."""

    runs: list[tuple[str, str | None]] = field(default_factory=list)
    notes: list[tuple[str, str]] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)


def read(data: bytes) -> tuple[PrintedBlock, ...]:
    """Every paragraph with words, in reading order. Raises `BriefingError` for what is no readable Word file."""
    opened = open_file(data)
    reader = _Reader(opened)
    for child in opened.body:
        reader.container(child, None)
    return tuple(reader.blocks)


class _Reader:
    def __init__(self, opened: OpenedFile) -> None:
        self.blocks: list[PrintedBlock] = []
        self._opened = opened
        self._paragraphs = 0
        self._notes = 0

    def container(self, element: etree._Element, ref: str | None) -> None:
        """Read the paragraphs in `element`: itself one, or a table, a cell, a content control, …"""
        # An own stack: a hostile file may nest deeper than Python calls.
        waiting: list[tuple[etree._Element, str | None]] = [(element, ref)]
        while waiting:
            at, inside = waiting.pop()
            if at.tag == f"{W}p":
                self._paragraph(at, inside)
            elif at.tag not in _SKIPPED:
                below = _tag(at, inside)
                waiting.extend((child, below) for child in reversed(at))

    def _paragraph(self, paragraph: etree._Element, ref: str | None, note: bool = False) -> None:
        found = _Paragraph()
        for child in paragraph:
            _inline(child, ref, found)
        runs = tuple(_joined(found.runs))
        if "".join(run.text for run in runs).strip():
            if not note:
                self._paragraphs += 1
            place = f"note {self._notes}" if note else f"paragraph {self._paragraphs}"
            self.blocks.append(PrintedBlock(self._style(paragraph), runs, place))
        for box in found.boxes:
            for child in box:
                self.container(child, None)
        for kind, ident in found.notes:
            self._note(kind, ident)

    def _note(self, kind: str, ident: str) -> None:
        element = (self._opened.footnotes if kind == "footnote" else self._opened.endnotes).get(ident)
        if element is None:
            return
        self._notes += 1
        for paragraph in element.iter(f"{W}p"):
            self._paragraph(paragraph, None, note=True)

    def _style(self, paragraph: etree._Element) -> str:
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        ident = named.get(f"{W}val", "") if named is not None else None
        return (
            self._opened.default_style if ident is None else self._opened.styles.get(ident, self._opened.default_style)
        )


def _inline(element: etree._Element, ref: str | None, found: _Paragraph) -> None:
    """Add the words in `element` and below it to `found`, marked with the innermost excerpt's tag around them."""
    waiting: list[tuple[etree._Element, str | None]] = [(element, ref)]
    while waiting:
        at, inside = waiting.pop()
        if at.tag in _SKIPPED:
            continue
        if at.tag == f"{W}t":
            found.runs.append((at.text or "", inside))
        elif at.tag == f"{W}br":
            found.runs.append((" ", inside))
        elif at.tag in _CHARACTERS:
            found.runs.append((_CHARACTERS[at.tag], inside))
        elif at.tag == f"{W}sym":
            found.runs.append((_symbol(at), inside))
        elif at.tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            found.notes.append((at.tag[len(W) : -len("Reference")], at.get(f"{W}id", "")))
        elif at.tag == f"{W}txbxContent":
            found.boxes.append(at)
        elif not _placeholder(at):
            below = _tag(at, inside)
            waiting.extend((child, below) for child in reversed(at))


def _tag(element: etree._Element, outer: str | None) -> str | None:
    """The excerpt that words in `element` are tagged as: its own tag if it is one of our content controls."""
    if element.tag != f"{W}sdt":
        return outer
    tag = element.find(f"{W}sdtPr/{W}tag")
    value = tag.get(f"{W}val", "") if tag is not None else ""
    return value[len(_TAG_PREFIX) :] if value.startswith(_TAG_PREFIX) else outer


def _placeholder(element: etree._Element) -> bool:
    """Whether `element` is a control that shows only Word's "click to enter text", its words having been deleted."""
    return element.tag == f"{W}sdt" and element.find(f"{W}sdtPr/{W}showingPlcHdr") is not None


def _symbol(element: etree._Element) -> str:
    try:
        return chr(int(element.get(f"{W}char", ""), 16))
    except (ValueError, OverflowError):
        return "\ufffd"


def _joined(runs: list[tuple[str, str | None]]) -> Iterator[PrintedRun]:
    """Neighbours with the same reference as one: Word parts runs as it likes."""
    text, ref = "", None
    for more, mark in runs:
        if mark != ref:
            if text:
                yield PrintedRun(text, ref)
            text, ref = "", mark
        text += more
    if text:
        yield PrintedRun(text, ref)
