"""Compose: what a house puts at the head of its first page: a picture and its own words, out of the theme."""

from __future__ import annotations

from briefing.document import Block, Figure, Group, Letterhead, LineBreak, Paragraph, Text

STYLE, WORDS = "letterhead-wide", "letterhead-words"
_JPEG = b"\xff\xd8\xff"


def letterhead(head: Letterhead) -> tuple[Block, ...]:
    """The blocks of `head`; none where it has neither a picture nor words."""
    blocks: list[Block] = []
    if head.image:
        kind = "image/jpeg" if head.image.startswith(_JPEG) else "image/png"
        blocks.append(Figure("letterhead-logo", head.image, kind, head.alt, head.width_mm, align=head.place))
    if head.lines:
        words: list[Text | LineBreak] = []
        for line in head.lines:
            words += [LineBreak(), Text(line)] if words else [Text(line, strong=True)]
        blocks.append(Paragraph("letterhead-words", tuple(words), WORDS))
    return (Group("letterhead", "section", tuple(blocks), STYLE, keep=True),) if blocks else ()
