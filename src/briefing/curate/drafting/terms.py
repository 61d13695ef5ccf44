"""Curate: propose the words to help with, each with the source's own explanation or none."""

from __future__ import annotations

from collections import Counter

from briefing.curate.content_words import is_content, stem
from briefing.curate.material import Material
from briefing.curate.picks import pick
from briefing.model import PlannedTerm

_MOST = 6
# Long words that need no help.
_PLAIN = frozenset(
    """
    international organization organisation information development government environment relationship
    responsibility communication understanding significant particularly immediately approximately administration
    organizations announcement independent independence circumstances opportunities long-standing longstanding
    decades-long professional representatives representative headquarters neighbourhood neighborhood entertainment
    transportation temperatures manufacturing investigation investigators investigating conversation
    """.split()  # noqa: SIM905
)


def terms(material: Material) -> tuple[PlannedTerm, ...]:
    """Terms that stand in what is printed; those that a source explains come first. Definitions are booked."""
    found: list[tuple[tuple[bool, bool, int, int], str, PlannedTerm]] = []
    seen: dict[str, int] = {}
    common = Counter(one for told in material.sentences.values() for sentence in told for one in sentence.stems)
    for place, item in enumerate(material.annotated):
        book = material.books[item.source.id]
        for term in item.terms:
            key = term.term.casefold()
            if (
                not is_content(key)
                or key in _PLAIN
                or key.endswith("ly")
                or not any(book.covers(span) for span in term.spans)
            ):
                continue
            definition = None
            if term.definition and book.fits(term.definition):
                definition = pick(item.source, [term.definition], material.shelf)
            if key in seen and (definition is None or found[seen[key]][2].definition):
                continue
            name = definition.source if definition else item.source.id
            rank = (definition is None, term.reason != "abbreviation", common[stem(key)], place)
            entry = (rank, key, PlannedTerm(term.term, name, definition))
            if key in seen:
                found[seen[key]] = entry
            else:
                seen[key] = len(found)
                found.append(entry)
            if definition and term.definition:
                book.add(term.definition)
    return tuple(planned for *_, planned in sorted(found, key=lambda one: one[:2])[:_MOST])
