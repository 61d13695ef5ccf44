"""Write: set excerpts and key quotes, their credit never parted from their last two lines."""

from __future__ import annotations

from briefing.document import Quotation, QuoteParagraph, Text
from briefing.write.pdf.atoms import Look, Run, Tag
from briefing.write.pdf.blocks.context import Book, Frame
from briefing.write.pdf.blocks.text import baseline, control_lines, line_strip, set_paragraph, set_text, to_runs
from briefing.write.pdf.lines import Line, set_lines
from briefing.write.pdf.looks import BlockLook, character_look
from briefing.write.pdf.strips import BOUND, GROUPED, Bar, Strip, Words
from briefing.write.pdf.tags import Node

_NUMBER_GUTTER = 19.0
_NUMBER_GAP = 5.0
_MARK_ROOM = 15.0
# What opens a quotation, where it is not “.
_OPENING = {"ru": "«", "kk": "«"}
_EVERY = 5
_SHORT = 2  # lines
_CREDIT_GAP = 2.0


def set_quotation(block: Quotation, frame: Frame, parent: Node, book: Book) -> list[Strip]:
    """A label, the words, for a key quote who said them, and the credit."""
    look = book.look(block.style)
    quote = parent.child("BlockQuote")
    key = block.style == "key-quote"
    gutter = _gutter(block, look, book)
    inset = max(look.indent, 10.0 if look.rule_left else 0.0, _MARK_ROOM if key else 0.0)
    inner = frame.indented(inset + gutter)
    words = _set_words(block, look, inner, gutter, quote, book)
    if key:
        words[0].ink.append(_hanging_mark(look, frame.x, words[0], book))
    if block.line_numbers:
        _number_lines(words, frame.x, book)
    for strip in words[-2:]:
        strip.keep = BOUND
    strips: list[Strip] = []
    if block.label:
        node = quote.child("P", f"{block.id}-label", "excerpt-label")
        strips += set_text((Text(block.label),), book.look("excerpt-label"), frame.indented(inset), node, book)
        strips[-1].keep = BOUND
    strips += words
    if block.attribution is not None:
        attribution = set_paragraph(block.attribution, frame.indented(inset), quote, book)
        for strip in attribution:
            strip.keep = BOUND
        strips += attribution
    credit = set_paragraph(block.credit, frame.indented(inset), quote, book)
    credit[0].before = max(credit[0].before, _CREDIT_GAP)
    strips += credit
    for strip in strips[:-1]:
        strip.keep = max(strip.keep, BOUND) if strip not in words else strip.keep
    _draw_rule(strips, look, frame)
    strips[0].before = max(strips[0].before, look.before)
    strips[-1].after = max(strips[-1].after, look.after)
    strips[0].starts = (block.id, *strips[0].starts)
    return strips


def _gutter(block: Quotation, look: BlockLook, book: Book) -> float:
    """Room for the paragraph numbers of `block`, 0 where it has none."""
    numbers = [paragraph.number for paragraph in block.paragraphs if paragraph.number is not None]
    if not numbers:
        return 0.0
    return max(_NUMBER_GUTTER, _number_line(max(numbers), look, book).width + _NUMBER_GAP)


def _set_words(block: Quotation, look: BlockLook, inner: Frame, gutter: float, quote: Node, book: Book) -> list[Strip]:
    words: list[Strip] = []
    for place, paragraph in enumerate(block.paragraphs):
        node = quote.child("P", f"{block.id}-{place}", block.style)
        if paragraph.number is not None:
            lead = quote.kids.pop()  # the number is read before its paragraph
            number = quote.child("P", f"{block.id}-{place}-number", "paragraph-number")
            quote.kids.append(lead)
        strips = _paragraph_lines(paragraph, look, inner, node, book)
        if paragraph.number is not None:
            x = inner.x - gutter
            strips[0].ink.insert(0, _paragraph_number(paragraph.number, look, x, strips[0], number, book))
        if words:
            strips[0].before = look.leading * 0.35
            if _alone(len(strips), place, len(block.paragraphs)):
                words[-1].keep = GROUPED
        words += strips
    return words


def _alone(lines: int, place: int, count: int) -> bool:
    """Whether it is the last of many paragraphs, and so short that it would look lost on a page by itself."""
    return place + 1 == count > 2 and lines <= _SHORT


def _paragraph_lines(paragraph: QuoteParagraph, look: BlockLook, inner: Frame, node: Node, book: Book) -> list[Strip]:
    first = len(book.notes)
    lines = set_lines(to_runs(paragraph.children, look, node, book), inner.width)
    strips = [line_strip(line, look, inner.x, inner.width, node) for line in lines]
    for strip, line in zip(strips, lines, strict=True):
        called = tuple(dict.fromkeys(placed.tag.note for placed in line.placed if placed.tag.note > first))
        strip.notes = called
    control_lines(strips)
    return strips


def _paragraph_number(number: int, look: BlockLook, x: float, strip: Strip, node: Node, book: Book) -> Words:
    return Words(x, baseline(strip.height, look.look.size), _number_line(number, look, book).placed, node)


def _number_line(number: int, look: BlockLook, book: Book) -> Line:
    own = character_look(book.theme, look, "paragraph-number")
    small = own if own.size < look.look.size else own._replace(size=min(7.5, look.look.size))
    return set_lines([Run(f"¶{number}", small, Tag())], 100.0)[0]


def _number_lines(words: list[Strip], x: float, book: Book) -> None:
    """A number at every fifth line, outside the rule. They help people to point; they are no content."""
    names = book.look("small").look.names
    look = Look(names, 7.5, book.theme.muted)
    for place, strip in enumerate(words, start=1):
        if place % _EVERY == 0:
            line = set_lines([Run(str(place), look, Tag())], 50.0)[0]
            strip.ink.append(Words(x - 5 - line.width, baseline(strip.height, 9.0), line.placed, None))


def _hanging_mark(look: BlockLook, x: float, strip: Strip, book: Book) -> Words:
    mark = Look(look.look.names, look.look.size * 1.7, book.theme.accent)
    line = set_lines([Run(_OPENING.get(book.language.partition("-")[0], "\u201c"), mark, Tag())], 100.0)[0]
    return Words(x, baseline(strip.height, look.look.size) + look.look.size * 0.42, line.placed, None)


def _draw_rule(strips: list[Strip], look: BlockLook, frame: Frame) -> None:
    if not look.rule_left:
        return
    for place, strip in enumerate(strips):
        strip.ink.insert(0, Bar(frame.x, look.rule_left, look.rule_color, joined=place > 0))
