"""Write: choose, for every character, a face that can draw it: one that the package ships, or a project holds.

System fonts are never looked at, so that a file looks the same everywhere.
"""

from __future__ import annotations

import functools
import hashlib
import unicodedata
from dataclasses import dataclass, field
from importlib import resources

import uharfbuzz as hb

from briefing.document import FontFile

# Faces that step in where the family of a role has no glyph: the other western family, Hebrew, Arabic.
_FAMILIES = {"Noto Serif": "NotoSerif", "Noto Sans": "NotoSans"}
_DEFAULT = {"serif": "NotoSerif", "sans": "NotoSans"}
_REPLACEMENT = "\ufffd"
# They ask for a form of the character before them, and have no look of their own.
_SELECTORS = frozenset(map(chr, range(0xFE00, 0xFE10)))
# Amiri draws Arabic smaller on its body than Noto draws Latin; this brings the two to one visual size.
_SCALE = {"Amiri-Regular": 1.12, "Amiri-Bold": 1.12}


@dataclass(eq=False, slots=True)
class Face:
    """One shipped font file, ready for shaping. Metrics are in thousandths of the size (the files have 1000 units)."""

    name: str
    data: bytes
    hb_face: hb.Face
    hb_font: hb.Font
    scale: float
    ascent: float
    descent: float
    glyphs: dict[str, int | None] = field(default_factory=dict)
    advances: dict[int, float] = field(default_factory=dict)

    @property
    def compact(self) -> bool:
        """Whether its outlines are a CFF program rather than TrueType's."""
        return self.data.startswith(b"OTTO")

    def glyph(self, character: str) -> int | None:
        """The glyph for `character`, None where the face has none."""
        try:
            return self.glyphs[character]
        except KeyError:
            found: int | None = self.hb_font.get_nominal_glyph(ord(character))
            self.glyphs[character] = found
            return found

    def advance(self, glyph: int) -> float:
        """How wide `glyph` is without kerning, in thousandths."""
        try:
            return self.advances[glyph]
        except KeyError:
            wide = float(self.hb_font.get_glyph_h_advance(glyph))
            self.advances[glyph] = wide
            return wide


class OwnFace(str):
    """The name of a face of a person's own, which brings its file along. The name differs with the bytes."""

    __slots__ = ("data",)
    data: bytes

    @staticmethod
    def of(file: FontFile) -> OwnFace:
        """The face in `file`."""
        plain = "".join(sign for sign in file.family if sign.isascii() and sign.isalnum()) or "Own"
        cut = ("Bold" if file.bold else "") + ("Italic" if file.italic else "")
        name = OwnFace(f"{plain}-{cut or 'Regular'}-{hashlib.sha256(file.data).hexdigest()[:12]}")
        name.data = file.data
        return name


@functools.cache
def face(name: str) -> Face:
    """The face called `name`: a shipped one by the stem of its file, or a person's own.

    Raises `FileNotFoundError` for one that is neither.
    """
    own = isinstance(name, OwnFace)
    data = name.data if isinstance(name, OwnFace) else (resources.files("briefing.fonts") / f"{name}.ttf").read_bytes()
    hb_face = hb.Face(data)
    hb_font = hb.Font(hb_face)
    if own:
        hb_font.scale = (1000, 1000)
    extents = hb_font.get_font_extents("ltr")
    return Face(name, data, hb_face, hb_font, _SCALE.get(name, 1.0), float(extents.ascender), float(extents.descender))


def chain(family: str, role: str, bold: bool, italic: bool, files: tuple[FontFile, ...] = ()) -> tuple[str, ...]:
    """The names of the faces to try, in order, for text in `family` (or the default family of `role`).

    Of a person's own `files` those of `family` come first, the nearest cut before the others; any other is tried
    where no shipped face can draw a character.
    """
    shipped = _shipped(family, role, bold, italic)
    if not files:
        return shipped
    order = sorted(files, key=lambda file: (file.bold != bold, file.italic != italic))
    mine = [OwnFace.of(file) for file in order if file.family == family]
    return (*mine, *shipped, *(OwnFace.of(file) for file in order if file.family != family))


@functools.cache
def _shipped(family: str, role: str, bold: bool, italic: bool) -> tuple[str, ...]:
    own = _FAMILIES.get(family, _DEFAULT.get(role, "NotoSerif"))
    other = "NotoSans" if own == "NotoSerif" else "NotoSerif"
    weight = "Bold" if bold else "Regular"
    slanted = ("BoldItalic" if bold else "Italic") if italic else weight
    if own == "NotoSans" and slanted == "BoldItalic":
        slanted = "Bold"
    return (f"{own}-{slanted}", f"{other}-{weight}", f"NotoSerifHebrew-{weight}", f"Amiri-{weight}")


def itemise(text: str, names: tuple[str, ...]) -> list[tuple[str, str, bool]]:
    """Cut `text` into stretches of one face each: (stretch, face name, whether the face can draw it).

    A combining mark, a joiner and a variation selector stay with the character before them where its face has them.
    What no face can draw comes as stretches marked False.
    """
    first = face(names[0])
    if all(first.glyph(character) is not None for character in text):
        return [(text, names[0], True)]
    items: list[tuple[str, str, bool]] = []
    for character in text:
        name, able = _choose(character, names, items[-1][1] if items else None)
        if items and items[-1][1] == name and items[-1][2] == able:
            items[-1] = (items[-1][0] + character, name, able)
        else:
            items.append((character, name, able))
    return items


def _choose(character: str, names: tuple[str, ...], before: str | None) -> tuple[str, bool]:
    category = unicodedata.category(character)
    if before is not None and (
        category == "Cf"
        or character in _SELECTORS
        or (category in ("Mn", "Mc", "Me") and face(before).glyph(character) is not None)
    ):
        return before, True
    for name in names:
        if face(name).glyph(character) is not None:
            return name, True
    return names[0], False


def replacement(name: str) -> int:
    """The glyph that stands visibly for a character no face has: the replacement sign, else the empty box."""
    return face(name).glyph(_REPLACEMENT) or 0


def missing(text: str, names: tuple[str, ...]) -> frozenset[str]:
    """The characters of `text` that no face of `names` can draw; white space and controls don't count."""
    return frozenset(
        character
        for character in frozenset(text)
        if unicodedata.category(character) not in ("Cc", "Cf", "Zs", "Zl", "Zp")
        and character not in _SELECTORS
        and all(face(name).glyph(character) is None for name in names)
    )
