"""Curate: words inside a source that a question can turn on, and short stretches to quote."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from briefing.curate.content_words import WORD, is_content, stem
from briefing.model import Source, Span

# Words that judge, heighten or narrow. A question asks what such a word adds, never whether it is right.
_LOADED = frozenset(
    """
    absurd aggression alarm alarmed allegation atrocity barbaric betrayal blatant blockade bogus brutal calamity
    catastrophe catastrophic circus clearly coward crime criminal crisis crucial crushing cynical danger dangerous
    deeply desperate devastating devastation dire disaster disastrous disgrace disproportionate divorced dramatic
    empty enemy evil extremist extreme failure famine farce firmly genocide genuine greed grave greatest heroic
    historic hollow hope hostage human-made hypocrisy illegal illegitimate immediate innocent justice justification
    lifeline massacre massive meaningful merely mere moral murder murderous never obvious obviously occupation one-sided
    only outrage outrageous overwhelming overwhelmingly paramount pathetic peaceful propaganda puppet radical reckless
    refuse refusing refusal regime responsibility ridiculous rogue sacred scandal shameful simple simply so-called sole
    solely strong strongly suffering surely terror terrorism terrorist threat tragedy tragic traitor unacceptable
    unanimous unconditional unconditionally undeniable unequivocally unique unjust unjustified unlawful unprecedented
    unprovoked unthinkable urgent urgently utterly viable vicious victim vital waste weaken weakens witch-hunt
    абсурд агрессия геноцид жертвы катастрофа кризис лишь незаконный немедленно неприемлемо террор терроризм только
    трагедия угроза чудовищный
    """.split()  # noqa: SIM905
)
_LOADED_STEMS = frozenset(stem(word) for word in _LOADED)
_HEDGES = re.compile(
    r"\b(?:may|might|could|appears?\s+to|seems?\s+to|reportedly|allegedly|likely|possibly|perhaps|is\s+expected\s+to"
    r"|are\s+expected\s+to|is\s+scheduled\s+to|claiming|claims?|suggests?)\b",
    re.IGNORECASE,
)
_TURNS = frozenset("no not never only cannot must will".split())  # noqa: SIM905
_AUXILIARIES = frozenset("do does did is are was were will would can could should has have had".split())  # noqa: SIM905
_REPORTING = frozenset("reports reported said says citing told quoted".split())  # noqa: SIM905
_STARTERS = _TURNS | frozenset("a an the another".split())  # noqa: SIM905
_BE = frozenset("be been being is are was were to not has have had".split())  # noqa: SIM905
_SOLID = re.compile(r"\s")
_MOST = 8


@dataclass(frozen=True, slots=True)
class Phrase:
    """A short stretch to quote: its span, its words as the source has them, and how much it carries."""

    span: Span
    words: str
    score: float
    loaded: bool


def phrases(source: Source, span: Span, shared: Mapping[str, float]) -> list[Phrase]:
    """The stretches of two to eight words of `span` that read well inside a question, the best first.

    A stretch runs over no punctuation, begins at a content word or its article and ends at a content
    word; ends of clauses make good edges.
    """
    reading = source.read(span)
    text = reading.text
    words = list(WORD.finditer(text))
    found: list[Phrase] = []
    for first, head in enumerate(words):
        before = words[first - 1].group().casefold() if first else ""
        after = words[first + 1].group().casefold() if first + 1 < len(words) else ""
        if head.group().casefold() == "not" and before in _AUXILIARIES:
            continue
        denies = after == "not" and head.group().casefold() in _AUXILIARIES
        article = denies or head.group().casefold() in _STARTERS
        opens = first == 0 or not _SOLID.fullmatch(text[words[first - 1].end() : head.start()])
        ours = opens and head.group().casefold() in {"we", "i"}
        if not (article or ours or is_content(head.group())):
            continue
        # A run that starts in the middle of a noun's attributes reads as if cut out with scissors.
        inside = not article and not opens and is_content(words[first - 1].group())
        edge = (
            1.2 if denies or head.group().casefold() in _TURNS else 0.5 if article else -1.0 if before in _BE else 0.0
        )
        load, weight, content, reporting = 0, 0.0, 0, False
        for last in range(first, min(first + _MOST, len(words))):
            word = words[last]
            if last > first and not _SOLID.fullmatch(text[words[last - 1].end() : word.start()]):
                break
            reporting = reporting or word.group().casefold() in _REPORTING
            key = stem(word.group())
            load += key in _LOADED_STEMS or word.group().casefold() in _LOADED
            weight += shared.get(key, 0.0)
            content += is_content(word.group())
            length = last - first + 1
            if length < 2 or content < 2 or not is_content(word.group()):
                continue
            score = 2.0 * min(load, 2) + 0.3 * min(weight, 4) + 0.4 * content
            score += (0.9 if opens else 0.0) + edge - (1.5 if inside else 0.0)
            score += ending(text, word) - (3.0 if reporting else 0.0)
            score -= 0.25 * abs(length - 5)
            found.append(
                Phrase(reading.to_source(head.start(), word.end()), text[head.start() : word.end()], score, load > 0)
            )
    return sorted(found, key=lambda p: (-p.score, p.span))


def ending(text: str, word: re.Match[str]) -> float:
    """How well a quoted stretch of `text` ends with `word`: best with its clause, badly in the middle of a phrase."""
    closes = _closes(text, word.end())
    worth = {"end": 1.8, "clause": 1.0, "joint": 0.0, "middle": -1.5}[closes]
    return worth - (2.0 if closes != "end" and re.search(r"(?:ed|ing|en)$", word.group().casefold()) else 0.0)


def loaded(text: str) -> int:
    """How many words of `text` judge, heighten or narrow."""
    return sum(stem(w) in _LOADED_STEMS or w.casefold() in _LOADED for w in WORD.findall(text))


def _closes(text: str, end: int) -> Literal["end", "clause", "joint", "middle"]:
    """What follows at `end`: punctuation, a word that begins a clause, one that joins a phrase on, or more of it."""
    rest = text[end : end + 24]
    if not rest.strip() or re.match(r"\s*[.,;:!?”\"’)\]–—-]", rest):
        return "end"
    if re.match(r"\s+(?:and|or|but|that|which|who|as|when|while|because|if|и|что|но)\b", rest):
        return "clause"
    following = WORD.match(rest.lstrip())
    return "middle" if following and (is_content(following.group()) or following.group() == "of") else "joint"


def hedge(source: Source, span: Span) -> Span | None:
    """The first word of `span` that makes it less certain."""
    reading = source.read(span)
    match = _HEDGES.search(reading.text)
    return reading.to_source(match.start(), match.end()) if match else None
