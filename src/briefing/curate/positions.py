"""Curate: put what an actor says first beside what the same actor says last."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.curate import ledger
from briefing.curate.actors import stands
from briefing.curate.content_words import stem
from briefing.curate.edtf import earliest
from briefing.curate.overlaps import Overlaps
from briefing.curate.sentences import Sentence, of_body, shown
from briefing.curate.settling.quotes import day_said
from briefing.curate.voices import Voices
from briefing.model import Annotated, Event, Excerpt, Pack, Position, Span, count_words, union

_MOST = 8
_MOST_SHOWN = 2
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Stated:
    """Something that an actor says: the words, and the day, that of the document where nothing nearer is told."""

    actor: str
    role: str | None
    source: str
    spans: tuple[Span, ...]
    day: str | None
    worth: float


def positions(annotated: Sequence[Annotated], events: Sequence[Event], pack: Pack) -> tuple[Position, ...]:
    """For each main actor the earliest and the latest statement that the pack prints, quoted or reported.

    Only words that are printed anyway are shown, so that positions cost no source anything. Actors with
    the most sources come first; of several statements of one day the one that takes a stand is shown.
    """
    printed = {name: union(spans) for name, spans in ledger.by_source(pack.for_students()).items()}
    voices = Voices.of(annotated)
    stated: dict[str, list[Stated]] = {}
    for item in annotated:
        here = printed.get(item.source.id, ())
        if here:
            for one in _stated(item, events, here):
                voice = voices.named(one.source, one.actor)
                joined = replace(one, actor=voice.name, role=one.role or voice.role)
                stated.setdefault(_key(joined.actor), []).append(joined)
    for quote in pack.quotes:
        if quote.speaker:
            source = pack.source(quote.excerpt.source)
            day = quote.date or (source.date.value if source.date else None)
            one = Stated(quote.speaker, quote.role, source.id, quote.excerpt.spans, day, 3.0)
            stated.setdefault(_key(one.actor), []).append(one)
    ranked = sorted(stated.values(), key=_rank)
    made: list[Position] = []
    for said in ranked:
        chosen = _first_and_last(said)
        number = len(made) + 1
        excerpts = tuple(Excerpt(f"P{number}.{n}", s.source, s.spans, "words") for n, s in enumerate(chosen, 1))
        role = next((s.role for s in reversed(chosen) if s.role), None)
        made.append(Position(chosen[-1].actor, role, excerpts, tuple(s.day for s in chosen)))
        if len(made) == _MOST:
            break
    return tuple(made)


def _without_comma(text: str, span: Span) -> Span:
    """`span` without the comma of the remark after it: “We have no choice,” she said."""
    kept = text[span.start : span.end].rstrip(" ,;:")
    return Span(span.start, span.start + len(kept)) if kept else span


def _rank(said: Sequence[Stated]) -> tuple[int, int, float, str]:
    return -len({s.source for s in said}), -_days(said), -max(s.worth for s in said), said[0].actor


def _key(actor: str) -> str:
    return " ".join(stem(word) for word in actor.removeprefix("the ").removeprefix("The ").split())


def _days(said: Sequence[Stated]) -> int:
    return len({s.day for s in said if s.day})


def _first_and_last(said: Sequence[Stated]) -> list[Stated]:
    """The earliest and the latest; with fewer than two days the two weightiest, of two sources if there are two."""
    dated = sorted((s for s in said if s.day), key=lambda s: (earliest(s.day or ""), -s.worth, s.source, s.spans))
    if _days(dated) > 1:
        last_day = earliest(dated[-1].day or "")
        last = next(s for s in dated if earliest(s.day or "") == last_day)
        return [dated[0], last]
    chosen: list[Stated] = []
    for one in sorted(said, key=lambda s: (-s.worth, s.source, s.spans)):
        if len(chosen) < _MOST_SHOWN and all(one.source != c.source for c in chosen):
            chosen.append(one)
    return sorted(chosen, key=lambda s: (s.day is None, earliest(s.day) if s.day else "", s.source, s.spans))


def _stated(item: Annotated, events: Sequence[Event], printed: Sequence[Span]) -> list[Stated]:
    source = item.source
    when = source.date.value if source.date else None
    found: list[Stated] = []
    named = {p.name for p in item.people}
    places = Overlaps(source.sentences)
    for quotation in item.quotations:
        told_in = quotation.spans
        if quotation.kind == "indirect":
            told_in = tuple(source.sentences[n] for n in places.at(quotation.content))
        elif told_in:
            told_in = (*told_in[:-1], _without_comma(source.text, told_in[-1]))
        spans = tuple(s for s in told_in if shown(source.text, s, printed))
        words = count_words(source.text, spans)
        solid = quotation.kind != "indirect" or quotation.speaker in named
        if quotation.speaker and solid and 2 <= words <= _LONGEST:
            day = day_said(quotation, item, events) or when
            worth = 1.5 + min(words, 12) / 12 if quotation.kind != "indirect" else 0.5
            found.append(Stated(quotation.speaker, quotation.role, source.id, spans, day, worth))
    seen = [span for span in source.sentences if shown(source.text, span, printed)]
    told = [s for s in of_body(source, seen) if not s.fragment and not s.opens]
    for sentence in told:
        for name in _actors(sentence, source.speaker.value if source.speaker else None):
            actor = next((known for known in sorted(named) if name.split()[-1] == known.split()[-1]), name)
            found.append(Stated(actor, None, source.id, (sentence.span,), when, 1.0 + (sentence.lean == "alone")))
    return found


def _actors(sentence: Sentence, speaker: str | None) -> list[str]:
    """Who takes a stand in `sentence`: by name, or the speaker of a document that is one voice where it says "we"."""
    found: list[str] = []
    for stand in stands(sentence)[:2]:
        if stand.actor.casefold() in {"we", "i"}:
            if speaker:
                found.append(speaker)
        else:
            found.append(stand.actor)
    return list(dict.fromkeys(found))
