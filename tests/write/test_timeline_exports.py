"""The chronology for other programs: each format read back by hand or by a library of its own kind."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import TimelineRow
from briefing.write import calendar, timelinejs
from briefing.write import csv as table


def row(edtf: str | None = "2025-07-30", words: str = "The council met.", **more) -> TimelineRow:
    given_ = {"id": "E1", "not_before": None, "not_after": None, "when": "30 July 2025", "sure": "stated",
              "why": "stated in S1", "places": ("S1 ¶1",), "citations": ("S1 · A. Title",)} | more  # fmt: skip
    return TimelineRow(edtf=edtf, words=(words,), **given_)


def unfolded(text: str) -> list[tuple[str, str]]:
    """Names and values of a calendar's lines (RFC 5545, 3.1 and 3.3.11), unfolded and unescaped."""
    assert text.endswith("\r\n")
    lines = text.replace("\r\n ", "").split("\r\n")[:-1]
    out = []
    for line in lines:
        name, _, value = line.partition(":")
        out.append((name, re.sub(r"\\(.)", lambda m: "\n" if m[1] in "nN" else m[1], value)))
    return out


def test_a_calendar_holds_whole_days_and_the_day_after_the_last() -> None:
    text = calendar.write([row("2025-07-28/2025-07-30"), row("2024-02-28")], "A title; or, two")
    found = unfolded(text)
    assert ("X-WR-CALNAME", "A title; or, two") in found
    assert [value for name, value in found if name == "DTSTART;VALUE=DATE"] == ["20250728", "20240228"]
    assert [value for name, value in found if name == "DTEND;VALUE=DATE"] == ["20250731", "20240229"]
    names = [name for name, _ in found]
    assert names.count("BEGIN") == names.count("END") == 3
    for needed in ("UID", "DTSTAMP", "SUMMARY"):
        assert names.count(needed) == 2


@pytest.mark.parametrize("edtf", [None, "2025", "2025-07", "XXXX-10-07", "2025-07-30~", "2025-07-30/..", "199X", "x"])
def test_only_exact_days_go_into_a_calendar(edtf: str | None) -> None:
    assert "BEGIN:VEVENT" not in calendar.write([row(edtf)], "t")


def test_the_last_day_of_all_has_no_day_after() -> None:
    assert "DTEND" not in calendar.write([row("9999-12-31")], "t")
    assert "DTSTART;VALUE=DATE:00010101\r\n" in calendar.write([row("0001-01-01")], "t")


def test_an_identifier_is_the_same_for_the_same_event_only() -> None:
    def uid(*rows: TimelineRow) -> list[str]:
        return [value for name, value in unfolded(calendar.write(rows, "t")) if name == "UID"]

    assert uid(row()) == uid(row())
    assert len(set(uid(row(), row(words="It parted."), row("2025-07-31"), row()))) == 4


@given(st.text(st.characters(exclude_categories=("Cs",)), max_size=300), st.text("a;,\\\nö\r€😀", max_size=200))
def test_a_calendar_is_folded_and_escaped_so_that_it_reads_the_same(words: str, title: str) -> None:
    text = calendar.write([row(words=words)], title)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert re.search(r"(?<!\r)\n|\r(?!\n)", text) is None
    summaries = [value for name, value in unfolded(text) if name == "SUMMARY"]
    plain = re.sub("[\x00-\x09\x0b-\x1f\x7f]", "", words.replace("\r\n", "\n").replace("\r", "\n"))
    assert summaries == [plain]


def test_a_timeline_says_in_words_what_is_not_a_day() -> None:
    value = json.loads(
        timelinejs.write(
            [
                row("2023-10-07", when="7 October 2023"),
                row("2025-07-28/2025-07-30", when="28–30 July 2025"),
                row(None, not_before="2025-07-30", when="after 30 July 2025", sure="only bounds are known"),
                row("2024-05", when="May 2024"),
                row("2022", when="2022"),
                row("XXXX-10-07", when="7 October, year not given"),
                row(None, when="no date in the source"),
            ],
            "Title <b>",
        )
    )
    assert value["title"]["text"]["headline"] == "Title &lt;b&gt;"
    slides = value["events"]
    assert [slide["display_date"] for slide in slides] == [
        "7 October 2023", "28–30 July 2025", "after 30 July 2025", "May 2024", "2022",
    ]  # fmt: skip
    assert slides[1]["start_date"] == {"year": 2025, "month": 7, "day": 28}
    assert slides[1]["end_date"] == {"year": 2025, "month": 7, "day": 30}
    assert [slide.get("group") for slide in slides] == [None, None, "only bounds are known", None, None]
    assert slides[3]["start_date"] == {"year": 2024, "month": 5}
    assert slides[4]["start_date"] == {"year": 2022}


def test_a_source_cannot_act_as_html_in_a_timeline() -> None:
    text = timelinejs.write([row(words="<script>alert('x')</script> & more", label="<i>mine</i>")], "t")
    assert "<script" not in text
    assert "<i>" not in text


@given(
    st.lists(st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00\r"), min_size=1), min_size=1)
)
def test_a_table_reads_back_and_no_cell_is_a_formula(words: list[str]) -> None:
    text = table.write([row(words=one) for one in words], "t")
    assert text.startswith("\ufeff")
    read = list(csv.reader(io.StringIO(text[1:], newline="")))
    assert tuple(read[0]) == table.COLUMNS
    at = table.COLUMNS.index("words")
    for cells, one in zip(read[1:], words, strict=True):
        assert cells[at] in (one, f"'{one}")
        assert not any(cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t")) for cell in cells)


@pytest.mark.parametrize("words", ["=1+1", "-2 degrees", "+3", "@here", " =cmd|' /C calc'!A0", "\t=1"])
def test_what_a_spreadsheet_would_reckon_is_words(words: str) -> None:
    assert f"'{words}" in table.write([row(words=words)], "t")
