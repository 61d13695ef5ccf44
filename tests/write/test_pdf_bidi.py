"""Directions: cases as people read them, and what holds for any text."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from briefing.write.pdf import bidi

CASES = YAML(typ="safe").load((Path(__file__).parents[1] / "cases" / "bidi.yaml").read_text(encoding="utf-8"))
HEBREW = "אבגדהוזחטיכלמנסעפצקרשתםןףץ"
STORED = str.maketrans(
    {chr(65 + place): letter for place, letter in enumerate(HEBREW)} | {">": "\u2066", "<": "\u2067", "=": "\u2069"}
)
SHOWN = str.maketrans({letter: chr(65 + place) for place, letter in enumerate(HEBREW)})
MIRRORED = str.maketrans("()[]", ")(][")


def visual(text: str, base: int) -> str:
    levels = bidi.line_levels(text, bidi.levels(text, base), base)
    signs = [
        text[place].translate(MIRRORED) if levels[place] % 2 else text[place] for place in bidi.visual_order(levels)
    ]
    return "".join(sign for sign in signs if sign not in "\u2066\u2067\u2069").translate(SHOWN)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_a_line_reads_as_it_should(case: dict[str, str | int]) -> None:
    assert visual(str(case["text"]).translate(STORED), int(case["base"])) == case["shown"]


@pytest.mark.parametrize(
    ("text", "level"), [("abc אבג", 0), ("12 אבג abc", 1), ("", 0), ("… 12", 0), ("\u2067אב\u2069 abc", 0)]
)
def test_a_paragraph_runs_as_its_first_letter(text: str, level: int) -> None:
    assert bidi.base_level(text) == level


def test_arabic_numbers_stand_in_their_own_direction() -> None:
    assert bidi.levels("عدد 12", 1) == [1, 1, 1, 1, 2, 2]
    assert bidi.levels("عدد ١٢", 1) == [1, 1, 1, 1, 2, 2]


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Z", "M", "Cf"]), max_size=60))
def test_every_character_has_one_place(text: str) -> None:
    base = bidi.base_level(text)
    levels = bidi.levels(text)
    assert sorted(bidi.visual_order(levels)) == list(range(len(text)))
    assert all(level >= 0 for level in levels)
    if not bidi.needs_bidi(text) and not any(sign in text for sign in "\u2066\u2068\u202a\u202d"):
        assert base == 0
        assert set(levels) <= {0}


def test_deep_and_unclosed_embeddings_end() -> None:
    text = "\u202b" * 500 + "a" + "\u2067" * 500 + "ב" + "\u202c" * 700
    assert max(bidi.levels(text)) <= 126
