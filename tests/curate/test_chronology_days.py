"""Which day each sentence tells of, and which days of many documents matter."""

from __future__ import annotations

import random

from briefing.annotate import dates
from briefing.curate.chronology import events
from briefing.curate.chronology.choosing import days
from briefing.curate.chronology.narrative import told
from briefing.model import Annotated, Fact, Passage, RawText, Source, Span


def _article(number: int, date: str | None, *lines: str) -> Annotated:
    text = "\n".join(lines)
    spans, at = [], 0
    for line in lines:
        spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    source = Source(
        f"S{number}",
        RawText("a.txt", "text/plain", "0", text),
        date=Fact(date, "metadata") if date else None,
        passages=tuple(Passage(n, "paragraph", span) for n, span in enumerate(spans, 1)),
        sentences=tuple(spans),
    )
    return Annotated(source, timexes=dates.find(source))


def _told(*args: str | int | None) -> list[tuple[str | None, str]]:
    number, date, *lines = args
    assert isinstance(number, int)
    return [(t.date, t.basis) for t in told(_article(number, date, *map(str, lines)))]  # type: ignore[arg-type]


def test_a_sentence_is_told_of_the_day_it_names() -> None:
    assert _told(1, None, "The mill burned on 3 May 2019.", "Nobody was hurt.") == [
        ("2019-05-03", "named"),
        (None, "none"),
    ]


def test_a_news_text_goes_on_telling_of_the_day_of_its_story() -> None:
    lines = ("The mill burned on Tuesday.", "Nobody was hurt.", "It had been built in 1901.", "Two firemen fell.")
    assert _told(1, "2019-05-10", *lines) == [
        ("2019-05-07", "named"),
        ("2019-05-07", "story"),
        ("1901", "named"),
        ("2019-05-07", "story"),
    ]


def test_without_a_day_in_the_lead_the_day_of_writing_is_told() -> None:
    assert _told(1, "2019-05-10", "The mill is burning.") == [("2019-05-10", "written")]


def test_what_is_only_named_or_quoted_is_not_told() -> None:
    lines = ("The 1901 mill burned.", "“We go today,” she said.")
    assert _told(1, None, *lines) == [(None, "none"), (None, "none")]


_FOLDER = [
    _article(1, "2019-05-08", "The mill of Lorne burned down on 3 May 2019.", "A shop opened on 6 May 2019."),
    _article(
        2, "2019-05-20", "On 3 May 2019 the mill of Lorne burned, and two firemen fell.", "It rained on 9 May 2019."
    ),
    _article(3, "2020-01-02", "Since the mill of Lorne burned on 3 May 2019, the square is empty."),
]


def test_the_days_most_documents_tell_of_are_chosen_in_order_of_time() -> None:
    found = days(_FOLDER, 2)
    assert found[0].day == "2019-05-03"
    assert found[0].weight == 3
    assert [d.day for d in found] == sorted(d.day for d in found)
    (evidence,) = found[0].evidence
    source = next(a.source for a in _FOLDER if a.source.id == evidence.source)
    assert "mill of Lorne" in source.text[evidence.span.start : evidence.span.end]


def test_only_days_inside_the_period_are_chosen() -> None:
    assert [d.day for d in days(_FOLDER, 9, first="2019-05-05", last="2019-05-09")] == [
        "2019-05-06",
        "2019-05-08",
        "2019-05-09",
    ]


def test_the_order_of_the_documents_changes_no_choice() -> None:
    shuffled = list(_FOLDER)
    for seed in range(6):
        random.Random(seed).shuffle(shuffled)
        assert days(shuffled, 3, 2) == days(_FOLDER, 3, 2)


def test_both_ends_of_a_stretch_of_time_are_one_event() -> None:
    lines = ("Divers searched the lake between 6 and 17 January 2025.", "The mill was shut from 2009 to 2011.")
    assert [e.edtf for e in events([_article(1, None, *lines)])] == ["2009/2011", "2025-01-06/2025-01-17"]
