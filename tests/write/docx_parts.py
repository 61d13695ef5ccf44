"""Looking into a made Word file, and changing it as a person would, for the tests."""

import io
import zipfile
from collections.abc import Callable

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAIN = "word/document.xml"


def part(data: bytes, path: str = MAIN) -> etree._Element:
    """The root of a part."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return etree.fromstring(packed.read(path))


def changed(data: bytes, change: Callable[[str], str], path: str = MAIN) -> bytes:
    """The file with one part changed as text."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as packed, zipfile.ZipFile(out, "w") as made:
        for name in packed.namelist():
            blob = packed.read(name)
            if name == path:
                text = blob.decode()
                blob = change(text).encode()
                assert blob.decode() != text, "the change changes nothing"
            made.writestr(name, blob)
    return out.getvalue()


def replaced(data: bytes, old: str, new: str, path: str = MAIN) -> bytes:
    """The file with the first `old` in a part replaced."""
    return changed(data, lambda text: text.replace(old, new, 1), path)


def values(element: etree._Element, tag: str, attribute: str = "val") -> list[str]:
    """An attribute of every `w:tag` below `element`, in order."""
    return [found.get(f"{W}{attribute}", "") for found in element.iter(f"{W}{tag}")]


def paragraph_with(data: bytes, words: str, path: str = MAIN) -> etree._Element:
    """The first innermost paragraph that holds `words`."""
    for paragraph in part(data, path).iter(f"{W}p"):
        if words in "".join(text.text or "" for text in paragraph.iter(f"{W}t")):
            return paragraph
    raise AssertionError(f"no paragraph with {words!r}")
