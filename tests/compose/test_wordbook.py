from __future__ import annotations

import re

import pytest
from composing_pages import FOLDER, words

from briefing.model.wordbook import MissingWordError, Wordbook, plural

LANGUAGES = sorted(path.name.split(".")[1] for path in (FOLDER / "_shared").glob("words.*.yaml"))
FORMS = (".one", ".few", ".many", ".other")


def stem(key: str) -> str:
    return key.rpartition(".")[0] if key.endswith(FORMS) and key != "gaps.other" and key != "genre.other" else key


def gaps(text: str) -> set[str]:
    return set(re.findall(r"\{([a-z_]+)\}", text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_entry_with_the_same_gaps(language: str) -> None:
    english, other = words("en"), words(language)
    assert {stem(key) for key in other} == {stem(key) for key in english}
    for key, text in other.items():
        if key in english and not key.endswith(FORMS):
            assert gaps(text) == gaps(english[key]), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_counted_entry_has_a_form_for_every_number(language: str) -> None:
    book = Wordbook(language, words(language))
    for key in ("overview.sources", "overview.undated"):
        for n in (*range(1, 23), 101, 111, 1000):
            assert book.count(key, n)


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", {0: "other", 1: "one", 2: "other", 11: "other", 21: "other"}),
        ("ru", {0: "many", 1: "one", 2: "few", 5: "many", 11: "many", 12: "many", 21: "one", 22: "few", 111: "many"}),
        ("kk", {1: "one", 2: "other", 5: "other"}),
        ("ar", {0: "zero", 1: "one", 2: "two", 3: "few", 11: "many", 100: "other"}),
        ("fr", {0: "one", 1: "one", 2: "other"}),
    ],
)
def test_plural_rules(language: str, forms: dict[int, str]) -> None:
    assert {n: plural(n, language) for n in forms} == forms


def test_gaps_are_filled_with_texts_only() -> None:
    book = Wordbook("en", {"a": "{n} of {all}", "b": "{n.__class__} {0} {}"})
    assert book.say("a", n="{all}", all=3) == "{all} of 3"
    assert book.say("b", n=1) == "{n.__class__} {0} {}"
    with pytest.raises(MissingWordError):
        book.say("a", n=1)


def test_an_abbreviation_at_the_end_needs_no_second_full_stop() -> None:
    book = Wordbook("ru", {"a": "До {date}.", "b": "{date}, и позже"})
    assert book.say("a", date="2024 г.") == "До 2024 г."
    assert book.say("a", date="вчера") == "До вчера."
    assert book.say("b", date="2024 г.") == "2024 г., и позже"
