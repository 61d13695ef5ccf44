"""Compose: a source's words set apart: excerpts and key quotes, each with the credit that belongs to it."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from briefing.compose.attributes import yes
from briefing.compose.citation import begun
from briefing.compose.elements import Element
from briefing.compose.templates import nearest
from briefing.document import Inline, Paragraph, Quotation, Text
from briefing.model import Excerpt, KeyQuote
from briefing.model.dates_in_words import date_in_words

if TYPE_CHECKING:
    from briefing.compose.blocks import Builder


def excerpt(element: Element, builder: Builder) -> Quotation:
    """The excerpt that `element` refers to, its source's paragraphs numbered."""
    found = _excerpt(element, builder)
    return _set_apart(found, "excerpt", found.id, builder, line_numbers=yes(element, "lines"))


def key_quote(element: Element, builder: Builder) -> Quotation:
    """The key quote that `element` refers to, with who said it."""
    ref, known = element.attributes["ref"], builder.references
    if ref not in known.quotes:
        raise element.place.error(f"there is no key quote “{ref}”", nearest(ref, known.quotes))
    quote = known.quotes[ref]
    block = _set_apart(quote.excerpt, "key-quote", "", builder)
    # A quotation set apart takes no marks; its paragraphs are cited in the credit, not numbered beside it.
    paragraphs = tuple(dataclasses.replace(paragraph, number=None) for paragraph in block.paragraphs)
    return dataclasses.replace(block, paragraphs=paragraphs, attribution=_attribution(quote, builder))


def _excerpt(element: Element, builder: Builder) -> Excerpt:
    ref, known = element.attributes["ref"], builder.references.excerpts
    if ref not in known:
        raise element.place.error(f"there is no excerpt “{ref}”", nearest(ref, known))
    return known[ref]


def _set_apart(found: Excerpt, style: str, label: str, builder: Builder, *, line_numbers: bool = False) -> Quotation:
    return Quotation(
        id=builder.name(f"x-{found.id}"),
        ref=found.id,
        style=style,
        label=label,
        paragraphs=builder.references.quoted(found),
        credit=Paragraph(builder.name("credit"), builder.references.credit(found.source, found.spans), "credit"),
        line_numbers=line_numbers,
    )


def _attribution(quote: KeyQuote, builder: Builder) -> Paragraph:
    """Who said it, in which role, on which occasion (in the source's words) and when; or that nobody is named."""
    known = builder.references
    speaker = begun(quote.speaker) if quote.speaker else known.words.say("quote.nobody")
    runs: list[Inline] = [Text(f"{quote.excerpt.id} ", style="number"), Text(speaker, strong=quote.speaker is not None)]
    if quote.role and quote.role != quote.speaker:
        runs.append(Text(f", {quote.role}"))
    if quote.status == "resolved" and quote.speaker_as_written and quote.speaker_as_written != quote.speaker:
        runs.append(Text(f" ({known.words.say('quote.as-written', name=quote.speaker_as_written)})", style="muted"))
    if quote.occasion:
        runs.extend((Text(" · "), *known.inline(quote.occasion)))
    if quote.via:
        runs.append(Text(f" · {known.words.say('source.via', chain=', '.join(quote.via))}", style="muted"))
    if quote.date:
        runs.append(Text(f" · {date_in_words(quote.date, known.words)}"))
    return Paragraph(builder.name("attribution"), tuple(runs), "attribution", keep_with_next=True)
