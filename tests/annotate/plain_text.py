"""A source made of plain text, for the tests of annotate: every line that is not blank is a passage."""

from __future__ import annotations

import re

from briefing.model import Fact, RawBlock, RawText, Source, Span
from briefing.segment import segment


def source_of(text: str, speaker: str | None = None) -> Source:
    kept = tuple(
        RawBlock(Span(line.start(1), line.end(1)), "paragraph")
        for line in re.finditer(r"^[^\S\n]*(\S(?:[^\n]*\S)?)[^\S\n]*$", text, re.MULTILINE)
    )
    voice = Fact(speaker, "stated") if speaker is not None else None
    return segment(Source("S1", RawText("text.txt", "text/plain", "0", text), speaker=voice, kept=kept))
