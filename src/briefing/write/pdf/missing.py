"""Write: name the characters that no shipped face can draw, before a file is published."""

from __future__ import annotations

import unicodedata

from briefing.document import Document, Heading, Inline, Link, Note, Paragraph, Quotation, Table, Text, Theme, plain, walk
from briefing.document import SourceWords as Words
from briefing.model import Finding
from briefing.write.pdf import faces


def missing_characters(document: Document, theme: Theme) -> tuple[Finding, ...]:
    """One error that names every character of `document` which would be printed as a replacement sign; none if all can."""
    texts = [document.title, document.page_label]
    texts += [part.text for row in (document.header, document.header_right, document.footer, document.footer_center) for part in row]
    for block in walk(document.blocks):
        match block:
            case Heading() | Paragraph():
                texts += _all(block.children)
            case Quotation():
                texts.append(block.label)
                for paragraph in block.paragraphs:
                    texts += _all(paragraph.children)
                texts += _all(block.credit.children) + (_all(block.attribution.children) if block.attribution else [])
            case Table():
                texts += _all(block.caption)
            case _:
                caption = getattr(block, "caption", ())
                texts += _all(caption)
    lacking = sorted(faces.missing("".join(texts)))
    if not lacking:
        return ()
    named = ", ".join(f"{character} (U+{ord(character):04X} {unicodedata.name(character, 'unnamed').lower()})" for character in lacking[:12])
    more = f" and {len(lacking) - 12} more" if len(lacking) > 12 else ""
    return (
        Finding(
            "error",
            "character-without-font",
            f"No font of the PDF's has the characters {named}{more}: they would be printed as a replacement sign.",
            hint="Leave out what holds them, or build the Word file only (--format docx).",
        ),
    )


def _all(children: tuple[Inline, ...]) -> list[str]:
    out: list[str] = []
    for child in children:
        match child:
            case Text() | Words():
                out.append(child.text)
            case Link():
                out.append(plain(child.children))
            case Note():
                out += _all(child.children)
            case _:
                pass
    return out
