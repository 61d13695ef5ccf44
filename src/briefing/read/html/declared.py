"""Read: what a page declares about itself: JSON-LD, Open Graph, Dublin Core, meta elements, microdata, links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from briefing.model import Declared, Field
from briefing.read.html.json_ld import json_ld
from briefing.read.html.meta_names import META, MICRODATA

_LONGEST: Final = 2_000
_MOST: Final = 400

_ORDER: Final = (
    "json-ld",
    "open-graph",
    "dublin-core",
    "meta",
    "microdata",
    "json-ld-page",
    "twitter",
    "link",
    "twitter-card",
    "rel-author",
    "byline-class",
    "time",
    "html-title",
    "html-lang",
)
# Addresses, handles, numbers and a template's unfilled places are not names.
_NO_NAME = re.compile(r"https?://|[\w.]*@|\{\{|\[object|[\d\W]+\Z|[a-z]+(?:\.[a-z]+){2,}\Z", re.I)
_BYLINE = re.compile(
    r"(?:p-author|fn|(?:[a-z]+[-_]{1,2})*(?:author|byline|writer)(?:s?[-_]{1,2}(?:name|link|title))?|author(?:name|link))\Z",
    re.I,
)
_LONGEST_BYLINE: Final = 60
_PUBLISHED = re.compile(r"publish|entry-date|post-date|posted|pubdate|date-created", re.I)
_OTHERS = re.compile(r"related|comment|sidebar|recommend|latest|trending|popular|recent|widget|more-", re.I)
_DEEPEST: Final = 200


def declared(root: etree._Element) -> tuple[Declared, ...]:
    """Everything that the page of `root` says of itself, each thing once, the most trustworthy kinds first.

    Values are as written (a date in whatever form), with white space folded; nothing is interpreted.
    Links to an author's page, by-line classes and `<time>` elements may belong to other articles on the
    page: they are asked only where nothing else names an author, or a date.
    """
    found = [*_json_ld(root), *_meta(root), *_elements(root)]
    for field, weaker in (("author", _weak_authors), ("date", _weak_dates)):
        if not any(entry.field == field and _tidy(entry) for entry in found):
            found += weaker(root)
    rank = {basis: number for number, basis in enumerate(_ORDER)}
    unique = dict.fromkeys(entry for entry in (_tidy(d) for d in found) if entry)
    return tuple(sorted(unique, key=lambda d: rank.get(d.basis, len(rank)))[:_MOST])


def _tidy(entry: Declared) -> Declared | None:
    value = " ".join(entry.value.split())[:_LONGEST]
    if not value or (entry.field in ("author", "publisher") and _NO_NAME.match(value)):
        return None
    if entry.field == "url" and not value.startswith(("http://", "https://")):
        return None
    return Declared(entry.field, value, entry.basis)


def _json_ld(root: etree._Element) -> Iterator[Declared]:
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            yield from json_ld(script.text)


def _meta(root: etree._Element) -> Iterator[Declared]:
    labels = {
        (element.get("name") or "").lower().removeprefix("twitter:label"): (element.get("content") or "")
        .strip()
        .lower()
        for element in root.iter("meta")
        if (element.get("name") or "").lower().startswith("twitter:label")
    }
    for element in root.iter("meta"):
        value = element.get("content")
        if not value:
            continue
        for attribute in ("property", "name", "http-equiv"):
            for name in (element.get(attribute) or "").lower().split():
                if name in META:
                    field, basis = META[name]
                    yield Declared(field, value, basis)
        item = (element.get("itemprop") or "").lower()
        if item in MICRODATA:
            yield Declared(MICRODATA[item], value, "microdata")
        name = (element.get("name") or "").lower()
        if name.startswith("twitter:data") and labels.get(name.removeprefix("twitter:data")) == "written by":
            yield Declared("author", value, "twitter-card")


def _elements(root: etree._Element) -> Iterator[Declared]:
    language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    if language:
        yield Declared("language", language, "html-lang")
    title = root.find(".//head/title")
    if title is None:
        title = root.find(".//title")
    if title is not None:
        yield Declared("title", _words(title), "html-title")
    for link in root.iter("link"):
        relation = (link.get("rel") or "").lower().split()
        if "canonical" in relation:
            yield Declared("url", link.get("href") or "", "link")
        elif "license" in relation:
            yield Declared("licence", link.get("href") or "", "link")
    for element in root.iter("time", "a", "span", "div", "p", "address", "h1", "h2"):
        item = element.get("itemprop")
        if item and item.lower() in MICRODATA:
            yield from _microdata(element, MICRODATA[item.lower()])
        if element.tag == "a" and "license" in (element.get("rel") or "").lower().split():
            yield Declared("licence", element.get("href") or _words(element), "link")


def _weak_authors(root: etree._Element) -> Iterator[Declared]:
    """Links to an author's page; where there are none, the first short element that its class calls a by-line."""
    linked = [e for e in root.iter("a") if "author" in (e.get("rel") or "").lower().split()]
    if linked:
        yield from (Declared("author", _words(element), "rel-author") for element in linked)
        return
    for element in root.iter("a", "span", "div", "p", "address", "strong", "h3", "h4", "h5", "h6", "li"):
        classes = element.get("class")
        if classes and any(map(_BYLINE.match, classes.split())):
            words = _words(element)
            if 0 < len(words) <= _LONGEST_BYLINE and not _beside(element):
                yield Declared("author", words, "byline-class")
                return


def _weak_dates(root: etree._Element) -> Iterator[Declared]:
    """The `<time>` elements' day, if those outside side matter agree on one or one is marked as the publication's."""
    moments = [(element, element.get("datetime") or "") for element in root.iter("time") if not _beside(element)]
    marked = [
        moment for element, moment in moments if _PUBLISHED.search(f"{element.get('class')} {element.get('pubdate')}")
    ]
    if marked and marked[0]:
        yield Declared("date", marked[0], "time")
    elif len({moment[:10] for _, moment in moments}) == 1:
        yield Declared("date", moments[0][1], "time")


def _beside(element: etree._Element) -> bool:
    """Whether the element stands in side matter: a menu, a footer, related articles, comments."""
    for at, above in enumerate(element.iterancestors()):
        if above.tag in ("body", "main"):
            return False
        if above.tag in ("nav", "aside", "footer") or at > _DEEPEST:
            return True
        if _OTHERS.search(f"{above.get('class')} {above.get('id')}"):
            return True
    return False


def _microdata(element: etree._Element, field: Field) -> Iterator[Declared]:
    if field == "author":
        names = [name for name in element.iter() if (name.get("itemprop") or "").lower() == "name"]
        for name in names or [element]:
            yield Declared("author", name.get("content") or _words(name), "microdata")
    else:
        yield Declared(field, element.get("datetime") or element.get("content") or _words(element), "microdata")


def _words(element: etree._Element) -> str:
    return " ".join("".join(str(part) for part in element.itertext())[:_LONGEST].split())
