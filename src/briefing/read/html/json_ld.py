"""Read: the schema.org description of an article in a page's JSON-LD."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Final

from briefing.model import Declared

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

_LONGEST: Final = 2_000_000
_MOST_NODES: Final = 5_000
_COMMENT = re.compile(
    r"\A\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/|\]\]>)\s*\Z"
)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_ARTICLE = re.compile(
    r"(?:Article|Posting|Report|Review|Recipe|HowTo|NewsItem|Story|CreativeWork|Opinion.*|Analysis.*)\Z"
)
_PAGE = re.compile(r"(?:WebPage|ItemPage|AboutPage|QAPage|FAQPage|MedicalWebPage|VideoObject|Event)\Z")
_NOT_ARTICLES: Final = frozenset({"AggregateReview", "UserReview", "Review", "Recipe"})


def json_ld(script: str) -> Iterator[Declared]:
    """What the articles ("json-ld") and pages ("json-ld-page") in `script` declare. Broken JSON yields nothing."""
    data = _parsed(script)
    nodes = list(_nodes(data))
    known = {name: node for node in nodes if isinstance(name := node.get("@id"), str) and len(node) > 1}
    for wanted, basis in ((_ARTICLE, "json-ld"), (_PAGE, "json-ld-page")):
        for node in nodes:
            kinds = [kind.rsplit("/", 1)[-1] for kind in _strings(node.get("@type"))]
            if any(wanted.match(kind) or wanted.search(kind) for kind in kinds):
                yield from _article(node, known, basis, kinds)


def _parsed(script: str) -> Json:
    script = _COMMENT.sub("", script[:_LONGEST]).strip().rstrip(";")
    for attempt in (script, _TRAILING_COMMA.sub(r"\1", script)):
        try:
            data: Json = json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
        return data
    return None


def _nodes(data: Json) -> Iterator[dict[str, Json]]:
    """Every object in `data`, outer ones first, at most a few thousand."""
    waiting: list[Json] = [data]
    seen = 0
    while waiting and seen < _MOST_NODES:
        here = waiting.pop(0)
        seen += 1
        if isinstance(here, list):
            waiting[:0] = here
        elif isinstance(here, dict):
            yield here
            # Comments, parts and related articles inside an article are not the page's own.
            inner = [
                v for k, v in here.items() if k in ("@graph", "mainEntity", "mainEntityOfPage", "author", "publisher")
            ]
            waiting.extend(v for v in inner if isinstance(v, dict | list))


def _article(
    node: Mapping[str, Json], known: Mapping[str, dict[str, Json]], basis: str, kinds: list[str]
) -> Iterator[Declared]:
    for title in _strings(node.get("headline")) or _strings(node.get("name")):
        yield Declared("title", html.unescape(title), basis)
        break
    for key in ("author", "creator"):
        for name in _names(node.get(key), known):
            yield Declared("author", html.unescape(name), basis)
    for key in ("publisher", "sourceOrganization", "provider"):
        for name in _names(node.get(key), known):
            yield Declared("publisher", html.unescape(name), basis)
    for moment in _strings(node.get("datePublished")) or _strings(node.get("dateCreated")):
        yield Declared("date", moment, basis)
    for moment in _strings(node.get("dateModified")):
        yield Declared("modified", moment, basis)
    for address in _strings(node.get("url")) or _addresses(node.get("mainEntityOfPage")):
        yield Declared("url", address, basis)
    for language in _strings(node.get("inLanguage")):
        yield Declared("language", language, basis)
    for licence in _strings(node.get("license")):
        yield Declared("licence", licence, basis)
    for text in _strings(node.get("description"))[:1]:
        yield Declared("description", html.unescape(text), basis)
    if basis == "json-ld":
        for kind in kinds:
            yield Declared("genre", kind, basis)


def _strings(value: Json) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [v.strip() for v in values if isinstance(v, str) and v.strip()]


def _addresses(value: Json) -> list[str]:
    if isinstance(value, dict):
        value = value.get("@id")
    return _strings(value)


def _names(value: Json, known: Mapping[str, dict[str, Json]]) -> list[str]:
    """The names of people or bodies: strings, objects with a name, or references to such objects."""
    names: list[str] = []
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str):
            names += _strings(one)
        elif isinstance(one, dict):
            target = one
            reference = one.get("@id")
            if "name" not in one and isinstance(reference, str):
                target = known.get(reference, one)
            names += _strings(target.get("name"))
    return names
