"""Curate: settle the questions; what they quote becomes a reference, what their key points at is checked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.curate import ledger
from briefing.curate.settling.wording import covered, told_invented, wording
from briefing.curate.shelf import Shelf, resolve
from briefing.model import Excerpt, Finding, Locator, Pack, PlannedQuestion, Question

_WHERE = re.compile(r"\s*(?P<source>[^\s¶,:]+)\s*[,:]?\s*(?:¶+\s*(?P<first>\d+)\s*(?:[-–—]\s*(?P<last>\d+))?)?\s*")


def settle_questions(
    planned: Sequence[PlannedQuestion], shelf: Shelf, pack: Pack, path: str | None, findings: list[Finding]
) -> tuple[Question, ...]:
    """The questions Q1, Q2 … with the words they quote (Q5.1 …) and the evidence of their keys (Q5.k1 …).

    `pack` holds what is printed besides. Evidence must be printed on the student's pages, since a key
    points at words that the class can see.
    """
    made: list[Question] = []
    for plan in planned:
        name = f"Q{len(made) + 1}"
        where = _locators(plan, shelf, pack, path, findings)
        evidence: list[Excerpt] = []
        for pick in plan.evidence:
            found = resolve(pick, shelf, path)
            if isinstance(found, Finding):
                findings.append(found)
            else:
                evidence.append(Excerpt(f"{name}.k{len(evidence) + 1}", found.source.id, found.spans, "evidence"))
        text, invented = wording(name, plan.text, shelf, pack, where, evidence)
        findings.extend(told_invented("This question", words, path, plan.line) for words in invented)
        where = where or _places_of([*(p for p in text if isinstance(p, Excerpt)), *evidence], shelf)
        made.append(
            Question(
                name,
                plan.block,
                plan.skill,
                plan.level,
                plan.bloom,
                text,
                where,
                tuple(evidence),
                plan.tension,
                plan.misreading,
                plan.by_user,
            )
        )
    # Words that were not found are printed nowhere: what follows from that is not worth a second complaint.
    if not any(finding.severity == "error" for finding in findings):
        findings.extend(_unprinted(made, planned, pack, path))
    return tuple(made)


def _locators(
    plan: PlannedQuestion, shelf: Shelf, pack: Pack, path: str | None, findings: list[Finding]
) -> tuple[Locator, ...]:
    """The places of `where`: "S2", "S2 ¶7", "S2 ¶7–9", or the number of an excerpt ("S2-E1", "K3", "C4.1")."""
    by_id = {excerpt.id: excerpt for excerpt in pack.for_students()}
    found: list[Locator] = []
    for place in plan.where:
        if place.strip() in by_id:
            found.extend(_places_of([by_id[place.strip()]], shelf))
            continue
        match = _WHERE.fullmatch(place)
        shelved = shelf.get(match["source"]) if match else None
        last = len(shelved.source.passages) if shelved else 0
        first_asked = int(match["first"]) if match and match["first"] else 1
        last_asked = (
            int(match["last"]) if match and match["last"] else first_asked if match and match["first"] else last
        )
        if shelved is None or not 1 <= first_asked <= last_asked <= max(last, 1):
            gone = shelf.missing(match["source"]) if match else None
            message = f"There is no place {place!r}{f': {gone} is not there' if gone else ''}."
            hint = "Write S2, S2 ¶7 or S2 ¶7–9" + (
                f"; {match['source']} has ¶1 to ¶{last}." if shelved and match else "."
            )
            findings.append(Finding("error", "unknown-place", message, path, plan.line, hint))
            continue
        found.append(Locator(shelved.source.id, first_asked, last_asked))
    return tuple(dict.fromkeys(found))


def _places_of(excerpts: Sequence[Excerpt], shelf: Shelf) -> tuple[Locator, ...]:
    """The paragraphs in which `excerpts` stand, one locator a source, in the order of first mention."""
    numbers: dict[str, list[int]] = {}
    for excerpt in excerpts:
        shelved = shelf.get(excerpt.source)
        for span in excerpt.spans if shelved else ():
            for offset in (span.start, span.end - 1):
                passage = shelved.source.passage_at(offset) if shelved else None
                if passage:
                    numbers.setdefault(excerpt.source, []).append(passage.number)
    return tuple(Locator(source, min(found), max(found)) for source, found in numbers.items())


def _unprinted(
    made: Sequence[Question], planned: Sequence[PlannedQuestion], pack: Pack, path: str | None
) -> list[Finding]:
    """An error for each piece of a key that stands on no page of the student's."""
    printed = ledger.by_source(pack.for_students())
    for question in made:
        for piece in question.text:
            if isinstance(piece, Excerpt):
                printed.setdefault(piece.source, []).extend(piece.spans)
    found = []
    for question, plan in zip(made, planned, strict=True):
        for evidence in question.evidence:
            if not covered(pack.source(evidence.source), evidence.spans, printed.get(evidence.source, [])):
                message = (
                    f"The key of {question.id} points at words of {evidence.source} that no page of the class prints."
                )
                hint = (
                    "Pick them as an excerpt too, or point at words inside an excerpt, a key quote or the chronology."
                )
                found.append(Finding("error", "evidence-not-printed", message, path, plan.line, hint))
    return found
