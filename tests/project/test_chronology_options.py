"""The chronology in pack.yaml: a list as ever, or a list with what a person asks of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Choice, Pick, Plan, PlannedEvent
from briefing.project import dump_plan, load_plan

HEAD = "title: T\nquestion: Q?\n"


def test_a_list_alone_asks_for_nothing_more() -> None:
    plan, findings = load_plan(HEAD + "chronology:\n  - words: [{from: S1, words: It began.}]\n", "pack.yaml")
    assert not findings
    assert plan.choice == Choice()
    assert len(plan.chronology) == 1


def test_everything_that_can_be_asked_is_read() -> None:
    plan, findings = load_plan(
        HEAD + "chronology:\n  most: 12\n  from: 2023-01\n  to: 2025-12\n  pin: [{from: S2, words: It rained.}]\n"
        "  drop:\n    - from: S1\n      words: Not this.\n  events:\n    - words: [{from: S1, words: It began.}]\n",
        "pack.yaml",
    )
    assert not findings
    assert (plan.choice.most, plan.choice.first, plan.choice.last) == (12, "2023-01", "2025-12")
    assert [(pick.source, pick.words) for pick in plan.choice.pin] == [("S2", "It rained.")]
    assert [(pick.source, pick.words, pick.line) for pick in plan.choice.drop] == [("S1", "Not this.", 10)]
    assert plan.choice.listed
    assert plan.chronology[0].picks[0].words == "It began."


def test_without_events_the_choice_is_the_programs() -> None:
    plan, findings = load_plan(HEAD + "chronology: {most: 5}\n", "pack.yaml")
    assert not findings
    assert not plan.choice.listed
    assert plan.chronology == ()


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("most: many", "“many” is no number of events."),
        ("most: 0", "“0” is no number of events."),
        ("most: 5000", "“5000” is no number of events."),
        ("most: -1", "“-1” is no number of events."),
        ("from: spring", "“spring” is no date."),
        ("to: 2025-02-30", "“2025-02-30” is no date."),
        ("from: 2024/2025", "“2024/2025” is no date."),
        ("pin: [{from: S1}]", "this entry has no “words”."),
        ("drop: [S1]", "“name: value” lines are expected here."),
        ("most: [1]", "a single value is expected here, not a list or a mapping."),
        ("moist: 3", "“moist” means nothing here."),
    ],
)
def test_nonsense_is_said_with_its_line(line: str, says: str) -> None:
    _, findings = load_plan(HEAD + f"chronology:\n  {line}\n", "pack.yaml")
    assert (findings[0].path, findings[0].line, findings[0].message) == ("pack.yaml", 4, says)
    assert findings[0].severity == "error"


def test_a_period_that_ends_before_it_starts_is_said() -> None:
    _, (finding,) = load_plan(HEAD + "chronology:\n  to: 2023\n  from: 2025\n", "pack.yaml")
    assert (finding.line, finding.message) == (5, "“from: 2025” is later than “to: 2023”.")


WORDS = (
    st.text("abc: #-\"'é“”\\[]{}", min_size=1).map(str.strip).filter(bool).map(lambda words: " ".join(words.split()))
)
PICKS = st.lists(st.builds(Pick, st.sampled_from(["S1", "S2 ¶3"]), WORDS), max_size=2).map(tuple)
CHOICES = st.builds(
    Choice,
    most=st.none() | st.integers(1, 200),
    first=st.none() | st.sampled_from(["2023", "2023-01"]),
    last=st.none() | st.sampled_from(["2025", "2025-12-31"]),
    pin=PICKS,
    drop=PICKS,
)


@given(CHOICES, st.booleans())
def test_what_is_asked_is_written_and_read_the_same(choice: Choice, listed: bool) -> None:
    events = (PlannedEvent((Pick("S1", "It began."),), "2021-05-03", "The start"),) if listed else ()
    asked = replace(choice, listed=listed)
    if replace(asked, listed=True) == Choice() and not listed:
        return  # nothing is asked and nothing is listed: there is nothing to write
    again, findings = load_plan(dump_plan(Plan("T", "Q?", chronology=events, choice=asked)), "pack.yaml")
    assert not findings

    def bare(picks: tuple[Pick, ...]) -> list[tuple[str, str]]:
        return [(pick.source, pick.words) for pick in picks]

    found = again.choice
    assert (found.most, found.first, found.last) == (asked.most, asked.first, asked.last)
    assert (bare(found.pin), bare(found.drop), found.listed) == (bare(asked.pin), bare(asked.drop), listed)
    assert [(e.date, e.label) for e in again.chronology] == [(e.date, e.label) for e in events]
