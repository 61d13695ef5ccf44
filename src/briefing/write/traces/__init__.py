"""Write: everything that a made file says anywhere: on its pages, hidden, in its properties and attachments.

What a reader of the file could find must be found here too, so nothing is taken on trust: a Word file is read
part by part, a PDF both through pdfium and string by string, and what is packed inside either is unpacked.
"""

from __future__ import annotations

from briefing.model.withheld import Trace

DEEPEST = 4
LARGEST = 64 * 2**20
"""Bytes of the largest part that is unpacked: a made file's is a hundredth of that."""


def traces(data: bytes, place: str = "", deep: int = 0) -> tuple[Trace, ...]:
    """The texts in `data`, a Word file, a PDF, any zip archive, or plain text; `place` names the file it is in."""
    from briefing.write.traces.archive import of_archive
    from briefing.write.traces.pdf_strings import of_pdf

    if deep > DEEPEST:
        return ()
    if data.startswith(b"PK\x03\x04"):
        return tuple(of_archive(data, place, lambda inner, name: traces(inner, name, deep + 1)))
    if b"%PDF-" in data[:1024]:
        return tuple(of_pdf(data, place, lambda inner, name: traces(inner, name, deep + 1)))
    return (Trace(place, "hidden", as_text(data)),)


def as_text(data: bytes) -> str:
    """Bytes of an unknown kind as the text that they may be."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if data[:200].count(0) > 50:
        return data.decode("utf-16-be" if data[:1] == b"\0" else "utf-16-le", "replace")
    return data.decode("utf-8", "replace")
