"""Write: set headings and paragraphs; every other block sets its words with what is here."""

from __future__ import annotations

import re

from briefing.document import Heading, Inline, LineBreak, Link, Note, Paragraph, SourceWords, Text
from briefing.write.pdf.atoms import Look, Run, Tag
from briefing.write.pdf.blocks.context import Book, Frame
from briefing.write.pdf.lines import Line, set_lines
from briefing.write.pdf.looks import BlockLook, capitals, character_look
from briefing.write.pdf.strips import BOUND, PARAGRAPH, Bar, Ink, Rule, Strip, Words
from briefing.write.pdf.tags import Node

_ALLOWED = re.compile(r"(?:https?://|mailto:)\S", re.IGNORECASE)
_BALANCED = frozenset({"title", "standfirst", "card-title"})
_RULE_GAP = 4.0


def set_heading(block: Heading, frame: Frame, parent: Node, book: Book) -> list[Strip]:
    """A heading; it is never parted from what follows."""
    name = block.style or f"h{block.level}"
    node = parent.child(f"H{book.levels.get(block.id, block.level)}", block.id, name)
    strips = set_text(block.children, book.look(name), frame, node, book, balanced=True)
    for strip in strips:
        strip.keep = BOUND
    strips[0].starts = (block.id,)
    return strips


def set_paragraph(block: Paragraph, frame: Frame, parent: Node, book: Book) -> list[Strip]:
    """A paragraph of ours."""
    look = book.look(block.style)
    if block.style.endswith("wide"):
        frame = Frame(frame.x, frame.wide, frame.wide)
    node = parent.child("P", block.id, block.style)
    strips = set_text(block.children, look, frame, node, book, balanced=block.style in _BALANCED)
    if block.keep_with_next or look.keep_with_next:
        strips[-1].keep = BOUND
    strips[0].starts = (block.id,)
    return strips


def set_text(
    children: tuple[Inline, ...], look: BlockLook, frame: Frame, node: Node, book: Book, *, balanced: bool = False
) -> list[Strip]:
    """The lines of `children` as strips with all that `look` asks for around them."""
    called = len(book.notes)
    inner = frame.indented(look.indent) if look.indent else frame
    runs = to_runs(children, look, node, book)
    hanging = look.hanging
    if hanging > 0:
        lines = set_lines(runs, inner.width - hanging, -hanging)
    else:
        lines = set_lines(runs, inner.width, balanced=balanced)
    numbered = _notes_of(lines, called, len(book.notes))
    strips = []
    for place, line in enumerate(lines):
        x = inner.x + (hanging if place and hanging > 0 else 0.0)
        strips.append(line_strip(line, look, x, inner.width - (x - inner.x), node, numbered.get(place, ())))
    decorate(strips, look, frame)
    control_lines(strips)
    strips[0].before, strips[-1].after = look.before, look.after
    return strips


def line_strip(line: Line, look: BlockLook, x: float, width: float, node: Node, notes: tuple[int, ...] = ()) -> Strip:
    """One line as a strip of the look's leading (more where a larger character style needs it)."""
    size = max((placed.look.size for placed in line.placed), default=look.look.size)
    leading = look.leading if size <= look.look.size else max(look.leading, size * 1.25)
    align = look.align
    if line.rtl and align in ("left", "justify"):
        align = "right"
    slack = width - line.width
    x += slack if align == "right" else slack / 2 if align == "center" else 0.0
    ink: list[Ink] = [Words(x, baseline(leading, size), line.placed, node, line.mixed)] if line.placed else []
    return Strip(leading, ink, notes=notes)


def baseline(leading: float, size: float) -> float:
    """Where the baseline lies in a line of `leading`, from its top: letters sit in its middle."""
    return leading / 2 + 0.36 * size


def control_lines(strips: list[Strip]) -> None:
    """No first line alone at a page's end, no last line alone at a page's top."""
    if len(strips) > 1:
        strips[0].keep = max(strips[0].keep, PARAGRAPH)
        strips[-2].keep = max(strips[-2].keep, PARAGRAPH)


