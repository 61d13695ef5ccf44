"""Write: embed the glyphs that were used of each face, each code with the characters it stands for.

A code (CID) is one pair of glyph and text, so that what is read back is exactly what was set, even where a face
draws two characters with one glyph: a no-break space and a space, two hyphens.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field

import uharfbuzz as hb

from briefing.write.pdf.cff import glyph_codes
from briefing.write.pdf.faces import Face
from briefing.write.pdf.file import PdfFile
from briefing.write.pdf.shape import Glyph, Shaped

_DROPPED = ("GSUB", "GPOS", "GDEF", "name", "post", "OS/2", "STAT", "cmap", "DSIG", "meta")
_FLAGS = 4  # symbolic: codes are our own
_SYSTEM = "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
_ITALIC, _BOLD_WEIGHT, _WEIGHT = 64, 165, 90


@dataclass(eq=False, slots=True)
class FontUse:
    """A face as one file uses it: `name` in the page's resources, and its codes in order of first use."""

    face: Face
    name: str
    codes: dict[tuple[int, str], int] = field(default_factory=dict)
    shown: dict[Shaped, str] = field(default_factory=dict)

    def code(self, glyph: Glyph) -> int:
        """The code of `glyph` with its text; codes count from 1."""
        key = (glyph.number, glyph.text)
        found = self.codes.get(key)
        if found is None:
            found = self.codes[key] = len(self.codes) + 1
        return found

    def show(self, stretches: tuple[Shaped, ...]) -> str:
        """The operator that shows left-to-right stretches one behind the other, kerning as adjustments."""
        parts = []
        for shaped in stretches:
            part = self.shown.get(shaped)
            if part is None:
                part = self.shown[shaped] = "".join(self._shown(glyph) for glyph in shaped.glyphs)
            parts.append(part)
        shown = "".join(parts).replace("><", "")
        return f"{shown} Tj" if shown.count("<") == 1 and shown.endswith(">") else f"[{shown}] TJ"

    def _shown(self, glyph: Glyph) -> str:
        kern = self.face.advance(glyph.number) - glyph.advance
        return f"<{self.code(glyph):04X}>{kern:.0f}" if kern else f"<{self.code(glyph):04X}>"


def embed(use: FontUse, file: PdfFile) -> int:
    """Write the font's objects; the number of its Type0 dictionary is returned."""
    return _embed_compact(use, file) if use.face.compact else _embed_truetype(use, file)


def _embed_truetype(use: FontUse, file: PdfFile) -> int:
    """TrueType outlines: our codes are the font's, a table leads from them to its glyphs."""
    program = file.add_stream("/Length1 {raw}", _subset(use).blob.data or b"")
    mapping = bytearray(2)
    for glyph, _ in use.codes:
        mapping += glyph.to_bytes(2, "big")
    to_glyph = file.add_stream("", bytes(mapping))
    widths = " ".join(f"{use.face.advance(glyph):.0f}" for glyph, _ in use.codes)
    descendant = f"/Subtype/CIDFontType2/CIDToGIDMap {to_glyph} 0 R/W[1[{widths}]]"
    return _type0(use, file, f"/FontFile2 {program} 0 R", descendant, "/Identity-H")


def _embed_compact(use: FontUse, file: PdfFile) -> int:
    """Compact outlines (CFF): the program has codes of its own, a character map leads from ours to them."""
    data = bytes(_subset(use).reference_table("CFF ").data or b"")
    own = glyph_codes(data)
    numbers = [(glyph if own is None else own[glyph], glyph) for glyph, _ in use.codes]
    program = file.add_stream("/Subtype/CIDFontType0C", data)
    name = f"{_tag(use)}-codes"
    codes = file.add_stream(f"/Type/CMap/CMapName/{name}/CIDSystemInfo{_SYSTEM}", _to_codes(name, numbers))
    widths = " ".join(f"{number}[{use.face.advance(glyph):.0f}]" for number, glyph in sorted(set(numbers)))
    return _type0(use, file, f"/FontFile3 {program} 0 R", f"/Subtype/CIDFontType0/W[{widths}]", f" {codes} 0 R")


def _type0(use: FontUse, file: PdfFile, program: str, descendant: str, encoding: str) -> int:
    base = _tag(use) + "+" + use.face.name
    to_unicode = file.add_stream("", _to_unicode(use))
    italic = "Italic" in use.face.name
    flags = _FLAGS | (_ITALIC if italic else 0)
    descriptor = file.add(
        f"<</Type/FontDescriptor/FontName/{base}/Flags {flags}/FontBBox[{_bounding_box(use)}]"
        f"/ItalicAngle {-12 if italic else 0}/Ascent {use.face.ascent:.0f}/Descent {use.face.descent:.0f}/CapHeight 714"
        f"/StemV {_BOLD_WEIGHT if 'Bold' in use.face.name else _WEIGHT}{program}>>"
    )
    described = file.add(
        f"<</Type/Font/BaseFont/{base}/CIDSystemInfo{_SYSTEM}/FontDescriptor {descriptor} 0 R/DW 1000{descendant}>>"
    )
    return file.add(
        f"<</Type/Font/Subtype/Type0/BaseFont/{base}/Encoding{encoding}/DescendantFonts[{described} 0 R]"
        f"/ToUnicode {to_unicode} 0 R>>"
    )


def _to_codes(name: str, numbers: list[tuple[int, int]]) -> bytes:
    """The character map from our codes, which count from 1, to the font's own (Adobe Technical Note 5014)."""
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo 3 dict dup begin /Registry (Adobe) def /Ordering (Identity) def /Supplement 0 def end def",
        f"/CMapName /{name} def /CMapType 1 def /WMode 0 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ]
    entries = [f"<{code:04X}> {number}" for code, (number, _) in enumerate(numbers, 1)]
    for start in range(0, len(entries), 100):
        block = entries[start : start + 100]
        lines += [f"{len(block)} begincidchar", *block, "endcidchar"]
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines).encode("ascii")


def _subset(use: FontUse) -> hb.Face:
    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.GLYPH_INDEX).update({0, *(glyph for glyph, _ in use.codes)})
    wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(
        int.from_bytes(f"{tag:<4}".encode(), "big") for tag in _DROPPED
    )
    wanted.flags = hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    return hb.subset(use.face.hb_face, wanted)


def _tag(use: FontUse) -> str:
    """Six capitals that differ with the glyphs used (PDF 1.7, 9.6.4)."""
    number = zlib.crc32(repr(sorted(use.codes)).encode())
    letters = ""
    for _ in range(6):
        number, letter = divmod(number, 26)
        letters += chr(65 + letter)
    return letters


def _bounding_box(use: FontUse) -> str:
    left, top, right, bottom = 0, int(use.face.ascent), 1000, int(use.face.descent)
    for glyph, _ in use.codes:
        extents = use.face.hb_font.get_glyph_extents(glyph)
        if extents is not None:
            left, right = min(left, extents.x_bearing), max(right, extents.x_bearing + extents.width)
            top, bottom = max(top, extents.y_bearing), min(bottom, extents.y_bearing + extents.height)
    return f"{left} {bottom} {right} {top}"


def _to_unicode(use: FontUse) -> bytes:
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo <</Registry(Adobe)/Ordering(UCS)/Supplement 0>> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        "1 begincodespacerange <0000> <FFFF> endcodespacerange",
    ]
    entries = [
        f"<{code:04X}> <{(text or chr(0x200B)).encode('utf-16-be').hex().upper()}>"
        for (_, text), code in use.codes.items()
    ]
    for start in range(0, len(entries), 100):
        block = entries[start : start + 100]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines).encode("ascii")
