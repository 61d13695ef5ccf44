"""Ten documents of other genres: what was found once is found again, and with the right speaker."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from genre_cases import cases, score, wanted

CASES = dict(cases())


@pytest.mark.parametrize("name", CASES)
def test_only_the_known_misses_are_missed(name: str) -> None:
    case: Mapping[str, object] = CASES[name]
    known = {answer.words for answer in wanted(case) if answer.missed}
    assert set(score(case).missed) == known


def test_nobody_is_quoted_with_words_of_another() -> None:
    assert [name for name, case in CASES.items() if score(case).wrong_speakers] == []


def test_no_answer_is_missed_without_a_reason() -> None:
    answers = [a for case in CASES.values() for a in case["quotations"] if a.get("missed")]  # type: ignore[attr-defined]
    assert all(answer.get("reason") for answer in answers)


def test_the_share_found_does_not_fall() -> None:
    scores = [score(case) for case in CASES.values()]
    total = sum(one.wanted for one in scores)
    assert sum(one.found for one in scores) >= 0.95 * total
    assert sum(one.speaker for one in scores) >= 0.93 * total
    assert sum(one.extra for one in scores) <= 2
    assert sum(one.named for one in scores) <= 1
