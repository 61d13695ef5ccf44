"""Project's questions.*.yaml: how each kind of question is put in one language, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefing.model import Finding, Phrasing, wrong_slots
from briefing.model.phrasing import LONGEST
from briefing.project.yaml import Complaints, Value, parse

_PARTS = {"ask": "ask", "bring-out": "bring_out", "misreading": "misreading"}
_MOST = 60


def load_questions(
    layers: Sequence[tuple[str, str]], kinds: Mapping[str, frozenset[str]]
) -> tuple[Mapping[str, Phrasing], tuple[Finding, ...]]:
    """The phrasings made of `layers` ((path, text)); a later one replaces single lists of single kinds.

    `kinds` names the kinds of question and the slots that each one's phrasings may have. A phrasing with
    another slot is left out and complained of, as is a kind that nobody words: it is then not asked.
    """
    made: dict[str, Phrasing] = {}
    findings: list[Finding] = []
    for path, text in layers:
        root, complaints = parse(text, path)
        for name, value in root.fields(tuple(kinds)).items():
            phrasing = made.get(name, Phrasing())
            for part, given in value.fields(tuple(_PARTS)).items():
                told = _phrasings(given, name, part, kinds[name], complaints)
                if told:
                    phrasing = replace(phrasing, **{_PARTS[part]: told})
            made[name] = phrasing
        findings += complaints.findings
    if layers:
        for name in kinds:
            missing = [part for part, attribute in _PARTS.items() if not getattr(made.get(name), attribute, ())]
            if missing:
                findings.append(
                    Finding(
                        "error",
                        "missing-phrasing",
                        f"the kind of question “{name}” has no phrasing for {' and '.join(missing)}.",
                        layers[-1][0],
                        hint="Add one, or it is never asked in this language.",
                    )
                )
    return {name: p for name, p in made.items() if p.ask and p.bring_out and p.misreading}, tuple(findings)


def _phrasings(given: Value, name: str, part: str, slots: frozenset[str], complaints: Complaints) -> tuple[str, ...]:
    """The phrasings of one list that can be filled."""
    told: list[str] = []
    items = given.items()
    if len(items) > _MOST:
        complaints.add(f"“{name}” has more than {_MOST} phrasings.", given.line, "Keep the best of them.")
    for item in items[:_MOST]:
        text = item.text()
        if text is None:
            continue
        wrong = list(wrong_slots(text, slots))
        if wrong:
            complaints.add(
                f"{' and '.join(wrong[:3])} cannot be filled in a question of the kind “{name}”.",
                item.line,
                f"Its slots are {', '.join('{' + slot + '}' for slot in sorted(slots))}.",
                "unknown-slot",
            )
        elif len(text) > LONGEST:
            complaints.add(f"this phrasing has more than {LONGEST} characters.", item.line, "Cut it in two.")
        elif part == "ask" and "{words}" not in text.lower():
            complaints.add(
                "this question quotes nothing of the source, so it could be asked about any text.",
                item.line,
                "Put {words} in it.",
                "unspecific-phrasing",
            )
        else:
            told.append(text.strip())
    return tuple(told)
