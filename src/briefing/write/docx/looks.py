"""Write DOCX: what the styles of a person's own Word file say, as looks of a theme.

A style counts with all that it is based on, up to "Normal"; what is said of a paragraph or of a run itself is laid
over that. Sources: ECMA-376 part 1, 17.7.2 (how styles are laid over one another).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from briefing.document import Align, Style
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
_FIELDS = tuple(Style.__dataclass_fields__)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The styles of a person's file: by kind and name, by id, their defaults, and the kinds of its fonts."""

    styles: Mapping[tuple[str, str], etree._Element]
    by_id: Mapping[str, etree._Element]
    defaults: etree._Element | None
    families: Mapping[str, str]
    default: str

    def stops(self, ident: str, direct: etree._Element | None) -> tuple[tuple[float, Align], ...]:
        """The tab stops of a paragraph in the style `ident` with properties `direct`: (points, alignment), in order."""
        found: dict[float, Align] = {}
        for properties in (*(_part(style, "pPr") for style in reversed(self.chain(ident))), direct):
            for stop in () if properties is None else properties.iterfind(f"{W}tabs/{W}tab"):
                pos = stop.get(f"{W}pos", "")
                if not pos.lstrip("-").isdecimal() or len(pos) > 6:
                    continue
                if stop.get(f"{W}val") == "clear":
                    found.pop(int(pos) / 20, None)
                else:
                    found[int(pos) / 20] = _ALIGN.get(stop.get(f"{W}val", ""), "left")
        return tuple(sorted(found.items()))

    def chain(self, ident: str) -> list[etree._Element]:
        """The style `ident` (the default one where it is "") and those it is based on, nearest first."""
        out: list[etree._Element] = []
        at = self.by_id.get(ident or self.default)
        while at is not None and len(out) < _MAX_DEPTH:
            out.append(at)
            at = self.by_id.get(value(at, "basedOn"))
        return out


def sheet_of(reference: Reference) -> Sheet:
    """The styles of `reference`; none where it has no styles."""
    styles: dict[tuple[str, str], etree._Element] = {}
    by_id: dict[str, etree._Element] = {}
    default = ""
    root = reference.styles
    for style in () if root is None else root.iterchildren(f"{W}style"):
        kind = style.get(f"{W}type", "paragraph")
        styles.setdefault((kind, value(style, "name").lower()), style)
        by_id[style.get(f"{W}styleId", "")] = style
        if kind == "paragraph" and style.get(f"{W}default", "0") in ("1", "true", "on"):
            default = style.get(f"{W}styleId", "")
    return Sheet(styles, by_id, None if root is None else root.find(f"{W}docDefaults"), reference.families, default)


def style_look(element: etree._Element, sheet: Sheet, body_size: float, *, body: bool) -> tuple[Style, str]:
    """What the style says with those it is based on, nearest first, as a theme's style; and its font family.

    For the style of body text the file's defaults count too. `body_size` is what "single" lines are measured by.
    """
    sources: list[etree._Element] = []
    at: etree._Element | None = element
    while at is not None and len(sources) < _MAX_DEPTH and (at is element or value(at, "name") != "Normal"):
        sources.append(at)
        at = sheet.by_id.get(value(at, "basedOn"))
    if body:
        sources += _defaults(sheet)
    return _laid_over(reversed(sources), sheet, body_size)


def paragraph_look(sheet: Sheet, ident: str, properties: etree._Element | None) -> Style:
    """How a paragraph in the style `ident` with `properties` of its own looks, with nothing left to inherit."""
    look, _ = _laid_over((*reversed(_defaults(sheet)), *reversed(sheet.chain(ident))), sheet, 11.0)
    own, _ = _said(None, properties, look.size or 11.0, sheet)
    return over(look, own)


def run_look(sheet: Sheet, around: Style, properties: etree._Element | None) -> Style:
    """How a run with `properties` of its own looks in a paragraph that looks like `around`."""
    look, named = around, value(properties, "rStyle")
    for style in reversed(sheet.chain(named) if named else []):
        look = over(look, _said(_part(style, "rPr"), None, look.size or 11.0, sheet)[0])
    return over(look, _said(properties, None, look.size or 11.0, sheet)[0])


def over(look: Style, more: Style) -> Style:
    """`look` with what `more` says laid over it."""
    return replace(look, **{key: said for key in _FIELDS if (said := getattr(more, key)) is not None})


def contextual(style: etree._Element) -> bool:
    """Whether a paragraph style leaves out the room between its own paragraphs."""
    return bool(_on(_part(style, "pPr"), "contextualSpacing"))


def direct(properties: etree._Element | None, tag: str) -> bool:
    """Whether the run properties switch `tag` on."""
    return bool(_on(properties, tag))


def value(parent: etree._Element | None, path: str) -> str:
    """The value of the child at `path`, "" without one."""
    return attribute(parent, path, "val")


def attribute(parent: etree._Element | None, path: str, name: str) -> str:
    """An attribute of the descendant at `path`, "" without one."""
    found = _find(parent, path)
    return "" if found is None else found.get(f"{W}{name}", "")


