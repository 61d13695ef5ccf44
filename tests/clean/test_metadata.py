from __future__ import annotations

import time

import pytest
from flat_page import cases, flat

from briefing.clean import clean
from briefing.clean.calendar import days
from briefing.clean.language import language_of
from briefing.clean.letterhead import is_body_name
from briefing.clean.names import is_byline, people
from briefing.model import Declared, Fact, Known, Limits, RawText, Source
from briefing.read.text import read

MORE = (
    "\nThe harbour office said that ships would be sent to the northern quay until the work is done, in about a week."
    "\nTwo of the three ferry lines have cancelled their trips, and the third is going to sail with fewer passengers."
)


def source_of(text: str, *, declared: tuple[Declared, ...] = (), known: Known | None = None) -> Source:
    raw = flat(text)
    raw = RawText(raw.path, raw.media_type, raw.sha256, raw.text, raw.blocks, declared)
    return clean(raw, "S1", known, frozenset())[0]


def value(fact: Fact | None) -> str | None:
    return fact.value if fact else None


@pytest.mark.parametrize("case", cases("calendar.yaml"), ids=lambda case: str(case["text"]))
def test_calendar_dates(case: dict[str, object]) -> None:
    assert [day.edtf for day in days(str(case["text"]))] == case["days"]


@pytest.mark.parametrize("case", cases("document_dates.yaml"), ids=range(len(cases("document_dates.yaml"))))
def test_the_date_that_a_page_gives_itself(case: dict[str, object]) -> None:
    source = source_of(str(case["page"]).strip() + MORE)
    assert value(source.date) == case["date"]
    assert (source.date.basis if source.date else None) == case.get("basis")
    assert value(source.place) == case.get("place")


@pytest.mark.parametrize("case", cases("heads_of_other_languages.yaml"), ids=lambda case: str(case["page"])[:60])
def test_the_heads_of_pages_in_other_languages(case: dict[str, object]) -> None:
    source = clean(read(str(case["page"]).encode(), "page.txt", "text/plain", Limits()), "S1", None, frozenset())[0]
    assert value(source.title) == case["title"]
    assert [author.value for author in source.authors] == case["authors"]
    assert value(source.date) == case["date"]
    assert value(source.place) == case["place"]
    assert [step.value for step in source.via] == case["via"]
    assert value(source.language) == case["language"]


@pytest.mark.parametrize("case", cases("chains.yaml"), ids=lambda case: str(case["text"])[-40:])
def test_the_reporting_chain(case: dict[str, object]) -> None:
    source = source_of("Harbour closed for repairs\n" + str(case["text"]) + MORE)
    assert value(source.publisher) == case["publisher"]
    assert [step.value for step in source.via] == case["via"]


@pytest.mark.parametrize("case", cases("voices.yaml"), ids=lambda case: str(case["title"]))
def test_genre_and_the_one_voice(case: dict[str, object]) -> None:
    source = source_of(f"{case['title']}\n{case['text']}\n{case['text']}")
    assert value(source.title) == case["title"]
    assert value(source.genre) == case["genre"]
    assert value(source.speaker) == case["speaker"]


@pytest.mark.parametrize("case", cases("languages.yaml"), ids=lambda case: str(case["language"]))
def test_language(case: dict[str, object]) -> None:
    assert language_of(str(case["text"])) == case["language"]


ARTICLE = (
    "Harbour closed for repairs\nBy Ada Fernsby and Jo Alder\n5 June 2019\nThe harbour will be closed on Sunday." + MORE
)


def test_facts_carry_their_place_in_the_text() -> None:
    source = source_of(ARTICLE)
    facts = [source.title, source.date, *source.authors]
    assert [fact.value for fact in source.authors] == ["Ada Fernsby", "Jo Alder"]
    for fact, words in zip(
        facts, ["Harbour closed for repairs", "5 June 2019", "Ada Fernsby", "Jo Alder"], strict=True
    ):
        assert fact is not None
        assert fact.span is not None
        assert source.text[fact.span.start : fact.span.end] == words


def test_nothing_is_invented() -> None:
    source = source_of(
        "The harbour will be closed on Sunday because the wall has to be repaired before the winter comes." + MORE
    )
    assert source.date is None
    assert source.authors == ()
    assert source.publisher is None
    assert source.url is None
    assert source.speaker is None
    assert source.via == ()


def test_what_the_file_declares_is_metadata_and_stated_where_the_page_shows_it() -> None:
    declared = (Declared("date", "2019-06-05T10:00:00Z", "json-ld"), Declared("author", "Ada Fernsby", "json-ld"))
    shown = source_of(ARTICLE, declared=declared)
    assert shown.date is not None
    assert (shown.date.value, shown.date.basis) == ("2019-06-05", "stated")
    hidden = source_of(ARTICLE.replace("5 June 2019\n", ""), declared=declared)
    assert hidden.date is not None
    assert (hidden.date.value, hidden.date.basis, hidden.date.span) == ("2019-06-05", "metadata", None)
    assert [(fact.value, fact.basis) for fact in shown.authors] == [("Ada Fernsby", "stated"), ("Jo Alder", "stated")]
    silent = source_of(ARTICLE.replace("By Ada Fernsby and Jo Alder\n", ""), declared=declared)
    assert [(fact.value, fact.basis) for fact in silent.authors] == [("Ada Fernsby", "metadata")]


