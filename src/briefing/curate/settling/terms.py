"""Curate: settle the word help, a term with the source's own explanation or none."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.curate.shelf import Found, Shelf, resolve
from briefing.model import Excerpt, Finding, PlannedTerm, WordHelp


def settle_terms(
    planned: Sequence[PlannedTerm], shelf: Shelf, path: str | None, findings: list[Finding]
) -> tuple[WordHelp, ...]:
    """The terms in the order of the plan; the definition of term 2 is the excerpt W2."""
    made: list[WordHelp] = []
    for term in planned:
        shelved = shelf.at(term.source)
        if shelved is None:
            message = f"There is no source {term.source!r} for the term {term.term!r}."
            hint = f"The sources are {', '.join(shelf.names[:12])}."
            findings.append(Finding("error", "unknown-source", message, path, term.line, hint))
            continue
        definition = None
        if term.definition:
            found = resolve(term.definition, shelf, path)
            if isinstance(found, Found):
                definition = Excerpt(f"W{len(made) + 1}", found.source.id, found.spans, "definition")
            else:
                findings.append(found)
        made.append(WordHelp(term.term, shelved.source.id, definition, term.gloss, term.by))
    return tuple(made)
