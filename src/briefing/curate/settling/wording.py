"""Curate: settle a sentence of ours or a person's: the words in its quotation marks become references."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.curate import ledger
from briefing.curate.find_words import find
from briefing.curate.sentences import shown
from briefing.curate.shelf import Found, Shelf
from briefing.model import Excerpt, Finding, Locator, Pack, Source, Span, Wording, count_words, union

QUOTED = re.compile(r"“([^“”]{1,600})”|«([^«»]{1,600})»|„([^„“”]{1,600})[“”]|\"([^\"]{1,600})\"")
_INVENTED = 5


def wording(
    name: str,
    text: str,
    shelf: Shelf,
    pack: Pack,
    where: Sequence[Locator] = (),
    evidence: Sequence[Excerpt] = (),
) -> tuple[Wording, tuple[str, ...]]:
    """`text` with every quoted stretch that stands in a source as an excerpt, its marks taken off.

    The excerpts are `name`.1, `name`.2 … The other value are the quotations of five words and more that are
    in no source. `where` and `evidence` say where to look first.
    """
    pieces: list[str | Excerpt] = []
    invented: list[str] = []
    here, count = 0, 0
    for match in QUOTED.finditer(text):
        words = next(group for group in match.groups() if group is not None)
        found = _quoted(words, where, evidence, shelf, pack)
        if found is None:
            if count_words(words, [Span(0, len(words))]) >= _INVENTED:
                invented.append(words)
            continue
        count += 1
        if match.start() > here:
            pieces.append(text[here : match.start()])
        pieces.append(Excerpt(f"{name}.{count}", found.source.id, found.spans, "words"))
        here = match.end()
    if here < len(text) or not pieces:
        pieces.append(text[here:])
    return tuple(pieces), tuple(invented)


def told_invented(what: str, words: str, path: str | None, line: int | None) -> Finding:
    """The error that `what` quotes `words` which no source has."""
    begun = " ".join(words.split()[:6])
    message = f"{what} quotes words that are in no source: {begun} …"
    hint = "Copy them from a source, or take the quotation marks away."
    return Finding("error", "invented-quotation", message, path, line, hint)


def covered(source: Source, spans: Sequence[Span], by: Sequence[Span]) -> bool:
    """Whether all that `spans` show of `source` stands in `by` too."""
    merged = union(by)
    return all(shown(source.text, span, merged) for span in spans)


def _quoted(
    words: str, where: Sequence[Locator], evidence: Sequence[Excerpt], shelf: Shelf, pack: Pack
) -> Found | None:
    """Where `words` stand: of several places first in the evidence, then where the question sends the reader,
    then in what is printed anyway, then the first."""
    named = [*(e.source for e in evidence), *(w.source for w in where)]
    printed = ledger.by_source(pack.for_students())
    best: Found | None = None
    best_rank = 9
    for order in (named, [name for name in shelf.names if name not in named]):
        for name in dict.fromkeys(order):
            shelved = shelf.get(name)
            if shelved is None:
                continue
            for spans in find(shelved.body, words):
                inside = [s for e in evidence if e.source == shelved.source.id for s in e.spans]
                passage = shelved.source.passage_at(spans[0].start)
                if covered(shelved.source, spans, inside):
                    rank = 0
                elif passage and any(
                    w.source == shelved.source.id and w.first <= passage.number <= w.last for w in where
                ):
                    rank = 1
                else:
                    rank = 2 if covered(shelved.source, spans, printed.get(shelved.source.id, [])) else 3
                if rank < best_rank:
                    best, best_rank = Found(shelved.source, spans), rank
        if best:
            return best
    return None
