"""Dates: text cases, the flags, and what must hold for any text."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from briefing.annotate import dates
from briefing.model import Fact, Passage, RawText, Removal, Repair, Source, Span

CASES = Path(__file__).parents[1] / "cases" / "dates.yaml"


def _cases() -> list[tuple[str, str | None, list[str]]]:
    found = []
    for lines in YAML(typ="safe").load(CASES).values():
        for line in lines:
            text, document_date, expected = (part.strip() for part in line.split(" | "))
            wanted = [] if expected == "nothing" else [part.strip() for part in expected.split(";")]
            found.append((text, None if document_date == "-" else document_date, wanted))
    return found


@pytest.mark.parametrize(("text", "document_date", "expected"), _cases(), ids=lambda v: str(v)[:50])
def test_case(text: str, document_date: str | None, expected: list[str]) -> None:
    found = dates.find_in(text, document_date)
    said = [f"{text[t.span.start : t.span.end]} = {t.type} {t.value} {t.edtf or '-'}" for t in found]
    assert said == expected


def _cases_abroad() -> list[tuple[str, str, str | None, list[str]]]:
    found = []
    for language, lines in YAML(typ="safe").load(CASES.with_name("dates_languages.yaml")).items():
        for line in lines:
            text, document_date, expected = (part.strip() for part in line.split(" | "))
            wanted = [] if expected == "nothing" else [part.strip() for part in expected.split(";")]
            found.append((language, text, None if document_date == "-" else document_date, wanted))
    return found


@pytest.mark.parametrize(("language", "text", "document_date", "expected"), _cases_abroad(), ids=lambda v: str(v)[:50])
def test_case_in_another_language(language: str, text: str, document_date: str | None, expected: list[str]) -> None:
    found = dates.find_in(text, document_date, language)
    said = [f"{text[t.span.start : t.span.end]} = {t.type} {t.value} {t.edtf or '-'}" for t in found]
    assert said == expected


@pytest.mark.parametrize(
    "text",
    [
        "a state within the 1967 borders",
        "sworn in on the original 1945 charter",
        "gold at the 2026 Paralympics",
        "the 2030 Agenda for Development",
        "goals of Vision 2030",
        "the 1951 Refugee Convention",
    ],
)
def test_a_year_in_a_name_dates_nothing(text: str) -> None:
    (timex,) = dates.find_in(text, "2025-01-01")
    assert timex.attributive


@pytest.mark.parametrize(
    "text",
    [
        "In 1967 war broke out.",
        "It was founded in 1967.",
        "Since 1967, the city has grown.",
        "the war of 1967 and its end",
        "in July 1967 troops left",
        "It closed in 1967 after a fire.",
    ],
)
def test_a_year_that_dates_is_no_name(text: str) -> None:
    (timex,) = dates.find_in(text, None)
    assert not timex.attributive


def test_what_stands_in_quotation_marks_is_flagged() -> None:
    text = "On 3 May 2020 she said: “We leave today.” They left on 4 May 2020."
    assert [t.in_quotation for t in dates.find_in(text, "2020-05-03")] == [False, True, False]


def test_the_basis_says_whether_the_document_date_was_needed() -> None:
    text = "It began on 7 October 2023 and ended on October 9."
    assert [t.basis for t in dates.find_in(text, "2023-10-17")] == ["stated", "document-date"]


def test_without_a_document_date_nothing_gains_a_year() -> None:
    text = "Last week, on Tuesday, in July, on 4 May, two days ago and this spring they met."
    assert all(t.edtf is None for t in dates.find_in(text, None))


def _source(text: str, passages: list[str], **facts: object) -> Source:
    spans = [Span(text.index(p), text.index(p) + len(p)) for p in passages]
    kept = tuple(Passage(n, "paragraph", span) for n, span in enumerate(spans, 1))
    return Source("S1", RawText("a.txt", "text/plain", "0", text), passages=kept, sentences=tuple(spans), **facts)


def test_a_source_is_read_where_it_is_kept_and_where_it_is_dated() -> None:
    text = "Astana, 17 October 2023\nLatest: gold in 2026\nThe minister spoke on October 13.\n"
    where = text.index("17 October")
    source = _source(
        text,
        ["The minister spoke on October 13."],
        date=Fact("2023-10-17", "dateline", span=Span(where, where + 15)),
        removed=(Removal(Span(0, 23), "dateline"), Removal(Span(24, 44), "related")),
    )
    found = dates.find(source)
    assert [(text[t.span.start : t.span.end], t.value) for t in found] == [
        ("17 October 2023", "2023-10-17"),
        ("October 13", "2023-10-13"),
    ]


def test_a_date_broken_over_lines_is_found_where_it_stands() -> None:
    text = "It was signed on 7 Octo-\nber\n2023."
    at = text.index("-\n")
    source = _source(text, [text], repairs=(Repair(Span(at, at + 2), "", "hyphen"),))
    (timex,) = dates.find(source)
    assert (timex.value, text[timex.span.start : timex.span.end]) == ("2023-10-07", "7 Octo-\nber\n2023")


_WORDS = """October 7 2023 07 1999 March May Monday last next the of in – - , . : / ( ) “ ” " ' year years week ago day
two a 's quarter first fiscal 31 0000 9999 early from to between and ’ T10:00 FY Q4 century
1990s dozen half é \u202f X"""
_PIECES = st.sampled_from(_WORDS.replace("\n", " ").split(" "))
_TEXTS = st.one_of(
    st.text(max_size=200), st.lists(_PIECES, max_size=60).map(" ".join), st.lists(_PIECES, max_size=60).map("".join)
)
_DATES = st.sampled_from(
    [
        None,
        "2023-10-17",
        "0001-01-01",
        "9999-12-31",
        "2025-07",
        "2025",
        "2025-07-28/2025-07-30",
        "nonsense",
        "..",
        "199X",
        "2024-02-30",
    ]
)


@settings(max_examples=300, deadline=None)
@given(_TEXTS, _DATES)
def test_any_text(text: str, document_date: str | None) -> None:
    found = dates.find_in(text, document_date)
    assert found == dates.find_in(text, document_date)
    end = 0
    for timex in found:
        assert end <= timex.span.start < timex.span.end <= len(text)
        assert text[timex.span.start : timex.span.end].strip() == text[timex.span.start : timex.span.end]
        assert timex.type in {"DATE", "TIME", "DURATION", "SET"}
        assert timex.value
        end = timex.span.end


@pytest.mark.parametrize(
    "piece", ["from 2009 to ", "twenty-", "early ", "the ", '"', "1", "2023-10-", " ", "about a ", "(\n", "week of "]
)
def test_a_long_line_is_read_in_time_proportional_to_its_length(piece: str) -> None:
    short, long = piece * (20_000 // len(piece)), piece * (100_000 // len(piece))
    begun = time.process_time()
    dates.find_in(short, "2023-10-01")
    middle = time.process_time()
    dates.find_in(long, "2023-10-01")
    # Five times as long: quadratic time would be twenty-five times as much.
    assert time.process_time() - middle < 12 * (middle - begun) + 0.3
