"""Read: blocks of Markdown by a light line scanner; marks lie outside its blocks or are repaired away."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from briefing.model import BlockKind, Declared, RawBlock, Repair, Span
from briefing.read.front_matter import front_matter
from briefing.read.inline_marks import inline_marks
from briefing.read.lines import Line, ends_sentence, lines_of, trimmed

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)")
_CLOSING_MARKS = re.compile(r"[ \t]+#+[ \t]*\Z")
_UNDERLINE = re.compile(r" {0,3}(?:(=+)|(-{2,}))[ \t]*\Z")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})\Z")
_ITEM = re.compile(r"[ \t]*(?:[-*+•]|\d{1,4}[.)])(?:[ \t]+(?:\[[ xX]\][ \t]+)?(?=\S)|[ \t]*\Z)")
_QUOTE = re.compile(r" {0,3}>[> \t]*")
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*\Z")
_DEFINITION = re.compile(r" {0,3}\[[^\]\n]{1,200}\]:[ \t]*\S")
_IMAGE = re.compile(r"[ \t]*!\[([^\]\n]*)\]\([^)\n]*\)[ \t]*\Z")
_TAG_ONLY = re.compile(r"[ \t]*(?:<!--.*-->|</?[A-Za-z][^<>]*>)[ \t]*\Z")
_SHORT = 40


def scan(text: str) -> tuple[tuple[RawBlock, ...], tuple[Repair, ...], tuple[Declared, ...]]:
    """The blocks of Markdown `text`, the repairs that take inline marks out, and what its front matter declares.

    Follows CommonMark where it matters for reading; indented code is read as paragraphs, since in
    pages saved as Markdown an indent is most often an accident.
    """
    declared, body = front_matter(text)
    lines = list(lines_of(text, body))
    blocks: list[RawBlock] = []
    repairs: list[Repair] = []
    for kind, level, group in _grouped(lines):
        start, end = _inside(text, kind, group)
        span = trimmed(text, start, end)
        if not span:
            continue
        blocks.append(RawBlock(span, kind, level))
        if kind not in ("preformatted", "other"):
            repairs.extend(_line_marks(kind, span, group))
            repairs.extend(inline_marks(text, span))
        if kind == "table-row":
            repairs.extend(_bars(text, span))
    return tuple(blocks), _apart(repairs), declared


def _grouped(lines: Sequence[Line]) -> Iterator[tuple[BlockKind, int, list[Line]]]:
    """The lines of each block, with its kind and level."""
    at = 0
    while at < len(lines):
        line = lines[at]
        fence = _FENCE.match(line.text)
        if line.blank or _DEFINITION.match(line.text) or _TAG_ONLY.match(line.text):
            at += 1
        elif fence:
            at += 1
            inside: list[Line] = []
            while at < len(lines) and not lines[at].text.strip().startswith(fence.group(1)):
                inside.append(lines[at])
                at += 1
            at += 1
            if inside:
                yield "preformatted", 0, inside
        elif heading := _HEADING.match(line.text):
            yield "heading", len(heading.group(1)), [line]
            at += 1
        elif _IMAGE.match(line.text):
            yield "caption", 0, [line]
            at += 1
        elif _RULE.match(line.text):
            yield "other", 0, [line]
            at += 1
        elif _starts_table(lines, at):
            while at < len(lines) and "|" in lines[at].text and not lines[at].blank:
                if not _TABLE_RULE.match(lines[at].text):
                    yield "table-row", 0, [lines[at]]
                at += 1
        else:
            kind, level, group, underlined = _paragraph(lines, at)
            yield kind, level, group
            at += len(group) + underlined


def _starts_table(lines: Sequence[Line], at: int) -> bool:
    return (
        "|" in lines[at].text
        and at + 1 < len(lines)
        and "|" in lines[at + 1].text
        and _TABLE_RULE.match(lines[at + 1].text) is not None
    )


def _paragraph(lines: Sequence[Line], at: int) -> tuple[BlockKind, int, list[Line], int]:
    """The paragraph, item or quotation that starts at line `at`; whether a line below it makes it a heading."""
    first = lines[at]
    kind: BlockKind = "paragraph"
    level = 0
    if _QUOTE.match(first.text):
        kind = "quote"
    elif _ITEM.match(first.text):
        kind, level = "list-item", 1 + first.indent // 2
    group = [first]
    for following in lines[at + 1 :]:
        underline = _UNDERLINE.match(following.text)
        if underline and kind == "paragraph":
            return "heading", 1 if underline.group(1) else 2, group, 1
        if _interrupts(following, kind) or not _joined(group[-1], following):
            break
        group.append(following)
    return kind, level, group, 0


def _interrupts(line: Line, kind: BlockKind) -> bool:
    """Whether `line` ends a running paragraph of `kind`."""
    if line.blank or _HEADING.match(line.text) or _FENCE.match(line.text) or _RULE.match(line.text):
        return True
    if _IMAGE.match(line.text) or _TAG_ONLY.match(line.text):
        return True
    quoted = _QUOTE.match(line.text)
    if quoted:
        return kind != "quote" or quoted.end() == len(line.text) or _ITEM.match(line.text, quoted.end()) is not None
    return _ITEM.match(line.text) is not None


def _joined(line: Line, following: Line) -> bool:
    """Whether Markdown's soft line end joins the two: not after a hard one, nor between short, closed lines."""
    if line.text.endswith(("  ", "\\")):
        return False
    words = _QUOTE.sub("", following.text, count=1).lstrip()
    return len(line.text) >= _SHORT or words[:1].islower() or ends_sentence(line.text)


