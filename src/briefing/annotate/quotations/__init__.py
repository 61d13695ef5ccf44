"""Annotate: find quotations: what was said, the word that reports it, and who said it."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.annotate.quotations import labels, marks, reading
from briefing.model import Person, Quotation, Source


def find(source: Source, people: Sequence[Person]) -> tuple[Quotation, ...]:
    """The quotations of `source` in order of place, `people` being those named in it.

    Direct and mixed ones have one span a marked stretch, the marks outside; indirect ones and those
    without marks have the words said. A speaker is named only where the document tells; `status`
    says how: "explicit" by a name or a body with its verb, "resolved" by a pronoun, a title or the
    sentence before, else "unknown". In a document that is one voice only the marked words of others
    are listed. Offsets are code points of the source's text. Raises nothing. The triple of content,
    cue and source follows Pareti (2012).
    """
    if not source.passages:
        return ()
    stretches = marks.pair(source.text, tuple(passage.span for passage in source.passages))
    labelled = labels.find(source, people)
    turns = dict(labels.passages(source, labelled))
    found = reading.read(source, people, stretches, turns)
    if turns:
        # Inside a turn only the words of others are quoted; its own are the turn.
        inside = [source.passages[index].span for index in turns]
        found = [q for q in found if _of_others(q) or not any(turn.overlaps(q.content) for turn in inside)]
    if source.speaker is not None:
        found = [q for q in found if q.marked and q.kind != "indirect" and q.status == "explicit"]
        labelled = []
    quotations = [*found, *(quotation for _, quotation in labelled)]
    return tuple(sorted(quotations, key=lambda q: (q.spans[0], q.content, q.speaker_span or q.content)))


def _of_others(q: Quotation) -> bool:
    """Whether the words inside a turn are quoted there: marked, with a verb, and of somebody or in whole."""
    told = q.status != "unknown" or q.speaker is not None or q.kind == "direct"
    return q.marked and q.kind != "indirect" and q.cue is not None and told
