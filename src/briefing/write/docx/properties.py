"""Write DOCX: a theme style's lengths, colours and rules as Word's paragraph and run properties.

Both functions keep the order of elements that the schema asks for (ECMA-376 part 1, 17.3.1.26 and 17.3.2.28).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from briefing.document import Style, Theme
from briefing.write.docx.xml import escape, twips

# Complex scripts (Hebrew, Arabic) take these: every Word has them, and both hold the two scripts.
_COMPLEX = {"serif": "Times New Roman", "sans": "Arial"}
_ALIGN = {"left": "left", "right": "right", "center": "center", "justify": "both"}
_HEX = re.compile(r"#?([0-9A-Fa-f]{6})")
_EDGES = ("top", "left", "bottom", "right")
_MIRRORED = {"left": "right", "right": "left"}
_MAX_SPACE = 31.0  # points; Word draws a paragraph's rule no farther from its text
_PADDING = 6.0  # points between a background's edge and its text
# Word makes lines as high as the face asks for, which for many is more than a table's or a note's tight leading.
# Those are set exactly; text is not, since a picture that a person puts into it must not be cut.
_TIGHT = (1.15, 1.3)  # leading over size
RULE_ROOM = 10.0  # points from a rule at the left to the text, where a style gives no indent


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds a paragraph besides its own style, in points.

    `indent` from the left; `hanging` the room for a number before the first line; `right` how far it reaches
    into the column for notes; `group` the look of what encloses it, `first` whether the rule above that is here;
    `turned`: a paragraph from right to left among others from left to right; `tall`: words in a script that is
    higher than Latin, Greek and Cyrillic, which a tight line would cut.
    """

    indent: float = 0.0
    hanging: float = 0.0
    right: float = 0.0
    group: Style | None = None
    first: bool = False
    turned: bool = False
    tall: bool = False


NO_FRAME = Frame()


def color(value: str, fallback: str = "000000") -> str:
    """The six digits of "#7a1f2b", in capitals; `fallback` for what is no such colour."""
    found = _HEX.fullmatch(value.strip())
    return found[1].upper() if found else fallback


def fonts(role: str, theme: Theme) -> str:
    """The `w:rFonts` of a font role (serif, sans); a role that the theme lacks is taken as a family's name."""
    family = escape(theme.fonts.get(role, role))
    return (
        f'<w:rFonts w:ascii="{family}" w:hAnsi="{family}" w:eastAsia="{family}" w:cs="{_COMPLEX.get(role, family)}"/>'
    )


def toggle(tag: str, on: bool) -> str:
    """A property that is on or off."""
    return f"<w:{tag}/>" if on else f'<w:{tag} w:val="0"/>'


def run_properties(style: Style, theme: Theme) -> str:
    """The run properties that `style` itself sets; what it leaves None is left out and so inherited."""
    out: list[str] = []
    if style.font is not None:
        out.append(fonts(style.font, theme))
    if style.bold is not None:
        out.append(toggle("b", style.bold) + toggle("bCs", style.bold))
    if style.italic is not None:
        out.append(toggle("i", style.italic) + toggle("iCs", style.italic))
    if style.capitals is not None:
        out.append(toggle("caps", style.capitals))
    if style.color is not None:
        out.append(f'<w:color w:val="{color(style.color)}"/>')
    if style.tracking is not None:
        out.append(f'<w:spacing w:val="{twips(style.tracking)}"/>')
    if style.size is not None:
        out.append(f'<w:sz w:val="{round(style.size * 2)}"/><w:szCs w:val="{round(style.size * 2)}"/>')
    return "".join(out)


