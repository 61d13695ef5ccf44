"""Compose: the chronology as rows for other programs, its words looked up in the sources."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.compose.citation import citation_of, credit, place
from briefing.compose.references import OMISSION
from briefing.document import plain
from briefing.model import Entry, Excerpt, Pack, TimelineRow
from briefing.model.dates_in_words import event_in_words
from briefing.model.reasons_in_words import why_in_words
from briefing.model.wordbook import Wordbook


def timeline(pack: Pack, entries: Mapping[str, str]) -> tuple[TimelineRow, ...]:
    """The chronology of `pack` in the order in which it is printed; `entries` are the furniture's words."""
    words = Wordbook(pack.language, entries)
    return tuple(_row(entry, pack, words) for entry in pack.chronology)


def _row(entry: Entry, pack: Pack, words: Wordbook) -> TimelineRow:
    event = entry.event
    cited = {e.source: citation_of(pack.source(e.source), pack.citations) for e in entry.excerpts}
    return TimelineRow(
        id=event.id,
        edtf=event.edtf,
        not_before=event.not_before,
        not_after=event.not_after,
        when=event_in_words(event, words),
        sure=words.say(f"basis.{event.basis}" if entry.band != "bounded" else "basis.bounded"),
        why=why_in_words(event, words),
        words=tuple(_words(excerpt, pack) for excerpt in entry.excerpts),
        places=tuple(place(pack.source(e.source), e.spans).replace("\u00a0", " ") for e in entry.excerpts),
        citations=tuple(plain(credit(cited[e.source], pack.source(e.source), (), words)) for e in entry.excerpts),
        urls=tuple(dict.fromkeys(url for citation in cited.values() if (url := citation.url))),
        label=entry.label,
        status=event.status,
    )


def _words(excerpt: Excerpt, pack: Pack) -> str:
    source = pack.source(excerpt.source)
    return f" {OMISSION} ".join(source.words(span) for span in excerpt.spans)
