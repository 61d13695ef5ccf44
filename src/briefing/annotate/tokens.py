"""Annotate: cut a sentence into words and marks, keeping each one's place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from briefing.model import Source, Span

# One alternative after the other, each of them linear: a word in small letters (the most there are), an
# initial or an abbreviation with its full stop, a number, a word with inner hyphens or apostrophes (but
# not the possessive 's), that 's, any other mark.
_TOKEN = re.compile(
    r"[a-zа-яё]\w+(?:[-\u2010\u2011'\u2019](?!s\b)\w+)*(?:\.[a-z]{2,4}\b)?"
    r"|(?:Mr|Mrs|Ms|Dr|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Maj|Capt|Prof|St|Jr|Sr|Rev|Hon|Messrs|Mx)\."
    r"|(?:[^\W\d_]\.){2,}"
    r"|[^\W\d_a-z]\.(?=\s+[^\W\d_a-z])"
    r"|\d+(?:[.,]\d+)*\w*"
    r"|\w+(?:[-\u2010\u2011'\u2019](?!s\b)\w+)*(?:\.[a-z]{2,4}\b)?"
    r"|['\u2019]s\b"
    r"|[^\w\s]"
)

QUOTED = "“…”"
"""The token that stands for a whole marked stretch; longer than any mark in a text, which is a token by itself."""

LONGEST = 240
"""How many tokens of one sentence are looked at together; what is longer is cut."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one sentence: as written, in small letters, and where each starts and ends in the text.

    `marked` gives for each token the number of the marked stretch that it stands for, or -1.
    """

    word: tuple[str, ...]
    low: tuple[str, ...]
    start: tuple[int, ...]
    end: tuple[int, ...]
    marked: tuple[int, ...]
    passage: int

    def __len__(self) -> int:
        return len(self.word)

    def span(self, first: int, last: int) -> Span:
        """The stretch of the text from token `first` to token `last`, both included."""
        return Span(self.start[first], self.end[last])


def units(source: Source) -> Iterator[tuple[int, Span]]:
    """Every sentence of the kept passages with the index of its passage; a passage without any is one itself."""
    sentences, at = source.sentences, 0
    for index, passage in enumerate(source.passages):
        here, last = passage.span.start, passage.span.end
        while at < len(sentences) and sentences[at].end <= here:
            at += 1
        found = False
        while at < len(sentences) and sentences[at].start < last:
            yield index, Span(max(here, sentences[at].start), min(last, sentences[at].end))
            found = True
            at += 1
        if not found:
            yield index, passage.span


def cut(text: str, span: Span, passage: int, stretches: Sequence[tuple[int, Span]] = ()) -> Iterator[Tokens]:
    """The tokens of `span`, at most `LONGEST` at a time.

    `stretches` are the numbered marked stretches that start in it, marks included: each becomes one token.
    """
    word: list[str] = []
    start: list[int] = []
    end: list[int] = []
    marked: list[int] = []
    here = span.start
    for number, stretch in (*stretches, (-1, Span(span.end, span.end))):
        found = [match.span() for match in _TOKEN.finditer(text, here, max(here, stretch.start))]
        word += [text[first:last] for first, last in found]
        start += [first for first, _ in found]
        end += [last for _, last in found]
        marked += [-1] * len(found)
        if number >= 0:
            word.append(QUOTED)
            start.append(stretch.start)
            end.append(stretch.end)
            marked.append(number)
        here = max(here, stretch.end)
    for first in range(0, len(word), LONGEST):
        part = slice(first, first + LONGEST)
        words = tuple(word[part])
        low = tuple([token.lower() for token in words])
        yield Tokens(words, low, tuple(start[part]), tuple(end[part]), tuple(marked[part]), passage)
