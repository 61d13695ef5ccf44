"""Compose: what an element says of itself, read strictly."""

from __future__ import annotations

from briefing.compose.elements import Element, Words


def only(element: Element, *names: str) -> tuple[Element, ...]:
    """The children of `element`, which are all called one of `names`; anything else is an error."""
    out = []
    for child in element.children:
        if isinstance(child, Words):
            if child.text.strip():
                raise child.place.error(f"text stands in <{element.name}>: “{child.text.strip()[:40]}”")
        elif child.name not in names:
            raise child.place.error(
                f"<{child.name}> cannot stand in <{element.name}>", f"It holds <{'>, <'.join(names)}>."
            )
        else:
            out.append(child)
    return tuple(out)


def whole(element: Element, attribute: str, least: int, most: int) -> int:
    """The whole number in `attribute`, between `least` and `most`."""
    value = element.attributes[attribute].strip()
    if not (value.isascii() and value.isdigit() and least <= int(value[:9]) <= most):
        raise element.place.error(
            f'{attribute}="{value[:20]}" on <{element.name}> is not a whole number from {least} to {most}'
        )
    return int(value)


def yes(element: Element, attribute: str) -> bool:
    """Whether `attribute` is "yes"; it is "yes", "no" or left out."""
    value = element.attributes.get(attribute, "no")
    if value not in ("yes", "no"):
        raise element.place.error(f"{attribute} on <{element.name}> is “yes” or “no”, not “{value[:20]}”")
    return value == "yes"
