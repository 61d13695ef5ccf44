"""Clean: roles that a line has by its neighbours: captions over credits, lists of other articles, comment threads."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from briefing.clean.calendar import days
from briefing.clean.lines import Line

_CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\b)?", re.IGNORECASE)
_CAPTION_END = re.compile(
    r"\((?:[^()]{0,60}[\s/])?(?:photo|image|picture|courtesy|credit|getty|reuters|afp|ap|file|handout|screenshot|"
    r"illustration|pool)\b[^()]{0,80}\)\W*$"
    r"|(?:photo(?:graph)?|image|picture|credit|illustration|фото)(?: by| credit| courtesy(?: of)?)?\s?[:/|"
    r"©]\s?[^.]{2,60}\.?$"
    r"|/(?:getty images|afp|reuters|ap|epa|tass|тасс)\)?\.?$",
    re.IGNORECASE,
)
_CREDITS = ("(", "/", "photo", "image", "picture", "credit", "illustration", "фото")
_FILE = re.compile(r"^FILE(?: PHOTO)?\s?[-–—:]")
_LONGEST_CAPTION = 90
_CONTENTS = 3
"""How many headings in a row make a table of contents."""
_POINTS = 3
"""How many short lines in a row make a list, over a picture."""
_DIFFER = 0.6
"""The least share of different lines in a list of titles."""
_BOX = 8
"""How many lines a box of links inside an article may have."""


def by_neighbours(page: Sequence[Line], named: Sequence[str | None]) -> tuple[str | None, ...]:
    """`named` (roles by set phrases) with the roles added that show only beside other lines."""
    roles = list(named)
    _captions(page, roles)
    _capitals(page, roles)
    _pointers(page, roles)
    _threads(page, roles)
    _cards(page, roles)
    _contents(page, roles)
    return tuple(roles)


def _captions(page: Sequence[Line], roles: list[str | None]) -> None:
    """Lines that describe a picture: they end in its credit, stand over one, or say twice what it shows."""
    for at, line in enumerate(page):
        if roles[at] or line.words > _LONGEST_CAPTION:
            continue
        if line.block.kind == "caption" or _FILE.match(line.text) or _ends_in_credit(line.text[-160:]):
            roles[at] = "caption"
    for at, line in enumerate(page[:-1]):
        below = page[at + 1]
        if roles[at] or not 2 <= line.words <= _LONGEST_CAPTION:
            continue
        if line.key == below.key and not roles[at + 1] and line.block.kind != "heading":
            # An image's replacement text stands before its caption or the title that it links to.
            roles[at] = "caption"
        elif roles[at + 1] in ("caption", "credit") and line.words <= 25 and not _body_like(page, roles, at):
            roles[at] = "caption"


def _ends_in_credit(tail: str) -> bool:
    """Whether the end of a line credits a picture. Without a bracket, a stroke or the word itself none does."""
    small = tail.casefold()
    return any(map(small.__contains__, _CREDITS)) and bool(_CAPTION_END.search(tail))


def _body_like(page: Sequence[Line], roles: Sequence[str | None], at: int) -> bool:
    """Whether the line over a credit is rather a paragraph: a sentence set off from the credit as paragraphs are."""
    line, below = page[at], page[at + 1]
    if line.block.kind == "heading":
        return True
    if not line.ends:
        # The words that stand for a picture come after a paragraph; after short lines stands one more of their list.
        points = range(max(0, at - _POINTS), at)
        listed = len(points) == _POINTS and all(page[n].words <= 8 and not (page[n].ends or roles[n]) for n in points)
        return listed or line.text.endswith((":", ";"))
    return below.gap >= line.gap and (line.words > 14 or roles[at + 1] == "caption")


def _capitals(page: Sequence[Line], roles: list[str | None]) -> None:
    """Long lines all in capitals inside ordinary text: links to other articles."""
    shouting = sum(1 for line in page if line.prose and line.text.isupper())
    if shouting:
        return
    for at, line in enumerate(page):
        if not roles[at] and line.words >= 8 and line.text.isupper() and not line.ends:
            roles[at] = "related"


def _pointers(page: Sequence[Line], roles: list[str | None]) -> None:
    """What stands under a label such as "Read more" up to the next running text: titles and their pictures."""
    total = sum(line.words for line in page if line.prose)
    told = 0
    run: list[int] = []
    under = False
    for at, line in enumerate(page):
        told += line.words if line.prose else 0
        if roles[at] == "related" and line.words <= 6:
            under = True
        elif under and not roles[at]:
            last = line.ends or line.words > 40 or line.block.kind == "heading"
            # A title that goes with the text below it, unless a picture or a label belongs to it.
            own = at + 1 < len(page) and page[at + 1].prose and not roles[at + 1] and not _between(roles, at)
            if last or own:
                under = False
                _point(page, roles, run, told < total * 0.75)
                run = []
            else:
                run.append(at)
    _point(page, roles, run, False)


def _point(page: Sequence[Line], roles: list[str | None], run: Sequence[int], goes_on: bool) -> None:
    """Name a run of lines below a label.

    Not one that is too long for a box inside an article that goes on, nor one that says the same over and over:
    titles differ, a table's or a plan's entries do not.
    """
    several = len({page[at].key for at in run}) > len(run) * _DIFFER
    if len(run) <= _BOX or (several and not goes_on):
        for at in run:
            roles[at] = "related"


def _between(roles: Sequence[str | None], at: int) -> bool:
    """Whether the line follows a picture or a label directly: then it is the title that goes with it."""
    return at > 0 and roles[at - 1] in ("caption", "related", "credit")


def _threads(page: Sequence[Line], roles: list[str | None]) -> None:
    """Stamps of a thread of comments or updates: short lines with day and hour, four or more of one shape."""
    stamps = [at for at, line in enumerate(page) if line.words <= 14 and _CLOCK.search(line.text) and days(line.text)]
    shapes = Counter(_shape(page[at]) for at in stamps)
    for at in stamps:
        if shapes[_shape(page[at])] >= 4:
            roles[at] = "timestamp"


def _shape(line: Line) -> str:
    """A stamp with its figures and names blotted out: what all stamps of a thread have in common."""
    return re.sub(r"\w+", "w", re.sub(r"\d+", "0", line.text[-30:]))


def _cards(page: Sequence[Line], roles: list[str | None]) -> None:
    """Cards of other articles: a title, a line or two of teaser and a stamp, again and again.

    Stamps are dates, by-lines, labels such as "Read more", and titles said twice. Three or more of them
    close together make a list of cards when titles stand between them, little text does, and the
    page's running text lies elsewhere.
    """
    total = sum(line.words for line in page if line.prose)
    marks = [at for at in range(len(page)) if _is_stamp(page, at)]
    start = 0
    for end in range(1, len(marks) + 1):
        if end < len(marks) and marks[end] - marks[end - 1] <= _CARD:
            continue
        run = marks[start:end]
        start = end
        if len(run) >= 3:
            _mark_cards(page, roles, run, total)


def _contents(page: Sequence[Line], roles: list[str | None]) -> None:
    """Tables of contents: runs of short lines, each of which stands again below as the heading of running text."""
    heads = {
        line.key: at
        for at, line in enumerate(page[:-1])
        if line.words <= 20 and any(below.prose for below in page[at + 1 : at + 4])
    }
    run: list[int] = []
    for at, line in enumerate(page):
        if heads.get(line.key, 0) > at + 2 and not line.prose:
            run.append(at)
            continue
        if len(run) >= _CONTENTS:
            for entry in run:
                roles[entry] = roles[entry] or "contents"
        run = []


def _mark_cards(page: Sequence[Line], roles: list[str | None], run: Sequence[int], total: int) -> None:
    between = range(run[0], run[-1] + 1)
    prose = [page[at].words for at in between if page[at].prose]
    titles = sum(1 for at in between if at not in run and _is_title(page[at]))
    if titles < len(run) - 1 or sum(prose) > total * 0.35 or len(prose) > 2 * len(run) or max(prose, default=0) > 90:
        return
    # The card of the first stamp begins above it where stamps close cards, that of the last ends below.
    first = run[0]
    while first > 0 and run[0] - first < 3 and _is_title(page[first - 1]) and not roles[first - 1]:
        first -= 1
    for at in range(first, run[-1] + 1):
        roles[at] = roles[at] or "related"


def _is_stamp(page: Sequence[Line], at: int) -> bool:
    line = page[at]
    if line.words <= 8 and (_is_date(line) or _READ.fullmatch(line.text) or _BY.match(line.text)):
        return True
    return line.words >= 4 and at + 1 < len(page) and page[at + 1].key == line.key


def _is_date(line: Line) -> bool:
    return any(len(day.span) >= len(line.text) - 14 for day in days(line.text)) if line.words <= 8 else False


def _is_title(line: Line) -> bool:
    return 3 <= line.words <= 25 and not line.prose and not line.item


_READ = re.compile(
    r"(?i)(?:read|view|see|learn|continue reading|watch)(?: (?:more|post|article|story|review|full story|now|"
    r"here))?\s?[→»>]?"
    r"|\d+ (?:hours?|days?|weeks?|months?|min(?:ute)?s?)(?: ago| read)|.{0,12}\d+ min(?:ute)?s?[ -]read"
)
_BY = re.compile(r"(?i)by [^\W\d_]+ \S")
_CARD = 6
"""How many lines a card may have."""
