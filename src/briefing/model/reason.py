"""Model: how an event's date was reached, step by step, so that any language can say it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ReasonKind = Literal[
    "stated", "day-month", "month", "year-from", "days-year-from", "year-from-own", "counted", "no-year", "relative",
    "undated", "only-before", "only-after", "put-before", "put-after", "described", "before", "after", "not-after",
    "before-that", "same-words", "user", "no-words",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class OwnDate:
    """A source's own date (EDTF) and who says it (`basis`, as a fact's)."""

    source: str
    date: str
    basis: str


@dataclass(frozen=True, slots=True)
class Reason:
    """One step: its kind, and what it names.

    `sources` are those that the step speaks of and `others` those that it rests on, by their ids; `own` the own
    dates it rests on, `day` a date (EDTF). `same` and `word` tell by what two sources are known to speak of one
    event; `word` stands in the sources. `steps` are those by which what the step rests on was reached.
    """

    kind: ReasonKind
    sources: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    own: tuple[OwnDate, ...] = ()
    day: str | None = None
    same: Literal["", "day", "month"] = ""
    word: str = ""
    steps: tuple[Reason, ...] = ()
