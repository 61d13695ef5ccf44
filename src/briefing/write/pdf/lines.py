"""Write: break runs into lines that fit a measure. Nothing ever runs over it: a word that is too long is cut.

Runs hold text and how it looks; a line holds shaped stretches with their place from the line's left edge, in
logical order, whatever their direction.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from briefing.write.pdf import bidi, faces
from briefing.write.pdf.atoms import Atom, Look, Run, Tag, cut_atoms, make_atom, width_of
from briefing.write.pdf.breaks import SOFT_HYPHEN
from briefing.write.pdf.shape import Glyph, Shaped, printable


class Placed(NamedTuple):
    """A shaped stretch at `x` points from the left edge of its line."""

    x: float
    width: float
    shaped: Shaped
    look: Look
    tag: Tag


class Line(NamedTuple):
    """One line: what stands in it in logical order, and how wide it is without the space at its end."""

    placed: tuple[Placed, ...]
    width: float
    rtl: bool
    mixed: bool = False


class _Word(NamedTuple):
    """Atoms that stay together, and the spaces after them, which are not seen at a line's end."""

    atoms: list[Atom]
    spaces: list[Atom]
    width: float
    space: float


def set_lines(runs: Sequence[Run], measure: float, first: float = 0.0, *, balanced: bool = False) -> list[Line]:
    """`runs` broken into lines of at most `measure` points; `first` is what the first line has less.

    `balanced` makes the lines about equally long, for headings. Elsewhere lines are filled, and a last line of one
    short word takes the word before it along.
    """
    out: list[Line] = []
    for part in _paragraphs(runs):
        text = "".join(run.text for run in part)
        base = bidi.base_level(text) if bidi.needs_bidi(text) else 0
        words = _unbound(_words(cut_atoms(part, text, base)), measure)
        less = first if not out else 0.0
        rows = _balance(words, measure, less) if balanced else _fill(words, measure, less)
        if len(rows) > 1:
            _mend_last(rows, measure)
        out += [_line([atom for word in row for atom in (*word.atoms, *word.spaces)], base) for row in rows]
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
        if used + word.width > room and rows[-1]:
            rows.append([])
            room, used = measure, 0.0
        if word.width > room:
            pieces = _cut(word.atoms, room, measure)
            for piece in pieces[:-1]:
                rows[-1].append(_Word(piece, [], sum(atom.width for atom in piece), 0.0))
                rows.append([])
            room, used = measure, 0.0
            last = pieces[-1]
            word = _Word(last, word.spaces, sum(atom.width for atom in last), word.space)
        rows[-1].append(word)
        used += word.width + word.space
    return rows


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
    left = sum(word.width + word.space for word in before[:-1])
    if left >= measure * 0.65 and before[-1].spaces:
        last.insert(0, before.pop())


def _words(atoms: Sequence[Atom]) -> list[_Word]:
    """Atoms grouped into what stays together, each with the spaces after it."""
    out: list[_Word] = []
    word: list[Atom] = []
    spaces: list[Atom] = []
    width = space = 0.0
    for atom in atoms:
        if spaces and not atom.space:
            if spaces[-1].binds and word:
                word += spaces
                width += space
            else:
                out.append(_Word(word, spaces, width, space))
                word, width = [], 0.0
            spaces, space = [], 0.0
        if atom.space:
            spaces.append(atom)
            space += atom.width
        else:
            word.append(atom)
            width += atom.width
            if atom.breaks:
                out.append(_Word(word, [], width, 0.0))
                word, width = [], 0.0
    if word or spaces:
        out.append(_Word(word, spaces, width, space))
    return out


def _unbound(words: list[_Word], measure: float) -> list[_Word]:
    """Words that are bound to others but would not fit on a line together are let go."""
    if all(word.width <= measure for word in words):
        return words
    out: list[_Word] = []
    for word in words:
        if word.width > measure and any(atom.space for atom in word.atoms):
            free = [atom._replace(binds=False) for atom in (*word.atoms, *word.spaces)]
            out += _words(free)
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
            if count >= len(rest.text):
                break
            run = Run(rest.text, rest.look, rest.tag)
            pieces[-1].append(make_atom(rest.text[:count], run, rest.level, True))
            pieces.append([])
            left = measure
            rest = make_atom(rest.text[count:], run, rest.level, rest.breaks)
        pieces[-1].append(rest)
        left -= rest.width
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
    placed: list[Placed] = []
    visible = len(row)
    while visible and row[visible - 1].space:
        visible -= 1
    if base == 0 and all(atom.level == 0 for atom in row):
        x = width = 0.0
        for place, atom in enumerate(row):
            if len(atom.shaped) == 1:
                placed.append(Placed(x, atom.width, atom.shaped[0], atom.look, atom.tag))
                x += atom.width
            else:
                for shaped in atom.shaped:
                    wide = width_of(shaped, atom.look)
                    placed.append(Placed(x, wide, shaped, atom.look, atom.tag))
                    x += wide
            if place == visible - 1:
                width = x
        placed += _hyphen(row, x)
        return Line(tuple(placed), width + sum(extra.width for extra in placed[-1:] if row and row[-1].hyphen), False)
    return _mixed(row, visible, base)


def _hyphen(row: Sequence[Atom], x: float) -> list[Placed]:
    """The hyphen that a soft hyphen at a line's end shows; it stands for the soft hyphen, not for a hyphen."""
    if not row or not row[-1].hyphen:
        return []
    look = row[-1].look
    face = faces.face(look.names[0])
    number = face.glyph("-")
    if number is None:
        return []
    advance = face.advance(number)
    shaped = Shaped(look.names[0], (Glyph(number, SOFT_HYPHEN, advance, 0.0, 0.0),), advance, False, True)
    return [Placed(x, width_of(shaped, look), shaped, look, row[-1].tag)]


def _mixed(row: Sequence[Atom], visible: int, base: int) -> Line:
    """A line with some of its text running right to left: places are visual, the order stays logical."""
    levels = [atom.level if place < visible else base for place, atom in enumerate(row)]
    places: dict[int, float] = {}
    order = bidi.visual_order(levels)
    hanging = sum(atom.width for atom in row[visible:])
    x = -hanging if base % 2 else 0.0
    for place in order:
        places[place] = x
        x += row[place].width
    placed: list[Placed] = []
    for place, atom in enumerate(row):
        widths = [width_of(shaped, atom.look) for shaped in atom.shaped]
        offsets = list(itertools.accumulate(widths[::-1] if levels[place] % 2 else widths, initial=0.0))[:-1]
        if levels[place] % 2:
            offsets.reverse()
        for shaped, offset, wide in zip(atom.shaped, offsets, widths, strict=True):
            placed.append(Placed(places[place] + offset, wide, shaped, atom.look, atom.tag))
    return Line(tuple(placed), sum(atom.width for atom in row[:visible]), base % 2 == 1, True)
