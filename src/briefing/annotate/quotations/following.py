"""Annotate: give words without a verb of their own to whoever goes on speaking, or has been announced."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from briefing.annotate.quotations import inner_remarks, leads
from briefing.annotate.quotations.marks import Marked
from briefing.annotate.quotations.resolve import UNKNOWN, Cast, Voice
from briefing.annotate.quotations.wording import is_naming
from briefing.annotate.tokens import QUOTED, Tokens
from briefing.model import Quotation, Span, count_words

_A_FEW = 5
_NEAR = 80
_CONNECTORS = frozenset(("but", "and", "instead", "then", "also", "so", "or", "still", "yet"))


Announced = tuple[int, Voice, Span]
"""A verb of speech and a colon: the passage, whose words come next, the verb."""


@dataclass(slots=True)
class State:
    """What reading has come to: the quotations, who was quoted last, and who is about to be.

    `number` counts the sentences; `last_number` and `expected_number` are those of the last words
    quoted and of the sentence that announces some.
    """

    found: list[Quotation] = field(default_factory=list)
    number: int = 0
    last: Voice = UNKNOWN
    last_passage: int = -9
    last_number: int = -9
    expected: Voice = UNKNOWN
    expected_number: int = -9
    expected_cue: Span | None = None
    announced: list[Announced] = field(default_factory=list)

    def spoke(self, voice: Voice, tokens: Tokens) -> None:
        """Take note of whose marked words stand in this sentence."""
        self.last, self.last_passage, self.last_number = voice, tokens.passage, self.number

    def expect(self, voice: Voice, tokens: Tokens, cue: Span | None) -> None:
        """Take note that the words of `voice` come next."""
        self.expected, self.expected_number, self.expected_cue = voice, self.number, cue
        if cue is not None:
            self.announced.append((tokens.passage, voice, cue))

    def extend(self, spans: tuple[Span, ...], content: Span) -> None:
        """Add stretches to the quotation found last."""
        before = self.found[-1]
        whole = Span(before.content.start, max(before.content.end, content.end))
        self.found[-1] = replace(before, spans=before.spans + spans, content=whole)


def announce(tokens: Tokens, voices: Sequence[Voice], cast: Cast, state: State) -> None:
    """A sentence that ends in a colon announces the words of whom it speaks of."""
    voice = next((voice for voice in reversed(voices) if voice.span is not None), None)
    if voice is None:
        lead = leads.before_colon(tokens, len(tokens) - 1)
        voice = cast.announced(tokens, lead) if lead is not None else UNKNOWN
    if voice.name is not None:
        state.expect(_less_sure(voice), tokens, None)


def follow(text: str, tokens: Tokens, at: int, mark: Marked, cast: Cast, state: State) -> None:
    """Add the marked stretch at token `at`, which no verb governs; nothing where it only names or scares."""
    if mark.reopens and state.found and state.found[-1].marked and state.last_number >= state.number - 1:
        state.extend((mark.inner,), mark.outer)
        state.spoke(state.last, tokens)
        return
    remark = inner_remarks.find(text, mark, tokens.passage, cast)
    if remark is not None:
        state.found.append(remark)
        cast.heard(Voice(remark.speaker, remark.speaker_span, remark.role, remark.status), tokens.passage)
        return
    words = count_words(text, (mark.inner,))
    since = max((i + 1 for i in range(at) if tokens.low[i] == "."), default=0)
    first = _nothing_said(tokens, since, at)
    alone = first and _nothing_said(tokens, at + 1, len(tokens))
    voice, cue = UNKNOWN, None
    if first and state.expected is not UNKNOWN and state.number - state.expected_number <= 1:
        voice, cue = state.expected, state.expected_cue
    elif first and state.last_passage == tokens.passage and (alone or words >= _A_FEW):
        voice = _less_sure(_last_or_subject(tokens, cast, state))
    elif alone and tokens.passage - state.last_passage == 1 and state.last_number >= state.number - 1:
        voice = _less_sure(state.last)
        if voice.span is not None and mark.outer.start - voice.span.end > _NEAR:
            # A new paragraph of words, and nobody named since: likely, but not told.
            voice = Voice(None, voice.span, None, "unknown")
    elif at > 0 and tokens.low[at - 1] == ":":
        lead = leads.before_colon(tokens, at - 1)
        voice = _less_sure(cast.announced(tokens, lead)) if lead is not None and lead[1] < at else UNKNOWN
    elif words < _A_FEW or is_naming(text, mark, adjacent=False):
        return
    if words < _A_FEW and (is_naming(text, mark, adjacent=False) or voice is UNKNOWN):
        return
    state.found.append(
        Quotation(
            (mark.inner,),
            mark.outer,
            "direct",
            marked=True,
            speaker=voice.name,
            speaker_span=voice.span,
            role=voice.role,
            cue=" ".join(text[cue.start : cue.end].split()) if cue is not None else None,
            cue_span=cue,
            status=voice.status,
        )
    )
    state.spoke(voice, tokens)


def _last_or_subject(tokens: Tokens, cast: Cast, state: State) -> Voice:
    """Who goes on within a paragraph: the last speaker, or whom a sentence in between is about."""
    if state.last_number >= state.number - 1:
        return state.last
    between = cast.subject_of(tokens.passage)
    return between if between is not None else state.last


def _nothing_said(tokens: Tokens, start: int, end: int) -> bool:
    return all(
        tokens.low[i] == QUOTED or not tokens.word[i][0].isalnum() or tokens.low[i] in _CONNECTORS
        for i in range(start, end)
    )


def _less_sure(voice: Voice) -> Voice:
    return replace(voice, status="resolved") if voice.status == "explicit" else voice
