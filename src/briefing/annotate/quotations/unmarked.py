"""Annotate: find words said without marks: a remark that governs its paragraph, a name line, a list after a colon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.annotate.quotations import lists, name_lines
from briefing.annotate.quotations.following import Announced
from briefing.annotate.tokens import QUOTED, Tokens
from briefing.model import Person, Quotation, Source, Span

_FIRST_PERSON = frozenset(["we", "our", "us", "i", "my", "ours", "myself", "ourselves"])


def extend(
    source: Source,
    people: Sequence[Person],
    sentences: Sequence[Tokens],
    started: Sequence[int],
    found: Sequence[Quotation],
    announced: Sequence[Announced],
) -> list[Quotation]:
    """`found` with the unmarked quotations added, and what lies inside those taken out.

    `sentences` are those read, in order, and `started` how many quotations had been found before each.
    """
    made = [
        *_governed(source, sentences, started, found),
        *name_lines.find(source, people, sentences, found),
        *lists.find(source, sentences, announced),
    ]
    if not made:
        return list(found)
    kept = [
        q
        for q in found
        if not any(
            (
                block.content.covers(q.content)
                or (not q.marked and block.content.start < q.content.start < block.content.end)
            )
            and (not q.marked or q.status == "unknown" or block.marked)
            for block in made
        )
    ]
    return [*kept, *made]


def _governed(
    source: Source, sentences: Sequence[Tokens], started: Sequence[int], found: Sequence[Quotation]
) -> list[Quotation]:
    """ "… . … . …, the ministry said.": the trailing remark governs the sentences of the paragraph before it."""
    made: list[Quotation] = []
    last_marked: Quotation | None = None
    seen = 0
    for at, tokens in enumerate(sentences):
        end = started[at + 1] if at + 1 < len(started) else len(found)
        while seen < started[at]:
            last_marked = found[seen] if found[seen].marked else last_marked
            seen += 1
        if at + 1 < len(sentences) and sentences[at + 1].passage == tokens.passage:
            continue
        trailing = next((q for q in found[started[at] : end] if _is_trailing(q, tokens)), None)
        if trailing is None or trailing.speaker_span is None:
            continue
        first = at
        while first > 0 and sentences[first - 1].passage == tokens.passage:
            first -= 1
        block = sentences[first : at + 1]
        if any(QUOTED in one.low for one in block):
            continue
        before = found[started[first] : started[at]]
        if any(q.speaker == trailing.speaker or _reports_speech(q) for q in before):
            continue
        spoken = _in_first_person(block, trailing)
        carried_on = (
            first < at
            and trailing.speaker is not None
            and last_marked is not None
            and last_marked.speaker == trailing.speaker
            and source.passage_at(last_marked.content.start) == source.passages[max(0, tokens.passage - 1)]
        )
        if not spoken and not carried_on:
            continue
        content = Span(block[0].start[0], trailing.content.end)
        made.append(replace(trailing, spans=(content,), content=content, kind="direct"))
    return made


def _is_trailing(q: Quotation, tokens: Tokens) -> bool:
    """Whether the remark ends the sentence: ", the ministry said.", not ", according to the ministry."."""
    if q.marked or q.cue_span is None or q.speaker_span is None or q.cue is None or q.cue.lower() == "according to":
        return False
    return q.cue_span.start >= q.content.end and q.content.start == tokens.start[0]


def _reports_speech(q: Quotation) -> bool:
    return q.cue is not None and q.cue.split()[0].lower() in (
        "said",
        "says",
        "told",
        "added",
        "according",
        "wrote",
        "stated",
    )


def _in_first_person(block: Sequence[Tokens], trailing: Quotation) -> bool:
    return any(
        low in _FIRST_PERSON
        for tokens in block
        for low, start in zip(tokens.low, tokens.start, strict=True)
        if start < trailing.content.end
    )
