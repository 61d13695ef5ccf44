"""Compose: make the views that an edition's template sees from the pack."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.compose.citation import begun, citation_of, paragraphs, place
from briefing.compose.source_views import source_views
from briefing.compose.views import (
    BlockView,
    ComparisonView,
    EventView,
    ExcerptView,
    KeyedQuestionView,
    OverviewView,
    PackView,
    PositionView,
    QuestionView,
    QuoteView,
    SourceView,
    StandView,
    StoryView,
    TermView,
)
from briefing.model import Comparison, Entry, Excerpt, KeyQuote, Locator, Pack, Position, Question, WordHelp
from briefing.model.dates_in_words import date_in_words, event_in_words
from briefing.model.reasons_in_words import why_in_words
from briefing.model.wordbook import Wordbook

_BLOCKS = ("read", "context", "compare", "decide")
_LINES = {1: 2, 2: 2, 3: 2, 4: 3}


def pack_view(
    pack: Pack, edition: str, words: Wordbook, *, key: bool, facts: bool, numbers: Mapping[str, int]
) -> PackView:
    """The view of `pack` for `edition`; with the questions' `key` and the `facts` side by side, or without them.

    `numbers` are those of the questions by id, as `question_numbers` gives them for the whole pack.
    """
    sources = source_views(pack, words)
    ranks = _ranks(pack.chronology)
    events = tuple(_event(entry, pack, words, ranks) for entry in pack.chronology)
    press = tuple(source for source in sources if not source.official)
    return PackView(
        title=pack.title,
        question=pack.question,
        edition=edition,
        language=pack.language,
        as_of=date_in_words(pack.as_of, words) if pack.as_of else None,
        handling=pack.handling,
        audience=pack.audience,
        overview=_overview(pack, sources, words),
        sources=sources,
        excerpts=tuple(excerpt_view(e, pack) for e in pack.excerpts),
        bottom_line=tuple(excerpt_view(e, pack) for e in pack.bottom_line),
        quotes=tuple(_quote(quote, pack, words) for quote in pack.quotes),
        dated=tuple(event for event in events if event.band != "undated"),
        undated=tuple(event for event in events if event.band == "undated"),
        blocks=_blocks(pack, words, numbers, key=key),
        terms=tuple(_term(help_, pack) for help_ in pack.word_help),
        positions=tuple(_position(p, pack, words) for p in pack.positions if p.excerpts),
        comparisons=tuple(_comparison(c, pack) for c in pack.comparisons) if facts else (),
        gaps=tuple(f"G{number}" for number in range(1, len(pack.gaps) + 1)),
        left_out=pack.left_out,
        official=tuple(source for source in sources if source.official),
        press=press,
        stories=_stories(pack, press, events),
        motion=_motion(pack, edition, words),
    )


def excerpt_view(excerpt: Excerpt, pack: Pack) -> ExcerptView:
    """The view of `excerpt`: its ref and where it stands."""
    return ExcerptView(excerpt.id, excerpt.source, place(pack.source(excerpt.source), excerpt.spans))


def _quote(quote: KeyQuote, pack: Pack, words: Wordbook) -> QuoteView:
    view = excerpt_view(quote.excerpt, pack)
    return QuoteView(
        ref=view.ref,
        source=view.source,
        where=view.where,
        speaker=begun(quote.speaker) if quote.speaker else None,
        role=quote.role,
        date=date_in_words(quote.date, words) if quote.date else None,
        occasion=quote.occasion.id if quote.occasion else None,
    )


def _motion(pack: Pack, edition: str, words: Wordbook) -> tuple[QuoteView, ...]:
    """The two quotes to argue about; none where the edition is printed without them or without their sheet."""
    asked = pack.asked_of(edition)
    if "controversy" in asked.without or (asked.sections is not None and "controversy" not in asked.sections):
        return ()
    quotes = {quote.excerpt.id: quote for quote in pack.quotes}
    found = tuple(_quote(quotes[name], pack, words) for name in pack.motion if name in quotes)
    return found if len(found) == 2 else ()


def _ranks(entries: Sequence[Entry]) -> dict[str, int]:
    """The place of each event by weight, from 1, those without a date behind the others."""
    ordered = sorted(entries, key=lambda entry: (entry.band == "undated", -entry.event.weight))
    return {entry.event.id: rank for rank, entry in enumerate(ordered, 1)}


def _event(entry: Entry, pack: Pack, words: Wordbook, ranks: Mapping[str, int]) -> EventView:
    event = entry.event
    partly = entry.band == "bounded" or (event.edtf or "").startswith("XXXX")
    return EventView(
        id=event.id,
        when=event_in_words(event, words),
        band=entry.band,
        basis=event.basis,
        sure=words.say(f"basis.{event.basis}" if entry.band != "bounded" else "basis.bounded"),
        why=why_in_words(event, words) if event.basis in ("inferred", "user") or partly else "",
        status=event.status,
        label=entry.label,
        excerpts=tuple(excerpt_view(excerpt, pack) for excerpt in entry.excerpts),
        sources=tuple(sorted({e.source for e in event.evidence} | {e.source for e in entry.excerpts})),
        rank=ranks[event.id],
    )


def _where(where: tuple[Locator, ...]) -> str:
    return ", ".join(f"{look.source}\u00a0{paragraphs(look.first, look.last)}" for look in where)


def question_numbers(pack: Pack) -> dict[str, int]:
    """The number that each question is printed with, by its id: block by block, the same in every edition."""
    ordered = [question for name in _BLOCKS for question in pack.questions if question.block == name]
    return {question.id: number for number, question in enumerate(ordered, 1)}


def _blocks(pack: Pack, words: Wordbook, numbers: Mapping[str, int], *, key: bool) -> tuple[BlockView, ...]:
    ordered = [question for name in _BLOCKS for question in pack.questions if question.block == name]
    blocks = []
    for name in _BLOCKS:
        questions = [question for question in ordered if question.block == name]
        if questions:
            views = _keyed if key else _question
            blocks.append(BlockView(name, tuple(views(q, numbers[q.id], pack, words) for q in questions)))
    return tuple(blocks)


def _skill(question: Question, words: Wordbook) -> str:
    return _named("skill", question.skill, words)


def _named(group: str, name: str, words: Wordbook) -> str:
    """`name` in the pack's language; as it stands where the furniture has no word for it."""
    key = f"{group}.{name.replace(' ', '-')}"
    return words.say(key) if words.has(key) else name


