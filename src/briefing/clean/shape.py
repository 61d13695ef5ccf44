"""Clean: give each kept line its kind: heading, paragraph, list item, quotation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.clean.lines import Line
from briefing.clean.names import is_person
from briefing.model import BlockKind, RawBlock

_LONGEST_HEADING = 14
_LONGEST_POINT = 30


def shaped(page: Sequence[Line], kept: Sequence[int], title: int | None) -> tuple[RawBlock, ...]:
    """The blocks of the `kept` lines, in order, with kinds that plain text does not mark.

    After a paragraph that ends in a colon, short lines that are no sentences are list items. A short
    line that is no sentence before running text is a heading. A paragraph with a "Name, role" line
    under it is a quotation. Kinds that the format itself marks stay.
    """
    lines = [page[n] for n in kept]
    kinds: list[BlockKind] = [line.block.kind for line in lines]
    listing = False
    for at, line in enumerate(lines):
        if kinds[at] != "paragraph":
            listing = listing and kinds[at] == "list-item"
            continue
        after = lines[at + 1] if at + 1 < len(lines) else None
        if listing and not line.prose and line.words <= _LONGEST_POINT and not line.text.endswith(":"):
            kinds[at] = "list-item"
            continue
        listing = line.text.endswith(":") and line.words >= 3
        if listing and after and (after.prose or after.ends):
            listing = False
        if kept[at] == title:
            kinds[at] = "heading"
        elif (
            at
            and is_name_line(line)
            and lines[at - 1].ends
            and lines[at - 1].words >= 8
            and kinds[at - 1] == "paragraph"
        ):
            kinds[at - 1] = kinds[at] = "quote"
        elif _is_heading(line, after):
            kinds[at] = "heading"
    return tuple(replace(line.block, kind=kind) for line, kind in zip(lines, kinds, strict=True))


def is_name_line(line: Line) -> bool:
    """Whether the line only names who spoke: "Name, role", as under a block quotation."""
    text = line.text.lstrip("—–- ")
    name, comma, role = text.partition(",")
    return bool(comma) and line.words <= 16 and not line.ends and is_person(name.strip()) and bool(role.strip())


def _is_heading(line: Line, after: Line | None) -> bool:
    return (
        after is not None
        and line.words <= _LONGEST_HEADING
        and not line.text.endswith((".", "!", ",", ";", ":", "”", '"', "»"))
        and line.text[:1].upper() == line.text[:1]
        and (after.prose or after.item or after.words >= 10)
    )
