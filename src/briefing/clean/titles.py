"""Clean: find the title of a document among its lines, with what it declares as a second witness."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefing.clean.calendar import days
from briefing.clean.furniture import text_starts
from briefing.clean.lines import Line, key
from briefing.clean.names import is_byline, is_label, is_person, ordinary_words
from briefing.model import Declared, Fact

_SITE = re.compile(r"\s+[|–—·•»-]\s+|\s*\|\s*|\s+::\s+")
_BEFORE = 120
"""How many lines above the body a title is looked for in."""
_WITHIN = 5
"""How many lines into what was taken for body."""
_BARE = 3
"""Where text begins within so many lines of the first one, no menu stands above it."""
_NAMED = 4
"""So many words before a date name what is dated, as in the title of minutes."""
_ENOUGH = 2.0
_BY_LINE = 1.2
_RUN = 3
_TAGS = 4
"""So many commas part tags, not words of a title."""
_SHORT = 3
"""So few words, or a question, may be the heading of a part, where the file twice gives another title."""
_LOGO = re.compile(r" logo\b")
_TELLING = 2
"""So many longer words a title has at least, for what it shares with the text to count in full."""
_JOINED = re.compile(r"[a-z]{4}[A-Z]{5}|[A-Z]{4}[a-z]{5}")
_WRITTEN = frozenset(["json-ld", "open-graph", "dublin-core", "meta", "microdata", "twitter", "front-matter"])
"""Where a declared title was written as this document's title, not made by a program from its name."""
_NO_TITLE = re.compile(
    r"(?i)^(?:present|apologies|attend(?:ees|ance)|participants|from|to|cc|date|tel|phone|e-?mail) ?:|"
    r"^(?:photo|image|picture|portrait|illustration|avatar|author) of\b|\b(?:sign (?:in|up)|log ?in|"
    r"subscribe|newsletter|click here|tap here|reading time|min(?:ute)?s? read|read more|learn more|"
    r"your (?:computer|phone|device|mobile device|browser|inbox|cart)|skip to|coming soon|new arrivals?|"
    r"(?:dark|light|site|header|footer) logo|logo (?:dark|light))\b|\blogo:|^what are you looking"
)
_MINUTES = re.compile(r"(?i)(?:minutes|protokoll|протокол|хаттама)\b")
"""What a few words before a date may name."""
_ROLE = re.compile(
    r"(?i)(?:(?:senior|vice|chief|deputy|associate|assistant|managing|executive|co-?|former) ?)*(?:president|"
    r"director|manager|founder|editor|officer|partner|head|professor|columnist|correspondent|reporter)s?"
    r"(?:,| of| at| for|-in-chief|$).*"
)
"""What a person is, under or beside their name."""


