"""Clean: tell the body from the furniture of a page, by evidence from a line, its neighbours and the whole.

Each line gets points for and against being body text; then the cheapest division of the page into body
and furniture is found, where every change from one to the other has a price (Viterbi's algorithm over
two states), so that a short line among paragraphs stays and a sentence among menus goes.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefing.clean.lines import Line
from briefing.clean.names import is_byline
from briefing.clean.neighbours import by_neighbours
from briefing.clean.phrases import is_boilerplate, role_of

CHANGE = 7.0
"""What a change between body and furniture costs, in points."""
INSIDE = 0.03
"""How much a short line counts against itself between the first and the last running text of a page."""
SHORT_SENTENCE = 0.1
"""How much a line of a few words that ends as a sentence does counts against itself: an answer, or a slogan."""
AFTER = 0.02
"""What counts for a short line from the last running text to the first thing that shows itself as furniture."""
RECURS, RECURS_INSIDE = 2.5, 0.5
"""What counts against a label that stands in other documents of the site too, outside and inside."""
NEUTRAL = {"advertisement": 0.0, "separator": 0.0, "credit": -0.3, "caption": -0.3, "share": -1.0}
"""Points of lines that stand inside articles as often as outside; they are dropped by themselves."""
TAIL = 2.0
"""What counts against a line that stands below a label for other articles, after most of the text."""
_LEAST = 40
_HEAD = 40
"""How many lines may lie between a page's date and the body, boxes and the first paragraphs among them."""


def roles(page: Sequence[Line]) -> tuple[str | None, ...]:
    """The furniture role that each line shows by its own words or its neighbours, None for most."""
    return by_neighbours(page, [role_of(line.text, line.key, line.words) for line in page])


def points(page: Sequence[Line], named: Sequence[str | None], recurring: frozenset[str]) -> list[float]:
    """Points for (positive) and against (negative) each line being body text."""
    running = [at for at, line in enumerate(page) if line.prose and not named[at] and line.key not in recurring]
    inside = range(running[0], running[-1]) if running else range(0)
    after = range(inside.stop, _end_of_list(page, named, recurring, inside.stop))
    thread = _thread(page, named)
    tail = _tail(page, named)
    found = []
    listed = False
    section = False
    for at, line in enumerate(page):
        point = _own(line)
        if point < 0 and at in inside and not section:
            point *= INSIDE
        elif point < 0 and at in after and not section:
            point = AFTER
        if line.key in recurring:
            point = min(point, 0.0) - (0.0 if line.prose else RECURS_INSIDE if at in inside and not section else RECURS)
        if named[at]:
            point = NEUTRAL.get(named[at] or "", -2.0)
        if at >= thread:
            point -= 4.0
        elif at >= tail:
            point -= TAIL
        if not named[at] and is_boilerplate(line.key):
            point -= 3.0
        if named[at] in ("related", "comments", "author") and line.words <= 8:
            section = True
        elif line.prose and line.words >= 25:
            section = False
        if section and not named[at]:
            point -= 1.0
        if line.block.landmark in ("navigation", "footer", "aside", "form"):
            point -= 4.0
        if line.block.links > 0.6:
            point -= 2.0
        if line.block.likely_body is not None:
            point += 3.0 if line.block.likely_body else -3.0
        # A picture or an advertisement between the points ends no list.
        passed = not named[at] or named[at] in NEUTRAL
        listed = _introduces(page, at) or (listed and not line.prose and passed and line.words <= 25)
        if listed and at and not _introduces(page, at) and not named[at]:
            point = max(point, 0.5)
        found.append(point)
    return found


def _end_of_list(page: Sequence[Line], named: Sequence[str | None], recurring: frozenset[str], start: int) -> int:
    """The index where a list that closes the text may end: at a label, or at a site's line.

    A file that marks its own structure is asked for it: there no list goes on past the running text.
    """
    if any(line.block.path for line in page):
        return start
    for at in range(start + 1, len(page)):
        line = page[at]
        if (
            named[at] not in (None, *NEUTRAL)
            or line.key in recurring
            or line.block.landmark != page[start].block.landmark
        ):
            return at
    return len(page)


def _thread(page: Sequence[Line], named: Sequence[str | None]) -> int:
    """The index of the line where the readers' comments begin: under a label, after some of the text."""
    total = sum(line.words for line, role in zip(page, named, strict=True) if line.prose and not role)
    words = 0
    for at, line in enumerate(page):
        beside = [role for role in (named[max(0, at - 1)], named[min(at + 1, len(page) - 1)]) if role == "share"]
        if (
            named[at] == "comments"
            and words >= max(100, 0.15 * total)
            and line.words <= 14
            and not (beside and line.words == 1)
        ):
            return at
        words += line.words if line.prose and not named[at] else 0
    return len(page)


def _tail(page: Sequence[Line], named: Sequence[str | None]) -> int:
    """The index of the label under which the page goes on with other things: most of its text lies above."""
    total = sum(line.words for line, role in zip(page, named, strict=True) if line.prose and not role)
    words = 0
    for at, line in enumerate(page):
        if named[at] in ("related", "comments", "author", "tags") and line.words <= 8 and words >= 0.7 * total:
            return at
        words += line.words if line.prose and not named[at] else 0
    return len(page)


