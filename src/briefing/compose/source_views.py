"""Compose: make the views of the sources: their cards, their accounts, how near they stand to what they tell."""

from __future__ import annotations

import re

from briefing.compose.citation import begun, citation_of, place
from briefing.compose.views import ExcerptView, SourceView
from briefing.model import Fact, LedgerEntry, Pack, Source, count_words
from briefing.model.dates_in_words import date_in_words
from briefing.model.wordbook import Wordbook

_OFFICIAL = ("statement", "speech", "transcript")
_WORD = re.compile(r"\w+")
LONG_WORD = 6


def source_views(pack: Pack, words: Wordbook) -> tuple[SourceView, ...]:
    """The view of each source of `pack`, in its order."""
    accounts = {entry.source: entry for entry in pack.ledger}
    return tuple(_source(source, pack, accounts.get(source.id), words) for source in pack.sources)


def _source(source: Source, pack: Pack, account: LedgerEntry | None, words: Wordbook) -> SourceView:
    known = citation_of(source, pack.citations)
    body = account.body_words if account else source.body_words
    used = account.used_words if account else 0
    genre = source.genre.value if source.genre else ""
    notice, notice_as = _notice(source, pack)
    makers = [*known.authors, known.publisher] if known.publisher else [*known.authors]
    return SourceView(
        id=source.id,
        title=known.title,
        file=source.raw.path.rpartition("/")[2],
        authors=known.authors,
        publisher=known.publisher,
        maker=", ".join(maker for maker in makers if maker) or words.say("source.nobody"),
        speaker=begun(source.speaker.value) if source.speaker else None,
        genre=words.say(f"genre.{genre}" if words.has(f"genre.{genre}") else "genre.other"),
        official=genre in _OFFICIAL,
        date=date_in_words(known.date, words),
        dated=known.date is not None,
        date_basis=words.say(f"date-basis.{source.date.basis if source.date else 'none'}"),
        place=source.place.value if source.place else None,
        via=tuple(step.value for step in source.via),
        distance=_distance(genre, len(source.via), words),
        language=source.language.value if source.language else None,
        url=known.url,
        link_required=known.link_required and not known.url,
        licence=source.rights.licence,
        permission=source.rights.permission,
        by_user=_by_user(source),
        body_words=body,
        used_words=used,
        limit=account.limit if account else source.limit,
        share=round(100 * used / body) if body else 0,
        readability=readability(source),
        notice=notice,
        notice_as=notice_as,
        excerpts=tuple(
            ExcerptView(e.id, e.source, place(source, e.spans)) for e in pack.excerpts if e.source == source.id
        ),
        same_story=source.same_story,
    )


def _notice(source: Source, pack: Pack) -> tuple[str | None, str | None]:
    """The ref of the source's notice; or, where an earlier source has it in the same words, that source."""
    own = next((notice for notice in pack.notices if notice.source == source.id), None)
    if own is None:
        return None, None
    said = [source.words(span) for span in own.spans]
    for notice in pack.notices[: pack.notices.index(own)]:
        earlier = pack.source(notice.source)
        if [earlier.words(span) for span in notice.spans] == said:
            return None, earlier.id
    return own.id, None


def _distance(genre: str, steps: int, words: Wordbook) -> str:
    if genre in _OFFICIAL:
        return words.say("distance.official")
    return words.say("distance.report" if steps == 0 else "distance.report-of" if steps == 1 else "distance.chain")


def _by_user(source: Source) -> tuple[str, ...]:
    """The fields of the card that a person gave and the source does not tell."""
    facts: dict[str, Fact | None] = {
        "title": source.title,
        "publisher": source.publisher,
        "date": source.date,
        "url": source.url,
        "genre": source.genre,
    }
    return tuple(name for name, fact in facts.items() if fact is not None and fact.basis == "user")


def readability(source: Source) -> int | None:
    """The source's LIX (Björnsson 1968): words a sentence plus the per cent of words of more than six letters.

    It asks for no dictionary and so works in any alphabetic language; None for fewer than three sentences.
    """
    if len(source.sentences) < 3:
        return None
    said = [word for span in source.body for word in _WORD.findall(source.text[span.start : span.end])]
    total = count_words(source.text, source.body)
    if not said or not total:
        return None
    return round(total / len(source.sentences) + 100 * sum(len(word) > LONG_WORD for word in said) / len(said))
