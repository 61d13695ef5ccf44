"""Write: the structure tree's objects and the tree that leads from marked content back to its elements."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.write.pdf.file import PdfFile, string
from briefing.write.pdf.paint import Painter
from briefing.write.pdf.tags import Annotation, Content, Node


def write_structure(
    file: PdfFile, root: Node, pages: Sequence[Painter], owners: Sequence[Node], page_numbers: Sequence[int]
) -> int:
    """Write the tree under `root`; the number of its StructTreeRoot is returned.

    `owners` are the elements of the annotations, whose keys follow those of the pages.
    """
    top = file.reserve()
    kept = _numbered(root, file)
    numbers = {id(node): number for node, number in kept}
    for node, number in kept:
        parent = numbers[id(node.parent)] if node.parent is not None else top
        file.put(number, _element(node, parent, numbers, page_numbers))
    rows = [
        f"{page}[{' '.join(f'{numbers[id(owner)]} 0 R' for owner in painter.owners)}]"
        for page, painter in enumerate(pages)
    ]
    rows += [f"{len(pages) + place} {numbers[id(owner)]} 0 R" for place, owner in enumerate(owners)]
    parents = file.add(f"<</Nums[{' '.join(rows)}]>>")
    identifiers = sorted((node.identifier, number) for node, number in kept if node.identifier)
    named = " ".join(f"{string(name)} {number} 0 R" for name, number in identifiers)
    names = f"/IDTree<</Names[{named}]>>" if identifiers else ""
    file.put(
        top,
        f"<</Type/StructTreeRoot/K[{numbers[id(root)]} 0 R]/ParentTree {parents} 0 R"
        f"/ParentTreeNextKey {len(pages) + len(owners)}{names}>>",
    )
    return top


def _numbered(root: Node, file: PdfFile) -> list[tuple[Node, int]]:
    """The elements that hold anything, each with its object number; empty ones are left out."""
    out: list[tuple[Node, int]] = []

    def visit(node: Node) -> bool:
        place = len(out)
        out.append((node, 0))
        node.kids = [kid for kid in node.kids if not isinstance(kid, Node) or visit(kid)]
        if not node.kids and node is not root and node.kind not in ("TD", "TH"):
            del out[place:]
            return False
        return True

    visit(root)
    return [(node, file.reserve()) for node, _ in out]


def _element(node: Node, parent: int, numbers: dict[int, int], pages: Sequence[int]) -> str:
    page = next((kid.page for kid in node.kids if isinstance(kid, Content)), None)
    kids: list[str] = []
    for kid in node.kids:
        match kid:
            case Node():
                kids.append(f"{numbers[id(kid)]} 0 R")
            case Content():
                plain = kid.page == page
                kids.append(str(kid.mcid) if plain else f"<</Type/MCR/Pg {pages[kid.page]} 0 R/MCID {kid.mcid}>>")
            case Annotation():
                kids.append(f"<</Type/OBJR/Pg {pages[kid.page]} 0 R/Obj {kid.index} 0 R>>")
    extra = f"/Pg {pages[page]} 0 R" if page is not None else ""
    extra += f"/Lang {string(node.lang)}" if node.lang else ""
    extra += f"/Alt {string(node.alt)}" if node.alt else ""
    extra += f"/ID {string(node.identifier)}" if node.identifier else ""
    extra += f"/A<<{node.attributes}>>" if node.attributes else ""
    return f"<</Type/StructElem/S/{node.kind}/P {parent} 0 R/K[{' '.join(kids)}]{extra}>>"
