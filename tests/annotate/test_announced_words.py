"""Words without marks that a sentence announces: the paragraph after it, where its own passage was read."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from plain_text import source_of

from briefing.annotate.quotations import lists
from briefing.annotate.quotations.resolve import Voice
from briefing.annotate.tokens import cut
from briefing.model import Span

TEXT = "The statement of the board reads:\nThe quay stays closed to lorries until the piles are sound."
BOARD = Voice("the board", Span(17, 26), None, "explicit")


def test_the_paragraph_after_the_announcement_is_said() -> None:
    source = source_of(TEXT)
    sentences = [tokens for n, p in enumerate(source.passages) for tokens in cut(source.text, p.span, n)]
    found = lists.find(source, sentences, [(0, BOARD, Span(27, 32))])
    assert [(source.words(q.spans[0]), q.speaker) for q in found] == [
        ("The quay stays closed to lorries until the piles are sound.", "the board")
    ]


def test_a_passage_that_was_not_read_because_all_of_it_is_quoted_announces_nothing() -> None:
    source = source_of(TEXT)
    sentences = list(cut(source.text, source.passages[1].span, 1))
    assert lists.find(source, sentences, [(0, BOARD, Span(27, 32))]) == []
