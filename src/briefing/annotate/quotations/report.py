"""Annotate: what one report in a sentence is, in tokens."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.annotate.quotations.subjects import Phrase


@dataclass(frozen=True, slots=True)
class Report:
    """One attribution, in tokens, both ends included. `content` is None where what follows is in the next passage.

    `frame` is how the content hangs on the cue: before (the words come first), clause, quote, infinitive,
    object, colon, according. `strong` is False for cues that do not always report;
    `mental` is True for what somebody thinks, wants or does not mean to say aloud.
    """

    subject: Phrase | None
    cue: Phrase
    content: Phrase | None
    frame: str
    strong: bool = True
    passive: bool = False
    mental: bool = False
