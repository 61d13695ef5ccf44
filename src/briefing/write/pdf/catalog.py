"""Write: the file around the painted pages: resources, links, bookmarks, structure, metadata."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import NamedTuple

from briefing.document import Document, Heading, Theme, plain
from briefing.write.pdf.color import srgb_profile
from briefing.write.pdf.embed import embed
from briefing.write.pdf.file import PdfFile, string
from briefing.write.pdf.metadata import xmp
from briefing.write.pdf.paint import Area, Fonts, Painter
from briefing.write.pdf.pictures import add_picture
from briefing.write.pdf.shape import printable
from briefing.write.pdf.structure import write_structure
from briefing.write.pdf.tags import Annotation, Node


class Painted(NamedTuple):
    """All that was painted: pages, structure, fonts, where blocks start (page, y), the headings and their levels."""

    pages: tuple[Painter, ...]
    root: Node
    fonts: Fonts
    places: Mapping[str, tuple[int, float]]
    headings: tuple[Heading, ...]
    levels: Mapping[str, int]


def write_file(document: Document, theme: Theme, painted: Painted) -> bytes:
    """The bytes of the file."""
    file = PdfFile()
    catalog, info, tree = file.reserve(), file.reserve(), file.reserve()
    pages = [file.reserve() for _ in painted.pages]
    streams = [file.add_stream("", painter.finish()) for painter in painted.pages]
    fonts = "".join(f"/{use.name} {embed(use, file)} 0 R" for use in painted.fonts.uses.values())
    resources = file.add(f"<</Font<<{fonts}>>/ProcSet[/PDF/Text/ImageC]>>")
    annotations: list[list[int]] = []
    owners: list[Node] = []
    for number, painter in enumerate(painted.pages):
        own: list[int] = []
        for area in painter.areas:
            key = len(painted.pages) + len(owners)
            reference = file.add(_annotation(area, key, pages, painted))
            area.node.kids.append(Annotation(number, reference))
            owners.append(area.node)
            own.append(reference)
        annotations.append(own)
    placed: dict[bytes, int] = {}  # a logo that every page bears is in the file once
    for number, painter in enumerate(painted.pages):
        used = f"{resources} 0 R"
        if painter.pictures:
            for image in painter.pictures.values():
                if image not in placed:
                    placed[image] = add_picture(image, file)
            images = "".join(f"/{name} {placed[image]} 0 R" for name, image in painter.pictures.items())
            used = f"<</Font<<{fonts}>>/XObject<<{images}>>/ProcSet[/PDF/Text/ImageC]>>"
        links = f"/Annots[{' '.join(f'{one} 0 R' for one in annotations[number])}]" if annotations[number] else ""
        file.put(
            pages[number],
            f"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 {theme.page.width:g} {theme.page.height:g}]"
            f"/Resources {used}/Contents {streams[number]} 0 R/StructParents {number}/Tabs/S{links}>>",
        )
    file.put(tree, f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(f'{page} 0 R' for page in pages)}]>>")
    structure = write_structure(file, painted.root, painted.pages, owners, pages)
    outline = _bookmarks(file, painted, pages)
    profile = file.add_stream("/N 3", srgb_profile())
    intent = (
        f"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)/DestOutputProfile {profile} 0 R>>"
    )
    metadata = file.add_stream("/Type/Metadata/Subtype/XML", xmp(document), plain=True)
    file.put(info, _info(document))
    file.put(
        catalog,
        f"<</Type/Catalog/Pages {tree} 0 R/Lang {string(document.language or 'en')}/MarkInfo<</Marked true>>"
        f"/OutputIntents[{intent}]"
        f"/StructTreeRoot {structure} 0 R/Metadata {metadata} 0 R/ViewerPreferences<</DisplayDocTitle true>>"
        "/PageLabels<</Nums[0<</S/D>>]>>"
        f"{f'/Outlines {outline} 0 R/PageMode/UseOutlines' if outline else ''}>>",
    )
    return file.finish(catalog, info)


def _annotation(area: Area, key: int, pages: list[int], painted: Painted) -> str:
    left, bottom, right, top = area.box
    box = f"{left:.2f} {bottom:.2f} {right:.2f} {top:.2f}"
    if area.target.startswith("#"):
        page, y = painted.places.get(area.target[1:], (0, 0.0))
        action = f"/Dest[{pages[page]} 0 R/XYZ null {y + 6:.2f} null]"
    else:
        action = f"/A<</Type/Action/S/URI/URI {_address(area.target)}>>"
    return (
        f"<</Type/Annot/Subtype/Link/Rect[{box}]/Border[0 0 0]/F 4/StructParent {key}"
        f"/Contents {string(area.words.strip() or area.target)}{action}>>"
    )


def _address(target: str) -> str:
    """A web address as a PDF string: what is not ASCII is percent-encoded, controls are gone."""
    encoded = "".join(
        character
        if "!" <= character <= "~"
        else "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "replace"))
        for character in target
        if character >= " "
    )
    return string(encoded)


def _bookmarks(file: PdfFile, painted: Painted, pages: list[int]) -> int:
    """A bookmark for each heading, nested by level; the number of the outline's root, 0 without headings."""
    if not painted.headings:
        return 0
    root = file.reserve()
    items = [(file.reserve(), painted.levels[heading.id], heading) for heading in painted.headings]
    parents: list[int] = []
    stack: list[tuple[int, int]] = [(0, root)]
    for number, level, _ in items:
        while stack[-1][0] >= level:
            stack.pop()
        parents.append(stack[-1][1])
        stack.append((level, number))
    siblings: dict[int, list[int]] = {}
    for (number, _, _), parent in zip(items, parents, strict=True):
        siblings.setdefault(parent, []).append(number)
    for (number, _, heading), parent in zip(items, parents, strict=True):
        row = siblings[parent]
        place = bisect_left(row, number)
        page, y = painted.places.get(heading.id, (0, 0.0))
        entry = f"<</Title {string(printable(plain(heading.children)))}/Parent {parent} 0 R"
        entry += f"/Dest[{pages[page]} 0 R/XYZ null {y + 6:.2f} null]"
        entry += f"/Prev {row[place - 1]} 0 R" if place else ""
        entry += f"/Next {row[place + 1]} 0 R" if place + 1 < len(row) else ""
        entry += _children(siblings.get(number, []), open_=False)
        file.put(number, entry + ">>")
    file.put(root, f"<</Type/Outlines{_children(siblings[root], open_=True)}>>")
    return root


def _children(row: list[int], *, open_: bool) -> str:
    return f"/First {row[0]} 0 R/Last {row[-1]} 0 R/Count {len(row) if open_ else -len(row)}" if row else ""


def _info(document: Document) -> str:
    entries = [
        ("Title", document.title),
        ("Author", document.author),
        ("Subject", document.subject),
        ("Creator", "briefing"),
    ]
    return (
        "<<"
        + "".join(f"/{key} {string(printable(value))}" for key, value in entries if value)
        + "/Producer (briefing)>>"
    )
