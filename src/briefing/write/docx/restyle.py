"""Write DOCX: a person's own Word file read as a theme, so that the PDF takes its look from the same file.

A style that the file has counts as the file has it, with what it is based on up to "Normal"; one that it
lacks stays the theme's. Fonts are sorted into the theme's two roles by the kind that the file's font table
gives them, else by their names.
"""

from __future__ import annotations

from dataclasses import replace

from briefing.document import Page, RunningHead, Style, Theme
from briefing.write.docx import names
from briefing.write.docx.looks import Sheet, attribute, contextual, is_color, sheet_of, style_look
from briefing.write.docx.merge import OUR_TABLE
from briefing.write.docx.reference import Reference, W
from briefing.write.docx.taken import Heads, heads_of

_LISTED = ("list-item", "question")


def restyle(theme: Theme, reference: Reference) -> Theme:
    """`theme` with the page, fonts, styles, table rules, header and footer of `reference`; the accent is the first
    heading's colour."""
    page = theme.page if reference.page is None else _with_notes(reference.page, theme.page.notes)
    theme = replace(theme, page=page)
    heads, _ = heads_of(reference, theme, {})
    if any(head.rows for head in heads.values()):
        theme = replace(theme, running=_running(heads, reference))
    if reference.styles is None:
        return theme
    sheet = sheet_of(reference)
    fonts = dict(theme.fonts)
    styles = dict(theme.styles)
    body_size = 10.5
    for style, name in {**names.PARAGRAPH, **names.CHARACTER}.items():
        kind = "character" if style in names.CHARACTER and style not in names.PARAGRAPH else "paragraph"
        element = sheet.styles.get((kind, name.lower()))
        if element is None:
            continue
        look, family = style_look(element, sheet, body_size, body=style == "body")
        if style == "body":
            body_size = look.size or body_size
        if family and look.font:
            # The first style in reading order names the role's family: body, then titles and headings.
            fonts = fonts if fonts.get(look.font) != theme.fonts.get(look.font) else {**fonts, look.font: family}
        if style in _LISTED:
            # Where a list stands is said by the list.
            look = replace(look, indent=None, hanging=None, after=0.0 if contextual(element) else look.after)
        styles[style] = look
    rule, tables = _table_looks(sheet, reference, replace(theme, styles=styles))
    styles |= tables
    return replace(theme, fonts=fonts, styles=styles, accent=styles.get("h1", Style()).color or theme.accent, rule=rule)


def _with_notes(page: Page, notes: float) -> Page:
    """The page with a column for notes; a right margin that is wider by as much holds it already."""
    held = notes if page.right - page.left > notes - 1 else 0.0
    return replace(page, right=page.right - held, notes=notes)


def _running(heads: Heads, reference: Reference) -> RunningHead:
    header, footer = heads["header", False], heads["footer", False]
    return RunningHead(
        header.rows,
        footer.rows,
        heads["header", True].rows,
        heads["footer", True].rows,
        reference.header_top,
        reference.footer_bottom,
        any(head.counts for head in heads.values()),
    )


def _table_looks(sheet: Sheet, reference: Reference, theme: Theme) -> tuple[str, dict[str, Style]]:
    """The colour of the rules between rows and the ground of head rows, as the file's own table style draws them."""
    style = sheet.styles.get(OUR_TABLE, sheet.by_id.get(reference.table_style))
    if style is None or style.get(f"{W}type") != "table":
        return theme.rule, {}
    edges = (attribute(style, f"tblPr/w:tblBorders/w:{edge}", "color") for edge in ("insideH", "bottom", "top"))
    rule = next((f"#{paint.lower()}" for paint in edges if is_color(paint)), theme.rule)
    for part in style.iterchildren(f"{W}tblStylePr"):
        ground, words = attribute(part, "tcPr/w:shd", "fill"), attribute(part, "rPr/w:color", "val")
        if part.get(f"{W}type") == "firstRow" and is_color(ground):
            head = replace(
                theme.styles.get("table-head", Style()), color=f"#{words.lower()}" if is_color(words) else None
            )
            grounded = {"table-head-row": Style(background=f"#{ground.lower()}")}
            return rule, grounded | ({"table-head": head} if is_color(words) else {})
    return rule, {}
