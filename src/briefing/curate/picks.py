"""Curate: write a span as a person would quote it, so that it is found again exactly."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.curate.shelf import Found, Shelf, resolve
from briefing.model import Pick, Source, Span


def pick(source: Source, spans: Sequence[Span], shelf: Shelf, *, roles: bool = False) -> Pick | None:
    """The pick whose words are those of `spans` ([…] between), or None where no quoting would find them again.

    Where the same words stand in several paragraphs the source is narrowed ("S2 ¶9").
    """
    trimmed = tuple(trim(source, span) for span in spans)
    words = " […] ".join(source.words(span) for span in trimmed)
    passage = source.passage_at(trimmed[0].start) if trimmed else None
    names = [source.id, f"{source.id} ¶{passage.number}"] if passage else [source.id]
    for name in names:
        made = Pick(name, words)
        found = resolve(made, shelf, None, roles=roles)
        if isinstance(found, Found) and found.spans == trimmed:
            return made
    return None


def trim(source: Source, span: Span) -> Span:
    """`span` without the white space at its ends."""
    words = source.text[span.start : span.end]
    return (
        Span(
            span.start + len(words) - len(words.lstrip()), max(span.start, span.end - len(words) + len(words.rstrip()))
        )
        if words.strip()
        else span
    )
