"""Write DOCX: a theme style's lengths, colours and rules as Word's paragraph and run properties.

Both functions keep the order of elements that the schema asks for (ECMA-376 part 1, 17.3.1.26 and 17.3.2.28).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.document import Style, Theme
from briefing.write.docx.xml import escape, twips

# Complex scripts (Hebrew, Arabic) take these: every Word has them, and both hold the two scripts.
_COMPLEX = {"serif": "Times New Roman", "sans": "Arial"}
_ALIGN = {"left": "left", "right": "right", "center": "center", "justify": "both"}
_HEX = re.compile(r"#?([0-9A-Fa-f]{6})")
_EDGES = ("top", "left", "bottom", "right")
_MAX_SPACE = 31  # points; Word draws a paragraph's rule no farther from its text
_PADDING = 6.0  # points between a background's edge and its text


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds a paragraph besides its own style: `indent` points more at the left, the look of an
    enclosing group, and whether the group's rule above is drawn here; `hanging` points for a number."""

    indent: float = 0.0
    hanging: float = 0.0
    group: Style | None = None
    first: bool = False


NO_FRAME = Frame()


def color(value: str, fallback: str = "000000") -> str:
    """ "#7a1f2b" → "7A1F2B"; `fallback` for what is no such colour."""
    found = _HEX.fullmatch(value.strip())
    return found[1].upper() if found else fallback


def fonts(role: str, theme: Theme) -> str:
    """The `w:rFonts` of a font role (serif, sans); a role that the theme lacks is taken as a family's name."""
    family = escape(theme.fonts.get(role, role))
    return (
        f'<w:rFonts w:ascii="{family}" w:hAnsi="{family}" w:eastAsia="{family}" w:cs="{_COMPLEX.get(role, family)}"/>'
    )


def run_properties(style: Style, theme: Theme) -> str:
    """The run properties that `style` itself sets; what it leaves None is left out and so inherited."""
    out: list[str] = []
    if style.font is not None:
        out.append(fonts(style.font, theme))
    for tag, on in (("b", style.bold), ("i", style.italic)):
        if on is not None:
            out.append(f"<w:{tag}/><w:{tag}Cs/>" if on else f'<w:{tag} w:val="0"/><w:{tag}Cs w:val="0"/>')
    if style.capitals is not None:
        out.append("<w:caps/>" if style.capitals else '<w:caps w:val="0"/>')
    if style.color is not None:
        out.append(f'<w:color w:val="{color(style.color)}"/>')
    if style.tracking is not None:
        out.append(f'<w:spacing w:val="{twips(style.tracking)}"/>')
    if style.size is not None:
        out.append(f'<w:sz w:val="{round(style.size * 2)}"/><w:szCs w:val="{round(style.size * 2)}"/>')
    return "".join(out)


def paragraph_properties(
    style: Style, theme: Theme, frame: Frame = NO_FRAME, extra_tabs: str = "", level: int = -1
) -> str:
    """The paragraph properties that `style` itself sets, inside `frame`; `level` is an outline level, -1 for none.

    `style.indent` counts to the text; with `hanging` the first line begins that much before it. A rule at
    the left stands where the column begins, the text `indent` points from it.
    """
    group = frame.group or Style()
    out: list[str] = []
    if style.keep_with_next is not None:
        out.append("<w:keepNext/>" if style.keep_with_next else '<w:keepNext w:val="0"/>')
    if level >= 0:
        out.append("<w:keepLines/>")
    rules, background = _rules(style, group, frame, theme)
    out.append(rules)
    if background is not None:
        out.append(f'<w:shd w:val="clear" w:color="auto" w:fill="{color(background, "FFFFFF")}"/>')
    tabs = extra_tabs
    left, hanging = _indents(style, frame, padded=background is not None and not _rule_left(style, group))
    if frame.hanging and hanging:
        tabs = f'<w:tab w:val="left" w:pos="{twips(left)}"/>{tabs}'
    if tabs:
        out.append(f"<w:tabs>{tabs}</w:tabs>")
    out.append(_spacing(style))
    if (style.indent, style.hanging) != (None, None) or left or hanging:
        right = f' w:right="{twips(_PADDING)}"' if background is not None else ""
        out.append(f'<w:ind w:left="{twips(left)}"{right} w:hanging="{twips(hanging)}"/>')
    if style.align is not None:
        out.append(f'<w:jc w:val="{_ALIGN[style.align]}"/>')
    if level >= 0:
        out.append(f'<w:outlineLvl w:val="{level}"/>')
    return "".join(out)


def _spacing(style: Style) -> str:
    out = "".join(
        f' w:{name}="{max(0, twips(value))}"'
        for name, value in (("before", style.before), ("after", style.after), ("line", style.leading))
        if value is not None
    )
    # At least, not exactly: a line with Arabic vowel signs or a fallback font must not be cut.
    rule = ' w:lineRule="atLeast"' if style.leading is not None else ""
    return f"<w:spacing{out}{rule}/>" if out else ""


def _rule_left(style: Style, group: Style) -> float:
    return style.rule_left or group.rule_left or 0.0


def _indents(style: Style, frame: Frame, *, padded: bool) -> tuple[float, float]:
    """The left indent and the hanging of the first line, in points."""
    group_indent = (frame.group.indent or 0.0) if frame.group else 0.0
    own = max(style.indent or 0.0, style.hanging or 0.0)
    left = frame.indent + group_indent + own + frame.hanging + (_PADDING if padded else 0.0)
    return left, frame.hanging or style.hanging or 0.0


def _rules(style: Style, group: Style, frame: Frame, theme: Theme) -> tuple[str, str | None]:
    """`w:pBdr` and the background behind the paragraph, None if there is none."""
    background = style.background or group.background
    above = style.rule_above or (group.rule_above if frame.first else 0.0) or 0.0
    left = _rule_left(style, group)
    edges: dict[str, tuple[float, float, str]] = {}
    if background is not None:
        edges = dict.fromkeys(_EDGES, (0.5, _PADDING, background))
    if above:
        edges["top"] = (above, 4.0, style.rule_color or group.rule_color or theme.rule)
    if left:
        space = max(1.0, (style.indent or group.indent or 4.0) - left)
        edges["left"] = (left, min(space, _MAX_SPACE), style.rule_color or group.rule_color or theme.accent)
    out = "".join(
        f'<w:{edge} w:val="single" w:sz="{max(2, round(width * 8))}" w:space="{round(space)}" '
        f'w:color="{color(paint)}"/>'
        for edge in _EDGES
        if edge in edges
        for width, space, paint in (edges[edge],)
    )
    return (f"<w:pBdr>{out}</w:pBdr>" if out else ""), background
