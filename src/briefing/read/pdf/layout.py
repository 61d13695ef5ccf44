"""Read: join the lines of PDF pages to paragraphs, headings, list items and table rows, and to one text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Final

from briefing.model import RawBlock, Repair, Span
from briefing.read.hyphens import broken_words
from briefing.read.lines import ends_sentence, trimmed
from briefing.read.pdf.drafts import Draft, mark_rows
from briefing.read.pdf.pages import Line, Page

_BULLET = re.compile(r"(?:[•·‣▪●◦○■□➢✓–\-*\uf0b7]|\(?\d{1,2}[.)]|\(?[a-z]\))\s+(?=\S)")
_HEADING_SIZE: Final = 1.15
_NOTE_SIZE: Final = 0.92
_CELL: Final = 60
_LONGEST_HEADING: Final = 220
_COLUMN: Final = 6
"""So many lines of one left edge show where a column's right edge is."""
_SHORT_LINE: Final = 0.75
_APART: Final = 3.0


@dataclass(frozen=True, slots=True)
class LaidOut:
    """The text of all pages with its blocks, repairs and the stretch of each page."""

    text: str
    blocks: tuple[RawBlock, ...]
    repairs: tuple[Repair, ...]
    pages: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Measure:
    """What is usual in a document: the body's size, the way from line to line in sizes, the sizes of headings."""

    size: float
    pitch: float
    headings: tuple[float, ...]


def lay_out(pages: Sequence[Page]) -> LaidOut:
    """Join the lines of `pages` (in reading order, margins marked) to blocks, and the blocks to one text."""
    measure = _measured(pages)
    drafts: list[Draft] = []
    waiting: list[Draft] = []
    for page in pages:
        margins = [Draft([(line, page.number)], "other", "page-margin") for line in page.lines if line.margin]
        body = list(_drafts(_notes_last(page.lines, measure), page.number, measure))
        mark_rows(body)
        notes = _notes(body, page, measure)
        body = body[: len(body) - len(notes)]
        last = drafts[-1] if drafts else None
        if last and body and _goes_on(last, body[0], measure):
            last.lines += body.pop(0).lines
        if body:
            # A paragraph that ran over from the page before is whole now: what stood around it may follow.
            drafts += waiting + margins + body
            waiting = notes
        else:
            waiting += margins + notes
    drafts += waiting
    return _written(drafts, pages)


def _notes_last(lines: Sequence[Line], measure: _Measure) -> list[Line]:
    """The lines of a page without its margins; small print below all other text last, wherever the file has it."""
    text = [line for line in lines if not line.margin]
    least = _NOTE_SIZE * measure.size
    lowest = min((line.base for line in text if line.size > least), default=0.0)
    # Sorting keeps the order among the notes and among the rest.
    return sorted(text, key=lambda line: line.size <= least and line.base < lowest)


def _measured(pages: Iterable[Page]) -> _Measure:
    sizes: Counter[float] = Counter()
    steps: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            if not line.margin:
                sizes[round(line.size * 2) / 2] += len(line.text)
    size = min(sizes, key=lambda s: (-sizes[s], s)) if sizes else 10.0
    for page in pages:
        for line, following in pairwise(page.lines):
            step = line.base - following.base
            if abs(line.size - size) < 1 and abs(following.size - size) < 1 and 0.5 * size < step < 3 * size:
                steps[round(step / size, 1)] += 1
    pitch = min(steps, key=lambda s: (-steps[s], s)) if steps else 1.2
    larger = sorted({s for s in sizes if s > _HEADING_SIZE * size}, reverse=True)
    return _Measure(size, pitch, tuple(larger))


