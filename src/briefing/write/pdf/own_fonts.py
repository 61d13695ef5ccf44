"""Write: take a font file of a person's own: what it is called, and whether it may and can go into a file."""

from __future__ import annotations

import uharfbuzz as hb

from briefing.document import FontFile
from briefing.write.pdf.cff import BrokenFontError, glyph_codes

_TRUETYPE, _COMPACT, _COLLECTION = (b"\x00\x01\x00\x00", b"true"), b"OTTO", b"ttcf"
# OS/2 fsType (OpenType 1.9): a restricted licence, no subsetting, bitmaps only. Looser bits beside it lift the first.
_RESTRICTED, _LOOSER, _WHOLE_ONLY, _BITMAPS = 0x0002, 0x000C, 0x0100, 0x0200
_BOLD, _ITALIC = 0x20, 0x01
_FAMILY, _PREFERRED = 1, 16


def read_font(data: bytes) -> FontFile | str:
    """The font in `data`, or in words why it cannot be used."""
    if data.startswith(_COLLECTION):
        return "it is a collection of fonts (.ttc); only single ones can be used"
    if not data.startswith((*_TRUETYPE, _COMPACT)):
        return "it is no TrueType or OpenType file (.ttf, .otf)"
    face = hb.Face(data)
    tables = frozenset(face.table_tags)
    if not face.glyph_count or not _has_outlines(face, tables, data.startswith(_COMPACT)):
        return "it has no outlines that a PDF can hold"
    if "fvar" in tables:
        return "it is a variable font; only its single cuts can be used"
    style = bytes(face.reference_table("OS/2").data or b"")
    if len(style) < 64:
        return "it does not say whether it may be embedded"
    permission = int.from_bytes(style[8:10], "big")
    if permission & _RESTRICTED and not permission & _LOOSER:
        return "its maker does not allow it to be embedded"
    if permission & (_WHOLE_ONLY | _BITMAPS):
        return "its maker does not allow a part of its outlines to be embedded"
    family = face.get_name(_PREFERRED) or face.get_name(_FAMILY)
    if not family:
        return "it has no name"
    selection = int.from_bytes(style[62:64], "big")
    return FontFile(str(family), bool(selection & _BOLD), bool(selection & _ITALIC), data)


def _has_outlines(face: hb.Face, tables: frozenset[str], compact: bool) -> bool:
    if not compact:
        return "glyf" in tables
    try:
        glyph_codes(bytes(face.reference_table("CFF ").data or b"") if "CFF " in tables else b"")
    except BrokenFontError:
        return False
    return True
