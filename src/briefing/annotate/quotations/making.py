"""Annotate: make a quotation of a report: which words, of which kind, by whom."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.annotate.quotations import occasions
from briefing.annotate.quotations.elsewhere import THAT
from briefing.annotate.quotations.marks import Marked
from briefing.annotate.quotations.report import Report
from briefing.annotate.quotations.resolve import Voice
from briefing.annotate.tokens import QUOTED, Tokens
from briefing.model import Quotation, QuotationKind, Span

_DASHES = frozenset("–—―")


def make(
    text: str, tokens: Tokens, report: Report, voice: Voice, said: Sequence[Marked], theirs: Sequence[Span]
) -> Quotation | None:
    """The quotation of `report`, whose content is in this sentence; None where it comes to nothing.

    `said` are the marked stretches that are its speaker's words, `theirs` those inside it that are
    somebody else's: an indirect quotation leaves them out of its spans.
    """
    if report.content is None or report.content[1] < report.content[0]:
        return None
    content, cue = tokens.span(*report.content), tokens.span(*report.cue)
    if said:
        spans = tuple(mark.inner for mark in said)
    else:
        spans = _around(text, Span(_after_that(text, content), content.end), theirs)
        if not spans or (len(spans) == 1 and len(text[spans[0].start : spans[0].end].split(None, 1)) < 2):
            return None
    return Quotation(
        spans,
        content,
        _kind(tokens, report, bool(said)),
        marked=bool(said),
        speaker=voice.name,
        speaker_span=voice.span,
        role=voice.role,
        cue=" ".join(text[cue.start : cue.end].split()),
        cue_span=cue,
        status=voice.status,
        occasion=occasions.find(tokens, report),
    )


def _kind(tokens: Tokens, report: Report, marked: bool) -> QuotationKind:
    if not marked:
        return "direct" if _spoken(tokens, report) else "indirect"
    return "mixed" if _has_own_words(tokens, report) else "direct"


def _spoken(tokens: Tokens, report: Report) -> bool:
    """Whether a dash opens the sentence and another closes the words before their remark, as in dialogue."""
    return report.frame == "before" and tokens.low[0] in _DASHES and tokens.low[report.cue[0] - 1] in _DASHES


def _after_that(text: str, content: Span) -> int:
    """Where the clause starts after its conjunction, if it has one."""
    first = text[content.start : content.end].split(None, 1)
    if len(first) == 2 and (first[0].lower() == "that" or first[0].lower() in THAT):
        return text.index(first[1], content.start + len(first[0]))
    return content.start


def _around(text: str, span: Span, holes: Sequence[Span]) -> tuple[Span, ...]:
    """`span` without `holes`, white space and commas at the cuts left out."""
    pieces: list[Span] = []
    here = span.start
    for hole in (*holes, Span(span.end, span.end)):
        piece = text[here : max(here, hole.start)]
        first = here + len(piece) - len(piece.lstrip(" ,\n\t"))
        last = here + len(piece.rstrip(" ,\n\t"))
        if last > first:
            pieces.append(Span(first, last))
        here = max(here, hole.end)
    return tuple(pieces)


def _has_own_words(tokens: Tokens, report: Report) -> bool:
    """Whether words stand in the content that are neither marked nor the cue and its subject nor a bare "that"."""
    assert report.content is not None
    first, last = report.content
    outside = [
        at
        for at in range(first, last + 1)
        if tokens.low[at] != QUOTED
        and tokens.word[at][0].isalnum()
        and not report.cue[0] <= at <= report.cue[1]
        and not (report.subject is not None and report.subject[0] <= at <= report.subject[1])
    ]
    return bool(outside) and not (outside == [first] and tokens.low[first] in ("that", "as"))
