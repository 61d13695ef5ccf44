"""The five given documents, as they stand, without anything that a person said of them."""

from __future__ import annotations

import pytest
from flat_page import SEEDS

from briefing.clean import clean, recurring
from briefing.model import Fact, Limits, Source, count_words
from briefing.read.text import read
from briefing.segment import segment


@pytest.fixture(scope="module")
def sources() -> list[Source]:
    files = sorted(SEEDS.glob("*.txt"))
    assert len(files) == 5
    raws = [read(file.read_bytes(), f"seeds/{file.name}", "text/plain", Limits()) for file in files]
    lines = recurring(raws)
    return [segment(clean(raw, f"S{n}", None, lines)[0]) for n, raw in enumerate(raws, 1)]


def value(fact: Fact | None) -> str | None:
    return fact.value if fact else None


def test_body_words_and_limits(sources: list[Source]) -> None:
    assert [s.body_words for s in sources[2:4]] == [283, 236]
    assert [s.limit for s in sources] == [None, None, 84, 70, None]


@pytest.mark.parametrize(
    ("number", "first", "last", "passages"),
    [
        (1, "The UN General Assembly approved", "the ministry said.", 10),
        (2, "Kazakhstan has joined the international", "lasting peace in the Middle East.", 17),
        (3, "On October 17, the Ministry", "according to the two-state solution.", 6),
        (4, "November 3, during the 10th", "stated the Head of State.", 6),
        (5, "Kazakhstan commends and sincerely", "with rights and opportunities.", 11),
    ],
)
def test_all_of_the_body_and_nothing_else(
    sources: list[Source], number: int, first: str, last: str, passages: int
) -> None:
    source = sources[number - 1]
    texts = [source.text[p.span.start : p.span.end] for p in source.passages]
    assert texts[0].startswith(first)
    assert texts[-1].endswith(last)
    assert len(texts) == passages
    assert all(p.kind != "heading" for p in source.passages)


def test_titles_dates_and_places(sources: list[Source]) -> None:
    assert [value(s.date) for s in sources] == [None, None, "2023-10-17", "2023-11-03", "2025-07-28/2025-07-30"]
    assert [s.date.basis if s.date else None for s in sources] == [None, None, "dateline", "dateline", "stated"]
    assert [value(s.place) for s in sources] == [None, None, "Astana, Kazakhstan", "Astana, Kazakhstan", "New York"]
    assert [(value(s.title) or "").split()[:3] for s in sources] == [
        ["Kazakhstan", "Supports", "UN"],
        ["Kazakhstan", "Endorses", "Two-State"],
        ["MFA:", "Kazakhstan", "Condemns"],
        ["Kazakhstan", "to", "Send"],
        ["Statement", "by", "the"],
    ]


def test_who_speaks_and_through_whom(sources: list[Source]) -> None:
    assert [[a.value for a in s.authors] for s in sources] == [["Oksana Matvienko"], [], [], [], []]
    assert [value(s.publisher) for s in sources] == ["Orda.kz", "The Caspian Post", "QazMonitor", "QazMonitor", None]
    assert [[v.value for v in s.via] for s in sources] == [
        [], ["Kazakh media"], ["ministry's press service"], ["press service of Akorda"], [],
    ]  # fmt: skip
    assert [value(s.speaker) for s in sources] == [None] * 4 + ["the delegation of the Republic of Kazakhstan"]
    assert [value(s.genre) for s in sources] == ["news"] * 4 + ["statement"]
    assert {value(s.language) for s in sources} == {"en"}
    assert {value(s.url) for s in sources} == {None}


def test_rights(sources: list[Source]) -> None:
    assert [s.rights.max_share for s in sources] == [None, None, 0.3, 0.3, None]
    assert [s.rights.link_required for s in sources] == [False, False, True, True, False]
    for source in sources[2:4]:
        (notice,) = source.rights.notices
        assert source.text[notice.start : notice.end].startswith("Only 30% of an article")
        assert source.text[notice.start : notice.end].endswith("is required.")


def test_reasons(sources: list[Source]) -> None:
    reasons = [[r.reason for r in s.removed] for s in sources]
    assert reasons[0].count("related") == 21
    assert {"title", "credit", "byline"} <= set(reasons[0])
    assert reasons[1] == ["title", "credit", "title", "related", "duplicate"]
    assert {"navigation", "title", "dateline", "standfirst", "rights"} <= set(reasons[2])
    assert reasons[4] == ["title", "dateline", "salutation", "closing"] or reasons[4].count("salutation") == 3


def test_points_of_a_list_without_bullets(sources: list[Source]) -> None:
    kinds = [p.kind for p in sources[1].passages]
    assert kinds.count("list-item") == 6
    assert [p.kind for p in sources[3].passages].count("quote") == 2


def test_every_sentence_lies_in_one_passage(sources: list[Source]) -> None:
    for source in sources:
        assert sum(count_words(source.text, [s]) for s in source.sentences) == count_words(
            source.text, [p.span for p in source.passages]
        )
        for sentence in source.sentences:
            assert sum(p.span.covers(sentence) for p in source.passages) == 1
