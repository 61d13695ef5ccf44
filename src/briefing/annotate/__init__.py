"""Annotate: find dates, people, quotations and terms in a source, each with its span and why."""

from __future__ import annotations

from briefing.model import Annotated, Source

__all__ = ["annotate"]


def annotate(source: Source) -> Annotated:
    """Everything that is found in the kept passages of `source`, each tuple sorted by place."""
    from briefing.annotate import dates, people, quotations, terms

    named = people.find(source)
    return Annotated(source, dates.find(source), quotations.find(source, named), named, terms.find(source))
