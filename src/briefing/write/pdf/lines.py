"""Write: break runs into lines that fit a measure. Nothing ever runs over it: a word that is too long is cut.

Runs hold text and how it looks; a line holds shaped stretches with their place from the line's left edge, in
logical order, whatever their direction.
"""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from briefing.write.pdf import bidi, faces
from briefing.write.pdf.atoms import Atom, Look, Run, Tag, cut_atoms, make_atom, width_of
from briefing.write.pdf.breaks import SOFT_HYPHEN
from briefing.write.pdf.shape import Glyph, Shaped, printable

_LRM, _RLM = "\u200e", "\u200f"
_WEAK = frozenset({"CS", "ES", "ET"})


class Placed(NamedTuple):
    """Shaped stretches of one face, look and mark, one behind the other, at `x` points from their line's left edge."""

    x: float
    width: float
    shaped: tuple[Shaped, ...]
    look: Look
    tag: Tag


class Line(NamedTuple):
    """One line: what stands in it in logical order, and how wide it is without the space at its end.

    `mixed`: some of it runs right to left; then every stretch is placed by itself.
    """

    placed: tuple[Placed, ...]
    width: float
    rtl: bool
    mixed: bool = False


class _Word(NamedTuple):
    """Atoms between two places where a line may end; `tail` is the space behind them, not seen at a line's end."""

    atoms: list[Atom]
    width: float
    tail: float


def set_lines(runs: Sequence[Run], measure: float, first: float = 0.0, *, balanced: bool = False) -> list[Line]:
    """`runs` broken into lines of at most `measure` points; `first` is what the first line has less.

    `balanced` makes the lines about equally long, for headings. Elsewhere lines are filled, and a last line of one
    short word takes the word before it along.
    """
    out: list[Line] = []
    for part in _paragraphs(runs):
        text = "".join([run.text for run in part])
        base = bidi.base_level(text) if bidi.needs_bidi(text) else 0
        words = _unbound(_words(cut_atoms(part, text, base)), measure)
        less = first if not out else 0.0
        rows = _balance(words, measure, less) if balanced else _fill(words, measure, less)
        if len(rows) > 1:
            _mend_last(rows, measure)
        out += [_line([atom for word in row for atom in word.atoms], base) for row in rows]
    return out


def natural_width(runs: Sequence[Run]) -> float:
    """How wide `runs` are on one line, in points."""
    return max((line.width for line in set_lines(runs, 1e6)), default=0.0)


def widest_word(runs: Sequence[Run]) -> float:
    """How wide the widest part of `runs` is that should not be cut, in points."""
    widest = 0.0
    for part in _paragraphs(runs):
        words = _words(cut_atoms(part, "".join(run.text for run in part), 0))
        widest = max([widest, *(word.width for word in words)])
    return widest


def _paragraphs(runs: Sequence[Run]) -> list[list[Run]]:
    """Cut at forced line ends; texts made printable."""
    parts: list[list[Run]] = [[]]
    for run in runs:
        for place, text in enumerate(run.text.split("\n")):
            if place:
                parts.append([])
            parts[-1].append(run._replace(text=printable(text)))
    return parts


def _fill(words: Sequence[_Word], measure: float, first: float) -> list[list[_Word]]:
    """Greedy lines: a word goes to the next line when it does not fit."""
    rows: list[list[_Word]] = [[]]
    room = measure - first
    used = 0.0
    for word in words:
        width = word.width
        if word.atoms[-1].hyphen:
            width += _hyphen_width(word.atoms[-1])
        if used + width > room and rows[-1]:
            taken = _half_word(rows[-1], used, room)
            rows.append(taken)
            room, used = measure, sum(half.width for half in taken)
        if word.width > room:
            *pieces, last = _cut(word.atoms, room, measure)
            for piece in pieces:
                rows[-1].append(_word(piece))
                rows.append([])
            room, used = measure, 0.0
            word = _word(last)
        rows[-1].append(word)
        used += word.width + word.tail
    return rows


