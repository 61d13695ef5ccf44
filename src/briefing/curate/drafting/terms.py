"""Curate: propose the words to help with: explained by a source, by a dictionary's suggestion, or by nobody."""

from __future__ import annotations

import re

from briefing.curate.content_words import is_content, stem
from briefing.curate.material import Material
from briefing.curate.picks import pick
from briefing.model import Annotated, PlannedTerm, Term
from briefing.model.lexicon import Lexicon

_MOST = 6
_MOST_LOOKED_UP = 3
_LONG = 12
# Abbreviations that every reader of newspapers knows, and those that say what kind of company a name is.
_KNOWN = frozenset(
    """
    UN EU US USA UK TV PM AM AB AG SA LLC LTD PLC NV BV OY AS CEO CNN BBC AP AFP GMT BST EST EDT UTC VIP FAQ DVD CD
    PC OK ID ООН США ЕС РФ ТВ СМИ БҰҰ АҚШ
    """.split()  # noqa: SIM905
)
_ROMAN = re.compile(r"[IVXLC]+")
# Where no dictionary tells what is rare: long nouns of learned make, in the form in which one looks them up.
_LEARNED = re.compile(r"\w+(?:ость|ение|ание|ция|изм|ство|тель|логия|графия)")


def terms(material: Material, lexicon: Lexicon) -> tuple[PlannedTerm, ...]:
    """Terms that stand in what is printed; those that a source explains come first. Definitions are booked.

    Then come those that a dictionary explains, in the form in which it does, and last a few to be looked up: the
    more of what is printed and the more sources have a word, the sooner. A word that `lexicon` knows as common
    needs no help.
    """
    found: list[tuple[tuple[bool, bool, float, int, int], str, PlannedTerm]] = []
    seen: dict[str, int] = {}
    for place, item in enumerate(material.annotated):
        book = material.books[item.source.id]
        for term in item.terms:
            key = term.term.casefold()
            printed = sum(book.covers(span) for span in term.spans)
            if not printed or not _hard(term, item, material, lexicon):
                continue
            definition = None
            if term.definition and book.fits(term.definition):
                definition = pick(item.source, [term.definition], material.shelf)
            # Two forms of one word need one explanation.
            root = key if term.reason == "abbreviation" else stem(key)
            if root in seen and (definition is None or found[seen[root]][2].definition):
                continue
            name = definition.source if definition else item.source.id
            lemma = lexicon.lemma(key) if definition is None and term.reason != "abbreviation" else None
            gloss = lexicon.gloss(key) if lemma else None
            shared = material.shared.get(stem(key), 0.0)
            rank = (definition is None, gloss is None, -printed - shared, -len(key), place)
            planned = PlannedTerm(lemma or term.term, name, definition, gloss, by=lexicon.name if gloss else "")
            if root in seen:
                found[seen[root]] = (rank, key, planned)
            else:
                seen[root] = len(found)
                found.append((rank, key, planned))
            if definition and term.definition:
                book.add(term.definition)
    ranked = [planned for *_, planned in sorted(found, key=lambda one: one[:2])]
    explained = [term for term in ranked if term.definition or term.gloss][:_MOST]
    others = [term for term in ranked if not (term.definition or term.gloss)]
    return (*explained, *others[: min(_MOST_LOOKED_UP, _MOST - len(explained))])


def _hard(term: Term, item: Annotated, material: Material, lexicon: Lexicon) -> bool:
    """Whether a reader may need help with `term`."""
    key = term.term.casefold()
    if term.reason == "abbreviation":
        plain = term.term.replace(".", "")
        unknown = not _ROMAN.fullmatch(plain) and plain not in _KNOWN
        return term.definition is not None or (unknown and (len(term.spans) > 1 or stem(key) in material.shared))
    if term.definition is not None:
        # What a text says beside a common word tells of the case and not of the word.
        return not lexicon.is_common(key)
    if not is_content(key):
        return False
    language = item.source.language.value if item.source.language else "en"
    if not language.startswith("en") or not lexicon.name:
        return len(key) >= _LONG and (key.isascii() or bool(_LEARNED.fullmatch(key)))
    if lexicon.is_common(key) or key.endswith("ly"):
        return False
    # What no dictionary has may be a slip of the pen: it is named where several sources use it.
    return lexicon.gloss(key) is not None or (key.isalpha() and stem(key) in material.shared)
