"""Read: blocks of a PDF page that are being gathered, and table rows among them that arrive as one line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from briefing.model import BlockKind, Landmark
from briefing.read.lines import ends_sentence
from briefing.read.pdf.pages import Line

_FIGURES = re.compile(r"(?P<label>\S.*?)(?P<cells>(?: [\d(+−–-][\d.,:%()–-]*){1,12})")
_LONGEST_ROW: Final = 100
_LEAST_ROWS: Final = 2
_LEAST_OF_ONE: Final = 3
"""So many rows with one figure each make a table; two lines that end in a year are none."""


@dataclass(slots=True)
class Draft:
    """A block that is being gathered: its lines with the pages they stand on."""

    lines: list[tuple[Line, int]]
    kind: BlockKind = "paragraph"
    landmark: Landmark = ""
    path: str = ""
    level: int = 0
    rows: bool = False


def mark_rows(drafts: Sequence[Draft]) -> None:
    """Make table rows of neighbours that are one line each, a label with as many figures behind it as the others.

    A program that parts its cells by spaces leaves nothing else to see. The line over them, with no figures and no
    sentence's end, heads the columns. One figure each that only grows is a table of contents.
    """
    counts = [_figures(draft) for draft in drafts]
    at = 0
    while at < len(drafts):
        end = at
        while end < len(drafts) and counts[at] and counts[end] == counts[at]:
            end += 1
        if end - at >= (_LEAST_ROWS if counts[at] > 1 else _LEAST_OF_ONE) and not _contents(drafts[at:end], counts[at]):
            head = at - 1 if at and _may_head(drafts[at - 1]) else at
            for draft in drafts[head:end]:
                draft.kind, draft.level = "table-row", 0
        at = max(end, at + 1)


def _figures(draft: Draft) -> int:
    """How many figures stand at the end of a draft of one line; 0 where it is none, or a row already."""
    if len(draft.lines) > 1 or draft.rows or draft.kind == "list-item":
        return 0
    text = draft.lines[0][0].text.strip()
    found = _FIGURES.fullmatch(text) if len(text) <= _LONGEST_ROW else None
    return len(found["cells"].split()) if found and not found["label"].isdigit() else 0


def _may_head(draft: Draft) -> bool:
    text = draft.lines[0][0].text
    return (
        draft.kind in ("paragraph", "heading")
        and len(draft.lines) == 1
        and draft.level <= 1
        and 1 < len(text.split()) <= 12
        and not ends_sentence(text)
        and len(text) <= _LONGEST_ROW // 2
    )


def _contents(drafts: Sequence[Draft], figures: int) -> bool:
    if figures > 1:
        return False
    last = [draft.lines[0][0].text.split()[-1] for draft in drafts]
    pages = [int(figure) for figure in last if figure.isdigit()]
    return len(pages) == len(last) and all(a <= b for a, b in pairwise(pages))
