"""Write DOCX: Word files with named styles, from the same document as the PDF; and read such a file back.

`write` uses python-docx for the package; `read_back` takes nothing but zip and XML, so that a mistake in one
is not repeated by the other.
"""

from __future__ import annotations

from collections.abc import Mapping

from briefing.document import Document, PrintedBlock, Theme
from briefing.model import Finding

__all__ = ["check_reference", "left_out", "missing_characters", "read_back", "restyled", "write"]

_NO_PAGES: Mapping[str, int] = {}


def write(
    document: Document, theme: Theme, *, pages: Mapping[str, int] = _NO_PAGES, reference: bytes | None = None
) -> bytes:
    """`document` in the look of `theme` as the bytes of a .docx.

    `pages` gives the page a block begins on, by block id, for the contents list; without it that has no page
    numbers. `reference` is a person's own .docx: its styles replace ours of the same name, its page and margins the
    theme's. Characters that XML cannot hold are left out. Equal input gives equal bytes. Raises `BriefingError`
    for a reference that is no readable Word file.
    """
    from briefing.write.docx import body
    from briefing.write.docx.assembly import Assembly
    from briefing.write.docx.package import assemble
    from briefing.write.docx.reference import open_reference
    from briefing.write.docx.restyle import restyle

    look = None if reference is None else open_reference(reference)
    theme = theme if look is None else restyle(theme, look)
    assembly = Assembly(document, theme, pages)
    return assemble(assembly, body.write(document, assembly), look)


def missing_characters(document: Document, theme: Theme) -> tuple[Finding, ...]:  # noqa: ARG001  every writer's form
    """Nothing: a Word file carries no fonts, and Word takes what the reader's machine has for a character."""
    return ()


def restyled(theme: Theme, reference: bytes) -> Theme:
    """`theme` with the page, fonts and styles of the .docx `reference`, for other writers to look alike.

    Raises `BriefingError` for what is no readable Word file.
    """
    from briefing.write.docx.reference import open_reference
    from briefing.write.docx.restyle import restyle

    return restyle(theme, open_reference(reference))


def left_out(theme: Theme, reference: bytes, path: str) -> tuple[Finding, ...]:
    """What of the .docx `reference` cannot come into files in the look of `theme`; `path` is its name.

    Raises `BriefingError` for what is no readable Word file.
    """
    from briefing.write.docx import check

    return check.left_out(reference, path, theme)


def check_reference(theme: Theme, reference: bytes, path: str) -> tuple[Finding, ...]:
    """All that a person should know of the .docx `reference` as a look: left out, missing, misnamed, by hand.

    Raises `BriefingError` for what is no readable Word file.
    """
    from briefing.write.docx import check

    return check.check(reference, path, theme)


def read_back(data: bytes) -> tuple[PrintedBlock, ...]:
    """The paragraphs of the .docx in `data` in reading order, a note after the paragraph it hangs on.

    Table cells and text boxes count, running headers and footers don't. Words that a tracked change inserts are
    read, deleted ones not; hidden words are read. Raises `BriefingError` for what is no readable Word file.
    """
    from briefing.write.docx.readback import read

    return read(data)
