"""Write DOCX: the paragraphs of the body in order, each with what its neighbours decide about it.

A page break, a bookmark, a list's marker belong to the next paragraph that comes, wherever it stands (a
table's first cell, a quotation's label), so they wait here for it.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class ParagraphXml:
    """One paragraph before it becomes XML: the id of its style, its runs, and its place among the others."""

    style: str
    content: str
    keep_next: bool = False
    keep_lines: bool = False
    page_break: bool = False
    marker: tuple[int, int] | None = None
    right: bool = False
    align: str = ""

    def xml(self) -> str:
        """The `w:p` element, properties in the schema's order."""
        out = "" if self.style == "Normal" else f'<w:pStyle w:val="{self.style}"/>'
        if self.keep_next:
            out += "<w:keepNext/>"
        if self.keep_lines:
            out += "<w:keepLines/>"
        if self.page_break:
            out += "<w:pageBreakBefore/>"
        if self.marker is not None:
            out += f'<w:numPr><w:ilvl w:val="{self.marker[1]}"/><w:numId w:val="{self.marker[0]}"/></w:numPr>'
        if self.right:
            out += "<w:bidi/>"
        if self.align:
            out += f'<w:jc w:val="{self.align}"/>'
        return f"<w:p>{f'<w:pPr>{out}</w:pPr>' if out else ''}{self.content}</w:p>"


@dataclass(slots=True)
class Flow:
    """The body in the making: paragraphs, and raw XML of tables between them; `gap` is the last after a table."""

    items: list[ParagraphXml | str] = field(default_factory=list)
    gap: ParagraphXml | None = None
    page_break: bool = False
    marker: tuple[int, int] | None = None
    bookmarks: list[tuple[str, int]] = field(default_factory=list)

    def add(self, paragraph: ParagraphXml) -> ParagraphXml:
        """Put `paragraph` at the end, with all that was waiting for it; it is returned to be changed further."""
        # After a table that fills its page the small gap would take a page of its own: the break goes before it.
        breaking = self.gap if self.gap is not None and self.items[-1] is self.gap else paragraph
        breaking.page_break, self.page_break = breaking.page_break or self.page_break, False
        paragraph.marker, self.marker = self.marker, None
        if self.bookmarks:
            starts = "".join(f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>' for name, number in self.bookmarks)
            ends = "".join(f'<w:bookmarkEnd w:id="{number}"/>' for _, number in reversed(self.bookmarks))
            paragraph.content = f"{starts}{paragraph.content}{ends}"
            self.bookmarks = []
        self.items.append(paragraph)
        return paragraph

    def add_gap(self, style: str) -> None:
        """Put a small empty paragraph after a table, so that the next one does not grow together with it."""
        self.gap = self.add(ParagraphXml(style, ""))

    def raw(self, xml: str) -> None:
        """Put XML that is no paragraph at the end."""
        self.items.append(xml)

    def keep_together(self, start: int) -> None:
        """Hold everything from item `start` on one page: each paragraph but the last stays with the next."""
        paragraphs = [item for item in self.items[start:] if isinstance(item, ParagraphXml)]
        for paragraph in paragraphs[:-1]:
            paragraph.keep_next = True

    def keep_with_next(self, start: int, stop: int) -> None:
        """Each paragraph among items `start` to `stop` stays with the next."""
        for item in self.items[start:stop]:
            if isinstance(item, ParagraphXml):
                item.keep_next = True

    def keep_lines(self, start: int, stop: int) -> None:
        """No paragraph among items `start` to `stop` is parted by a page's end."""
        for item in self.items[start:stop]:
            if isinstance(item, ParagraphXml):
                item.keep_lines = True

    def xml(self) -> str:
        """Everything in order."""
        return "".join(item if isinstance(item, str) else item.xml() for item in self.items)
