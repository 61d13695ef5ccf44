"""Write DOCX: the pictures in a person's own Word file: taken as bytes, set anew in the line, or named as left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from briefing.write.docx.xml import NAMESPACES, escape

W = f"{{{NAMESPACES['w']}}}"
_A, _WP, _PIC, _R = (f"{{{NAMESPACES[prefix]}}}" for prefix in ("a", "wp", "pic", "r"))
_MC = f"{{{NAMESPACES['mc']}}}"
_BEGINNINGS = ((b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"))
_LARGEST = 4 * 2**20
_MOST_PIXELS = 40_000_000
_EMU = 12_700
_QUIET = frozenset(
    f"{W}{tag}" for tag in ("rPr", "lastRenderedPageBreak", "cr", "softHyphen", "sym", "br", "annotationRef")
)


@dataclass(frozen=True, slots=True)
class DrawnPicture:
    """A picture with its size in points and the text that stands for it."""

    image: bytes
    media_type: str
    width: float
    height: float
    alt: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """The pictures of one run's child, in words what of it is not taken along, and whether a picture floats there."""

    pictures: tuple[DrawnPicture, ...] = ()
    dropped: tuple[str, ...] = ()
    floating: bool = False


def pictures_in(element: etree._Element, images: Mapping[str, bytes | None]) -> Found:
    """What `element` of a run draws. `images` maps relations to the bytes in the file, None for links out of it."""
    if element.tag in _QUIET:
        return Found()
    if element.tag == f"{W}object":
        return Found(dropped=("an embedded object",))
    if element.tag == f"{W}pict":
        return Found(dropped=("a drawing in Word's old form, or a text box",))
    drawings = [element] if element.tag == f"{W}drawing" else list(element.iter(f"{W}drawing"))
    if not drawings:
        return Found(dropped=("a text box or shape",)) if element.tag == f"{_MC}AlternateContent" else Found()
    pictures: list[DrawnPicture] = []
    dropped: dict[str, None] = {}
    for drawing in drawings[:20]:
        blips = list(drawing.iter(f"{_A}blip"))
        if not blips:
            dropped["a text box or shape"] = None
        for blip in blips:
            made = _picture(drawing, blip, images)
            if isinstance(made, str):
                dropped[made] = None
            else:
                pictures.append(made)
    floating = bool(pictures) and any(drawing.find(f"{_WP}anchor") is not None for drawing in drawings)
    return Found(tuple(pictures), tuple(dropped), floating)


def _picture(drawing: etree._Element, blip: etree._Element, images: Mapping[str, bytes | None]) -> DrawnPicture | str:
    embedded = blip.get(f"{_R}embed", "")
    image = images.get(embedded)
    if not embedded or image is None:
        return "a picture that is linked and not in the file"
    if len(image) > _LARGEST:
        return "a picture larger than 4 MB"
    media = next((media for begin, media in _BEGINNINGS if image.startswith(begin)), None)
    if media is None:
        return "a picture that is neither PNG nor JPEG"
    pixels = picture_size(image, media)
    if pixels is None or pixels[0] * pixels[1] > _MOST_PIXELS:
        return "a picture that is broken or too large"
    extent = next(iter(drawing.iter(f"{_WP}extent")), None)
    width, height = (_length(extent, name) for name in ("cx", "cy"))
    if not width or not height:
        width, height = pixels[0] * 0.75, pixels[1] * 0.75
    words = next(iter(drawing.iter(f"{_WP}docPr")), None)
    return DrawnPicture(image, media, width, height, "" if words is None else words.get("descr", "")[:500])


def picture_size(image: bytes, media_type: str) -> tuple[int, int] | None:
    """Width and height in pixels as the bytes say; None for what is broken."""
    if media_type == "image/png":
        width, height = (int.from_bytes(image[at : at + 4], "big") for at in (16, 20))
        return (width, height) if width and height else None
    at = 2
    while at + 9 < len(image) and image[at] == 0xFF:
        kind, size = image[at + 1], int.from_bytes(image[at + 2 : at + 4], "big")
        if 0xC0 <= kind <= 0xCF and kind not in (0xC4, 0xC8, 0xCC):
            height, width = (int.from_bytes(image[at + skip : at + skip + 2], "big") for skip in (5, 7))
            return (width, height) if width and height else None
        at += 2 + max(2, size)
    return None


def picture_xml(picture: DrawnPicture, number: int) -> str:
    """A run with the picture, whose relation is `rIdLogo` and `number`."""
    extent = f'cx="{round(picture.width * _EMU)}" cy="{round(picture.height * _EMU)}"'
    name, words = f"Logo {number}", escape(picture.alt)
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
        f'<wp:docPr id="{500 + number}" name="{name}" descr="{words}"/><wp:cNvGraphicFramePr/><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{500 + number}" name="{name}" descr="{words}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="rIdLogo{number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext {extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def _length(element: etree._Element | None, name: str) -> float:
    try:
        return 0.0 if element is None else min(max(int(element.get(name, "0")) / _EMU, 0.0), 1500.0)
    except ValueError:
        return 0.0
