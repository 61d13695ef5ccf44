"""Curate: lay the same figure from several sources side by side."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model import Annotated, Comparison, Pack


def compare(annotated: Sequence[Annotated], pack: Pack) -> tuple[Comparison, ...]:
    """Figures found in several sources."""
    return ()
