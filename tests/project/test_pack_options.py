"""The options of a pack.yaml: what is read, what a wrong one is told, and that a proposal carries them on."""

from __future__ import annotations

import pytest

from briefing.model import EditionOptions, Plan
from briefing.project import dump_plan, load_plan

HEAD = "title: A river\nquestion: Whose is it?\n"


def test_what_is_asked_of_the_pack_and_of_an_edition() -> None:
    plan, findings = load_plan(
        HEAD + "topic: water\naudience: Grade 10\nlength: Long\nlanguage: kk\npage_size: letter\nlook: plain\n"
        "editions:\n"
        "  teacher:\n"
        "  handout:\n"
        "    length: short\n"
        "    sections: [title, sources]\n"
        "    notes:\n"
        "      sources: Read them twice.\n"
        "  policy: no\n"
        "headings: {sources: The papers}\n",
        "pack.yaml",
    )
    assert not findings
    assert (plan.topic, plan.audience, plan.length, plan.look) == ("water", "Grade 10", "long", "plain")
    assert (plan.language, plan.page_size) == ("kk", "Letter")
    assert plan.editions == ("teacher", "handout")
    handout = plan.options[1]
    assert (handout.length, handout.sections, handout.without) == ("short", ("title", "sources"), ())
    assert dict(handout.notes) == {"sources": "Read them twice."}
    assert dict(plan.everywhere.headings) == {"sources": "The papers"}
    assert handout.line == 11


def test_a_list_of_names_is_enough() -> None:
    plan, findings = load_plan(HEAD + "editions: [policy, handout]\n", "pack.yaml")
    assert not findings
    assert plan.editions == ("policy", "handout")
    plan, findings = load_plan(HEAD, "pack.yaml")
    assert not findings
    assert plan.editions == ("handout", "teacher", "policy", "press-review")


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("length: huge\n", 3, "short, normal, long"),
        ("page_size: A3\n", 3, "A4, Letter"),
        ("language: de\n", 3, "en, ru, kk"),
        ("editions:\n  handout:\n    lenght: short\n", 5, "length"),
        ("editions:\n  handout: {sections: [title], without: [rights]}\n", 4, "cannot go together"),
        ("editions:\n  handout:\n    sections: [title, title]\n", 5, "twice"),
        ("editions:\n  handout:\n    sections: []\n", 5, "empty"),
        ("loook: plain\n", 3, "look"),
        ("headings: [a]\n", 3, "name: value"),
    ],
)
def test_a_wrong_option_is_told_with_its_line(text: str, line: int, says: str) -> None:
    _, findings = load_plan(HEAD + text, "pack.yaml")
    assert [finding.line for finding in findings] == [line]
    assert says in findings[0].message + (findings[0].hint or "")


def test_options_written_are_read_again() -> None:
    asked = EditionOptions(
        "handout", "short", None, ("organiser",), {"before": "First: this"}, {"sources": "One.\n\nTwo."}
    )
    plan = Plan(
        "A river",
        "Whose?",
        topic="water",
        length="long",
        look="plain",
        editions=("handout", "teacher"),
        options=(asked, EditionOptions("teacher")),
        everywhere=EditionOptions("", headings={"questions": "#1"}),
    )
    text = dump_plan(plan, {"handout": ("title", "organiser")})
    again, findings = load_plan(text, "pack.yaml")
    assert not findings
    assert dump_plan(again, {"handout": ("title", "organiser")}) == text
    assert (again.topic, again.length, again.look, again.editions) == ("water", "long", "plain", plan.editions)
    assert again.options[0].notes == asked.notes
    assert again.options[0].headings == asked.headings
    assert again.options[0].without == ("organiser",)
    assert again.everywhere.headings == {"questions": "#1"}
