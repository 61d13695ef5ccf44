"""Write: name the characters that no shipped face can draw, before a file is published."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

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

_NAMED = 12
# Categories of signs that are no part of a word: pictures, their skin tones, keycap frames.
_SIGNS = frozenset({"So", "Sk", "Me"})


def missing_characters(document: Document, theme: Theme) -> tuple[Finding, ...]:
    """Findings that name every character of `document` that would be printed as a replacement sign; () if none.

    A letter that cannot be drawn is an error: words could not be read. A picture sign (😀) is a warning.
    """
    names = faces.chain(theme.fonts.get("serif", ""), "serif", False, False)
    lacking = sorted(faces.missing("".join(_texts(document)), names))
    signs = [character for character in lacking if unicodedata.category(character) in _SIGNS]
    letters = [character for character in lacking if character not in signs]
    return (
        *_finding("error", letters, "Leave out what holds them, or build the Word file only (--format docx)."),
        *_finding("warning", signs, "The Word file has them. Shorten the excerpts that hold them, or leave it so."),
    )


def _finding(severity: Severity, lacking: Sequence[str], hint: str) -> tuple[Finding, ...]:
    if not lacking:
        return ()
    named = ", ".join(
        f"{character} (U+{ord(character):04X} {unicodedata.name(character, 'unnamed').lower()})"
        for character in lacking[:_NAMED]
    )
    more = f" and {len(lacking) - _NAMED} more" if len(lacking) > _NAMED else ""
    return (
        Finding(
            severity,
            "character-without-font",
            f"The PDF's fonts do not have the characters {named}{more}: they print as a replacement sign.",
            hint=hint,
        ),
    )


def _texts(document: Document) -> Iterator[str]:
    yield document.page_label
    for part in (*document.header, *document.header_right, *document.footer, *document.footer_center):
        yield part.text
    for block in walk(document.blocks):
        match block:
            case Heading() | Paragraph():
                yield from _words(block.children)
            case Quotation():
                yield block.label
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
                yield from (mark.text for mark in block.marks if isinstance(mark, Lettering))
            case Contents():
                yield block.title
            case _:
                pass


def _words(children: tuple[Inline, ...]) -> Iterator[str]:
    for child in children:
        match child:
            case Text() | SourceWords():
                yield child.text
            case Link() | Note():
                yield from _words(child.children)
            case LineBreak():
                pass
