"""Compose: the source line. Author. “Title”. Publisher, date, ¶7–9, p. 12. Link.

What a source does not tell is said ("no date in the source") or left out, never made up. The part before
the paragraph numbers is the same in every credit of a source; `Document.credits` holds it, so that
whoever checks a made file knows what has to stand beside each excerpt.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence

from briefing.document import Link, Text
from briefing.model import Citation, Source, Span
from briefing.model.dates_in_words import date_in_words
from briefing.model.wordbook import Wordbook


def citation_of(source: Source, given: Iterable[Citation] = ()) -> Citation:
    """What a credit says of `source`: the citation `given` for it, else what is known of the source itself.

    Where neither an author nor a publisher is named, the voice of the whole document stands for them.
    """
    known = next((citation for citation in given if citation.source == source.id), None) or Citation(
        source=source.id,
        authors=tuple(author.value for author in source.authors),
        title=source.title.value if source.title else None,
        publisher=source.publisher.value if source.publisher else None,
        date=source.date.value if source.date else None,
        url=source.url.value if source.url else None,
        link_required=source.rights.link_required,
    )
    if known.authors or known.publisher or source.speaker is None:
        return known
    return dataclasses.replace(known, authors=(begun(source.speaker.value),))


def begun(text: str) -> str:
    """`text` with a capital at its start, for a line that begins with it."""
    return text[:1].upper() + text[1:]


def stem(citation: Citation, source: Source, words: Wordbook) -> str:
    """The citation without paragraph numbers and link, with the source's number before it."""
    if citation.title:
        title = words.say("quote.open") + citation.title + words.say("quote.close")
    else:
        title = words.say("citation.untitled", file=source.raw.path.rpartition("/")[2])
    makers = ", ".join(citation.authors)
    if not makers and not citation.publisher:
        makers = words.say("citation.nobody")
    place = ", ".join(part for part in (citation.publisher, date_in_words(citation.date, words)) if part)
    parts = [part.rstrip(".") for part in (makers, title) if part]
    return f"{source.id} · {'. '.join([*parts, begun(place) if parts else place])}"


def locator(source: Source, spans: Iterable[Span]) -> str:
    """The paragraphs of `source` that `spans` touch: "¶3", "¶7–9", "¶2, 5"; empty where they touch none."""
    spans = tuple(spans)
    numbers = [p.number for p in source.passages if any(p.span.overlaps(span) for span in spans)]
    return "¶" + ", ".join(_runs(numbers)) if numbers else ""


def pages(source: Source, spans: Iterable[Span], words: Wordbook) -> str:
    """The pages of `source` that `spans` stand on: "p. 12", "pp. 12–13"; empty where it has none, or only one.

    A page is counted in the file, from 1: what a program that shows the file calls it.
    """
    stretches = source.raw.pages
    numbers = sorted({n for n, page in enumerate(stretches, 1) for span in spans if page.overlaps(span)})
    if len(stretches) < 2 or not numbers:
        return ""
    return words.say("citation.page" if len(numbers) == 1 else "citation.pages", pages=", ".join(_runs(numbers)))


def place(source: Source, spans: Iterable[Span]) -> str:
    """Source and paragraphs in brief: "S2 ¶7–9", held together by a space that no line breaks at."""
    return f"{source.id}\u00a0{locator(source, spans)}".rstrip()


def paragraphs(first: int, last: int) -> str:
    """The paragraphs `first` to `last` as a locator."""
    return "¶" + ", ".join(_runs(range(first, last + 1)))


def _runs(numbers: Sequence[int]) -> list[str]:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs]


def credit(citation: Citation, source: Source, spans: Iterable[Span], words: Wordbook) -> tuple[Text | Link, ...]:
    """The whole source line for words taken from `spans` of `source`; no spans: the citation of the whole."""
    spans = tuple(spans)
    where = ", ".join(part for part in (locator(source, spans), pages(source, spans, words)) if part)
    text = stem(citation, source, words) + (f", {where}" if where else "")
    text += "" if text.endswith(".") else "."
    if citation.url and citation.url.lower().startswith(("https://", "http://")):
        return (Text(f"{text} "), Link(citation.url, (Text(citation.url),)))
    if citation.link_required:
        return (Text(f"{text} "), Text(words.say("citation.link-required"), style="warning"))
    return (Text(text),)
