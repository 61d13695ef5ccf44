"""Curate: settle a person's own notes to the sections: what they quote becomes a reference."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.curate.settling.wording import told_invented, wording
from briefing.curate.shelf import Shelf
from briefing.model import Finding, Pack, Plan, Wording


def settle_notes(plan: Plan, shelf: Shelf, pack: Pack, findings: list[Finding]) -> Mapping[str, Wording]:
    """Every note of `plan`, by its text as written, with its quoted words as excerpts N1.1, N1.2, N2.1 …"""
    made: dict[str, Wording] = {}
    for asked in (plan.everywhere, *plan.options):
        for section, text in asked.notes.items():
            if text not in made:
                line = asked.lines.get(section)
                made[text], invented = wording(f"N{len(made) + 1}", text, shelf, pack)
                findings.extend(told_invented("This note", words, plan.path, line) for words in invented)
    return made
