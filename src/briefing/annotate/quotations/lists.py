"""Annotate: find words without marks that a sentence before announces: "The statement reads:" and what comes next."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.annotate.quotations.following import Announced
from briefing.annotate.tables import words
from briefing.annotate.tokens import QUOTED, Tokens
from briefing.model import Quotation, Source, Span

_READS = words(
    """
    read reads reading say says said state states stated declare declares declared write writes wrote add adds added
    continue continues continued reply replies replied conclude concludes concluded tell tells told
    """
)


def find(source: Source, sentences: Sequence[Tokens], announced: Sequence[Announced]) -> list[Quotation]:
    """The paragraph after each announcement that ends its own, or the list items after it: one span a passage."""
    made: list[Quotation] = []
    first: dict[int, Tokens] = {}
    last: dict[int, Tokens] = {}
    for tokens in sentences:
        first.setdefault(tokens.passage, tokens)
        last[tokens.passage] = tokens
    for passage, voice, cue in announced:
        verb = source.text[cue.start : cue.end].split()[0].lower()
        after = passage + 1
        if verb not in _READS or after not in first or passage not in last:
            continue
        if last[passage].end[-1] < cue.end or last[passage].low[-1] != ":":
            continue
        if last[passage].start[0] > cue.start or first[after].low[:1] == (QUOTED,):
            continue
        if source.passages[after].kind == "heading":
            continue
        spans = [source.passages[after].span]
        while source.passages[after].kind == "list-item" and after + 1 in first:
            after += 1
            if source.passages[after].kind != "list-item":
                break
            spans.append(source.passages[after].span)
        made.append(
            Quotation(
                tuple(spans),
                Span(spans[0].start, spans[-1].end),
                "direct",
                marked=False,
                speaker=voice.name,
                speaker_span=voice.span,
                role=voice.role,
                cue=" ".join(source.text[cue.start : cue.end].split()),
                cue_span=cue,
                status=voice.status,
            )
        )
    return made