def test_the_date_that_a_page_shows_beats_another_that_it_declares() -> None:
    source = source_of(ARTICLE, declared=(Declared("date", "2011-02-03", "json-ld"),))
    assert value(source.date) == "2019-06-05"


def test_two_declarations_that_differ_date_nothing_unless_the_address_or_the_page_settles_it() -> None:
    hidden = ARTICLE.replace("5 June 2019\n", "")
    two = (Declared("date", "2019-06-05", "json-ld"), Declared("date", "2023-01-30", "open-graph"))
    assert source_of(hidden, declared=two).date is None
    assert value(source_of(ARTICLE, declared=two).date) == "2019-06-05"
    settled = (*two, Declared("url", "https://post.example/2023/01/31/harbour", "link"))
    assert value(source_of(hidden, declared=settled).date) == "2023-01-30"
    hours = (Declared("date", "2019-06-05", "json-ld"), Declared("date", "2019-06-06T01:00:00Z", "open-graph"))
    assert value(source_of(hidden, declared=hours).date) == "2019-06-05"


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://post.example/news/2019/06/05/harbour-closed", "2019-06-05"),
        ("https://post.example/blog/2019/june/5/harbour-closed", "2019-06-05"),
        ("https://post.example/2019/06/harbour-closed", None),
        ("https://post.example/2019/13/05/harbour-closed", None),
        ("https://post.example/harbour?from=/2019/06/05/", None),
    ],
)
def test_an_address_that_bears_a_day_dates_what_nothing_else_dates(address: str, day: str | None) -> None:
    source = source_of(ARTICLE.replace("5 June 2019\n", ""), declared=(Declared("url", address, "link"),))
    assert value(source.date) == day


def test_a_day_that_the_page_shows_as_its_own_counts_and_one_labelled_as_an_update_does_not() -> None:
    declared = (Declared("date", "2018-02-03", "json-ld"), Declared("modified", "2019-06-05", "json-ld"))
    assert value(source_of(ARTICLE, declared=declared).date) == "2019-06-05"
    updated = ARTICLE.replace("5 June 2019", "Updated 5 June 2019")
    assert value(source_of(updated, declared=declared).date) == "2018-02-03"


def test_a_declared_title_counts_where_no_heading_bears_one() -> None:
    declared = (Declared("title", "Harbour shut for a week - The Post", "open-graph"),)
    source = source_of(ARTICLE, declared=declared)
    assert source.title == Fact("Harbour shut for a week", "metadata", "open-graph")
    same = source_of(ARTICLE, declared=(Declared("title", "Harbour closed for repairs | The Post", "html-title"),))
    assert same.title is not None
    assert (same.title.value, same.title.basis) == ("Harbour closed for repairs", "stated")


def test_what_a_person_says_beats_what_is_found_field_by_field() -> None:
    known = Known(date="2019-06-07", authors=(), url="https://example.org/wall", path="seeds/sources.yaml")
    source = source_of(ARTICLE, known=known)
    assert source.date == Fact("2019-06-07", "user", "seeds/sources.yaml")
    assert source.authors == ()
    assert value(source.url) == "https://example.org/wall"
    assert value(source.title) == "Harbour closed for repairs"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        # The site's name, which its logo's words say, is no title, however the text speaks of it.
        (
            (
                "The Harbour Post of Riverton logo: a gull over two waves\nThe Harbour Post of Riverton\n"
                "Home\nContact\nWall to be mended before the winter"
            ),
            "Wall to be mended before the winter",
        ),
        # What stands over "By" is what somebody wrote, not what an advertisement under it says.
        (
            (
                "Home\nWall to be mended\nBy\nThe Ferry Desk\nTools\nMaps\nTides\n"
                "Have your harbour wall mended before the winter 2020\n"
                "Ask us before the first of the storms comes over Riverton"
            ),
            "Wall to be mended",
        ),
        # Tags stand between the date and the title.
        (
            (
                "5 June 2019\nHarbour, the northern quay, ferry lines, ships, repairs, the wall, winter storms\n"
                "Wall to be mended before the winter"
            ),
            "Wall to be mended before the winter",
        ),
    ],
    ids=["a site's name", "over a by-line", "tags"],
)
def test_the_line_that_is_the_title(head: str, title: str) -> None:
    text = "The harbour wall at Riverton will be mended before the winter, the Harbour Post has learned."
    assert value(source_of(f"{head}\n{text}{MORE}").title) == title


