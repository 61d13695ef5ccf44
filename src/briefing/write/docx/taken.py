"""Write DOCX: the headers and footers taken from a person's own Word file, for the first page and the others."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.document import Theme
from briefing.write.docx.heads import Head, HeadReader
from briefing.write.docx.looks import sheet_of
from briefing.write.docx.reference import Reference

Heads = Mapping[tuple[str, bool], Head]
"""("header" or "footer", whether it is the first page's) → what it prints."""


def heads_of(reference: Reference, theme: Theme, ids: Mapping[str, str]) -> tuple[Heads, tuple[str, ...]]:
    """The heads of `reference` on the page of `theme`, and in words what of them is left out.

    `ids` maps the reference's style ids to those of the file that is made.
    """
    page = theme.page
    width = max(100.0, page.width - page.left - page.right)
    sheet = sheet_of(reference)
    dropped: dict[str, None] = {}
    out = {(kind, first): Head() for kind in ("header", "footer") for first in (False, True)}
    for part in reference.heads:
        out[part.kind, part.first] = HeadReader(part, sheet, ids, width, page.notes, dropped).read()
    return out, tuple(dropped)
