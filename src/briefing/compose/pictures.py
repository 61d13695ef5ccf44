"""Compose: the pictures of a page. A picture comes with the templates; a page cannot reach a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefing.compose.attributes import only, whole
from briefing.compose.elements import Element
from briefing.compose.templates import nearest
from briefing.document import Figure

if TYPE_CHECKING:
    from briefing.compose.blocks import Builder

_KINDS = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}
WIDTH_MM = 400


def figure(element: Element, builder: Builder) -> Figure:
    """The picture in `element` with its caption. Raises `TemplateError` where there is none of its name."""
    parts = only(element, "img", "figcaption")
    images = [part for part in parts if part.name == "img"]
    captions = [part for part in parts if part.name == "figcaption"]
    if len(images) != 1 or len(captions) > 1:
        raise element.place.error("a <figure> holds one <img> and at most one <figcaption>")
    image, known = images[0], builder.templates.images
    name = image.attributes["src"]
    if name not in known:
        raise image.place.error(f"there is no picture “{name[:80]}”", nearest(name, known) if known else None)
    media_type = next((kind for start, kind in _KINDS.items() if known[name].startswith(start)), None)
    if media_type is None:
        raise image.place.error(f"“{name}” is neither a PNG nor a JPEG picture")
    if not image.attributes["alt"].strip():
        raise image.place.error("a picture needs words that stand for it", 'Say in alt="…" what it shows.')
    caption = builder.inline.runs(captions[0].children) if captions else ()
    width = float(whole(image, "width", 1, WIDTH_MM))
    return Figure(builder.identity(element), known[name], media_type, image.attributes["alt"], width, caption)
