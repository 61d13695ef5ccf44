"""Model: the furniture's words in the pack's language, looked up by key; no sentence of ours stands in the code."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

_GAP = re.compile(r"\{([a-z_]+)\}")


class MissingWordError(Exception):
    """The wordbook has no entry for `key`, or the entry has a gap that nothing fills."""

    def __init__(self, key: str) -> None:
        super().__init__(f"no words for “{key}”")
        self.key = key


@dataclass(frozen=True, slots=True)
class Wordbook:
    """The words of one language (a BCP 47 tag): `entries` maps keys to words with {gaps}."""

    language: str
    entries: Mapping[str, str]

    def has(self, key: str) -> bool:
        """Whether there are words for `key`."""
        return key in self.entries

    def say(self, key: str, **gaps: str | int) -> str:
        """The words for `key`, its gaps filled. Raises `MissingWordError`."""
        if key not in self.entries:
            raise MissingWordError(key)

        def fill(gap: re.Match[str]) -> str:
            if gap[1] not in gaps:
                raise MissingWordError(f"{key} {gap[0]}")
            value = gaps[gap[1]]
            if not isinstance(value, str | int | float):  # a template may hand over anything
                raise TypeError(f"“{gap[1]}” takes a text or a number")
            said = str(value)
            # An abbreviation's full stop ends the sentence too: "2024 г." and no second one.
            return said.removesuffix(".") if gap.string[gap.end() :].startswith(".") else said

        return _GAP.sub(fill, self.entries[key])

    def count(self, key: str, n: int, **gaps: str | int) -> str:
        """The words for `n` things: `key.one`, `key.few`, … by the language's plural rule, `{n}` filled."""
        form = f"{key}.{plural(n, self.language)}"
        return self.say(form if form in self.entries else f"{key}.other", n=n, **gaps)


def plural(n: int, language: str) -> str:
    """The plural category of the whole number `n` (Unicode CLDR, cardinal rules) for the languages that need one."""
    match language.split("-")[0]:
        case "ru" | "uk" | "be":
            ten, hundred = n % 10, n % 100
            if ten == 1 and hundred != 11:
                return "one"
            return "few" if 2 <= ten <= 4 and not 12 <= hundred <= 14 else "many"
        case "fr" | "pt":
            return "one" if n in (0, 1) else "other"
        case "ar":
            tail = n % 100
            return {0: "zero", 1: "one", 2: "two"}.get(
                n, "few" if 3 <= tail <= 10 else "many" if tail >= 11 else "other"
            )
        case _:
            return "one" if n == 1 else "other"
