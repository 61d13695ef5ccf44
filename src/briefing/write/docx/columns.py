"""Write DOCX: share a table's width among its columns so that no word is cut where there is room elsewhere.

A Word file knows no widths of letters: they depend on the fonts of the reader's machine. So words are measured by
classes of letters, as wide as they are in common text faces.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.document import Block, Heading, Inline, LineBreak, Link, Note, Paragraph, Table
from briefing.write.docx.styles import Sheet
from briefing.write.docx.xml import twips

# Widths in parts of the size; a letter in bold takes a little more.
_NARROW, _SLIM, _COMMON, _BROAD, _CAPITAL, _FULL = 0.3, 0.42, 0.58, 0.92, 0.7, 1.0
_CLASSES = (
    (_NARROW, "iIjl.,:;'’‘|!()[]"),
    (_SLIM, 'frtJ-“”"/*ґіїјт'),
    (_BROAD, "mwMWшщжюыфШЩЖЮЫФ%—…"),
)
_WIDTHS = {letter: width for width, letters in _CLASSES for letter in letters}
_BOLD = 1.08
_SHORT = 20  # characters; so short a text (a date, a name) stands better on one line
_STRETCH = 1.4  # how much wider its column may become for that
_GIVEN = 0.08  # the part of the table's width that others give for that at most, the first columns served first
_WIDE_FROM = "\u2e80"  # from here on the scripts of East Asia, as wide as high


def column_widths(table: Table, columns: int, width: float, beside: float, sheet: Sheet) -> list[int]:
    """The columns' widths in twips, which fill `width` points; `beside` is the room at a cell's sides together.

    The widths asked for are kept unless a column's longest word needs more, or a short text that a little more puts
    on one line; the others give in proportion to what they have to spare. Missing or senseless widths count as the
    mean of the others.
    """
    asked = _asked(table.widths, columns, width)
    needed = [0.0] * columns
    whole = [0.0] * columns
    for rows, style in ((table.head, "table-head"), (table.body, "table-cell")):
        for row in rows:
            at = 0
            for cell in row.cells:
                if cell.span <= 1 and at < columns:
                    plain = "table-head" if cell.header else style
                    needed[at] = max(needed[at], _longest(cell.blocks, plain, sheet) + beside)
                    short = _longest(cell.blocks, plain, sheet, whole=True) + beside
                    whole[at] = max(whole[at], short if short <= asked[at] * _STRETCH else 0.0)
                at += max(1, cell.span)
    left = width * _GIVEN
    for at, has in enumerate(asked):
        more = whole[at] - max(has, needed[at])
        if 0 < more <= left:
            needed[at], left = whole[at], left - more
    return [max(200, twips(share)) for share in _shared(asked, needed)]


def _asked(relative: tuple[float, ...], columns: int, width: float) -> list[float]:
    given = [value if value > 0 else 0.0 for value in relative[:columns]]
    known = [value for value in given if value]
    mean = sum(known) / len(known) if known else 1.0
    full = [value or mean for value in given] + [mean] * (columns - len(given))
    return [width * value / sum(full) for value in full]


def _shared(widths: Sequence[float], needed: Sequence[float]) -> list[float]:
    lacking = sum(max(0.0, need - has) for has, need in zip(widths, needed, strict=True))
    spare = sum(max(0.0, has - need) for has, need in zip(widths, needed, strict=True))
    if not lacking or spare < lacking:
        return list(widths)
    return [
        need if need > has else has - (has - need) * lacking / spare for has, need in zip(widths, needed, strict=True)
    ]


def _longest(blocks: tuple[Block, ...], plain: str, sheet: Sheet, *, whole: bool = False) -> float:
    """About how wide the longest word of a cell's paragraphs is, in points; with `whole` the longest piece of text
    that is short."""
    widest = 0.0
    for block in blocks:
        if isinstance(block, Paragraph | Heading):
            style = plain if block.style in ("", "body") else block.style
            look = sheet.look(style)
            room = (look.indent or 0.0) + (look.hanging or 0.0)
            for child in block.children:
                found = _widest_word(child, look.size or 10.5, bool(look.bold), bool(look.capitals), sheet, whole)
                widest = max(widest, found + room)
    return widest


def _widest_word(child: Inline, size: float, bold: bool, capitals: bool, sheet: Sheet, whole: bool) -> float:
    if isinstance(child, Note | LineBreak):
        return 0.0
    if isinstance(child, Link):
        return max((_widest_word(part, size, bold, capitals, sheet, whole) for part in child.children), default=0.0)
    own = sheet.character_look(getattr(child, "style", "") or "source-words")
    size = own.size or size
    strong = child.strong or (bold if own.bold is None else own.bold)
    text = child.text.upper() if (capitals if own.capitals is None else own.capitals) else child.text
    words = text.split() if not whole else [text] if len(text) <= _SHORT else []
    return _word_width(max(words, key=len)) * size * (_BOLD if strong else 1.0) if words else 0.0


def _word_width(word: str) -> float:
    return sum(
        _WIDTHS.get(letter) or (_FULL if letter >= _WIDE_FROM else _CAPITAL if letter.isupper() else _COMMON)
        for letter in word[:200]
    )
