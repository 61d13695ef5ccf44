"""Write DOCX: a person's own Word file as the look: its styles, its page, its colours, under our documents.

Styles are matched by name ("Excerpt", "heading 1"), whatever ids that file gives them; what it lacks stays ours.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from briefing.document import Page
from briefing.write.docx.unpack import part, related, unpacked
from briefing.write.docx.xml import NAMESPACES

W = f"{{{NAMESPACES['w']}}}"
_A = f"{{{NAMESPACES['a']}}}"
_DOCUMENT_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
# Numbers of lists are the document's: a style must not point into the numbering of another file.
_DROPPED = frozenset((f"{W}numPr", f"{W}rsid"))


# What stands before these in a style's paragraph properties (ECMA-376 part 1, 17.3.1.26).
_BEFORE_NUMBER = frozenset(f"{W}{tag}" for tag in ("keepNext", "keepLines", "pageBreakBefore", "widowControl"))
_BEFORE_TABS = _BEFORE_NUMBER | {f"{W}{tag}" for tag in ("numPr", "pBdr", "shd")}
_BEFORE_INDENT = _BEFORE_TABS | {
    f"{W}{tag}" for tag in ("tabs", "suppressAutoHyphens", "bidi", "snapToGrid", "spacing")
}
_PLACED = (("tabs", _BEFORE_TABS), ("ind", _BEFORE_INDENT))
_OURS = {
    **dict.fromkeys(("header", "footer", "toc 1", "toc 2", "toc 3", "toc 4"), _PLACED),
    "key quote": (("numPr", _BEFORE_NUMBER),),
}


@dataclass(frozen=True, slots=True)
class Reference:
    """What is taken from the file: the root of its styles, its theme part (None: ours), its page (None: ours).

    `families` maps font names to their kind (roman, swiss, …), "major" and "minor" to the theme's font names.
    """

    styles: etree._Element | None
    theme: bytes | None
    page: Page | None
    families: Mapping[str, str]


def open_reference(data: bytes) -> Reference:
    """The look in the .docx `data`. Raises `BriefingError` for what is no readable Word file."""
    with unpacked(data) as packed:
        main = next(related(packed, "", "officeDocument"), "word/document.xml")
        page = _page(part(packed, main))
        styles = next((part(packed, path) for path in related(packed, main, "styles")), None)
        theme = next((part(packed, path) for path in related(packed, main, "theme")), None)
        fonts = next((part(packed, path) for path in related(packed, main, "fontTable")), None)
    # A theme with pictures would need parts that are not taken along.
    pictures = theme is not None and any(
        str(name).startswith(_DOCUMENT_RELATION) for element in theme.iter() for name in element.attrib
    )
    blob = None if theme is None or pictures else etree.tostring(theme, xml_declaration=True, encoding="UTF-8")
    return Reference(styles, blob, page, _families(fonts, theme))


def merged(ours: bytes, reference: Reference) -> bytes:
    """styles.xml with the reference's look where both have a style of a name, and all other styles of both."""
    if reference.styles is None:
        return ours
    root = etree.fromstring(ours)
    own = {_key(style): style for style in root.iter(f"{W}style")}
    ids = _ids(reference.styles, own)
    for style in reference.styles.iterchildren(f"{W}style"):
        key = _key(style)
        taken = _cleaned(style, ids)
        if key in own:
            old = own.pop(key)
            _keep_ours(taken, old, key[1])
            root.replace(old, taken)
        else:
            root.append(taken)
    _take_defaults(root, reference.styles)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _keep_ours(taken: etree._Element, ours: etree._Element, name: str) -> None:
    """Give `taken` our tab stops and indents where they follow from our page and from what we set between them,
    and the mark of a key quote, which is a list of our file."""
    mine, theirs = ours.find(f"{W}pPr"), taken.find(f"{W}pPr")
    if mine is None:
        return
    if theirs is None:
        theirs = etree.Element(f"{W}pPr")
        place = taken.find(f"{W}rPr")
        taken.insert(len(taken) if place is None else taken.index(place), theirs)
    for tag, before in _OURS.get(name, ()):
        for known in theirs.findall(f"{W}{tag}"):
            theirs.remove(known)
        for element in mine.findall(f"{W}{tag}"):
            at = sum(1 for child in theirs if child.tag in before)
            theirs.insert(at, copy.deepcopy(element))


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


def _page(document: etree._Element) -> Page | None:
    """The paper and the margins of the last section, in points."""
    sections = list(document.iter(f"{W}sectPr"))
    size = sections[-1].find(f"{W}pgSz") if sections else None
    margins = sections[-1].find(f"{W}pgMar") if sections else None
    if size is None or margins is None:
        return None
    width, height = _points(size, "w"), _points(size, "h")
    left, right, top, bottom = (abs(_points(margins, edge)) for edge in ("left", "right", "top", "bottom"))
    if width - left - right < 100 or height - top - bottom < 100:
        return None
    return replace(Page(), width=width, height=height, left=left, right=right, top=top, bottom=bottom)


def _points(element: etree._Element, name: str) -> float:
    try:
        return float(element.get(f"{W}{name}", "0")) / 20
    except ValueError:
        return 0.0


def _key(style: etree._Element) -> tuple[str, str]:
    name = style.find(f"{W}name")
    called = name.get(f"{W}val", "") if name is not None else style.get(f"{W}styleId", "")
    return style.get(f"{W}type", "paragraph"), called.lower()


def _ids(theirs: etree._Element, own: dict[tuple[str, str], etree._Element]) -> dict[str, str]:
    """Their style id → the id in our file: ours where the name is ours, else one that nobody has."""
    out: dict[str, str] = {}
    used = {style.get(f"{W}styleId", "") for style in own.values()}
    for style in theirs.iterchildren(f"{W}style"):
        ident = style.get(f"{W}styleId", "")
        mine = own.get(_key(style))
        new = mine.get(f"{W}styleId", "") if mine is not None else ident
        count = 1
        while mine is None and new in used:
            count += 1
            new = f"{ident}{count}"
        used.add(new)
        out[ident] = new
    return out


def _cleaned(style: etree._Element, ids: dict[str, str]) -> etree._Element:
    """A copy of `style` with our ids, without what other programs put there and without list numbers."""
    taken = copy.deepcopy(style)
    for element in list(_foreign(taken)):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    for element in taken.iter():
        for name in [name for name in element.attrib if not str(name).startswith(W)]:
            del element.attrib[name]
    taken.set(f"{W}styleId", ids.get(style.get(f"{W}styleId", ""), ""))
    for tag in ("basedOn", "next", "link"):
        pointer = taken.find(f"{W}{tag}")
        if pointer is not None:
            target = ids.get(pointer.get(f"{W}val", ""))
            if target is None:
                taken.remove(pointer)
            else:
                pointer.set(f"{W}val", target)
    return taken


def _foreign(style: etree._Element) -> Iterator[etree._Element]:
    for element in style.iter():
        if not str(element.tag).startswith(W) or element.tag in _DROPPED:
            yield element


def _take_defaults(root: etree._Element, theirs: etree._Element) -> None:
    """Their document defaults, in our document's language."""
    old, new = root.find(f"{W}docDefaults"), theirs.find(f"{W}docDefaults")
    if old is None or new is None:
        return
    language = old.find(f".//{W}lang")
    taken = copy.deepcopy(new)
    for element in list(_foreign(taken)):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    properties = taken.find(f"{W}rPrDefault/{W}rPr")
    if properties is not None and language is not None:
        for known in properties.findall(f"{W}lang"):
            properties.remove(known)
        properties.append(language)
    root.replace(old, taken)
