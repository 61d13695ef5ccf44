"""Pipeline's house files: what a theme names and a project holds beside it: fonts, a letterhead's picture."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from briefing.document import FontFile, Theme
from briefing.model import Finding

_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")
_LARGEST_PICTURE, _LARGEST_FONT = 8 * 2**20, 40 * 2**20
_FONT_FILES = (".ttf", ".otf", ".ttc")
FONTS = "fonts"
SHIPPED = {"serif": "Noto Serif", "sans": "Noto Sans"}
"""The families that come with the program, by role."""


def with_files(theme: Theme, root: Path) -> tuple[Theme, tuple[Finding, ...]]:
    """`theme` with the bytes of the files that it names: the logo in the folder `root`, fonts in its folder `fonts`.

    What is not there, or cannot be used, is a finding, and the look goes without it.
    """
    theme, findings = _with_fonts(theme, root / FONTS)
    logo = theme.letterhead.logo
    if not logo:
        return theme, findings
    file = (root / logo).resolve()
    if not file.is_relative_to(root.resolve()) or not file.is_file():
        return theme, (*findings, _no_logo(logo, "it is not there", f"Put it beside theme.yaml, in {root}."))
    if file.stat().st_size > _LARGEST_PICTURE:
        return theme, (*findings, _no_logo(logo, "it is larger than 8 MB", "Save it smaller."))
    data = file.read_bytes()
    if not data.startswith(_PICTURES):
        return theme, (*findings, _no_logo(logo, "it is neither a PNG nor a JPEG", "Save it as PNG."))
    return replace(theme, letterhead=replace(theme.letterhead, image=data)), findings


def _with_fonts(theme: Theme, folder: Path) -> tuple[Theme, tuple[Finding, ...]]:
    findings: list[Finding] = []
    fonts: list[FontFile] = []
    files = [file for file in sorted(folder.glob("*")) if file.suffix.lower() in _FONT_FILES and file.is_file()]
    if files:
        from briefing.write.pdf.own_fonts import read_font

        for file in files:
            found = read_font(file.read_bytes()) if file.stat().st_size <= _LARGEST_FONT else "it is larger than 40 MB"
            if isinstance(found, FontFile):
                fonts.append(found)
            else:
                message = f"this font is not used: {found}."
                findings.append(Finding("warning", "font-not-used", message, f"{FONTS}/{file.name}"))
    held = {*SHIPPED.values(), *(font.family for font in fonts)}
    for role, family in sorted(theme.fonts.items()):
        if family not in held:
            findings.append(
                Finding(
                    "warning",
                    "font-not-found",
                    f"the PDF uses {SHIPPED.get(role, SHIPPED['serif'])} in place of “{family}”, which is not there.",
                    "theme.yaml",
                    hint=f"Put its .ttf or .otf files into {FONTS}/, if its licence allows that.",
                )
            )
        elif family not in SHIPPED.values() and not any(font.bold for font in fonts if font.family == family):
            findings.append(
                Finding(
                    "warning",
                    "font-without-bold",
                    f"the PDF prints bold words of “{family}” as regular ones: {FONTS}/ has no bold cut of it.",
                    "theme.yaml",
                    hint=f"Put its bold cut into {FONTS}/ too.",
                )
            )
    return replace(theme, font_files=tuple(fonts)), tuple(findings)


def _no_logo(logo: str, why: str, hint: str) -> Finding:
    return Finding(
        "warning", "no-logo", f"the letterhead goes without its logo “{logo}”: {why}.", "theme.yaml", hint=hint
    )
