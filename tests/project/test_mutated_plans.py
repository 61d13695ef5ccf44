"""A pack.yaml that a person has broken is never more than findings with a path and a line."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing import curate, pipeline
from briefing.model import Finding
from briefing.pipeline.starting import start
from briefing.project import dump_plan, load_plan, load_sources, load_theme

SCRAPS = (
    "\t", "\r\n", "- ", "  ", ": ", "[", "{", '"', "”", "'", "[…]", "S0", "S9", "~", "null", "&a", "*a", "!!x/y",
    "\ufeff", "\x00", "\u2028", "\ud800", "-1", "9" * 400, "1e999", "nan", "2025-13-45", "2025-02-30/2024", "|", ">-",
    "#", "%", "? ", "{}", "[]", "¶", "Q99", "S1-E1", "XXXX-10-07", "[a, b]", "{a: b}", "",
)  # fmt: skip


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> tuple[pipeline.Understood, str]:
    folder = tmp_path_factory.mktemp("example")
    assert list(start(folder, example=True))
    understood, plan = pipeline.draft([Path(folder)], pipeline.Options())
    return understood, dump_plan(plan)


def mutated(text: str, chance: random.Random) -> str:
    for _ in range(chance.choice((1, 1, 2, 3))):
        lines = text.split("\n")
        one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        at = chance.randrange(len(text) + 1)
        match chance.randrange(7):
            case 0:
                text = text[:at] + chance.choice(SCRAPS) + text[at:]
            case 1:
                text = text[:at] + text[at + chance.randrange(1, 30) :]
            case 2:
                text = "\n".join(lines[:one] + lines[one + chance.randrange(1, 9) :])
            case 3:
                lines[one], lines[other] = lines[other], lines[one]
                text = "\n".join(lines)
            case 4:
                text = "\n".join([*lines[:one], lines[other], *lines[one:]])
            case 5:
                name, colon, _ = lines[one].partition(": ")
                lines[one] = name + colon + chance.choice(SCRAPS)
                text = "\n".join(lines)
            case _:
                lines[one] = " " * chance.randrange(6) + lines[one].lstrip()
                text = "\n".join(lines)
    return text


def places(findings: tuple[Finding, ...]) -> list[tuple[str | None, int | None]]:
    return [(finding.path, finding.line) for finding in findings if finding.severity == "error"]


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_a_mutated_plan_settles_or_says_where_it_is_wrong(drafted: tuple[pipeline.Understood, str], seed: int) -> None:
    understood, text = drafted
    plan, findings = load_plan(mutated(text, random.Random(seed)), "pack.yaml")
    if not places(findings):
        _, findings = curate.settle(plan, understood.annotated, understood.events)
    assert all(path == "pack.yaml" and line for path, line in places(findings))


@pytest.mark.parametrize("opener", ["[", "- ", "? ", "{a: ", "a: [["])
def test_endless_nesting_is_a_finding(opener: str) -> None:
    text = opener * 20000
    for found in (load_plan(text, "p")[1], load_sources(text, "p")[1], load_theme([("p", text)])[1]):
        assert places(found) == [("p", 1)]


@pytest.mark.parametrize("number", ["1e999", "-inf", "nan", "9" * 400])
def test_what_is_no_finite_number_is_a_finding(number: str) -> None:
    text = f"title: A\nquestion: B\nquestions:\n  - ask: What?\n    level: {number}\n"
    assert places(load_plan(text, "p")[1]) == [("p", 5)]
    text = f"sources:\n  - file: a.txt\n    rights:\n      max_words: {number}\n"
    assert places(load_sources(text, "p")[1]) == [("p", 4)]


def test_a_character_that_yaml_forbids_is_found_with_its_line() -> None:
    _, findings = load_plan("title: A\nquestion: B\x07\n", "p")
    assert ("p", 2) in places(findings)
    assert "U+0007" in findings[0].message


def test_a_tab_is_called_a_tab() -> None:
    _, findings = load_plan("title: A\nquestion: B\nquotes:\n\t- from: S1\n", "p")
    assert places(findings) == [("p", 4)]
    assert "tabs" in (findings[0].hint or "")


@pytest.mark.parametrize("date", ["2025-02-30", "2025-13-01", "2025-00", "2025-05/2025-04", "2025-07-30/2025-07-28"])
def test_a_day_that_no_calendar_has_is_a_finding(date: str) -> None:
    assert places(load_sources(f"sources:\n  - file: a.txt\n    date: {date}\n", "p")[1]) == [("p", 3)]


@pytest.mark.parametrize("date", ["2024-02-29", "2025-12", "2025", "2025~", "2025-07-28/2025-07-30", "2024-12-31/2025"])
def test_a_day_month_year_or_range_is_taken(date: str) -> None:
    entries, findings = load_sources(f"sources:\n  - file: a.txt\n    date: {date}\n", "p")
    assert not findings
    assert entries[0].known.date == date


def test_fewer_words_than_none_is_a_finding() -> None:
    text = "sources:\n  - file: a.txt\n    rights:\n      max_words: -5\n"
    assert places(load_sources(text, "p")[1]) == [("p", 4)]


@pytest.mark.parametrize(
    "look",
    [
        "{size: 0}", "{size: 1000}", "{size: -5}", "{leading: 0}", "{leading: 100000}", "{before: 99999}",
        "{indent: 5000}", "{after: -1}",
    ],
)  # fmt: skip
def test_a_look_that_no_page_can_bear_is_a_finding(look: str) -> None:
    assert places(load_theme([("p", f"styles:\n  body: {look}\n")])[1]) == [("p", 2)]


@pytest.mark.parametrize(
    "page",
    ["{left: -50}", "{left: 400, right: 400}", "{top: 500, bottom: 500}", "{notes: 5000}", "{size: A5, left: 290}"],
)
def test_margins_without_room_between_them_are_a_finding(page: str) -> None:
    assert places(load_theme([("p", f"# mine\npage: {page}\n")])[1]) == [("p", 2)]
