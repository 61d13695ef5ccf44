"""Read: what a Word file's properties declare: title, author, dates, company, language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from briefing.model import Declared, Field
from briefing.read.docx.package import Package
from briefing.read.docx.styles import Styles

_CORE: Final[dict[str, tuple[Field, str]]] = {
    "title": ("title", "core-properties"),
    "creator": ("author", "core-properties"),
    "created": ("modified", "core-created"),
    "modified": ("modified", "core-modified"),
    "language": ("language", "core-properties"),
    "publisher": ("publisher", "core-properties"),
    "rights": ("licence", "core-properties"),
}


def declared(package: Package, styles: Styles) -> tuple[Declared, ...]:
    """The file's core properties as written, then its company, then the language it is set in.

    The day a file was created is not the day its text was published: it is declared as "modified".
    """
    return tuple(_found(package, styles))


def _found(package: Package, styles: Styles) -> Iterator[Declared]:
    core = package.related("", "core-properties") or "docProps/core.xml"
    if package.has(core):
        for element in package.xml(core):
            name = str(element.tag).rpartition("}")[2]
            text = " ".join((element.text or "").split())
            if name in _CORE and text:
                field, basis = _CORE[name]
                yield Declared(field, text, basis)
    extended = package.related("", "extended-properties")
    if extended:
        for element in package.xml(extended):
            text = " ".join((element.text or "").split())
            if str(element.tag).endswith("}Company") and text:
                yield Declared("publisher", text, "app-properties")
    if styles.language:
        yield Declared("language", styles.language, "docx-default")
