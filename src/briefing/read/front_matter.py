"""Read: the front matter of a Markdown file, what it says of title, author, date and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from briefing.model import Declared, Field

_FIELDS: Final[dict[str, Field]] = {
    "title": "title",
    "headline": "title",
    "author": "author",
    "authors": "author",
    "byline": "author",
    "by": "author",
    "publisher": "publisher",
    "site": "publisher",
    "sitename": "publisher",
    "outlet": "publisher",
    "date": "date",
    "published": "date",
    "pubdate": "date",
    "publishdate": "date",
    "updated": "modified",
    "modified": "modified",
    "lastmod": "modified",
    "url": "url",
    "link": "url",
    "source": "url",
    "canonical": "url",
    "canonicalurl": "url",
    "lang": "language",
    "language": "language",
    "license": "licence",
    "licence": "licence",
    "rights": "licence",
    "genre": "genre",
    "description": "description",
    "summary": "description",
    "subtitle": "description",
}
_KEY = re.compile(r"([A-Za-z][\w\- ]{0,40}?)[ \t]*:(?:[ \t]+(.*))?\Z")
_ITEM = re.compile(r"[ \t]*-[ \t]+(.*)\Z")
_LONGEST: Final = 200


def front_matter(text: str) -> tuple[tuple[Declared, ...], int]:
    """What the front matter (between `---` lines at the very start) declares, and the offset where the body begins.

    Only plain `key: value` lines and lists are understood; the rest is passed over. Without front
    matter: nothing, and 0.
    """
    if not text.startswith("---"):
        return (), 0
    lines: list[str] = []
    here = text.find("\n") + 1
    if not here or text[:here].strip() != "---":
        return (), 0
    while len(lines) < _LONGEST and here < len(text):
        end = text.find("\n", here)
        end = len(text) if end < 0 else end
        line = text[here:end]
        here = min(end + 1, len(text))
        if line.rstrip() in ("---", "..."):
            declared = tuple(_declared(lines))
            return (declared, here) if _plausible(lines) else ((), 0)
        lines.append(line)
    return (), 0


def _plausible(lines: Sequence[str]) -> bool:
    """A first line that is a rule, with text below, is no front matter."""
    return not any(line.strip() for line in lines) or any(_KEY.match(line) for line in lines)


def _declared(lines: Sequence[str]) -> Iterator[Declared]:
    field: Field | None = None
    for line in lines:
        key = _KEY.match(line)
        item = _ITEM.match(line)
        if key:
            field = _FIELDS.get(re.sub(r"[\W_]", "", key.group(1).lower()))
            values = _values(key.group(2) or "")
        else:
            values = [_bare(item.group(1))] if item else []
        if field:
            for value in values:
                if field == "url" and not re.match(r"https?://\S+\Z", value):
                    continue
                if value:
                    yield Declared(field, value, "front-matter")


def _values(written: str) -> list[str]:
    written = written.strip()
    if written.startswith("[") and written.endswith("]"):
        return [_bare(part) for part in written[1:-1].split(",")]
    return [] if written in ("|", ">", "|-", ">-") else [_bare(written)]


def _bare(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].strip()
    return re.split(r"\s#", value, maxsplit=1)[0].strip()
