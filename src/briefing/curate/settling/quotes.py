"""Curate: settle the key quotes, each with the speaker and the day that its source gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.curate import ledger
from briefing.curate.edtf import tells_year
from briefing.curate.shelf import Shelf, Shelved, resolve
from briefing.curate.voices import Voices
from briefing.model import Annotated, Event, Excerpt, Finding, KeyQuote, Pack, PlannedQuote, Quotation, Source, Span


def settle_quotes(
    planned: Sequence[PlannedQuote],
    shelf: Shelf,
    voices: Voices,
    events: Sequence[Event],
    path: str | None,
    findings: list[Finding],
) -> tuple[KeyQuote, ...]:
    """The key quotes K1, K2 … in the order of the plan; what cannot be found goes to `findings`."""
    made: list[KeyQuote] = []
    for quote in planned:
        found = resolve(quote.pick, shelf, path)
        if isinstance(found, Finding):
            findings.append(found)
            continue
        shelved = shelf.get(found.source.id)
        assert shelved is not None
        excerpt = Excerpt(f"K{len(made) + 1}", found.source.id, found.spans, "quote")
        made.append(_with_speaker(excerpt, quote, shelved, voices, events))
    return tuple(made)


def _with_speaker(
    excerpt: Excerpt, planned: PlannedQuote, shelved: Shelved, voices: Voices, events: Sequence[Event]
) -> KeyQuote:
    source, note = shelved.source, planned.pick.note
    said = said_in(shelved.annotated.quotations, excerpt.spans)
    date = day_said(said, shelved.annotated, events) if said else None
    if planned.speaker:
        given = "speaker as given in pack.yaml"
        reason = f"{note} ({given})" if note else given
        return KeyQuote(excerpt, planned.speaker, status="explicit", date=date, reason=reason)
    if said:
        written = source.words(said.speaker_span) if said.speaker_span else None
        if said.speaker is None or said.status == "unknown":
            return KeyQuote(excerpt, None, written, None, "unknown", date, reason=note, via=chain(said, source))
        voice = voices.named(source.id, said.speaker)
        note = " ".join(part for part in (note, voice.reason and f"{voice.reason}.") if part)
        role = said.role or voice.role
        return KeyQuote(excerpt, voice.name, written, role, said.status, date, reason=note, via=chain(said, source))
    if source.speaker:
        when = source.date.value if source.date else None
        return KeyQuote(excerpt, source.speaker.value, None, None, "resolved", when, reason=note)
    return KeyQuote(excerpt, None, reason=note)


def chain(said: Quotation, source: Source) -> tuple[str, ...]:
    """Through whom the words came to the reader, nearest to the speaker first, as the source names them.

    "…, X said, according to Y" in a report that cites Z: Y, Z. The source itself is named in the credit.
    """
    steps = ([source.words(said.via)] if said.via else []) + [step.value for step in source.via]
    return tuple(dict.fromkeys(steps))


def with_occasions(pack: Pack, shelf: Shelf) -> Pack:
    """`pack` with the occasion of each key quote in the source's own words, where its limit has room for them."""
    quotes: list[KeyQuote] = []
    for number, quote in enumerate(pack.quotes):
        shelved = shelf.get(quote.excerpt.source)
        said = said_in(shelved.annotated.quotations, quote.excerpt.spans) if shelved else None
        if shelved and said and said.occasion and quote.occasion is None:
            told = Excerpt(f"{quote.excerpt.id}-O", shelved.source.id, (said.occasion,), "words")
            with_it = replace(pack, quotes=(*quotes, replace(quote, occasion=told), *pack.quotes[number + 1 :]))
            (entry,) = ledger.account((shelved.source,), ledger.by_source(with_it.printable()))
            if entry.limit is None or entry.used_words <= entry.limit:
                quote = replace(quote, occasion=told)
        quotes.append(quote)
    return replace(pack, quotes=tuple(quotes))


def said_in(quotations: Sequence[Quotation], spans: Sequence[Span]) -> Quotation | None:
    """The quotation that shares most characters with `spans`, if it makes up half of them or they half of it."""

    def shared(quotation: Quotation) -> int:
        return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in quotation.spans for b in spans)

    best = max(quotations, key=shared, default=None)
    if best is None or not shared(best):
        return None
    size = min(sum(map(len, spans)), sum(map(len, best.spans)))
    return best if shared(best) * 2 >= size else None


def day_said(said: Quotation, annotated: Annotated, events: Sequence[Event]) -> str | None:
    """The day on which the words were said, where the sentence around them gives one.

    A date inside the words said is what they are about, not when they were said.
    """
    source = annotated.source
    around = [said.content, *(span for span in (said.cue_span, said.speaker_span) if span)]
    sentences = [s for s in source.sentences if any(s.overlaps(span) for span in around)]
    for timex in annotated.timexes:
        if timex.type != "DATE" or timex.attributive or timex.in_quotation:
            continue
        if any(timex.span.overlaps(span) for span in said.spans):
            continue
        if not any(sentence.covers(timex.span) for sentence in sentences):
            continue
        if timex.edtf:
            return timex.edtf
        for event in events:
            told = any(e.source == source.id and e.timex == timex.span for e in event.evidence)
            if told and event.edtf and tells_year(event.edtf):
                return event.edtf
    return source.date.value if source.speaker and source.date else None
