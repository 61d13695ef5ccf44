"""Annotate: read a source sentence by sentence, giving each marked stretch and each report to its speaker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefing.annotate.quotations import following, reports, unmarked
from briefing.annotate.quotations.cues import NOUNS, SUBJECT_FORMS
from briefing.annotate.quotations.following import State
from briefing.annotate.quotations.making import make
from briefing.annotate.quotations.marks import Marked
from briefing.annotate.quotations.report import Report
from briefing.annotate.quotations.resolve import UNKNOWN, Cast, Voice
from briefing.annotate.quotations.wording import is_naming
from briefing.annotate.tokens import QUOTED, Tokens, cut, units
from briefing.model import Person, Quotation, Source, Span

_FAR = 8
_PASSED_ON = frozenset(("reports", "reported", "reporting", "quotes", "quoted"))
_DASHES = frozenset("–—―-")
_GOES_ON = frozenset("?!…,-—")
_OPENING = frozenset("“\"«„'`‘")
_FINITE = frozenset(("is", "are", "was", "were", "has", "have", "had", "will", "would", "should", "could", "can"))


def read(
    source: Source, people: Sequence[Person], stretches: Sequence[Marked], turns: Mapping[int, str | None]
) -> list[Quotation]:
    """The quotations of all passages; in `turns` (passage -> who speaks), none without marks are looked for."""
    text, cast = source.text, Cast(source.text, people, turns)
    state = State()
    at = 0
    sentences: list[Tokens] = []
    started: list[int] = []
    for passage, span in _joined(text, list(units(source)), stretches):
        here = []
        while at < len(stretches) and stretches[at].outer.start < span.end:
            if stretches[at].outer.start >= span.start:
                here.append((at, stretches[at].outer))
            at += 1
        for tokens in cut(text, span, passage, here):
            sentences.append(tokens)
            started.append(len(state.found))
            state.number += 1
            _sentence(text, tokens, stretches, cast, state)
    loose = [(tokens, since) for tokens, since in zip(sentences, started, strict=True) if tokens.passage not in turns]
    return unmarked.extend(source, people, [s for s, _ in loose], [n for _, n in loose], state.found, state.announced)


def _joined(text: str, sentences: Sequence[tuple[int, Span]], stretches: Sequence[Marked]) -> list[tuple[int, Span]]:
    """The sentences, none cut inside a marked stretch or between "…?" and the remark after it ("… he asked.")."""
    open_ends = {
        mark.outer.end
        for mark in stretches
        if text[max(mark.inner.start, mark.inner.end - 3) : mark.inner.end].rstrip("'’”\"")[-1:] in _GOES_ON
    }
    ends = {mark.outer.end for mark in stretches}
    joined: list[tuple[int, Span]] = []
    at, inside = 0, 0
    for passage, span in sentences:
        while at < len(stretches) and stretches[at].outer.start < span.start:
            inside = stretches[at].outer.end
            at += 1
        before = joined[-1] if joined and joined[-1][0] == passage else None
        remark = before is not None and before[1].end in open_ends and text[span.start] not in _OPENING
        remark = remark or (before is not None and before[1].end in ends and text[span.start] in _DASHES)
        if before is not None and (span.start < inside or remark):
            joined[-1] = (passage, Span(before[1].start, span.end))
        else:
            joined.append((passage, span))
    return joined


def _sentence(text: str, tokens: Tokens, stretches: Sequence[Marked], cast: Cast, state: State) -> None:
    """Add the quotations of one sentence to `state`."""
    found = reports.find(tokens)
    if not found and QUOTED not in tokens.low:
        cast.pass_sentence(tokens)
        if tokens.low and tokens.low[-1] == ":":
            following.announce(tokens, (), cast, state)
        return
    voices = [_voice(tokens, report, cast) for report in found]
    cast.pass_sentence(tokens)
    owned = _owners(text, tokens, found, stretches)
    marks = {at: stretches[tokens.marked[at]] for at, _ in owned}
    spoken: int | None = None
    for number, (report, voice) in enumerate(zip(found, voices, strict=True)):
        if report.content is None:
            state.expect(voice, tokens, tokens.span(*report.cue))
            continue
        inner = [at for at, owner in owned if owner == number]
        adjacent = report.frame in ("quote", "colon", "before")
        said = [at for at in inner if not is_naming(text, marks[at], adjacent)]
        if said and report.frame == "before":
            # Words split by their remark are all said: „Die Brücke“, sagte Weber, „ist fertig.“
            said = inner
        theirs = [
            at for at, owner in owned if owner not in (number, -1) and report.content[0] <= at <= report.content[1]
        ]
        if not said and (not report.strong or (inner and report.frame == "object") or (theirs and report.mental)):
            continue
        quotation = make(text, tokens, report, voice, [marks[at] for at in said], [marks[at].outer for at in theirs])
        if quotation is None:
            continue
        if report.frame != "according":
            quotation = replace(quotation, via=_cited(tokens, found, report))
        if said and spoken is not None and _joins(found[spoken], report) and state.found[-1].marked:
            state.extend(quotation.spans, quotation.content)
        else:
            state.found.append(quotation)
            spoken = number if said else spoken
        if said:
            state.spoke(voice, tokens)
        cast.heard(voice, tokens.passage)
    if tokens.low[-1] == ":" and not (found and found[-1].content is None):
        following.announce(tokens, voices, cast, state)
    for at, owner in owned:
        if owner < 0:
            following.follow(text, tokens, at, marks[at], cast, state)


def _voice(tokens: Tokens, report: Report, cast: Cast) -> Voice:
    """Whose report it is; a subject that stands with "who" or an earlier verb is not explicit but resolved."""
    if report.subject is None:
        return UNKNOWN
    voice = cast.resolve(tokens, report.subject)
    inherited = report.frame != "before" and report.cue[0] - report.subject[1] > _FAR
    if voice.status == "explicit" and (tokens.low[report.subject[1]] in ("who", "which") or inherited):
        return replace(voice, status="resolved")
    return voice


def _cited(tokens: Tokens, found: Sequence[Report], report: Report) -> Span | None:
    """Who is cited for what somebody said: "…, X said, according to Y"; "Y reported that X said …"."""
    for other in found:
        if other.subject is None or other.content is None or report.content is None or other is report:
            continue
        passes_on = other.frame == "according" or (
            tokens.low[other.cue[0]] in _PASSED_ON and other.subject != report.subject
        )
        around = other.content[0] <= report.cue[0] <= other.content[1]
        if passes_on and (around or (other.frame == "according" and _covers(other.content, report.content[0]))):
            return tokens.span(*other.subject)
    return None


def _covers(content: tuple[int, int], at: int) -> bool:
    return content[0] <= at <= content[1]


def _owners(text: str, tokens: Tokens, found: Sequence[Report], stretches: Sequence[Marked]) -> list[tuple[int, int]]:
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
            beside = tokens.low[at - 1] in NOUNS and report.cue[1] == at - 1
            if beside and _predicate(text, stretches[tokens.marked[at]]):
                continue
            if report.frame == "object" and _ended(text, tokens, report.content[0], at, stretches):
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


def _predicate(text: str, mark: Marked) -> bool:
    """Whether the marked words start with a verb: “are wrong” is said of somebody's comments, not in them."""
    return text[mark.inner.start : mark.inner.end].split(None, 1)[0].casefold() in _FINITE


def _ended(text: str, tokens: Tokens, first: int, at: int, stretches: Sequence[Marked]) -> bool:
    """Whether between token `first` and the stretch at `at` a marked comma and a new subject end the phrase.

    "A clip that the judge called “tasteless,” Reyes asked for “a second look”."
    """
    for i in range(first, at - 1):
        if tokens.low[i] == QUOTED and text[stretches[tokens.marked[i]].inner.end - 1] == ",":
            following = tokens.low[i + 1]
            if tokens.word[i + 1][0].isupper() or following in SUBJECT_FORMS:
                return True
    return False


def _joins(one: Report, other: Report) -> bool:
    """Whether a later report goes on with the same utterance: "…," he stated, calling it "…"."""
    return (
        one.subject is not None and one.subject == other.subject and one.frame == "before" and other.cue[0] > one.cue[1]
    )
