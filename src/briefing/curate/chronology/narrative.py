"""Curate: the day that each sentence tells of, whether it names one or goes on telling of the day named before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from briefing.model import Annotated, Passage, Source, Span, Timex

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_CALENDAR = re.compile(r"\d{4}(?:-\d\d){0,2}")
# A news text says in its first sentences on which day, of the week before it was written, its story happened.
_LEAD = 4
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with the calendar date (a day, month or year) that it tells of; None where nothing tells.

    `basis` says why: the sentence names it ("named"), its text tells of that day all through ("story"), or
    it is the day on which the text was written ("written").
    """

    sentence: Span
    date: str | None
    basis: Literal["named", "story", "written", "none"]


def told(annotated: Annotated) -> tuple[Told, ...]:
    """The sentences of a source's kept passages, each with the date it tells of, in the order of the text.

    Of several dates in one sentence the finest counts, of equally fine ones the first. A date in a quotation, or
    one that only names something, is passed over.
    """
    source = annotated.source
    sentences = _sentences(source)
    named: list[list[str]] = [[] for _ in sentences]
    at = 0
    for timex in annotated.timexes:
        while at < len(sentences) and sentences[at].end <= timex.span.start:
            at += 1
        if at < len(sentences) and sentences[at].covers(timex.span) and (value := _calendar(timex)):
            named[at].append(value)
    written = source.date.value if source.date and _DAY.fullmatch(source.date.value) else None
    story = _story(named[:_LEAD], written)
    rest = Told(Span(0, 0), story or written, "story" if story else "written" if written else "none")
    return tuple(
        Told(sentence, max(values, key=len), "named") if values else Told(sentence, rest.date, rest.basis)
        for sentence, values in zip(sentences, named, strict=True)
    )


def _sentences(source: Source) -> Sequence[Span]:
    bodies: list[Passage] = [p for p in source.passages if p.kind != "heading"]
    found: list[Span] = []
    at = 0
    for sentence in source.sentences:
        while at < len(bodies) and bodies[at].span.end <= sentence.start:
            at += 1
        if at < len(bodies) and bodies[at].span.overlaps(sentence):
            found.append(sentence)
    return found


def _calendar(timex: Timex) -> str | None:
    if timex.edtf is None or timex.attributive or timex.in_quotation or timex.type not in {"DATE", "TIME"}:
        return None
    value = timex.value.split("T")[0].split("/")[0]
    return value if _CALENDAR.fullmatch(value) else None


def _story(lead: Sequence[Sequence[str]], written: str | None) -> str | None:
    if written is None:
        return None
    here = date.fromisoformat(written)
    days = (day for values in lead for day in values if _DAY.fullmatch(day))
    return next((day for day in days if 0 < (here - date.fromisoformat(day)).days <= _WEEK), None)
