"""Small documents of many genres: what is theirs is kept, what is the page's goes."""

from __future__ import annotations

import pytest
from flat_page import cases, flat

from briefing.clean import clean


@pytest.mark.parametrize("case", cases("flat_documents.yaml"), ids=lambda case: str(case["name"]))
def test_the_document_is_kept_and_the_page_goes(case: dict[str, object]) -> None:
    lines = [line.split(" | ", 1) for line in str(case["page"]).strip().split("\n")]
    raw = flat("\n".join(words for _, words in lines))
    source, _ = clean(raw, "S1", None, frozenset())
    kept = [line for block in source.kept for line in raw.text[block.span.start : block.span.end].split("\n")]
    lost = [
        words for wish, words in lines if wish == "keep" and words.removeprefix("- ") not in kept and words not in kept
    ]
    furniture = [words for wish, words in lines if wish == "drop" and words in kept]
    assert (lost, furniture) == ([], [])
