"""Compose: read a rendered page strictly, each element and text with the template line that it comes from."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from briefing.compose.markers import TARGET
from briefing.compose.templates import Templates, nearest
from briefing.compose.vocabulary import ELEMENTS, ROOT
from briefing.errors import TemplateError

DEPTH = 40
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a template, as a person knows it."""

    template: str
    line: int

    def error(self, message: str, hint: str | None = None) -> TemplateError:
        """What is wrong at this line, ready to raise."""
        return TemplateError(message, self.template, self.line, hint)


@dataclass(frozen=True, slots=True)
class Words:
    """Text between tags."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Element:
    """An element with what it holds, in order."""

    name: str
    attributes: dict[str, str]
    children: tuple[Element | Words, ...]
    place: Place


@dataclass(slots=True)
class _Open:
    name: str
    attributes: dict[str, str]
    place: Place
    children: list[Element | Words] = field(default_factory=list)


class _Reader:
    """What the parser calls. It holds the elements still open and the place of the last mark."""

    def __init__(self, parser: expat.XMLParserType, templates: Templates, place: Place) -> None:
        self.templates, self.place = templates, place
        self.open = [_Open(ROOT, {}, place)]
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.text
        parser.ProcessingInstructionHandler = self.mark
        parser.StartDoctypeDeclHandler = self.doctype
        parser.buffer_text = True

    def mark(self, target: str, data: str) -> None:
        line, _, name = data.partition(" ")
        if target != TARGET or not line.isdigit():
            raise self.place.error(f"a page holds no processing instruction <?{target}?>", "Take it out.")
        self.place = Place(self.templates.path(name), int(line))

    def doctype(self, *_: object) -> None:
        raise self.place.error("a page has no document type and no entities of its own", "Take <!DOCTYPE …> out.")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == ROOT and len(self.open) == 1 and not self.open[0].children and not self.open[0].attributes:
            self.open[0].attributes["open"] = "yes"
            return
        kind = ELEMENTS.get(name)
        if kind is None:
            raise self.place.error(f"there is no element <{name}>", nearest(name, ELEMENTS))
        if wrong := sorted(set(attributes) - kind.takes):
            raise self.place.error(f"<{name}> takes no attribute “{wrong[0]}”", _attributes(name))
        if missing := sorted(kind.needs - set(attributes)):
            raise self.place.error(f"<{name}> needs the attribute “{missing[0]}”", _attributes(name))
        if len(self.open) > DEPTH:
            raise self.place.error(f"elements are nested more than {DEPTH} deep")
        self.open.append(_Open(name, attributes, self.place))

    def end(self, _name: str) -> None:
        if len(self.open) > 1:
            closed = self.open.pop()
            element = Element(closed.name, closed.attributes, tuple(closed.children), closed.place)
            self.open[-1].children.append(element)

    def text(self, text: str) -> None:
        self.open[-1].children.append(Words(text, self.place))


def _attributes(name: str) -> str:
    takes = sorted(ELEMENTS[name].takes)
    return f"<{name}> takes: {', '.join(takes)}." if takes else f"<{name}> takes no attributes."


def read_elements(page: str, templates: Templates, main: str) -> tuple[Element | Words, ...]:
    """The elements and texts of the rendered `page`. Raises `TemplateError` with the place of the first mistake."""
    parser = expat.ParserCreate()
    reader = _Reader(parser, templates, Place(templates.path(main), 1))
    try:
        parser.Parse(f"<{ROOT}>" + _NOT_XML.sub("\ufffd", page) + f"</{ROOT}>", True)
    except expat.ExpatError as error:
        message, hint = _explain(error, reader)
        raise reader.place.error(message, hint) from error
    return tuple(reader.open[0].children)


def _explain(error: expat.ExpatError, reader: _Reader) -> tuple[str, str | None]:
    message = expat.ErrorString(error.code)
    inner = reader.open[-1]
    if message == expat.errors.XML_ERROR_TAG_MISMATCH:
        where = f"<{inner.name}> of line {inner.place.line}" if len(reader.open) > 1 else "no element"
        return f"this end tag does not fit: {where} is open here", "Close each element where its parent still holds it."
    if message == expat.errors.XML_ERROR_UNDEFINED_ENTITY:
        return "this named entity is unknown", "Write the character itself or its number, like &#160;."
    return f"this is not well-formed: {message}", None