@pytest.mark.parametrize(
    ("written", "meant"),
    [("CafÃ© closes", "Café closes"), ("Ada’s café", "Ada’s café"), ("Гавань", "Гавань"), ("Ã la carte", "Ã la carte")],
)
def test_a_title_whose_letters_were_encoded_twice_has_its_own_letters(written: str, meant: str) -> None:
    declared = (Declared("title", written, "open-graph"),)
    assert value(source_of(ARTICLE, declared=declared).title) == meant


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("ByKathy Owen", ("Kathy Owen",)),
        ("ByJo Alder and Ann Lee", ("Jo Alder", "Ann Lee")),
        ("Interview by Ada Fernsby", ("Ada Fernsby",)),
    ],
)
def test_by_lines_also_where_the_label_sticks_to_the_name(line: str, names: tuple[str, ...]) -> None:
    assert is_byline(line)
    assert people(line) == names


@pytest.mark.parametrize("line", ["Byron Smith", "ByteDance News", "BYD Motors", "By the sea"])
def test_words_that_begin_like_a_label_are_no_by_line(line: str) -> None:
    assert not is_byline(line)


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("Ministry of Rivers", True),
        ("District Bridge Inspectorate", True),
        ("Brightwater Ferries Ltd", True),
        ("Министерство рек и озёр", True),
        ("Health ministry warns of heat", False),
        ("Council votes to drain the lake", False),
        ("Ada Fernsby", False),
        ("The council met.", False),
    ],
)
def test_the_names_of_bodies(name: str, wanted: bool) -> None:
    assert is_body_name(name) == wanted


@pytest.mark.parametrize("line", ["A" * 1_000_000, "Ada " * 200_000, "ADA, 5 " * 100_000, "Press release " * 70_000])
def test_a_line_without_end_costs_little(line: str) -> None:
    begin = time.process_time()
    source_of(f"{line}\nHarbour closed for repairs\n{line}{MORE}\n{line}")
    assert time.process_time() - begin < 12


def test_the_articles_own_description_names_its_authors_not_marks_elsewhere_on_the_page() -> None:
    page = ARTICLE.replace("By Ada Fernsby and Jo Alder\n", "")
    own, box = Declared("author", "Ada Fernsby", "json-ld"), Declared("author", "By Simon Mbeki", "microdata")
    assert [fact.value for fact in source_of(page, declared=(own, box)).authors] == ["Ada Fernsby"]
    assert [fact.value for fact in source_of(page, declared=(box,)).authors] == ["Simon Mbeki"]


def test_a_publisher_among_the_declared_authors_is_none_beside_a_person() -> None:
    page = ARTICLE.replace("By Ada Fernsby and Jo Alder\n", "")
    site = Declared("publisher", "The Harbour Post", "json-ld")
    both = (Declared("author", "The Harbour Post https://post.example", "json-ld"),)
    person = (Declared("author", "Ada Fernsby", "json-ld"), *both)
    assert [fact.value for fact in source_of(page, declared=(site, *person)).authors] == ["Ada Fernsby"]
    assert [fact.value for fact in source_of(page, declared=(site, *both)).authors] == ["The Harbour Post"]


def test_the_publisher_that_the_windows_title_bears_counts_among_several() -> None:
    several = (
        Declared("publisher", "News you can trust", "json-ld"),
        Declared("publisher", "The Harbour Post", "open-graph"),
    )
    frame = Declared("title", "Harbour closed for repairs | The Harbour Post", "html-title")
    assert value(source_of(ARTICLE, declared=several).publisher) == "News you can trust"
    assert value(source_of(ARTICLE, declared=(*several, frame)).publisher) == "The Harbour Post"


@pytest.mark.parametrize("line", ["Published Wed, 5 June 2019", "Updated Thu, 5 June 2019 10:00 AM"])
def test_the_label_and_weekday_of_a_stamp_are_nobody(line: str) -> None:
    assert source_of(ARTICLE.replace("By Ada Fernsby and Jo Alder\n5 June 2019", line)).authors == ()


def test_a_by_line_with_its_day_names_nobody_of_the_month() -> None:
    page = ARTICLE.replace("By Ada Fernsby and Jo Alder\n5 June 2019", "by Ada Fernsby Feb. 28, 2019 9:40 pm")
    assert [fact.value for fact in source_of(page).authors] == ["Ada Fernsby"]


@pytest.mark.parametrize(
    ("address", "genre"),
    [
        ("https://post.example/opinion/the-wall", "opinion"),
        ("https://post.example/2019/commentary/the-wall", "opinion"),
        ("https://post.example/news/public-opinion-on-the-wall", "news"),
        ("https://post.example/opinion", "news"),
    ],
)
def test_the_part_of_a_site_for_opinions(address: str, genre: str) -> None:
    declared = (Declared("genre", "NewsArticle", "json-ld"), Declared("url", address, "json-ld"))
    assert value(source_of(ARTICLE, declared=declared).genre) == genre


def test_a_declared_kind_that_tells_nothing_is_no_genre() -> None:
    assert source_of(ARTICLE, declared=(Declared("genre", "Article", "json-ld"),)).genre is None
