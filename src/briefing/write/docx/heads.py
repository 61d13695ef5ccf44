"""Write DOCX: the header and footer of a person's own Word file: words, page numbers, pictures, tables, and no more.

One walk makes both what our Word file gets (new XML of what is known here, never theirs as it stands) and what other
writers need (rows of looks and places). What is not taken along (linked pictures, text boxes, embedded programs,
fields that fetch something) is noted, with what to do about it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from lxml import etree

from briefing.document import Align, Logo, RunningCell, RunningRow, RunningText, Style
from briefing.write.docx.drawn import DrawnPicture, Found, picture_xml, pictures_in
from briefing.write.docx.looks import Sheet, direct, paragraph_look, run_look
from briefing.write.docx.reference import HeadPart, W
from briefing.write.docx.xml import escape, legal, twips

_UNWRAPPED = frozenset(f"{W}{tag}" for tag in ("hyperlink", "smartTag", "ins", "moveTo", "customXml", "sdtContent"))
_ALIGNS: Mapping[str, Align] = {"right": "right", "end": "right", "center": "center"}
_FIELDS: Mapping[str, Literal["page", "pages"]] = {"PAGE": "page", "NUMPAGES": "pages", "SECTIONPAGES": "pages"}
_FETCHING = frozenset(
    ("INCLUDEPICTURE", "INCLUDETEXT", "LINK", "DDE", "DDEAUTO", "EMBED", "IMPORT", "DATABASE", "MACROBUTTON")
)
OWN_MARK = "_Running"
"""What the name of the bookmark in our own running words begins with."""
FLOATING = "a floating picture"
"""What is dropped of it is only its place: it stands in line with the text."""
_MAX_DEPTH, _MAX_PARAGRAPHS = 40, 200
_RUN = frozenset(
    f"{W}{tag}"
    for tag in (
        *("rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "color", "spacing", "position", "sz"),
        *("szCs", "u", "shd", "vertAlign", "rtl", "cs", "lang"),
    )
)
# Those before the indent and those after it, as the schema has them.
_PARAGRAPH = frozenset(f"{W}{tag}" for tag in ("keepNext", "keepLines", "pBdr", "shd", "tabs", "bidi", "spacing"))
_PARAGRAPH_AFTER = frozenset((f"{W}contextualSpacing", f"{W}jc"))
_TABLE = frozenset(
    f"{W}{tag}"
    for tag in ("bidiVisual", "tblW", "jc", "tblInd", "tblBorders", "shd", "tblLayout", "tblCellMar", "tblLook")
)
_CELL = frozenset(f"{W}{tag}" for tag in ("tcW", "gridSpan", "vMerge", "tcBorders", "shd", "tcMar", "vAlign"))
_CELL_ROOM = 5.4  # points at a cell's left and right: Word's own


@dataclass(frozen=True, slots=True)
class Head:
    """A header or footer taken over: the XML inside its part, the pictures that this names, its rows, and whether
    it counts the pages itself."""

    xml: str = ""
    pictures: tuple[DrawnPicture, ...] = ()
    rows: tuple[RunningRow, ...] = ()
    counts: bool = False


@dataclass(slots=True)
class _Line:
    """Pieces between two tabs, as values."""

    pieces: list[RunningText | Logo] = field(default_factory=list)


@dataclass(slots=True)
class _Paragraph:
    xml: list[str] = field(default_factory=list)
    lines: list[list[_Line]] = field(default_factory=lambda: [[_Line()]])
    fields: list[tuple[list[str], bool]] = field(default_factory=list)


class HeadReader:
    """Reads one part. `dropped` collects what is not taken along, in words for a person."""

    def __init__(
        self, part: HeadPart, sheet: Sheet, ids: Mapping[str, str], width: float, notes: float, dropped: dict[str, None]
    ) -> None:
        """`ids` maps their style ids to ours; `width` is that between the margins, `notes` how much of it is a column
        for notes, in points."""
        self._notes = notes
        self._part = part
        self._sheet = sheet
        self._ids = ids
        self._width = width
        self._dropped = dropped
        self._pictures: list[DrawnPicture] = []
        self._counts = False
        self._left = _MAX_PARAGRAPHS

    def read(self) -> Head:
        """What the part prints, or an empty head where that is nothing."""
        xml, rows = self._blocks(self._part.root, 0.0, self._width, 0)
        if not any(piece for row in rows for cell in row.cells for line in cell.lines for piece in line):
            return Head()
        if not xml.endswith("</w:p>"):
            xml += "<w:p/>"
        return Head(xml, tuple(self._pictures), tuple(rows), self._counts)

    def _blocks(self, parent: etree._Element, x: float, width: float, depth: int) -> tuple[str, list[RunningRow]]:
        xml, rows = "", list[RunningRow]()
        if depth > _MAX_DEPTH:
            return xml, rows
        for element in parent:
            if element.tag == f"{W}p":
                # What a file of ours prints there is made anew for each document.
                if any(mark.get(f"{W}name", "").startswith(OWN_MARK) for mark in element.iter(f"{W}bookmarkStart")):
                    continue
                self._left -= 1
                if self._left < 0:
                    self._dropped["paragraphs beyond the first 200"] = None
                    break
                more, made = self._paragraph(element, x, width)
            elif element.tag == f"{W}tbl":
                more, made = self._table(element, x, width, depth)
            elif element.tag == f"{W}sdt":
                content = element.find(f"{W}sdtContent")
                more, made = ("", []) if content is None else self._blocks(content, x, width, depth + 1)
            elif element.tag in _UNWRAPPED:
                more, made = self._blocks(element, x, width, depth + 1)
            else:
                continue
            xml += more
            rows += made
        return xml, rows

    def _table(self, table: etree._Element, x: float, width: float, depth: int) -> tuple[str, list[RunningRow]]:
        grid = [_points(column, "w") for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        rows: list[RunningRow] = []
        body = ""
        for tr in table.iterchildren(f"{W}tr"):
            at, cells, column = x, list[RunningCell](), 0
            row_xml = ""
            for tc in tr.iterchildren(f"{W}tc"):
                properties = tc.find(f"{W}tcPr")
                span = max(
                    1, int(_value(properties, "gridSpan", "1")) if _value(properties, "gridSpan", "1").isdigit() else 1
                )
                wide = sum(grid[column : column + span]) or _points(_child(properties, "tcW"), "w") or width / 2
                column += span
                inside, made = self._blocks(tc, 0.0, max(20.0, wide - 2 * _CELL_ROOM), depth + 1)
                if not inside.endswith("</w:p>"):
                    inside += "<w:p/>"
                row_xml += f"<w:tc>{_kept(properties, _CELL, 'tcPr')}{inside}</w:tc>"
                cells += _stacked(made, at + _CELL_ROOM)
                at += wide
            if row_xml:
                body += f"<w:tr>{row_xml}</w:tr>"
                rows.append(RunningRow(tuple(cells)))
        if not body:
            return "", []
        columns = "".join(f'<w:gridCol w:w="{twips(size)}"/>' for size in grid)
        look = _kept(table.find(f"{W}tblPr"), _TABLE, "tblPr") or "<w:tblPr/>"
        return f"<w:tbl>{look}<w:tblGrid>{columns}</w:tblGrid>{body}</w:tbl>", rows

    def _paragraph(self, element: etree._Element, x: float, width: float) -> tuple[str, list[RunningRow]]:
        properties = element.find(f"{W}pPr")
        named = _value(properties, "pStyle", "")
        look = paragraph_look(self._sheet, named, properties)
        made = _Paragraph()
        self._inlines(element, look, made, 0)
        style = self._ids.get(named)
        pointer = f'<w:pStyle w:val="{escape(style)}"/>' if style else ""
        indent = self._indent(properties, inside=width < self._width)
        said = _inner(properties, _PARAGRAPH) + indent + _inner(properties, _PARAGRAPH_AFTER)
        xml = f"<w:p><w:pPr>{pointer}{said}</w:pPr>{''.join(made.xml)}</w:p>"
        rows = [self._row(line, look, named, properties, x, width) for line in made.lines]
        border = look.rule_below or 0.0
        if rows:
            rows[-1] = replace(rows[-1], rule=border, rule_color=look.rule_color or "#000000", after=look.after or 0.0)
        if look.rule_above:
            rows.insert(0, RunningRow((), look.rule_above, look.rule_color or "#000000", 2.0))
        return xml, rows

    def _indent(self, properties: etree._Element | None, *, inside: bool) -> str:
        """Their indents; text may reach over the column for notes, which is no part of their page."""
        own = _child(properties, "ind")
        if inside or not self._notes:
            return "" if own is None else _plain_xml(own, 0)
        names = ("left", "firstLine", "hanging") if own is not None else ()
        others = "".join(f' w:{name}="{escape(_attribute(own, name))}"' for name in names if _attribute(own, name))
        return f'<w:ind{others} w:right="{twips(_points(own, "right") - self._notes)}"/>'

    def _row(
        self, parts: list[_Line], look: Style, named: str, properties: etree._Element | None, x: float, width: float
    ) -> RunningRow:
        """One line of a paragraph: what stands before the first tab, and what at each stop."""
        left = x + (look.indent or 0.0)
        first = RunningCell(
            (tuple(parts[0].pieces),), left, max(20.0, width - (look.indent or 0.0)), look.align or "left"
        )
        cells = [first] if parts[0].pieces or len(parts) == 1 else []
        stops = self._sheet.stops(named, properties) or ((self._width / 2, "center"), (self._width, "right"))
        for number, part in enumerate(parts[1:]):
            if not part.pieces:
                continue
            at, align = stops[min(number, len(stops) - 1)]
            at = min(at, width)
            if align == "center":
                half = max(10.0, min(at, width - at))
                cells.append(RunningCell((tuple(part.pieces),), x + at - half, 2 * half, "center"))
            elif align == "right":
                cells.append(RunningCell((tuple(part.pieces),), x, at, "right"))
            else:
                cells.append(RunningCell((tuple(part.pieces),), x + at, max(20.0, width - at)))
        return RunningRow(tuple(cells))

    def _inlines(self, parent: etree._Element, look: Style, made: _Paragraph, depth: int) -> None:
        if depth > _MAX_DEPTH:
            return
        for element in parent:
            if element.tag == f"{W}r":
                self._run(element, look, made)
            elif element.tag == f"{W}fldSimple":
                self._simple_field(element, look, made, depth)
            elif element.tag == f"{W}sdt":
                content = element.find(f"{W}sdtContent")
                if content is not None:
                    self._inlines(content, look, made, depth + 1)
            elif element.tag in _UNWRAPPED:
                self._inlines(element, look, made, depth + 1)

    def _simple_field(self, element: etree._Element, look: Style, made: _Paragraph, depth: int) -> None:
        name = _field_name(element.get(f"{W}instr", ""))
        run = element.find(f"{W}r")
        properties = None if run is None else run.find(f"{W}rPr")
        if name in _FIELDS:
            self._number(name, properties, look, made)
        elif name in _FETCHING:
            self._dropped[f"a field that fetches something ({name})"] = None
        else:
            self._inlines(element, look, made, depth + 1)

    def _number(self, name: str, properties: etree._Element | None, look: Style, made: _Paragraph) -> None:
        marks = self._marks(properties)
        made.xml.append(f'<w:fldSimple w:instr=" {name} "><w:r>{marks}<w:t>1</w:t></w:r></w:fldSimple>')
        made.lines[-1][-1].pieces.append(RunningText("1", run_look(self._sheet, look, properties), _FIELDS[name]))
        self._counts = True

    def _marks(self, properties: etree._Element | None) -> str:
        """The run properties as they may stand in our file."""
        style = self._ids.get(_value(properties, "rStyle", ""))
        inner = (f'<w:rStyle w:val="{escape(style)}"/>' if style else "") + _inner(properties, _RUN)
        return f"<w:rPr>{inner}</w:rPr>" if inner else ""

    def _run(self, run: etree._Element, look: Style, made: _Paragraph) -> None:
        properties = run.find(f"{W}rPr")
        if direct(properties, "vanish"):
            return
        for element in run:
            if element.tag == f"{W}fldChar":
                self._field_mark(element.get(f"{W}fldCharType", ""), properties, look, made)
            elif element.tag == f"{W}instrText":
                if made.fields and not made.fields[-1][1]:
                    made.fields[-1][0].append(element.text or "")
            elif any(not shown or _field_name("".join(said)) in {*_FIELDS, *_FETCHING} for said, shown in made.fields):
                continue  # what a field showed when it was last counted; ours counts anew
            else:
                self._piece(element, properties, look, made)

    def _field_mark(self, kind: str, properties: etree._Element | None, look: Style, made: _Paragraph) -> None:
        if kind == "begin":
            made.fields.append(([], False))
        elif kind == "separate" and made.fields:
            made.fields[-1] = (made.fields[-1][0], True)
        elif kind == "end" and made.fields:
            name = _field_name("".join(made.fields.pop()[0]))
            if name in _FIELDS:
                self._number(name, properties, look, made)
            elif name in _FETCHING:
                self._dropped[f"a field that fetches something ({name})"] = None

    def _piece(self, element: etree._Element, properties: etree._Element | None, look: Style, made: _Paragraph) -> None:
        marks = self._marks(properties)
        if element.tag == f"{W}t":
            text = legal(element.text or "")
            if text:
                made.xml.append(f'<w:r>{marks}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>')
                made.lines[-1][-1].pieces.append(RunningText(text, run_look(self._sheet, look, properties)))
        elif element.tag in (f"{W}tab", f"{W}ptab"):
            made.xml.append(f"<w:r>{marks}<w:tab/></w:r>")
            made.lines[-1].append(_Line())
        elif element.tag == f"{W}br" and element.get(f"{W}type", "textWrapping") == "textWrapping":
            made.xml.append(f"<w:r>{marks}<w:br/></w:r>")
            made.lines.append([_Line()])
        elif element.tag == f"{W}noBreakHyphen":
            made.xml.append(f"<w:r>{marks}<w:noBreakHyphen/></w:r>")
            made.lines[-1][-1].pieces.append(RunningText("\u2011", run_look(self._sheet, look, properties)))
        else:
            self._drawn(pictures_in(element, self._part.pictures), made)

    def _drawn(self, found: Found, made: _Paragraph) -> None:
        self._dropped.update(dict.fromkeys((*found.dropped, *((FLOATING,) if found.floating else ()))))
        for picture in found.pictures:
            wide = min(picture.width, self._width)
            shown = replace(picture, width=wide, height=picture.height * wide / picture.width)
            self._pictures.append(shown)
            made.xml.append(picture_xml(shown, len(self._pictures)))
            made.lines[-1][-1].pieces.append(Logo(shown.image, shown.media_type, shown.width, shown.height, shown.alt))


def _stacked(rows: list[RunningRow], x: float) -> list[RunningCell]:
    """The rows that stand in one cell of a table, as cells whose lines stand one above the other."""
    by_place: dict[tuple[float, float, Align], list[tuple[RunningText | Logo, ...]]] = {}
    for row in rows:
        for cell in row.cells:
            by_place.setdefault((cell.x, cell.width, cell.align), []).extend(cell.lines)
    return [RunningCell(tuple(lines), x + at, width, align) for (at, width, align), lines in by_place.items()]


def _field_name(instruction: str) -> str:
    return instruction.split()[0].upper() if instruction.split() else ""


def _child(parent: etree._Element | None, tag: str) -> etree._Element | None:
    return None if parent is None else parent.find(f"{W}{tag}")


def _value(parent: etree._Element | None, tag: str, default: str) -> str:
    found = _child(parent, tag)
    return default if found is None else found.get(f"{W}val", default)


def _attribute(element: etree._Element | None, name: str) -> str:
    return "" if element is None else element.get(f"{W}{name}", "")


def _points(element: etree._Element | None, name: str) -> float:
    try:
        twentieths = 0.0 if element is None else float(element.get(f"{W}{name}", "0"))
    except ValueError:
        return 0.0
    return twentieths / 20 if 0.0 <= twentieths <= 31_680 else 0.0


def _kept(parent: etree._Element | None, tags: frozenset[str], name: str) -> str:
    inner = _inner(parent, tags)
    return f"<w:{name}>{inner}</w:{name}>" if inner else ""


def _inner(parent: etree._Element | None, tags: frozenset[str]) -> str:
    """The children of `parent` that are among `tags`, with attributes of Word's own only, as XML."""
    out = ""
    for child in () if parent is None else parent:
        if child.tag in tags:
            out += _plain_xml(child, 0)
    return out


def _plain_xml(element: etree._Element, depth: int) -> str:
    name = str(element.tag).rpartition("}")[2]
    said = ((str(key), str(value)) for key, value in element.attrib.items())
    attributes = "".join(f' w:{key[len(W) :]}="{escape(value)}"' for key, value in said if key.startswith(W))
    inner = ""
    if depth < 5:
        inner = "".join(_plain_xml(child, depth + 1) for child in element if str(child.tag).startswith(W))
    return f"<w:{name}{attributes}>{inner}</w:{name}>"
