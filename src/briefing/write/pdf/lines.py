"""Write: break runs into lines that fit a measure. Nothing ever runs over it: a word that is too long is cut.

Runs hold text and how it looks; a line holds shaped stretches with their place from the line's left edge, in
logical order, whatever their direction.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import NamedTuple

from briefing.write.pdf import bidi, faces
from briefing.write.pdf.breaks import SOFT_HYPHEN, SPACES, opportunities
from briefing.write.pdf.shape import Glyph, Shaped, printable, shape
from briefing.write.pdf.tags import Node


class Look(NamedTuple):
    """How a run is drawn: faces to try in order, size, colour, letter spacing and rise over the baseline in points."""

    names: tuple[str, ...]
    size: float
    color: str
    tracking: float = 0.0
    rise: float = 0.0


class Tag(NamedTuple):
    """What a run is: the excerpt it belongs to, the link it leads along, the footnote it calls, its language.

    `node` is its own structure element where it has one inside its block's: a link, a footnote's call.
    """

    ref: str = ""
    link: str = ""
    note: int = 0
    lang: str = ""
    node: Node | None = None


class Run(NamedTuple):
    """A stretch of text in one look. A line feed is a forced line end."""

    text: str
    look: Look
    tag: Tag


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


class _Atom(NamedTuple):
    """Text that is never parted unless it is wider than a line; `level` is its embedding level."""

    text: str
    look: Look
    tag: Tag
    level: int
    shaped: tuple[Shaped, ...]
    width: float
    space: bool
    breaks: bool  # a line may end after it
    hyphen: bool  # and shows a hyphen if it does


def set_lines(runs: Sequence[Run], measure: float, first: float = 0.0) -> list[Line]:
    """`runs` broken into lines of at most `measure` points; `first` is what the first line has less."""
    out: list[Line] = []
    for part in _paragraphs(runs):
        text = "".join(run.text for run in part)
        base = bidi.base_level(text) if bidi.needs_bidi(text) else 0
        atoms = _atoms(part, text, base)
        for row in _fill(atoms, measure, first if not out else 0.0):
            out.append(_line(row, base))
    return out


def natural_width(runs: Sequence[Run]) -> float:
    """How wide `runs` are on one line, in points."""
    return sum(line.width for line in set_lines(runs, 1e6))


def _paragraphs(runs: Sequence[Run]) -> list[list[Run]]:
    """Cut at forced line ends; texts made printable."""
    parts: list[list[Run]] = [[]]
    for run in runs:
        for place, text in enumerate(run.text.split("\n")):
            if place:
                parts.append([])
            parts[-1].append(run._replace(text=printable(text)))
    return parts


def _atoms(runs: Sequence[Run], text: str, base: int) -> list[_Atom]:
    """The paragraph's text cut wherever a line may end, a run ends or the direction changes; spaces apart."""
    levels = bidi.levels(text, base) if base or bidi.needs_bidi(text) else None
    ends = opportunities(text)
    cuts = set(ends)
    at = 0
    for run in runs:
        at += len(run.text)
        cuts.add(at)
    if levels:
        cuts.update(index for index in range(1, len(levels)) if levels[index] != levels[index - 1])
    ends_set = frozenset(ends)
    owners = iter(runs)
    run, last = next(owners), 0
    run_end = len(run.text)
    out: list[_Atom] = []
    for cut in sorted(cuts):
        while last >= run_end and last < len(text):
            run = next(owners)
            run_end += len(run.text)
        piece = text[last:cut]
        body = piece.rstrip(SPACES)
        level = levels[last] if levels else 0
        may = cut in ends_set
        if body:
            out.append(_atom(body, run, level, may and len(body) == len(piece)))
        if len(body) < len(piece):
            out.append(_atom(piece[len(body) :], run, level, may, space=True))
        last = cut
    return out


def _atom(text: str, run: Run, level: int, breaks: bool, space: bool = False) -> _Atom:
    shaped = shape(text, run.look.names, level % 2 == 1)
    width = _width(shaped[0], run.look) if len(shaped) == 1 else sum(_width(one, run.look) for one in shaped)
    return _Atom(text, run.look, run.tag, level, shaped, width, space, breaks, text[-1] == SOFT_HYPHEN)


def _width(shaped: Shaped, look: Look) -> float:
    wide = shaped.width * look.size / 1000
    return wide + look.tracking * len(shaped.glyphs) if look.tracking else wide


def _fill(atoms: Sequence[_Atom], measure: float, first: float) -> list[list[_Atom]]:
    """Greedy lines: a word goes to the next line when it does not fit."""
    rows: list[list[_Atom]] = [[]]
    room = measure - first
    used = 0.0
    for word, spaces in _words(atoms):
        width = sum(atom.width for atom in word)
        if used + width > room and rows[-1]:
            rows.append([])
            room, used = measure, 0.0
        if width > room:
            pieces = _cut(word, room, measure)
            for piece in pieces[:-1]:
                rows[-1] += piece
                rows.append([])
            room, word = measure, pieces[-1]
            used, width = 0.0, sum(atom.width for atom in word)
        rows[-1] += word
        rows[-1] += spaces
        used += width + sum(atom.width for atom in spaces)
    return rows


def _words(atoms: Sequence[_Atom]) -> list[tuple[list[_Atom], list[_Atom]]]:
    """Atoms grouped into what stays together, each with the spaces after it."""
    out: list[tuple[list[_Atom], list[_Atom]]] = []
    word: list[_Atom] = []
    spaces: list[_Atom] = []
    for atom in atoms:
        if spaces and not atom.space:
            out.append((word, spaces))
            word, spaces = [], []
        (spaces if atom.space else word).append(atom)
        if atom.breaks and not atom.space:
            out.append((word, []))
            word = []
    if word or spaces:
        out.append((word, spaces))
    return out


def _cut(word: Sequence[_Atom], room: float, measure: float) -> list[list[_Atom]]:
    """A word wider than a line in pieces that fit, cut between characters but never before a combining mark."""
    pieces: list[list[_Atom]] = [[]]
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
            pieces[-1].append(_atom(rest.text[:count], run, rest.level, True))
            pieces.append([])
            left = measure
            rest = _atom(rest.text[count:], run, rest.level, rest.breaks)
        pieces[-1].append(rest)
        left -= rest.width
    return pieces


def _fitting(atom: _Atom, room: float) -> int:
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


def _line(row: Sequence[_Atom], base: int) -> Line:
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
                    wide = _width(shaped, atom.look)
                    placed.append(Placed(x, wide, shaped, atom.look, atom.tag))
                    x += wide
            if place == visible - 1:
                width = x
        placed += _hyphen(row, x)
        return Line(tuple(placed), width + sum(extra.width for extra in placed[-1:] if row and row[-1].hyphen), False)
    return _mixed(row, visible, base)


def _hyphen(row: Sequence[_Atom], x: float) -> list[Placed]:
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
    return [Placed(x, _width(shaped, look), shaped, look, row[-1].tag)]


def _mixed(row: Sequence[_Atom], visible: int, base: int) -> Line:
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
        widths = [_width(shaped, atom.look) for shaped in atom.shaped]
        offsets = list(itertools.accumulate(widths[::-1] if levels[place] % 2 else widths, initial=0.0))[:-1]
        if levels[place] % 2:
            offsets.reverse()
        for shaped, offset, wide in zip(atom.shaped, offsets, widths, strict=True):
            placed.append(Placed(places[place] + offset, wide, shaped, atom.look, atom.tag))
    return Line(tuple(placed), sum(atom.width for atom in row[:visible]), base % 2 == 1, True)