def _introduces(page: Sequence[Line], at: int) -> bool:
    """Whether the line announces a list: running text that ends in a colon."""
    line = page[at]
    return line.text.endswith((":", "：")) and line.words >= 6


def _own(line: Line) -> float:
    if line.ends and line.words >= 10:
        return 1.5 + min(line.words, 90) / 15
    if line.ends and line.words >= 5:
        return 0.7
    if line.ends and line.words >= 2:
        return -SHORT_SENTENCE
    if line.words >= 25:
        return 1.5 if line.lower > 0.5 else 0.0
    if line.words >= 12:
        return 0.3 if line.lower > 0.5 else -0.5
    return -1.0


def divide(score: Sequence[float], change: float = CHANGE) -> list[bool]:
    """Which lines are body: the division with the most points, each change costing `change`."""
    if not score:
        return []
    best = (0.0, -change)
    back: list[tuple[int, int]] = []
    for value in score:
        out, body = best
        from_out, from_body = (0 if out >= body - change else 1), (1 if body >= out - change else 0)
        best = (max(out, body - change), max(body, out - change) + value)
        back.append((from_out, from_body))
    state = 0 if best[0] >= best[1] - change else 1
    kept = []
    for step in reversed(back):
        kept.append(bool(state))
        state = step[state]
    return kept[::-1]


def body(page: Sequence[Line], named: Sequence[str | None], recurring: frozenset[str]) -> list[bool]:
    """Which lines are body text, by all the evidence.

    Where the usual price of a change leaves next to nothing, lower ones are tried: a notice of two
    sentences is a document too. Where nothing would be left, all but the named furniture is.
    """
    score = points(page, named, recurring)
    kept: list[bool] = []
    for change in (CHANGE, CHANGE / 2, CHANGE / 4):
        kept = [is_body and not role for is_body, role in zip(divide(score, change), named, strict=True)]
        if sum(line.words for line, is_body in zip(page, kept, strict=True) if is_body) >= _LEAST:
            return kept
    if any(kept):
        return kept
    return [
        role is None and line.key not in recurring and line.words > 0 for line, role in zip(page, named, strict=True)
    ]


def reasons(page: Sequence[Line], named: Sequence[str | None], body: Sequence[bool]) -> dict[int, str]:
    """Why each line that is not body is not, by its index."""
    found: dict[int, str] = {}
    texts = {line.key for line, is_body in zip(page, body, strict=True) if is_body and line.words >= 6}
    under = "navigation"
    seen_body = False
    for at, line in enumerate(page):
        if body[at]:
            seen_body, under = True, "navigation"
            continue
        role = named[at]
        if role in ("related", "comments") and (seen_body or line.words <= 8):
            under = role
        if line.key in texts:
            role = "duplicate"
        found[at] = role or under
    return found


def is_plain(page: Sequence[Line], named: Sequence[str | None], recurring: frozenset[str]) -> bool:
    """Whether nothing on the page shows itself as furniture: minutes, a letter, a report, a text typed off."""
    return not any(
        role not in (None, *NEUTRAL)
        or line.key in recurring
        or line.block.landmark in ("navigation", "header", "footer", "aside", "form")
        or line.block.links > 0.6
        or line.block.likely_body is False
        for line, role in zip(page, named, strict=True)
    )


def openings(
    page: Sequence[Line],
    named: Sequence[str | None],
    body: Sequence[bool],
    recurring: frozenset[str],
    title: int | None,
    stamped: Sequence[int],
) -> tuple[int, ...]:
    """The paragraphs of the text that stand above a box which parts them from the rest.

    They are running text between the page's date or by-line and its body, both below the `title`. What
    stands between title and date is the standfirst's place.
    """
    start = text_starts(page, body)
    heads = [
        at
        for at in range(title + 1 if title is not None else start, start)
        if at in stamped or is_byline(page[at].text)
    ]
    if not heads or start - heads[0] > _HEAD:
        return ()
    return tuple(
        at
        for at in range(heads[0] + 1, start)
        if page[at].prose
        and page[at].words >= 15
        and not named[at]
        and page[at].key not in recurring
        and not is_boilerplate(page[at].key)
        and page[at].block.landmark not in ("navigation", "footer", "aside", "form")
        and page[at].block.links <= 0.6
    )


def repeated(page: Sequence[Line], body: Sequence[bool]) -> dict[int, str]:
    """The body lines that say again what stands in the body already, word for word."""
    found = {}
    seen: set[str] = set()
    for at, line in enumerate(page):
        if body[at] and line.words >= 12:
            if line.key in seen:
                found[at] = "duplicate"
            seen.add(line.key)
    return found


def text_starts(page: Sequence[Line], body: Sequence[bool]) -> int:
    """The index of the first body line with running text close below: a stray sentence in a menu is no start."""
    kept = [at for at, is_body in enumerate(body) if is_body]
    for at in kept:
        near = range(at, min(at + 10, len(page)))
        if sum(page[n].words for n in near if body[n] and page[n].prose) >= 60:
            return at
    return kept[0] if kept else len(page)
