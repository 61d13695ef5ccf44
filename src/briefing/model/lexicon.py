"""Model: what a general dictionary says of words: common ones, and rarer ones with a gloss."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

SHORTEST = 6
"""Words of fewer letters are in no dictionary here: they need no help."""
LONGEST_GLOSS = 10
"""A gloss of more words explains more than a reader in the middle of a text takes in."""
# Words that a dictionary of nouns, verbs and adjectives has not, since they are none or are irregular forms.
_GRAMMAR = frozenset(
    """
    anybody anyone anything elsewhere everybody everyone everything herself himself itself myself nobody nothing
    oneself ourselves somebody someone something themselves whatever whether whichever whoever yourself yourselves
    although because beneath beside besides despite during except whereas whereby wherever without within throughout
    towards unless unlike versus became become becoming befell begotten beheld bidden bitten broken brought caught
    chosen driven eaten fallen forbade forbidden forgave forgiven forgot forgotten fought frozen given hidden
    knives leaves mistaken mistook overcame overcome oversaw overseen overthrown proven ridden risen shaken shaven
    shaken shrunk sought spoken stolen striven sworn taught thieves thought underwent undergone withdrawn withdrew
    withheld withstood woken women wolves woven written children criteria phenomena wives lives themselves halves
    """.split()  # noqa: SIM905
)
# What a word may end in and still say by its root what it means, with what stands there in the root.
_MADE_WITH = (
    ("ility", "le"), ("ally", ""), ("ally", "al"), ("ness", ""), ("less", ""), ("fully", "ful"), ("ful", ""),
    ("able", ""), ("able", "e"), ("ment", ""), ("ation", "e"), ("ation", ""), ("ion", "e"), ("ion", ""),
    ("ity", "e"), ("ity", ""), ("iness", "y"), ("al", ""), ("al", "e"), ("er", "e"), ("er", ""), ("or", "e"),
    ("or", ""), ("ist", ""), ("ship", ""), ("ive", "e"), ("ive", ""), ("ism", ""), ("hood", ""),
)  # fmt: skip
_MADE_BEFORE = (
    "anti",
    "counter",
    "inter",
    "long",
    "mis",
    "multi",
    "non",
    "out",
    "over",
    "pre",
    "pro",
    "re",
    "self",
    "un",
    "under",
)
_PART = 5
_REMARK = re.compile(r"\s*\([^()]*\)\s*")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A dictionary of one language, or the part of it that was asked for; `name` is what a reader knows it by.

    An empty one knows nothing, of which nothing follows.
    """

    name: str = ""
    glosses: Mapping[str, str] = field(default_factory=dict)
    common: frozenset[str] = frozenset()

    def is_common(self, word: str) -> bool:
        """Whether `word`, or what it is a form of, is common, or a form of a word too short to be in the dictionary."""
        return word.casefold() in _GRAMMAR or any(
            form in self.common or len(form) < SHORTEST
            for one in base_forms(word)
            if one not in self.glosses
            for form in base_forms(one)
        )

    def gloss(self, word: str) -> str | None:
        """What the dictionary says of `word`, or of what it is a form of."""
        lemma = self.lemma(word)
        return self.glosses[lemma] if lemma else None

    def lemma(self, word: str) -> str | None:
        """The form under which the dictionary explains `word`: the gloss is of that one ("hostage" for "hostages")."""
        return next((form for form in base_forms(word) if form in self.glosses), None)


def plain(gloss: str) -> str | None:
    """The first of what `gloss` says, without its remarks; None where that is too long to help."""
    said = _REMARK.sub(" ", gloss.partition(";")[0]).strip(" ,")
    return said if said and len(said.split()) <= LONGEST_GLOSS else None


def circular(word: str, gloss: str) -> bool:
    """Whether `gloss` explains `word` by a part of it ("a maker of laws"): who knows the one knows the other."""
    told = [w for w in re.findall(r"[a-z]+", gloss.casefold()) if len(w) >= _PART]
    return any(w in word or w[:_PART] == word[:_PART] for w in told)


def roots(word: str) -> Iterator[str]:
    """What `word` may plainly be made of: "additional" of "addition"; most of it exists nowhere."""
    word = word.casefold()
    for before in _MADE_BEFORE:
        if word.startswith(before) and len(word) - len(before) >= SHORTEST:
            yield word[len(before) :].lstrip("-")
    for ending, instead in _MADE_WITH:
        rest = word.removesuffix(ending)
        if rest != word and len(rest) + len(instead) >= SHORTEST:
            yield rest + instead


def base_forms(word: str) -> Iterator[str]:
    """`word`, and what it may be a plural, a past tense or a participle of in English: most of it exists nowhere."""
    word = word.casefold().replace("‐", "-").replace("‑", "-")
    yield word
    for ending, instead in (
        ("ies", "y"), ("ied", "y"), ("es", ""), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"),
    ):  # fmt: skip
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            rest = word[: -len(ending)]
            yield rest + instead
            if not instead and len(rest) > 3 and rest[-1] == rest[-2]:
                yield rest[:-1]
