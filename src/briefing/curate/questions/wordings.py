"""Curate: words inside a source that a question can turn on, and short stretches to quote."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from briefing.curate.actors import base
from briefing.curate.content_words import WORD, is_content, stem
from briefing.model import Source, Span

# Words that judge. A question asks what such a word adds, never whether it is right.
_JUDGING = frozenset(
    """
    absurd aggression alarmist atrocity barbaric betray betrayal betrayed blackmail blatant bogus brutal bully calamity
    catastrophe catastrophic charade circus coward cowardly cruel crushing cynical deceit
    disgrace disgraceful disproportionate divorced empty
    evil extremist farce fiasco genocide greed greedy heroic heartless historic hollow hypocrisy hypocritical
    illegitimate insult insulting irresponsible madness massacre mockery murderous nightmare nonsense one-sided outrage
    outrageous pathetic propaganda puppet radical reckless regime ridiculous rogue ruinous sacred sabotage scandal
    scandalous senseless shame shameful shameless so-called stupid traitor treason
    unacceptable unjust unjustified unprovoked unthinkable vicious witch-hunt
    абсурд абсурдный абсурдна агрессия беззаконие безобразие геноцид катастрофа кощунство неприемлемо обман позор
    позорный предательство предательством преступление провокация произвол трагедия фарс цинизм чудовищный
    опасыздық масқара қасірет зорлық
    """.split()  # noqa: SIM905
)
# Words that heighten or narrow: good to quote, too plain to ask about.
_HEIGHTENING = frozenset(
    """
    alarm calls clearly crisis crucial danger dangerous deeply desperate dire disaster dramatic enemy extreme failure
    famine firmly genuine grave greatest hope hostage human-made illegal immediate innocent justice justification
    lifeline massive meaningful merely mere moral murder never obvious obviously occupation only overwhelming
    overwhelmingly paramount peaceful responsibility safe simple simply sole solely strong strongly suffering surely
    terrorism terrorist threat unanimous unconditional unconditionally undeniable unequivocally unique unlawful
    unprecedented urgent urgently utterly viable victim vital waste weaken weakens wrong
    жертвы кризис лишь незаконный немедленно террор терроризм только угроза безопасный никто никогда
    """.split()  # noqa: SIM905
)
_HEIGHTENING_STEMS = frozenset(stem(word) for word in _HEIGHTENING)
_JUDGING_STEMS = frozenset(stem(word) for word in _JUDGING)
_HEDGES = re.compile(
    r"\b(?:may|might|could|appears?\s+to|seems?\s+to|reportedly|allegedly|likely|possibly|perhaps|is\s+expected\s+to"
    r"|are\s+expected\s+to|is\s+scheduled\s+to|claiming|claims?|suggests?)\b",
    re.IGNORECASE,
)
_TURNS = frozenset("no not never only cannot must will".split())  # noqa: SIM905
_AUXILIARIES = frozenset("do does did is are was were will would can could should has have had".split())  # noqa: SIM905
_REPORTING = frozenset("reports reported said says citing told quoted".split())  # noqa: SIM905
_STARTERS = _TURNS | frozenset("a an the another".split())  # noqa: SIM905
# Endings that Russian and Kazakh verbs mostly have; a guess that is right often enough to prefer a stretch by.
_CYRILLIC_VERB = re.compile(
    r"[а-яё]{2,}(?:[аиеоя]л[аио]?с?[ья]?|[аяеи]ем|[ую]т|[аяеи]ет|[иы]т|[еи]м|ть(?:ся)?|ется|ются)"
    r"|[а-яёәғқңөұүһі]{2,}(?:[дт][ыі]|ған|ген|қан|кен|[аеі]мыз|[аеі]міз|[аеі]лмаймыз)",
    re.IGNORECASE,
)
_ARTICLES = frozenset("a an the".split())  # noqa: SIM905
_VERBAL = _TURNS | _AUXILIARIES
_PREPOSITIONS = frozenset("in on at of by for with from to into about over under against between".split())  # noqa: SIM905
_BE = frozenset("be been being is are was were to not has have had".split())  # noqa: SIM905
_SOLID = re.compile(r"\s")
_MOST = 8


@dataclass(frozen=True, slots=True)
class Phrase:
    """A short stretch to quote: its span, its words as the source has them, and how much it carries.

    `loaded` where a word of it judges, `acts` where one is known as a verb.
    """

    span: Span
    words: str
    score: float
    loaded: bool
    acts: bool = False


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
        inside = not article and not opens and (is_content(words[first - 1].group()) or before in _ARTICLES)
        cut = bool(re.search(r"ing$", head.group())) and not opens
        edge = (
            1.2 if denies or head.group().casefold() in _TURNS else 0.5 if article else -1.0 if before in _BE else 0.0
        )
        load, high, weight, content, reporting, acts = 0, 0, 0.0, 0, False, False
        for last in range(first, min(first + _MOST, len(words))):
            word = words[last]
            if last > first and not _SOLID.fullmatch(text[words[last - 1].end() : word.start()]):
                break
            reporting = reporting or word.group().casefold() in _REPORTING
            key = stem(word.group())
            load += judges(word.group())
            high += key in _HEIGHTENING_STEMS
            acts = acts or verbal(word.group())
            weight += shared.get(key, 0.0)
            content += is_content(word.group())
            length = last - first + 1
            if length < 2 or content < 2 or not is_content(word.group()) or inside:
                continue
            if _closes(text, word.end()) not in {"end", "clause"}:
                continue
            score = (
                2.0 * min(load, 2) + 0.6 * min(high, 2) + (1.0 if acts else 0.0) + 0.3 * min(weight, 4) + 0.4 * content
            )
            score += (0.9 if opens else -0.9 if before in _PREPOSITIONS else 0.0) + edge - (1.2 if cut else 0.0)
            score += ending(text, word) - (3.0 if reporting else 0.0)
            score -= 0.25 * abs(length - 5)
            found.append(
                Phrase(
                    reading.to_source(head.start(), word.end()), text[head.start() : word.end()], score, load > 0, acts
                )
            )
    return sorted(found, key=lambda p: (-p.score, p.span))


def ending(text: str, word: re.Match[str]) -> float:
    """How well a quoted stretch of `text` ends with `word`: best with its clause, badly in the middle of a phrase."""
    closes = _closes(text, word.end())
    if re.search(r"[’']s?$", word.group()):
        return -3.0
    worth = {"end": 1.8, "clause": 1.0, "joint": 0.0, "middle": -1.5}[closes]
    return worth - (2.0 if closes != "end" and re.search(r"(?:ed|ing|en)$", word.group().casefold()) else 0.0)


def loaded(text: str) -> int:
    """How many words of `text` judge."""
    return sum(map(judges, WORD.findall(text)))


def verbal(text: str) -> bool:
    """Whether a word of `text` is known as a verb."""
    return any(
        w.casefold() in _VERBAL or base(w) is not None or _CYRILLIC_VERB.fullmatch(w) is not None
        for w in WORD.findall(text)
    )


def judges(word: str) -> bool:
    """Whether `word` judges what it names."""
    return word.casefold() in _JUDGING or stem(word) in _JUDGING_STEMS


def _closes(text: str, end: int) -> Literal["end", "clause", "joint", "middle"]:
    """What follows at `end`: punctuation, a word that begins a clause, one that joins a phrase on, or more of it."""
    rest = text[end : end + 24]
    if not rest.strip() or re.match(r"\s*[.,;:!?”\"’)\]–—-]", rest):
        return "end"
    if re.match(r"\s+(?:and|or|but|that|which|who|as|when|while|because|if|и|что|но)\b", rest):
        return "clause"
    following = WORD.match(rest.lstrip())
    if re.search(r"[’']s?$", text[:end]) or (following and following.group()[0].isdigit()):
        return "middle"
    return "middle" if following and (is_content(following.group()) or following.group() == "of") else "joint"


def hedge(source: Source, span: Span) -> Span | None:
    """The first word of `span` that makes it less certain."""
    reading = source.read(span)
    match = _HEDGES.search(reading.text)
    return reading.to_source(match.start(), match.end()) if match else None
