"""Curate: keep the books of the words printed from each source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefing.model import Excerpt, Finding, LedgerEntry, Pack, Source, Span, count_covered, intersection


def account(sources: Sequence[Source], printed: Mapping[str, Sequence[Span]]) -> tuple[LedgerEntry, ...]:
    """One entry a source, in the order of `sources`.

    `printed` maps a source's id to every span printed of it, in whatever edition; spans may overlap.
    An entry's `spans` are what of them lies in the body, and `used_words` the body words that share a
    character with those. Words of titles, datelines and notices are not body words and weigh nothing.
    """
    entries = []
    for source in sources:
        spans = intersection(printed.get(source.id, ()), source.body)
        used = count_covered(source.text, source.body, spans) if spans else 0
        entries.append(LedgerEntry(source.id, source.body_words, source.limit, used, spans))
    return tuple(entries)


def by_source(excerpts: Iterator[Excerpt] | Sequence[Excerpt]) -> dict[str, list[Span]]:
    """The spans of `excerpts` by source id."""
    spans: dict[str, list[Span]] = {}
    for excerpt in excerpts:
        spans.setdefault(excerpt.source, []).extend(excerpt.spans)
    return spans


def over_limit(pack: Pack, path: str | None) -> tuple[Finding, ...]:
    """An error for each source of which more is printed than its limit, with what each piece weighs.

    `pack.ledger` must be made. A piece's weight is its own words; what taking it out would save is less
    where others print the same words.
    """
    found = []
    for entry in pack.ledger:
        if entry.limit is None or entry.used_words <= entry.limit:
            continue
        source = pack.source(entry.source)
        pieces = [e for e in pack.printable() if e.source == entry.source and e.kind != "evidence"]
        weights = []
        for piece in pieces:
            others = [span for other in pieces if other is not piece for span in other.spans]
            saved = entry.used_words - count_covered(source.text, source.body, others)
            weights.append((saved, count_covered(source.text, source.body, piece.spans), piece.id))
        heavy = sorted((w for w in weights if w[0]), key=lambda w: (-w[0], w[2]))
        told = "; ".join(
            f"{name} has {words} words" + (f", leaving it out saves {saved}" if saved != words else "")
            for saved, words, name in heavy[:8]
        )
        found.append(
            Finding(
                "error",
                "over-the-limit",
                f"{entry.source} prints {entry.used_words} of its {entry.body_words} words; "
                f"its publisher allows {entry.limit}: {entry.used_words - entry.limit} too many.",
                path,
                hint=f"Shorten or leave out pieces: {told}." if told else "Leave out pieces of this source.",
            )
        )
    return tuple(found)
