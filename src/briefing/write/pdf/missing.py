"""Write: name the characters that no shipped face can draw, before a file is published."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from briefing.document import (
    Contents,
    Document,
    Drawing,
    Figure,
    Heading,
    Inline,
    Lettering,
    LineBreak,
    Link,
    Note,
    Paragraph,
    Quotation,
    SourceWords,
    Table,
    Text,
    Theme,
    walk,
)
from briefing.model import Finding, Severity
from briefing.write.pdf import faces

_NAMED, _PLACES = 12, 5
_OWN = "the furniture"
_REMEDY = (
    "Put a font that has them (.ttf or .otf) into the project's folder fonts/: for Chinese, Japanese and Korean, say, "
    "Noto Sans SC, JP or KR, which are free. Or build the Word file only (--format docx)."
)
# Categories of signs that are no part of a word: pictures, their skin tones, keycap frames.
_SIGNS = frozenset({"So", "Sk", "Me"})


def missing_characters(document: Document, theme: Theme) -> tuple[Finding, ...]:
    """Findings that name every character of `document` that would be printed as a replacement sign; () if none.

    A letter that cannot be drawn is an error: words could not be read. A picture sign (😀) is a warning.
    """
    names = faces.chain(theme.fonts.get("serif", ""), "serif", False, False, theme.font_files)
    places: dict[str, list[str]] = {}
    for place, text in _texts(document):
        for character in sorted(faces.missing(text, names)):
            found = places.setdefault(character, [])
            if place not in found:
                found.append(place)
    lacking = sorted(places)
    signs = [character for character in lacking if unicodedata.category(character) in _SIGNS]
    letters = [character for character in lacking if character not in signs]
    return (
        *_finding("error", letters, places, _REMEDY),
        *_finding(
            "warning", signs, places, "The Word file has them. Shorten the excerpts that hold them, or leave it so."
        ),
    )


def _finding(
    severity: Severity, lacking: Sequence[str], places: Mapping[str, Sequence[str]], hint: str
) -> tuple[Finding, ...]:
    if not lacking:
        return ()
    named = ", ".join(
        f"{character} (U+{ord(character):04X} {unicodedata.name(character, 'unnamed').lower()})"
        for character in lacking[:_NAMED]
    )
    where = list(dict.fromkeys(place for character in lacking for place in places[character]))
    standing = ", ".join(where[:_PLACES]) + (f" and {len(where) - _PLACES} more places" if len(where) > _PLACES else "")
    more = f" and {len(lacking) - _NAMED} more" if len(lacking) > _NAMED else ""
    return (
        Finding(
            severity,
            "character-without-font",
            f"The PDF's fonts do not have the characters {named}{more}, which stand in {standing}: "
            "they print as a replacement sign.",
            hint=hint,
        ),
    )


def _texts(document: Document) -> Iterator[tuple[str, str]]:
    """Every text of `document` with where it stands: the source and excerpt, or that the words are ours."""
    yield _OWN, document.page_label
    for part in (*document.header, *document.header_right, *document.footer, *document.footer_center):
        yield _OWN, part.text
    for block in walk(document.blocks):
        match block:
            case Heading() | Paragraph():
                yield from _words(block.children)
            case Quotation():
                yield _OWN, block.label
                for paragraph in (
                    *block.paragraphs,
                    block.credit,
                    *((block.attribution,) if block.attribution else ()),
                ):
                    yield from _words(paragraph.children)
            case Table() | Figure():
                yield from _words(block.caption)
            case Drawing():
                yield from _words(block.caption)
                yield from ((_OWN, mark.text) for mark in block.marks if isinstance(mark, Lettering))
            case Contents():
                yield _OWN, block.title
            case _:
                pass


def _words(children: tuple[Inline, ...]) -> Iterator[tuple[str, str]]:
    for child in children:
        match child:
            case Text():
                yield _OWN, child.text
            case SourceWords():
                yield (child.ref if child.ref.startswith(child.source) else f"{child.source} ({child.ref})"), child.text
            case Link() | Note():
                yield from _words(child.children)
            case LineBreak():
                pass
