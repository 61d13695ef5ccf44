"""Curate: propose a title and a central question from what the documents share."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.curate.actors import stands
from briefing.curate.content_words import WORD, is_content, stem, stems
from briefing.curate.material import Material
from briefing.model import Phrasebook

_DETERMINERS = frozenset({"the", "a", "an", "this", "that"})
_LONGEST = 5_000
_MOSTLY_INSIDE = 0.6
_LONG_TITLE = 16
_GOES_ON = re.compile(r"\W*(?:but|and|so|yet|or|he|she|they|it|this|но|а|и|он|она|они|это)\b", re.IGNORECASE)
_DOES = re.compile(
    r"(?!(?:united|hundred|need|speed|seed|feed|breed|shed|bed|red|deed|greed|reed|weed|creed|steed|watershed|infrared)\b)"
    r"[a-z]{2,}(?:ed)|say|add|carry|carries|sailed|went|saw|kept|held|met|won|lost|paid|sent|ran|began|became|brought|built"
    r"|thought|found|led|left|felt|meant|set|put|want|wants|remain|remains|believe|hope|continue|call|warn"
)
_JOINS = frozenset({"of", "for", "and", "the", "on", "in"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase that documents share, as they mostly write it; `article` where they mostly say "the" before it."""

    stems: tuple[str, ...]
    written: str
    score: float
    article: bool
    name: bool
    acts: bool

    @property
    def said(self) -> str:
        """The phrase with its article."""
        return f"the {self.written}" if self.article else self.written


@dataclass(frozen=True, slots=True)
class Topic:
    """The title and the question of a pack, each with why."""

    title: str
    question: str
    why_title: str
    why_question: str


def topic(material: Material, book: Phrasebook) -> Topic:
    """Title and question from the phrases that most titles and texts share; the first title where nothing is shared.

    A text that stands alone shares nothing: its own title is the better name, and its commonest words are not.
    """
    count = len(material.distinct)
    phrases = _phrases(material) if count > 1 and _english(material) else []
    lead = phrases[0] if phrases else None
    if lead is None:
        titles = _headlines([a.source.title.value for a in material.annotated if a.source.title])
        return Topic(
            titles[0] if titles else _said(book, "topic.untitled") or "Reading pack",
            book.words.count("topic.question", count) if book.words.entries else "",
            "The first source's title: the documents share no phrase to name them by."
            if titles
            else "No title stands in the sources.",
            "The documents share no phrase that a question could turn on.",
        )
    main = next((p for p in phrases if p.acts), lead)
    others = [p for p in phrases if p is not main and not set(p.stems) & set(main.stems)]
    about = next((p for p in others if len(p.stems) > 1), others[0] if others else None)
    title = _capitalised(f"{main.said} and {about.said}" if about else main.written)
    return Topic(
        title,
        _question(main, about, book),
        f"Shared most by the titles and texts of {len(material.annotated)} documents.",
        "Names what the documents share; sharpen it to your lesson.",
    )


def _english(material: Material) -> bool:
    """Whether most texts are English or of no known language: content words are told apart in English only."""
    languages = [item.source.language for item in material.distinct]
    return 2 * sum(found is None or found.value.startswith("en") for found in languages) > len(languages)


def _question(main: Phrase, about: Phrase | None, book: Phrasebook) -> str:
    if about is None:
        return _said(book, "topic.question.about", subject=main.said)
    if main.acts:
        owner = _possessive(main.said) if book.language == "en" else main.said
        return _said(book, "topic.question.position", owner=owner, subject=about.said)
    return _said(book, "topic.question.connect", subject=main.said, other=about.said)


def _said(book: Phrasebook, key: str, **gaps: str) -> str:
    """The words for `key`; nothing where the book is empty."""
    return book.words.say(key, **gaps) if book.words.entries else ""


