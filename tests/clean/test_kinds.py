"""Whole documents of many kinds: what their heads and ends say of them, and what of those lines is no body text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from flat_page import cases, kept

from briefing.clean import clean
from briefing.model import Fact, Limits, RawBlock, RawText, Source, Span
from briefing.read.text import read

KINDS = cases("kinds.yaml")


def with_running_head(raw: RawText, words: str) -> RawText:
    """`raw` as a file of two pages, each under the same head."""
    half = raw.blocks[len(raw.blocks) // 2].span.start
    first, second = raw.text[:half], raw.text[half:]
    text = f"{words}\n\n{first}{words}\n\n{second}"
    step = len(words) + 2
    blocks = [RawBlock(Span(0, len(words)), "other", landmark="page-margin", page=1)]
    for block in raw.blocks:
        behind = block.span.start >= half
        if behind and blocks[-1].page == 1:
            start = half + step
            blocks.append(RawBlock(Span(start, start + len(words)), "other", landmark="page-margin", page=2))
        by = step * (2 if behind else 1)
        blocks.append(replace(block, span=Span(block.span.start + by, block.span.end + by), page=2 if behind else 1))
    return replace(raw, text=text, blocks=tuple(blocks), media_type="application/pdf")


def source_of(case: dict[str, object]) -> Source:
    raw = read(
        str(case["page"]).encode(), "page.md" if "*" in str(case["page"]) else "page.txt", "text/plain", Limits()
    )
    if case.get("running"):
        raw = with_running_head(raw, str(case["running"]))
    return clean(raw, "S1", None, frozenset())[0]


def value(fact: Fact | None) -> str | None:
    return fact.value if fact else None


@pytest.mark.parametrize("case", KINDS, ids=lambda case: str(case["name"]))
def test_what_a_document_says_of_itself(case: dict[str, object]) -> None:
    source = source_of(case)
    lines = {line.strip("* ") for words in kept(source) for line in words.split("\n")}
    gone = case.get("gone", [])
    assert isinstance(gone, list)
    found = {
        "title": value(source.title),
        "authors": [author.value for author in source.authors],
        "publisher": value(source.publisher),
        "date": value(source.date),
        "genre": value(source.genre),
        "speaker": value(source.speaker),
        "via": [step.value for step in source.via],
        "kept though no body": [line for line in gone if line in lines],
    }
    empty: dict[str, object] = {"authors": [], "via": [], "kept though no body": []}
    wanted = {
        name: case.get(name, empty.get(name))
        for name in ("title", "authors", "publisher", "genre", "speaker", "via", "kept though no body")
    }
    # Minutes bear the day of the meeting: whether that dates them is asked only where the case says so.
    wanted["date"] = case["date"] if "date" in case else found["date"]
    assert found == wanted
