"""Source: a document as it was read, what is known of it, and which of its words are kept.

Every offset is a code point of the extracted text, `RawText.text`. Nothing here rewrites that text:
cleaning removes stretches of it (`Removal`) and mends its line breaks (`Repair`), and `Reading` shows
the result with every character mapped to its place.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from briefing.model.finding import Finding
from briefing.model.span import Span
from briefing.model.words import count_words

BlockKind = Literal["heading", "paragraph", "list-item", "quote", "table-row", "caption", "preformatted", "other"]
Landmark = Literal["", "navigation", "header", "footer", "aside", "main", "article", "form", "figure", "page-margin"]
Field = Literal[
    "title", "author", "publisher", "date", "modified", "url", "language", "licence", "genre", "description"
]
Basis = Literal["stated", "dateline", "metadata", "user", "inferred", "none"]
PassageKind = Literal["heading", "paragraph", "list-item", "quote"]
Genre = Literal["news", "statement", "speech", "report", "opinion", "interview", "transcript", "other"]


@dataclass(frozen=True, slots=True)
class Repair:
    """An edit that joins what a line end parted: `span` reads as `replacement` ("" or one space)."""

    span: Span
    replacement: str
    reason: str


@dataclass(frozen=True, slots=True)
class Removal:
    """An edit that takes `span` out of the body. `reason` is its role: navigation, title, dateline, credit …"""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True)
class RawBlock:
    """A block of the extracted text as its format marks it; blocks are sorted and do not overlap.

    `level` is a heading's or list item's depth (from 1). `path` is the way to it in the file's own
    structure (HTML: tag names with ids and classes), `landmark` the nearest structural region,
    `links` the share (0–1) of its characters that are link text, `likely_body` a labelling
    library's opinion where one was asked, `page` the page number (from 1) where there are pages.
    """

    span: Span
    kind: BlockKind
    level: int = 0
    path: str = ""
    landmark: Landmark = ""
    links: float = 0.0
    likely_body: bool | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Declared:
    """A field that the file declares about itself. `basis` names where: json-ld, open-graph, meta, pdf-info …"""

    field: Field
    value: str
    basis: str


@dataclass(frozen=True, slots=True)
class RawText:
    """What a reader made of one file: its text, the blocks its format marks, what it declares.

    `path` is POSIX and relative to the project; `sha256` is of the file's bytes; `text` has `\\n` line
    ends and no byte-order mark. `pages` are the stretches of the pages where the format has them.
    """

    path: str
    media_type: str
    sha256: str
    text: str
    blocks: tuple[RawBlock, ...] = ()
    declared: tuple[Declared, ...] = ()
    repairs: tuple[Repair, ...] = ()
    pages: tuple[Span, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """A value with where it comes from: its `span` where it stands in the text, `by` the rule or file that said it."""

    value: str
    basis: Basis
    by: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Rights:
    """What may be done with a source. `max_share` is of its body words (0–1); `notices` are its own words.

    `written_permission` says that a notice asks for permission before the whole, or more than it allows, is used.
    """

    max_share: float | None = None
    max_words: int | None = None
    link_required: bool = False
    attribution_required: bool = False
    no_derivatives: bool = False
    licence: str | None = None
    permission: str | None = None
    notices: tuple[Span, ...] = ()
    by_user: bool = False
    written_permission: bool = False

    def limit(self, body_words: int) -> int | None:
        """How many of `body_words` may be printed in all; None where nothing limits it."""
        if self.permission and self.max_share is None and self.max_words is None:
            return None
        limits = []
        if self.max_share is not None:
            # 0.3 * 240 is 71.999… in binary floating point: round that away before taking the floor.
            limits.append(int(round(self.max_share * body_words, 6)))
        if self.max_words is not None:
            limits.append(self.max_words)
        return min(limits) if limits else None


@dataclass(frozen=True, slots=True)
class Known:
    """What a person says of a file in sources.yaml; None or empty where they say nothing. `line` is the entry's line.

    `keep` and `drop` are quoted words: lines with them are body, or furniture. `keep_all` takes the
    text as it stands. `rights` holds only what was given; `given_rights` names those fields.
    """

    title: str | None = None
    authors: tuple[str, ...] | None = None
    publisher: str | None = None
    date: str | None = None
    url: str | None = None
    language: str | None = None
    genre: str | None = None
    speaker: str | None = None
    rights: Rights = Rights()
    given_rights: frozenset[str] = frozenset()
    keep_all: bool = False
    keep: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    path: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one file may cost; sizes in bytes, time in seconds."""

    file_bytes: int = 64 * 2**20
    unpacked_bytes: int = 256 * 2**20
    characters: int = 8_000_000
    pages: int = 2_000
    nesting: int = 2_000
    seconds: float = 60.0
    memory_bytes: int = 1536 * 2**20


