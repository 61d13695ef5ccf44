"""Curate: ask questions that only these texts can answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.curate.sentences import WordBook
from briefing.curate.shelf import Shelf
from briefing.model import Annotated, Event, PlannedQuestion


def ask(
    annotated: Sequence[Annotated], events: Sequence[Event], books: Mapping[str, WordBook], shelf: Shelf
) -> tuple[PlannedQuestion, ...]:
    """Questions."""
    return ()
