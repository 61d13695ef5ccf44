"""Compose: number the points of our text through a document, as ministries do, so that people can point to them."""

from __future__ import annotations

from dataclasses import replace

from briefing.document import Block, Group, List, ListItem, Paragraph

STYLE = "points"


def number_points(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """`blocks` in which every paragraph of body text, and every item of a plain list, is a numbered point.

    Numbers run through from 1. Tables, quotations and lists that have numbers of their own are left alone.
    """
    return _numbered(blocks, 1)[0]


def _numbered(blocks: tuple[Block, ...], number: int) -> tuple[tuple[Block, ...], int]:
    out: list[Block] = []
    for block in blocks:
        match block:
            case Group(role="section"):
                inner, number = _numbered(block.blocks, number)
                out.append(replace(block, blocks=inner))
            case List(ordered=False, style=""):
                out.append(replace(block, ordered=True, start=number, style=STYLE))
                number += len(block.items)
            case Paragraph(style="body"):
                out.append(List(f"{block.id}-point", (ListItem((block,)),), True, number, STYLE))
                number += 1
            case _:
                out.append(block)
    return tuple(out), number
