"""Compose: the elements that a page may be written in, and what each may hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Holds = Literal["blocks", "inline", "either", "items", "rows", "cells", "table", "figure", "nothing"]
Place = Literal["block", "inline", "item", "row", "cell", "rows", "picture"]


@dataclass(frozen=True, slots=True)
class Kind:
    """An element: where it may stand, what it holds, which attributes it takes; `needs` are those it must have."""

    place: Place
    holds: Holds
    takes: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()


def _kind(place: Place, holds: Holds, takes: str = "", needs: str = "") -> Kind:
    return Kind(place, holds, frozenset((*takes.split(), *needs.split())), frozenset(needs.split()))


ELEMENTS: Mapping[str, Kind] = {
    **{f"h{level}": _kind("block", "inline", "class id") for level in (1, 2, 3, 4)},
    "p": _kind("block", "inline", "class id keep"),
    "ul": _kind("block", "items", "class id"),
    "ol": _kind("block", "items", "class id start"),
    "li": _kind("item", "either", "class"),
    "table": _kind("block", "table", "class id widths"),
    "caption": _kind("rows", "inline"),
    "thead": _kind("rows", "rows"),
    "tbody": _kind("rows", "rows"),
    "tr": _kind("row", "cells", "class"),
    "th": _kind("cell", "either", "class colspan align"),
    "td": _kind("cell", "either", "class colspan align"),
    "blockquote": _kind("block", "either", "class"),
    "section": _kind("block", "blocks", "class id keep"),
    "aside": _kind("block", "blocks", "class id keep"),
    "figure": _kind("block", "figure", "id"),
    "img": _kind("picture", "nothing", "", "src alt width"),
    "figcaption": _kind("picture", "inline"),
    "a": _kind("inline", "inline", "", "href"),
    "em": _kind("inline", "inline"),
    "strong": _kind("inline", "inline"),
    "span": _kind("inline", "inline", "lang", "class"),
    "br": _kind("inline", "nothing"),
    "note": _kind("inline", "inline"),
    "excerpt": _kind("block", "nothing", "lines", "ref"),
    "quote": _kind("block", "nothing", "", "ref"),
    "words": _kind("inline", "nothing", "class", "ref"),
    "wording": _kind("inline", "nothing", "", "ref"),
    "cite": _kind("inline", "nothing", "form", "ref"),
    "time-strip": _kind("block", "nothing", "legend", "events"),
    "toc": _kind("block", "nothing", "depth title"),
    "answer-lines": _kind("block", "nothing", "", "n"),
    "page-break": _kind("block", "nothing"),
}
"""What a template may write. The pack's own: `excerpt` and `quote` print a source's words as a block with their
credit, `words` inside a sentence, `wording` a sentence of the pack with a source's words in it, `cite` where
words come from, `note` a footnote, `time-strip` a drawing of when events were, `toc` the contents,
`answer-lines` lines to write on."""

STRUCTURES = frozenset({"table", "grid", "form", "plain", "organiser", "questions", "card", "box", "number-right"})
"""Classes that name a structure rather than a style of type: kinds of tables, lists and groups."""

ROOT = "page"
