"""Web pages: structure, charsets, what they declare, and pages made to do harm."""

from __future__ import annotations

import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.errors import UnreadableSourceError
from briefing.model import Limits, RawText
from briefing.read import html

WORDS = "Žluťoučký kůň – “said” Да, Қазақстан"


def read(page: str | bytes) -> RawText:
    return html.read(page.encode() if isinstance(page, str) else page, "a.html", "text/html", Limits())


def words(raw: RawText) -> list[str]:
    return [raw.text[b.span.start : b.span.end] for b in raw.blocks]


def told(raw: RawText, field: str) -> list[tuple[str, str]]:
    return [(d.value, d.basis) for d in raw.declared if d.field == field]


def test_structure_of_blocks() -> None:
    raw = read(
        "<body><nav id=top class='menu main'><a href=/>Home</a> | <a href=/n>News</a></nav>"
        "<main><article class=story><h1>Head</h1><p>One <a href=/x>two</a>.</p>"
        "<ul><li>a<ul><li>b</li></ul></li></ul><figure><img alt=x><figcaption>Pic</figcaption></figure>"
        "</article><aside><p>Ad</p></aside></main><div role=contentinfo>End</div></body>"
    )
    blocks = {raw.text[b.span.start : b.span.end]: b for b in raw.blocks}
    assert [blocks[w].landmark for w in ("Home | News", "Head", "Pic", "Ad", "End")] == [
        "navigation",
        "article",
        "figure",
        "aside",
        "footer",
    ]
    assert blocks["Home | News"].links == pytest.approx(8 / 9, abs=0.01)
    assert blocks["Home | News"].path == "nav#top.menu.main"
    assert blocks["One two."].path == "main > article.story > p"
    assert blocks["One two."].links == pytest.approx(3 / 7, abs=0.01)
    assert (blocks["Head"].level, blocks["a"].level, blocks["b"].level) == (1, 1, 2)
    assert raw.text.index("a\nb") > 0


def test_everything_a_page_declares() -> None:
    graph = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebPage", "@id": "#page", "name": "The page", "datePublished": "2001-01-01"},
            {
                "@type": ["NewsArticle"],
                "headline": "The bridge &amp; the pier",
                "author": [{"@type": "Person", "name": "Ada Brandt"}, {"@id": "#bo"}, "Cy Dahl"],
                "publisher": {"@type": "Organization", "name": "Courier"},
                "datePublished": "2024-05-03T10:00:00Z",
                "dateModified": "2024-05-04",
                "inLanguage": "en",
                "license": "https://creativecommons.org/licenses/by/4.0/",
                "mainEntityOfPage": {"@id": "https://example.org/a"},
            },
            {"@type": "Person", "@id": "#bo", "name": "Bo Lund", "url": "x"},
        ],
    }
    raw = read(
        "<html lang=en-GB><head><title>T | Courier</title>"
        f"<script type='application/ld+json'>{json.dumps(graph)}</script>"
        "<script type='application/ld+json'>{broken</script>"
        "<meta property='og:title' content='OG'><meta property='article:published_time' content='2024-05-02'>"
        "<meta name='DC.creator' content='Dee Ce'><meta name=author content='https://facebook.com/ada'>"
        "<link rel=canonical href='https://example.org/c'></head>"
        "<body><p>By <a rel=author href=/e>Eli Fox</a> <time datetime='2024-05-01'>May</time></p></body></html>"
    )
    assert told(raw, "title") == [
        ("The bridge & the pier", "json-ld"),
        ("OG", "open-graph"),
        ("The page", "json-ld-page"),
        ("T | Courier", "html-title"),
    ]
    assert told(raw, "author") == [
        ("Ada Brandt", "json-ld"),
        ("Bo Lund", "json-ld"),
        ("Cy Dahl", "json-ld"),
        ("Dee Ce", "dublin-core"),
    ]
    assert told(raw, "publisher") == [("Courier", "json-ld")]
    assert [value for value, _ in told(raw, "date")] == ["2024-05-03T10:00:00Z", "2024-05-02", "2001-01-01"]
    assert told(raw, "modified") == [("2024-05-04", "json-ld")]
    assert told(raw, "url") == [("https://example.org/a", "json-ld"), ("https://example.org/c", "link")]
    assert told(raw, "language") == [("en", "json-ld"), ("en-GB", "html-lang")]
    assert told(raw, "licence") == [("https://creativecommons.org/licenses/by/4.0/", "json-ld")]
    assert told(raw, "genre") == [("NewsArticle", "json-ld")]


def test_links_and_times_are_asked_where_nothing_else_tells() -> None:
    raw = read("<p>By <a rel=author href=/e>Eli Fox</a> <time datetime='2024-05-01'>May</time></p>")
    assert told(raw, "author") == [("Eli Fox", "rel-author")]
    assert told(raw, "date") == [("2024-05-01", "time")]
    raw = read("<p class='post__author-name'>By Eli Fox</p><p>Words</p>")
    assert told(raw, "author") == [("By Eli Fox", "byline-class")]


