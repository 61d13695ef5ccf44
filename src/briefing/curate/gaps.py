"""Curate: say in plain words what the sources do not tell."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model import Annotated, Pack, Wording


def gaps(annotated: Sequence[Annotated], pack: Pack) -> tuple[Wording, ...]:
    """What a reader should know is missing."""
    return ()


def left_out(annotated: Sequence[Annotated], pack: Pack) -> tuple[str, ...]:
    """What the pack leaves out."""
    return ()