def _drafts(lines: Sequence[Line], number: int, measure: _Measure) -> Iterator[Draft]:
    """The blocks of one page."""
    draft: Draft | None = None
    block: list[Line] = []
    for at, line in enumerate(lines):
        if draft and draft.rows and _same_row(block[-1], line):
            pass
        elif draft and not draft.rows and _stops_short(block[-1], line, lines):
            yield _settled(draft)
            draft, block = _new(line, number, measure), []
        elif draft and not draft.rows and len(block) == 1 and _same_row(block[-1], line) and _cells(block[-1], line):
            draft.kind, draft.level, draft.rows = "table-row", 0, True
        elif draft is None or draft.rows or _begins(block, line, lines[at + 1 : at + 2], measure):
            if draft:
                yield _settled(draft)
            draft, block = _new(line, number, measure), []
        block.append(line)
        if draft.lines[-1][0] is not line:
            draft.lines.append((line, number))
    if draft:
        yield _settled(draft)


def _new(line: Line, number: int, measure: _Measure) -> Draft:
    draft = Draft([(line, number)])
    size = round(line.size * 2) / 2
    numbered = line.text[:1].isdigit()
    if size in measure.headings and (numbered or not _BULLET.match(line.text)):
        draft.kind, draft.level = "heading", min(6, 1 + measure.headings.index(size))
    elif line.bold and (numbered or not _BULLET.match(line.text)):
        draft.kind, draft.level = "heading", min(6, 1 + len(measure.headings))
    elif _BULLET.match(line.text):
        draft.kind, draft.level = "list-item", 1
    return draft


def _settled(draft: Draft) -> Draft:
    """A heading that turned out to be a whole paragraph in large or bold type is none."""
    if draft.kind == "heading":
        length = sum(len(line.text) for line, _ in draft.lines)
        closed = draft.lines[-1][0].text.rstrip().endswith((".", ";", ",", ":")) and length > 60
        if length > _LONGEST_HEADING or closed:
            draft.kind, draft.level = "paragraph", 0
    return draft


def _same_row(line: Line, following: Line) -> bool:
    return abs(line.base - following.base) < 0.4 * line.size and following.left > line.right


def _cells(line: Line, following: Line) -> bool:
    return len(line.text) <= _CELL and len(following.text) <= _CELL


