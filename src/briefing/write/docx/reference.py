"""Write DOCX: a person's own Word file opened, for what is taken from it: styles, theme, page, header and footer."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from briefing.document import Page
from briefing.write.docx.unpack import part, raw, related, relations, unpacked
from briefing.write.docx.xml import NAMESPACES

W = f"{{{NAMESPACES['w']}}}"
_A = f"{{{NAMESPACES['a']}}}"
_DOCUMENT_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


@dataclass(frozen=True, slots=True)
class HeadPart:
    """A header or footer as it stands in the file; `pictures` maps relations to bytes, None for links out of it."""

    kind: str
    first: bool
    root: etree._Element
    pictures: Mapping[str, bytes | None]


@dataclass(frozen=True, slots=True)
class Reference:
    """What is taken from the file: the root of its styles, its theme part (None: ours), its page (None: ours), its
    headers and footers, and the id of the style that its first table has ("": it has no table).

    `families` maps font names to their kind (roman, swiss, …), "major" and "minor" to the theme's font names.
    `dropped` says in words what of the file is left where it is.
    """

    styles: etree._Element | None
    theme: bytes | None
    page: Page | None
    families: Mapping[str, str]
    heads: tuple[HeadPart, ...] = ()
    header_top: float = 35.4
    footer_bottom: float = 35.4
    table_style: str = ""
    dropped: tuple[str, ...] = ()


def open_reference(data: bytes) -> Reference:
    """The look in the .docx `data`. Raises `BriefingError` for what is no readable Word file."""
    with unpacked(data) as packed:
        main = next(related(packed, "", "officeDocument"), "word/document.xml")
        document = part(packed, main)
        section = _section(document)
        styles = next((part(packed, path) for path in related(packed, main, "styles")), None)
        theme = next((part(packed, path) for path in related(packed, main, "theme")), None)
        fonts = next((part(packed, path) for path in related(packed, main, "fontTable")), None)
        heads = tuple(_heads(packed, main, section)) if section is not None else ()
        dropped = _left_out(packed, document)
    # A theme with pictures would need parts that are not taken along.
    pictures = theme is not None and any(
        str(name).startswith(_DOCUMENT_RELATION) for element in theme.iter() for name in element.attrib
    )
    blob = None if theme is None or pictures else etree.tostring(theme, xml_declaration=True, encoding="UTF-8")
    margins = None if section is None else section.find(f"{W}pgMar")
    top, bottom = (35.4 if margins is None else _points(margins, edge) for edge in ("header", "footer"))
    table = document.find(f"{W}body/{W}tbl/{W}tblPr/{W}tblStyle")
    return Reference(
        styles,
        blob,
        _page(section),
        _families(fonts, theme),
        heads,
        min(max(top, 0.0), 200.0),
        min(max(bottom, 0.0), 200.0),
        "" if table is None else table.get(f"{W}val", ""),
        dropped,
    )


def _section(document: etree._Element) -> etree._Element | None:
    """The first section: what a reader of the file sees first."""
    return next(document.iter(f"{W}sectPr"), None)


def _heads(packed: zipfile.ZipFile, main: str, section: etree._Element) -> Iterator[HeadPart]:
    """The header and footer of the first page and of the others; where the first is not set apart, it is the same."""
    paths = {**relations(packed, main, "header"), **relations(packed, main, "footer")}
    apart = section.find(f"{W}titlePg")
    own_first = apart is not None and apart.get(f"{W}val", "1") not in ("0", "false", "off")
    for kind in ("header", "footer"):
        named = {
            pointer.get(f"{W}type", "default"): pointer.get(f"{_DOCUMENT_RELATION}id", "")
            for pointer in section.iterchildren(f"{W}{kind}Reference")
        }
        for first in (False, True):
            path = paths.get(named.get("first" if first and own_first else "default", ""))
            if path is not None and path in packed.namelist():
                yield HeadPart(kind, first, part(packed, path), _pictures(packed, path))


def _pictures(packed: zipfile.ZipFile, path: str) -> dict[str, bytes | None]:
    out: dict[str, bytes | None] = {}
    for ident, target in relations(packed, path, "image").items():
        out[ident] = raw(packed, target) if target and target in packed.namelist() else None
    return out


def _left_out(packed: zipfile.ZipFile, document: etree._Element) -> tuple[str, ...]:
    """What of the file is never taken along, in words."""
    names = [name.lower() for name in packed.namelist()]
    out = []
    if any(name.endswith(("vbaproject.bin", "vbadata.xml")) for name in names):
        out.append("macros")
    if any("/embeddings/" in name or "/activex/" in name for name in names):
        out.append("embedded objects")
    if any("attachedtemplate" in name for name in names) or _attached(packed):
        out.append("the link to a template")
    if _even_pages(packed, document):
        out.append("the header and footer of even pages")
    if len({_shape(section) for section in document.iter(f"{W}sectPr")}) > 1:
        out.append("the pages of all sections but the first")
    return tuple(out)


def _even_pages(packed: zipfile.ZipFile, document: etree._Element) -> bool:
    """Whether pages with even numbers have a header or footer of their own."""
    path = "word/settings.xml"
    setting = part(packed, path).find(f"{W}evenAndOddHeaders") if path in packed.namelist() else None
    if setting is None or setting.get(f"{W}val", "1") in ("0", "false", "off"):
        return False
    kinds = (f"{W}headerReference", f"{W}footerReference")
    return any(place.get(f"{W}type") == "even" for place in document.iter(*kinds))


def _attached(packed: zipfile.ZipFile) -> bool:
    """Whether the settings name a template elsewhere, which Word would fetch on opening."""
    path = "word/_rels/settings.xml.rels"
    if path not in packed.namelist():
        return False
    return any(link.get("TargetMode") == "External" for link in part(packed, path))


def _shape(section: etree._Element) -> tuple[str, str]:
    size = section.find(f"{W}pgSz")
    return ("", "") if size is None else (size.get(f"{W}w", ""), size.get(f"{W}h", ""))


def _families(fonts: etree._Element | None, theme: etree._Element | None) -> dict[str, str]:
    """Each font's kind as the font table says, and the names behind the theme's major and minor font."""
    out: dict[str, str] = {}
    for font in () if fonts is None else fonts.iterchildren(f"{W}font"):
        kind = font.find(f"{W}family")
        out[font.get(f"{W}name", "")] = kind.get(f"{W}val", "") if kind is not None else ""
    for name in ("major", "minor"):
        latin = None if theme is None else theme.find(f".//{_A}{name}Font/{_A}latin")
        if latin is not None:
            out[name] = latin.get("typeface", "")
    return out


def _page(section: etree._Element | None) -> Page | None:
    """The paper and the margins of a section, in points."""
    size = None if section is None else section.find(f"{W}pgSz")
    margins = None if section is None else section.find(f"{W}pgMar")
    if size is None or margins is None:
        return None
    width, height = _points(size, "w"), _points(size, "h")
    left, right, top, bottom = (abs(_points(margins, edge)) for edge in ("left", "right", "top", "bottom"))
    if width - left - right < 100 or height - top - bottom < 100:
        return None
    return replace(Page(), width=width, height=height, left=left, right=right, top=top, bottom=bottom)


def _points(element: etree._Element, name: str) -> float:
    try:
        twentieths = float(element.get(f"{W}{name}", "0"))
    except ValueError:
        return 0.0
    # Word's largest page is 22 inches; what is beyond that, or no number, is none.
    return twentieths / 20 if abs(twentieths) <= 31_680 else 0.0