def paragraph_properties(
    style: Style,
    theme: Theme,
    frame: Frame = NO_FRAME,
    tabs: str = "",
    level: int = -1,
    *,
    rtl: bool = False,
    number: int = 0,
) -> str:
    """The paragraph properties that `style` itself sets, inside `frame`; `level` is an outline level, -1 for none.
    `rtl` is for a document that runs from right to left: its rules stand at the right. `number` is the list that
    the style itself belongs to, 0 for none.

    `style.indent` counts to where the first line begins, the other lines begin `hanging` farther in. A rule at
    the left stands where the column begins. `tabs` are `w:tab` elements.
    """
    group = frame.group or Style()
    background = style.background or group.background
    rule_left = style.rule_left or group.rule_left or 0.0
    first_line = inset(style) + (inset(group) if frame.group else 0.0)
    left = frame.indent + first_line + (style.hanging or 0.0) + frame.hanging
    hanging = (style.hanging or 0.0) + frame.hanging
    out: list[str] = []
    if style.keep_with_next is not None:
        out.append(toggle("keepNext", style.keep_with_next))
    if level >= 0:
        out.append("<w:keepLines/>")
    if number:
        out.append(f'<w:numPr><w:numId w:val="{number}"/></w:numPr>')
    edges: dict[str, tuple[float, float, str]] = {}
    if background:
        edges = dict.fromkeys(_EDGES, (0.5, _PADDING, background))
    if above := style.rule_above or (group.rule_above if frame.first else 0.0):
        edges["top"] = (above, 4.0, style.rule_color or group.rule_color or theme.rule)
    if style.rule_below:
        edges["bottom"] = (style.rule_below, 2.0, style.rule_color or theme.rule)
    if rule_left:
        edges["left"] = (rule_left, first_line - rule_left, style.rule_color or group.rule_color or theme.rule)
    if rtl:
        edges = {_MIRRORED.get(edge, edge): drawn for edge, drawn in edges.items()}
    if edges:
        out.append(f"<w:pBdr>{''.join(_edge(edge, *edges[edge]) for edge in _EDGES if edge in edges)}</w:pBdr>")
    if background:
        out.append(f'<w:shd w:val="clear" w:color="auto" w:fill="{color(background, "FFFFFF")}"/>')
    if frame.hanging:
        tabs = f'<w:tab w:val="left" w:pos="{twips(left)}"/>{tabs}'
    if tabs:
        out.append(f"<w:tabs>{tabs}</w:tabs>")
    out.append(_spacing(style, theme, tall=frame.tall))
    right = (_PADDING if background else 0.0) - frame.right
    if left or hanging or right or (style.indent, style.hanging) != (None, None):
        if frame.turned:
            # Word takes "left" for where a line begins; the rule stays at the paper's left, with the words' distance.
            left, right = hanging, left - hanging
        out.append(f'<w:ind w:left="{twips(left)}" w:right="{twips(right)}" w:hanging="{twips(hanging)}"/>')
    if style.align is not None:
        out.append(f'<w:jc w:val="{_ALIGN[style.align]}"/>')
    if level >= 0:
        out.append(f'<w:outlineLvl w:val="{level}"/>')
    return "".join(out)


def inset(style: Style) -> float:
    """How far in the first line of a paragraph or of a group's paragraphs begins."""
    if style.indent:
        return style.indent
    return RULE_ROOM if style.rule_left else _PADDING if style.background else 0.0


def _edge(edge: str, width: float, space: float, paint: str) -> str:
    size = max(2, round(width * 8))  # eighths of a point
    space = min(max(space, 1.0), _MAX_SPACE)
    return f'<w:{edge} w:val="single" w:sz="{size}" w:space="{round(space)}" w:color="{color(paint)}"/>'


def tight(style: Style) -> bool:
    """Whether `style` sets its lines closer than most faces ask for."""
    least, most = _TIGHT
    return style.leading is not None and style.size is not None and least <= style.leading / style.size < most


def _spacing(style: Style, theme: Theme, *, tall: bool) -> str:
    out = "".join(
        f' w:{name}="{max(0, twips(value))}"'
        for name, value in (("before", style.before), ("after", style.after), ("line", style.leading))
        if value is not None
    )
    rule = ""
    if style.leading is not None:
        sized = style if style.size is not None else replace(style, size=theme.style("body").size)
        rule = f' w:lineRule="{"exact" if tight(sized) and not tall else "atLeast"}"'
    return f"<w:spacing{out}{rule}/>" if out else ""
