"""Write DOCX: the theme as named styles, and the variants of them that a document needs.

A variant (an excerpt with hanging numbers, a heading that looks like a card's title, a paragraph in a box
or a list) is a style of its own, based on the one it varies: nothing is formatted by hand, and restyling
"Excerpt" restyles them all.
"""

from __future__ import annotations

import re
from dataclasses import replace

from briefing.document import Style, Theme
from briefing.write.docx import names
from briefing.write.docx.numbering import QUOTATION_MARK
from briefing.write.docx.properties import NO_FRAME, Frame, color, fonts, inset, paragraph_properties, run_properties
from briefing.write.docx.xml import escape, root, twips

_OUTLINE = {"h1": 0, "h2": 1, "h3": 2, "h4": 3}
_CELL = 3.0  # points above and below what stands in a cell
_CELLS = ("table-cell", "table-cell-small", "table-head")
_CELL_IDS = {names.style_id(names.PARAGRAPH[style]): style for style in _CELLS}
_DEFAULT_BODY = Style(font="sans", size=10.5, leading=15.0, color="#000000", after=6.0, before=0.0)


class Sheet:
    """The styles of one Word file. Asking for a style makes sure that it will be in `xml`."""

    def __init__(self, theme: Theme, width: float, *, rtl: bool = False) -> None:
        """`width` is that of the text column in points: the contents' page numbers stand there. Running header and
        footer reach over the column for notes as well."""
        self.theme = theme
        self._width = width
        self._rtl = rtl
        self._looks: dict[str, Style] = {}
        self._character_looks: dict[str, Style] = {}
        self._paragraph: dict[str, str] = {}
        self._plain: dict[str, str] = {}  # what was asked for before, for most of a document asks for the same
        self._plain_character: dict[str, str] = {}
        self._variants: dict[tuple[str, Frame, int], str] = {}
        self._character: dict[str, str] = {}
        self._table: dict[str, str] = {}
        for style in names.PARAGRAPH:
            self.paragraph(style)
        for style in names.CHARACTER:
            self.character(style)
        self.table("table")

    def look(self, style: str) -> Style:
        """How paragraph style `style` looks with every gap filled."""
        if style not in self._looks:
            self._looks[style] = self.theme.style(style)
        return self._looks[style]

    def paragraph(self, style: str, frame: Frame = NO_FRAME, level: int = -1) -> str:
        """The id of paragraph style `style` (an unknown one is body) in `frame`, at outline `level` (-1: its own)."""
        if level < 0 and frame is NO_FRAME and style in self._plain:
            return self._plain[style]
        asked = style
        if style not in names.PARAGRAPH and style not in self.theme.styles:
            style = "body"
        name = names.word_name(style)
        base = names.style_id(name)
        if base not in self._paragraph:
            self._paragraph[base] = self._paragraph_xml(style, name, base)
        if level == _OUTLINE.get(style, -1):
            level = -1
        if frame == NO_FRAME and level < 0:
            self._plain[asked] = base
            return base
        key = (style, frame, level)
        if key not in self._variants:
            self._variants[key] = self._variant(style, base, frame, level)
        return self._variants[key]

    def spaced(self, ident: str) -> str:
        """The id of the style that paragraph style `ident` takes where another paragraph of its cell follows."""
        style = _CELL_IDS.get(ident, "")
        after = self.look(style).after if style else None
        if not after:
            return ident
        name = f"{names.word_name(style)} Followed"
        made = names.style_id(name)
        if made not in self._paragraph:
            body = f"<w:pPr>{paragraph_properties(Style(after=after), self.theme)}</w:pPr>"
            self._paragraph[made] = _style("paragraph", made, name, ident, body)
        return made

    def character(self, style: str) -> str:
        """The id of character style `style`; one that nobody knows looks like the text around it."""
        if style in self._plain_character:
            return self._plain_character[style]
        name = names.character_name(style)
        ident = names.style_id(name)
        if ident not in self._character:
            body = f"<w:rPr>{self._character_look(style)}</w:rPr>"
            self._character[ident] = _style("character", ident, name, "DefaultParagraphFont", body)
        self._plain_character[style] = ident
        return ident

    def character_look(self, style: str) -> Style:
        """What character style `style` says of its own."""
        if style not in self._character_looks:
            self._character_looks[style] = self._character_style(style)
        return self._character_looks[style]

    def table(self, style: str) -> str:
        """The id of table style `style`: hairlines between the rows, none upright, header row set off."""
        name = (
            "Briefing Table" if style == "table" or style not in self.theme.styles else names.word_name(style) + " Grid"
        )
        ident = names.style_id(name)
        if ident not in self._table:
            look = self.theme.styles.get(style, Style())
            paint = color(look.rule_color or self.theme.rule)
            fill = self.theme.styles.get("table-head-row", Style()).background
            ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{color(fill)}"/>' if fill else ""
            line = f'w:val="single" w:sz="4" w:space="0" w:color="{paint}"'
            strong = f'w:val="single" w:sz="8" w:space="0" w:color="{paint}"'
            self._table[ident] = _style(
                "table",
                ident,
                name,
                "TableNormal",
                f"<w:tblPr><w:tblBorders><w:top {line}/><w:bottom {line}/><w:insideH {line}/></w:tblBorders>"
                f'<w:tblCellMar><w:top w:w="{twips(_CELL)}" w:type="dxa"/><w:left w:w="0" w:type="dxa"/>'
                f'<w:bottom w:w="{twips(_CELL)}" w:type="dxa"/>'
                f'<w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr>'
                f'<w:tblStylePr w:type="firstRow"><w:tcPr>'
                f"<w:tcBorders><w:bottom {strong}/></w:tcBorders>{ground}</w:tcPr></w:tblStylePr>",
            )
        return ident

    def xml(self, language: str) -> bytes:
        """The part styles.xml; `language` is the document's BCP 47 tag."""
        lang = f'<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="{language}"/>'
        defaults = f"<w:rPrDefault><w:rPr>{fonts('sans', self.theme)}{lang}</w:rPr></w:rPrDefault><w:pPrDefault/>"
        latent = (
            '<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" '
            'w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>'
        )
        fixed = (
            '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
            '<w:name w:val="Default Paragraph Font"/>'
            '<w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
            '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
            '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
            '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
            '<w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
        )
        own = "".join((*self._paragraph.values(), fixed, *self._character.values(), *self._table.values()))
        return root("w:styles", f"<w:docDefaults>{defaults}</w:docDefaults>{latent}{own}")

    def _paragraph_xml(self, style: str, name: str, ident: str) -> str:
        look = self._own(style)
        if style == "body":
            gaps = {
                key: getattr(_DEFAULT_BODY, key)
                for key in _DEFAULT_BODY.__dataclass_fields__
                if getattr(look, key) is None
            }
            look = replace(look, **gaps)
        if style in _CELLS:
            look = replace(look, after=0.0)  # a cell has its own room; only between two paragraphs `spaced` says more
        level, tabs, frame = _OUTLINE.get(style, -1), "", NO_FRAME
        if style in ("header", "footer"):
            full = self._width + self.theme.page.notes
            tabs = f'<w:tab w:val="center" w:pos="{twips(full / 2)}"/><w:tab w:val="right" w:pos="{twips(full)}"/>'
            frame = Frame(right=self.theme.page.notes)
        elif re.fullmatch("toc-[1-4]", style):
            tabs = f'<w:tab w:val="right" w:leader="dot" w:pos="{twips(self._width)}"/>'
        elif style == "answer-line":
            return self._answer_line(name, ident)
        elif style == "figure":
            return self._figure(name, ident)
        number = QUOTATION_MARK if style == "key-quote" else 0
        if number:
            look = replace(look, indent=None, hanging=None)  # the list says them
        if level >= 0 and look.keep_with_next is None:
            look = replace(look, keep_with_next=True)
        body = (
            f"<w:pPr>{paragraph_properties(look, self.theme, frame, tabs, level, rtl=self._rtl, number=number)}</w:pPr>"
        )
        runs = run_properties(look, self.theme)
        based = "" if style == "body" else "Normal"
        return _style("paragraph", ident, name, based, f"{body}<w:rPr>{runs}</w:rPr>" if runs else body)

    def _own(self, style: str) -> Style:
        """What the theme says of paragraph style `style` itself, or what stands in for it."""
        own = self.theme.styles.get(style)
        if own is not None:
            return own
        match style:
            case "toc-heading":
                return self.theme.styles.get("h2", Style())
            case "toc-3" | "toc-4":
                return replace(self.theme.styles.get("toc-2", Style()), indent=12.0 * int(style[-1]))
            case "table-gap":
                return Style(size=1.0, leading=1.0, before=0.0, after=5.5)  # with its own line it is 7
            case _:
                return Style()

    def _figure(self, name: str, ident: str) -> str:
        """A line as high as what stands in it: a set height would cut the picture."""
        look = replace(self._own("figure"), leading=None)
        spacing = "".join(
            f' w:{edge}="{twips(value)}"' for edge, value in (("before", look.before), ("after", look.after)) if value
        )
        align = paragraph_properties(Style(align=look.align), self.theme)
        keep = "<w:keepNext/>" if look.keep_with_next else ""
        body = f'<w:pPr>{keep}<w:spacing{spacing} w:line="240" w:lineRule="auto"/>{align}</w:pPr>'
        return _style("paragraph", ident, name, "Normal", body)

    def _answer_line(self, name: str, ident: str) -> str:
        look = self.theme.styles.get("answer-line", Style())
        line = f'w:val="single" w:sz="4" w:space="0" w:color="{color(look.rule_color or self.theme.rule)}"'
        spacing = f'<w:spacing w:before="0" w:after="140" w:line="{twips(look.leading or 22.7)}" w:lineRule="exact"/>'
        borders = f"<w:pBdr><w:bottom {line}/><w:between {line}/></w:pBdr>"
        # The room after the last line; between two of them none.
        spacing += "<w:contextualSpacing/>"
        return _style("paragraph", ident, name, "Normal", f"<w:pPr>{borders}{spacing}</w:pPr>")

    def _character_style(self, style: str) -> Style:
        theme = self.theme
        own = theme.styles.get(style)
        match style:
            case "number":
                default = Style(color=theme.accent, bold=True)
            case "label":
                default = Style(font="sans", size=7.5, color=theme.muted, capitals=True, tracking=0.6)
            case "muted" | "omission":
                default = Style(color=theme.muted)
            case "date" | "strong":
                default = Style(bold=True)
            case "em":
                default = Style(italic=True)
            case "warning":
                default = Style(color=theme.accent, bold=True)
            case "paragraph-number":
                default = Style(font="sans", size=7.5, color=theme.muted)
            case "link":
                default = Style(color=theme.accent)
            case _:
                default = Style()
        return own if own is not None else default

    def _character_look(self, style: str) -> str:
        if style == "note-mark":
            return '<w:vertAlign w:val="superscript"/>'
        return run_properties(self._character_style(style), self.theme)

    def _variant(self, style: str, base: str, frame: Frame, level: int) -> str:
        """A style based on `base` that says only what `frame` and `level` change."""
        words = (
            *(("Numbered",) if frame.hanging else ()),
            *(("Boxed",) if frame.group is not None else ()),
            *(("Indented",) if frame.indent else ()),
            *(("Wide",) if frame.right else ()),
            *(("Right to Left",) if frame.turned else ()),
            *(("Tall",) if frame.tall else ()),
            *((f"Level {level + 1}",) if level >= 0 else ()),
        )
        name = stem = " ".join((names.word_name(style), *words))
        count = 1
        while names.style_id(name) in self._paragraph:
            count += 1
            name = f"{stem} {count}"
        ident = names.style_id(name)
        look = replace(self._own(style), before=None, after=None, leading=None, align=None, keep_with_next=None)
        if frame.tall:
            look = replace(look, leading=self.look(style).leading)
        if frame.first and frame.group and (frame.group.before or 0.0) > (self.look(style).before or 0.0):
            look = replace(look, before=frame.group.before)
        if style == "key-quote":
            # An indent said here beats the list's: the mark must go on hanging in it.
            look = replace(look, indent=0.0, hanging=inset(self.theme.style(style)) or 15.0)
        body = f"<w:pPr>{paragraph_properties(look, self.theme, frame, level=level, rtl=self._rtl)}</w:pPr>"
        self._paragraph[ident] = _style("paragraph", ident, name, base, body)
        return ident


def _style(kind: str, ident: str, name: str, based: str, body: str) -> str:
    custom = "" if name in names.BUILT_IN else ' w:customStyle="1"'
    default = ' w:default="1"' if name == "Normal" else ""
    parent = f'<w:basedOn w:val="{based}"/>' if based else ""
    after = '<w:next w:val="Normal"/>' if kind == "paragraph" and name.lower().startswith(("heading", "title")) else ""
    head = f'<w:style w:type="{kind}"{default}{custom} w:styleId="{escape(ident)}"><w:name w:val="{escape(name)}"/>'
    return f'{head}{parent}{after}<w:uiPriority w:val="9"/><w:qFormat/>{body}</w:style>'
