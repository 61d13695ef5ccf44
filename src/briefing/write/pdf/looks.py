"""Write: a theme's named styles as numbers that the page needs, nothing left open."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.document import Align, Style, Theme
from briefing.write.pdf import faces
from briefing.write.pdf.atoms import Look

BLACK = "#000000"


@dataclass(frozen=True, slots=True)
class BlockLook:
    """How a block is set: its text's look and the measures around it, in points."""

    look: Look
    role: str
    bold: bool
    italic: bool
    leading: float
    align: Align
    before: float
    after: float
    indent: float
    hanging: float
    capitals: bool
    keep_with_next: bool
    rule_left: float
    rule_above: float
    rule_color: str
    background: str
    rule_below: float


def block_look(theme: Theme, name: str, *, inherit: bool = True) -> BlockLook:
    """The look of the block style `name`; what neither it nor "body" says takes a plain default.

    With `inherit` False only the measures the style itself gives count, for containers that have no text of their own.
    """
    style = theme.style(name) if inherit else theme.styles.get(name, Style())
    text = theme.style(name)
    size = text.size or 10.5
    role = text.font or "serif"
    bold, italic = bool(text.bold), bool(text.italic)
    names = faces.chain(theme.fonts.get(role, ""), role, bold, italic, theme.font_files)
    return BlockLook(
        look=Look(names, size, text.color or BLACK, text.tracking or 0.0),
        role=role,
        bold=bold,
        italic=italic,
        leading=text.leading or size * 1.4,
        align=text.align or "left",
        before=style.before or 0.0,
        after=style.after or 0.0,
        indent=style.indent or 0.0,
        hanging=style.hanging or 0.0,
        capitals=bool(text.capitals),
        keep_with_next=bool(style.keep_with_next),
        rule_left=style.rule_left or 0.0,
        rule_above=style.rule_above or 0.0,
        rule_color=style.rule_color or theme.rule,
        background=style.background or "",
        rule_below=style.rule_below or 0.0,
    )


def character_look(theme: Theme, block: BlockLook, name: str, *, strong: bool = False, em: bool = False) -> Look:
    """The look of the character style `name` inside `block`: what the style leaves open is the block's."""
    own = theme.styles.get(name, Style()) if name else Style()
    role = own.font or block.role
    bold = (block.bold if own.bold is None else own.bold) or strong
    italic = block.italic if own.italic is None else own.italic
    if em:  # emphasis inside italics stands upright
        italic = not italic
    color = own.color or _named_color(theme, name) or block.look.color
    return Look(
        faces.chain(theme.fonts.get(role, ""), role, bold, italic, theme.font_files),
        own.size or block.look.size,
        color,
        block.look.tracking if own.tracking is None else own.tracking,
    )


def capitals(theme: Theme, block: BlockLook, name: str) -> bool:
    """Whether our words in the character style `name` are printed in capitals."""
    own = theme.styles.get(name, Style()).capitals if name else None
    return block.capitals if own is None else own


def _named_color(theme: Theme, name: str) -> str | None:
    """What the theme's own colours say of a character style that names none."""
    if name == "number":
        return theme.accent
    return theme.muted if name in ("muted", "omission", "paragraph-number", "label") else None
