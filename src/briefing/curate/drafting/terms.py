"""Curate: propose the words to help with, each with the source's own explanation or none."""

from __future__ import annotations

from briefing.curate.drafting.material import Material
from briefing.curate.picks import pick
from briefing.model import PlannedTerm

_MOST = 10


def terms(material: Material) -> tuple[PlannedTerm, ...]:
    """Terms that stand in what is printed; those that a source explains come first. Definitions are booked."""
    found: list[tuple[bool, int, str, PlannedTerm]] = []
    seen: dict[str, int] = {}
    for place, item in enumerate(material.annotated):
        book = material.books[item.source.id]
        for term in item.terms:
            key = term.term.casefold()
            if not any(book.covers(span) for span in term.spans):
                continue
            definition = None
            if term.definition and book.fits(term.definition):
                definition = pick(item.source, [term.definition], material.shelf)
            if key in seen and (definition is None or found[seen[key]][3].definition):
                continue
            name = definition.source if definition else item.source.id
            entry = (definition is None, place, key, PlannedTerm(term.term, name, definition))
            if key in seen:
                found[seen[key]] = entry
            else:
                seen[key] = len(found)
                found.append(entry)
            if definition and term.definition:
                book.add(term.definition)
    return tuple(planned for *_, planned in sorted(found, key=lambda one: one[:3])[:_MOST])
