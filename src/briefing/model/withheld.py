"""Withheld: sentences that a file must not hold, known by digests, so that a manifest can name them and tell nothing.

A sentence is cut into all its runs of a few words; a file that holds half of these runs holds the sentence, though
a page or a column parts it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from briefing.model.words import fold

TraceKind = Literal["text", "description", "hidden"]
RUN = 6
FEWEST = 3
"""Words of the shortest sentence that can be told from any other; shorter ones are not looked for."""
_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"(?<=[.!?…])[\"'»”’)]*\s+")
_HYPHEN = re.compile("[\u00ad\ufffe\x02]\\s*|(?<=\\w)-\r?\n")


@dataclass(frozen=True, slots=True)
class Trace:
    """A text that a made file holds: where, in words for a person, and whether readers see it.

    "text" is what is printed (or could be), "description" what stands for a picture, "hidden" the rest:
    comments, properties, attachments.
    """

    place: str
    kind: TraceKind
    text: str


@dataclass(frozen=True, slots=True)
class Withheld:
    """One sentence: `digests` of its runs of `run` words. `printed`: a source's words, which may stand in print."""

    run: int
    digests: tuple[str, ...]
    printed: bool = False


def withhold(texts: Iterable[str], *, printed: bool = False) -> tuple[Withheld, ...]:
    """The sentences of `texts`, each once."""
    found: dict[Withheld, None] = {}
    for text in texts:
        for sentence in _SENTENCE.split(text):
            words = _words(sentence)
            if len(words) >= FEWEST:
                run = min(RUN, len(words))
                found[Withheld(run, tuple(dict.fromkeys(_digests(words, run))), printed)] = None
    return tuple(found)


def betrayed(traces: Iterable[Trace], withheld: Sequence[Withheld]) -> Iterator[tuple[Trace, str]]:
    """The traces that hold one of the sentences `withheld`, each with the words found there first."""
    for trace in traces:
        wanted = [w for w in withheld if not (w.printed and trace.kind != "hidden")]
        words = _words(trace.text)
        here = {run: dict(_placed(words, run)) for run in {w.run for w in wanted}}
        for sentence in wanted:
            places = [here[sentence.run][digest] for digest in sentence.digests if digest in here[sentence.run]]
            if places and len(places) * 2 >= len(sentence.digests):
                start = min(places)
                yield trace, " ".join(words[start : start + sentence.run])
                break


def _words(text: str) -> list[str]:
    return _WORD.findall(fold(_HYPHEN.sub("", text)).casefold())


def _digests(words: Sequence[str], run: int) -> Iterator[str]:
    for start in range(len(words) - run + 1):
        yield hashlib.sha256(" ".join(words[start : start + run]).encode()).hexdigest()[:16]


def _placed(words: Sequence[str], run: int) -> Iterator[tuple[str, int]]:
    """Digests with where they begin; a later one of the same words wins, which does not matter here."""
    return ((digest, start) for start, digest in enumerate(_digests(words, run)))
