"""Write DOCX: a person's own Word file read as a theme, so that the PDF takes its look from the same file.

A style that the file has counts as the file has it, with what it is based on up to "Normal"; one that it
lacks stays the theme's. Fonts are sorted into the theme's two roles by the kind that the file's font table
gives them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from lxml import etree

from briefing.document import Align, Page, Style, Theme
from briefing.write.docx import names
from briefing.write.docx.reference import Reference, W

_ALIGN: Mapping[str, Align] = {
    "left": "left",
    "start": "left",
    "right": "right",
    "end": "right",
    "center": "center",
    "both": "justify",
}
_MAX_DEPTH = 40
_AUTO_LINE = 1.2  # what Word's "single" line is for most fonts, in font sizes


@dataclass(frozen=True, slots=True)
class _Sheet:
    styles: Mapping[tuple[str, str], etree._Element]
    by_id: Mapping[str, etree._Element]
    defaults: etree._Element | None
    families: Mapping[str, str]


def restyle(theme: Theme, reference: Reference) -> Theme:
    """`theme` with the page, fonts and styles of `reference`; the accent is the first heading's colour."""
    page = theme.page if reference.page is None else _with_notes(reference.page, theme.page.notes)
    if reference.styles is None:
        return replace(theme, page=page)
    sheet = _sheet(reference)
    fonts = dict(theme.fonts)
    styles = dict(theme.styles)
    body_size = 10.5
    for style, name in {**names.PARAGRAPH, **names.CHARACTER}.items():
        kind = "character" if style in names.CHARACTER and style not in names.PARAGRAPH else "paragraph"
        element = sheet.styles.get((kind, name.lower()))
        if element is None:
            continue
        look, family = _look(element, sheet, body_size, body=style == "body")
        if style == "body":
            body_size = look.size or body_size
        if family and look.font:
            # The first style in reading order names the role's family: body, then titles and headings.
            fonts = fonts if fonts.get(look.font) != theme.fonts.get(look.font) else {**fonts, look.font: family}
        styles[style] = look
    heading = styles.get("h1", Style()).color
    return replace(theme, page=page, fonts=fonts, styles=styles, accent=heading or theme.accent)


def _with_notes(page: Page, notes: float) -> Page:
    """The page with a column for notes; a right margin that is wider by as much holds it already."""
    held = notes if page.right - page.left > notes - 1 else 0.0
    return replace(page, right=page.right - held, notes=notes)


def _sheet(reference: Reference) -> _Sheet:
    assert reference.styles is not None
    styles: dict[tuple[str, str], etree._Element] = {}
    by_id: dict[str, etree._Element] = {}
    for style in reference.styles.iterchildren(f"{W}style"):
        kind = style.get(f"{W}type", "paragraph")
        styles.setdefault((kind, _value(style, "name").lower()), style)
        by_id[style.get(f"{W}styleId", "")] = style
    return _Sheet(styles, by_id, reference.styles.find(f"{W}docDefaults"), reference.families)


def _look(element: etree._Element, sheet: _Sheet, body_size: float, *, body: bool) -> tuple[Style, str]:
    """What the style says with those it is based on, nearest first, as a theme's style; and its font family."""
    sources: list[etree._Element] = []
    at: etree._Element | None = element
    while at is not None and len(sources) < _MAX_DEPTH and (at is element or _value(at, "name") != "Normal"):
        sources.append(at)
        at = sheet.by_id.get(_value(at, "basedOn"))
    if body and sheet.defaults is not None:
        sources += [wrap for tag in ("rPrDefault", "pPrDefault") for wrap in sheet.defaults.iterchildren(f"{W}{tag}")]
    look, family = Style(), ""
    for source in reversed(sources):
        found, named = _own(source, look.size or body_size, sheet)
        look = replace(look, **{key: value for key in _FIELDS if (value := getattr(found, key)) is not None})
        family = named or family
    return look, family


_FIELDS = tuple(Style.__dataclass_fields__)


def _own(style: etree._Element, size: float, sheet: _Sheet) -> tuple[Style, str]:
    run, paragraph = style.find(f"{W}rPr"), style.find(f"{W}pPr")
    size = (_number(run, "sz") or size * 2) / 2
    family = _family(run, sheet)
    role = {"roman": "serif", "swiss": "sans"}.get(sheet.families.get(family, ""), "") if family else ""
    line, rule = _number(paragraph, "spacing", "line"), _attribute(paragraph, "spacing", "lineRule")
    leading = None if line is None else line / 240 * size * _AUTO_LINE if rule in ("", "auto") else line / 20
    hanging, left = _twentieth(paragraph, "ind", "hanging"), _twentieth(paragraph, "ind", "left")
    paint = _attribute(run, "color", "val")
    fill = _attribute(paragraph, "shd", "fill")
    border, above = _number(paragraph, "pBdr/w:left", "sz"), _number(paragraph, "pBdr/w:top", "sz")
    edge = _attribute(paragraph, "pBdr/w:left", "color") or _attribute(paragraph, "pBdr/w:top", "color")
    tracking = _number(run, "spacing")
    return (
        Style(
            font=role or None,
            size=size if _number(run, "sz") is not None else None,
            leading=leading,
            color=f"#{paint.lower()}" if _is_color(paint) else None,
            bold=_on(run, "b"),
            italic=_on(run, "i"),
            align=_ALIGN.get(_attribute(paragraph, "jc", "val")),
            before=_twentieth(paragraph, "spacing", "before"),
            after=_twentieth(paragraph, "spacing", "after"),
            indent=None if left is None else max(0.0, left - (hanging or 0.0)),
            hanging=hanging,
            tracking=None if tracking is None else tracking / 20,
            capitals=_on(run, "caps"),
            keep_with_next=_on(paragraph, "keepNext"),
            rule_left=None if border is None else border / 8,
            rule_above=None if above is None else above / 8,
            rule_color=f"#{edge.lower()}" if _is_color(edge) else None,
            background=f"#{fill.lower()}" if _is_color(fill) else None,
        ),
        family,
    )


def _family(run: etree._Element | None, sheet: _Sheet) -> str:
    named = _attribute(run, "rFonts", "asciiTheme")
    return sheet.families.get(named[:5], "") if named else _attribute(run, "rFonts", "ascii")


def _find(parent: etree._Element | None, path: str) -> etree._Element | None:
    return None if parent is None else parent.find(f"w:{path}", {"w": W.strip("{}")})


def _attribute(parent: etree._Element | None, path: str, name: str) -> str:
    found = _find(parent, path)
    return "" if found is None else found.get(f"{W}{name}", "")


def _number(parent: etree._Element | None, path: str, name: str = "val") -> float | None:
    try:
        value = float(_attribute(parent, path, name))
    except ValueError:
        return None
    return value if abs(value) < 100_000 else None


def _twentieth(parent: etree._Element | None, path: str, name: str) -> float | None:
    value = _number(parent, path, name)
    return None if value is None else value / 20


def _on(parent: etree._Element | None, path: str) -> bool | None:
    found = _find(parent, path)
    return None if found is None else found.get(f"{W}val", "1") not in ("0", "false", "off")


def _is_color(value: str) -> bool:
    return len(value) == 6 and all(digit in "0123456789abcdefABCDEF" for digit in value)


def _value(style: etree._Element, tag: str) -> str:
    return _attribute(style, tag, "val")
