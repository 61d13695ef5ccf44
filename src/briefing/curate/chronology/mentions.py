"""Curate: find the places where a source tells an event and dates it, or half dates it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from briefing.curate.chronology import when as calendar
from briefing.curate.chronology.clause import evidence, readable
from briefing.curate.chronology.when import When
from briefing.curate.content_words import WORD, is_content, stem
from briefing.curate.overlaps import Overlaps
from briefing.model import Annotated, EventStatus, Source, Span, Timex

_PLANNED = re.compile(
    r"\b(?:will|shall|(?:is|are) (?:(?:also|now) )?(?:to(?= [a-z])|due|scheduled|expected|set|planned|slated|going)"
    r"|plans? to|intends? to|aims? to|hopes? to"
    r"|upcoming|forthcoming|scheduled (?:for|to)|slated|planned for|later this)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:did not|didn['’]t|never|has not|have not|was not|were not|denied|denies|deny|refuted)\b", re.IGNORECASE
)
_HAPPENED = re.compile(
    r"\b(?:was|were|had|did|said|told|began|took|gave|met|held|made|won|lost|left|came|went|became|fell|rose|shot|sent|spoke|wrote"
    r"|led|died|(?!(?:united|need|hundred|indeed|red)\b)[a-z]{2,}ed)\b"
)
# Words for the day of writing say when something is so at least as often as when it happened.
_OF_THE_DAY = re.compile(r"(?:today|tonight|this (?:week|month|year|morning))\Z", re.IGNORECASE)
_LIMITS = re.compile(r"\b(after|following|since|before|until|till|by|prior to|ahead of)\s(?:the\s)?\Z", re.IGNORECASE)
_MOVED = re.compile(
    r"\b(?:moved|postponed|delayed|rescheduled|deferred|adjourned|put\soff|pushed\sback|brought\sforward|extended)"
    r"\s(?:[\w’'-]+\s){0,5}?(?:to|until|till|for)\s(?:the\s)?\Z",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?:at\s)?\d{1,2}(?:[.:]\d\d(?:\s?[ap]\.?m\.?)?|\s?[ap]\.?m\.?|\so['’]clock)(?:\s(?:GMT|BST|UTC|E[SD]?T))?",
    re.IGNORECASE,
)
_FEWEST = 2
_MONTH = 40
# What holds more dates than this is a table or a calendar, and tells of none of them.
_MANY = 12
# "… and the …": what stands between the two ends of a stretch of time.
_JOINT = 16
_OCCASIONS = frozenset({"statement", "speech", "transcript"})


@dataclass(frozen=True, slots=True)
class Mention:
    """One place that tells an event: what it says of the time, and the words to know it by.

    `words` maps a stem to the word as written; `names` are the stems that are written as names. `side`
    says that the time is a limit: "after" it or "before" it. `passage` is the paragraph's number, 0 for a title.
    """

    source: Source
    sentence: Span
    span: Span
    timex: Span | None
    when: When
    basis: str
    words: dict[str, str]
    names: frozenset[str]
    status: EventStatus
    passage: int
    side: str = ""

    @property
    def place(self) -> tuple[str, Span, Span]:
        """A key that is unique and does not depend on the order of the sources."""
        return (self.source.id, self.span, self.timex or Span(0, 0))


def words_of(text: str, span: Span, without: Span | None = None) -> tuple[dict[str, str], frozenset[str]]:
    """The content words of `span` (stem to word as written), and which of them are written as names."""
    found: dict[str, str] = {}
    names: set[str] = set()
    for word in WORD.finditer(text, span.start, span.end):
        if without and word.start() < without.end and without.start < word.end():
            continue
        written = word.group()
        if not is_content(written) and not (written.isdigit() and len(written) > 1):
            continue
        key = stem(written)
        found.setdefault(key, written)
        if written[0].isupper() and word.start() > span.start:
            names.add(key)
    return found, frozenset(names)


def find(annotated: Annotated) -> tuple[Mention, ...]:
    """The mentions of a source in the order of the text, the occasion of a statement first."""
    source = annotated.source
    found = [*_occasion(annotated)]
    quoted = Overlaps([q.content for q in annotated.quotations])
    bodies = [p for p in source.passages if p.kind != "heading"]
    starts = [p.span.start for p in bodies]
    told: Counter[Span] = Counter()
    for before, timex in zip((None, *annotated.timexes), annotated.timexes, strict=False):
        if before and _ends(before, timex):
            continue
        at = bisect_right(starts, timex.span.start) - 1
        if at < 0 or not bodies[at].span.covers(timex.span):
            continue
        sentence = _sentence(source, timex.span) or bodies[at].span
        told[sentence] += 1
        if told[sentence] > _MANY:
            continue
        mention = _mention(source, timex, sentence, bodies[at].number, quoted=quoted.any(timex.span))
        if mention:
            found.append(mention)
    return tuple(found)


def _ends(before: Timex, timex: Timex) -> bool:
    """Whether `timex` is the far end of the stretch that `before` tells already ("between 6 and 17 January")."""
    close = 0 <= timex.span.start - before.span.end <= _JOINT
    return close and bool(before.edtf and timex.edtf and before.edtf.partition("/")[2] == timex.edtf)


def _sentence(source: Source, span: Span) -> Span | None:
    at = bisect_right(source.sentences, span.start, key=lambda s: s.start) - 1
    return source.sentences[at] if at >= 0 and source.sentences[at].covers(span) else None


def _mention(source: Source, timex: Timex, sentence: Span, passage: int, *, quoted: bool) -> Mention | None:
    if timex.type not in {"DATE", "TIME"} or timex.attributive:
        return None
    text = source.text
    written = text[timex.span.start : timex.span.end]
    if _CLOCK.fullmatch(written):
        return None  # of which day the hour is, the words do not say
    sentence = readable(text, sentence, timex.span)
    when = calendar.of_timex(timex, written)
    relative = timex.basis != "stated" and not when.days
    span = evidence(source, sentence, timex.span)
    told = text[span.start : span.end]
    if (quoted or timex.in_quotation) and relative:
        return None  # "today" in somebody's mouth is the day of the speech
    if timex.basis == "context" or (relative and when.dated and when.length > _MONTH):
        return None  # counted from what was said before; or "last year": too coarse to place an event by
    planned = _planned(text, span, timex.span)
    if when is calendar.UNKNOWN:
        # A time that only the document's date could tell: worth an undated line where something is said to happen then.
        if not timex.value.startswith("XXXX") or not (planned or _HAPPENED.search(told)):
            return None
    elif _OF_THE_DAY.search(written) and not planned and not _HAPPENED.search(told):
        return None
    outside = len(WORD.findall(told)) - len(WORD.findall(written))
    if len(WORD.findall(told)) < 3 or outside < _FEWEST:
        return None  # a line that only says where and when the text was written
    words, names = words_of(text, sentence, timex.span)
    limit = _LIMITS.search(text[max(sentence.start, timex.span.start - 24) : timex.span.start])
    side = "" if not limit else "after" if limit[1].lower() in {"after", "following", "since"} else "before"
    side = "" if limit and limit[1].lower() == "since" else side
    status: EventStatus = "planned" if planned else "denied" if _DENIED.search(told) else "done"
    return Mention(source, sentence, span, timex.span, when, _basis(source, timex), words, names, status, passage, side)


def _planned(text: str, span: Span, timex: Span) -> bool:
    """Whether the words `span` put what happens at `timex` into the future.

    "On 2 May the council moved the vote to October": the move is done, the vote to come.
    """
    if _MOVED.search(text[max(span.start, timex.start - 60) : timex.start]):
        return True
    cue = _PLANNED.search(text, span.start, span.end)
    if cue is None:
        return False
    return cue.start() < timex.end or not _HAPPENED.search(text, span.start, cue.start())


def _basis(source: Source, timex: Timex) -> str:
    if timex.basis == "stated" or source.date is None:
        return "stated"
    return "user" if source.date.basis == "user" else "dateline"


def _occasion(annotated: Annotated) -> Iterator[Mention]:
    """The event at which a statement or speech was made, where the document dates it under its title."""
    source, title = annotated.source, annotated.source.title
    dated = _dated_under_title(annotated)
    if title is None or title.span is None or dated is None:
        return
    span, value = dated
    text = source.text
    line_end = text.find("\n", span.end)
    line_end = len(text) if line_end < 0 else line_end
    end = line_end if len(text[span.end : line_end].strip()) <= 3 else span.end
    between = text[title.span.end : span.start] if title.span.end <= span.start else ""
    near = title.span.covers(span) or (title.span.end <= span.start and between.count("\n") <= 2 and len(between) < 120)
    told = Span(title.span.start, max(end, title.span.end)) if near else title.span
    while told and text[told.end - 1].isspace():
        told = Span(told.start, told.end - 1)
    words, names = words_of(text, told, span)
    when = calendar.of_edtf(value)
    if when is not calendar.UNKNOWN:
        yield Mention(source, told, told, span if near else None, when, "stated", words, names, "done", 0)


def _dated_under_title(annotated: Annotated) -> tuple[Span, str] | None:
    """The date that a statement or speech carries itself; a person's date for the file does not hide it."""
    source, date = annotated.source, annotated.source.date
    spoken = source.speaker is not None or (source.genre is not None and source.genre.value in _OCCASIONS)
    if not (spoken or (date is not None and date.by.startswith("event"))):
        return None
    if date is not None and date.span is not None and date.basis != "user":
        return date.span, date.value
    lines = [r.span for r in source.removed if r.reason in {"dateline", "title"}]
    for timex in annotated.timexes:
        if (
            timex.edtf
            and timex.basis == "stated"
            and not timex.attributive
            and any(s.covers(timex.span) for s in lines)
        ):
            return timex.span, timex.edtf
    return None
