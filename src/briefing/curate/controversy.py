"""Curate: find two key quotes that contradict each other, for two sides to argue from."""

from __future__ import annotations

from itertools import combinations

from briefing.curate.content_words import stems
from briefing.curate.leaning import leaning
from briefing.curate.sides import names
from briefing.model import KeyQuote, Pack

_SHARED = 2
_FEWEST = 4


def motion(pack: Pack) -> tuple[str, ...]:
    """The ids of the two key quotes of `pack` that a structured controversy can turn on, what is claimed first.

    Two named speakers who are not of one side, whose words lean opposite ways on the same matter: sentences that
    share words, or that stand in one source. Empty where no two do: then there is nothing to argue for and against.
    """
    found: list[tuple[int, int, tuple[str, str]]] = []
    quotes = [quote for quote in pack.quotes if quote.speaker and _length(pack, quote) >= _FEWEST]
    for place, (one, other) in enumerate(combinations(quotes, 2)):
        if _names(one) & _names(other) or one.speaker == other.speaker:
            continue
        texts = _around(pack, one), _around(pack, other)
        leans = leaning(texts[0]), leaning(texts[1])
        shared = len(set(stems(texts[0])) & set(stems(texts[1])))
        if leans[0] * leans[1] < 0 and (shared >= _SHARED or one.excerpt.source == other.excerpt.source):
            claim, reply = (one, other) if leans[0] > 0 else (other, one)
            found.append((-shared, place, (claim.excerpt.id, reply.excerpt.id)))
    return min(found)[2] if found else ()


def _length(pack: Pack, quote: KeyQuote) -> int:
    return sum(len(pack.source(quote.excerpt.source).words(span).split()) for span in quote.excerpt.spans)


def _around(pack: Pack, quote: KeyQuote) -> str:
    """The sentences in which the words stand."""
    source = pack.source(quote.excerpt.source)
    return " ".join(source.words(s) for s in source.sentences if any(s.overlaps(span) for span in quote.excerpt.spans))


def _names(quote: KeyQuote) -> frozenset[str]:
    return names(f"{quote.speaker} {quote.role or ''} {quote.speaker_as_written or ''}")
