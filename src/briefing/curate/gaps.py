"""Curate: say in plain words what the sources do not tell, and what of them the pack leaves out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.curate import ledger
from briefing.curate.edtf import tells_year
from briefing.model import Annotated, Entry, Excerpt, Pack, Phrasebook, Wording
from briefing.model.dates_in_words import date_in_words

_MOST_NAMES = 12
_MOST_VOICES = 8


def gaps(annotated: Sequence[Annotated], pack: Pack, book: Phrasebook) -> tuple[Wording, ...]:
    """What a reader must know is missing, each as one sentence of ours; only what can be told from the sources.

    The sentences are those of `book`; an empty one says nothing.
    """
    if not book.words.entries:
        return ()
    told = [
        *_unknown(annotated, book),
        *(sentence for entry in pack.chronology for sentence in _undated(entry, pack, book)),
        *_figures(pack, book),
        *_voices(annotated, pack, book),
    ]
    return tuple((sentence,) for sentence in told)


def _unknown(annotated: Sequence[Annotated], book: Phrasebook) -> Iterator[str]:
    """What sources do not say about themselves."""
    sources = [a.source for a in annotated]
    for key, some in (
        ("gap.no-date", [s for s in sources if not s.date]),
        ("gap.no-author", [s for s in sources if not s.authors and not s.speaker]),
        ("gap.no-publisher", [s for s in sources if not s.publisher and not s.speaker]),
        ("gap.no-link", [s for s in sources if s.rights.link_required and not s.url]),
    ):
        if some:
            yield book.words.count(key, len(some), sources=listed([s.id for s in some], book))


def _undated(entry: Entry, pack: Pack, book: Phrasebook) -> Iterator[str]:
    """What of an event's date no source gives."""
    event, words = entry.event, book.words
    places = list(dict.fromkeys(_place(pack, excerpt) for excerpt in entry.excerpts))
    if entry.band == "bounded":
        bounds = [
            words.say(key, date=date_in_words(day, words))
            for key, day in (("gap.not-before", event.not_before), ("gap.not-after", event.not_after))
            if day
        ]
        yield words.count("gap.no-day", len(places), places=book.listed(places), when=book.listed(bounds))
    elif event.edtf and not tells_year(event.edtf):
        date = date_in_words(event.edtf, words)
        yield words.count("gap.no-year", len(places), places=book.listed(places), date=date)


def _figures(pack: Pack, book: Phrasebook) -> Iterator[str]:
    """Figures that one source alone gives, and those that differ."""
    alone = [c for c in pack.comparisons if c.agree is None]
    for comparison in alone[:4]:
        yield book.words.say("gap.alone", source=comparison.excerpts[0].source, figure=comparison.subject)
    for comparison in pack.comparisons:
        if comparison.agree is False:
            names = listed([e.source for e in comparison.excerpts], book)
            yield book.words.say("gap.differ", sources=names, figures=comparison.subject)


def _voices(annotated: Sequence[Annotated], pack: Pack, book: Phrasebook) -> Iterator[str]:
    """Who is not named, not quoted, or quoted alone."""
    reports = [a for a in annotated if not a.source.speaker]
    for key, some in (
        ("gap.second-hand", [a for a in reports if a.source.via]),
        ("gap.unnamed", [a for a in annotated if any(q.marked and not q.speaker for q in a.quotations)]),
        (
            "gap.quotes-nobody",
            [a for a in reports if not any(q.kind != "indirect" and q.speaker for q in a.quotations)],
        ),
    ):
        if some:
            yield book.words.count(key, len(some), sources=listed([a.source.id for a in some], book))
    voices = list(dict.fromkeys(q.speaker for q in pack.quotes if q.speaker))
    if len(voices) == 1:
        yield book.words.say("gap.one-voice", name=voices[0])
    elif not voices and annotated:
        yield book.words.say("gap.no-voice")


def left_out(annotated: Sequence[Annotated], pack: Pack, book: Phrasebook) -> tuple[str, ...]:
    """One sentence for each source of which nothing is printed, and one for the voices that are not."""
    if not book.words.entries:
        return ()
    printed = ledger.by_source(pack.printable())
    first_of: dict[int, str] = {}
    for item in annotated:
        if item.source.same_story is not None:
            first_of.setdefault(item.source.same_story, item.source.id)
    same: dict[str, list[str]] = {}
    unused: list[str] = []
    for item in annotated:
        if printed.get(item.source.id):
            continue
        first = first_of.get(item.source.same_story) if item.source.same_story is not None else None
        if first and first != item.source.id:
            same.setdefault(first, []).append(item.source.id)
        else:
            unused.append(item.source.id)
    told = [
        book.words.count("out.same-story", len(names), sources=listed(names, book), first=first)
        for first, names in same.items()
    ]
    if unused:
        told.append(book.words.count("out.unused", len(unused), sources=listed(unused, book)))
    heard = {q.speaker for q in pack.quotes} | {p.actor for p in pack.positions}
    absent = list(
        dict.fromkeys(
            q.speaker for a in annotated for q in a.quotations
            if q.speaker and q.kind != "indirect" and q.speaker not in heard
        )
    )  # fmt: skip
    if absent:
        told.append(book.words.say("out.voices", names=listed(absent, book, _MOST_VOICES, _MOST_VOICES)))
    return tuple(told)


def listed(names: Sequence[str], book: Phrasebook, most: int = _MOST_NAMES, shown: int = 10) -> str:
    """Names in a row; of more than `most` the first `shown` and how many more there are."""
    if len(names) > most:
        return book.words.say("list.more", shown=", ".join(names[:shown]), n=len(names) - shown)
    return book.listed(list(names))


def _place(pack: Pack, excerpt: Excerpt) -> str:
    """Where an excerpt begins in its source: S2 ¶5."""
    passage = pack.source(excerpt.source).passage_at(excerpt.spans[0].start)
    return f"{excerpt.source} ¶{passage.number}" if passage else excerpt.source
