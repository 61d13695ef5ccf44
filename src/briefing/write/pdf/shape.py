"""Write: turn a stretch of text into positioned glyphs with HarfBuzz, each glyph with the characters it stands for."""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass
from typing import NamedTuple

import uharfbuzz as hb

from briefing.write.pdf import faces

# What has no shape of its own on a page. Direction marks have done their work when glyphs are chosen.
_INVISIBLE = frozenset(
    "\u00ad\u061c\u200b\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"
)
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


class Glyph(NamedTuple):
    """One glyph. `text` are the characters it stands for; lengths are thousandths of the size."""

    number: int
    text: str
    advance: float
    dx: float
    dy: float


@dataclass(frozen=True, eq=False, slots=True)
class Shaped:
    """Glyphs of one face in logical order. `width` is in thousandths of the run's size; `plain`: no glyph is shifted.

    `tail` is what of the width is white space at its end. A stretch that is set again is the same value (`shape`
    keeps them), so it may be a key by its identity.
    """

    face: str
    glyphs: tuple[Glyph, ...]
    width: float
    tail: float
    rtl: bool
    plain: bool


def printable(text: str) -> str:
    """`text` as it may go on a page: controls and lone surrogates out, every white space a form of space."""
    if not _UNPRINTABLE.search(text):
        return text
    out: list[str] = []
    for character in text:
        category = unicodedata.category(character)
        if character.isspace() and category in ("Cc", "Zl", "Zp"):
            out.append(" ")
        elif category == "Cs":
            out.append("\ufffd")
        elif category != "Cc":
            out.append(character)
    return "".join(out)


@functools.lru_cache(maxsize=20000)
def shape(text: str, names: tuple[str, ...], rtl: bool) -> tuple[Shaped, ...]:
    """The glyphs of `text` in the first faces of `names` that have them, in logical order, a value for each face.

    Every visible character comes back in some glyph's `text`; what no face can draw is shown as a replacement sign
    that still stands for the character.
    """
    return tuple(
        _shape_in(stretch, name, rtl) if able else _replace(stretch, name, rtl)
        for stretch, name, able in faces.itemise(text, names)
    )


def _replace(text: str, name: str, rtl: bool) -> Shaped:
    face, number = faces.face(name), faces.replacement(name)
    glyphs = tuple(Glyph(number, character, face.advance(number), 0.0, 0.0) for character in text)
    return Shaped(name, glyphs, sum(glyph.advance for glyph in glyphs) * face.scale, 0.0, rtl, True)


def _shape_in(text: str, name: str, rtl: bool) -> Shaped:
    face = faces.face(name)
    text = "".join(character for character in text if character not in _INVISIBLE)
    if not text:
        return Shaped(name, (), 0.0, 0.0, rtl, True)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
    # Where there is no mark to compose, a letter stays one glyph, which can stand for all of the letter.
    composed = not rtl and not any(unicodedata.combining(character) for character in text)
    # Kerning that moves joined letters apart reads as a space to programs that go by distances.
    hb.shape(face.hb_font, buffer, {"liga": not rtl, "kern": not rtl, "ccmp": not composed})
    infos, positions = buffer.glyph_infos, buffer.glyph_positions
    if not infos:
        return Shaped(name, (), 0.0, 0.0, rtl, True)
    order = range(len(infos) - 1, -1, -1) if rtl else range(len(infos))
    clusters = [infos[index].cluster for index in order]
    glyphs: list[Glyph] = []
    plain = True
    for place, index in enumerate(order):
        position = positions[index]
        end = next((cluster for cluster in clusters[place + 1 :] if cluster != clusters[place]), len(text))
        first = place == 0 or clusters[place - 1] != clusters[place]
        covered = text[clusters[place] : end] if first else ""
        if position.x_offset or position.y_offset:
            plain = False
        glyphs.append(
            Glyph(
                infos[index].codepoint,
                covered,
                float(position.x_advance),
                float(position.x_offset),
                float(position.y_offset),
            )
        )
    width = sum(glyph.advance for glyph in glyphs) * face.scale
    seen = len(glyphs)
    while seen and glyphs[seen - 1].text.isspace():
        seen -= 1
    tail = sum(glyph.advance for glyph in glyphs[seen:]) * face.scale
    return Shaped(name, _spread(glyphs), width, tail, rtl, plain)


def _spread(glyphs: list[Glyph]) -> tuple[Glyph, ...]:
    """Give every glyph some characters: one without takes them from the glyph before, if that can spare any."""
    for place in range(1, len(glyphs)):
        before = glyphs[place - 1]
        if not glyphs[place].text and len(before.text) > 1:
            glyphs[place - 1] = before._replace(text=before.text[:1])
            glyphs[place] = glyphs[place]._replace(text=before.text[1:])
    return tuple(glyphs)
