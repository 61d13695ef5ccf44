"""Read: what a Word file's styles make of a paragraph: heading, list item, quotation, caption."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from briefing.model import BlockKind
from briefing.read.docx.package import Package

TRANSITIONAL: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
STRICT: Final = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"

_HEADING = re.compile(r"heading (\d)\Z")
_LIST = re.compile(r"list(?: (?:bullet|number))(?: (\d))?\Z")
_INHERITED: Final = 20


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style. `name` is its built-in English name where it is built in; `level` a heading's or list's."""

    name: str = ""
    kind: BlockKind = "paragraph"
    level: int = 0
    based_on: str | None = None


@dataclass(frozen=True, slots=True)
class Styles:
    """The paragraph styles by id, the default one, and the language that the document is set in."""

    by_id: Mapping[str, Style]
    default: Style
    language: str | None = None

    def get(self, identifier: str | None) -> Style:
        """The style of that id, or the default one."""
        return self.by_id.get(identifier, self.default) if identifier else self.default


def local(element: etree._Element) -> str:
    """The element's name when it is WordprocessingML, transitional or strict; otherwise ""."""
    tag = element.tag
    if not isinstance(tag, str) or not tag.startswith((TRANSITIONAL, STRICT)):
        return ""
    return tag[tag.index("}") + 1 :]


def child(element: etree._Element | None, *names: str) -> etree._Element | None:
    """The first child of that name, its first child of the next name, and so on."""
    for name in names:
        if element is None:
            return None
        element = next((inner for inner in element if local(inner) == name), None)
    return element


def value(element: etree._Element | None, name: str = "val") -> str | None:
    """An attribute in the namespace of WordprocessingML."""
    if element is None:
        return None
    return element.get(TRANSITIONAL + name) or element.get(STRICT + name)


def on(element: etree._Element | None) -> bool:
    """Whether a toggle (`<w:vanish/>`) is there and not switched off."""
    return element is not None and value(element) not in ("0", "false", "off")


def read_styles(package: Package, main: str) -> Styles:
    """The styles of the document whose main part is `main`."""
    part = package.related(main, "styles")
    if part is None:
        return Styles({}, Style())
    root = package.xml(part)
    plain: dict[str, Style] = {}
    default = Style()
    for element in root:
        if local(element) != "style" or value(element, "type") not in (None, "paragraph"):
            continue
        style = _style(element)
        plain[value(element, "styleId") or ""] = style
        if value(element, "default") in ("1", "true", "on"):
            default = style
    language = value(child(root, "docDefaults", "rPrDefault", "rPr", "lang"))
    return Styles({name: _resolved(style, plain) for name, style in plain.items()}, default, language)


def _style(element: etree._Element) -> Style:
    name = (value(child(element, "name")) or "").lower()
    based_on = value(child(element, "basedOn"))
    properties = child(element, "pPr")
    outline = value(child(properties, "outlineLvl"))
    heading, listed = _HEADING.match(name), _LIST.match(name)
    style = Style(name, based_on=based_on)
    if heading:
        return replace(style, kind="heading", level=int(heading.group(1)))
    if name in ("title", "subtitle"):
        return replace(style, kind="heading", level=1 if name == "title" else 2)
    if outline and outline.isdigit() and int(outline) < 9:
        return replace(style, kind="heading", level=int(outline) + 1)
    if listed or child(properties, "numPr") is not None:
        depth = value(child(properties, "numPr", "ilvl")) or "0"
        nested = int(listed.group(1) or 1) if listed else 1 + int(depth) if depth.isdigit() else 1
        return replace(style, kind="list-item", level=nested)
    if name in ("quote", "intense quote", "block text"):
        return replace(style, kind="quote")
    if name == "caption":
        return replace(style, kind="caption")
    return style


def _resolved(style: Style, styles: Mapping[str, Style]) -> Style:
    """The style with the kind that the styles it is based on give it, where it says none itself."""
    here: Style | None = style
    for _ in range(_INHERITED):
        if here is None or here.kind != "paragraph":
            break
        here = styles.get(here.based_on) if here.based_on else None
    return replace(style, kind=here.kind, level=here.level) if here else style
