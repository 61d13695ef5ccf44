"""Write PDF: pages set from runs, with every drawn thing tied to its block."""

from __future__ import annotations

from briefing.document import Document, PrintedBlock, Theme
from briefing.model import Finding


def write(document: Document, theme: Theme, *, reference: bytes | None = None) -> bytes:  # noqa: ARG001
    """`document` as the bytes of a PDF file in the look of `theme`; the same values give the same bytes.

    A PDF has no styles for `reference` to replace: what it says of looks is in the theme already.
    """
    from briefing.write.pdf.assemble import write as write_pages

    return write_pages(document, theme)


def read_back(data: bytes) -> tuple[PrintedBlock, ...]:
    """The blocks of a made PDF file in reading order, as its pages show them; see `readback.read_back`."""
    from briefing.write.pdf.readback import read_back as read_pages

    return read_pages(data)


def missing_characters(document: Document, theme: Theme) -> tuple[Finding, ...]:
    """What in `document` no shipped face can draw, named character by character; see `missing.missing_characters`."""
    from briefing.write.pdf.missing import missing_characters as find

    return find(document, theme)
