"""Curate: settle a plan, so that the words it quotes become references into the sources."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from briefing.curate import ledger
from briefing.curate.citations import cite, missing_links
from briefing.curate.comparisons import compare
from briefing.curate.controversy import motion
from briefing.curate.drafting.events import events as plan_events
from briefing.curate.gaps import gaps, left_out
from briefing.curate.material import Material
from briefing.curate.positions import positions
from briefing.curate.settling.events import settle_events
from briefing.curate.settling.notes import settle_notes
from briefing.curate.settling.questions import settle_questions
from briefing.curate.settling.quotes import settle_quotes, with_occasions
from briefing.curate.settling.terms import settle_terms
from briefing.curate.shelf import Found, Shelf, resolve
from briefing.curate.voices import Voices
from briefing.model import (
    Annotated,
    EditionOptions,
    Event,
    Excerpt,
    ExcerptKind,
    Finding,
    Pack,
    Phrasebook,
    Pick,
    Plan,
    PlannedEvent,
    Wishes,
)

_NO_BOOK = Phrasebook()


def settle(
    plan: Plan, annotated: Sequence[Annotated], events: Sequence[Event], book: Phrasebook = _NO_BOOK
) -> tuple[Pack, tuple[Finding, ...]]:
    """Turn `plan` into the pack that is printed, and say what in it does not hold.

    What a finding of severity "error" is about is left out of the pack. `annotated` are all sources in
    the order of their numbers, `events` what was found in them. What a plan does not hold (facts side by
    side, positions, gaps) is made here, from words that cost a limited source nothing more.
    """
    findings: list[Finding] = []
    shelf = Shelf(annotated, plan)
    excerpts = _numbered(plan.excerpts, shelf, plan.path, findings)
    quotes = settle_quotes(plan.quotes, shelf, Voices.of(annotated), events, plan.path, findings)
    bottom_line = _counted(plan.bottom_line, "B", shelf, plan.path, findings)
    word_help = settle_terms(plan.terms, shelf, plan.path, findings)
    planned = plan.chronology
    if not plan.choice.listed:
        printed = [*excerpts, *bottom_line, *(q.excerpt for q in quotes)]
        planned = _planned(plan, annotated, events, printed)
    chronology = settle_events(planned, shelf, events, plan.path, findings, plan.choice)
    pack = Pack(
        title=plan.title,
        name=name_of(plan.title),
        question=plan.question,
        sources=tuple(a.source for a in annotated),
        excerpts=excerpts,
        bottom_line=bottom_line,
        quotes=quotes,
        chronology=chronology,
        word_help=word_help,
        notices=tuple(
            Excerpt(f"{a.source.id}-N", a.source.id, a.source.rights.notices, "notice")
            for a in annotated
            if a.source.rights.notices
        ),
        citations=tuple(cite(a.source) for a in annotated),
        language=plan.language,
        as_of=plan.as_of,
        handling=plan.handling,
        audience=plan.audience,
        page_size=plan.page_size,
        editions=plan.editions,
        length=plan.length,
        look=plan.look,
        options=tuple(asked for o in plan.options if (asked := o.without_lines()) != EditionOptions(o.name)),
        everywhere=plan.everywhere.without_lines(),
    )
    pack = replace(pack, questions=settle_questions(plan.questions, shelf, pack, plan.path, findings))
    pack = replace(pack, notes=settle_notes(plan, shelf, pack, findings))
    pack = with_occasions(pack, shelf)
    pack = replace(pack, comparisons=compare(annotated, pack, book), positions=positions(annotated, events, pack))
    pack = replace(pack, motion=motion(pack))
    pack = replace(pack, gaps=gaps(annotated, pack, book), left_out=left_out(annotated, pack, book))
    pack = replace(pack, ledger=ledger.account(pack.sources, ledger.by_source(pack.printable())))
    findings.extend(ledger.over_limit(pack, plan.path))
    findings.extend(missing_links(pack))
    return pack, tuple(findings)


def _planned(
    plan: Plan, annotated: Sequence[Annotated], events: Sequence[Event], printed: Sequence[Excerpt]
) -> tuple[PlannedEvent, ...]:
    """The chronology where a person leaves the choice to the program, within what `printed` leaves of each limit."""
    material = Material.of(annotated, events, Wishes(plan.topic, length=plan.length))
    for excerpt in printed:
        material.books[excerpt.source].add(*excerpt.spans)
    return plan_events(material, replace(plan.choice, pin=()))


def _numbered(picks: Sequence[Pick], shelf: Shelf, path: str | None, findings: list[Finding]) -> tuple[Excerpt, ...]:
    """The excerpts, numbered source by source in the order of the plan: S2-E1, S2-E2."""
    made: list[Excerpt] = []
    counts: dict[str, int] = {}
    for pick in picks:
        found = resolve(pick, shelf, path)
        if isinstance(found, Finding):
            findings.append(found)
            continue
        number = counts[found.source.id] = counts.get(found.source.id, 0) + 1
        made.append(Excerpt(f"{found.source.id}-E{number}", found.source.id, found.spans, "excerpt"))
    return tuple(made)


def _counted(
    picks: Sequence[Pick], prefix: str, shelf: Shelf, path: str | None, findings: list[Finding]
) -> tuple[Excerpt, ...]:
    kind: ExcerptKind = "words"
    made: list[Excerpt] = []
    for pick in picks:
        found = resolve(pick, shelf, path)
        if isinstance(found, Found):
            made.append(Excerpt(f"{prefix}{len(made) + 1}", found.source.id, found.spans, kind))
        else:
            findings.append(found)
    return tuple(made)


def name_of(title: str) -> str:
    """The stem of the made files: the words of `title` in letters and digits, at most 60 characters.

    Latin letters lose their accents, those of other scripts stay as they are ("й" is a letter, and no "и" with
    something on it); what a file name cannot hold everywhere becomes a hyphen.
    """
    kept: list[str] = []
    base = ""
    for sign in unicodedata.normalize("NFKD", title):
        if not unicodedata.combining(sign):
            base = unicodedata.name(sign, "")
        if not (unicodedata.combining(sign) and base.startswith("LATIN")):
            kept.append(sign)
    plain = unicodedata.normalize("NFC", "".join(kept)).casefold()
    name = re.sub(r"[\W_]+", "-", plain).strip("-")
    if len(name) > 60:
        name = name[:61].rsplit("-", 1)[0][:60]
    return name or "pack"
