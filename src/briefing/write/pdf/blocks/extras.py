"""Write: set answer lines, contents, figures and page breaks."""

from __future__ import annotations

import struct

from briefing.document import AnswerLines, Contents, Figure, PageBreak, Text, plain
from briefing.write.pdf.atoms import Run, Tag
from briefing.write.pdf.blocks.context import Book, Frame
from briefing.write.pdf.blocks.text import baseline, control_lines, set_text
from briefing.write.pdf.lines import set_lines
from briefing.write.pdf.strips import BOUND, NEVER, Ink, PageNumber, Picture, Rule, Strip, Words
from briefing.write.pdf.tags import Node

_MM = 72 / 25.4
_LINE_STEP = 8 * _MM
_NUMBER_ROOM = 24.0


def set_answer_lines(block: AnswerLines, frame: Frame, book: Book) -> list[Strip]:
    """Lines to write on, 8 mm apart; the first two and the last two stay together."""
    strips = []
    for place in range(max(0, block.count)):
        rule = Rule(frame.x, _LINE_STEP - 0.4, frame.width, 0.4, book.theme.rule)
        strip = Strip(_LINE_STEP, [rule])
        if place in (0, block.count - 2):
            strip.keep = BOUND
        strips.append(strip)
    if strips:
        strips[-1].keep = 0
        strips[-1].after = 8.0
        strips[0].starts = (block.id,)
    return strips


def set_contents(block: Contents, frame: Frame, parent: Node, book: Book) -> list[Strip]:
    """The headings down to `depth`, each a link to its place, its page at the right."""
    out: list[Strip] = []
    if block.title:
        node = parent.child("P", f"{block.id}-title", "h2")
        out += set_text((Text(block.title),), book.look("h2"), frame, node, book)
        out[-1].keep = BOUND
    toc = parent.child("TOC")
    for heading in book.headings:
        level = book.levels[heading.id]
        if level > block.depth:
            continue
        name = "toc-1" if level == 1 else "toc-2"
        look = book.look(name)
        inner = frame.indented(look.indent or (level - 1) * 12.0)
        entry = toc.child("TOCI", f"{block.id}-{heading.id}", name)
        link = entry.child("Reference").child("Link", entry.block, name)
        run = Run(plain(heading.children), look.look, Tag(link=f"#{heading.id}", node=link))
        lines = set_lines([run], inner.width - _NUMBER_ROOM)
        strips = []
        for line in lines:
            y = baseline(look.leading, look.look.size)
            strips.append(Strip(look.leading, [Words(inner.x, y, line.placed, entry, line.mixed)]))
        y = baseline(look.leading, look.look.size)
        strips[-1].ink.append(PageNumber(inner.x + inner.width, y, look.look, heading.id, link))
        for strip in strips[:-1]:
            strip.keep = NEVER
        strips[0].before, strips[-1].after = look.before, look.after
        out += strips
    control_lines(out)
    if out:
        out[0].starts = (block.id,)
    return out


def set_figure(block: Figure, frame: Frame, parent: Node, book: Book) -> list[Strip]:
    """A picture at its width (at most the column's), its caption kept with it."""
    wide, high = _pixels(block.image)
    width = min(block.width_mm * _MM, frame.width)
    node = parent.child("Figure", block.id, "figure")
    node.alt = block.alt
    height = width * high / wide if wide else width
    slack = (frame.width - width) * {"center": 0.5, "right": 1.0}.get(block.align, 0.0)
    ink: list[Ink] = [Picture(frame.x + slack, height, width, height, block.image, node)]
    out = [Strip(height, ink, before=6.0, after=6.0, starts=(block.id,))]
    if block.caption:
        out[0].keep = BOUND
        caption = parent.child("P", f"{block.id}-caption", "caption")
        out += set_text(block.caption, book.look("caption"), frame, caption, book)
    return out


def set_page_break(block: PageBreak) -> list[Strip]:
    """Nothing but the start of a new page."""
    return [Strip(0.0, breaks=True, starts=(block.id,))]


def _pixels(image: bytes) -> tuple[int, int]:
    """Width and height of a PNG or a JPEG; (0, 0) for what is neither."""
    if image[:8] == b"\x89PNG\r\n\x1a\n" and len(image) >= 24:
        width, height = struct.unpack(">II", image[16:24])
        return int(width), int(height)
    at = 2
    while image[:2] == b"\xff\xd8" and at + 9 < len(image) and image[at] == 0xFF:
        marker, size = image[at + 1], int.from_bytes(image[at + 2 : at + 4], "big")
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            return int.from_bytes(image[at + 7 : at + 9], "big"), int.from_bytes(image[at + 5 : at + 7], "big")
        at += 2 + size
    return 0, 0