def find(
    page: Sequence[Line],
    named: Sequence[str | None],
    body: Sequence[bool],
    recurring: frozenset[str],
    declared: Sequence[Declared],
    over: Sequence[int] = (),
) -> tuple[Fact | None, int | None]:
    """The title and the index of its line; a declared title counts where no line bears it.

    The evidence for a line: it stands above the body, is shaped like a title, shares words with the
    body, is repeated on the page (a breadcrumb, a share line), is a heading of the first level, or
    says what the file declares. `over` are the lines of the letterhead, which is no title.
    """
    start = text_starts(page, body)
    told = [fact.value for fact in declared if fact.field == "title" and key(fact.value)]
    ordinary = ordinary_words(page)
    seen = _Seen(
        topic=_topic(page, body),
        lead=_lead(page, body, start),
        above=Counter(line.key for line in page[: start + _WITHIN]),
        below=Counter(line.key for line, kept in zip(page[start:], body[start:], strict=True) if kept),
        listed=frozenset(
            line.key for line, role in zip(page[:start], named[:start], strict=True) if role == "contents"
        ),
        # A picture's words call the site by its name: "The Courier logo".
        sites=frozenset(line.key[: logo.start()] for line in page[:start] if (logo := _LOGO.search(line.key))),
        wanted=frozenset(form for value in told for form in _forms(value)),
    )
    heads = [at for at, line in enumerate(page) if _heads(line)]
    # The page's only heading of the first level is what its maker calls the page.
    alone = heads[0] if len(heads) == 1 and page[heads[0]].words > _SHORT else None
    best, where = 0.0, None
    first = next((at for at, line in enumerate(page) if line.words and at not in over), 0)
    for at in range(min(start + _WITHIN, len(page))):
        line = page[at]
        if (at < start - _BEFORE and at not in heads) or at in over:
            continue
        if not _may_be(line, named[at]) or (at >= start and line.text.endswith(".") and at > first):
            continue
        point = 3.0 if at == alone else 0.0
        point += _by_itself(line) + _by_text(line, seen) + _by_place(page, named, at, start, ordinary)
        point -= 1.5 if line.key in recurring else 0.0
        # A document without a page around it begins with its title.
        point += 2.0 if at == first and start - first <= _BARE and not line.prose else 0.0
        point -= 2.5 if is_person(line.text, ordinary) else 0.0
        point -= 3.0 if line.key in seen.sites else 0.0
        # What is listed in a table of contents heads a part.
        point -= 2.0 if at >= start and line.key in seen.listed and not _heads(line) else 0.0
        # A line that heads a part of the text below is an entry in a table of contents.
        point -= 1.0 if at < start and seen.below[line.key] else 0.0
        if point > best:
            best, where = point, at
    found: Fact | None = None
    if where is not None and best >= _ENOUGH:
        # A breadcrumb says the title too: the title line is the one next to the text.
        where = max(n for n in range(where, max(where + 1, start)) if page[n].key == page[where].key)
        found = Fact(mended(page[where].text), "stated", "title line", page[where].span)
        part = page[where].words <= _SHORT or page[where].text.endswith("?")
        if page[where].key in seen.wanted or not told or (where in heads and not (part and _agreed(declared))):
            return found, where
    else:
        where = None
    for fact in declared:
        if fact.field == "title" and key(fact.value) and (found is None or fact.basis in _WRITTEN):
            value = mended(_shortest(fact.value))
            same = found is not None and _alike(key(value), key(found.value))
            return Fact(value, "metadata", fact.basis), where if same else None
    return found, where


def _heads(line: Line) -> bool:
    """Whether the format marks the line as a heading of the first level."""
    return line.block.kind == "heading" and line.block.level == 1


def _agreed(declared: Sequence[Declared]) -> bool:
    """Whether what the file gives as its title was written twice: for links to it, and for the window's frame."""
    frame = {
        form for fact in declared if fact.field == "title" and fact.basis == "html-title" for form in _forms(fact.value)
    }
    return any(
        fact.field == "title" and fact.basis in _WRITTEN and frame.intersection(_forms(fact.value)) for fact in declared
    )


def _alike(one: str, other: str) -> bool:
    """Whether two titles share most of their words: the page's and the one for search engines."""
    a, b = set(one.split()), set(other.split())
    return len(a & b) >= 0.5 * min(len(a), len(b))


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a title is compared with: words of the body and its first paragraph, lines around, the file's own word."""

    topic: Counter[str]
    lead: frozenset[str]
    above: Counter[str]
    below: Counter[str]
    listed: frozenset[str]
    sites: frozenset[str]
    wanted: frozenset[str]


def _lead(page: Sequence[Line], body: Sequence[bool], start: int) -> frozenset[str]:
    """The words of the first paragraph."""
    for line, kept in zip(page[start:], body[start:], strict=True):
        if kept and line.prose:
            return frozenset(line.key.split())
    return frozenset()


def _topic(page: Sequence[Line], body: Sequence[bool]) -> Counter[str]:
    """How often each longer word stands in the body."""
    return Counter(
        word for line, kept in zip(page, body, strict=True) if kept for word in line.key.split() if len(word) > 3
    )


def _may_be(line: Line, role: str | None) -> bool:
    return (
        (role is None or (role in ("related", "caption") and line.words >= 4) or (role == "contents" and _heads(line)))
        and 2 <= line.words <= 40
        and len(line.text) <= 300
        and not (line.text.endswith(".") and not line.text.endswith("...") and line.words > 14)
        and not line.text.endswith((":", ","))
        and not is_byline(line.text)
        and not _NO_TITLE.search(line.text)
        and not (line.words <= 8 and _ROLE.fullmatch(line.text))
        and not (line.words <= 8 and _is_date(line.text))
    )


