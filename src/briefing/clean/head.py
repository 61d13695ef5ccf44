"""Clean: name the parts of an article's head: by-line, credit, standfirst, and what stands between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.clean.calendar import days
from briefing.clean.chain import opens_text
from briefing.clean.letterhead import under_title
from briefing.clean.lines import Line
from briefing.clean.names import is_byline, is_label, is_person, ordinary_words, people
from briefing.model import Fact

_NEAR = 12
"""How many lines before the body, or after it, a by-line is looked for in."""
_HEADS = 4
"""How many lines of the head may stand in what was taken for body."""

_LISTED = re.compile(r"(?i)(?:present|apologies|attend(?:ees|ance)|participants|from|to|cc|date|subject) ?:")
"""The lists at the head of minutes and memos."""
_TURN = re.compile(r"(?:[^\W\d_a-zа-я][^\W\d_a-zа-я'’.-]*(?: (?=\S)|(?=:))){1,5}: ?\S|(?:[QA]|В|О)[:.] ")
"""A turn of talk, "ADA FERNSBY: …": text from the first one on."""


_LABELS = re.compile(
    r"(?i)\b(?:(?:first |originally |last )?(?:published|updated|posted|modified|revised|created|on)\b\s?:?|"
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?(?=\s*,))"
)
"""What stands beside a date and is no name."""


@dataclass(frozen=True, slots=True)
class Head:
    """The authors named by the page, the roles of the lines of its head by their index, the body named as its maker."""

    authors: tuple[Fact, ...]
    reasons: dict[int, str]
    maker: Fact | None = None


def read(
    page: Sequence[Line], named: Sequence[str | None], body: Sequence[bool], title: int | None, stamped: Sequence[int]
) -> Head:
    """The parts of the head between `title` and the body, and by-lines right after the body.

    `stamped` are the lines that carry the date. A bare name is a by-line only beside such a line or
    under a label such as "Written by"; a standfirst is a line of text under the title that something parts from
    the body, or that does not end as a sentence.
    """
    kept = [at for at, is_body in enumerate(body) if is_body]
    if not kept:
        return Head((), {})
    # What was taken for text may begin with the title and the by-line under it.
    first, last = next((at for at in kept[:_HEADS] if page[at].prose), kept[0]), kept[-1]
    begin = title + 1 if title is not None else max(0, first - _NEAR)
    ordinary = ordinary_words(page)
    reasons: dict[int, str] = {}
    authors: list[Fact] = []
    under = under_title(page, title, first, stamped)
    if under:
        reasons[under[0]] = "byline"
    zone = [*range(begin, first), *range(max(first, last - 2), min(last + 4, len(page)))]
    for at in zone:
        line = page[at]
        if at in reasons:
            continue
        labelled = at > 0 and is_label(page[at - 1].text)
        bare = at < first and named[at] in (None, "caption") and is_person(line.text, ordinary)
        named_here = bare and (labelled or any(0 < abs(at - other) <= 2 for other in stamped))
        if named_here or (is_byline(line.text) and line.words <= 25):
            found = _facts(line, _without_date(line.text) if days(line.text) else line.text)
        elif at in stamped and at < first:
            found = [fact for fact in _facts(line, _without_date(line.text)) if is_person(fact.value, ordinary)]
        else:
            continue
        authors.extend(found)
        if at not in stamped:
            reasons[at] = "byline"
        if labelled and found:
            reasons[at - 1] = "byline"
    if title is not None:
        for at in range(title + 1, first):
            line = page[at]
            if (
                at not in reasons
                and not named[at]
                and at not in stamped
                and 6 <= line.words <= 60
                and not line.item
                and not (opens_text(line.text) or _TURN.match(line.text) or _LISTED.match(line.text))
            ):
                reasons[at] = "standfirst"
                break
    return Head(tuple({fact.value: fact for fact in authors}.values()), reasons, under[1] if under else None)


def _without_date(text: str) -> str:
    """A stamp without its dates: what is left may be the author's name."""
    for day in reversed(days(text)):
        text = text[: day.span.start] + "," + text[day.span.end :]
    return _LABELS.sub(",", text)


def _facts(line: Line, text: str) -> list[Fact]:
    found = []
    for name in people(text):
        start = line.text.find(name)
        found.append(Fact(name, "stated", "by-line", line.place(start, start + len(name)) if start >= 0 else None))
    return found
