"""Read: what the elements of HTML are to a reader: blocks, headings, landmarks, or nothing that is shown."""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from briefing.model import Landmark


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


HEADINGS: Final = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
SKIPPED: Final = _names(
    "applet area audio base canvas colgroup datalist embed frame frameset head iframe input link meta "
    "noframes noscript object optgroup option param picture progress meter rp script select source style "
    "svg template textarea title track video annotation annotation-xml"
)
"""Elements whose content a reader of the page does not read."""

BLOCKS: Final = _names(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p "
    "pre search section summary table tbody td tfoot th thead tr ul"
)
"""Elements that start on a line of their own (HTML Living Standard, 15.3, with buttons)."""

PROSE: Final = _names("p h1 h2 h3 h4 h5 h6 li td th dd dt figcaption caption blockquote pre")
"""Elements in which an unknown element is part of the sentence; elsewhere it lays out the page."""

_LAYOUT: Final = _names("p div table ul ol dl h1 h2 h3 h4 h5 h6 article section blockquote form pre figure")

LANDMARK_TAGS: Final[dict[str, Landmark]] = {
    "nav": "navigation",
    "header": "header",
    "footer": "footer",
    "aside": "aside",
    "main": "main",
    "article": "article",
    "form": "form",
    "fieldset": "form",
    "button": "form",
    "search": "form",
    "figure": "figure",
}
LANDMARK_ROLES: Final[dict[str, Landmark]] = {
    "navigation": "navigation",
    "menu": "navigation",
    "menubar": "navigation",
    "banner": "header",
    "contentinfo": "footer",
    "complementary": "aside",
    "main": "main",
    "article": "article",
    "search": "form",
    "form": "form",
    "figure": "figure",
}
_NOT_SHOWN = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_LONGEST_STEP: Final = 80


def hidden(element: etree._Element, tag: str) -> bool:
    """Whether the element's own attributes keep it from being shown."""
    said = element.get("hidden")
    if said is not None and said != "until-found":
        return True
    style = element.get("style")
    return (style is not None and _NOT_SHOWN.search(style) is not None) or (
        tag == "dialog" and element.get("open") is None
    )


def lays_out(row: etree._Element) -> bool:
    """Whether a table row holds blocks, as rows do that lay out a page, and not only cells of words."""
    found = 0
    for element in row.iter():
        if element.tag in _LAYOUT:
            found += 1
            # A cell whose one paragraph is its content is still a cell.
            if element.tag not in ("p", "div"):
                return True
    cells = sum(1 for cell in row if cell.tag in ("td", "th"))
    return found > cells or cells < 2


def step(element: etree._Element, tag: str) -> str:
    """The element as one step of a path: `tag#id.class.class`, cut to a reasonable length."""
    name, classes = element.get("id"), element.get("class")
    if name:
        tag += "#" + "".join(name.split())
    if classes:
        tag = ".".join((tag, *classes.split()))
    return tag[:_LONGEST_STEP].replace(">", "") if len(tag) > _LONGEST_STEP or ">" in tag else tag
