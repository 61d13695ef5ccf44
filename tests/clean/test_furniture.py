from __future__ import annotations

import time

import pytest
from flat_page import cases, flat, kept, removed
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.clean import clean, recurring
from briefing.model import Known, RawText


@pytest.mark.parametrize("case", cases("furniture.yaml"), ids=lambda case: str(case["name"]))
def test_each_line_gets_its_role(case: dict[str, object]) -> None:
    wanted = [tuple(part.strip() for part in line.split("|", 1)) for line in str(case["page"]).strip().split("\n")]
    raw = flat("\n".join(words for _, words in wanted))
    source, findings = clean(raw, "S1", None, frozenset())
    roles = {raw.text[b.span.start : b.span.end]: "body" for b in source.kept}
    got = [(dict(removed(source)).get(words, roles.get(words)), words) for _, words in wanted]
    if len({words for _, words in wanted}) < len(wanted):  # a line that stands twice: compare what is kept
        assert kept(source) == [words for role, words in wanted if role == "body"]
    else:
        assert got == wanted
    assert findings == ()


MENU = (
    "Example Weekly for Town and Country\nNews from the lower valley\nLetters to the weekly\nContact the weekly office"
)
STORY = (
    "The harbour wall that collapsed in {month} will be rebuilt in stone, the council decided on {day} evening.\n"
    "Engineers found in {month} that the foundations had been washed out over several winters and could not be saved.\n"
    "Fishermen asked on {day} for a temporary barrier in the meantime, which the council declined to pay for."
)


def page(month: str, day: str, foot: str = "") -> RawText:
    return flat(f"{MENU}\nThe wall of {month}\n{STORY.format(month=month, day=day)}\n{foot}", f"{month}.txt")


def test_lines_that_recur_on_a_site_are_furniture() -> None:
    pages = [page("January", "Monday"), page("March", "Tuesday"), page("June", "Friday")]
    lines = recurring(pages)
    assert "letters to the weekly" in lines
    assert not any("harbour wall" in line for line in lines)
    source, _ = clean(pages[0], "S1", None, lines)
    assert len(kept(source)) == 3


def test_one_story_in_two_files_does_not_make_its_body_recur() -> None:
    story = page("January", "Monday")
    lines = recurring([story, flat(story.text, "copy.txt")])
    source, _ = clean(story, "S1", None, lines)
    assert len(kept(source)) == 3


def test_a_heading_that_two_strangers_share_does_not_recur() -> None:
    one = flat("What to look for\nA chair has four legs and a back, and most of them are made of wood or of steel.")
    other = flat("What to look for\nA good boat is tight, and it does not lean when nobody sits in it, says the book.")
    assert recurring([one, other]) == frozenset()


def test_a_long_sentence_stays_though_it_recurs() -> None:
    note = "The council wishes to remind everyone that the harbour wall must not be climbed at any hour of the day."
    body = STORY.format(month="May", day="Sunday").split("\n")
    pages = [
        flat(
            "\n".join([MENU, "The wall", body[0].replace("May", m), note, body[1].replace("May", m), body[2]]),
            f"{m}.txt",
        )
        for m in ("May", "July", "August")
    ]
    source, _ = clean(pages[0], "S1", None, recurring(pages))
    assert note in kept(source)


def test_a_person_keeps_and_drops_by_quoted_words() -> None:
    raw = page("January", "Monday", "Editor's note on the wall")
    known = Known(
        keep=("letters to the weekly",), drop=("temporary barrier", "no such words"), path="sources.yaml", line=7
    )
    source, findings = clean(raw, "S1", known, frozenset())
    assert "Letters to the weekly" in kept(source)
    assert not any("temporary barrier" in line for line in kept(source))
    assert [(f.code, f.path, f.line) for f in findings] == [("drop-not-found", "sources.yaml", 7)]


def test_keep_all_takes_the_text_as_it_stands() -> None:
    raw = page("January", "Monday", "Subscribe")
    source, _ = clean(raw, "S1", Known(keep_all=True), frozenset())
    assert len(source.kept) == len(raw.blocks)
    assert source.removed == ()


LINES = st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=120), max_size=25)


@settings(max_examples=80, deadline=None)
@given(LINES)
def test_every_line_is_either_kept_or_removed_with_a_reason(found: list[str]) -> None:
    raw = flat("\n".join(found))
    source, _ = clean(raw, "S1", None, recurring([raw, raw]))
    spans = sorted([b.span for b in source.kept] + [r.span for r in source.removed])
    assert spans == sorted(b.span for b in raw.blocks)
    assert all(r.reason for r in source.removed)


@settings(max_examples=40, deadline=None)
@given(LINES, st.randoms(use_true_random=False))
def test_recurrence_does_not_depend_on_the_order_of_files(found: list[str], shuffle: object) -> None:
    pages = [flat("\n".join([*found[n::3], "same line here", "and another same line"]), f"{n}.txt") for n in range(3)]
    assert recurring(pages) == recurring(pages[::-1])


@pytest.mark.parametrize(
    "unit", ["a", "a ", "1/1/", "Photo: ", "home / ", "a.b.", "“", "(", "by A ", "2020-", "- ", "\u0430 ", "may 1 "]
)
def test_a_megabyte_in_one_line_is_read_in_seconds(unit: str) -> None:
    raw = flat("Title of the page\n" + unit * (1_000_000 // len(unit)))
    start = time.monotonic()
    clean(raw, "S1", None, recurring([raw]))
    assert time.monotonic() - start < 20


def test_five_thousand_paragraphs_are_cleaned_in_seconds() -> None:
    text = "\n".join(
        f"Paragraph {n} tells of the harbour and of what was done to its wall in year {n}." for n in range(5000)
    )
    raw = flat("The long history of a wall\n" + text)
    begun = time.process_time()
    source, _ = clean(raw, "S1", None, recurring([raw]))
    assert time.process_time() - begun < 10
    assert len(source.kept) == 5000
