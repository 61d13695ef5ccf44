"""Where a line may end, and what long text costs."""

from __future__ import annotations

import itertools
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdf_samples import THEME, document, words

from briefing.document import Paragraph
from briefing.model import fold
from briefing.write.pdf import faces, read_back, write
from briefing.write.pdf.atoms import Look, Run, Tag
from briefing.write.pdf.breaks import bindings, opportunities
from briefing.write.pdf.lines import Line, natural_width, set_lines

LOOK = Look(faces.chain("Noto Sans", "sans", False, False), 10.0, "#000000")


def parts(text: str) -> list[str]:
    places = [0, *opportunities(text), len(text)]
    return [text[start:end] for start, end in itertools.pairwise(places)]


def set_text(text: str, measure: float, **more: bool) -> list[str]:
    return [line_text(line) for line in set_lines([Run(text, LOOK, Tag())], measure, **more)]


def line_text(line: Line) -> str:
    return "".join(glyph.text for one in line.placed for shaped in one.shaped for glyph in shaped.glyphs)


@pytest.mark.parametrize(
    "expected",
    [
        ["one ", "two  ", "three"],
        ["two-", "state ", "two‐", "state"],
        ["142–10–12 ", "votes"],
        ["10\u00a0km"],
        ["this—", "that"],
        ["his/", "her ", "1/2"],
        ["-5 ", "and ", "-x"],
        ["日", "本", "語。", "「日", "本」", "と"],
        ["zero\u200b", "width"],
        ["see ", "https://", "example", ".org", "/a", "-b", "?c", "=d. ", "There"],
    ],
    ids=lambda expected: "".join(expected),
)
def test_a_line_may_end_here_and_nowhere_else(expected: list[str]) -> None:
    assert parts("".join(expected)) == expected


@given(st.text(max_size=80))
def test_opportunities_lie_inside_the_text_in_order(text: str) -> None:
    found = opportunities(text)
    assert found == sorted(set(found))
    assert all(0 < place < len(text) for place in found)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("7 October", [2]),
        ("S1 ¶3", [3]),
        ("in 1999 we", []),
        ("a b", []),
        ("12 13", []),
        ("№ 5", [2]),
        ("был в Омске", [6]),
        ("слово — дело", [6]),
        ("ab в.", []),
    ],
)
def test_a_number_stays_with_its_word(text: str, bound: list[int]) -> None:
    assert sorted(bindings(text)) == bound


def test_what_is_bound_is_let_go_where_it_would_be_cut() -> None:
    rows = set_text("on 7 Septemberrrrrrrr", natural_width([Run("Septemberrrrrrrr", LOOK, Tag())]) + 1)
    assert rows == ["on 7 ", "Septemberrrrrrrr"]


@given(
    st.lists(st.sampled_from(["a", "word", "longer-word", "antidisestablishment", "7 days"]), max_size=30),
    st.floats(40, 300),
)
def test_lines_fit_and_lose_nothing(chosen: list[str], measure: float) -> None:
    text = " ".join(chosen)
    lines = set_lines([Run(text, LOOK, Tag())], measure)
    assert "".join(line_text(line) for line in lines) == text
    assert all(line.width <= measure + 0.01 for line in lines)


def test_a_balanced_heading_has_no_more_lines_and_no_short_last_one() -> None:
    text = "What did the committee decide, and who says so now?"
    measure = natural_width([Run(text, LOOK, Tag())]) * 0.9
    widths = [natural_width([Run(row, LOOK, Tag())]) for row in set_text(text, measure, balanced=True)]
    assert len(widths) == 2
    assert min(widths) > max(widths) * 0.7


def test_a_last_line_of_one_short_word_gets_company() -> None:
    text = "The committee met in the old town hall at"
    measure = natural_width([Run(text, LOOK, Tag())]) - 0.5
    assert set_text(text, measure)[-1] == "hall at"


def test_a_combining_mark_stays_on_its_letter() -> None:
    rows = set_text("e\u0323\u0301" * 100, 50)
    assert all(row[0] == "e" and row[-1] == "\u0301" for row in rows)


@pytest.mark.parametrize("text", ["x" * 300_000, "www.a " * 30_000, "(א[1]) " * 4_000, "e\u0301" * 60_000], ids=len)
def test_a_very_long_line_takes_time_in_proportion(text: str) -> None:
    started = time.process_time()
    data = write(document(Paragraph("p", (words(text),))), THEME)
    assert time.process_time() - started < 20
    if len(text) < 150_000:
        assert fold("".join(run.text for block in read_back(data) for run in block.runs)) == fold(text)


@pytest.mark.parametrize("sign", "、。，．！？：；）」』】〉》〕々ーっッゃャ")
def test_no_line_starts_with_a_sign_that_belongs_to_what_is_before_it(sign: str) -> None:
    assert opportunities(f"水門{sign}開始") == [1, 3, 4]


@pytest.mark.parametrize("sign", "”’…")
def test_no_line_starts_with_a_western_sign_that_closes(sign: str) -> None:
    assert 2 not in opportunities(f"水門{sign}開始")


@pytest.mark.parametrize("sign", "（「『【〈《〔")
def test_no_line_ends_with_a_sign_that_opens_what_follows(sign: str) -> None:
    assert opportunities(f"水門{sign}開始") == [1, 2, 4]
