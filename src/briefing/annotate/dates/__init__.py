"""Annotate: find dates — temporal expressions with their TIMEX3 values and calendar dates.

English by its own grammar, some other languages by a smaller one over tables of words (`abroad`).

An expression is found by its shape (`grammar`), read by its words and by what stands around it
(`normalise`, `context`), and counted from the document's own date, never from a clock. What cannot be
told stays open: "October 7" without a year is `XXXX-10-07`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from types import MappingProxyType

from briefing.annotate.dates import abroad, calendar, context
from briefing.annotate.dates.calendar import Anchor
from briefing.annotate.dates.grammar import BY_FIRST_WORD, Rule
from briefing.annotate.dates.normalise import READERS
from briefing.annotate.dates.scene import Reference, Scene, Value
from briefing.model import Source, Span, Timex, union

__all__ = ["find", "find_in"]

_WORD = re.compile(r"[^\W_]+")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_YEAR = re.compile(r"\d{4}(?![\dX])")
# A number that can start a date: a year, or one with a word, a mark or a bracket behind it. Columns have none.
_DATING = re.compile(r"\d{4}(?!\d)|\d[\d \t\u00a0\u202f\u2009,.]{0,12}[^\s\d,.]|\d{1,4}\.\d{1,2}\.|\d{1,2}\.\d\d")
_JOINT = re.compile(r"\s{1,3}(to|through|until|till|and)\s{1,3}", re.IGNORECASE)
_LEAD = re.compile(r"(?:from|between)\s{1,3}", re.IGNORECASE)
_COUNTING = frozenset({"year-earlier", "the-unit", "ago", "latest", "since-units", "rel-unit", "year-end"})
# Lines that clean takes out of the body and that date or name the document all the same.
_DATING_ROLES = frozenset({"dateline", "title", "standfirst"})


def find(source: Source) -> tuple[Timex, ...]:
    """The temporal expressions of `source`'s kept passages and of the lines that date or name it, sorted by place.

    Relative words are counted from `source.date`; where that is None they stay unresolved. Spans are
    in the extracted text.
    """
    document_date = source.date.value if source.date else None
    stretches = _stretches(source)
    if not stretches:
        return ()
    # Read as one text, so that "the next day" is counted from the paragraph before.
    reading = source.read(*stretches)
    return tuple(
        replace(timex, span=reading.to_source(timex.span.start, timex.span.end))
        for timex in find_in(reading.text, document_date, source.language.value if source.language else None)
    )


def _stretches(source: Source) -> tuple[Span, ...]:
    kept = tuple(p.span for p in source.passages)
    if not kept:
        return (Span(0, len(source.text)),) if source.text else ()
    facts = (source.date, source.title)
    roles = [r.span for r in source.removed if r.reason in _DATING_ROLES]
    roles += [fact.span for fact in facts if fact and fact.span and fact.span.end <= len(source.text)]
    apart = [span for span in union(roles) if not any(span.overlaps(k) for k in kept)]
    return tuple(sorted((*kept, *apart)))


def find_in(text: str, document_date: str | None, language: str | None = None) -> tuple[Timex, ...]:
    """The temporal expressions of `text`, sorted by place, none overlapping another.

    `document_date` is EDTF (a day, a month, a year or an interval) or None: then nothing relative is
    resolved. `language` is a BCP 47 tag; English expressions are found in any text, those of another
    language only where it is named. Time is proportional to the length of the text, whatever its lines.
    """
    anchor = Anchor.of(document_date)
    quoted = context.marked_quotations(text)
    return tuple(_annotated(text, start, end, value, quoted) for start, end, value in _scan(text, anchor, language))


def _scan(text: str, anchor: Anchor | None, language: str | None) -> Iterator[tuple[int, int, Value]]:
    reference, done = Reference(), 0
    rules_for, words = _rules(language), _WORD.finditer(text)
    for word in words:
        start = word.start()
        if start < done:
            continue
        key = word.group()
        rules = rules_for.get(key.lower(), ())
        if key[0].isdigit():
            if not _DATING.match(text, start):
                continue
            rules = (*rules_for["0"], *rules)
            if start and (
                text[start - 1] in "$€£#_" or (text[start - 1] in ".,:" and text[start - 2 : start - 1].isdigit())
            ):
                continue
        if not rules:
            continue
        scene = Scene(text, anchor, reference)
        matches = [
            (m.end(), -number, m, rule) for number, rule in enumerate(rules) if (m := rule.pattern.match(text, start))
        ]
        for end, _, match, rule in sorted(matches, key=lambda x: x[:2], reverse=True):
            try:
                value = READERS[rule.name](match, scene)
            except (ValueError, OverflowError):
                continue  # outside the calendar: 31 February, the year 12000
            if value is not None:
                yield from _parted(match, value)
                reference, done = _remember(reference, value, rule.name, start), end
                break


@cache
def _rules(language: str | None) -> Mapping[str, tuple[Rule, ...]]:
    """The rules by the words that can begin them: the language's own, and of English those that begin with a number."""
    own = abroad.rules((language or "en").split("-")[0].lower())
    return MappingProxyType({**own, "0": (*own["0"], *BY_FIRST_WORD["0"])}) if own else BY_FIRST_WORD


def _remember(reference: Reference, value: Value, rule: str, at: int) -> Reference:
    """What the text has named by now, for "that day" and "a year earlier"; what was counted from it changes nothing."""
    if value.type not in {"DATE", "TIME"} or rule in _COUNTING:
        return reference
    last = value.value.rsplit("/", 1)[-1]
    day, year = _DAY.match(last), _YEAR.match(last)
    return Reference(
        day.group() if day else reference.day,
        last if "-Q" in last else reference.quarter,
        year.group() if year else reference.year,
        at if day else reference.at,
    )


def _parted(match: re.Match[str], value: Value) -> Iterator[tuple[int, int, Value]]:
    """A range in words is two expressions, of which the first holds the whole interval ("from March to May")."""
    joint = _JOINT.search(match.group())
    if value.type != "DATE" or "/" not in value.value or "X" in value.value or not joint:
        yield match.start(), match.end(), value
        return
    first, last = value.value.split("/")
    lead = _LEAD.match(match.group())
    between = lead or context.word_before(match.string, match.start())[0].lower() == "between"
    interval = None if joint[1].lower() == "and" and not between else calendar.to_edtf(value.value)
    start = match.start() + (lead.end() if lead else 0)
    yield start, match.start() + joint.start(), replace(value, value=first, edtf=interval)
    yield match.start() + joint.end(), match.end(), replace(value, value=last)


def _annotated(text: str, start: int, end: int, value: Value, quoted: tuple[tuple[int, int], ...]) -> Timex:
    calendar_value = value.type in {"DATE", "TIME"}
    return Timex(
        Span(start, end),
        value.type,
        value.value,
        edtf=(value.edtf or calendar.to_edtf(value.value)) if calendar_value else None,
        basis=value.basis,
        attributive=value.type == "DATE"
        and _YEAR.fullmatch(value.value) is not None
        and text[end - 1].isdigit()  # "2019 году" says by its own word that it dates
        and context.names_a_thing(text, start, end),
        in_quotation=context.inside(quoted, start),
    )
