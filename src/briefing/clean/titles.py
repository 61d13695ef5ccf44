"""Clean: find the title of a document among its lines, with what it declares as a second witness."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from briefing.clean.calendar import days
from briefing.clean.lines import Line, key
from briefing.clean.names import is_byline, is_person
from briefing.model import Declared, Fact

_SITE = re.compile(r"\s+[|–—·•»-]\s+|\s*\|\s*|\s+::\s+")
_BEFORE = 60
"""How many lines above the body a title is looked for in."""


def find(
    page: Sequence[Line],
    named: Sequence[str | None],
    body: Sequence[bool],
    recurring: frozenset[str],
    declared: Sequence[Declared],
) -> tuple[Fact | None, int | None]:
    """The title and the index of its line; a declared title counts where no line bears it.

    The evidence for a line: it stands above the body, is shaped like a title, shares words with the
    body, is repeated on the page (a breadcrumb, a share line), is a heading of the first level, or
    says what the file declares.
    """
    start = next((at for at, kept in enumerate(body) if kept), len(page))
    told = [fact.value for fact in declared if fact.field == "title" and key(fact.value)]
    wanted = [forms for value in told for forms in [_forms(value)]]
    lead = Counter(word for line in _first(page, body, 400) for word in line.key.split() if len(word) > 3)
    times = Counter(line.key for line in page)
    best, where = 0.0, None
    for at in range(max(0, start - _BEFORE), min(start + 2, len(page))):
        line = page[at]
        if not _may_be(line, named[at]) or (at >= start and line.prose):
            continue
        point = _points(line, lead, times, wanted)
        point -= 0.02 * (start - at)
        if line.key in recurring:
            point -= 1.5
        if any(
            is_byline(page[after].text) or (days(page[after].text) and page[after].words <= 14)
            for after in range(at + 1, min(at + 4, len(page)))
        ):
            point += 0.4
        if point > best:
            best, where = point, at
    if where is not None and best >= 0.6:
        line = page[where]
        return Fact(line.text, "stated", "title line", line.span), where
    if told:
        return Fact(
            _shortest(told[0]), "metadata", next(f.basis for f in declared if f.field == "title" and key(f.value))
        ), None
    return None, None


def _may_be(line: Line, role: str | None) -> bool:
    return (
        role is None
        and 2 <= line.words <= 40
        and len(line.text) <= 300
        and not (line.text.endswith(".") and not line.text.endswith("...") and line.words > 14)
        and not line.text.endswith((":", ","))
        and not is_byline(line.text)
        and not (days(line.text) and line.words <= 8)
    )


def _points(line: Line, lead: Counter[str], times: Counter[str], wanted: Sequence[Sequence[str]]) -> float:
    words = [word for word in line.key.split() if len(word) > 3]
    shared = sum(1 for word in words if lead[word]) / len(words) if words else 0.0
    point = 1.2 * shared + (0.5 if 4 <= line.words <= 25 else 0.0)
    if times[line.key] > 1 and line.words >= 4:
        point += 0.4
    if line.block.kind == "heading":
        point += 1.0 if line.block.level == 1 else 0.3
    if any(line.key == form for forms in wanted for form in forms):
        point += 2.0
    if line.item:
        point -= 0.8
    if line.ends and line.text.endswith("."):
        point -= 0.5
    if is_person(line.text):
        point -= 0.8
    return point


def _forms(value: str) -> list[str]:
    """The declared title, whole and without the site's name at either end, as compared."""
    parts = _SITE.split(value)
    return [key(value)] + [key(part) for part in parts if len(part.split()) >= 3]


def _shortest(value: str) -> str:
    """A declared title without the site's name behind it, where what is left is still a title."""
    parts = _SITE.split(value.strip())
    if len(parts) > 1 and len(parts[0].split()) >= 4 and len(" ".join(parts[1:]).split()) <= 4:
        return parts[0].strip()
    return value.strip()


def _first(page: Sequence[Line], body: Sequence[bool], words: int) -> list[Line]:
    found: list[Line] = []
    for line, kept in zip(page, body, strict=True):
        if kept and words > 0:
            found.append(line)
            words -= line.words
    return found
