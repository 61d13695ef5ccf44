"""Pipeline's drafting: a proposal, what it leaves of each limit, and what in it is new to a person's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from briefing.errors import UsageError
from briefing.model import Finding, LedgerEntry, Phrasebook, Pick, Plan, Wishes
from briefing.model.difference import Difference
from briefing.model.lexicon import Lexicon
from briefing.pipeline import files as on_disk
from briefing.pipeline.options import Options, Understood


@dataclass(frozen=True, slots=True)
class Review:
    """A proposal held against what is there.

    `ledger` is the account of the person's pack.yaml where there is one, else of the proposal; `own` says which.
    `new` is what the proposal has that the person's has not; None where there is none. `findings` are what is
    wrong in the person's.
    """

    own: bool
    ledger: tuple[LedgerEntry, ...]
    new: Difference | None
    findings: tuple[Finding, ...]


def propose(understood: Understood, book: Phrasebook, lexicon: Lexicon, asked: Wishes | None = None) -> Plan:
    """A plan for the documents, its questions in the phrasings of `book`, its word help from `lexicon`.

    Where a person has made one, it keeps to what they ask there; what they ask now, in `asked`, goes before it.
    """
    from briefing import curate

    own = understood.plan
    if own is None:
        wishes = asked or Wishes()
        return curate.draft(understood.annotated, understood.events, wishes=wishes, book=book, lexicon=lexicon)
    wishes = Wishes(own.topic, own.question or None, own.audience, own.length, own.language)
    if asked is not None:
        wishes = Wishes(
            asked.topic or wishes.topic,
            asked.question or wishes.question,
            asked.audience or wishes.audience,
            wishes.length if asked.length == "normal" else asked.length,
            wishes.language,
        )
    proposed = curate.draft(understood.annotated, understood.events, own.choice, wishes, book, lexicon)
    return replace(
        proposed,
        title=own.title or proposed.title,
        as_of=own.as_of,
        handling=own.handling,
        page_size=own.page_size,
        editions=own.editions,
        look=own.look,
        options=own.options,
        everywhere=own.everywhere,
    )


def left_out(understood: Understood, proposed: Plan) -> tuple[Pick, ...]:
    """The best sentences that stand in no excerpt of `proposed`, each with why in its note."""
    from briefing.curate.drafting.passed_over import passed_over

    return passed_over(proposed, understood.annotated, understood.events)


def review(understood: Understood, proposed: Plan, options: Options) -> Review:
    """What a person wants to know of `proposed` before they edit: what is left to print, and what is new."""
    from briefing import curate
    from briefing.curate.differences import difference
    from briefing.pipeline.asked import asked_wrongly

    own = understood.plan
    pack, complaints = curate.settle(own or proposed, understood.annotated, understood.events)
    if own is None:
        return Review(False, pack.ledger, None, ())
    wrong = asked_wrongly(own, understood.folder, options)
    return Review(True, pack.ledger, difference(own, proposed, understood.annotated), (*wrong, *complaints))


def plan_text(plan: Plan, folder: on_disk.Folder, options: Options, new: Difference | None = None) -> str:
    """`plan` as the text of a pack.yaml, which names the sections that the editions of `folder` have.

    What is in `new` is marked as new.
    """
    from briefing.pipeline.asked import sections_of
    from briefing.project import dump_plan

    return dump_plan(plan, sections_of(plan, folder, options), new)


def write_draft(
    understood: Understood, plan: Plan, options: Options, output: Path | None = None, new: Difference | None = None
) -> Path:
    """Write `plan` as pack.yaml; beside it, as pack.proposed.yaml, when a person's pack.yaml is there.

    `output` names another file. Raises `UsageError` when that file exists: it may be a person's.
    """
    own = understood.folder.root / on_disk.PLAN
    if output is not None and output.exists():
        raise UsageError(f"“{output}” is there already and is not written over.", "Give another name.")
    target = output or (own.with_name(on_disk.PROPOSED) if own.exists() else own)
    on_disk.publish([(target, plan_text(plan, understood.folder, options, new).encode())])
    return target


def left(ledger: Sequence[LedgerEntry]) -> dict[str, int | None]:
    """How many words of each source may still be printed; None without a limit, less than 0 beyond it."""
    return {entry.source: None if entry.limit is None else entry.limit - entry.used_words for entry in ledger}
