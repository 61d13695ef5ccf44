"""Curate: cut a stretch that reads well by itself out of a sentence: all of it, a clause, the words from a verb on."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.curate.content_words import WORD, is_content
from briefing.curate.questions.wordings import Phrase, ending, loaded, verbal
from briefing.model import Source, Span

_GAP = re.compile(r" [$€£¥₸₽]?")
_MARKS = re.compile(r"[“”„«»\"]")
# Addresses, headings before a list, choices written with a stroke: no words that somebody said.
_LISTED = re.compile(r":\s|[^\W\d]/[^\W\d]|https?:|www\.|@")
_EDGE = re.compile(r"[,;:()—–]\s|\s[—–-]\s")
_LONGEST = 14
_CLAUSE = 4
_CONTENT = 2


def whole(source: Source, span: Span, most: int = _LONGEST) -> Phrase | None:
    """All words of `span` without its marks and full stop; None where they are too many, or quote another."""
    reading = source.read(span)
    return _cut(source, span, 0, len(reading.text), most)


def clause(source: Source, span: Span, pattern: re.Pattern[str], most: int = _LONGEST) -> Phrase | None:
    """The whole of `span` where it is short, else the clause in which `pattern` is found; None where it is not."""
    text = source.read(span).text
    match = pattern.search(text)
    if not match:
        return None
    if (entire := whole(source, span, most)) is not None:
        return entire
    start = max((m.end() for m in _EDGE.finditer(text, 0, match.start())), default=0)
    end = min((m.start() for m in _EDGE.finditer(text, match.end())), default=len(text))
    return _cut(source, span, start, end, most)


def rest_of_clause(source: Source, span: Span, pattern: re.Pattern[str], most: int = _LONGEST) -> Phrase | None:
    """The words of `span` from where `pattern` is found to the end of the clause; five at least."""
    text = source.read(span).text
    match = pattern.search(text)
    if not match:
        return None
    end = min((m.start() for m in _EDGE.finditer(text, match.end())), default=len(text))
    phrase = _cut(source, span, match.start(), end, most)
    return phrase if phrase and len(phrase.words.split()) > _CLAUSE else None


def opening(source: Source, span: Span, most: int = _LONGEST) -> Phrase | None:
    """The first clause of `span` that is a clause: four words or more, up to a comma or the like."""
    text = source.read(span).text
    start = 0
    for edge in [*_EDGE.finditer(text), None]:
        end = edge.start() if edge else len(text)
        if len(WORD.findall(text[start:end])) >= _CLAUSE:
            return _cut(source, span, start, end, most)
        start = edge.end() if edge else end
    return None


def _cut(source: Source, span: Span, start: int, end: int, most: int) -> Phrase | None:
    reading = source.read(span)
    words = list(WORD.finditer(reading.text, start, end))
    if not 3 <= len(words) <= most:
        return None
    first, last = words[0].start(), words[-1].end()
    if first and reading.text[first - 1] in "$€£¥₸₽№":
        first -= 1
    if last < len(reading.text) and reading.text[last] in "%€₽₸":
        last += 1
    text = reading.text[first:last]
    if (
        _MARKS.search(text)
        or _LISTED.search(text)
        or text.count("(") != text.count(")")
        or sum(is_content(w.group()) for w in words) < 2
    ):
        return None
    return Phrase(
        reading.to_source(first, last), text, 3.5 + 2.0 * min(loaded(text), 2), loaded(text) > 0, verbal(text)
    )


def run_from(source: Source, span: Span, pattern: re.Pattern[str], most: int) -> Phrase | None:
    """The words of `span` from the first match of `pattern` on, at most `most`."""
    reading = source.read(span)
    match = pattern.search(reading.text)
    if not match:
        return None
    end = end_of_run(reading.text, list(WORD.finditer(reading.text, match.start())), most)
    if end is None:
        return None
    return Phrase(reading.to_source(match.start(), end), reading.text[match.start() : end], 3.0, False)


def end_of_run(text: str, words: Sequence[re.Match[str]], most: int) -> int | None:
    """Where a run of two to `most` words, over no punctuation, best ends: with a clause, else after a content word."""
    best, end = 0.0, None
    for place, word in enumerate(words[:most]):
        if place and not _GAP.fullmatch(text, words[place - 1].end(), word.start()):
            break
        if place and is_content(word.group()) and not re.search(r"[’']s?$", word.group()):
            worth = 2.0 + ending(text, word) + 0.2 * place
            if worth > best:
                best, end = worth, word.end()
    return end
