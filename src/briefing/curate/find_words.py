"""Curate: find quoted words in a source, and say where they stop matching."""

from __future__ import annotations

import re
import unicodedata
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.curate.overlaps import Overlaps
from briefing.model import Reading, Source, Span, fold

OMISSION = re.compile(r"\s*\[\s*(?:…|\.\.\.)\s*\]\s*")
Places = tuple[tuple[Span, ...], ...]
"""Where words stand: each place is the spans of their parts, in order."""

_SPACE = re.compile(r"\s")
# Plain words with one space between, which no mark follows; or what may fold, with the letter that it may be joined to.
_PIECE = re.compile(r"([!-~]+(?: [!-~]+)*)(?![^\x00-\x7f])|[!-~]?[^!-~]+")
# Scripts written without spaces have no word edges that a quotation could be held to.
_UNSPACED = "\u0e00"


@dataclass(frozen=True, slots=True)
class Folded:
    """Stretches of a source as they read, folded, each character with where it stands in the reading.

    `text` equals `fold(reading.text)`; character `i` stands for `starts[i]` to `ends[i]` of `reading.text`.
    """

    source: Source
    stretches: tuple[Span, ...]
    reading: Reading
    text: str
    starts: Sequence[int]
    ends: Sequence[int]
    places: Overlaps

    @staticmethod
    def of(source: Source, stretches: Sequence[Span]) -> Folded:
        """Fold `stretches` of `source`, read one after the other."""
        reading = source.read(*stretches)
        out: list[str] = []
        starts, ends = array("l"), array("l")
        known: dict[str, str] = {}
        for piece in _PIECE.finditer(reading.text):
            if piece[1]:
                # Most of most texts: nothing of it folds.
                out.append(piece[1])
                starts.extend(range(piece.start(), piece.end()))
                ends.extend(range(piece.start() + 1, piece.end() + 1))
                continue
            for start, end in _clusters(piece.group()):
                cluster = piece.group()[start:end]
                folded = known.get(cluster)
                if folded is None:
                    folded = known[cluster] = " " if _SPACE.fullmatch(cluster) else fold(cluster)
                if folded == " " and (not out or out[-1] == " "):
                    continue
                for character in folded:
                    out.append(character)
                    starts.append(piece.start() + start)
                    ends.append(piece.start() + end)
        if out and out[-1] == " ":
            out.pop()
            starts.pop()
            ends.pop()
        kept = tuple(stretches)
        return Folded(source, kept, reading, "".join(out), starts, ends, Overlaps(kept))

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """The source spans of the characters `start` to `end` of `text`; parted where something lies between."""
        whole = self.reading.to_source(self.starts[start], self.ends[end - 1])
        parts: list[Span] = []
        for number in self.places.at(whole):
            stretch = self.stretches[number]
            part = Span(max(stretch.start, whole.start), min(stretch.end, whole.end))
            if parts and not self.source.text[parts[-1].end : part.start].strip():
                parts[-1] = Span(parts[-1].start, part.end)
            else:
                parts.append(part)
        return tuple(parts)


def _clusters(text: str) -> list[tuple[int, int]]:
    """Stretches that composition (NFC) can join: a character and the marks after it."""
    if text.isascii():
        return [(at, at + 1) for at in range(len(text))]
    edges = [
        at
        for at, character in enumerate(text)
        if character < "\u0300"
        or not (unicodedata.category(character)[0] == "M" or "\u1160" <= character <= "\u11ff")
        or text[at - 1].isspace()
    ]
    if text and (not edges or edges[0]):
        edges.insert(0, 0)
    return list(zip(edges, [*edges[1:], len(text)], strict=True))


def find(folded: Folded, words: str, within: Span | None = None) -> Places:
    """Every place where `words` stand, whole words only, in `within` if that is given.

    `words` match whatever `fold` folds. A part after […] is looked for after the part before it, and the
    nearest one counts.
    """
    whole = fold(words)
    places = tuple(folded.spans(*found) for found in _occurrences(folded, whole, 0, within))
    if places or not OMISSION.search(words):
        return places
    parts = [fold(part) for part in OMISSION.split(words) if fold(part)]
    if not parts:
        return ()
    chains: list[tuple[Span, ...]] = []
    for first in _occurrences(folded, parts[0], 0, within):
        chain, here = list(folded.spans(*first)), first[1]
        for part in parts[1:]:
            after = _occurrences(folded, part, here, within, most=1)
            if not after:
                break
            chain.extend(folded.spans(*after[0]))
            here = after[0][1]
        else:
            chains.append(tuple(chain))
    return tuple(chains)


def _occurrences(
    folded: Folded, needle: str, start: int, within: Span | None, most: int = 50
) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    at = folded.text.find(needle, start) if needle else -1
    while at >= 0 and len(found) < most:
        end = at + len(needle)
        if _is_whole(folded.text, at, end) and (
            within is None or all(within.covers(span) for span in folded.spans(at, end))
        ):
            found.append((at, end))
            at = folded.text.find(needle, end)
        else:
            at = folded.text.find(needle, at + 1)
    return tuple(found)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` cuts no word."""
    return not (start and _joined(text[start - 1], text[start])) and not (
        end < len(text) and _joined(text[end - 1], text[end])
    )


def _joined(left: str, right: str) -> bool:
    return left.isalnum() and right.isalnum() and max(left, right) < _UNSPACED


@dataclass(frozen=True, slots=True)
class Nearest:
    """How far words that stand nowhere do match: `matched` words, found at `span`, and what follows there."""

    matched: int
    words: int
    span: Span | None
    plan_has: str = ""
    source_has: str = ""


def nearest(folded: Folded, words: str) -> Nearest:
    """The longest beginning of `words` that stands in the source, or of its longest part, and where it breaks off."""
    best = Nearest(0, len(fold(words).split()), None)
    for part in OMISSION.split(words):
        tokens = fold(part).split()
        if not tokens or find(folded, part):
            continue
        low, high = 0, len(tokens) - 1
        while low < high:
            middle = (low + high + 1) // 2
            if _occurrences(folded, " ".join(tokens[:middle]), 0, None, most=1):
                low = middle
            else:
                high = middle - 1
        if low > best.matched:
            start, end = _occurrences(folded, " ".join(tokens[:low]), 0, None, most=1)[0]
            follows = folded.text[end : end + 80].split()[: 1 + (low == 0)]
            best = Nearest(low, len(tokens), folded.spans(start, end)[0], tokens[low], " ".join(follows))
        elif not best.matched:
            best = Nearest(0, len(tokens), _most_alike(folded, tokens))
    return best


def _most_alike(folded: Folded, tokens: Sequence[str]) -> Span | None:
    """The stretch that shares the most words with `tokens`; None where none shares half."""
    wanted = {token.casefold().strip(".,;:!?\"'()") for token in tokens}
    best, at = 0, None
    for stretch in folded.stretches:
        held = {word.casefold().strip(".,;:!?\"'()") for word in fold(folded.source.words(stretch)).split()}
        if len(wanted & held) > best:
            best, at = len(wanted & held), stretch
    return at if best * 2 >= len(wanted) else None
