from __future__ import annotations

import contextlib
import time
from pathlib import Path

import pytest
from composing_pages import page
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from briefing.compose.budget import STEPS
from briefing.errors import TemplateError

CASES: dict[str, list[str]] = YAML(typ="safe").load(Path(__file__).parents[1] / "cases" / "template_escapes.yaml")


@pytest.mark.parametrize("text", CASES["reach"])
def test_a_template_that_reaches_out_is_refused(text: str) -> None:
    with pytest.raises(TemplateError) as caught:
        page(text)
    assert caught.value.template


@pytest.mark.parametrize("text", CASES["endless"])
def test_a_template_that_would_not_end_or_grow_without_bounds_is_refused_soon(text: str) -> None:
    started = time.perf_counter()
    with pytest.raises(TemplateError):
        page(text)
    assert time.perf_counter() - started < 10


@pytest.mark.parametrize(
    "text",
    ["(" * 5000, "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}", "{{ " + "[" * 3000 + "]" * 3000 + "}}",
     "{% if 1 %}" * 3000 + "{% endif %}" * 3000, "<section>" * 5000 + "</section>" * 5000, "{#" * 200_000,
     "<" * 500_000, "{{ " + "1 + " * 20_000 + "1 }}", "x" * 600_000],
    ids=["text", "brackets", "lists", "ifs", "sections", "comments", "signs", "sum", "long"],
)  # fmt: skip
def test_deep_and_long_templates_end_in_a_clear_error(text: str) -> None:
    with pytest.raises(TemplateError):
        page(text)


def test_a_long_honest_table_is_within_the_budget() -> None:
    rows = "{% for i in range(1000) %}<tr><td>{{ i }}</td><td>{{ pack.title }}</td><td>some words</td></tr>{% endfor %}"
    document = page(f"<table><tbody>{rows}</tbody></table>")
    assert len(document.blocks[0].body) == 1000  # type: ignore[union-attr]
    assert STEPS > 100 * 1000


@given(st.text(alphabet="<>{}%#'\"&/ abp=ref!-?\n[]()|._", max_size=80))
@settings(max_examples=60, deadline=None)
def test_any_text_as_a_template_gives_a_document_or_a_template_error(text: str) -> None:
    with contextlib.suppress(TemplateError):
        page(text)
