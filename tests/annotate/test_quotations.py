"""Quotations: the text cases, and what holds for any text."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

sys.path.insert(0, str(Path(__file__).parent))

from plain_text import source_of

from briefing.annotate import people, quotations
from briefing.model import Quotation, Source

CASES: Sequence[Mapping[str, object]] = [
    case
    for name in ("quotations.yaml", "quotations_languages.yaml")
    for case in YAML(typ="safe").load((Path(__file__).parents[1] / "cases" / name).read_text(encoding="utf-8"))
]


def find(source: Source) -> tuple[Quotation, ...]:
    return quotations.find(source, people.find(source))


def shown(source: Source, found: Quotation, keys: Mapping[str, object]) -> dict[str, object]:
    """`found` as a case writes it, with the keys that the case gives."""
    mention = found.speaker_span
    everything = {
        "words": [source.words(span) for span in found.spans],
        "speaker": found.speaker,
        "as_written": source.words(mention) if mention else None,
        "kind": found.kind,
        "marked": found.marked,
        "status": found.status,
        "role": found.role,
        "cue": found.cue,
        "occasion": source.words(found.occasion) if found.occasion else None,
        "via": source.words(found.via) if found.via else None,
    }
    return {key: everything[key] for key in keys}


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_case(case: Mapping[str, object]) -> None:
    source = source_of(str(case["text"]))
    found = [q for q in find(source) if case.get("indirect") or q.kind != "indirect"]
    expected = case["quotations"]
    assert isinstance(expected, list)
    got = [shown(source, q, wanted) for q, wanted in zip(found, expected, strict=False)]
    assert got == [dict(wanted) for wanted in expected]
    assert [source.words(q.spans[0]) for q in found[len(expected) :]] == []


def test_one_voice_lists_no_quotation_of_its_own() -> None:
    text = "We condemn the attack.\nWe believe that peace is near.\n“It is late,” said Judge Karim Haddad."
    assert len(find(source_of(text))) > 1
    alone = find(source_of(text, speaker="The delegation"))
    assert [q.speaker for q in alone] == ["Karim Haddad"]


MARKS = st.sampled_from([*"\"“”„«»‹›‘’‚'`", "''", "``", " ", "\n", ", ", ". ", ": ", "? "])
WORDS = st.sampled_from(
    [
        "said",
        "says",
        "according",
        "to",
        "he",
        "the",
        "ministry",
        "Anna Lindqvist",
        "President",
        "of",
        "told",
        "that",
        "calling",
        "Q:",
        "who",
        "and",
        "5",
        "“no”",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(MARKS, WORDS.map(lambda word: word + " "), st.text(max_size=8)), max_size=60).map("".join))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    source = source_of(text)
    for quotation in find(source):
        assert quotation.spans
        assert list(quotation.spans) == sorted(quotation.spans)
        for span in (*quotation.spans, quotation.content):
            assert 0 <= span.start < span.end <= len(text)
            assert text[span.start : span.end].strip()
        assert quotation.content.start <= quotation.spans[0].start
        assert quotation.spans[-1].end <= quotation.content.end
        if quotation.speaker is not None and quotation.status != "unknown":
            assert quotation.speaker_span is not None
            assert text[quotation.speaker_span.start : quotation.speaker_span.end].strip()


@pytest.mark.parametrize(
    "line",
    [
        "“word " * 8_000,
        '"word ' * 8_000,
        "'a " * 10_000,
        "said that he " * 8_000,
        ", said X, who said, " * 5_000,
        "Anna " * 60_000,
        "A." * 200_000,
        "x" * 1_000_000,
        "((((((((((" * 10_000,
        "her claim that " * 8_000,
    ],
    ids=[
        "unclosed curly",
        "straight",
        "single",
        "said",
        "insertions",
        "names",
        "initials",
        "letters",
        "brackets",
        "nouns",
    ],
)
def test_one_endless_line_takes_seconds(line: str) -> None:
    start = time.process_time()
    find(source_of(line))
    assert time.process_time() - start < 10
