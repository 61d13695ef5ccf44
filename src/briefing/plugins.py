"""Plugins: the literal tables of what is built in, and how another package adds to them by an entry point.

A third party's package declares, say, `[project.entry-points."briefing.readers"]` with
`"application/epub+zip" = "their_package.epub:read"`, and its reader is found. Nothing is imported
before it is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from importlib.metadata import entry_points
from typing import Protocol, cast

from briefing.document import Document, PrintedBlock, Theme
from briefing.model import Finding, TimelineRow

READERS: Mapping[str, str] = {
    "text/plain": "briefing.read.text:read",
    "text/markdown": "briefing.read.text:read",
    "text/html": "briefing.read.html:read",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "briefing.read.docx:read",
    "application/pdf": "briefing.read.pdf:read",
}
"""Media type -> "module:function" of the reader."""

WRITERS: Mapping[str, str] = {
    "docx": "briefing.write.docx",
    "pdf": "briefing.write.pdf",
}
"""Format -> the module that holds its `write` and `read_back`."""

EXPORTS: Mapping[str, str] = {
    "ics": "briefing.write.calendar",
    "timelinejs": "briefing.write.timelinejs",
    "csv": "briefing.write.csv",
}
"""Format of the chronology for other programs -> the module that holds its `write`."""

EDITIONS: tuple[str, ...] = ("handout", "teacher", "policy", "press-review")
"""The editions of a pack, in the order in which they are made."""


class Write(Protocol):
    """Makes a file of a document. `pages` is the page that each block begins on, for the contents of formats that
    don't set pages themselves; `reference` a person's own Word file, for formats that take its styles whole."""

    def __call__(
        self, document: Document, theme: Theme, *, pages: Mapping[str, int] = ..., reference: bytes | None = None
    ) -> bytes:
        """`document` in the look of `theme` as the bytes of a file."""


class Writer(Protocol):
    """What a writer's module holds."""

    write: Write
    read_back: Callable[[bytes], tuple[PrintedBlock, ...]]
    missing_characters: Callable[[Document, Theme], tuple[Finding, ...]]


class Exporter(Protocol):
    """What the module of a chronology's format holds: `write(rows, title)` gives the file's text."""

    write: Callable[[Sequence[TimelineRow], str], str]


def readers() -> Mapping[str, str]:
    """The built-in readers and those of installed packages; a built-in one is never replaced."""
    return {point.name: point.value for point in entry_points(group="briefing.readers")} | dict(READERS)


def formats() -> tuple[str, ...]:
    """The formats that can be written, built-in ones first."""
    return (*WRITERS, *sorted(p.name for p in entry_points(group="briefing.writers") if p.name not in WRITERS))


def writer(name: str) -> Writer:
    """The writer for a format. Raises `KeyError` when there is none."""
    module = WRITERS.get(name) or {p.name: p.value for p in entry_points(group="briefing.writers")}[name]
    return cast("Writer", import_module(module))


def exports() -> tuple[str, ...]:
    """The formats that the chronology can be exported in, built-in ones first."""
    return (*EXPORTS, *sorted(p.name for p in entry_points(group="briefing.exports") if p.name not in EXPORTS))


def exporter(name: str) -> Exporter:
    """The exporter for a format of the chronology. Raises `KeyError` when there is none."""
    module = EXPORTS.get(name) or {p.name: p.value for p in entry_points(group="briefing.exports")}[name]
    return cast("Exporter", import_module(module))
