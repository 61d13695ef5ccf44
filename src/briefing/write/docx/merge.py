"""Write DOCX: the styles of a person's own Word file under our documents.

Styles are matched by name ("Excerpt", "heading 1"), whatever ids that file gives them; what it lacks stays ours.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping

from lxml import etree

from briefing.write.docx.reference import Reference, W

# Numbers of lists are the document's: a style must not point into the numbering of another file.
_DROPPED = frozenset((f"{W}numPr", f"{W}rsid"))


# What stands before these in a style's paragraph properties (ECMA-376 part 1, 17.3.1.26).
_BEFORE_NUMBER = frozenset(
    f"{W}{tag}" for tag in ("keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
)
_BEFORE_TABS = _BEFORE_NUMBER | {f"{W}{tag}" for tag in ("numPr", "suppressLineNumbers", "pBdr", "shd")}
_BEFORE_INDENT = _BEFORE_TABS | {
    f"{W}{tag}"
    for tag in (
        *("tabs", "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE"),
        *("autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid", "spacing"),
    )
}
OUR_TABLE = ("table", "briefing table")
_PLACED = (("tabs", _BEFORE_TABS), ("ind", _BEFORE_INDENT))
_OURS = {
    **dict.fromkeys(("header", "footer", "toc 1", "toc 2", "toc 3", "toc 4"), _PLACED),
    "list paragraph": (("ind", _BEFORE_INDENT),),
    "key quote": (("numPr", _BEFORE_NUMBER),),
}


def merged(ours: bytes, reference: Reference) -> bytes:
    """styles.xml with the reference's look where both have a style of a name, and all other styles of both."""
    if reference.styles is None:
        return ours
    root = etree.fromstring(ours)
    own = {_key(style): style for style in root.iter(f"{W}style")}
    ids = style_ids(ours, reference)
    for style in reference.styles.iterchildren(f"{W}style"):
        key = _key(style)
        taken = _cleaned(style, ids)
        if key in own:
            old = own.pop(key)
            _keep_ours(taken, old, key[1])
            root.replace(old, taken)
        else:
            root.append(taken)
    _take_table(root, reference, ids)
    _take_defaults(root, reference.styles)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def style_ids(ours: bytes, reference: Reference) -> Mapping[str, str]:
    """The ids of the reference's styles → the ids that they have in a file with our styles.xml `ours`."""
    if reference.styles is None:
        return {}
    own = {_key(style): style for style in etree.fromstring(ours).iter(f"{W}style")}
    return _ids(reference.styles, own)


def _take_table(root: etree._Element, reference: Reference, ids: Mapping[str, str]) -> None:
    """Let our tables look like the first table of their file, unless that has a style for ours by name."""
    assert reference.styles is not None
    named = {_key(style): style for style in reference.styles.iterchildren(f"{W}style")}
    shown = next((s for s in named.values() if s.get(f"{W}styleId") == reference.table_style), None)
    ours = next((s for s in root.iter(f"{W}style") if _key(s) == OUR_TABLE), None)
    if OUR_TABLE in named or shown is None or ours is None or _key(shown)[0] != "table":
        return
    taken = _cleaned(shown, ids)
    for tag in ("name", "aliases", "basedOn", "link", "next", "pPr", "rPr"):
        for element in taken.findall(f"{W}{tag}"):
            taken.remove(element)
    for place, tag in enumerate(("name", "basedOn")):
        kept = ours.find(f"{W}{tag}")
        if kept is not None:
            taken.insert(place, copy.deepcopy(kept))
    taken.attrib.clear()
    for name, said in ours.attrib.items():
        taken.set(str(name), str(said))
    root.replace(ours, taken)


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


def _cleaned(style: etree._Element, ids: Mapping[str, str]) -> etree._Element:
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
