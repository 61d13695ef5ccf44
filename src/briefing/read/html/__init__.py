"""Read: web pages, flattened to text of our own making, so that every block's offsets are exact."""

from __future__ import annotations

import hashlib
import re
from typing import Final

from lxml import etree

from briefing.errors import UnreadableSourceError
from briefing.model import Finding, Limits, RawText
from briefing.read.decode import Decoded, decode, warn_of_controls
from briefing.read.html.declared import declared
from briefing.read.html.flatten import flatten

__all__ = ["read"]

_HEAD_BYTES: Final = 4096
_CHARSET = re.compile(rb"<meta\b[^>]{0,500}?\bcharset\s*=\s*[\"']?\s*([\w:.\-]{2,40})", re.I)
_XML_ENCODING = re.compile(rb"<\?xml[^>]{0,200}?\bencoding\s*=\s*[\"']([\w:.\-]{2,40})", re.I)
_MARKUP = re.compile(rb"<(?:script|style)\b.*?</(?:script|style)|<[^>]*>", re.I | re.S)
_TEXT_TAG = re.compile(r"<[A-Za-z!/]")


def read(data: bytes, path: str, media_type: str, limits: Limits) -> RawText:
    """Read a web page. Nothing is fetched and no script runs; markup may be broken or deeply nested.

    `text` is the page's visible text, blocks on lines of their own, white space inside them as a
    browser shows it. What the page declares about itself is in `declared`. Raises
    `UnreadableSourceError` for binary data, and for pages with more than `limits.characters`.
    """
    page = _decoded(data, path)
    if len(page.text) > 4 * limits.characters:
        raise _too_long(len(page.text), limits)
    findings: list[Finding] = list(page.findings)
    root = _parsed(page.text)
    if root is None:
        raise UnreadableSourceError("The page holds nothing.", "Save the page again from the browser.", "empty-file")
    flat = flatten(root, limits.nesting)
    if len(flat.text) > limits.characters:
        raise _too_long(len(flat.text), limits)
    if not flat.blocks:
        raise UnreadableSourceError(
            "The page holds no text; a script would have fetched it.",
            "Open it in a browser and save it as a complete page, or copy its text to a .txt file.",
            "no-text",
        )
    if flat.deepest > limits.nesting:
        findings.append(
            Finding(
                "info",
                "deep-nesting",
                f"The page's parts are nested {flat.deepest:,} deep; below {limits.nesting:,} they are read as one.",
                path,
            )
        )
    return RawText(
        path,
        media_type,
        hashlib.sha256(data).hexdigest(),
        flat.text,
        flat.blocks,
        declared(root),
        findings=(*findings, *warn_of_controls(flat.text, path)),
    )


def _decoded(data: bytes, path: str) -> Decoded:
    """The page's characters: byte-order mark, UTF-8, what its `meta` or XML declaration says, detection."""
    head = data[:_HEAD_BYTES]
    said = _CHARSET.search(head) or _XML_ENCODING.search(head)
    return decode(data, path, said.group(1).decode("ascii") if said else None, markup=_MARKUP)


def _parsed(text: str) -> etree._Element | None:
    """The page's tree. Broken markup is mended as libxml2 does."""
    # Handing over UTF-8 with the encoding named makes the parser pass over what the page itself declares.
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, recover=True, no_network=True, remove_comments=True, remove_pis=True
    )
    if not _TEXT_TAG.search(text):
        text = f"<pre>{text.replace('&', '&amp;').replace('<', '&lt;')}</pre>"
    try:
        return etree.fromstring(text.replace("\x00", "\ufffd").encode("utf-8", "replace"), parser)
    except etree.XMLSyntaxError:
        return None


def _too_long(characters: int, limits: Limits) -> UnreadableSourceError:
    return UnreadableSourceError(
        f"The page has {characters:,} characters; at most {limits.characters:,} are read.",
        "Save only the part that is needed.",
        "too-long",
    )
