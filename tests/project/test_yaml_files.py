"""Project files to values: what is read, and what is said, with its line, when it is wrong."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.model import Pick, Plan, PlannedEvent, PlannedQuestion, PlannedQuote, PlannedTerm
from briefing.project import dump_plan, known_of, load_plan, load_sources, load_theme


def test_sources_are_read_as_typed() -> None:
    entries, findings = load_sources(
        "sources:\n"
        "  - file: a.txt\n"
        "    title: 010\n"
        "    date: 1969-07-20\n"
        "    language: no\n"
        "    authors: [A. Writer, 1984]\n"
        "    rights: {max_share: 30 %, link_required: yes}\n"
        "  - file: '*.html'\n"
        "    keep: all\n",
        "sources.yaml",
    )
    assert not findings
    known = known_of("a.txt", entries)
    assert known is not None
    assert (known.title, known.date, known.language, known.authors) == (
        "010",
        "1969-07-20",
        "no",
        ("A. Writer", "1984"),
    )
    assert known.rights.max_share == 0.3
    assert known.given_rights == {"max_share", "link_required"}
    page = known_of("deep/b.html", entries)
    assert page is not None
    assert page.keep_all
    assert known_of("b.txt", entries) is None


def test_a_later_entry_wins_field_by_field() -> None:
    entries, _ = load_sources(
        "sources:\n  - {file: '*.txt', publisher: One, date: 2020}\n  - {file: a.txt, publisher: Two}\n", "sources.yaml"
    )
    known = known_of("a.txt", entries)
    assert known is not None
    assert (known.publisher, known.date) == ("Two", "2020")


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("sources:\n  - file: a\n    titel: x\n", 3, "title"),
        ("sources:\n  - title: x\n", 2, "which file"),
        ("sources:\n  - file: a\n    date: last week\n", 3, "not a date"),
        ("sources:\n  - file: a\n    url: example\n", 3, "web address"),
        ("sources:\n  - file: a\n    genre: poem\n", 3, "genre"),
        ("sources:\n  - file: a\n    rights: {max_share: 30}\n", 3, "share"),
        ("sources:\n  - file: a\n   bad: [\n", 3, "indented"),
        ("sources:\n  - file: a\n    file: b\n", 3, "twice"),
    ],
)
def test_a_complaint_names_its_line(text: str, line: int, says: str) -> None:
    _, findings = load_sources(text, "sources.yaml")
    assert [(f.path, f.line) for f in findings] == [("sources.yaml", line)]
    assert says in str(findings[0])


def test_an_alias_bomb_and_an_object_tag_do_nothing() -> None:
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nsources: []\n"
    assert load_sources(bomb, "s.yaml")[0] == ()
    assert load_sources("sources: !!python/object/apply:os.system ['true']\n", "s.yaml")[0] == ()


PLAN = Plan(
    title="A bridge: mended?",
    question="Who decides, and who pays?",
    numbers={"S1": "seeds/a b.txt", "S2": "seeds/#b.txt"},
    excerpts=(Pick("S1", "Words with “marks”: and a # in them […] and more. " * 6, note="first mention"),),
    bottom_line=(Pick("S2", "yes"),),
    quotes=(PlannedQuote(Pick("S1", "- no dash"), "Mayor O'Neill"),),
    chronology=(
        PlannedEvent((Pick("S1", "It began."), Pick("S2", "Began it.")), "2021-05-03", "The start"),
        PlannedEvent((Pick("S2", "Later"),)),
    ),
    questions=(
        PlannedQuestion(
            "What does “mended” promise?",
            "compare",
            "sourcing",
            3,
            "analyse",
            ("S1 ¶1–2",),
            (Pick("S1", "mended"),),
            "a tension",
            "a misreading",
            by_user=False,
        ),
        PlannedQuestion("And you?"),
    ),
    terms=(
        PlannedTerm("span", "S1", Pick("S1", "the part between"), None),
        PlannedTerm("pier", "S2", None, "a pillar"),
    ),
    as_of="2021-06-01",
    handling="TLP:GREEN",
)  # fmt: skip


def test_a_plan_written_and_read_is_the_same() -> None:
    again, findings = load_plan(dump_plan(PLAN), "pack.yaml")
    assert not findings
    assert dump_plan(again) == dump_plan(PLAN)
    assert again.quotes[0].speaker == "Mayor O'Neill"
    assert again.questions[0].by_user is False
    assert again.questions[1].by_user is True
    assert again.numbers == PLAN.numbers
    assert again.excerpts[0].words.split() == PLAN.excerpts[0].words.split()


# What can stand in a decoded source: anything but lone surrogates. White space is folded in quoting.
words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda s: s.strip())


@given(words, words)
def test_any_words_survive_the_file(first: str, second: str) -> None:
    plan = Plan(
        title="t", question="q", excerpts=(Pick("S1", first, note=second),), questions=(PlannedQuestion(second),)
    )
    again, findings = load_plan(dump_plan(plan), "pack.yaml")
    assert not findings

    def squeeze(text: str) -> list[str]:
        return [word for word in re.split(r"[ \t\r\n]+", text) if word]

    assert squeeze(again.excerpts[0].words) == squeeze(first.strip())
    assert squeeze(again.questions[0].text) == squeeze(second.strip())


def test_a_plan_without_words_or_title_is_told_where() -> None:
    _, findings = load_plan("title: x\nquestion: y\nexcerpts:\n  - from: S1\n", "pack.yaml")
    assert [(f.line, f.code) for f in findings] == [(4, "bad-yaml")]
    _, findings = load_plan("question: y\n", "pack.yaml")
    assert "no title" in findings[0].message


def test_a_theme_is_laid_over_another() -> None:
    theme, findings = load_theme(
        [
            ("one", "page: {size: A4, left: 20mm}\nstyles:\n  body: {size: 10, font: serif}\n"),
            ("two", "page: {notes: 1in}\nstyles:\n  body: {size: 11}\naccent: '#112233'\n"),
        ]
    )
    assert not findings
    assert (round(theme.page.left, 1), theme.page.notes) == (56.7, 72.0)
    assert (theme.style("body").size, theme.style("unknown").font) == (11.0, "serif")
    assert theme.accent == "#112233"


def test_a_theme_that_is_wrong_says_where() -> None:
    _, findings = load_theme([("t.yaml", "styles:\n  body: {size: big}\naccent: red\npage: {size: A3}\n")])
    assert [f.line for f in findings] == [4, 2, 3]
