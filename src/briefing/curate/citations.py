"""Curate: say of each source what a credit needs."""

from __future__ import annotations

from briefing.model import Citation, Fact, Finding, Pack, Source


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


def missing_links(pack: Pack) -> tuple[Finding, ...]:
    """A warning for each printed source whose publisher asks for a link where none is known."""
    printed = {entry.source for entry in pack.ledger if entry.used_words}
    return tuple(
        Finding(
            "warning",
            "link-required",
            f"the publisher of {citation.source} asks for a link to the original, and none is known; the pack says so.",
            pack.source(citation.source).raw.path,
            hint="Write “url: https://…” for this file in sources.yaml.",
        )
        for citation in pack.citations
        if citation.link_required and citation.url is None and citation.source in printed
    )
