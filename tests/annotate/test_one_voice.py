"""Documents that are one voice throughout: whose it is, and the words of others in them."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from ruamel.yaml import YAML

sys.path.insert(0, str(Path(__file__).parent))

from genre_cases import source_of

from briefing.annotate import people, quotations

CASES: Sequence[Mapping[str, object]] = YAML(typ="safe").load(
    (Path(__file__).parents[1] / "cases" / "one_voice.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_whose_voice_it_is_and_whom_it_quotes(case: Mapping[str, object]) -> None:
    source = source_of(str(case["page"]))
    assert (source.speaker.value if source.speaker else None) == case["speaker"]
    found = [q for q in quotations.find(source, people.find(source)) if q.kind != "indirect"]
    assert [[source.words(span), q.speaker] for q in found for span in q.spans] == case["quotations"]


def test_a_signature_has_its_place_in_the_text() -> None:
    source = source_of(str(CASES[0]["page"]))
    assert source.speaker is not None
    assert source.speaker.span is not None
    assert source.words(source.speaker.span) == "Helen Marsh"
    assert source.speaker.basis == "stated"
