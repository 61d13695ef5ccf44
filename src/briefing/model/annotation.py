"""Annotation: what is found in a source, each thing with its span and why it was found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from briefing.model.reason import Reason
from briefing.model.source import Source
from briefing.model.span import Span

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
QuotationKind = Literal["direct", "indirect", "mixed"]
SpeakerStatus = Literal["explicit", "resolved", "unknown"]
EventBasis = Literal["stated", "dateline", "inferred", "user", "undated"]
EventStatus = Literal["done", "planned", "denied"]


@dataclass(frozen=True, slots=True)
class Timex:
    """A temporal expression (TIMEX3, ISO-TimeML): `value` as partial as the text ("XXXX-10-07").

    `edtf` is the calendar date or interval (EDTF, ISO 8601-2) where the text and its document date
    give one; `basis` names how the value was reached (stated, dateline, document-date, …).
    `attributive` marks a date that names a thing and dates no event ("the 1967 borders").
    """

    span: Span
    type: TimexType
    value: str
    edtf: str | None = None
    basis: str = "stated"
    attributive: bool = False
    in_quotation: bool = False


@dataclass(frozen=True, slots=True)
class Quotation:
    """Content, cue and speaker of one utterance.

    `spans` are the stretches of the words said, marks outside; an utterance interrupted by its cue has
    several. `content` is the whole of what is attributed. `speaker_span` is the nearest mention, which
    may be a pronoun; `speaker` the name it stands for; `role` what the source calls that person. `via` is who
    is cited for it ("X said, according to Y").
    """

    spans: tuple[Span, ...]
    content: Span
    kind: QuotationKind
    marked: bool
    speaker: str | None = None
    speaker_span: Span | None = None
    role: str | None = None
    cue: str | None = None
    cue_span: Span | None = None
    status: SpeakerStatus = "unknown"
    occasion: Span | None = None
    via: Span | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody, or a body that speaks (`kind`), with every mention's span; `role` as the source gives it."""

    name: str
    role: str | None
    spans: tuple[Span, ...]
    kind: Literal["person", "body"] = "person"


@dataclass(frozen=True, slots=True)
class Term:
    """A word or abbreviation worth explaining; `definition` is the span in which the source itself explains it."""

    term: str
    spans: tuple[Span, ...]
    definition: Span | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Annotated:
    """A source with what was found in it, each tuple sorted by place."""

    source: Source
    timexes: tuple[Timex, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    people: tuple[Person, ...] = ()
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a source that tell an event: the shortest whole clause or sentence, and what dates it there."""

    source: str
    span: Span
    timex: Span | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A thing that happened, across sources.

    `edtf` is None where no date is known; then `not_before` and `not_after` (inclusive days) may bound
    it. `reasons` say how the date was reached, step by step, and `why` says it in one line of English,
    naming the sources. `participants` and `place` are as the evidence names them; None or empty where it
    names none.
    """

    id: str
    edtf: str | None
    basis: EventBasis
    why: str
    evidence: tuple[Evidence, ...]
    not_before: str | None = None
    not_after: str | None = None
    status: EventStatus = "done"
    weight: float = 0.0
    participants: tuple[str, ...] = ()
    place: str | None = None
    reasons: tuple[Reason, ...] = ()
