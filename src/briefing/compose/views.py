"""Compose: what a template sees of a pack. Our words, names, numbers and refs; never the words of a source.

A view has no field that its edition may not print: the student's questions have no evidence, so no
template, however it is written, can put the key into a student's hand.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExcerptView:
    """An excerpt: its `ref`, its source's number and where in it ("S2 ¶7–9")."""

    ref: str
    source: str
    where: str


@dataclass(frozen=True, slots=True)
class SourceView:
    """A source as its card shows it. None or empty where the source does not tell.

    `genre` is its kind in words, `official` whether it is a statement or speech rather than a report,
    `distance` how many steps lie between what happened or was said and the reader, in words. `share` is
    the printed part of the body in whole per cent; `notice` is the ref of the publisher's notice, or
    `notice_as` the earlier source whose notice has the same words.
    """

    id: str
    title: str | None
    file: str
    authors: tuple[str, ...]
    publisher: str | None
    maker: str
    speaker: str | None
    genre: str
    official: bool
    date: str
    dated: bool
    date_basis: str
    place: str | None
    via: tuple[str, ...]
    distance: str
    language: str | None
    url: str | None
    link_required: bool
    licence: str | None
    permission: str | None
    by_user: tuple[str, ...]
    body_words: int
    used_words: int
    limit: int | None
    share: int
    readability: int | None
    notice: str | None
    notice_as: str | None
    excerpts: tuple[ExcerptView, ...]
    same_story: int | None


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A key quote: its ref, its speaker (None: not named), who they are, and when."""

    ref: str
    source: str
    where: str
    speaker: str | None
    role: str | None
    date: str | None
    occasion: str | None


@dataclass(frozen=True, slots=True)
class EventView:
    """A line of the chronology. `when` in words; `sure` says how the date is known, `why` how it was reached.

    `rank` is its place by weight among all, from 1: a short list takes those of the first ranks.
    """

    id: str
    when: str
    band: str
    basis: str
    sure: str
    why: str
    status: str
    label: str | None
    excerpts: tuple[ExcerptView, ...]
    sources: tuple[str, ...]
    rank: int = 1


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question as everybody may see it. `lines` is how much room its answer asks for."""

    ref: str
    number: int
    block: str
    skill: str
    where: str
    lines: int


@dataclass(frozen=True, slots=True)
class KeyedQuestionView:
    """A question as the teacher sees it, with the evidence, the tension to bring out and a likely misreading."""

    ref: str
    number: int
    block: str
    skill: str
    where: str
    lines: int
    level: int
    bloom: str
    evidence: tuple[ExcerptView, ...]
    tension: str
    misreading: str


@dataclass(frozen=True, slots=True)
class BlockView:
    """One of the four blocks of questions."""

    name: str
    questions: tuple[QuestionView | KeyedQuestionView, ...]


@dataclass(frozen=True, slots=True)
class TermView:
    """A word to help with: `definition` is the ref of words in which a source explains it, `gloss` a person's own,
    or a suggestion of the dictionary `by`."""

    term: str
    source: str
    explained: bool
    definition: ExcerptView | None
    gloss: str | None
    by: str


@dataclass(frozen=True, slots=True)
class ComparisonView:
    """A figure or fact in several sources, and whether they agree (None: it cannot be said)."""

    subject: str
    excerpts: tuple[ExcerptView, ...]
    sources: tuple[str, ...]
    agree: bool | None
    note: str


@dataclass(frozen=True, slots=True)
class StandView:
    """What one actor said at one date: an excerpt and when, in words."""

    excerpt: ExcerptView
    date: str


@dataclass(frozen=True, slots=True)
class PositionView:
    """An actor's words from the earliest to the latest. `latest` is None where no two dates are known."""

    actor: str
    role: str | None
    earliest: StandView
    latest: StandView | None
    stands: tuple[StandView, ...]


@dataclass(frozen=True, slots=True)
class StoryView:
    """Items of the press about one event: the event, and the sources, fullest first."""

    event: EventView | None
    sources: tuple[SourceView, ...]


@dataclass(frozen=True, slots=True)
class OverviewView:
    """The pack in numbers: how many sources, of which kind, from when to when, how many without a date."""

    sources: int
    official: int
    press: int
    undated: int
    voices: int
    first: str | None
    last: str | None
    languages: tuple[str, ...]
    easiest: int | None
    hardest: int | None


@dataclass(frozen=True, slots=True)
class PackView:
    """The whole pack as one edition may show it. Fields that an edition may not show are empty.

    `motion` are the two key quotes that the controversy turns on, where the edition has its sheet.
    """

    title: str
    question: str
    edition: str
    language: str
    as_of: str | None
    handling: str | None
    audience: str | None
    overview: OverviewView
    sources: tuple[SourceView, ...]
    excerpts: tuple[ExcerptView, ...]
    bottom_line: tuple[ExcerptView, ...]
    quotes: tuple[QuoteView, ...]
    dated: tuple[EventView, ...]
    undated: tuple[EventView, ...]
    blocks: tuple[BlockView, ...]
    terms: tuple[TermView, ...]
    positions: tuple[PositionView, ...]
    comparisons: tuple[ComparisonView, ...]
    gaps: tuple[str, ...]
    left_out: tuple[str, ...]
    official: tuple[SourceView, ...]
    press: tuple[SourceView, ...]
    stories: tuple[StoryView, ...]
    motion: tuple[QuoteView, ...] = ()
