"""Write: cut runs into atoms, the pieces between which a line may end. Each is shaped once and knows its width."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from briefing.write.pdf import bidi
from briefing.write.pdf.breaks import SOFT_HYPHEN, SPACES, bindings, opportunities
from briefing.write.pdf.shape import Shaped, shape
from briefing.write.pdf.tags import Node

_LONGEST = 160


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


class Atom(NamedTuple):
    """Text that is never parted unless it is wider than a line; `level` is its embedding level.

    `width` is without the white space at its end, which is `tail`; white space alone has no width, only a tail.
    """

    text: str
    look: Look
    tag: Tag
    level: int
    shaped: tuple[Shaped, ...]
    width: float
    tail: float
    breaks: bool  # a line may end after it
    binds: bool  # a line may end after it where nothing else fits
    hyphen: bool  # and shows a hyphen if it does


def cut_atoms(runs: Sequence[Run], text: str, base: int) -> list[Atom]:
    """The paragraph's text cut wherever a line may end, a run ends or the direction changes.

    Where text runs right to left, white space stands apart: it takes its place in the line by itself.
    """
    levels = bidi.levels(text, base) if base or bidi.needs_bidi(text) else None
    ends = opportunities(text)
    bound = bindings(text)
    cuts = set(ends)
    at = 0
    for run in runs:
        at += len(run.text)
        cuts.add(at)
    if len(text) > _LONGEST:
        cuts.update(_too_long(text, sorted(cuts)))
    if levels:
        cuts.update(index for index in range(1, len(levels)) if levels[index] != levels[index - 1])
    may = frozenset(ends)
    owners = iter(runs)
    run, last = next(owners), 0
    run_end = len(run.text)
    out: list[Atom] = []
    for cut in sorted(cuts):
        while last >= run_end and last < len(text):
            run = next(owners)
            run_end += len(run.text)
        if cut == last:
            continue
        piece = text[last:cut]
        binds = cut in bound
        breaks = cut in may and not binds
        if levels is None:
            out.append(make_atom(piece, run, 0, breaks, binds))
        else:
            body = piece.rstrip(SPACES)
            if body:
                out.append(make_atom(body, run, levels[last], breaks and len(body) == len(piece)))
            if len(body) < len(piece):
                out.append(make_atom(piece[len(body) :], run, levels[last], breaks, binds))
        last = cut
    return out


def _too_long(text: str, cuts: Sequence[int]) -> list[int]:
    """Where stretches without any opportunity are cut, so that shaping one never takes more than it must."""
    out: list[int] = []
    last = 0
    for cut in cuts:
        while cut - last > _LONGEST:
            last += _LONGEST
            while last < cut and unicodedata.combining(text[last]):
                last += 1
            out.append(last)
        last = cut
    return out


def make_atom(text: str, run: Run, level: int, breaks: bool, binds: bool = False) -> Atom:
    """`text` in the look of `run`, shaped; `breaks` and `binds` as an atom has them."""
    look = run.look
    shaped = shape(text, look.names, level % 2 == 1)
    whole = width_of(shaped[0], look) if len(shaped) == 1 else sum(width_of(one, look) for one in shaped)
    tail = 0.0
    if shaped[-1].tail:
        spaces = len(text) - len(text.rstrip())
        tail = shaped[-1].tail * look.size / 1000 + (look.tracking * spaces if look.tracking else 0.0)
    return Atom(text, look, run.tag, level, shaped, whole - tail, tail, breaks, binds, text[-1] == SOFT_HYPHEN)


def width_of(shaped: Shaped, look: Look) -> float:
    """How wide a stretch is in `look`, the white space at its end included, in points."""
    wide = shaped.width * look.size / 1000
    return wide + look.tracking * len(shaped.glyphs) if look.tracking else wide
