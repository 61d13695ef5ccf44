"""Read: PDF files: lines by their place on the page, in reading order, joined to paragraphs."""

from __future__ import annotations

import hashlib

from briefing.errors import UnreadableSourceError
from briefing.model import Declared, Field, Finding, Limits, RawText
from briefing.read.decode import warn_of_controls
from briefing.read.pdf.layout import lay_out
from briefing.read.pdf.margins import mark_margins
from briefing.read.pdf.order import reading_order
from briefing.read.pdf.pages import Contents, contents
from briefing.read.pdf.preflight import check

__all__ = ["read"]

_INFO: tuple[tuple[str, Field, str], ...] = (
    ("Title", "title", "pdf-info"),
    ("Author", "author", "pdf-info"),
    ("CreationDate", "modified", "pdf-created"),
    ("ModDate", "modified", "pdf-modified"),
    ("Subject", "description", "pdf-info"),
)


def read(data: bytes, path: str, media_type: str, limits: Limits) -> RawText:
    """Read a PDF's text. Lines stand on lines of their own, blocks apart by a blank line.

    A block is a paragraph, also one that runs over columns or pages; running heads and page numbers are
    blocks with the landmark "page-margin", put before the first block that begins on their page. Words
    broken at line ends are joined by repairs. `pages` are the stretches from the first character of
    each page's text to the next's. Raises `UnreadableSourceError`: damaged, password, too many pages,
    too large, "scanned" when no page has text.
    """
    check(data, limits)
    found = contents(data, limits)
    pages = mark_margins([reading_order(page) for page in found.pages])
    laid = lay_out(pages)
    if len(laid.text) > limits.characters:
        raise UnreadableSourceError(
            f"The document has {len(laid.text):,} characters; at most {limits.characters:,} are read.",
            "Split it, or keep only the part that is needed.",
            "too-long",
        )
    if not laid.blocks:
        raise UnreadableSourceError(
            "The PDF has no text: its pages are pictures (scanned) or empty.",
            "Run text recognition (OCR) on it, for example with OCRmyPDF, and use the file that makes.",
            "scanned",
        )
    return RawText(
        path,
        media_type,
        hashlib.sha256(data).hexdigest(),
        laid.text,
        laid.blocks,
        _declared(found),
        laid.repairs,
        laid.pages,
        (*_warnings(found, path), *warn_of_controls(laid.text, path)),
    )


def _declared(found: Contents) -> tuple[Declared, ...]:
    """The information dictionary as written. The day a file was made dates no text: it counts as "modified"."""
    info = dict(found.info)
    declared = [
        Declared(field, value, basis)
        for name, field, basis in _INFO
        if (value := " ".join(info.get(name, "").split()))
        and value.strip("()").lower() not in ("unspecified", "anonymous")
    ]
    if found.language:
        declared.append(Declared("language", found.language, "pdf-catalog"))
    return tuple(declared)


def _warnings(found: Contents, path: str) -> list[Finding]:
    warnings = []
    empty = [page.number for page in found.pages if not page.lines and page.pictures]
    if empty:
        shown = ", ".join(map(str, empty[:8])) + (" …" if len(empty) > 8 else "")
        warnings.append(
            Finding(
                "warning",
                "scanned-pages",
                f"{len(empty)} of {len(found.pages)} pages are pictures without text (page {shown}).",
                path,
                hint="Run text recognition (OCR) on the file, for example with OCRmyPDF.",
            )
        )
    characters = sum(len(line.text) for page in found.pages for line in page.lines)
    unknown = sum(line.unknown for page in found.pages for line in page.lines)
    if unknown * 50 > characters:
        warnings.append(
            Finding(
                "warning",
                "broken-text-layer",
                f"{unknown} of {characters} characters are unknown: the file's fonts do not say their letters.",
                path,
                hint="Print the file to a new PDF, or run text recognition (OCR) on it.",
            )
        )
    return warnings
