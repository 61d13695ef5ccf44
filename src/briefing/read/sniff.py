"""Read: tell a file's format by its first bytes, then by its name."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Final

TEXT: Final = "text/plain"
MARKDOWN: Final = "text/markdown"
HTML: Final = "text/html"
PDF: Final = "application/pdf"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

HEAD_BYTES: Final = 4096
"""How many of a file's first bytes `media_type` wants to see."""

_BY_SUFFIX: Final = {
    ".txt": TEXT,
    ".text": TEXT,
    "": TEXT,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".htm": HTML,
    ".html": HTML,
    ".xhtml": HTML,
    ".pdf": PDF,
    ".docx": DOCX,
    ".docm": DOCX,
}
# First bytes of things that are no documents for us, with what a person can do about each.
_FOREIGN: Final = (
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "It is an old Word file or has a password: open it in Word and save it as .docx without a password.",
    ),
    (b"{\\rtf", "It is RTF: open it in a word processor and save it as .docx."),
    (b"\x89PNG", "It is a picture: run text recognition (OCR) on it and save the text."),
    (b"\xff\xd8\xff", "It is a picture: run text recognition (OCR) on it and save the text."),
    (b"GIF8", "It is a picture."),
    (b"II*\x00", "It is a picture: run text recognition (OCR) on it and save the text."),
    (b"MM\x00*", "It is a picture: run text recognition (OCR) on it and save the text."),
    (b"\x1f\x8b", "It is compressed: unpack it first."),
    (b"7z\xbc\xaf", "It is an archive: unpack it first."),
    (b"Rar!", "It is an archive: unpack it first."),
    (b"%!PS", "It is PostScript: save it as PDF."),
    (b"\x7fELF", "It is a program."),
    (b"MZ\x90\x00", "It is a program."),
)
_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*){0,9}<(?:!doctype\s+html|html[\s>]|head[\s>]|body[\s>])",
    re.I | re.S,
)
_HTML_ANYWHERE = re.compile(
    r"<(?:!doctype\s+html|html|head|body|meta|title|div|p|article|section|table|span|h[1-6])[\s>/]", re.I
)
# EPUB and OpenDocument say what they are in an unpacked first part; nothing built in reads them, a plug-in may.
_NAMED_ARCHIVE = re.compile(rb"PK\x03\x04.{26}mimetype(application/[\w.+\-]{3,80}?)(?:PK|\s)", re.S)
_SAVED_PAGE = re.compile(rb"(?im)^content-type:\s*multipart/related")


def media_type(path: str, head: bytes) -> str | None:
    """The media type of a file named `path` whose first bytes are `head` (`HEAD_BYTES` of them, or all).

    What the bytes say beats what the name says: a web page called notes.txt is a web page. None where
    the format is none that can be read.
    """
    suffix = PurePosixPath(path).suffix.lower()
    if head.lstrip(b"\xef\xbb\xbf\r\n\t \x00").startswith(b"%PDF-") or (suffix == ".pdf" and b"%PDF-" in head[:1024]):
        return PDF
    if head.startswith(b"PK\x03\x04"):
        if suffix in (".docx", ".docm") or b"word/" in head:
            return DOCX
        says = _NAMED_ARCHIVE.match(head)
        return says.group(1).decode("ascii") if says else None
    if any(head.startswith(magic) for magic, _ in _FOREIGN) or _SAVED_PAGE.search(head):
        return None
    start = _as_text(head)
    if _HTML_START.match(start):
        return HTML
    known = _BY_SUFFIX.get(suffix)
    if known == HTML:
        return HTML if _HTML_ANYWHERE.search(start) or "<" in start else TEXT
    if known in (PDF, DOCX):
        return None
    if not suffix and b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    return known


def misnamed(path: str, head: bytes) -> str | None:
    """The format that the name of a file promises and its bytes do not hold (".pdf"); None where it promises none.

    A file that is plainly something else (a picture, an archive) is that, whatever it is called.
    """
    suffix = PurePosixPath(path).suffix.lower()
    foreign = any(head.startswith(magic) for magic, _ in _FOREIGN) or head.startswith(b"PK\x03\x04")
    return suffix if _BY_SUFFIX.get(suffix) in (PDF, DOCX) and not foreign else None


def unknown_hint(head: bytes) -> str:
    """What a person can do with a file that `media_type` does not know, judged by its first bytes."""
    for magic, hint in _FOREIGN:
        if head.startswith(magic):
            return hint
    if head.startswith(b"PK\x03\x04"):
        return "It is an archive or another office format: unpack it, or save it as .docx or .pdf."
    if _SAVED_PAGE.search(head):
        return "It is a web archive: open it in a browser and save the page as HTML."
    return "Readable are .txt, .md, .html, .docx and .pdf; save it as one of these, or leave it out of the folder."


def _as_text(head: bytes) -> str:
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[: len(head) // 2 * 2].decode("utf-16", "replace")
    return head.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