def _inside(text: str, kind: BlockKind, group: Sequence[Line]) -> tuple[int, int]:
    """The block's stretch without the marks at its edges."""
    first, end = group[0], group[-1].end
    start = first.start
    if kind == "heading":
        mark = _HEADING.match(first.text)
        start += mark.end() if mark else 0
        closing = _CLOSING_MARKS.search(text[max(start, end - 80) : end])
        end -= len(closing.group()) if closing else 0
    elif kind == "list-item":
        mark = _ITEM.match(first.text)
        start += mark.end() if mark else 0
    elif kind == "quote":
        mark = _QUOTE.match(first.text)
        start += mark.end() if mark else 0
        item = _ITEM.match(text[start : first.end])
        start += item.end() if item else 0
    elif kind == "caption":
        image = _IMAGE.match(first.text)
        start, end = (start + image.start(1), start + image.end(1)) if image else (start, end)
    elif kind == "table-row":
        bare = first.text.strip()
        left = len(first.text) - len(first.text.lstrip()) + bare.startswith("|")
        end -= len(first.text) - len(first.text.rstrip()) + (bare.endswith("|") and len(bare) > 1)
        start += left
    if text[end - 1 : end] == "\\":
        end -= 1
    return start, max(start, end)


def _line_marks(kind: BlockKind, span: Span, group: Sequence[Line]) -> Iterator[Repair]:
    """The quotation marks `> ` at the starts of a quotation's later lines, with the line end, read as a space."""
    if kind != "quote":
        return
    for before, line in pairwise(group):
        mark = _QUOTE.match(line.text)
        if mark and before.end >= span.start and line.start + mark.end() < span.end:
            yield Repair(Span(before.end, line.start + mark.end()), " ", "markdown mark")


def _bars(text: str, span: Span) -> Iterator[Repair]:
    """The bars between a table's cells, read as a space."""
    for bar in re.finditer(r"(?<!\\)\|", text[span.start : span.end]):
        start, end = span.start + bar.start(), span.start + bar.end()
        while text[start - 1] in " \t" and start > span.start:
            start -= 1
        while end < span.end and text[end] in " \t":
            end += 1
        yield Repair(Span(start, end), " ", "markdown mark")


def _apart(repairs: Sequence[Repair]) -> tuple[Repair, ...]:
    """The repairs sorted; of two that overlap the first stays."""
    kept: list[Repair] = []
    for repair in sorted(repairs, key=lambda r: (r.span.start, -r.span.end)):
        if not kept or repair.span.start >= kept[-1].span.end:
            kept.append(repair)
    return tuple(kept)
