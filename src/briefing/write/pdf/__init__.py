"""Write PDF: pages set from runs, with every drawn thing tied to its block."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.document import Document, PrintedBlock, Theme
from briefing.model import Finding

_NO_PAGES: Mapping[str, int] = {}


def write(
    document: Document,
    theme: Theme,
    *,
    pages: Mapping[str, int] = _NO_PAGES,  # noqa: ARG001  every writer's form
    reference: bytes | None = None,  # noqa: ARG001
) -> bytes:
    """`document` as the bytes of a PDF file in the look of `theme`; the same values give the same bytes.

    A PDF sets its own pages, so it needs no `pages`, and has no styles for `reference` to replace: what that says of
    looks is in the theme already.
    """
    from briefing.write.pdf.assemble import write as write_pages

    return write_pages(document, theme)


def page_numbers(document: Document, theme: Theme) -> Mapping[str, int]:
    """The page, from 1, that each block begins on; the contents of formats without fixed pages name it."""
    from briefing.write.pdf.assemble import page_numbers as find

    return find(document, theme)


def read_back(data: bytes) -> tuple[PrintedBlock, ...]:
    """The blocks of a made PDF file in reading order, as its pages show them; see `readback.read_back`."""
    from briefing.write.pdf.readback import read_back as read_pages

    return read_pages(data)


def missing_characters(document: Document, theme: Theme) -> tuple[Finding, ...]:
    """What in `document` no shipped face can draw, named character by character; see `missing.missing_characters`."""
    from briefing.write.pdf.missing import missing_characters as find

    return find(document, theme)
