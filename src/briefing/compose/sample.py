"""Compose: a small pack that uses everything a pack can hold, to try templates with."""

from __future__ import annotations

import dataclasses

from briefing.compose.sample_sources import NOTICE, sample_sources
from briefing.model import (
    Comparison,
    Entry,
    Event,
    Evidence,
    Excerpt,
    ExcerptKind,
    KeyQuote,
    LedgerEntry,
    Locator,
    Pack,
    Position,
    Question,
    Source,
    Span,
    WordHelp,
    count_covered,
)
from briefing.model.reason import Reason

BARRIERS = "About 200 people gathered on the east bank on Friday, 3 May, when the barriers went down at noon."
DECIDED = "The Council has decided to close the Old Bridge to motor traffic from 3 May 2024."
CRACKS = "Engineers found 41 cracks in its stone arches."
DUTY = "The closure is not a wish of ours but a duty"
NOBODY = "nobody may be asked to cross a bridge that the engineers no longer call safe."
TOLD = "We were told of this six days ago, by a notice on a lamp post,"
ASKED = "No one asked us what a year without the bridge would do."
COUNTED = "the engineers had counted 41 cracks and that the repair could take 14 months."
EXPECTED = "The union counted 900 passengers on an average day; the town had spoken of 1,500."
HARD = "hard but necessary"
SILENT = "The mayor’s office did not answer questions."
PUBLISH = "must publish the engineers’ report before it asks for more patience"


def sample_pack() -> Pack:
    """Three made-up documents on one bridge, with excerpts, quotes, dates sure and unsure, questions and their key."""
    sources = sample_sources()

    def words(name: str, kind: ExcerptKind, source: str, *picks: str) -> Excerpt:
        text = next(s.text for s in sources if s.id == source)
        return Excerpt(
            name, source, tuple(Span(text.index(pick), text.index(pick) + len(pick)) for pick in picks), kind
        )

    excerpts = (
        words("S1-E1", "excerpt", "S1", DECIDED, "Three of these cracks reach through the whole arch."),
        words("S1-E2", "excerpt", "S1", f"{DUTY}: {NOBODY}\n\nA ferry will run every twenty minutes."),
        words("S2-E1", "excerpt", "S2", BARRIERS),
        words("S3-E1", "excerpt", "S3", EXPECTED),
    )
    duty = words("K1", "quote", "S1", f"{DUTY}: {NOBODY}")
    told = words("K2", "quote", "S2", TOLD, ASKED)
    publish = words("K3", "quote", "S3", PUBLISH)
    hard = words("P1.2", "words", "S2", HARD)
    pack = Pack(
        title="The Old Bridge of Lindholm",
        name="old-bridge",
        question="Was the town right to close the bridge at once?",
        sources=sources,
        excerpts=excerpts,
        bottom_line=(words("B1", "words", "S1", DECIDED), words("B2", "words", "S1", CRACKS)),
        quotes=(
            KeyQuote(duty, "Town Council of Lindholm", status="explicit", date="2024-04-27"),
            KeyQuote(told, "Maren Holt", "Maren Holt", "owns the bakery beside the bridge", "explicit", "2024-05-04"),
            KeyQuote(publish, "Maren Holt", "Maren Holt", "speaking for the union", "explicit"),
        ),
        motion=(duty.id, told.id),
        chronology=_chronology(
            words("C1.1", "event", "S1", DECIDED),
            words("C1.2", "event", "S2", "the barriers went down at noon."),
            words("C2.1", "event", "S3", "Sales in east bank shops are down by a fifth, it said."),
            words("C3.1", "event", "S2", "A second march is planned, the shopkeepers’ union said."),
        ),
        questions=_questions(
            (
                words("Q1.1", "words", "S1", "not a wish of ours but a duty"),
                words("Q1.k1", "evidence", "S1", f"{DUTY}:"),
            ),
            words("Q2.k1", "evidence", "S3", "the Harbour Post reports, citing the shopkeepers’ union."),
            (words("Q3.k1", "evidence", "S1", CRACKS), words("Q3.k2", "evidence", "S2", COUNTED)),
            words("Q4.k1", "evidence", "S2", ASKED),
        ),
        word_help=(
            WordHelp("LFC", "S1", words("W1", "definition", "S1", "The Lindholm Ferry Company – LFC")),
            WordHelp("arches", "S1", None, "the curved parts that carry a bridge"),
            WordHelp("barriers", "S2"),
        ),
        comparisons=(
            Comparison(
                "cracks in the bridge",
                (words("F1.1", "words", "S1", CRACKS), words("F1.2", "words", "S2", COUNTED)),
                agree=True,
            ),
            Comparison("ferry passengers a day", (words("F2.1", "words", "S3", EXPECTED),), agree=None),
        ),
        positions=(
            Position("Town of Lindholm", None, (duty, hard), ("2024-04-27", "2024-05-04")),
            Position("Maren Holt", "baker", (told, publish), ("2024-05-04", None)),
        ),
        notices=(words("S2-N", "notice", "S2", NOTICE),),
        gaps=(
            ("No source prints the engineers’ report itself.",),
            (
                "S3 says ",
                words("G2.1", "words", "S3", SILENT),
                " It names no day.",
            ),
        ),
        left_out=("S2: the ferry’s first crossing.",),
        as_of="2024-06-01",
        handling="For use in class",
    )
    return _with_ledger(pack)


