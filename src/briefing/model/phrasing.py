"""Model: how questions are put in one language: phrasings with slots, and what may fill them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from briefing.model.wordbook import Wordbook

_SLOT = re.compile(r"\{(?P<name>[^{}:’']*)(?P<owner>[’']s)?(?::(?P<forms>[^{}]*))?\}")
LONGEST = 400
"""How many characters one phrasing may have."""


@dataclass(frozen=True, slots=True)
class Phrasing:
    """How one kind of question is put, and its key: each in one or several ways that take turns."""

    ask: tuple[str, ...] = ()
    bring_out: tuple[str, ...] = ()
    misreading: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """The program's own words in one language: the furniture's `words`, and the phrasings of each kind of question.

    An empty one asks nothing and says nothing.
    """

    words: Wordbook = field(default_factory=lambda: Wordbook("en", {}))
    questions: Mapping[str, Phrasing] = field(default_factory=dict)

    @property
    def language(self) -> str:
        """The language (BCP 47) of these words."""
        return self.words.language

    def quoted(self, words: str) -> str:
        """`words` in this language's quotation marks."""
        return f"{self.words.say('quote.open')}{words}{self.words.say('quote.close')}"

    def listed(self, names: tuple[str, ...] | list[str]) -> str:
        """Names in a row: "S1, S2 and S3"."""
        if len(names) < 2:
            return "".join(names)
        return self.words.say("list.and", first=", ".join(names[:-1]), last=names[-1])


@dataclass(frozen=True, slots=True)
class Slot:
    """What fills a slot; `many` where it names several, for the verb that goes with it."""

    text: str
    many: bool = False

    @property
    def possessive(self) -> str:
        """The English possessive: Ross’s, the residents’, the ministry’s."""
        return f"{self.text}’" if self.many and self.text.endswith("s") else f"{self.text}’s"


def fill(phrasing: str, slots: Mapping[str, Slot]) -> str:
    """`phrasing` with its slots filled.

    {name} is the slot's text, {Name} the same with a large first letter, {name’s} its English
    possessive, {name: says|say} the form for one or for several. Nothing else is looked up. Raises
    `KeyError` for a slot that is not among `slots`.
    """

    def put(match: re.Match[str]) -> str:
        name = match["name"]
        slot = slots[_plain(name)]
        if match["forms"] is not None:
            one, _, many = match["forms"].partition("|")
            return (many if slot.many else one).strip()
        text = slot.possessive if match["owner"] else slot.text
        return text[:1].upper() + text[1:] if name[:1].isupper() else text

    return _SLOT.sub(put, phrasing)


def wrong_slots(phrasing: str, known: frozenset[str]) -> Iterator[str]:
    """What in braces of `phrasing` cannot be filled from the slots `known`, as written."""
    for match in _SLOT.finditer(phrasing):
        forms = match["forms"]
        if _plain(match["name"]) not in known or (forms is not None and forms.count("|") != 1):
            yield match.group()
    if re.search(r"[{}]", _SLOT.sub("", phrasing)):
        yield "{"


def _plain(name: str) -> str:
    return name[:1].lower() + name[1:]
