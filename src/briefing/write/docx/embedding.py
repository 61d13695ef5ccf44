"""Write DOCX: the theme's fonts inside the file, scrambled as the format wants it, where their makers allow that.

The first 32 bytes are XORed with a GUID, last byte first (ECMA-376 part 4, first edition, 2.8.1). The GUID
is made from the font's bytes, so that equal fonts give equal files.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources

from briefing.document import Theme

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/font"
_FILES: Mapping[str, Mapping[str, str]] = {
    "Noto Serif": {
        "Regular": "NotoSerif-Regular",
        "Bold": "NotoSerif-Bold",
        "Italic": "NotoSerif-Italic",
        "BoldItalic": "NotoSerif-BoldItalic",
    },
    "Noto Sans": {"Regular": "NotoSans-Regular", "Bold": "NotoSans-Bold", "Italic": "NotoSans-Italic"},
}
_SCRAMBLED = 32
# OS/2 fsType: restricted licence, preview and print only (the file could not be edited), bitmaps only.
_FORBIDDING = 0x0002 | 0x0004 | 0x0200


@dataclass(frozen=True, slots=True)
class EmbeddedFont:
    """A face in the file: its family, its cut ("Regular", "Bold", …), its key, its scrambled bytes, its relation."""

    family: str
    cut: str
    key: str
    data: bytes
    relation: str


def embedded_fonts(theme: Theme) -> tuple[EmbeddedFont, ...]:
    """The faces of the families of `theme` that come with the program and may be embedded; none unless it asks."""
    out: list[EmbeddedFont] = []
    for family in sorted(set(theme.fonts.values())) if theme.embed_fonts else ():
        for cut, name in _FILES.get(family, {}).items():
            data = (resources.files("briefing.fonts") / f"{name}.ttf").read_bytes()
            if may_be_embedded(data):
                key = _key(data)
                out.append(EmbeddedFont(family, cut, key, scrambled(data, key), f"rIdFont{len(out) + 1}"))
    return tuple(out)


def may_be_embedded(font: bytes) -> bool:
    """Whether the licence bits of a TrueType or OpenType file (OS/2 fsType) allow it in a file that can be edited."""
    try:
        count = struct.unpack_from(">H", font, 4)[0]
        for at in range(12, 12 + 16 * count, 16):
            if font[at : at + 4] == b"OS/2":
                start = struct.unpack_from(">I", font, at + 8)[0]
                return not struct.unpack_from(">H", font, start + 8)[0] & _FORBIDDING
    except struct.error:
        return False
    return False


def scrambled(font: bytes, key: str) -> bytes:
    """`font` with its first bytes XORed with `key`, a GUID in braces; done twice it is the font again."""
    mask = bytes.fromhex(key.strip("{}").replace("-", ""))[::-1]
    head = bytes(byte ^ mask[place % 16] for place, byte in enumerate(font[:_SCRAMBLED]))
    return head + font[_SCRAMBLED:]


def _key(font: bytes) -> str:
    digest = hashlib.sha256(font).hexdigest().upper()
    return f"{{{digest[:8]}-{digest[8:12]}-{digest[12:16]}-{digest[16:20]}-{digest[20:32]}}}"
