"""Curate: the names by which two speakers may be seen to speak for the same side."""

from __future__ import annotations

from briefing.curate.content_words import WORD, stem

_OFFICES = frozenset(
    stem(word)
    for word in """president minister ministry ambassador secretary general secretary-general delegation republic head
    state foreign affairs prime spokesman spokesperson spokeswoman deputy office department government director chief
    mr mrs ms dr the leader chairman chair member committee council king queen pope party permanent representative
    commissioner senior former acting""".split()  # noqa: SIM905
)


def names(text: str) -> frozenset[str]:
    """The proper names in a speaker's name and role, without the words for offices; "Israeli" and "Israel" are one."""
    words: list[str] = WORD.findall(text)
    return frozenset(stem(w)[:5] for w in words if w[0].isupper() and len(w) > 3 and stem(w) not in _OFFICES)
