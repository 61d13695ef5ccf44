from __future__ import annotations

import pytest
from flat_page import cases, flat

from briefing.clean import clean
from briefing.clean.duplicates import group
from briefing.model import Source

WIRE = [
    "The harbour will be closed on Sunday because the wall has to be repaired before the winter storms come back.",
    "The harbour office said that ships would be sent to the northern quay until the work is done in about a week.",
    "Two of the three ferry lines have cancelled their trips, and the third will sail with fewer passengers on board.",
]


def source(*lines: str) -> Source:
    return clean(flat("\n".join(lines)), "S", None, frozenset())[0]


@pytest.mark.parametrize("case", cases("duplicates.yaml"), ids=lambda case: str(case["name"]))
def test_which_documents_tell_one_story(case: dict[str, list[str]]) -> None:
    sources = [source(*document.splitlines()) for document in case["documents"]]
    assert [s.same_story for s in group(sources)] == case["groups"]


def test_copies_and_updates_share_a_number_and_others_have_none() -> None:
    original, copy = source("Harbour closed", *WIRE), source("No ships on Sunday", *WIRE)
    update = source(
        *WIRE, "On Saturday the office added that the work might take two weeks if the weather does not hold."
    )
    other = source("The mill on the lower river closed its gates on Friday after more than two hundred years of work.")
    assert [s.same_story for s in group([other, original, copy, update])] == [None, 1, 1, 1]


def test_a_shared_quotation_does_not_make_two_reports_one() -> None:
    one = source(
        WIRE[0],
        "Fishermen were angry about it and asked the mayor for a barrier, which he declined to pay for at all.",
        "The wall is two hundred years old, and nobody has looked after its foundations since the last war ended.",
    )
    other = source(
        WIRE[0],
        "Ferry passengers will have to take the train, which runs every hour from the station on the hill.",
        "Hotels on the island expect a quiet week, and two of them are going to close until the boats are back.",
    )
    assert [s.same_story for s in group([one, other])] == [None, None]


def test_stories_are_numbered_in_the_order_of_the_sources() -> None:
    one, other = (
        source(*WIRE),
        source("Something else was said here, and it was said at some length by several people at once."),
    )
    assert [s.same_story for s in group([other, one, one, other])] == [1, 2, 2, 1]


def test_a_shorter_version_and_another_spelling_of_the_marks_are_the_same_story() -> None:
    long = source(
        "Harbour closed", *WIRE, "“We are sorry,” the harbour master’s deputy said – and he meant it – on Monday."
    )
    short = source("Harbour closed", *WIRE[:2])
    plain = source(*WIRE, '"We are sorry," the harbour master\'s deputy said - and he meant it - on Monday.')
    assert [s.same_story for s in group([long, short, plain])] == [1, 1, 1]


def test_two_files_without_words_are_no_story() -> None:
    empty = source("")
    assert [s.same_story for s in group([empty, empty])] == [None, None]