@dataclass(frozen=True, slots=True)
class Passage:
    """A kept block: heading, paragraph, list item or quotation. `number` counts from 1 and is what is cited (¶7)."""

    number: int
    kind: PassageKind
    span: Span
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One document of the pack.

    `title`, `date` (EDTF) and the others are None where nothing tells; `via` is the reporting chain as
    the text names it; `speaker` is set where the whole document is one voice. `passages` and
    `sentences` are filled in by segment and are sorted.
    """

    id: str
    raw: RawText
    title: Fact | None = None
    authors: tuple[Fact, ...] = ()
    publisher: Fact | None = None
    date: Fact | None = None
    genre: Fact | None = None
    language: Fact | None = None
    url: Fact | None = None
    speaker: Fact | None = None
    place: Fact | None = None
    via: tuple[Fact, ...] = ()
    rights: Rights = Rights()
    removed: tuple[Removal, ...] = ()
    repairs: tuple[Repair, ...] = ()
    kept: tuple[RawBlock, ...] = ()
    passages: tuple[Passage, ...] = ()
    sentences: tuple[Span, ...] = ()
    same_story: int | None = None

    @property
    def text(self) -> str:
        """The extracted text that every span of this source counts in."""
        return self.raw.text

    @property
    def body(self) -> tuple[Span, ...]:
        """The kept passages other than headings: what word counts and limits are about."""
        return tuple(p.span for p in self.passages if p.kind != "heading")

    @property
    def body_words(self) -> int:
        """The number of body words, split at white space."""
        return count_words(self.text, self.body)

    @property
    def limit(self) -> int | None:
        """How many body words a pack may print; None where nothing limits it."""
        return self.rights.limit(self.body_words)

    def passage_at(self, offset: int) -> Passage | None:
        """The kept passage that holds the code point at `offset`."""
        at = bisect_right(self.passages, offset, key=lambda p: p.span.start) - 1
        return self.passages[at] if at >= 0 and offset < self.passages[at].span.end else None

    def read(self, *spans: Span, joiner: str = "\n\n") -> Reading:
        """The stretches `spans` as they read after repairs, with `joiner` between them."""
        return Reading.of(self.text, spans, self.repairs, joiner)

    def read_body(self) -> Reading:
        """All kept passages, headings included, as they read after repairs, a blank line between them."""
        return self.read(*(p.span for p in self.passages))

    def pieces(self, span: Span) -> tuple[tuple[Passage | None, Span], ...]:
        """`span` as it is printed: its part of each kept passage, or the whole of it where none is touched.

        What lies between two passages (a removed line, a blank one) is never printed.
        """
        at = bisect_right(self.passages, span.start, key=lambda p: p.span.end)
        found: list[tuple[Passage | None, Span]] = []
        for passage in self.passages[at:]:
            if passage.span.start >= span.end:
                break
            found.append(
                (passage, Span(max(span.start, passage.span.start), min(span.end, passage.span.end))),
            )
        return tuple(found) or ((None, span),)

    def words(self, span: Span) -> str:
        """The words of `span` as they are printed: repairs made, runs of white space as one space."""
        return self.read(span).text.strip()


_RUN = re.compile(r"[\t\n\r\f\v][ \t\n\r\f\v]*| [ \t\n\r\f\v]+")
"""White space that reads as one space and is not one."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Text as it reads, each character mapped to the source by construction.

    `text` is made of pieces, each either copied from the source or standing for a stretch of it (one
    space for a line break and its indent). `_at` holds where each piece starts in `text`, `_from` the
    source span it stands for; a copied piece has the length of its span.
    """

    text: str
    _at: tuple[int, ...]
    _from: tuple[Span, ...]

    @staticmethod
    def of(source: str, spans: Sequence[Span], repairs: Sequence[Repair] = (), joiner: str = "\n\n") -> Reading:
        """Read `spans` of `source` with `repairs` (sorted) made and runs of white space as one space."""
        out: list[str] = []
        at: list[int] = []
        origin: list[Span] = []
        length = 0
        for number, span in enumerate(spans):
            if number:
                out.append(joiner)
                at.append(length)
                origin.append(Span(spans[number - 1].end, max(spans[number - 1].end, span.start)))
                length += len(joiner)
            for piece, words in _pieces(source, span, repairs):
                if words:
                    out.append(words)
                    at.append(length)
                    origin.append(piece)
                    length += len(words)
        return Reading("".join(out), tuple(at), tuple(origin))

    def to_source(self, start: int, end: int) -> Span:
        """The source span of the characters `start` to `end` (excluded) of `text`.

        Raises `ValueError` when that range is empty or outside the text.
        """
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"not a range of this reading: {start}..{end} of {len(self.text)}")
        return Span(self._edge(start).start, self._edge(end - 1).end)

    def _edge(self, offset: int) -> Span:
        piece = bisect_right(self._at, offset) - 1
        span, inside = self._from[piece], offset - self._at[piece]
        end = self._at[piece + 1] if piece + 1 < len(self._at) else len(self.text)
        if len(span) == end - self._at[piece]:
            return Span(span.start + inside, span.start + inside + 1)
        return span

    def from_source(self, span: Span) -> tuple[int, int] | None:
        """The range of `text` that shows `span`'s characters; None where it shows none of them."""
        first = last = None
        for number, (at, piece) in enumerate(zip(self._at, self._from, strict=True)):
            if not piece.overlaps(span):
                continue
            end = self._at[number + 1] if number + 1 < len(self._at) else len(self.text)
            copied = len(piece) == end - at
            start = at + max(0, span.start - piece.start) if copied else at
            end = at + min(len(piece), span.end - piece.start) if copied else end
            first = start if first is None else first
            last = end
        return None if first is None or last is None else (first, last)


def _pieces(source: str, span: Span, repairs: Sequence[Repair]) -> Iterator[tuple[Span, str]]:
    """The stretches of `span` in order, each with the words that it reads as."""
    here = span.start
    for repair in repairs[bisect_right(repairs, span.start, key=lambda r: r.span.end) :]:
        if repair.span.start >= span.end:
            break
        if not span.covers(repair.span):
            continue
        yield from _spaced(source, here, repair.span.start)
        yield repair.span, repair.replacement
        here = repair.span.end
    yield from _spaced(source, here, span.end)


def _spaced(source: str, start: int, end: int) -> Iterator[tuple[Span, str]]:
    """`source[start:end]` with every run of white space that is not one plain space read as one."""
    here = start
    for run in _RUN.finditer(source, start, end):
        if run.start() > here:
            yield Span(here, run.start()), source[here : run.start()]
        yield Span(run.start(), run.end()), " "
        here = run.end()
    if end > here:
        yield Span(here, end), source[here:end]
