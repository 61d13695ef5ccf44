"""Write DOCX: say of a person's own Word file what is taken from it, what is not, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from lxml import etree

from briefing.document import Theme
from briefing.model import Finding
from briefing.write.docx import names
from briefing.write.docx.heads import FLOATING
from briefing.write.docx.looks import Sheet, sheet_of, value
from briefing.write.docx.reference import Reference, W, open_reference
from briefing.write.docx.restyle import restyle
from briefing.write.docx.taken import heads_of
from briefing.write.docx.unpack import part, related, unpacked

SHIPPED = ("Noto Serif", "Noto Sans")
"""The families that come with the program."""
_SHOWN = 8  # places of one kind that are named one by one
_DIRECT = {
    "rFonts": "font",
    "sz": "size",
    "color": "colour",
    "b": "bold",
    "i": "italics",
    "u": "underline",
    "caps": "capitals",
    "jc": "alignment",
    "ind": "indent",
    "spacing": "spacing",
    "shd": "ground",
}
_WAY = {
    "macros": "They are never run and never copied; save the file as .docx without them to see no more of this.",
    "embedded objects": "Put a picture (PNG or JPEG) in its place.",
    "the link to a template": "Take it off in Word: Developer, Document Template, Attach.",
    "the header and footer of even pages": "Those of the other pages stand on all: put there what all are to have.",
    "the pages of all sections but the first": "The first section's page, header and footer count; put yours there.",
}
_IN_LINE = "For a place of its own put it into a table’s cell: picture, Layout Options, In Line with Text."
_PICTURE = "In Word: Insert, Pictures, This Device, in line with the text; PNG or JPEG under 4 MB."


def left_out(data: bytes, path: str, theme: Theme) -> tuple[Finding, ...]:
    """What of the .docx `data` cannot come into the made files: a warning each, with the way out.

    `path` is what the file is called in the findings; `theme` is what it is laid over. Raises `BriefingError` for
    what is no readable Word file.
    """
    reference = open_reference(data)
    restyled = restyle(theme, reference)
    _, dropped = heads_of(reference, restyled, {})
    found = [
        Finding("warning", "not-taken", f"{_sentence(what)} not taken from it.", path, hint=_WAY[what])
        for what in reference.dropped
    ]
    for what in dropped:
        comes = "is set in line with the text" if what == FLOATING else "is left out"
        hint = _IN_LINE if what == FLOATING else _PICTURE
        found.append(Finding("warning", "not-taken", f"{what} in its header or footer {comes}.", path, hint=hint))
    return (*found, *_fonts(theme, restyled, path))


def check(data: bytes, path: str, theme: Theme) -> tuple[Finding, ...]:
    """All that a person should know of the .docx `data` as the look of made files: `left_out`, and then the styles
    that it lacks (what takes their place), misnamed ones, and formatting that is in no style."""
    reference = open_reference(data)
    if reference.styles is None:
        return (Finding("error", "no-styles", "it has no styles at all.", path, hint="Save it from Word once more."),)
    with unpacked(data) as packed:
        document = part(packed, next(related(packed, "", "officeDocument"), "word/document.xml"))
    return (*left_out(data, path, theme), *_styles(reference, path), *_direct(document, sheet_of(reference), path))


def _sentence(what: str) -> str:
    return f"{what[0].upper()}{what[1:]} {'is' if what.startswith('the link') else 'are'}"


def _fonts(theme: Theme, restyled: Theme, path: str) -> Iterator[Finding]:
    for role, family in sorted(restyled.fonts.items()):
        if family not in SHIPPED and family != theme.fonts.get(role):
            near = "Noto Serif" if role == "serif" else "Noto Sans"
            yield Finding(
                "warning",
                "font-not-held",
                f"its font “{family}” does not come with the program: the PDF is set in {near}, the nearest; "
                f"the Word file names {family}.",
                path,
                hint=f"Choose {near} in the styles to have both alike.",
            )


def _styles(reference: Reference, path: str) -> Iterator[Finding]:
    sheet = sheet_of(reference)
    theirs = {name: kind for kind, name in sheet.styles if kind in ("paragraph", "character")}
    wanted = [(name, "paragraph") for name in names.PARAGRAPH.values()]
    wanted += [(name, "character") for name in names.CHARACTER.values()]
    known = {name.lower() for name, _ in wanted}
    strange = {name: name for kind, name in sheet.styles if kind != "table" and name not in known}
    lacking: list[str] = []
    for name, kind in wanted:
        found = theirs.get(name.lower())
        if found == kind or (kind, name.lower()) in sheet.styles:
            continue
        digit = name[-1] if name[-1].isdigit() else ""
        alike = [other for other in strange if (other[-1:] if other[-1:].isdigit() else "") == digit]
        near = get_close_matches(name.lower(), alike, 1, 0.84)
        if found is not None:
            message = f"its style “{name}” is for {_FOR[found]}; one for {_FOR[kind]} is looked for, so ours is taken."
            yield Finding("warning", "wrong-kind", message, path, hint=f"Make a {kind} style of that name in Word.")
        elif near:
            message = f"it has no style “{name}”, but one called “{near[0]}”; ours is taken."
            yield Finding("warning", "misnamed-style", message, path, hint=f"Rename it to “{name}” in Word.")
        else:
            lacking.append(name)
    if lacking:
        listed = ", ".join(f"“{name}”" for name in lacking)
        message = f"styles that it lacks, in whose places the look’s own stand, based on “Normal”: {listed}."
        yield Finding("info", "missing-style", message, path, hint="Make a style of one of these names to change it.")


_FOR = {"paragraph": "paragraphs", "character": "words inside a paragraph"}


def _direct(document: etree._Element, sheet: Sheet, path: str) -> Iterator[Finding]:
    """Paragraphs of the body that are formatted by hand: what looks right there never comes into a made file."""
    count = 0
    for number, paragraph in enumerate(document.iter(f"{W}p"), 1):
        said = dict.fromkeys(_said(paragraph))
        words = "".join(text.text or "" for text in paragraph.iter(f"{W}t")).strip()
        if not said or not words:
            continue
        count += 1
        if count > _SHOWN:
            continue
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        style = sheet.by_id.get(sheet.default if named is None else named.get(f"{W}val", ""))
        name = "" if style is None else value(style, "name")
        yield Finding(
            "warning",
            "direct-formatting",
            f"paragraph {number} (“{words[:40]}{'…' if len(words) > 40 else ''}”) is formatted by hand "
            f"({', '.join(said)}); only styles are taken.",
            path,
            hint=f"Change the style “{name or 'Normal'}” instead: in the list of styles, “Update to match selection”.",
        )
    if count > _SHOWN:
        yield Finding("warning", "direct-formatting", f"{count - _SHOWN} more paragraphs are formatted by hand.", path)


def _said(paragraph: etree._Element) -> Iterator[str]:
    """What is said of a paragraph or its words beside their styles, in words."""
    for properties in (*paragraph.iterfind(f"{W}pPr"), *paragraph.iterfind(f".//{W}r/{W}rPr")):
        for element in properties:
            word = _DIRECT.get(str(element.tag)[len(W) :])
            if word is not None:
                yield word
