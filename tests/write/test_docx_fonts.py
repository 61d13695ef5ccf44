"""Fonts inside a Word file: scrambled as the format says, only where allowed, the same bytes each time."""

import io
import struct
import zipfile
from dataclasses import replace
from importlib import resources
from pathlib import Path

import uharfbuzz as hb
from docx_parts import W, part
from docx_sample import THEME, rich
from openxml_audit import OpenXmlValidator

from briefing.write.docx import read_back, write
from briefing.write.docx.embedding import may_be_embedded

EMBEDDING = replace(THEME, embed_fonts=True)


def test_each_face_is_in_the_file_and_can_be_read_with_its_key() -> None:
    data = write(rich(), EMBEDDING)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        links = {r.get("Id"): r.get("Target") for r in part(data, "word/_rels/fontTable.xml.rels")}
        faces = 0
        for font in part(data, "word/fontTable.xml").iter(f"{W}font"):
            for held in font:
                key = held.get(f"{W}fontKey")
                if key is None:
                    continue
                relation = next(v for k, v in held.attrib.items() if str(k).endswith("}id"))
                blob = bytearray(package.read(f"word/{links[relation]}"))
                assert not blob.startswith(b"\0\1\0\0"), "scrambled"
                # The byte pairs of the key from its end, as a reader takes them.
                digits = key.strip("{}").replace("-", "")
                mask = [int(digits[at : at + 2], 16) for at in range(30, -1, -2)]
                for place in range(32):
                    blob[place] ^= mask[place % 16]
                face = hb.Face(bytes(blob))
                assert face.glyph_count > 1000
                faces += 1
        assert faces == 7


def test_it_holds_to_the_format_and_reads_the_same(tmp_path: Path) -> None:
    data = write(rich(), EMBEDDING)
    (tmp_path / "made.docx").write_bytes(data)
    assert [str(error) for error in OpenXmlValidator().validate(str(tmp_path / "made.docx")).errors] == []
    assert read_back(data) == read_back(write(rich(), THEME))
    assert data == write(rich(), EMBEDDING)


def test_no_font_is_in_a_file_that_does_not_ask_for_it() -> None:
    with zipfile.ZipFile(io.BytesIO(write(rich(), THEME))) as package:
        assert not [name for name in package.namelist() if "font" in name.lower() and name != "word/fontTable.xml"]


def licensed(bits: int) -> bytes:
    font = bytearray((resources.files("briefing.fonts") / "NotoSans-Regular.ttf").read_bytes())
    count = struct.unpack_from(">H", font, 4)[0]
    at = next(at for at in range(12, 12 + 16 * count, 16) if font[at : at + 4] == b"OS/2")
    struct.pack_into(">H", font, struct.unpack_from(">I", font, at + 8)[0] + 8, bits)
    return bytes(font)


def test_what_the_maker_of_a_font_allows_is_kept_to() -> None:
    assert may_be_embedded(licensed(0))
    assert may_be_embedded(licensed(0x0008)), "editable embedding"
    for forbidden in (0x0002, 0x0004, 0x0200):
        assert not may_be_embedded(licensed(forbidden))
    assert not may_be_embedded(b"no font at all")