def test_times_that_differ_tell_nothing_unless_one_is_marked() -> None:
    times = "<p>Words <time datetime='2024-05-01'>a</time> <time{} datetime='2024-05-02'>b</time></p>"
    assert told(read(times.format("")), "date") == []
    assert told(read(times.format(" class=entry-date")), "date") == [("2024-05-02", "time")]


@pytest.mark.parametrize("name", ["@ada", "https://example.org/ada", "223509017", "{{author}}", "page.head.author"])
def test_what_is_no_name_is_no_author(name: str) -> None:
    assert told(read(f"<meta name=author content='{name}'><p>Words</p>"), "author") == []


def test_a_page_that_declares_nothing_gets_nothing() -> None:
    assert read("<p>Words on a page, 3 May 2024.</p>").declared == ()


@pytest.mark.parametrize(
    ("encoding", "head"),
    [
        ("utf-8", "<meta charset=utf-8>"),
        ("utf-8", "<meta charset=iso-8859-1>"),  # a wrong one
        ("utf-8", ""),
        ("utf-8-sig", "<meta charset=windows-1251>"),
        ("utf-16", ""),
    ],
)
def test_charsets_of_unicode(encoding: str, head: str) -> None:
    raw = read(f"<html><head>{head}</head><body><p>{WORDS}</p></body></html>".encode(encoding))
    assert words(raw) == [WORDS]
    assert raw.findings == ()


@pytest.mark.parametrize(
    ("charset", "encoding", "sentence"),
    [
        ("windows-1251", "cp1251", "Министерство поддержало усилия."),
        ("iso-8859-1", "cp1252", "He said “yes” – for 5 €."),  # read as browsers do
        ("Shift_JIS", "cp932", "会議は月曜日に開かれた。"),
        ("x-unheard-of", "cp1252", "Die Brücke über den Fluß ist für Fußgänger gesperrt, größere Schäden."),
        ("utf-8", "cp1252", "Die Brücke über den Fluß ist für Fußgänger gesperrt, größere Schäden."),  # wrong
        ("hex", "utf-8", "Die Brücke."),
    ],
)
def test_declared_and_wrong_charsets(charset: str, encoding: str, sentence: str) -> None:
    head = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">'
    assert words(read(f"<html><head>{head}</head><p>{sentence}</p>".encode(encoding))) == [sentence]


def test_russian_without_a_charset_is_told_apart_from_its_markup() -> None:
    sentence = "Министерство иностранных дел заявило, что поддерживает усилия всех сторон."
    page = "<div class='some-long-class-name another-class-name'>" * 40 + f"<p>{sentence}</p>" + "</div>" * 40
    assert words(read(page.encode("cp1251"))) == [sentence]


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "table><tr><td", "ul><li", "my-tag"])
def test_deep_nesting_loses_no_words_and_no_time(tag: str) -> None:
    start = time.process_time()
    raw = read(f"<p>before</p>{f'<{tag}>' * 20_000}<p>deep</p>")
    assert time.process_time() - start < 10
    assert "before" in words(raw)
    assert "deep" in raw.text or any(f.code == "deep-nesting" for f in raw.findings)


@pytest.mark.parametrize(
    "piece", ["<", "<a ", "&amp", "<p>", "a", "<!--", "<meta charset", "<br>", "</p>", "<li>x", "<q>"]
)
def test_a_long_run_of_one_thing(piece: str) -> None:
    start = time.process_time()
    page = "<html><p>words</p>" + piece * (300_000 // len(piece))
    assert "words" in read(page).text
    assert time.process_time() - start < 10


def test_no_entity_reaches_a_file() -> None:
    page = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><p>a &x; b</p></html>'
    assert "root:" not in read(page).text


def test_surrogates_and_controls_as_references() -> None:
    raw = read("<p>a&#xD800;b&#0;c&#x1;d</p>")
    raw.text.encode("utf-8")


@pytest.mark.parametrize("page", ["<html></html>", "<p> </p>", "<script>x()</script>", "<!-- -->"])
def test_a_page_without_words_says_so(page: str) -> None:
    with pytest.raises(UnreadableSourceError) as caught:
        read(page)
    assert caught.value.hint


PIECES = (
    "<p> </p> <div> </div> <b> <br> <li> <ul> </ul> <table> <tr> <td> </table> <pre> </pre> <a </a> <q> <h1> <my-x> "
    "&amp; &#160; <!-- --> \n \xa0 \u200b <blockquote> <button> <dl> <dd> <script> </script>"
)
SOUP = st.lists(st.one_of(st.sampled_from(PIECES.split(" ")), st.text(max_size=8)), max_size=40)


@given(SOUP)
@settings(max_examples=300, deadline=None)
def test_blocks_of_any_page_lie_in_its_text(pieces: list[str]) -> None:
    try:
        raw = read("<html><body>x" + "".join(pieces))
    except UnreadableSourceError:
        return
    here = 0
    for block in raw.blocks:
        assert here <= block.span.start < block.span.end <= len(raw.text)
        assert raw.text[block.span.start : block.span.end].strip()
        assert 0 <= block.links <= 1
        here = block.span.end
    outside = list(raw.text)
    for block in raw.blocks:
        outside[block.span.start : block.span.end] = " " * len(block.span)
    assert not any(character.isalnum() for character in outside)