def decorate(strips: list[Strip], look: BlockLook, frame: Frame) -> None:
    """Add the rules and the ground that `look` asks for."""
    for place, strip in enumerate(strips):
        ground: list[Ink] = []
        if look.background:
            ground.append(Bar(frame.x - 6, frame.width + 12, look.background, joined=place > 0))
        if look.rule_left:
            ground.append(Bar(frame.x, look.rule_left, look.rule_color, joined=place > 0))
        strip.ink = ground + strip.ink
    if look.rule_above:
        add_rule_above(strips[0], look, frame)
    if look.rule_below:
        add_rule_below(strips[-1], look, frame)


def add_rule_below(strip: Strip, look: BlockLook, frame: Frame) -> None:
    """A rule under `strip`, which grows to hold it."""
    strip.height += look.rule_below + _RULE_GAP / 2
    y = strip.height - look.rule_below / 2
    strip.ink.append(Rule(frame.x, y, frame.width, look.rule_below, look.rule_color))


def add_rule_above(strip: Strip, look: BlockLook, frame: Frame) -> None:
    """A rule over `strip`, which grows to hold it."""
    room = look.rule_above + _RULE_GAP
    strip.height += room
    strip.ink = [ink if isinstance(ink, Bar) else ink._replace(y=ink.y + room) for ink in strip.ink]
    strip.ink.append(Rule(frame.x, look.rule_above / 2, frame.width, look.rule_above, look.rule_color))


def to_runs(children: tuple[Inline, ...], look: BlockLook, node: Node, book: Book) -> list[Run]:
    """Inline content as runs; notes are called by a raised number and kept in `book` for the page's foot."""
    out: list[Run] = []
    for child in children:
        match child:
            case Text() | SourceWords():
                out.append(_word_run(child, look, Tag(), book))
            case Link():
                tag = _link_tag(child.target, node, book)
                out += [_word_run(part, look, tag, book) for part in child.children]
            case LineBreak():
                out.append(Run("\n", look.look, Tag()))
            case Note():
                out.append(_note_call(child, look, node, book))
    if not out:
        out.append(Run("", look.look, Tag()))
    return out


def _word_run(child: Text | SourceWords, look: BlockLook, tag: Tag, book: Book) -> Run:
    lang = child.lang if child.lang and child.lang != book.language else ""
    if isinstance(child, SourceWords):
        # A source's words are printed as they are: no capitals, no words of ours in another guise.
        own = character_look(book.theme, look, "source-words", strong=child.strong, em=child.em)
        return Run(child.text.replace("\n", " "), own, tag._replace(ref=child.ref, lang=lang))
    own = character_look(book.theme, look, child.style, strong=child.strong, em=child.em)
    text = child.text.upper() if capitals(book.theme, look, child.style) else child.text
    if tag.node is not None:
        own = own._replace(color=book.theme.accent)
    return Run(text.replace("\n", " "), own, tag._replace(lang=lang))


def _link_tag(target: str, node: Node, book: Book) -> Tag:
    """What makes words a link; a target that is no web or mail address and no block of the document makes none."""
    inside = target.startswith("#") and target[1:] in book.targets
    if not inside and not _ALLOWED.match(target):
        return Tag()
    return Tag(link=target, node=node.floating("Link", node.block, node.style))


def _note_call(child: Note, look: BlockLook, node: Node, book: Book) -> Run:
    reference = node.floating("Reference", node.block, node.style)
    book.notes.append((child, reference))
    number = len(book.notes)
    size = look.look.size
    raised: Look = look.look._replace(size=size * 0.66, rise=size * 0.33, tracking=0.0)
    return Run(str(number), raised, Tag(note=number, node=reference))


def _notes_of(lines: list[Line], first: int, end: int) -> dict[int, tuple[int, ...]]:
    """Which footnotes (from 1) are called in which line."""
    if first == end:
        return {}
    out: dict[int, tuple[int, ...]] = {}
    for place, line in enumerate(lines):
        numbers = tuple(dict.fromkeys(placed.tag.note for placed in line.placed if placed.tag.note))
        if numbers:
            out[place] = numbers
    return out
