"""Curate: draft a plan in the form in which a person writes one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from briefing.curate.drafting.bottom_line import bottom_line
from briefing.curate.drafting.events import events as plan_events
from briefing.curate.drafting.excerpts import excerpts
from briefing.curate.drafting.main_event import reserve
from briefing.curate.drafting.quotes import quotes
from briefing.curate.drafting.terms import terms
from briefing.curate.drafting.topic import topic
from briefing.curate.material import Material
from briefing.curate.questions import ask
from briefing.model import Annotated, Choice, Event, Phrasebook, Plan, Wishes
from briefing.model.lexicon import Lexicon

_NO_CHOICE = Choice()
_NO_WISHES = Wishes()
_NO_BOOK = Phrasebook()
_NO_LEXICON = Lexicon()


def draft(
    annotated: Sequence[Annotated],
    events: Sequence[Event],
    choice: Choice = _NO_CHOICE,
    wishes: Wishes = _NO_WISHES,
    book: Phrasebook = _NO_BOOK,
    lexicon: Lexicon = _NO_LEXICON,
) -> Plan:
    """Propose what to print of `annotated`, within every source's limit and a student's six pages.

    The order matters for limited sources, since what is printed twice costs once: first the main event and the
    figures in which they differ, then the events that they alone tell, then key quotes, then excerpts around
    them; questions quote only what is printed by then.
    Each pick says why in its note. `reasons` holds the rest: why this title and question, and for
    a source of which nothing is printed, why not. `choice` is what a person asked of the chronology,
    `wishes` of the pack; `book` has our own words in the language of the plan, and an empty one asks nothing.
    `lexicon` suggests what the rarer words mean that no document explains.
    """
    material = Material.of(annotated, events, wishes)
    subject = topic(material, book)
    if wishes.topic:
        asked = wishes.topic[:1].upper() + wishes.topic[1:]
        subject = replace(subject, title=asked, why_title="The topic that was asked for.")
    kept = reserve(material)
    chronology = plan_events(material, choice)
    key_quotes = quotes(material)
    picked = excerpts(material, kept)
    word_help = terms(material, lexicon)
    reasons = {"title": subject.why_title, "question": subject.why_question}
    if wishes.topic and not material.asked:
        reasons["topic"] = "No document speaks of it."
    for item in annotated:
        name = item.source.id
        if not material.books[name].used:
            same = material.repeats.get(name)
            reasons[name] = (
                f"Left out: the same story as {same}."
                if same
                else (
                    "Left out: adds too little that others do not say in fewer words."
                    if material.sentences[name]
                    else "Left out: no sentence was found in it."
                )
            )
    return Plan(
        title=subject.title,
        question=wishes.question or subject.question,
        numbers={a.source.id: a.source.raw.path for a in annotated},
        excerpts=picked,
        bottom_line=bottom_line(material),
        quotes=key_quotes,
        chronology=chronology,
        questions=ask(material, book),
        terms=word_help,
        reasons=reasons,
        choice=replace(choice, listed=True),
        topic=wishes.topic,
        audience=wishes.audience,
        length=wishes.length,
        language=book.language if book.questions else wishes.language,
    )
