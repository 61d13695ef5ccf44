"""Read: Word files, by a walk of our own over their XML, so that tables, text boxes and insertions are not lost."""

from __future__ import annotations

import hashlib

from briefing.errors import UnreadableSourceError
from briefing.model import Finding, Limits, RawBlock, RawText, Span
from briefing.read.decode import warn_of_controls
from briefing.read.docx.package import Package
from briefing.read.docx.properties import declared
from briefing.read.docx.styles import read_styles
from briefing.read.docx.walk import Paragraph, walk
from briefing.read.lines import trimmed

__all__ = ["read"]


def read(data: bytes, path: str, media_type: str, limits: Limits) -> RawText:
    """Read a Word file as it reads with all changes accepted.

    Paragraphs stand apart by a blank line, list items and table rows by a line end, cells by a tab.
    Insertions are in, deletions, comments, hidden text and the placeholders of empty form fields are
    left out. Footnotes and endnotes follow the text (`path` "footnote"). Nothing outside the file is
    fetched, no embedded file opened, no macro run. Raises `UnreadableSourceError` for damaged or
    protected files and those beyond `limits`.
    """
    package = Package(data, limits)
    main = package.main_part()
    styles = read_styles(package, main)
    found: list[Paragraph] = list(walk(package.xml(main), styles, limits.nesting))
    for kind in ("footnotes", "endnotes"):
        part = package.related(main, kind)
        if part:
            found += walk(package.xml(part), styles, limits.nesting, note=kind.removesuffix("s"))
    text, blocks = _laid_out(found)
    if len(text) > limits.characters:
        raise UnreadableSourceError(
            f"The document has {len(text):,} characters; at most {limits.characters:,} are read.",
            "Split it, or keep only the part that is needed.",
            "too-long",
        )
    if not blocks:
        raise UnreadableSourceError(
            "The document holds no text.",
            "If its pages are pictures, run text recognition (OCR) on them and save the text.",
            "no-text",
        )
    findings: tuple[Finding, ...] = (*package.warnings(main, path), *warn_of_controls(text, path))
    return RawText(
        path, media_type, hashlib.sha256(data).hexdigest(), text, blocks, declared(package, styles), findings=findings
    )


def _laid_out(paragraphs: list[Paragraph]) -> tuple[str, tuple[RawBlock, ...]]:
    """The text of all paragraphs and their blocks in it."""
    out: list[str] = []
    blocks: list[RawBlock] = []
    length = 0
    before = ""
    for paragraph in paragraphs:
        inside = trimmed(paragraph.text, 0, len(paragraph.text))
        if not inside:
            continue
        if out:
            gap = "\n" if paragraph.kind == before and before in ("list-item", "table-row") else "\n\n"
            out.append(gap)
            length += len(gap)
        text = paragraph.text.strip(" \t\n")
        left = len(text) - len(text.lstrip())
        inside = trimmed(text, left, len(text))
        out.append(text)
        blocks.append(
            RawBlock(
                Span(length + inside.start, length + inside.end),
                paragraph.kind,
                paragraph.level,
                paragraph.path,
                paragraph.landmark,
                round(paragraph.linked / max(1, len(inside)), 3) if paragraph.linked < len(inside) else 1.0,
            )
        )
        length += len(text)
        before = paragraph.kind
    return "".join(out), tuple(blocks)
