from __future__ import annotations

import dataclasses

import pytest
from composing_pages import words

from briefing.compose.citation import citation_of, credit, locator, pages, paragraphs, stem
from briefing.document import Link, Text, plain
from briefing.model import Citation, Fact, Passage, RawText, Rights, Source, Span
from briefing.model.wordbook import Wordbook

PAGED = RawText(
    "folder/003.pdf", "application/pdf", "0" * 64, "x" * 110, pages=(Span(0, 36), Span(36, 40), Span(40, 110))
)
ENGLISH = Wordbook("en", words())


def source(**known: object) -> Source:
    passages = tuple(Passage(n, "paragraph", Span(10 * n, 10 * n + 9)) for n in range(1, 10))
    return Source("S4", RawText("folder/003.txt", "text/plain", "0" * 64, "x" * 110), passages=passages, **known)  # type: ignore[arg-type]


def fact(value: str) -> Fact:
    return Fact(value, "stated")


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (
            {
                "authors": (fact("Ada Brandt"),),
                "title": fact("A Bridge"),
                "publisher": fact("The Courier"),
                "date": fact("2024-05-04"),
            },
            "S4 · Ada Brandt. “A Bridge”. The Courier, 4 May 2024",
        ),
        (
            {"title": fact("A Bridge"), "publisher": fact("The Courier")},
            "S4 · “A Bridge”. The Courier, no date in the source",
        ),
        (
            {"authors": (fact("Ada Brandt"), fact("Tomas Eike")), "title": fact("Why?")},
            "S4 · Ada Brandt, Tomas Eike. “Why?”. No date in the source",
        ),
        ({"publisher": fact("QazMonitor")}, "S4 · No title (file 003.txt). QazMonitor, no date in the source"),
        ({}, "S4 · Author and publisher not named. No title (file 003.txt). No date in the source"),
        (
            {"title": fact("Statement"), "speaker": fact("the delegation"), "date": fact("2025-07-28/2025-07-30")},
            "S4 · The delegation. “Statement”. 28–30 July 2025",
        ),
        (
            {"title": fact("Statement"), "speaker": fact("the mayor"), "publisher": fact("Town Hall")},
            "S4 · “Statement”. Town Hall, no date in the source",
        ),
    ],
)  # fmt: skip
def test_what_a_source_tells_is_cited_and_what_it_does_not_tell_is_said(known: dict[str, object], said: str) -> None:
    one = source(**known)
    assert stem(citation_of(one), one, ENGLISH) == said


@pytest.mark.parametrize(
    ("spans", "where"),
    [
        ([Span(30, 35)], "¶3"),
        ([Span(70, 75), Span(82, 99)], "¶7–9"),
        ([Span(20, 25), Span(50, 55)], "¶2, 5"),
        ([Span(10, 45), Span(60, 61)], "¶1–4, 6"),
        ([Span(100, 105)], ""),
        ([], ""),
    ],
)
def test_locators(spans: list[Span], where: str) -> None:
    assert locator(source(), spans) == where


@pytest.mark.parametrize(
    ("spans", "where"),
    [
        ([Span(12, 15)], "p. 1"),
        ([Span(50, 55)], "p. 3"),
        ([Span(30, 44)], "pp. 1–3"),
        ([Span(12, 15), Span(50, 55)], "pp. 1, 3"),
        ([], ""),
    ],
)
def test_pages_of_a_file_that_has_them(spans: list[Span], where: str) -> None:
    paged = dataclasses.replace(source(), raw=PAGED)
    assert pages(paged, spans, ENGLISH) == where
    assert pages(source(), spans, ENGLISH) == ""
    one_page = dataclasses.replace(source(), raw=dataclasses.replace(PAGED, pages=(Span(0, 110),)))
    assert pages(one_page, spans, ENGLISH) == ""


def test_a_credit_of_a_paged_file_names_the_page_behind_the_paragraph() -> None:
    paged = dataclasses.replace(source(title=fact("A Bridge"), authors=(fact("Ada Brandt"),)), raw=PAGED)
    assert plain(credit(citation_of(paged), paged, [Span(72, 75)], ENGLISH)) == (
        "S4 · Ada Brandt. “A Bridge”. No date in the source, ¶7, p. 3."
    )


def test_paragraphs_of_a_question() -> None:
    assert paragraphs(7, 7) == "¶7"
    assert paragraphs(7, 9) == "¶7–9"


def test_a_known_link_is_a_link_and_a_missing_one_is_said_only_where_it_is_asked_for() -> None:
    known = source(url=fact("https://example.org/a"), rights=Rights(link_required=True))
    (_, link) = credit(citation_of(known), known, [Span(30, 35)], ENGLISH)
    assert isinstance(link, Link)
    assert link.target == plain(link.children) == "https://example.org/a"
    asked = source(rights=Rights(link_required=True))
    assert "requires a link" in plain(credit(citation_of(asked), asked, [], ENGLISH))
    assert "link" not in plain(credit(citation_of(source()), source(), [], ENGLISH))


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x"])
def test_an_address_that_is_none_of_the_webs_becomes_no_link(address: str) -> None:
    one = source(url=fact(address))
    assert all(isinstance(run, Text) for run in credit(citation_of(one), one, [], ENGLISH))


def test_a_citation_given_with_the_pack_wins() -> None:
    given = Citation("S4", ("Somebody",), "Title", "House", "2020", None, link_required=False)
    assert citation_of(source(title=fact("Other")), [given]) == given
