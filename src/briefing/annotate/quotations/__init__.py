"""Annotate: find quotations: what was said, the word that reports it, and who said it."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.annotate.quotations import labels, marks, reading
from briefing.model import Person, Quotation, Source

_WRITER = frozenset(("i", "we", "my", "our", "я", "мы", "мен", "біз", "ich", "wir", "je", "nous"))


def find(source: Source, people: Sequence[Person]) -> tuple[Quotation, ...]:
    """The quotations of `source` in order of place, `people` being those named in it.

    Direct and mixed ones have one span a marked stretch, the marks outside; indirect ones and those
    without marks have the words said. A speaker is named only where the document tells; `status`
    says how: "explicit" by a name or a body with its verb, "resolved" by a pronoun, a title or the
    sentence before, else "unknown". In a statement or a speech only the marked words of others
    are listed, in a letter or an opinion piece all that is told to be theirs. Offsets are code
    points of the source's text. Raises nothing. The triple of content, cue and source follows Pareti (2012).
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
        personal = source.genre is None or source.genre.value == "opinion"
        found = [q for q in found if (_is_another(source, q) if personal else _is_marked_and_told(q))]
        labelled = [] if not personal else labelled
    quotations = [*found, *(quotation for _, quotation in labelled)]
    return tuple(sorted(quotations, key=lambda q: (q.spans[0], q.content, q.speaker_span or q.content)))


def _of_others(q: Quotation) -> bool:
    """Whether the words inside a turn are quoted there: marked, with a verb, and of somebody or in whole."""
    told = q.status != "unknown" or q.speaker is not None or q.kind == "direct"
    return q.marked and q.kind != "indirect" and q.cue is not None and told


def _is_marked_and_told(q: Quotation) -> bool:
    """Whether words in a statement or a speech are marked and told to be somebody's: all others are the speaker's."""
    return q.marked and q.kind != "indirect" and q.status == "explicit"


def _is_another(source: Source, q: Quotation) -> bool:
    """Whether words in a letter or an opinion piece are told to be somebody else's than the writer's."""
    if source.speaker is None or q.speaker is None or q.speaker_span is None:
        return False
    if source.words(q.speaker_span).lower() in _WRITER:
        return False
    writers = source.speaker.value.split(", ")
    return not any(own.endswith(q.speaker) or q.speaker.endswith(own) for own in writers)
