"""Compose: three made-up documents to try templates with. The town, the people and the papers do not exist."""

from __future__ import annotations

import hashlib
import itertools
import re
from collections.abc import Sequence

from briefing.model import Basis, Fact, Passage, RawText, Removal, Rights, Source, Span

NOTICE = "Up to 70% of an article may be quoted with a link to the original page. © The Lindholm Courier."

STATEMENT = (
    "Statement of the Town Council of Lindholm on the Old Bridge",
    (
        "The Council has decided to close the Old Bridge to motor traffic from 3 May 2024. Engineers found 41 cracks in"
        " its stone arches. Three of these cracks reach through the whole arch."
    ),
    (
        "We know what this bridge means to the families and shops on the east bank. The closure is not a wish of"
        " ours but a duty: nobody may be asked to cross a bridge that the engineers no longer call safe."
    ),
    (
        "A ferry will run every twenty minutes. The Lindholm Ferry Company – LFC, founded by the town in 1931 – will"
        " carry passengers and bicycles free of charge."
    ),
    "The Council will report on the repair, its cost and its length when the tests are finished.",
)

REPORT = (
    "Old Bridge shuts as shopkeepers protest",
    "About 200 people gathered on the east bank on Friday, 3 May, when the barriers went down at noon.",
    (
        "“We were told of this six days ago, by a notice on a lamp post,” said Maren Holt, who owns the bakery beside"
        " the bridge. “No one asked us what a year without the bridge would do.”"
    ),
    (
        "Mayor Tomas Eike called the closure “hard but necessary”. He said that the engineers had counted 41 cracks and"
        " that the repair could take 14 months."
    ),
    "The ferry made its first crossing at 12.20 p.m. with 63 passengers.",
    "A second march is planned, the shopkeepers’ union said.",
)

FOLLOW_UP = (
    "Ferry numbers fall short, union says",
    (
        "The free ferry carries fewer people than the town expected, the Harbour Post reports, citing the shopkeepers’"
        " union."
    ),
    (
        "The union counted 900 passengers on an average day; the town had spoken of 1,500. Sales in east bank shops are"
        " down by a fifth, it said."
    ),
    (
        "Maren Holt, speaking for the union, said the town “must publish the engineers’ report before it asks for more"
        " patience”. The mayor’s office did not answer questions."
    ),
)


def sample_sources() -> tuple[Source, ...]:
    """A dated statement, a dated newspaper article with a publisher's limit, and an undated report of a report."""
    statement = _source(
        "S1",
        "council-statement.txt",
        STATEMENT,
        publisher=Fact("Town Council of Lindholm", "stated"),
        date=Fact("2024-04-27", "stated"),
        genre=Fact("statement", "inferred", "title"),
        speaker=Fact("Town Council of Lindholm", "stated"),
    )
    report = _source(
        "S2",
        "courier.txt",
        REPORT,
        notice=NOTICE,
        authors=(Fact("Ada Brandt", "stated"),),
        publisher=Fact("The Lindholm Courier", "stated"),
        date=Fact("2024-05-04", "dateline"),
        genre=Fact("news", "inferred"),
    )
    follow_up = _source(
        "S3",
        "harbour-post.txt",
        FOLLOW_UP,
        publisher=Fact("Harbour Post", "stated"),
        genre=Fact("news", "inferred"),
        via=(Fact("the shopkeepers’ union", "stated"),),
    )
    return statement, report, follow_up


def _source(
    name: str,
    path: str,
    paragraphs: Sequence[str],
    *,
    publisher: Fact,
    genre: Fact,
    authors: tuple[Fact, ...] = (),
    date: Fact | None = None,
    speaker: Fact | None = None,
    via: tuple[Fact, ...] = (),
    notice: str = "",
) -> Source:
    """A source whose first paragraph is its title and whose last, where there is one, is its `notice`."""
    text = "\n\n".join((*paragraphs, notice) if notice else paragraphs)
    spans, at = [], 0
    for paragraph in paragraphs:
        spans.append(Span(at, at + len(paragraph)))
        at += len(paragraph) + 2
    basis: Basis = "stated"
    removed = [Removal(spans[0], "title")]
    rights = Rights()
    if notice:
        removed.append(Removal(Span(at, len(text)), "rights"))
        rights = Rights(max_share=0.7, link_required=True, notices=(Span(at, len(text)),))
    return Source(
        id=name,
        raw=RawText(path, "text/plain", hashlib.sha256(text.encode()).hexdigest(), text),
        title=Fact(paragraphs[0], basis, "first line", spans[0]),
        authors=authors,
        publisher=publisher,
        date=date,
        genre=genre,
        language=Fact("en", "inferred"),
        speaker=speaker,
        via=via,
        rights=rights,
        removed=tuple(removed),
        passages=tuple(Passage(number, "paragraph", span) for number, span in enumerate(spans[1:], 1)),
        sentences=tuple(sentence for span in spans[1:] for sentence in _sentences(text, span)),
    )


def _sentences(text: str, within: Span) -> list[Span]:
    ends = [end.end() for end in re.finditer(r"[.!?][”’]?(?=\s)(?! ?p?\.?m)", text[within.start : within.end])]
    edges = [0, *ends, len(within)]
    return [
        Span(within.start + a + (text[within.start + a] == " "), within.start + b)
        for a, b in itertools.pairwise(edges)
        if b > a
    ]
