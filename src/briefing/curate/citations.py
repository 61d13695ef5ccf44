"""Curate: say of each source what a credit needs."""

from __future__ import annotations

from briefing.model import Citation, Fact, Source


def cite(source: Source) -> Citation:
    """The citation of `source`, with None for whatever it does not say."""
    return Citation(
        source=source.id,
        authors=tuple(author.value for author in source.authors),
        title=_value(source.title),
        publisher=_value(source.publisher),
        date=_value(source.date),
        url=_value(source.url),
        link_required=source.rights.link_required,
    )


def _value(fact: Fact | None) -> str | None:
    return fact.value if fact else None
