"""Write: set lists and groups, which hold other blocks."""

from __future__ import annotations

from briefing.document import AnswerLines, Block, Group, List
from briefing.write.pdf.atoms import Look, Run, Tag
from briefing.write.pdf.blocks.context import Book, Frame, SetBlocks
from briefing.write.pdf.blocks.text import add_rule_above, add_rule_below, baseline
from briefing.write.pdf.lines import natural_width, set_lines
from briefing.write.pdf.looks import character_look
from briefing.write.pdf.strips import BOUND, GROUPED, Bar, Ink, Strip, Words, shifted
from briefing.write.pdf.tags import Node

_BULLET = "•"
_GAP = 6.0
_PADDING = 7.0


def set_list(block: List, frame: Frame, parent: Node, book: Book, set_blocks: SetBlocks) -> list[Strip]:
    """A list with hanging markers; the style "questions" sets its numbers bold in the accent colour."""
    attributes = "/O /List /ListNumbering /Decimal" if block.ordered else "/O /List /ListNumbering /Disc"
    node = parent.child("L")
    node.attributes = attributes
    questions = block.style == "questions"
    base = book.look("question" if questions else "list-item")
    marker = base.look
    if questions:
        marker = character_look(book.theme, base, "number", strong=True)
    texts = [f"{block.start + place}." if block.ordered else _BULLET for place in range(len(block.items))]
    widest = max((natural_width([Run(text, marker, Tag())]) for text in texts), default=0.0)
    hang = max(widest + _GAP, 16.0 if block.ordered else 12.0, base.hanging)
    strips: list[Strip] = []
    for place, item in enumerate(block.items):
        element = node.child("LI")
        label = element.child("Lbl", f"{block.id}-{place}", "label")
        own = _item_blocks(item.blocks, frame.indented(hang), element.child("LBody"), book, set_blocks)
        if not own:
            own = [Strip(base.leading)]
        own[0].ink.insert(0, _marker(texts[place], marker, frame.x, own[0], label, base.look.size))
        strips += own
    if strips:
        strips[0].starts = (block.id, *strips[0].starts)
    return strips


def _item_blocks(blocks: tuple[Block, ...], frame: Frame, node: Node, book: Book, set_blocks: SetBlocks) -> list[Strip]:
    out: list[Strip] = []
    for place, block in enumerate(blocks):
        own = set_blocks((block,), frame, node, book)
        following = blocks[place + 1] if place + 1 < len(blocks) else None
        if own and isinstance(following, AnswerLines):
            own[-1].keep = BOUND
        out += own
    return out


def _marker(text: str, look: Look, x: float, strip: Strip, node: Node, size: float) -> Words:
    line = set_lines([Run(text, look, Tag())], 200.0)[0]
    y = next((ink.y for ink in strip.ink if isinstance(ink, Words)), baseline(strip.height, size))
    return Words(x, y, line.placed, node)


def set_group(block: Group, frame: Frame, parent: Node, book: Book, set_blocks: SetBlocks) -> list[Strip]:
    """Blocks that belong together, with the rules and the ground of the group's style around them."""
    node = parent.child("Sect" if block.role == "section" else "Div")
    look = book.look(block.style, inherit=False) if block.style in book.theme.styles else None
    if block.style.endswith("wide"):
        frame = Frame(frame.x, frame.wide, frame.wide)
    inset = 0.0
    if look is not None:
        inset = look.indent or (_PADDING if look.background or look.rule_left else 0.0)
    inner = frame.indented(inset)
    if look is not None and look.background:
        inner = Frame(inner.x, inner.width - inset, inner.width - inset)
    strips = set_blocks(block.blocks, inner, node, book)
    if not strips:
        return strips
    if look is not None:
        if look.background:
            _pad(strips)
        for place, strip in enumerate(strips):
            ground: list[Ink] = []
            if look.background:
                ground.append(Bar(frame.x, frame.width, look.background, joined=place > 0))
            if look.rule_left:
                ground.append(Bar(frame.x, look.rule_left, look.rule_color, joined=place > 0))
            strip.ink = ground + strip.ink
        if look.rule_above:
            add_rule_above(strips[0], look, frame)
        if look.rule_below:
            add_rule_below(strips[-1], look, frame)
        strips[0].before = max(strips[0].before, look.before)
        strips[-1].after = max(strips[-1].after, look.after)
    if block.keep:
        for strip in strips[:-1]:
            strip.keep = max(strip.keep, GROUPED)
    strips[0].starts = (block.id, *strips[0].starts)
    return strips


def _pad(strips: list[Strip]) -> None:
    """Room between the ground's edge and what stands on it."""
    first, last = strips[0], strips[-1]
    first.height += _PADDING
    first.ink = [shifted(ink, 0.0, _PADDING) for ink in first.ink]
    last.height += _PADDING
