"""Formats, told by content first and by name second."""

from __future__ import annotations

import pytest

from briefing.read import sniff


@pytest.mark.parametrize(
    ("path", "head", "expected"),
    [
        ("a.txt", b"Words.", sniff.TEXT),
        ("README", b"Words.", sniff.TEXT),
        ("a.TXT", "Слова".encode("utf-16"), sniff.TEXT),
        ("a.md", b"# Words", sniff.MARKDOWN),
        ("a.md", b"<div>Words</div>", sniff.MARKDOWN),
        ("a.txt", b"<!DOCTYPE html><p>Words", sniff.HTML),
        ("a.txt", b"The <html> element is explained here.", sniff.TEXT),
        ("a.html", b"<p>Words", sniff.HTML),
        ("a.htm", "<html><p>Words".encode("utf-16"), sniff.HTML),
        ("a.html", b"Just words.", sniff.TEXT),
        ("a.txt", b"%PDF-1.7\n", sniff.PDF),
        ("a.pdf", b"junk\n%PDF-1.4\n", sniff.PDF),
        ("a.pdf", b"no such thing", None),
        ("a.docx", b"PK\x03\x04", sniff.DOCX),
        ("a.zip", b"PK\x03\x04....word/document.xml", sniff.DOCX),
        ("a.zip", b"PK\x03\x04....", None),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", None),
        ("a.txt", b"\x89PNG\r\n", None),
        ("a.csv", b"a,b", None),
        ("a.py", b"import os", None),
        ("a", b"\x00\x01\x02", None),
        ("a.epub", b"PK\x03\x04" + b"." * 26 + b"mimetypeapplication/epub+zipPK\x03\x04", "application/epub+zip"),
    ],
)
def test_media_type(path: str, head: bytes, expected: str | None) -> None:
    assert sniff.media_type(path, head) == expected


@pytest.mark.parametrize(
    ("head", "word"),
    [
        (b"\x89PNG", "OCR"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "password"),
        (b"PK\x03\x04", "archive"),
        (b"?", ".docx"),
    ],
)
def test_a_hint_says_what_to_do(head: bytes, word: str) -> None:
    assert word in sniff.unknown_hint(head)


@pytest.mark.parametrize(
    ("path", "head", "promised"),
    [
        ("a.pdf", b"no such thing", ".pdf"),
        ("a.DOCX", b"\x17\x02\x99", ".docx"),
        ("a.pdf", b"\x89PNG\r\n", None),
        ("a.pdf", b"PK\x03\x04", None),
        ("a.xyz", b"\x17\x02\x99", None),
        ("a.txt", b"Words.", None),
    ],
)
def test_a_name_that_promises_another_format(path: str, head: bytes, promised: str | None) -> None:
    assert sniff.misnamed(path, head) == promised
