from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from composing_pages import words
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from briefing.model import Event
from briefing.model.dates_in_words import date_in_words, event_in_words
from briefing.model.wordbook import Wordbook

CASES: dict[str, Any] = YAML(typ="base").load(Path(__file__).parents[1] / "cases" / "dates_in_words.yaml")
ENGLISH = Wordbook("en", words())


@pytest.mark.parametrize(("edtf", "said"), CASES["dates"].items())
def test_a_date_is_said_as_precisely_as_it_is_known(edtf: str, said: str) -> None:
    assert date_in_words(edtf, ENGLISH) == said


@pytest.mark.parametrize("case", CASES["bounds"])
def test_bounds_are_said_as_bounds(case: dict[str, str]) -> None:
    event = Event("E1", None, "inferred", "", (), not_before=case.get("after"), not_after=case.get("before"))
    assert event_in_words(event, ENGLISH) == case["says"]


@pytest.mark.parametrize(
    ("language", "edtf", "said"), [(lang, e, s) for lang, dates in CASES["other"].items() for e, s in dates.items()]
)
def test_dates_in_other_languages(language: str, edtf: str, said: str) -> None:
    assert date_in_words(edtf, Wordbook(language, words(language))) == said


@given(st.dates())
def test_a_day_keeps_its_day_month_and_year(day: Any) -> None:
    said = date_in_words(day.isoformat(), ENGLISH)
    assert said == f"{day.day} {ENGLISH.say(f'month.{day.month}')} {day.year}"


@given(st.text(alphabet="0123456789X-/.~?%T:", max_size=24))
def test_no_text_that_claims_to_be_a_date_breaks_it(text: str) -> None:
    assert date_in_words(text, ENGLISH)
