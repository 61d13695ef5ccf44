"""Annotate: read a source sentence by sentence, giving each marked stretch and each report to its speaker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from briefing.annotate.quotations import reports, subjects, unmarked
from briefing.annotate.quotations.marks import Marked
from briefing.annotate.quotations.report import Report
from briefing.annotate.quotations.resolve import UNKNOWN, Cast, Voice
from briefing.annotate.quotations.wording import is_naming
from briefing.annotate.tokens import QUOTED, Tokens, cut, units
from briefing.model import Person, Quotation, QuotationKind, Source, Span, count_words

_A_FEW = 5
_CONNECTORS = frozenset(("but", "and", "instead", "then", "also", "so", "or", "still", "yet"))
_FAR = 8
_GOES_ON = frozenset("?!…,-—")
_OPENING = frozenset("“\"«„'`‘")


@dataclass(slots=True)
class _State:
    """What reading has come to: the quotations, who was quoted last and where, and who is about to be."""

    found: list[Quotation]
    last: Voice = UNKNOWN
    last_passage: int = -9
    pending: Voice | None = None
    pending_passage: int = -9
    pending_cue: Span | None = None
    open: bool = False


def read(
    source: Source, people: Sequence[Person], stretches: Sequence[Marked], skip: frozenset[int]
) -> list[Quotation]:
    """The quotations of the passages that are not in `skip`."""
    text, cast = source.text, Cast(source.text, people)
    state = _State([])
    at = 0
    sentences: list[Tokens] = []
    started: list[int] = []
    for passage, span in _joined(text, list(units(source)), stretches):
        here = []
        while at < len(stretches) and stretches[at].outer.start < span.end:
            if stretches[at].outer.start >= span.start:
                here.append((at, stretches[at].outer))
            at += 1
        if passage in skip:
            continue
        for tokens in cut(text, span, passage, here):
            sentences.append(tokens)
            started.append(len(state.found))
            _sentence(source, tokens, stretches, cast, state)
    return unmarked.extend(source, people, sentences, started, state.found)


def _joined(text: str, sentences: Sequence[tuple[int, Span]], stretches: Sequence[Marked]) -> list[tuple[int, Span]]:
    """The sentences, none cut inside a marked stretch or between "…?" and the remark after it ("… he asked.")."""
    open_ends = {
        mark.outer.end
        for mark in stretches
        if text[max(mark.inner.start, mark.inner.end - 3) : mark.inner.end].rstrip("'’”\"")[-1:] in _GOES_ON
    }
    joined: list[tuple[int, Span]] = []
    at, inside = 0, 0
    for passage, span in sentences:
        while at < len(stretches) and stretches[at].outer.start < span.start:
            inside = stretches[at].outer.end
            at += 1
        before = joined[-1] if joined and joined[-1][0] == passage else None
        remark = before is not None and before[1].end in open_ends and text[span.start] not in _OPENING
        if before is not None and (span.start < inside or remark):
            joined[-1] = (passage, Span(before[1].start, span.end))
        else:
            joined.append((passage, span))
    return joined


def _sentence(source: Source, tokens: Tokens, stretches: Sequence[Marked], cast: Cast, state: _State) -> None:
    text = source.text
    has_quote = QUOTED in tokens.low
    found = reports.find(tokens)
    if not found and not has_quote:
        cast.pass_sentence(tokens)
        return
    voices = [cast.resolve(tokens, report.subject) if report.subject is not None else UNKNOWN for report in found]
    cast.pass_sentence(tokens)
    owned = _owners(tokens, found)
    last_made: int | None = None
    for number, (report, voice) in enumerate(zip(found, voices, strict=True)):
        cue = tokens.span(*report.cue)
        if (
            report.subject is not None
            and voice.status == "explicit"
            and (tokens.low[report.subject[1]] == "who" or _is_inherited(report))
        ):
            voice = replace(voice, status="resolved")
        if report.content is None:
            state.pending, state.pending_passage, state.pending_cue = voice, tokens.passage, cue
            continue
        content = tokens.span(*report.content)
        inner = [stretches[tokens.marked[at]] for at, owner in owned if owner == number]
        adjacent = report.frame in ("quote", "colon", "before")
        said = [mark for mark in inner if not is_naming(text, mark, adjacent)]
        if not said and (not report.strong or (inner and report.frame == "object")):
            continue
        quotation = _quotation(text, tokens, report, voice, content, said, cue)
        if quotation is None:
            continue
        if (
            said
            and last_made is not None
            and _joins(tokens, found[last_made], report)
            and state.found
            and state.found[-1].marked
        ):
            before = state.found[-1]
            state.found[-1] = replace(
                before,
                spans=before.spans + quotation.spans,
                content=Span(before.content.start, max(before.content.end, quotation.content.end)),
            )
        else:
            state.found.append(quotation)
            last_made = number if said else last_made
        if said:
            state.last, state.last_passage = voice, tokens.passage
        cast.heard(voice, tokens.passage)
    if tokens.low[-1] == ":" and not (found and found[-1].content is None):
        _announce(tokens, found, voices, cast, state)
    for at, owner in owned:
        if owner < 0:
            _orphan(text, tokens, at, stretches[tokens.marked[at]], state)


def _is_inherited(report: Report) -> bool:
    """Whether the subject stands with an earlier verb: "he rose, saying …"."""
    return report.subject is not None and report.frame != "before" and report.cue[0] - report.subject[1] > _FAR


def _announce(tokens: Tokens, found: Sequence[Report], voices: Sequence[Voice], cast: Cast, state: _State) -> None:
    """A sentence that ends in a colon announces the words of whom it speaks of."""
    voice = next((v for v in reversed(voices) if v.span is not None), None)
    if voice is None:
        lead = subjects.leading(tokens, 0)
        voice = cast.resolve(tokens, lead) if lead is not None else None
    if voice is None or voice.name is None:
        return
    if voice.status == "explicit":
        voice = replace(voice, status="resolved")
    state.pending, state.pending_passage, state.pending_cue = voice, tokens.passage, None


def _owners(tokens: Tokens, found: Sequence[Report]) -> list[tuple[int, int]]:
    """For each marked token, the number of the report that it belongs to, or -1.

    A remark right after it comes first, then the nearest verb of speech around it; "he said he thought
    “…”" is what he said.
    """
    owned = []
    for at, low in enumerate(tokens.low):
        if low != QUOTED:
            continue
        best, rank = -1, (9, 10**9)
        for number, report in enumerate(found):
            if report.content is None or not report.content[0] <= at <= report.content[1]:
                continue
            size = report.content[1] - report.content[0]
            if report.frame == "before":
                standing = 0 if report.content[1] - at <= 1 else 2
            elif report.mental or report.frame == "infinitive":
                standing = 3
            else:
                standing = 2 if report.content[0] != at else 1
            if (standing, size) < rank:
                best, rank = number, (standing, size)
        owned.append((at, best))
    return owned


def _quotation(
    text: str, tokens: Tokens, report: Report, voice: Voice, content: Span, said: Sequence[Marked], cue: Span
) -> Quotation | None:
    kind: QuotationKind
    if said:
        first, last = report.content if report.content is not None else (0, -1)
        outside = [
            i
            for i in range(first, last + 1)
            if tokens.low[i] != QUOTED
            and tokens.word[i][0].isalnum()
            and not report.cue[0] <= i <= report.cue[1]
            and not (report.subject is not None and report.subject[0] <= i <= report.subject[1])
        ]
        kind = "mixed" if outside and not (report.frame == "clause" and outside == [first]) else "direct"
        spans = tuple(mark.inner for mark in said)
    else:
        kind = "indirect"
        start = content.start
        if text[start : start + 5].lower() == "that ":
            start += 5
        if start >= content.end or count_words(text, (content,)) < 2:
            return None
        spans = (Span(start, content.end),)
    return Quotation(
        spans,
        content,
        kind,
        marked=bool(said),
        speaker=voice.name,
        speaker_span=voice.span,
        role=voice.role,
        cue=" ".join(text[cue.start : cue.end].split()),
        cue_span=cue,
        status=voice.status,
    )


def _joins(tokens: Tokens, one: Report, other: Report) -> bool:
    """Whether a later report goes on with the same utterance: "…," he stated, calling it "…"."""
    return (
        one.subject is not None and one.subject == other.subject and one.frame == "before" and other.cue[0] > one.cue[1]
    )


def _orphan(text: str, tokens: Tokens, at: int, mark: Marked, state: _State) -> None:
    """A marked stretch with no verb of its own: the next words of the last speaker, or nobody's that is named."""
    words = count_words(text, (mark.inner,))
    since = max((i + 1 for i in range(at) if tokens.low[i] == "."), default=0)
    first = all(
        not tokens.word[i][0].isalnum() or tokens.low[i] in _CONNECTORS
        for i in range(since, at)
        if tokens.low[i] != QUOTED
    )
    alone = first and all(
        not tokens.word[i][0].isalnum() for i in range(at + 1, len(tokens)) if tokens.low[i] != QUOTED
    )
    if mark.reopens and state.found and state.found[-1].marked:
        before = state.found[-1]
        state.found[-1] = replace(
            before,
            spans=(*before.spans, mark.inner),
            content=Span(before.content.start, max(before.content.end, mark.outer.end)),
        )
        state.last_passage = tokens.passage
        return
    voice, cue = UNKNOWN, None
    if first and state.pending is not None and tokens.passage - state.pending_passage <= 1:
        voice, cue = state.pending, state.pending_cue
    elif (first and state.last_passage == tokens.passage) or (alone and tokens.passage - state.last_passage <= 1):
        if words < _A_FEW and not alone:
            return
        voice = state.last
        if voice.status == "explicit":
            voice = replace(voice, status="resolved")
    elif words < _A_FEW or is_naming(text, mark, adjacent=False):
        return
    if words < _A_FEW and is_naming(text, mark, adjacent=False):
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
    if voice is not UNKNOWN:
        state.last, state.last_passage = voice, tokens.passage