def _question(question: Question, number: int, _pack: Pack, words: Wordbook) -> QuestionView:
    return QuestionView(
        ref=question.id,
        number=number,
        block=question.block,
        skill=_skill(question, words),
        where=_where(question.where),
        lines=_LINES.get(question.level, 3),
    )


def _keyed(question: Question, number: int, pack: Pack, words: Wordbook) -> KeyedQuestionView:
    plain = _question(question, number, pack, words)
    return KeyedQuestionView(
        ref=plain.ref,
        number=plain.number,
        block=plain.block,
        skill=plain.skill,
        where=plain.where,
        lines=plain.lines,
        level=question.level,
        bloom=_named("bloom", question.bloom, words),
        evidence=tuple(excerpt_view(e, pack) for e in question.evidence),
        tension=question.tension,
        misreading=question.misreading,
    )


def _term(help_: WordHelp, pack: Pack) -> TermView:
    definition = excerpt_view(help_.definition, pack) if help_.definition else None
    return TermView(help_.term, help_.source, bool(definition or help_.gloss), definition, help_.gloss, help_.by)


def _position(position: Position, pack: Pack, words: Wordbook) -> PositionView:
    dates = (*position.dates, *[None] * len(position.excerpts))
    dated = [(e, date) for e, date in zip(position.excerpts, dates, strict=False) if date]
    stands = tuple(
        StandView(excerpt_view(excerpt, pack), date_in_words(date, words))
        for excerpt, date in zip(position.excerpts, dates, strict=False)
    )
    earliest, latest = stands[0], None
    if len(dated) > 1 and dated[0][1] != dated[-1][1]:
        earliest, latest = (StandView(excerpt_view(e, pack), date_in_words(d, words)) for e, d in (dated[0], dated[-1]))
    return PositionView(begun(position.actor), position.role, earliest, latest, stands)


def _comparison(comparison: Comparison, pack: Pack) -> ComparisonView:
    return ComparisonView(
        subject=comparison.subject,
        excerpts=tuple(excerpt_view(e, pack) for e in comparison.excerpts),
        sources=tuple(dict.fromkeys(e.source for e in comparison.excerpts)),
        agree=comparison.agree,
        note=comparison.note,
    )


def _overview(pack: Pack, sources: tuple[SourceView, ...], words: Wordbook) -> OverviewView:
    dates = sorted(date.partition("/")[0] for s in pack.sources if (date := citation_of(s, pack.citations).date))
    ends = sorted(date.rpartition("/")[2] for s in pack.sources if (date := citation_of(s, pack.citations).date))
    levels = sorted(source.readability for source in sources if source.readability is not None)
    return OverviewView(
        sources=len(sources),
        official=sum(source.official for source in sources),
        press=sum(not source.official for source in sources),
        undated=sum(not source.dated for source in sources),
        voices=len({quote.speaker for quote in pack.quotes if quote.speaker}),
        first=date_in_words(dates[0], words) if dates else None,
        last=date_in_words(ends[-1], words) if ends and ends[-1] != dates[0] else None,
        languages=tuple(dict.fromkeys(source.language for source in sources if source.language)),
        easiest=levels[0] if levels else None,
        hardest=levels[-1] if levels else None,
    )


def _stories(pack: Pack, press: tuple[SourceView, ...], events: tuple[EventView, ...]) -> tuple[StoryView, ...]:
    """The press grouped by event, each item once.

    The event that most items tell comes first and takes them all; of several such the one that an item
    tells nearest to its beginning, where news puts what is new. Then the next, among the items left.
    """
    begins: dict[tuple[str, str], int] = {}
    for entry in pack.chronology:
        told = [(e.source, e.span.start) for e in entry.event.evidence]
        for source, start in (*told, *((e.source, e.spans[0].start) for e in entry.excerpts if e.spans)):
            at = (entry.event.id, source)
            begins[at] = min(start, begins.get(at, start))
    left = {item.id: item for item in press}
    told_by: dict[str, tuple[SourceView, ...]] = {}
    while left:
        telling = {e.id: [item for item in left if (e.id, item) in begins] for e in events if e.id not in told_by}
        telling = {name: items for name, items in telling.items() if items}
        if not telling:
            break
        most = min(telling, key=lambda name: (-len(telling[name]), min(begins[name, item] for item in telling[name])))
        told_by[most] = tuple(sorted((left.pop(item) for item in telling[most]), key=lambda item: -item.body_words))
    stories = [StoryView(event, told_by[event.id]) for event in events if event.id in told_by]
    return (*stories, *([StoryView(None, tuple(left.values()))] if left else []))
