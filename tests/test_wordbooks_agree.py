"""The words that stand in the code are those of the English furniture, and other languages have them too."""

import re
from pathlib import Path
from typing import get_args

import pytest

from briefing.model.english import ENGLISH
from briefing.model.reason import OwnDate, Reason, ReasonKind
from briefing.model.reasons_in_words import reasons_in_words
from briefing.model.wordbook import Wordbook
from briefing.project import load_words

SHARED = Path(__file__).parents[1] / "templates" / "_shared"
TEXTS = {path.name: path.read_text("utf-8") for path in sorted(SHARED.glob("words.*.yaml"))}
OTHERS = [name for name in TEXTS if name != "words.en.yaml"]


def layered(name: str) -> Wordbook:
    layers = [(file, TEXTS[file]) for file in dict.fromkeys(("words.en.yaml", name))]
    return Wordbook(name.split(".")[1], load_words(layers)[0])


def test_the_english_words_of_the_code_are_those_of_the_furniture() -> None:
    furniture = layered("words.en.yaml").entries
    assert {key: furniture.get(key) for key in ENGLISH.entries} == dict(ENGLISH.entries)


@pytest.mark.parametrize("name", OTHERS)
@pytest.mark.parametrize("sources", [("S1",), ("S1", "S2")], ids=["one", "several"])
@pytest.mark.parametrize("kind", get_args(ReasonKind))
def test_no_step_is_told_in_english_in_another_language(name: str, kind: ReasonKind, sources: tuple[str, ...]) -> None:
    own = tuple(
        OwnDate(source, "2025-03-12", basis) for source, basis in zip(sources, ("dateline", "user"), strict=False)
    )
    step = Reason(kind, sources, sources, own, "2025-03-11", "day", "мост", (Reason("stated", ("S3",)),))
    said = reasons_in_words((step,), layered(name))
    assert said
    assert not re.search(r"[A-Za-z]{2,}", said.replace("pack.yaml", ""))


@pytest.mark.parametrize("name", OTHERS)
def test_one_thing_is_counted_in_the_language_of_the_pack(name: str) -> None:
    words = layered(name)
    counted = {key.rpartition(".")[0] for key in layered("words.en.yaml").entries if key.endswith(".other")}
    gaps = dict.fromkeys(("sources", "others", "first", "date", "places", "when", "dated", "word", "said"), "1")
    for key in sorted(counted):
        for n in (1, 2, 5):
            said = words.count(key, n, **gaps)
            assert not re.search(r"[A-Za-z]{3,}", said), key
