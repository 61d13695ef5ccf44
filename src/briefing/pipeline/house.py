"""Pipeline's house files: what a theme names and a project holds beside it: the letterhead's picture."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from briefing.document import Theme
from briefing.model import Finding

_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_LARGEST_PICTURE = 8 * 2**20


def with_files(theme: Theme, root: Path) -> tuple[Theme, tuple[Finding, ...]]:
    """`theme` with the bytes of the files that it names, looked for in the folder `root` and below it.

    What is not there, or is no picture, is a finding, and the look goes without it.
    """
    logo = theme.letterhead.logo
    if not logo:
        return theme, ()
    file = (root / logo).resolve()
    if not file.is_relative_to(root.resolve()) or not file.is_file():
        return theme, (_no_logo(logo, "it is not there", f"Put it beside theme.yaml, in {root}."),)
    if file.stat().st_size > _LARGEST_PICTURE:
        return theme, (_no_logo(logo, "it is larger than 8 MB", "Save it smaller."),)
    data = file.read_bytes()
    if not data.startswith(_PICTURES):
        return theme, (_no_logo(logo, "it is neither a PNG nor a JPEG", "Save it as PNG."),)
    return replace(theme, letterhead=replace(theme.letterhead, image=data)), ()


def _no_logo(logo: str, why: str, hint: str) -> Finding:
    return Finding(
        "warning", "no-logo", f"the letterhead goes without its logo “{logo}”: {why}.", "theme.yaml", hint=hint
    )
