"""Write DOCX: drawings as a group of shapes (DrawingML, the vector form that Word itself draws).

ECMA-376 part 1, 20.1 for the shapes, [MS-ODRAWXML] 2.24 for the group and the text boxes in a text document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.document import Drawing, Lettering, Shape, Stroke
from briefing.write.docx.inline import text_run
from briefing.write.docx.properties import color, fonts
from briefing.write.docx.xml import escape

if TYPE_CHECKING:
    from briefing.document import Theme
    from briefing.write.docx.body import Body, Setting

_EMU_PER_MM = 36_000
_EMU_PER_POINT = 12_700
_MM_PER_POINT = 25.4 / 72
_WPG = "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"
_WPS = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
# Shapes and drawings share one numbering, and pictures have the numbers below.
_FIRST_NUMBER = 1000
_LINE = 1.2  # line height of lettering, in sizes; Word puts the baseline at four fifths of it
_START = {"left": 0.0, "center": 0.5, "right": 1.0}


def write(drawing: Drawing, body: Body, setting: Setting) -> None:
    """Write the drawing and its caption, as wide as it is or as the column where that is narrower."""
    assembly = body.assembly
    first = _FIRST_NUMBER * assembly.drawing()
    room = setting.width * _MM_PER_POINT
    scale = min(1.0, room / drawing.width) if drawing.width > 0 else 1.0
    shapes = "".join(
        _shape(mark, first + number, drawing.width, assembly.theme)
        for number, mark in enumerate(drawing.marks[: _FIRST_NUMBER - 2], 1)
    )
    inner = f'cx="{_emu(drawing.width)}" cy="{_emu(drawing.height)}"'
    shown = f'cx="{_emu(drawing.width * scale)}" cy="{_emu(drawing.height * scale)}"'
    made = body.raw(
        "figure",
        f'<w:r><mc:AlternateContent xmlns:wpg="{_WPG}" xmlns:wps="{_WPS}"><mc:Choice Requires="wpg"><w:drawing>'
        f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {shown}/>'
        f'<wp:docPr id="{first}" name="Drawing {first // _FIRST_NUMBER}" descr="{escape(drawing.alt)}"/>'
        f'<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri="{_WPG}"><wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr>'
        f'<a:xfrm><a:off x="0" y="0"/><a:ext {shown}/><a:chOff x="0" y="0"/><a:chExt {inner}/></a:xfrm>'
        f"</wpg:grpSpPr>{shapes}</wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice>"
        "</mc:AlternateContent></w:r>",
        setting,
    )
    made.keep_next = True
    if drawing.caption:
        body.add("caption", drawing.caption, setting)


def _shape(mark: Stroke | Shape | Lettering, number: int, width: float, theme: Theme) -> str:
    match mark:
        case Stroke():
            left, top = min(mark.x1, mark.x2), min(mark.y1, mark.y2)
            box = _box(left, top, max(mark.x1, mark.x2) - left, max(mark.y1, mark.y2) - top, _flip(mark))
            form = f'{box}<a:prstGeom prst="line"><a:avLst/></a:prstGeom>{_line(mark.color, mark.width)}'
            return _wrapped(number, form, "<wps:bodyPr/>")
        case Shape():
            return _wrapped(number, _outline(mark), "<wps:bodyPr/>")
        case Lettering():
            size = round(mark.size * 2)
            height = mark.size * _LINE * _MM_PER_POINT
            # As much room as there is on the drawing: a box that sticks out of it would make it wider.
            room = {"left": width - mark.x, "center": 2 * min(mark.x, width - mark.x), "right": mark.x}[mark.align]
            box = _box(mark.x - room * _START[mark.align], mark.y - 0.8 * height, max(room, 1.0), height)
            look = (
                f"{fonts('sans', theme)}{'<w:b/>' if mark.bold else ''}"
                f'<w:color w:val="{color(mark.color)}"/><w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'
            )
            spacing = (
                f'<w:spacing w:before="0" w:after="0" w:line="{round(mark.size * _LINE * 20)}" w:lineRule="exact"/>'
            )
            return _wrapped(
                number,
                f'{box}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln>',
                f'<wps:txbx><w:txbxContent><w:p><w:pPr>{spacing}<w:jc w:val="{mark.align}"/></w:pPr>'
                f"{text_run(mark.text, look)}</w:p></w:txbxContent></wps:txbx>"
                '<wps:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="t"><a:noAutofit/></wps:bodyPr>',
                text=True,
            )


def _wrapped(number: int, form: str, body: str, *, text: bool = False) -> str:
    kind = ' txBox="1"' if text else ""
    return (
        f'<wps:wsp><wps:cNvPr id="{number}" name="Mark {number}"/><wps:cNvSpPr{kind}/>'
        f"<wps:spPr>{form}</wps:spPr>{body}</wps:wsp>"
    )


def _flip(stroke: Stroke) -> str:
    return ' flipV="1"' if (stroke.x2 - stroke.x1) * (stroke.y2 - stroke.y1) < 0 else ""


def _box(left: float, top: float, width: float, height: float, flip: str = "") -> str:
    place, size = f'x="{_emu(left)}" y="{_emu(top)}"', f'cx="{_emu(width)}" cy="{_emu(height)}"'
    return f"<a:xfrm{flip}><a:off {place}/><a:ext {size}/></a:xfrm>"


def _outline(shape: Shape) -> str:
    left, top = min(x for x, _ in shape.points), min(y for _, y in shape.points)
    width, height = max(x for x, _ in shape.points) - left, max(y for _, y in shape.points) - top
    points = [f'<a:pt x="{_emu(x - left)}" y="{_emu(y - top)}"/>' for x, y in shape.points]
    way = f"<a:moveTo>{points[0]}</a:moveTo>" + "".join(f"<a:lnTo>{point}</a:lnTo>" for point in points[1:])
    fill = f'<a:solidFill><a:srgbClr val="{color(shape.fill)}"/></a:solidFill>' if shape.fill else "<a:noFill/>"
    return (
        f"{_box(left, top, width, height)}<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        f'<a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="{_emu(width)}" h="{_emu(height)}">{way}<a:close/>'
        f"</a:path></a:pathLst></a:custGeom>{fill}{_line(shape.line, shape.width)}"
    )


def _line(paint: str, width: float) -> str:
    if not paint:
        return "<a:ln><a:noFill/></a:ln>"
    ink = f'<a:solidFill><a:srgbClr val="{color(paint)}"/></a:solidFill>'
    return f'<a:ln w="{round(width * _EMU_PER_POINT)}">{ink}</a:ln>'


def _emu(millimetres: float) -> int:
    return round(millimetres * _EMU_PER_MM)