def _half_word(row: list[_Word], used: float, room: float) -> list[_Word]:
    """The first half of a hyphenated word at the end of `row`, taken from it if the row stays well filled without."""
    last = row[-1]
    if last.tail or last.atoms[-1].text[-1:] not in ("-", "\u2010") or used - last.width < room * 0.82:
        return []
    return [row.pop()]


def _balance(words: Sequence[_Word], measure: float, first: float) -> list[list[_Word]]:
    """The narrowest lines that are no more than greedy ones in the full measure."""
    rows = _fill(words, measure, first)
    low, high = measure * 0.5, measure
    for _ in range(6 if 1 < len(rows) < 6 else 0):
        middle = (low + high) / 2
        tried = _fill(words, middle, first)
        if len(tried) <= len(rows):
            rows, high = tried, middle
        else:
            low = middle
    return rows


def _mend_last(rows: list[list[_Word]], measure: float) -> None:
    """Give a last line of one short word company, if the line before stays long enough."""
    before, last = rows[-2], rows[-1]
    if len(last) > 1 or len(before) < 4 or sum(word.width for word in last) > measure * 0.25:
        return
    left = sum(word.width + word.tail for word in before[:-1])
    if left >= measure * 0.65 and before[-1].tail:
        last.insert(0, before.pop())


def _words(atoms: Sequence[Atom]) -> list[_Word]:
    """Atoms grouped into what stays together."""
    out: list[_Word] = []
    held: list[Atom] = []
    for atom in atoms:
        if atom.breaks:
            if held:
                out.append(_word([*held, atom]))
                held = []
            else:
                out.append(_Word([atom], atom.width, atom.tail))
        else:
            held.append(atom)
    if held:
        out.append(_word(held))
    return out


def _word(atoms: list[Atom]) -> _Word:
    last = atoms[-1]
    return _Word(atoms, sum(atom.width + atom.tail for atom in atoms[:-1]) + last.width, last.tail)


def _unbound(words: list[_Word], measure: float) -> list[_Word]:
    """Words that are bound to others but would not fit on a line together are let go."""
    if all(word.width <= measure for word in words):
        return words
    out: list[_Word] = []
    for word in words:
        if word.width > measure and any(atom.binds for atom in word.atoms):
            out += _words([atom._replace(breaks=atom.breaks or atom.binds) for atom in word.atoms])
        else:
            out.append(word)
    return out


def _cut(word: Sequence[Atom], room: float, measure: float) -> list[list[Atom]]:
    """A word wider than a line in pieces that fit, cut between characters but never before a combining mark."""
    pieces: list[list[Atom]] = [[]]
    left = room
    for atom in word:
        rest = atom
        while rest.width > left:
            count = _fitting(rest, left)
            if not count:
                if pieces[-1]:
                    pieces.append([])
                    left = measure
                    continue
                count = 1
            if count >= len(rest.text.rstrip()):
                break
            run = Run(rest.text, rest.look, rest.tag)
            pieces[-1].append(make_atom(rest.text[:count], run, rest.level, True))
            pieces.append([])
            left = measure
            rest = make_atom(rest.text[count:], run, rest.level, rest.breaks)
        pieces[-1].append(rest)
        left -= rest.width + rest.tail
    return pieces


def _fitting(atom: Atom, room: float) -> int:
    """How many characters of `atom` fit into `room`, counted by whole glyphs."""
    used, count = 0.0, 0
    best = 0
    for shaped in atom.shaped:
        scale = atom.look.size * faces.face(shaped.face).scale / 1000
        for glyph in shaped.glyphs:
            if glyph.advance:
                best = count
            used += glyph.advance * scale + atom.look.tracking
            if used > room:
                return best
            count += len(glyph.text)
    return count


