"""Write DOCX: strings that are safe to stand in XML, and the namespaces of WordprocessingML."""

from __future__ import annotations

import re

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
}
DECLARATIONS = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items()) + ' mc:Ignorable="w15"'

_FEEDS = re.compile("[\x0b\x0c\x85]")
_ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SPECIAL = re.compile('[&<>"\r\n\t]')
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}


def legal(text: str) -> str:
    """`text` with what XML 1.0 cannot hold taken out: form feeds become spaces, other control characters
    and lone surrogates vanish."""
    if not text.isprintable():
        text = _ILLEGAL.sub("", _FEEDS.sub(" ", text))
    return text


def escape(text: str) -> str:
    """`text` as it stands between tags or in a quoted attribute, after `legal`."""
    return escape_legal(legal(text))


def escape_legal(text: str) -> str:
    """`text` as it stands between tags or in a quoted attribute, where it is what `legal` gave."""
    return _SPECIAL.sub(lambda found: _ENTITIES[found[0]], text)


def root(tag: str, content: str, attributes: str = "") -> bytes:
    """A whole part: the element `tag` with every namespace declared, around `content`, as UTF-8."""
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f"{head}<{tag} {DECLARATIONS}{' ' + attributes if attributes else ''}>{content}</{tag}>".encode()


def twips(points: float) -> int:
    """Points in twentieths of a point."""
    return round(points * 20)
