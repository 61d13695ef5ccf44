"""Read: words that a line end broke in two, joined as edits so that the text itself stays."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from briefing.model import Repair, Span

_BROKEN = re.compile(r"(?<=\w)([-\u2010\u00ad])[ \t]*\n[ \t]*(?=\w)")
_BEFORE = re.compile(r"[^\w'’\-\u2010]")
_AFTER = re.compile(r"[^\w'’]")
_WORD = re.compile(r"\w[\w'’]*(?:[-\u2010]\w[\w'’]*)*")
_LONGEST: Final = 60


def broken_words(text: str, within: Iterable[tuple[int, int]], *, keep_unknown: bool) -> tuple[Repair, ...]:
    """Repairs for the words broken by a hyphen at a line end inside the stretches `within`.

    Whether the hyphen belongs to the word is decided by the rest of the text: it goes where the joined
    word stands elsewhere, and stays (only the line end goes) where the hyphenated word does, where a
    digit touches it, a capital follows it, or both parts stand elsewhere as words. Unknown words keep
    it if `keep_unknown`: text that a mail program filled is only broken at hyphens that were there; a
    typesetter adds its own. A soft hyphen always goes.
    """
    stretches = [(start, end) for start, end in within if text.find("\n", start, end) >= 0]
    places = [match for start, end in stretches for match in _BROKEN.finditer(text, start, end)]
    if not places:
        return ()
    edges = {match.start() for match in places} | {match.end() for match in places}
    known = {
        word.group().lower().replace("\u2010", "-")
        for word in _WORD.finditer(text)
        if word.end() not in edges and word.start() not in edges
    }
    repairs = []
    for match in places:
        head = _BEFORE.split(text[max(0, match.start() - _LONGEST) : match.start()])[-1]
        tail = _AFTER.split(text[match.end() : match.end() + _LONGEST], maxsplit=1)[0]
        joined, hyphened = (head + tail).lower(), f"{head}-{tail}".lower().replace("\u2010", "-")
        if match.group(1) == "\u00ad" or joined in known:
            keep = False
        elif hyphened in known or tail[:1].isupper() or tail[:1].isdigit() or head[-1:].isdigit():
            keep = True
        else:
            two_words = min(len(head), len(tail)) > 2 and head.lower() in known and tail.lower() in known
            keep = keep_unknown or two_words
        start = match.start() + 1 if keep else match.start()
        repairs.append(Repair(Span(start, match.end()), "", "line-break hyphen"))
    return tuple(repairs)
