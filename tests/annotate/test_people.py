"""People and terms: the text cases, and what holds for any text."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

sys.path.insert(0, str(Path(__file__).parent))

from plain_text import source_of

from briefing.annotate import people, terms


def cases(name: str) -> Sequence[Mapping[str, object]]:
    path = Path(__file__).parents[1] / "cases" / f"{name}.yaml"
    found: Sequence[Mapping[str, object]] = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("case", cases("people"), ids=lambda case: str(case["name"]))
def test_people(case: Mapping[str, object]) -> None:
    source = source_of(str(case["text"]))
    got = [
        {
            "name": person.name,
            "role": person.role,
            "kind": person.kind,
            "mentions": [source.text[span.start : span.end] for span in person.spans],
        }
        for person in people.find(source)
    ]
    assert got == case["people"]


@pytest.mark.parametrize("case", cases("terms"), ids=lambda case: str(case["name"]))
def test_terms(case: Mapping[str, object]) -> None:
    source = source_of(str(case["text"]))
    got = {
        term.term: source.text[term.definition.start : term.definition.end] if term.definition else None
        for term in terms.find(source)
    }
    assert {term: said for term, said in got.items() if said or term in case["terms"]} == case["terms"]


NAMES = st.sampled_from(
    ["President ", "Anna ", "de ", "Mr. ", "Ministry of ", ", the ", "O'Brien ", "УН ", "(WHO) ", "\n"]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(NAMES, st.text(max_size=6)), max_size=40).map("".join))
def test_any_text_gives_names_that_stand_in_it(text: str) -> None:
    source = source_of(text)
    for person in people.find(source):
        assert person.spans == tuple(sorted(set(person.spans)))
        assert person.name in {" ".join(text[span.start : span.end].split()) for span in person.spans}
    for term in terms.find(source):
        assert {text[span.start : span.end] for span in term.spans} == {term.term}
        assert term.definition is None or text[term.definition.start : term.definition.end].strip()
