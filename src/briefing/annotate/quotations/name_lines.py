"""Annotate: find lines that hold nothing but a name and a role, and the words beside them that are that person's."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.annotate.people.titles import TITLES
from briefing.annotate.quotations.cues import AUXILIARIES, CUES
from briefing.annotate.tokens import QUOTED, Tokens
from briefing.model import Person, Quotation, Source, Span

_WORDS = 16
_LENGTH = 160
_LEAST = 4
_NAME = re.compile(
    r"[\s\-–—―*_~•]*((?:[^\W\d_a-zа-яё][\w.'’\-]{0,30})(?: (?:de|del|van|von|der|den|al|el|bin|da|dos|du|la|le"
    r"|[^\W\d_a-zа-яё][\w.'’\-]{0,30})){0,4})"
)
_ENDED = frozenset('.!?…”"»')


@dataclass(frozen=True, slots=True)
class _Line:
    """A name line: the mention, the name it stands for, the role; `sure` where a role or a known person tells."""

    span: Span
    name: str
    role: str | None
    sure: bool
    titled: bool


def find(
    source: Source, people: Sequence[Person], sentences: Sequence[Tokens], found: Sequence[Quotation]
) -> list[Quotation]:
    """The words that name lines give to somebody.

    A line names who spoke in the passage before it (an attribution), or, where a wholly marked passage
    comes after and none before, who speaks there (as in a list of voices).
    """
    known = {span.start: (span, person) for person in people if person.kind == "person" for span in person.spans}
    by_passage: dict[int, list[Tokens]] = {}
    for tokens in sentences:
        by_passage.setdefault(tokens.passage, []).append(tokens)
    lines = {
        index: line
        for index, passage in enumerate(source.passages)
        if index in by_passage
        and len(passage.span) <= _LENGTH
        and (line := _line(source.text, passage.span, known)) is not None
    }
    if not lines:
        return []
    quoted = {index for index, block in by_passage.items() if all(one.low[:1] == (QUOTED,) for one in block)}
    governed = {index for index in quoted if _has_cue(source, index, found)}
    made: list[Quotation] = []
    taken: set[int] = set()
    # A list of voices starts with a name, a list of attributions with words.
    leads = sum(index + 1 in quoted for index in lines) > sum(index - 1 in quoted for index in lines)
    for index, line in sorted(lines.items()):
        before, after = index - 1, index + 1
        if after in quoted and after not in governed and (leads or before not in quoted):
            target = after
        elif (before in quoted and before not in governed) or (
            line.sure and line.titled and _is_statement(source, before, by_passage, lines)
        ):
            target = before
        else:
            continue
        if target in taken or (target in quoted and not line.sure):
            continue
        taken.add(target)
        made.append(_quotation(source.text, source.passages[target].span, line, by_passage, target, target in quoted))
    return made


def _line(text: str, passage: Span, known: Mapping[int, tuple[Span, Person]]) -> _Line | None:
    match = _NAME.match(text, passage.start, passage.end)
    if match is None:
        return None
    mention, person = known.get(match.start(1), (Span(match.start(1), match.end(1)), None))
    rest = text[mention.end : passage.end].strip()
    words = [word.strip(",.;():").lower() for word in rest.split()]
    if len(words) > _WORDS or (rest and rest[0] not in ",–—-(|/:") or rest.endswith(("?", "!")):
        return None
    if rest.endswith(":") and person is None:
        return None
    finite = any(
        word in AUXILIARIES or ((cue := CUES.get(word)) is not None and cue.form not in ("base", "ing"))
        for word in words
    )
    if finite or (person is None and len(match.group(1).split()) < 2):
        return None
    role = " ".join(rest.strip(" ,–—-()|/:.\n\t").split()) or (person.role if person is not None else None)
    if role is not None and role.lower().startswith(("the ", "a ", "an ")):
        role = role.split(" ", 1)[1]
    titled = any(word in TITLES for word in words) or (person is not None and not rest)
    if rest.endswith(".") and not titled:
        return None
    return _Line(
        mention,
        person.name if person is not None else " ".join(match.group(1).split()),
        role,
        person is not None or len(words) > 0,
        titled or (person is not None and person.role is not None),
    )


def _has_cue(source: Source, index: int, found: Sequence[Quotation]) -> bool:
    passage = source.passages[index].span
    return any(q.cue is not None and passage.overlaps(q.content) for q in found)


def _is_statement(
    source: Source, index: int, by_passage: Mapping[int, list[Tokens]], lines: Mapping[int, _Line]
) -> bool:
    """Whether a passage can be somebody's words without marks: whole sentences, no marks, no name line itself."""
    if index < 0 or index in lines or source.passages[index].kind == "heading" or index not in by_passage:
        return False
    words = source.text[source.passages[index].span.start : source.passages[index].span.end].rstrip()
    if not words or words[-1] not in _ENDED or len(words.split()) < _LEAST:
        return False
    return not any(QUOTED in one.low for one in by_passage[index])


def _quotation(
    text: str, passage: Span, line: _Line, by_passage: Mapping[int, list[Tokens]], index: int, marked: bool
) -> Quotation:
    content = Span(passage.start, passage.start + len(text[passage.start : passage.end].rstrip()))
    spans: tuple[Span, ...] = (content,)
    if marked:
        inner = [
            Span(one.start[at] + 1, one.end[at] - (1 if text[one.end[at] - 1] in "”\"»“'’" else 0))
            for one in by_passage[index]
            for at, low in enumerate(one.low)
            if low == QUOTED
        ]
        spans = tuple(span for span in inner if span) or spans
    return Quotation(
        spans,
        content,
        "direct",
        marked=marked,
        speaker=line.name,
        speaker_span=line.span,
        role=line.role,
        status="explicit",
    )
