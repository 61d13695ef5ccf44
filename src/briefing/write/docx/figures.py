"""Write DOCX: pictures in the line, with the text that stands for them."""

from __future__ import annotations

import io
import struct
from typing import TYPE_CHECKING

from briefing.document import Figure, Text
from briefing.write.docx.assembly import Picture
from briefing.write.docx.xml import escape

if TYPE_CHECKING:
    from briefing.write.docx.body import Body, Setting

_EMU_PER_POINT = 12700
_POINTS_PER_MM = 72 / 25.4
_BEGINNINGS = {"image/png": (b"\x89PNG\r\n\x1a\n",), "image/jpeg": (b"\xff\xd8\xff",)}
MEDIA = {"image/png": "png", "image/jpeg": "jpeg"}


def write(figure: Figure, body: Body, setting: Setting) -> None:
    """Write the picture and its caption; where the picture cannot be used, its alternative text stands instead."""
    ratio = _ratio(figure)
    if ratio is None:
        body.add("caption", (Text(figure.alt),), setting)
    else:
        pictures = body.assembly.pictures
        number = body.assembly.figure()
        same = next((picture for picture in pictures if picture.image == figure.image), None)
        relation = same.relation if same is not None else f"rIdPicture{number}"
        if same is None:  # a picture that comes again is in the file once
            pictures.append(Picture(figure.image, figure.media_type, relation))
        width = min(max(figure.width_mm * _POINTS_PER_MM, 1.0), setting.width)
        size = round(width * _EMU_PER_POINT), max(1, round(width * ratio * _EMU_PER_POINT))
        made = body.raw("figure", _drawing(relation, number, size, figure.alt), setting)
        made.keep_next = bool(figure.caption)
        made.align = figure.align if figure.align in ("center", "right") else ""
    if figure.caption:
        body.add("caption", figure.caption, setting)


def _ratio(figure: Figure) -> float | None:
    """Height over width, None for what is no readable PNG or JPEG."""
    from docx.image.exceptions import InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError
    from docx.image.image import Image

    if not figure.image.startswith(_BEGINNINGS.get(figure.media_type, ())):
        return None
    try:
        image = Image.from_file(io.BytesIO(figure.image))
        ratio: float = image.px_height / image.px_width
    except (InvalidImageStreamError, UnexpectedEndOfFileError, UnrecognizedImageError):
        return None
    except (struct.error, ValueError, KeyError, ZeroDivisionError):  # python-docx lets these through
        return None
    return ratio


def _drawing(relation: str, number: int, size: tuple[int, int], alt: str) -> str:
    extent = f'cx="{size[0]}" cy="{size[1]}"'
    name, words = f"Picture {number}", escape(alt)
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/>'
        f'<wp:docPr id="{number}" name="{name}" descr="{words}"/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr><a:graphic>'
        '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="{name}" descr="{words}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext {extent}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>'
        "</pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
