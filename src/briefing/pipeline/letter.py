"""Pipeline's letter paper: a person's own Word file as the look, laid over the themes and checked."""

from __future__ import annotations

from pathlib import Path

from briefing.document import Theme
from briefing.errors import BriefingError, UsageError
from briefing.model import Finding
from briefing.pipeline.files import REFERENCE, read_reference
from briefing.pipeline.looks import Looks

WORD_FILES = (".docx", ".docm", ".dotx", ".dotm")


def restyled(theme: Theme, reference: bytes) -> Theme:
    """`theme` with the looks of the Word file `reference`. Raises `BriefingError` that names it."""
    from briefing.write import docx

    try:
        return docx.restyled(theme, reference)
    except BriefingError as error:
        raise BriefingError(f"{REFERENCE}: {error.message}", error.hint) from error


def not_taken(theme: Theme, reference: bytes) -> tuple[Finding, ...]:
    """What of the Word file `reference` cannot come into the made files."""
    from briefing.write import docx

    try:
        return docx.left_out(theme, reference, REFERENCE)
    except BriefingError as error:
        raise BriefingError(f"{REFERENCE}: {error.message}", error.hint) from error


def check_letter(path: Path, folder: Path) -> tuple[Finding, ...]:
    """All that is to be said of the Word file at `path` as the look of the project in `folder`.

    Raises `UsageError` where there is no such file, `BriefingError` where it is no Word file.
    """
    from briefing.write import docx

    if not path.is_file():
        raise UsageError(f"There is no file “{path}”.", "Give the path of a Word file (.docx).")
    theme, _ = Looks.of(folder.resolve()).theme("handout", "A4", (folder / "theme.yaml",))
    try:
        return docx.check_reference(theme, path.read_bytes(), path.name)
    except BriefingError as error:
        raise BriefingError(f"{path.name}: {error.message}", error.hint) from error
    except OSError as error:
        raise BriefingError(f"{path} cannot be read: {error.strerror or error}.", "Close it in Word.") from error


def check_own_letter(folder: Path) -> tuple[Finding, ...]:
    """The same for the reference.docx of the project in `folder`; nothing without one."""
    return check_letter(folder / REFERENCE, folder) if read_reference(folder) is not None else ()
