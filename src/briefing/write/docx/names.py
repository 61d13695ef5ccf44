"""Write DOCX: the theme's style names and the names they have in Word.

Word keeps a style's name through editing, but makes up its id anew (in German: "berschrift1"); so the
way back goes by name first. Built-in names are written as Word stores them, in English and mostly small.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

PARAGRAPH: Mapping[str, str] = {
    "body": "Normal",
    "title": "Title",
    "kicker": "Kicker",
    "standfirst": "Subtitle",
    "h1": "heading 1",
    "h2": "heading 2",
    "h3": "heading 3",
    "h4": "heading 4",
    "excerpt": "Excerpt",
    "excerpt-label": "Excerpt Label",
    "key-quote": "Key Quote",
    "attribution": "Speaker",
    "credit": "Source Line",
    "card-title": "Source Card Title",
    "card-meta": "Source Card Details",
    "card-rights": "Source Card Rights",
    "list-item": "List Paragraph",
    "question": "Question",
    "where": "Where to Look",
    "note": "footnote text",
    "small": "Small Print",
    "caption": "caption",
    "table-head": "Table Heading",
    "table-cell": "Table Text",
    "table-cell-small": "Table Text Small",
    "toc-1": "toc 1",
    "toc-2": "toc 2",
    "header": "header",
    "footer": "footer",
    "warning": "Warning",
    "evidence": "Evidence",
    "form-line": "Form Line",
    "citation": "Bibliography",
    "blockquote": "Quote",
    "answer-line": "Answer Line",
    "toc-3": "toc 3",
    "toc-4": "toc 4",
    "toc-heading": "TOC Heading",
    "figure": "Figure",
    "table-gap": "Table Gap",
}
"""Theme style → the paragraph style's name in Word."""

CHARACTER: Mapping[str, str] = {
    "number": "Number",
    "label": "Label",
    "muted": "Muted",
    "omission": "Omission",
    "date": "Date Words",
    "strong": "Strong",
    "em": "Emphasis",
    "warning": "Warning Words",
    "paragraph-number": "Paragraph Number",
    "source-words": "Source Words",
    "link": "Hyperlink",
    "note-mark": "footnote reference",
}
"""Theme style → the character style's name in Word."""

BUILT_IN = frozenset(
    (
        *(
            "Normal",
            "Title",
            "Subtitle",
            "heading 1",
            "heading 2",
            "heading 3",
            "heading 4",
            "List Paragraph",
            "caption",
        ),
        *(
            "footnote text",
            "toc 1",
            "toc 2",
            "toc 3",
            "toc 4",
            "TOC Heading",
            "header",
            "footer",
            "Bibliography",
            "Quote",
        ),
        *("Strong", "Emphasis", "Hyperlink", "footnote reference"),
    )
)
"""The names above that are Word's own; every other style is a custom one."""

_BACK = {name.lower(): style for style, name in PARAGRAPH.items()} | {"intense quote": "blockquote"}


def word_name(style: str) -> str:
    """The display name of paragraph style `style`; one that only the theme knows gets its words in capitals."""
    return PARAGRAPH.get(style) or " ".join(part.capitalize() for part in re.split(r"[-_\s]+", style) if part) or style


def character_name(style: str) -> str:
    """The display name of character style `style`; never that of a paragraph style."""
    return CHARACTER.get(style) or f"{word_name(style)} Words"


def style_id(name: str) -> str:
    """The id of the style with display name `name`: its words run together, as Word makes them."""
    if name in BUILT_IN and name.startswith("toc "):
        return name.replace("toc ", "TOC")
    return "".join(part[:1].upper() + part[1:] for part in name.split(" ")) or "Style"


def theme_style(name: str) -> str | None:
    """The theme's name for the paragraph style that Word calls `name`, whatever its case; None if it has none."""
    return _BACK.get(name.lower())


def kebab(name: str) -> str:
    """A style's display name as a theme would write it: "Side Bar" → "side-bar"."""
    return "-".join(name.lower().split())
