"""Annotate: find words said without marks: a remark that governs its paragraph, a name line, a list after a colon."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefing.annotate.people.titles import TITLES
from briefing.annotate.quotations.cues import AUXILIARIES, CUES
from briefing.annotate.tokens import QUOTED, Tokens
from briefing.model import Person, Quotation, Source, Span

_FIRST_PERSON = frozenset(["we", "our", "us", "i", "my", "ours", "myself", "ourselves"])
_READS = frozenset(
    [
        "read",
        "reads",
        "reading",
        "say",
        "says",
        "said",
        "state",
        "states",
        "stated",
        "declare",
        "declares",
        "declared",
        "write",
        "wrote",
        "writes",
    ]
)
_NAME_LINE_WORDS = 16
_DASHES = re.compile(r"[\s\-–—―*_~]*")
_ENDED = frozenset('.!?…”"»')


def extend(
    source: Source,
    people: Sequence[Person],
    sentences: Sequence[Tokens],
    started: Sequence[int],
    found: Sequence[Quotation],
) -> list[Quotation]:
    """`found` with the unmarked quotations added, and what lies inside those taken out.

    `sentences` are those read, in order, and `started` how many quotations had been found before each.
    """
    made = [
        *_governed(source, sentences, started, found),
        *_name_lines(source, people, sentences),
        *_lists(source, sentences, found),
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


def _name_lines(source: Source, people: Sequence[Person], sentences: Sequence[Tokens]) -> list[Quotation]:
    """A paragraph and, in the next passage, nothing but a name and a role: that person's words."""
    made: list[Quotation] = []
    starts = {span.start: (span, person) for person in people if person.kind == "person" for span in person.spans}
    passages, text = source.passages, source.text
    by_passage: dict[int, list[Tokens]] = {}
    for tokens in sentences:
        by_passage.setdefault(tokens.passage, []).append(tokens)
    for index in range(1, len(passages)):
        line = passages[index].span
        if len(line) > 160 or passages[index - 1].kind == "heading":
            continue
        dashes = _DASHES.match(text, line.start, line.end)
        here = starts.get(dashes.end() if dashes is not None else line.start)
        if here is None or not _is_name_line(text, line, here[0]):
            continue
        said = passages[index - 1].span
        words = text[said.start : said.end].rstrip()
        if not words or words[-1] not in _ENDED or len(words.split()) < 4:
            continue
        mention, person = here
        role = text[mention.end : line.end].strip(" ,–—-\n\t.") or person.role
        only = by_passage.get(index - 1, [])
        quoted = bool(only) and only[0].low[0] == QUOTED and all(one.low[0] == QUOTED for one in only)
        if any(QUOTED in one.low for one in only) and not quoted:
            continue
        content = Span(said.start, said.start + len(words))
        inner = Span(content.start + 1, content.end - 1) if quoted and len(content) > 2 else content
        made.append(
            Quotation(
                (inner,),
                content,
                "direct",
                marked=quoted,
                speaker=person.name,
                speaker_span=mention,
                role=" ".join(role.split()) if role else None,
                status="explicit",
            )
        )
    return made


def _is_name_line(text: str, line: Span, mention: Span) -> bool:
    rest = text[mention.end : line.end].strip()
    if len(rest.split()) > _NAME_LINE_WORDS or rest.endswith((":", "?", "!")):
        return False
    if not rest:
        return True
    if rest[0] not in ",–—-(|/":
        return False
    if rest.endswith(".") and any(f" {verb} " in f" {rest} " for verb in ("said", "is", "was", "has", "had")):
        return False
    words = [word.strip(",.;()").lower() for word in rest.split()]
    if any(
        word in AUXILIARIES or ((cue := CUES.get(word)) is not None and cue.form not in ("base", "ing"))
        for word in words
    ):
        return False
    return not rest.endswith(".") or any(word in TITLES for word in words)


def _lists(source: Source, sentences: Sequence[Tokens], found: Sequence[Quotation]) -> list[Quotation]:
    """ "The statement reads:" and what stands in the next passage, or in the list items after it."""
    return []