def _chronology(decided: Excerpt, barriers: Excerpt, sales: Excerpt, march: Excerpt) -> tuple[Entry, ...]:
    def event(name: str, *words: Excerpt, why: Reason | None = None, **how: str) -> Event:
        evidence = tuple(Evidence(excerpt.source, excerpt.spans[0]) for excerpt in words)
        return Event(
            name,
            how.get("edtf"),
            "stated" if "edtf" in how else "inferred" if "not_before" in how else "undated",
            "",
            evidence,
            not_before=how.get("not_before"),
            reasons=(why,) if why else (),
        )

    closed = event("E1", decided, barriers, edtf="2024-05-03", why=Reason("stated", ("S1",)))
    after = event("E2", sales, not_before="2024-05-03", why=Reason("described", ("S3",), ("S1",), word="ferry"))
    return (
        Entry(closed, (decided, barriers)),
        Entry(after, (sales,), "bounded"),
        Entry(event("E3", march), (march,), "undated"),
    )


def _questions(
    wording: tuple[Excerpt, Excerpt], chain: Excerpt, cracks: tuple[Excerpt, ...], asked: Excerpt
) -> tuple[Question, ...]:
    quoted, duty = wording
    return (
        Question(
            "Q1", "read", "close-reading", 2, "analyse",
            ("The Council calls the closure ", quoted, ". What does this wording ask the reader to accept?"),
            (Locator("S1", 2, 2),), (duty,),
            "A duty leaves no choice; yet the day was chosen.", "“Duty” taken as proof that there was no other way.",
        ),
        Question(
            "Q2", "context", "sourcing", 2, "analyse",
            ("How many steps lie between the passengers who were counted and the reader of S3?",),
            (Locator("S3", 1, 2),), (chain,), "The union counts and is also a party to the dispute.",
        ),
        Question(
            "Q3", "compare", "corroboration", 2, "evaluate",
            ("Which figure stands in both S1 and S2, and who is its source each time?",),
            (Locator("S1", 1, 1), Locator("S2", 3, 3)), cracks,
            "Two papers, one origin: the engineers.", "Two sources taken for two independent counts.",
        ),
        Question(
            "Q4", "decide", "perspective", 3, "evaluate",
            ("Using only these sources, what speaks for closing the bridge at once, and what for waiting?",),
            (Locator("S1", 1, 2), Locator("S2", 2, 3)), (asked,),
        ),
    )  # fmt: skip


def _with_ledger(pack: Pack) -> Pack:
    def used(source: Source) -> LedgerEntry:
        spans = tuple(span for excerpt in pack.printable() if excerpt.source == source.id for span in excerpt.spans)
        covered = count_covered(source.text, source.body, spans)
        return LedgerEntry(source.id, source.body_words, source.limit, covered, spans)

    return dataclasses.replace(pack, ledger=tuple(used(source) for source in pack.sources))
