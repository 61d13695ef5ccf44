from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from composing_pages import plain_theme, words
from ruamel.yaml import YAML

from briefing.compose import Template, Templates, compose
from briefing.compose.sample import sample_pack
from briefing.errors import TemplateError

CASES: list[dict[str, Any]] = YAML(typ="safe").load(Path(__file__).parents[1] / "cases" / "template_errors.yaml")
MAIN = "handout/main.xhtml"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_mistake_is_told_with_its_template_and_line(case: dict[str, Any]) -> None:
    pieces = {MAIN: case["page"]} | case.get("pieces", {})
    templates = Templates({name: Template(text, f"mine/{name}") for name, text in pieces.items()}, words())
    with pytest.raises(TemplateError) as caught:
        compose(sample_pack(), "handout", templates, plain_theme())
    error = caught.value
    assert error.template == f"mine/{case.get('at', MAIN)}"
    if "line" in case:
        assert error.line == case["line"], error.message
    assert case.get("says", "") in error.message
    assert case.get("hint", "") in (error.hint or "")


def test_an_edition_without_a_template_names_those_that_have_one() -> None:
    templates = Templates({MAIN: Template("<p>x</p>", MAIN)}, words())
    with pytest.raises(TemplateError, match="gazette") as caught:
        compose(sample_pack(), "gazette", templates, plain_theme())
    assert "handout" in (caught.value.hint or "")


def test_a_word_list_without_an_entry_that_the_program_needs_is_named_with_the_entry() -> None:
    entries = dict(words())
    del entries["date.none"]
    templates = Templates({MAIN: Template("<p>x</p>", MAIN)}, entries, "mine/words.en.yaml")
    with pytest.raises(TemplateError, match=r"mine/words\.en\.yaml.*date\.none"):
        compose(sample_pack(), "handout", templates, plain_theme())
