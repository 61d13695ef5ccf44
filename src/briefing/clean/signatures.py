"""Clean: tell whose words a letter or a piece in the first person is, from its signature or its by-line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.clean.lines import Line
from briefing.clean.names import is_person
from briefing.model import Fact, Span

_ADDRESS = re.compile(
    r"(?i)(?:(?:dr|prof|professor|mr|mrs|ms|miss|mx|sir|dame|rev|revd|cllr|councillor|hon|д-р|профессор|г-н|г-жа)\.? )+"
)
_PLACE = re.compile(r"(?i)\b(?:street|road|lane|avenue|square|close|drive|house|hall|city|town|county|улица|көшесі)\b")
_MOST_LINES = 14
_LONGEST = 16
_FEW = 3


def signers(page: Sequence[Line], leave: Sequence[int]) -> Fact | None:
    """Whoever signs under the closing of a letter, the names parted by commas; None where no name stands there.

    `leave` are the lines that take leave. A name is a line of its own, or what stands before the first
    comma of a line; a second line without a comma is an address or a body unless it has the shape of a person's name.
    """
    if not leave:
        return None
    names: list[str] = []
    places: list[Span] = []
    for line in page[leave[-1] + 1 : leave[-1] + 1 + _MOST_LINES]:
        if not line.words:
            continue
        if line.words > _LONGEST or line.ends:
            break
        form = _ADDRESS.match(line.text)
        start = form.end() if form else 0
        name = re.split(r"\s*[,(–—]", line.text[start:], maxsplit=1)[0].strip()
        if not is_person(name) or _PLACE.search(name):
            if names:
                continue
            break
        names.append(name)
        places.append(line.place(start, start + len(name)))
    if not names:
        return None
    return Fact(", ".join(names), "stated", "signature", Span(places[0].start, places[-1].end))


def author(authors: Sequence[Fact]) -> Fact | None:
    """Whose voice an opinion piece in the first person is: its authors; None where nobody or a whole list signs."""
    if not 0 < len(authors) <= _FEW:
        return None
    span = authors[0].span if len(authors) == 1 else None
    return Fact(", ".join(fact.value for fact in authors), "inferred", "by-line and first person", span)