def _stops_short(last: Line, line: Line, page: Sequence[Line]) -> bool:
    """Whether `last` was ended on purpose, as in a by-line or an address: the next line's first word had room on it."""
    if last.text.endswith("-") or line.text[:1].islower() or abs(last.left - line.left) > 0.5 * line.size:
        return False
    edges = sorted(x.right for x in page if abs(x.left - last.left) < 0.5 * last.size and abs(x.size - last.size) < 0.5)
    if len(edges) < _COLUMN:
        return False
    # The edge that most lines of the column come near, not that of one line which runs over it.
    edge = edges[len(edges) * 3 // 4]
    letter = (line.right - line.left) / max(1, len(line.text))
    word = line.text.split()[0]
    fits = last.right + letter * (len(word) + 2) < edge
    return fits and last.right < last.left + _SHORT_LINE * (edge - last.left)


def _begins(block: Sequence[Line], line: Line, after: Sequence[Line], measure: _Measure) -> bool:
    """Whether `line` begins a new block after the lines of `block`."""
    last = block[-1]
    step = last.base - line.base
    if abs(last.size - line.size) > 0.12 * last.size or (
        last.bold != line.bold and (last.bold or _all_bold(line, after))
    ):
        return True
    if step < -0.5 * line.size or min(last.right, line.right) < max(last.left, line.left):
        return not _runs_on(last, line)  # the next column, or the next row's cell
    usual = median(a.base - b.base for a, b in pairwise(block)) if len(block) > 2 else measure.pitch * line.size
    if step > 1.3 * max(usual, 0.9 * line.size):
        return True
    if _BULLET.match(line.text) and not _runs_on(last, line):
        return True
    if len(block) == 1 and _set_apart(last, line):
        return True
    left, right = min(x.left for x in block), max(x.right for x in block)
    listed = _BULLET.match(block[0].text) is not None
    if not listed and line.left > left + 0.7 * line.size and abs(last.left - left) < 0.5 * line.size and len(block) > 1:
        return ends_sentence(last.text)
    width = max(right, line.right) - left
    return ends_sentence(last.text) and last.right < left + 0.82 * width and line.text[:1].isupper() and len(block) > 1


def _set_apart(last: Line, line: Line) -> bool:
    """Whether two lines share neither left edge nor middle by far more than an indent: a caption and its table."""
    middle = abs(last.left + last.right - line.left - line.right) / 2
    apart = min(abs(last.left - line.left), middle) > _APART * line.size
    return apart and not line.text[:1].islower() and not last.text.endswith("-")


def _all_bold(line: Line, after: Sequence[Line]) -> bool:
    return line.bold and not ends_sentence(line.text) and not any(x.bold and len(x.text) > 80 for x in after)


def _runs_on(last: Line, line: Line) -> bool:
    """Whether the sentence of `last` goes on in `line`, wherever that stands."""
    if abs(last.size - line.size) > 0.12 * last.size or last.bold != line.bold:
        return False
    return last.text.endswith("-") or (
        not ends_sentence(last.text) and (line.text[:1].islower() or (len(last.text) > 30 and last.text[-1] in ",–—"))
    )


def _goes_on(draft: Draft, first: Draft, measure: _Measure) -> bool:
    """Whether a page's first block continues the last one of the page before."""
    if draft.kind not in ("paragraph", "list-item", "quote") or first.kind != "paragraph" or draft.landmark:
        return False
    last, line = draft.lines[-1][0], first.lines[0][0]
    return abs(last.size - measure.size) < 2 and _runs_on(last, line)


def _notes(body: Sequence[Draft], page: Page, measure: _Measure) -> list[Draft]:
    """The footnotes: small print at the end of a page, the first of which has a mark."""
    notes: list[Draft] = []
    for draft in reversed(body):
        line = draft.lines[0][0]
        if line.size > _NOTE_SIZE * measure.size or line.base > page.height * 0.6 or draft.rows:
            break
        notes.insert(0, draft)
    while notes and not re.match(r"[\d*†‡(\[]", notes[0].lines[0][0].text):
        notes.pop(0)
    if len(notes) == len(body):
        return []
    for note in notes:
        note.kind, note.landmark, note.path = "paragraph", "aside", "footnote"
    return notes


def _written(drafts: Sequence[Draft], pages: Sequence[Page]) -> LaidOut:
    out: list[str] = []
    blocks: list[RawBlock] = []
    begins: dict[int, int] = {}
    length = 0
    for draft in drafts:
        gap = "\n\n" if out else ""
        start = length = length + len(gap)
        out.append(gap)
        joiner = "\t" if draft.rows else "\n"
        for at, (line, number) in enumerate(draft.lines):
            text = (joiner if at else "") + line.text.strip()
            begins.setdefault(number, length + (len(joiner) if at else 0))
            out.append(text)
            length += len(text)
        body = "".join(out[-len(draft.lines) :])
        mark = _BULLET.match(body) if draft.kind == "list-item" else None
        inside = trimmed(body, mark.end() if mark else 0, len(body))
        if inside:
            span = Span(start + inside.start, start + inside.end)
            page = draft.lines[0][1]
            blocks.append(RawBlock(span, draft.kind, draft.level, draft.path, draft.landmark, page=page))
    text = "".join(out)
    repairs = broken_words(text, ((b.span.start, b.span.end) for b in blocks), keep_unknown=False)
    return LaidOut(text, tuple(blocks), repairs, _stretches(begins, len(pages), len(text)))


def _stretches(begins: dict[int, int], pages: int, length: int) -> tuple[Span, ...]:
    """Each page from where its first character stands to where the next page's does; empty for pages without text."""
    starts: list[int] = []
    following = length
    for number in range(pages, 0, -1):
        following = min(following, begins.get(number, following))
        starts.append(following)
    starts.reverse()
    return tuple(Span(a, b) for a, b in pairwise([*starts, length]))
