"""Annotate: find people, and bodies that speak, and join their mentions within the document."""

from __future__ import annotations

from briefing.annotate.people.joining import join
from briefing.annotate.people.mentions import Mention, find_in
from briefing.annotate.tokens import cut, units
from briefing.model import Person, Source


def find(source: Source) -> tuple[Person, ...]:
    """The people and bodies named in the kept passages of `source`, by their first mention.

    Each has the fullest name written, the role that the source gives it, and the spans of all its
    mentions: full name, surname, surname with a title. A name of which nothing tells whether it is a
    person's is left out.
    """
    mentions: list[Mention] = []
    for passage, span in units(source):
        for tokens in cut(source.text, span, passage):
            mentions.extend(find_in(tokens))
    return join(source.text, mentions)
