"""Model: what a general dictionary says of words: common ones, and rarer ones with a gloss."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

SHORTEST = 6
"""Words of fewer letters are in no dictionary here: they need no help."""


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
        return any(
            form in self.common or len(form) < SHORTEST
            for one in base_forms(word)
            if one not in self.glosses
            for form in base_forms(one)
        )

    def gloss(self, word: str) -> str | None:
        """What the dictionary says of `word`, or of what it is a form of."""
        return next((self.glosses[form] for form in base_forms(word) if form in self.glosses), None)


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
