"""Read: what a page declares about itself: JSON-LD, Open Graph, Dublin Core, meta elements, microdata, links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from briefing.model import Declared, Field
from briefing.read.html.json_ld import json_ld

_LONGEST: Final = 2_000
_MOST: Final = 400

# name or property of a meta element -> field and basis
_META: Final[dict[str, tuple[Field, str]]] = {
    "og:title": ("title", "open-graph"),
    "og:site_name": ("publisher", "open-graph"),
    "og:url": ("url", "open-graph"),
    "og:description": ("description", "open-graph"),
    "og:locale": ("language", "open-graph"),
    "article:author": ("author", "open-graph"),
    "og:article:author": ("author", "open-graph"),
    "article:published_time": ("date", "open-graph"),
    "og:article:published_time": ("date", "open-graph"),
    "og:published_time": ("date", "open-graph"),
    "article:modified_time": ("modified", "open-graph"),
    "og:updated_time": ("modified", "open-graph"),
    "article:publisher": ("publisher", "open-graph"),
    "article:content_tier": ("genre", "open-graph"),
    "twitter:title": ("title", "twitter"),
    "twitter:description": ("description", "twitter"),
    "twitter:creator": ("author", "twitter"),
    "title": ("title", "meta"),
    "headline": ("title", "meta"),
    "author": ("author", "meta"),
    "authors": ("author", "meta"),
    "byl": ("author", "meta"),
    "byline": ("author", "meta"),
    "parsely-author": ("author", "meta"),
    "sailthru.author": ("author", "meta"),
    "article.author": ("author", "meta"),
    "citation_author": ("author", "meta"),
    "cxenseparse:author": ("author", "meta"),
    "parsely-title": ("title", "meta"),
    "sailthru.title": ("title", "meta"),
    "citation_title": ("title", "meta"),
    "date": ("date", "meta"),
    "pubdate": ("date", "meta"),
    "publishdate": ("date", "meta"),
    "publish-date": ("date", "meta"),
    "publish_date": ("date", "meta"),
    "publication_date": ("date", "meta"),
    "parsely-pub-date": ("date", "meta"),
    "sailthru.date": ("date", "meta"),
    "article.published": ("date", "meta"),
    "article:published": ("date", "meta"),
    "citation_publication_date": ("date", "meta"),
    "citation_date": ("date", "meta"),
    "cxenseparse:recs:publishtime": ("date", "meta"),
    "datepublished": ("date", "meta"),
    "last-modified": ("modified", "meta"),
    "lastmod": ("modified", "meta"),
    "revised": ("modified", "meta"),
    "article.updated": ("modified", "meta"),
    "application-name": ("publisher", "meta"),
    "publisher": ("publisher", "meta"),
    "copyright": ("licence", "meta"),
    "rights": ("licence", "meta"),
    "license": ("licence", "meta"),
    "description": ("description", "meta"),
    "language": ("language", "meta"),
    "content-language": ("language", "meta"),
    "dc.title": ("title", "dublin-core"),
    "dc.creator": ("author", "dublin-core"),
    "dc.publisher": ("publisher", "dublin-core"),
    "dc.date": ("date", "dublin-core"),
    "dc.date.issued": ("date", "dublin-core"),
    "dc.date.created": ("date", "dublin-core"),
    "dcterms.date": ("date", "dublin-core"),
    "dcterms.created": ("date", "dublin-core"),
    "dcterms.issued": ("date", "dublin-core"),
    "dcterms.modified": ("modified", "dublin-core"),
    "dc.date.modified": ("modified", "dublin-core"),
    "dc.language": ("language", "dublin-core"),
    "dc.rights": ("licence", "dublin-core"),
    "dcterms.title": ("title", "dublin-core"),
    "dcterms.creator": ("author", "dublin-core"),
    "dcterms.publisher": ("publisher", "dublin-core"),
    "dcterms.rights": ("licence", "dublin-core"),
    "dcterms.license": ("licence", "dublin-core"),
    "dcterms.language": ("language", "dublin-core"),
    "dc.description": ("description", "dublin-core"),
}
_MICRODATA: Final[dict[str, Field]] = {
    "headline": "title",
    "datepublished": "date",
    "datecreated": "date",
    "datemodified": "modified",
    "author": "author",
    "license": "licence",
}
_ORDER: Final = (
    "json-ld",
    "open-graph",
    "dublin-core",
    "meta",
    "microdata",
    "json-ld-page",
    "twitter",
    "link",
    "rel-author",
    "time",
    "html-title",
    "html-lang",
)
_BROKEN_NAME = re.compile(r"https?://|[\w.]+@|\{\{|\[object", re.I)


def declared(root: etree._Element) -> tuple[Declared, ...]:
    """Everything that the page of `root` says of itself, each thing once, the most trustworthy kinds first.

    Values are as written (a date in whatever form), with white space folded; nothing is interpreted.
    """
    found = [*_json_ld(root), *_meta(root), *_elements(root)]
    rank = {basis: number for number, basis in enumerate(_ORDER)}
    unique = dict.fromkeys(entry for entry in (_tidy(d) for d in found) if entry)
    return tuple(sorted(unique, key=lambda d: rank.get(d.basis, len(rank)))[:_MOST])


def _tidy(entry: Declared) -> Declared | None:
    value = " ".join(entry.value.split())[:_LONGEST]
    if not value or (entry.field in ("author", "publisher") and _BROKEN_NAME.match(value)):
        return None
    if entry.field == "url" and not value.startswith(("http://", "https://")):
        return None
    return Declared(entry.field, value, entry.basis)


def _json_ld(root: etree._Element) -> Iterator[Declared]:
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            yield from json_ld(script.text)


def _meta(root: etree._Element) -> Iterator[Declared]:
    for element in root.iter("meta"):
        value = element.get("content")
        if not value:
            continue
        for attribute in ("property", "name", "http-equiv"):
            for name in (element.get(attribute) or "").lower().split():
                if name in _META:
                    field, basis = _META[name]
                    yield Declared(field, value, basis)
        item = (element.get("itemprop") or "").lower()
        if item in _MICRODATA and item != "author":
            yield Declared(_MICRODATA[item], value, "microdata")


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
        item = (element.get("itemprop") or "").lower()
        if element.tag == "time":
            moment = element.get("datetime")
            if moment:
                yield Declared("date", moment, "time")
        elif element.tag == "a":
            relation = (element.get("rel") or "").lower().split()
            if "author" in relation:
                yield Declared("author", _words(element), "rel-author")
            elif "license" in relation:
                yield Declared("licence", element.get("href") or _words(element), "link")
        if item in _MICRODATA:
            yield from _microdata(element, _MICRODATA[item])


def _microdata(element: etree._Element, field: Field) -> Iterator[Declared]:
    if field == "author":
        names = [name for name in element.iter() if (name.get("itemprop") or "").lower() == "name"]
        for name in names or [element]:
            yield Declared("author", name.get("content") or _words(name), "microdata")
    else:
        yield Declared(field, element.get("datetime") or element.get("content") or _words(element), "microdata")


def _words(element: etree._Element) -> str:
    return " ".join("".join(str(part) for part in element.itertext())[:_LONGEST].split())
