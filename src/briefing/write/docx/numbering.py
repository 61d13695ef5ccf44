"""Write DOCX: lists with real numbering; each ordered list counts anew from its own start."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.write.docx.xml import root, twips


@dataclass(frozen=True, slots=True)
class Marker:
    """How a list's items are marked: the text begins `left` points in, the marker `hanging` before it.

    `marks` are run properties of the marker; `level` how many lists it stands in, from 0.
    """

    ordered: bool
    left: float
    hanging: float
    level: int
    marks: str


QUOTATION_MARK = 9001
"""The `w:numId` of the mark that hangs before a key quote. It belongs to the style, not to the words."""


class Numbering:
    """The lists of one Word file."""

    def __init__(self, mark: Marker, mark_style: str) -> None:
        """`mark` is how the paragraphs of the style with id `mark_style` are marked."""
        self._mark = mark
        self._mark_style = mark_style
        self._markers: dict[Marker, int] = {}
        self._lists: list[tuple[int, int, int | None]] = []

    def add(self, marker: Marker, start: int) -> int:
        """A new list with `marker`, whose first number is `start`; its id for `w:numId`, from 1."""
        abstract = self._markers.setdefault(marker, len(self._markers))
        self._lists.append((abstract, marker.level, start if marker.ordered else None))
        return len(self._lists)

    def xml(self) -> bytes:
        """The part numbering.xml."""
        abstract = "".join(_abstract(number, marker) for marker, number in self._markers.items())
        abstract += _abstract(QUOTATION_MARK, self._mark, "\u201c", self._mark_style)
        lists = "".join(_list(number, *entry) for number, entry in enumerate(self._lists, 1))
        return root("w:numbering", abstract + lists + _list(QUOTATION_MARK, QUOTATION_MARK, 0, None))


def _abstract(number: int, marker: Marker, bullet: str = "", style: str = "") -> str:
    kind, text = (
        ("decimal", f"%{marker.level + 1}.") if marker.ordered else ("bullet", "•" if marker.level % 2 == 0 else "–")
    )
    linked = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>'
        f'<w:lvl w:ilvl="{marker.level}">'
        f'<w:start w:val="1"/><w:numFmt w:val="{kind}"/>{linked}<w:lvlText w:val="{bullet or text}"/>'
        f'<w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{twips(marker.left)}" w:hanging="{twips(marker.hanging)}"/></w:pPr>'
        f"<w:rPr>{marker.marks}</w:rPr></w:lvl></w:abstractNum>"
    )


def _list(number: int, abstract: int, level: int, start: int | None) -> str:
    override = ""
    if start is not None:
        override = f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{max(0, start)}"/></w:lvlOverride>'
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'