def _possessive(name: str) -> str:
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _phrases(material: Material) -> list[Phrase]:
    """Phrases of one to three words in at least two stories, the best first."""
    actors = Counter(
        stem(stand.actor)
        for item in material.distinct
        for sentence in material.sentences[item.source.id]
        for stand in stands(sentence)
    )
    titled: Counter[tuple[str, ...]] = Counter()
    told: Counter[tuple[str, ...]] = Counter()
    forms: dict[tuple[str, ...], Counter[str]] = {}
    articles: Counter[tuple[str, ...]] = Counter()
    uses: Counter[tuple[str, ...]] = Counter()
    for item in material.distinct:
        title = item.source.title.value if item.source.title else ""
        in_title = {key for key, _, _ in _grams(title)}
        in_text: set[tuple[str, ...]] = set()
        for sentence in material.sentences[item.source.id][: 400 if len(material.distinct) <= 20 else 8]:
            for key, written, article in _grams(sentence.text[:_LONGEST]):
                if key not in in_text:
                    told[key] += 1
                in_text.add(key)
                uses[key] += 1
                articles[key] += article
                forms.setdefault(key, Counter())[written] += 1
        titled.update(in_title)
    most = max(len(material.distinct), 1)
    found = []
    longer: dict[tuple[str, ...], int] = {}
    for key in told:
        for first in range(len(key)):
            for last in range(first + 1, len(key) + 1):
                if last - first < len(key):
                    longer[key[first:last]] = max(uses[key], longer.get(key[first:last], 0))
    for key, times in told.items():
        if times < 2 or _is_part(key, longer, uses) or _acting(forms[key]):
            continue
        spread = min(times, most)
        score = (spread + 1.5 * titled[key]) * (1 + 0.45 * (len(key) - 1))
        written = min(forms[key].items(), key=lambda pair: (-pair[1], pair[0]))[0]
        name = all(word[0].isupper() for word in written.split() if word not in _JOINS)
        acts = bool(len(key) <= 2 and actors[stem(written)] >= 2 and actors[stem(written)] * 8 >= uses[key])
        if not name and len(key) == 1:
            score *= 0.5
        found.append(
            Phrase(key, written, score, articles[key] * (3 if len(key) > 1 and not name else 2) > uses[key], name, acts)
        )
    return sorted(found, key=lambda p: (-p.score, p.stems))[:40]


def _is_part(key: tuple[str, ...], longer: Mapping[tuple[str, ...], int], uses: Mapping[tuple[str, ...], int]) -> bool:
    """Whether words mostly stand inside one longer phrase: "Human Rights" of a body of that name."""
    return len(key) > 1 and longer.get(key, 0) >= _MOSTLY_INSIDE * uses[key]


def _acting(forms: Mapping[str, int]) -> bool:
    """Whether the words say what somebody does ("ferry carried", "added that"), and so name nothing."""
    words = min(forms, key=lambda form: (-forms[form], form)).split()
    return any(word.islower() and _DOES.fullmatch(word) for word in (words[-1], *(words[1:] if len(words) > 1 else ())))


def _headlines(titles: Sequence[str]) -> list[str]:
    """`titles` with the one first whose words most others have; those that go on from something or run long last."""
    held = Counter(s for title in titles for s in set(stems(title)))

    def worth(title: str) -> tuple[bool, float]:
        words = set(stems(title))
        hangs = bool(_GOES_ON.match(title)) or len(title.split()) > _LONG_TITLE
        return hangs, -sum(held[word] - 1 for word in sorted(words)) / (len(words) + 1)

    return sorted(titles, key=worth)


def _grams(text: str) -> list[tuple[tuple[str, ...], str, bool]]:
    """Runs of one to three content words, a space between, each with whether a determiner is before."""
    words = list(WORD.finditer(text))
    found = []
    for first in range(len(words)):
        for length in (1, 2, 3):
            run = words[first : first + length]
            if len(run) < length or not all(is_content(m.group()) and not m.group().isdigit() for m in run):
                break
            written = text[run[0].start() : run[-1].end()]
            if length > 1 and not re.fullmatch(r"\S+(?: \S+)*", written):
                break
            written = re.sub(r"['’]s$", "", written)
            before = words[first - 1].group().casefold() if first else ""
            found.append((tuple(stem(m.group()) for m in run), written, before in _DETERMINERS))
    return found
