"""Command line's report of a draft: why each piece was picked, what is left to print, and what is new."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

import click

from briefing.cli.report import finding_json, short, table
from briefing.model import Finding, LedgerEntry, Pick, Plan
from briefing.model.difference import Difference
from briefing.pipeline import Understood
from briefing.pipeline.drafting import Review, left
from briefing.write.json import ledger as account


def explanation(plan: Plan, understood: Understood, left: Sequence[Pick] = ()) -> str:
    """Why each piece of a draft was picked, and why a source, or what is `left` of it, is not."""
    lines = [f"{name}: {reason}" for name, reason in plan.reasons.items()]
    for title, picks in (("Excerpts", plan.excerpts), ("Bottom line", plan.bottom_line)):
        if picks:
            lines += ["", click.style(title, bold=True)]
            lines += [f"  {pick.source}  “{short(pick.words, 60)}”  {pick.note}".rstrip() for pick in picks]
    if plan.quotes:
        lines += ["", click.style("Key quotes", bold=True)]
        lines += [f"  {q.pick.source}  “{short(q.pick.words, 60)}”  {q.pick.note}".rstrip() for q in plan.quotes]
    if left:
        lines += ["", click.style("Left out", bold=True)]
        lines += [f"  {pick.source}  “{short(pick.words, 60)}”  {pick.note}" for pick in left]
    limits = [found.source for found in understood.annotated if found.source.limit is not None]
    if limits:
        lines += ["", click.style("Publishers' limits", bold=True)]
        lines += [f"  {source.id}  {source.limit} of {source.body_words} words" for source in limits]
    return "\n".join(lines)


def left_to_print(review: Review) -> str:
    """What each publisher's limit leaves: of the person's pack.yaml, or of the proposal."""
    rows = [_row(entry) for entry in review.ledger if entry.limit is not None]
    free = [entry.source for entry in review.ledger if entry.limit is None]
    whose = "your pack.yaml" if review.own else "this draft"
    lines = [click.style(f"Words left to print, by {whose}", bold=True)] if rows else []
    lines += [f"  {line}" for line in table(rows).splitlines()]
    if free and rows:
        lines.append(f"  no limit known for {', '.join(free)}")
    return "\n".join(lines)


def _row(entry: LedgerEntry) -> tuple[str, str]:
    assert entry.limit is not None
    rest = entry.limit - entry.used_words
    told = f"{entry.used_words} of {entry.limit} used (the article has {entry.body_words})"
    return entry.source, f"{rest} left; {told}" if rest >= 0 else f"{-rest} too many; {told}"


def novelties(new: Difference, plan: Plan) -> str:
    """What a proposal has that the person's pack.yaml has not, in the order of the file."""
    lines = [
        *(f"  {n}  {plan.numbers.get(n, '')}: a document that your pack.yaml does not know" for n in new.sources),
        *(f"  {number}  is not there any more" for number in new.gone),
    ]
    told: tuple[tuple[str, Iterable[tuple[str, str, str]]], ...] = (
        ("excerpts", ((pick.source, pick.words, pick.note) for pick in new.excerpts)),
        ("bottom_line", ((pick.source, pick.words, pick.note) for pick in new.bottom_line)),
        ("quotes", ((q.pick.source, q.pick.words, q.pick.note) for q in new.quotes)),
        (
            "chronology",
            ((e.picks[0].source, e.picks[0].words, e.date or "") for e in new.chronology if e.picks),
        ),
        ("questions", ((", ".join(q.where), q.text, q.skill) for q in new.questions)),
        ("terms", ((term.source, term.term, "") for term in new.terms)),
    )
    for name, items in told:
        rows = [f"  {place}  “{short(words, 70)}”  {why}".rstrip() for place, words, why in items]
        if rows:
            lines += [click.style(name, bold=True), *rows]
    if not lines:
        return "Nothing new: your pack.yaml has all that the documents offer now."
    return "\n".join([click.style("New in this proposal, and not in your pack.yaml", bold=True), *lines])


def proposal_json(
    path: str | None, plan: Plan, review: Review, findings: Sequence[Finding], left_out: Sequence[Pick] = ()
) -> str:
    """A draft as JSON: the file, why, what is left of each limit, what is new, what is left out, and what is wrong."""
    rest = left(review.ledger)
    new = review.new
    value: dict[str, object] = {
        "schema": 1,
        "file": path,
        "reasons": dict(plan.reasons),
        "picked": {
            "excerpts": [_with_why(pick) for pick in plan.excerpts],
            "quotes": [_with_why(quote.pick) for quote in plan.quotes],
        },
        "left_out": [_with_why(pick) for pick in left_out],
        "ledger_of": "pack.yaml" if review.own else "draft",
        "ledger": [{"source": entry.source, **account(entry), "left": rest[entry.source]} for entry in review.ledger],
        "new": None
        if new is None
        else {
            "sources": list(new.sources),
            "gone": list(new.gone),
            "excerpts": [{"source": p.source, "words": p.words, "why": p.note} for p in new.excerpts],
            "bottom_line": [{"source": p.source, "words": p.words, "why": p.note} for p in new.bottom_line],
            "quotes": [{"source": q.pick.source, "words": q.pick.words, "why": q.pick.note} for q in new.quotes],
            "chronology": [[{"source": p.source, "words": p.words} for p in e.picks] for e in new.chronology],
            "questions": [{"ask": q.text, "look": list(q.where), "skill": q.skill} for q in new.questions],
            "terms": [term.term for term in new.terms],
        },
        "findings": [finding_json(finding) for finding in findings],
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _with_why(pick: Pick) -> dict[str, str]:
    return {"source": pick.source, "words": pick.words, "why": pick.note}