def number(parent: etree._Element | None, path: str, name: str = "val") -> float | None:
    """An attribute as a number of a size that a page can have."""
    try:
        found = float(attribute(parent, path, name))
    except ValueError:
        return None
    return found if abs(found) < 100_000 else None


def is_color(text: str) -> bool:
    """Whether `text` is six hexadecimal digits."""
    return len(text) == 6 and all(digit in "0123456789abcdefABCDEF" for digit in text)


def _defaults(sheet: Sheet) -> list[etree._Element]:
    if sheet.defaults is None:
        return []
    return [wrap for tag in ("rPrDefault", "pPrDefault") for wrap in sheet.defaults.iterchildren(f"{W}{tag}")]


def _laid_over(sources: Iterable[etree._Element], sheet: Sheet, size: float) -> tuple[Style, str]:
    look, family = Style(), ""
    for source in sources:
        found, named = _said(_part(source, "rPr"), _part(source, "pPr"), look.size or size, sheet)
        look = over(look, found)
        family = named or family
    return look, family


def _said(run: etree._Element | None, paragraph: etree._Element | None, size: float, sheet: Sheet) -> tuple[Style, str]:
    """What run and paragraph properties say, and the font family that they name."""
    size = (number(run, "sz") or size * 2) / 2
    family = _family(run, sheet)
    role = sheet.families.get(family, "") if family else ""
    line, rule = number(paragraph, "spacing", "line"), attribute(paragraph, "spacing", "lineRule")
    leading = None if line is None else line / 240 * size * _AUTO_LINE if rule in ("", "auto") else line / 20
    hanging, left = _twentieth(paragraph, "ind", "hanging"), _twentieth(paragraph, "ind", "left")
    paint = attribute(run, "color", "val")
    fill = attribute(paragraph, "shd", "fill")
    edge_paints = (attribute(paragraph, f"pBdr/w:{edge}", "color") for edge in ("left", "top", "bottom"))
    edge_paint = next(filter(is_color, edge_paints), "")
    tracking = number(run, "spacing")
    return (
        Style(
            font={"roman": "serif", "swiss": "sans"}.get(role) or role_of(family),
            size=size if number(run, "sz") is not None else None,
            leading=leading,
            color=f"#{paint.lower()}" if is_color(paint) else None,
            bold=_on(run, "b"),
            italic=_on(run, "i"),
            align=_ALIGN.get(attribute(paragraph, "jc", "val")),
            before=_twentieth(paragraph, "spacing", "before"),
            after=_twentieth(paragraph, "spacing", "after"),
            indent=None if left is None else max(0.0, left - (hanging or 0.0)),
            hanging=hanging,
            tracking=None if tracking is None else tracking / 20,
            capitals=_on(run, "caps"),
            keep_with_next=_on(paragraph, "keepNext"),
            rule_left=_rule(paragraph, "left"),
            rule_above=_rule(paragraph, "top"),
            rule_below=_rule(paragraph, "bottom"),
            rule_color=f"#{edge_paint.lower()}" if edge_paint else None,
            background=f"#{fill.lower()}" if is_color(fill) else None,
        ),
        family,
    )


# Parts of the names of common faces.
_SERIFS = (
    *("serif", "roman", "times", "georgia", "cambria", "garamond", "palatino", "book", "century", "caslon", "antiqua"),
    *("caladea", "baskerville", "bodoni", "charter", "minion", "tinos"),
)
_SANS = (
    *("sans", "arial", "calibri", "helvetica", "verdana", "tahoma", "segoe", "aptos", "gothic", "carlito", "ubuntu"),
    *("roboto", "lato", "frutiger", "futura", "univers", "trebuchet", "arimo", "inter"),
)


def role_of(family: str) -> str | None:
    """The role that a family's name speaks for, where the file's font table does not say; None where neither does."""
    name = family.lower()
    if any(part in name for part in _SANS):
        return "sans"
    return "serif" if any(part in name for part in _SERIFS) else None


def _family(run: etree._Element | None, sheet: Sheet) -> str:
    named = attribute(run, "rFonts", "asciiTheme")
    return sheet.families.get(named[:5], "") if named else attribute(run, "rFonts", "ascii")


def _part(style: etree._Element, tag: str) -> etree._Element | None:
    return style.find(f"{W}{tag}")


def _find(parent: etree._Element | None, path: str) -> etree._Element | None:
    return None if parent is None else parent.find(f"w:{path}", {"w": W.strip("{}")})


def _twentieth(parent: etree._Element | None, path: str, name: str) -> float | None:
    found = number(parent, path, name)
    return None if found is None else found / 20


def _rule(paragraph: etree._Element | None, edge: str) -> float | None:
    if attribute(paragraph, f"pBdr/w:{edge}", "val") in ("nil", "none"):
        return 0.0
    eighths = number(paragraph, f"pBdr/w:{edge}", "sz")
    return None if eighths is None else min(eighths, 96) / 8


def _on(parent: etree._Element | None, path: str) -> bool | None:
    found = _find(parent, path)
    return None if found is None else found.get(f"{W}val", "1") not in ("0", "false", "off")
