from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from briefing.model import RawBlock, RawText, Repair, Source, Span
from briefing.segment import segment, split

CASES = YAML(typ="safe").load((Path(__file__).parent / "cases" / "sentences.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("sentences", CASES, ids=range(len(CASES)))
def test_sentences(sentences: list[str]) -> None:
    text = " ".join(sentences)
    assert [text[s.start : s.end] for s in split(text)] == sentences


@given(st.text(max_size=300))
def test_sentences_hold_all_that_is_not_white_space_in_order(text: str) -> None:
    spans = split(text)
    assert "".join(text[s.start : s.end] for s in spans).split() == text.split() or "".join(
        "".join(text[s.start : s.end].split()) for s in spans
    ) == "".join(text.split())
    assert all(one.end <= other.start for one, other in pairwise(spans))
    assert all(text[s.start : s.end].strip() == text[s.start : s.end] for s in spans)


def source(text: str, *blocks: RawBlock, repairs: tuple[Repair, ...] = ()) -> Source:
    return Source(
        "S1", RawText("a.txt", "text/plain", "0" * 64, text, blocks, repairs=repairs), kept=blocks, repairs=repairs
    )


def test_passages_are_numbered_and_typed() -> None:
    text = "Head\nFirst point\n> Said.\nLast line here."
    blocks = [
        RawBlock(Span(0, 4), "heading"),
        RawBlock(Span(5, 16), "list-item"),
        RawBlock(Span(19, 24), "quote"),
        RawBlock(Span(25, 40), "other", page=3),
    ]
    passages = segment(source(text, *blocks)).passages
    assert [(p.number, p.kind, p.page) for p in passages] == [
        (1, "heading", None),
        (2, "list-item", None),
        (3, "quote", None),
        (4, "paragraph", 3),
    ]


def test_sentences_map_back_over_line_breaks_and_mended_words() -> None:
    text = "The coun-\ncil met\n   on Monday. It ad-\njourned at noon."
    repairs = tuple(Repair(Span(at, at + 2), "", "hyphenation") for at in (8, 37))
    assert [text[r.span.start : r.span.end] for r in repairs] == ["-\n", "-\n"]
    found = segment(source(text, RawBlock(Span(0, len(text)), "paragraph"), repairs=repairs))
    assert [text[s.start : s.end] for s in found.sentences] == [
        "The coun-\ncil met\n   on Monday.",
        "It ad-\njourned at noon.",
    ]
    assert found.words(found.sentences[1]) == "It adjourned at noon."


def test_an_unclosed_quotation_mark_protects_nothing() -> None:
    text = "“We came by boat. It took two days. The sea was rough."
    assert len(split(text)) == 3
