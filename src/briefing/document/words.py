"""Document: what stands in a line. Our words and a source's words are different types; neither holds markup."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefing.model import Span

Align = Literal["left", "right", "center", "justify"]


@dataclass(frozen=True, slots=True)
class Text:
    """Our words. `style` is a character style (number, label, muted, …) or ""; `lang` a BCP 47 tag or ""."""

    text: str
    style: str = ""
    strong: bool = False
    em: bool = False
    lang: str = ""


@dataclass(frozen=True, slots=True)
class SourceWords:
    """A source's words, looked up from `span` of `source`; `ref` is the excerpt's id in the manifest.

    An excerpt of several spans is several of these, with a `Text` in style "omission" between.
    """

    text: str
    ref: str
    source: str
    span: Span
    strong: bool = False
    em: bool = False
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A hyperlink to a URL (https, http, mailto) or to a block of this document ("#id")."""

    target: str
    children: tuple[Text | SourceWords, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote, anchored where it stands; numbered through the document in order."""

    id: str
    children: tuple[Text | SourceWords | Link, ...]


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A forced line end inside a paragraph."""


Inline = Text | SourceWords | Link | Note | LineBreak


def plain(children: tuple[Inline, ...]) -> str:
    """The words of `children` without styles; a note's words are left out, a line break is a space."""
    out: list[str] = []
    for child in children:
        match child:
            case Text() | SourceWords():
                out.append(child.text)
            case Link():
                out.append(plain(child.children))
            case LineBreak():
                out.append(" ")
            case Note():
                pass
    return "".join(out)
