"""Compose: a person's own heading for a section, and their own words under it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from briefing.document import Block, Group, Heading, Inline, Paragraph, Text

_PARTING = re.compile(r"\n[ \t]*\n\s*")


def with_own_words(
    blocks: tuple[Block, ...], heading: str | None, note: tuple[Inline, ...], name: Callable[[str], str]
) -> tuple[Block, ...]:
    """The `blocks` of a section with `heading` for its first one and `note` behind it.

    A section without a heading gets one; a note to a section that opens the page stands behind it. `name`
    gives ids.
    """
    first = _first(blocks)
    if heading is not None:
        if first is None:
            first = Heading(name("h2"), 2, (Text(heading),), "h2")
            blocks = (first, *blocks)
        else:
            own = replace(first, children=(Text(heading),))
            blocks = _replaced(blocks, first, (own,))
            first = own
    if not note:
        return blocks
    told = tuple(Paragraph(name("p"), children) for children in _paragraphs(note))
    if first is None:
        return (*told, *blocks)
    if first.level == 1:
        return (*blocks, *told)
    return _replaced(blocks, first, (first, *told))


def _first(blocks: tuple[Block, ...]) -> Heading | None:
    for block in blocks:
        if isinstance(block, Heading):
            return block
        if isinstance(block, Group) and (found := _first(block.blocks)):
            return found
    return None


def _replaced(blocks: tuple[Block, ...], old: Heading, new: tuple[Block, ...]) -> tuple[Block, ...]:
    out: list[Block] = []
    for block in blocks:
        if block is old:
            out += new
        elif isinstance(block, Group):
            out.append(replace(block, blocks=_replaced(block.blocks, old, new)))
        else:
            out.append(block)
    return tuple(out)


def _paragraphs(note: tuple[Inline, ...]) -> tuple[tuple[Inline, ...], ...]:
    """`note` parted where a line is empty."""
    made: list[list[Inline]] = [[]]
    for run in note:
        if not isinstance(run, Text):
            made[-1].append(run)
            continue
        for number, text in enumerate(_PARTING.split(run.text)):
            if number:
                made.append([])
            if words := re.sub(r"\s+", " ", text):
                made[-1].append(replace(run, text=words))
    return tuple(tuple(runs) for runs in made if runs)
