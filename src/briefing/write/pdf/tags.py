"""Write: the structure tree, which says what each drawn thing is (PDF 1.7, 14.7 and 14.8)."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(eq=False, slots=True)
class Node:
    """A structure element. `kids` are elements, (page, marked-content id) pairs and annotation references.

    `block` and `style` name the block of the document that it stands for; `attributes` are PDF source.
    """

    kind: str
    block: str = ""
    style: str = ""
    lang: str = ""
    alt: str = ""
    identifier: str = ""
    attributes: str = ""
    parent: Node | None = None
    kids: list[Node | Content | Annotation] = field(default_factory=list)
    placed: bool = True  # among the parent's kids

    def child(self, kind: str, block: str = "", style: str = "") -> Node:
        """A new element at the end of this one."""
        node = Node(kind, block, style, parent=self)
        self.kids.append(node)
        return node

    def floating(self, kind: str, block: str = "", style: str = "") -> Node:
        """A new element inside this one that takes its place when it is first drawn (`settle`)."""
        return Node(kind, block, style, parent=self, placed=False)

    def settle(self) -> None:
        """Take the place among the parent's kids, once."""
        if self.parent is not None and not self.placed:
            self.parent.kids.append(self)
            self.placed = True


@dataclass(frozen=True, slots=True)
class Content:
    """A marked-content sequence: `mcid` on `page` (from 0)."""

    page: int
    mcid: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """An annotation that belongs to the element, by its place in the file's list of annotations."""

    page: int
    index: int
