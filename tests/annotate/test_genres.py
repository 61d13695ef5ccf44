"""Twenty documents of other genres: what was found once is found again, and with the right speaker."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from genre_cases import cases, score, wanted

CASES = dict(cases())
# Words under a wrong name, in those documents whose answers say why.
KNOWN_WRONG = {"academic_blog": 2, "eyewitness": 1, "film_review": 2}


@pytest.mark.parametrize("name", CASES)
def test_only_the_known_misses_are_missed(name: str) -> None:
    case: Mapping[str, object] = CASES[name]
    known = {answer.words for answer in wanted(case) if answer.missed}
    assert set(score(case).missed) == known


def test_words_are_given_to_another_only_where_that_is_known() -> None:
    wrong = {name: score(case).wrong_speakers for name, case in CASES.items()}
    assert {name: number for name, number in wrong.items() if number > KNOWN_WRONG.get(name, 0)} == {}


def test_no_answer_is_missed_without_a_reason() -> None:
    answers = [a for case in CASES.values() for a in case["quotations"] if a.get("missed")]  # type: ignore[attr-defined]
    assert all(answer.get("reason") for answer in answers)


def test_the_share_found_does_not_fall() -> None:
    scores = [score(case) for case in CASES.values()]
    total = sum(one.wanted for one in scores)
    assert sum(one.found for one in scores) >= 0.95 * total
    assert sum(one.speaker for one in scores) >= 0.91 * total
    assert sum(one.extra for one in scores) <= 2
    assert sum(one.named for one in scores) <= 1
