"""Curate: read the figures of a table's cells with the words of their row and of their column's head."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.curate.content_words import WORD, is_content, stem
from briefing.curate.figures import Figure, scale_of
from briefing.curate.sentences import Sentence
from briefing.model import Source, Span

_CELL = re.compile(
    r"\s*(?P<money>[$€£¥₸₽]\s?)?"
    r"(?P<digits>\d{1,3}(?:[,\u00a0\u202f ]\d{3})+|\d{1,12}(?:\.\d{1,6})?)\s?(?P<percent>%)?\s*"
)
# "Cost (million crowns)", "Turnout, %": what the numbers below are counted in.
_UNIT = re.compile(r"(?:\(|,\s)(?:in\s)?(?P<unit>[^()]{1,40}?)\)?\s*\Z")


def figures_of_rows(source: Source, told: Sequence[Sentence]) -> list[Figure]:
    """The figures that stand alone in a cell; the first row of those that follow one another is the head."""
    found: list[Figure] = []
    head: list[str] = []
    last = -2
    for sentence in told:
        cells = _cells(source, sentence)
        if len(cells) < 2:
            continue
        if sentence.index != last + 1:
            head = [source.text[cell.start : cell.end] for cell in cells]
            last = sentence.index
            continue
        last = sentence.index
        label = source.text[cells[0].start : cells[0].end].strip()
        if _CELL.fullmatch(label):
            continue
        for place, cell in enumerate(cells[1:], 1):
            match = _CELL.fullmatch(source.text, cell.start, cell.end)
            if match:
                over = head[place].strip() if place < len(head) else ""
                found.append(_figure(sentence, match, label, over))
    return found


def _cells(source: Source, sentence: Sentence) -> list[Span]:
    """The stretches between the tabulators of a row that is one sentence."""
    cells: list[Span] = []
    start = sentence.span.start
    for cell in source.text[sentence.span.start : sentence.span.end].split("\t"):
        cells.append(Span(start, start + len(cell)))
        start += len(cell) + 1
    return cells


def _figure(sentence: Sentence, match: re.Match[str], label: str, over: str) -> Figure:
    unit = _UNIT.search(over)
    told = unit["unit"] if unit else ""
    size, coin = scale_of(told)
    value = float(re.sub(r"[,\u00a0\u202f ]", "", match["digits"])) * size
    percent = bool(match["percent"]) or "%" in told or "per cent" in told
    kind = "percent" if percent else "money" if match["money"] else "count"
    words = [w for w in WORD.findall(f"{label} {over}") if is_content(w)]
    noun = stem(coin) if coin else stem(WORD.findall(label)[0]) if WORD.search(label) else ""
    span = Span(match.start("digits"), match.end("digits"))
    return Figure(sentence, span, value, kind, noun, frozenset(map(stem, words)), others=False, phrase=coin or label)