def _is_date(text: str) -> bool:
    """Whether hardly anything stands in `text` but a date: a title may end in one."""
    found = days(text)
    if not found or _MINUTES.match(text):
        return False
    return len(key(text[: found[0].span.start]).split()) < _NAMED or "by " in text.casefold()


def _by_itself(line: Line) -> float:
    """The evidence in a line's own shape."""
    point = (1.0 if line.words >= 4 else 0.0) + (1.3 if 6 <= line.words <= 20 else 0.0)
    point += (0.7 if line.words >= 8 else 0.0) - (0.7 if line.words > 16 else 0.0)
    point += 0.6 if line.lower < 0.35 else 0.0
    point += 0.7 if any(map(str.isdigit, line.text)) else 0.0
    point -= 2.5 if line.item else 0.0
    point -= 1.3 if line.text.endswith(".") else 0.0
    point -= 1.0 if "|" in line.text or "http" in line.text else 0.0
    point -= 1.5 if line.text.count(", ") >= _TAGS and not line.ends else 0.0
    point -= 3.0 if line.text.count(" / ") + line.text.count(" > ") > 1 else 0.0
    if (line.words > 16 and line.lower < 0.2) or (line.block.kind != "heading" and _is_row(line)):
        point -= 2.0  # a row of menu entries
    if line.block.kind == "heading":
        point += 3.0 if line.block.level == 1 else 1.0
    return point


def _is_row(line: Line) -> bool:
    """Whether a line is many labels in one: a word of some length stands in it three times, two words
    side by side stand in it twice, or words run together."""
    words = Counter(word for word in line.key.split() if len(word) > 3)
    listed = line.key.split()
    pairs = Counter(pair for pair in pairwise(listed) if min(map(len, pair)) > 3)
    return max(words.values(), default=0) >= 3 or max(pairs.values(), default=0) >= 2 or bool(_JOINED.search(line.text))


def _by_text(line: Line, seen: _Seen) -> float:
    """The evidence in what the line has in common with the text, its opening, and the rest of the page."""
    words = [word for word in line.key.split() if len(word) > 3]
    if not words:
        return 0.0
    # A kicker of one word that the text is full of says less than a title that shares three with it.
    point = 3.0 * sum(min(seen.topic[word], 3) for word in words) / (3 * max(_TELLING, len(words)))
    point += 2.0 * sum(word in seen.lead for word in words) / max(_TELLING, len(words))
    if line.words >= 4 and seen.above[line.key] > 1:
        point += 1.0
    return point + (6.0 if line.key in seen.wanted else 0.0)


def _by_place(
    page: Sequence[Line], named: Sequence[str | None], at: int, start: int, ordinary: frozenset[str]
) -> float:
    """The evidence in what stands around a line: it is near the text and over a by-line, a date, a standfirst."""
    point = -0.15 * min(start - at, 30) if at < start else -1.5
    for below, line in enumerate(page[at + 1 : at + 4]):
        if (
            is_byline(line.text)
            or is_label(line.text)
            or is_person(line.text, ordinary)
            or (line.words <= 14 and days(line.text))
        ):
            point += 1.6 if below else 2.4
            # What says "by" names the author of what stands above it; a name or a day may be anybody's, any.
            point += _BY_LINE if is_byline(line.text) or is_label(line.text) else 0.0
            break
    # The text's own first lines stand below a title as well as a standfirst does.
    end = min(start + _RUN, len(page))
    long = [n for n in range(max(0, at - 8), end) if n != at and page[n].words >= 5 and not named[n]]
    return point + min(sum(n > at for n in long), 4) - 0.4 * min(sum(n < at for n in long), 4)


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


def mended(value: str) -> str:
    """A value whose letters were encoded twice, as "cafÃ©" for "café", with its own letters; any other as it is.

    What by chance reads as UTF-8 once more from end to end is next to impossible. Only values are mended, never a
    source's text.
    """
    for encoding in ("latin-1", "cp1252"):
        try:
            return value.encode(encoding).decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            continue
    return value
