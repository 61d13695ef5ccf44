"""Curate: put an actor's earliest words beside the latest."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.model import Annotated, Event, Pack, Position


def positions(annotated: Sequence[Annotated], events: Sequence[Event], pack: Pack) -> tuple[Position, ...]:
    """What each main actor says."""
    return ()