def _line(row: Sequence[Atom], base: int) -> Line:
    visible = len(row)
    while visible and not row[visible - 1].width:
        visible -= 1
    width = sum([atom.width + atom.tail for atom in row[:visible]]) - (row[visible - 1].tail if visible else 0.0)
    if base or any(atom.level for atom in row):
        return _mixed(row, visible, base, width)
    placed: list[Placed] = []
    held: list[Shaped] = []
    x = start = 0.0
    first: Atom | None = None
    for atom in row:
        for shaped in atom.shaped:
            if first is None or not (
                atom.look is first.look
                and atom.tag is first.tag
                and shaped.face == held[0].face
                and shaped.plain
                and held[0].plain
            ):
                if first is not None:
                    placed.append(Placed(start, x - start, tuple(held), first.look, first.tag))
                first, held, start = atom, [], x
            held.append(shaped)
            x += width_of(shaped, atom.look)
    if first is not None:
        placed.append(Placed(start, x - start, tuple(held), first.look, first.tag))
    if row and row[-1].hyphen:
        hyphen = _hyphen(row[-1], x)
        return Line((*placed, hyphen), width + hyphen.width, False)
    return Line(tuple(placed), width, False)


def _hyphen(atom: Atom, x: float) -> Placed:
    """The hyphen that a soft hyphen at a line's end shows; it stands for the soft hyphen, not for a hyphen."""
    look = atom.look
    face = faces.face(look.names[0])
    number = face.glyph("-") or 0
    advance = face.advance(number)
    shaped = Shaped(look.names[0], (Glyph(number, SOFT_HYPHEN, advance, 0.0, 0.0),), advance, 0.0, False, True)
    return Placed(x, width_of(shaped, look), (shaped,), look, atom.tag)


def _hyphen_width(atom: Atom) -> float:
    return _hyphen(atom, 0.0).width


def _mixed(row: Sequence[Atom], visible: int, base: int, width: float) -> Line:
    """A line with some of its text running right to left: places are visual, the order stays logical."""
    levels = [atom.level if place < visible else base for place, atom in enumerate(row)]
    places: dict[int, float] = {}
    x = -sum(atom.width + atom.tail for atom in row[visible:]) if base % 2 else 0.0
    for place in bidi.visual_order(levels):
        places[place] = x
        x += row[place].width + row[place].tail
    placed: list[Placed] = []
    for place, atom in enumerate(_marked(row, levels, base)):
        widths = [width_of(shaped, atom.look) for shaped in atom.shaped]
        offsets = list(itertools.accumulate(widths[::-1] if levels[place] % 2 else widths, initial=0.0))[:-1]
        if levels[place] % 2:
            offsets.reverse()
        for shaped, offset, wide in zip(atom.shaped, offsets, widths, strict=True):
            placed.append(Placed(places[place] + offset, wide, (shaped,), atom.look, atom.tag))
    return Line(tuple(placed), width, base % 2 == 1, True)


def _marked(row: Sequence[Atom], levels: Sequence[int], base: int) -> list[Atom]:
    """`row` with direction marks in what its glyphs stand for, where programs that undo the order of a line need them.

    Such programs (poppler's is the common one) take the signs beside a number or a foreign word along with it. A
    mark at the end of each stretch against the paragraph's direction holds them off; it has no shape of its own.
    """
    out = list(row)
    against = [level % 2 != base % 2 for level in levels]
    for place, atom in enumerate(row):
        if against[place] and not (place and against[place - 1]):
            out[place] = _with_mark(atom, 0, base)
        elif base % 2 and not against[place]:
            for at, character in enumerate(atom.text):
                if unicodedata.bidirectional(character) in _WEAK:
                    out[place] = _with_mark(out[place], at, base)
    return out


def _with_mark(atom: Atom, at: int, base: int) -> Atom:
    """`atom` with the mark of the direction `base` in the glyph of its character `at`: on that glyph's far side."""
    seen = 0
    for number, shaped in enumerate(atom.shaped):
        for place, glyph in enumerate(shaped.glyphs):
            if seen <= at < seen + len(glyph.text):
                text = _RLM + glyph.text if base % 2 else glyph.text + _LRM
                glyphs = (*shaped.glyphs[:place], glyph._replace(text=text), *shaped.glyphs[place + 1 :])
                whole = (*atom.shaped[:number], replace(shaped, glyphs=glyphs), *atom.shaped[number + 1 :])
                return atom._replace(shaped=whole)
            seen += len(glyph.text)
    return atom
