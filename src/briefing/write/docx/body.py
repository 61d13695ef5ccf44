"""Write DOCX: blocks become paragraphs, lists and tables of the body."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import assert_never

from briefing.document import (
    AnswerLines,
    Block,
    Contents,
    Document,
    Drawing,
    Figure,
    Group,
    Heading,
    Inline,
    List,
    PageBreak,
    Paragraph,
    Quotation,
    Style,
    Table,
    plain,
)
from briefing.write.docx import contents, drawings, figures, tables
from briefing.write.docx.assembly import Assembly
from briefing.write.docx.direction import plain_script
from briefing.write.docx.flow import Flow, ParagraphXml
from briefing.write.docx.inline import place_for, runs, text_run
from briefing.write.docx.numbering import Marker
from briefing.write.docx.properties import NO_FRAME, Frame, inset, run_properties, tight

_NUMBER_WIDTH = 24.0  # points for a hanging ¶12
_LONG = 300  # characters; a longer excerpt may be parted by a page's end, its credit still not from its last lines


@dataclass(frozen=True, slots=True)
class Setting:
    """Where blocks stand, in points: the width there, the width that tables may take (over the column for notes),
    the indent from the left, how far text reaches over that column, the room for hanging numbers. And the box
    around, how deep in lists, and which style plain body paragraphs take ("": body itself)."""

    width: float
    wide: float
    indent: float = 0.0
    right: float = 0.0
    hanging: float = 0.0
    group: Style | None = None
    depth: int = 0
    plain_style: str = ""


class Body:
    """Writes blocks into a flow; `assembly` collects what they refer to."""

    def __init__(self, assembly: Assembly) -> None:
        self.assembly = assembly
        self.flow = Flow()
        self._box_opens = False

    def blocks(self, blocks: tuple[Block, ...], setting: Setting) -> None:
        """Write `blocks` one after the other."""
        for block in blocks:
            self.block(block, setting)

    def block(self, block: Block, setting: Setting) -> None:
        """Write one block with all that it contains."""
        anchor = self.assembly.anchor(block.id)
        if anchor is not None:
            self.flow.bookmarks.append(anchor)
        match block:
            case Heading():
                self._heading(block, setting)
            case Paragraph():
                self.paragraph(block, setting)
            case Quotation():
                self._quotation(block, setting)
            case List():
                self._list(block, setting)
            case Table():
                tables.write(block, self, setting)
            case Group():
                self._group(block, setting)
            case Figure():
                figures.write(block, self, setting)
            case Drawing():
                drawings.write(block, self, setting)
            case AnswerLines():
                self._answer_lines(block, setting)
            case Contents():
                contents.write(block, self.assembly.headings, self, setting)
            case PageBreak():
                self.flow.page_break = True
            case _:
                assert_never(block)

    def add(
        self,
        style: str,
        children: tuple[Inline, ...],
        setting: Setting,
        *,
        before: str = "",
        level: int = -1,
    ) -> ParagraphXml:
        """Write one paragraph in theme style `style`; `before` are runs ahead of its own."""
        place = place_for(style, children, self.assembly)
        content = before + runs(children, place, self.assembly)
        tall = tight(place.look) and not plain_script(plain(children))
        return self.raw(style, content, setting, rtl=place.right, level=level, tall=tall)

    def raw(
        self,
        style: str,
        content: str,
        setting: Setting,
        *,
        rtl: bool | None = None,
        level: int = -1,
        tall: bool = False,
    ) -> ParagraphXml:
        """Write one paragraph whose runs are XML already; without `rtl` it runs as the document does. `tall`: it holds
        letters that its tight lines would cut."""
        rtl = self.assembly.right if rtl is None else rtl
        indent = 0.0 if self.flow.marker is not None else setting.indent
        right = setting.right + (setting.wide - setting.width if style.endswith("wide") else 0.0)
        opens = setting.group is not None and self._box_opens
        group = setting.group if setting.group and (opens or inset(setting.group)) else None
        framed = indent or setting.hanging or right or group or opens or tall
        frame = Frame(indent, setting.hanging, right, group, opens, tall=tall) if framed else NO_FRAME
        if rtl and not self.assembly.right:
            look = self.assembly.sheet.look(style)
            frame = replace(frame, turned=bool(indent or group or inset(look) or look.hanging))
        self._box_opens = False
        ident = self.assembly.sheet.paragraph(style, frame, level)
        return self.flow.add(ParagraphXml(ident, content, right=rtl))

    def paragraph(self, block: Paragraph, setting: Setting) -> ParagraphXml:
        """Write a paragraph; a plain one takes the style of where it stands (a cell, a list)."""
        style = setting.plain_style if block.style == "body" and setting.plain_style else block.style
        made = self.add(style, block.children, setting)
        made.keep_next = block.keep_with_next
        return made

    def _heading(self, block: Heading, setting: Setting) -> None:
        level = min(max(block.level, 1), 4)
        self.add(block.style or f"h{level}", block.children, setting, level=level - 1)

    def _quotation(self, block: Quotation, setting: Setting) -> None:
        look = self.assembly.sheet.look(block.style)
        numbered = any(paragraph.number is not None for paragraph in block.paragraphs)
        hanging = _NUMBER_WIDTH if numbered else 0.0
        # Speaker and credit stand in line with the words, behind the same rule: it runs through unbroken. The label
        # stands over it, so that one excerpt's rule ends before the next one's.
        beside = replace(setting, group=_beside(look, setting.group), hanging=hanging)
        above = replace(beside, group=replace(beside.group or Style(), rule_left=None))
        start = len(self.flow.items)
        if block.label:
            self.raw("excerpt-label", text_run(block.label), above)
        mark = f'<w:rStyle w:val="{self.assembly.sheet.character("paragraph-number")}"/>'
        first = len(self.flow.items)
        for paragraph in block.paragraphs:
            number = "" if paragraph.number is None else f"¶{paragraph.number}"
            before = text_run(number, mark) + "<w:r><w:tab/></w:r>" if numbered else ""
            self.add(block.style, paragraph.children, replace(setting, hanging=hanging), before=before)
        last = len(self.flow.items)
        if block.attribution is not None:
            self.paragraph(block.attribution, beside)
        self.paragraph(block.credit, beside)
        if sum(len(plain(paragraph.children)) for paragraph in block.paragraphs) <= _LONG:
            self.flow.keep_together(start)
            self.flow.keep_lines(first, last)
        else:
            self.flow.keep_with_next(start, first)
            self.flow.keep_together(max(start, last - 1))

    def _list(self, block: List, setting: Setting) -> None:
        item_style = "question" if block.style == "questions" else "list-item"
        look = self.assembly.sheet.look(item_style)
        hanging = max(look.hanging or 0.0, _marker_room(block, look))
        left = setting.indent + (look.indent or 0.0) + hanging
        marks = self._marks(block)
        level = min(setting.depth, 8)
        number = self.assembly.numbering.add(Marker(block.ordered, left, hanging, level, marks), block.start)
        inside = replace(
            setting,
            width=setting.width - (left - setting.indent),
            indent=left,
            depth=setting.depth + 1,
            plain_style=item_style,
        )
        for item in block.items:
            self.flow.marker = (number, level)
            if not item.blocks or not isinstance(item.blocks[0], Paragraph | Heading | List | Group | Quotation):
                self.raw(item_style, "", inside)
            self.blocks(item.blocks, inside)
            self.flow.marker = None

    def _marks(self, block: List) -> str:
        if not block.ordered:
            return ""
        theme = self.assembly.theme
        return run_properties(theme.styles.get("number", Style(color=theme.accent, bold=True)), theme)

    def _group(self, block: Group, setting: Setting) -> None:
        look = self.assembly.theme.styles.get(block.style) if block.style else None
        if block.style.endswith("wide"):
            setting = replace(setting, width=setting.wide, right=setting.right + setting.wide - setting.width)
        if look is not None and look.background:
            tables.write_box(block, look, self, setting)
            return
        start = len(self.flow.items)
        inside = setting
        if look is not None and (look.rule_left or look.rule_above or look.indent):
            inside = replace(setting, group=look)
            self._box_opens = True
        self.blocks(block.blocks, inside)
        self._box_opens = False
        if block.keep:
            self.flow.keep_together(start)

    def _answer_lines(self, block: AnswerLines, setting: Setting) -> None:
        start = len(self.flow.items)
        if start and isinstance(before := self.flow.items[-1], ParagraphXml):
            before.keep_next = True
        for _ in range(min(max(block.count, 0), 200)):
            self.raw("answer-line", "", setting)
        lines = [item for item in self.flow.items[start:] if isinstance(item, ParagraphXml)]
        # The question stays with its first line, and the last line is never alone.
        for line in (*lines[:1], *lines[-2:-1]):
            line.keep_next = len(lines) > 1


def _beside(look: Style, group: Style | None) -> Style:
    """The group's look for what stands beside the words of a quotation with `look`."""
    around = inset(group) if group else 0.0
    rule, paint = (look.rule_left, look.rule_color) if look.rule_left else (None, None)
    base = group or Style()
    return replace(
        base, rule_left=rule or base.rule_left, rule_color=paint or base.rule_color, indent=around + inset(look) or None
    )


def _marker_room(block: List, look: Style) -> float:
    """Points for a list's widest marker and the gap after it."""
    if not block.ordered:
        return 12.0
    # The blocks of questions count on from one another: their numbers keep the same room from 1 to 99.
    digits = max(len(str(block.start + len(block.items))), 2 if block.style == "questions" else 1)
    return (look.size or 10.5) * (0.65 * digits + 0.3) + 6.0


def write(document: Document, assembly: Assembly) -> str:
    """The content of `w:body` without its section properties."""
    body = Body(assembly)
    body.blocks(document.blocks, Setting(assembly.width, assembly.width + assembly.theme.page.notes))
    flow = body.flow
    if flow.bookmarks or not flow.items or isinstance(flow.items[-1], str):
        flow.add(ParagraphXml(assembly.sheet.paragraph("small"), ""))
    return flow.xml()
