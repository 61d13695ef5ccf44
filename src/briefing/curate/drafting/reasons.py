"""Curate: say in plain words why something was picked."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from briefing.curate.coverage import Chosen, Concept


def reason(chosen: Sequence[Chosen], weights: Mapping[Concept, float], single: Collection[Concept]) -> str:
    """Why the sentences of an excerpt were chosen: what they were the first to bring, weightiest first."""
    concepts = sorted({c for one in chosen for c in one.concepts}, key=lambda c: (-weights[c], c))
    told: list[str] = []
    voices = [c[1] for c in concepts if c[0] == "voice" and len(c) == 2 and c[1] != "?"]
    again = [c[1] for c in concepts if c[0] == "voice" and len(c) == 3 and c[1] not in voices and c[1] != "?"]
    if any(c[0] == "lead" for c in concepts):
        told.append("opens the source")
    if any(c[0] == "asked" for c in concepts):
        told.append("speaks of the topic")
    if voices:
        told.append(f"first words of {_listed(voices)}")
    elif again:
        told.append(f"more words of {_listed(again)}")
    dates = [c[1] for c in concepts if c[0] == "event" and len(c) == 3 and c[1]]
    if dates:
        told.append(f"tells of {_listed(sorted(set(dates)))}")
    elif any(c[0] == "event" and len(c) == 3 for c in concepts):
        told.append("tells of an event without a day")
    shared = [c[1] for c in concepts if c[0] == "figure" and c not in single]
    alone = [c[1] for c in concepts if c in single]
    if shared:
        told.append(f"first mention of the figure{'s' if len(set(shared)) > 1 else ''} {_listed(sorted(set(shared)))}")
    elif any(c[0] == "agreement" for c in concepts):
        told.append("gives figures that another source gives too")
    if alone:
        told.append(f"only source with {_listed(alone)}")
    takes = [c for c in concepts if c[0] == "stand"]
    if takes and len(told) < 3:
        told.append(f"says who takes a stand ({_listed(sorted({c[2] for c in takes})[:3])})")
    if not told:
        told.append("adds what the other sources also speak of")
    words = "; ".join(told[:4])
    return words[0].upper() + words[1:] + "."


def _listed(things: Sequence[str]) -> str:
    shown = list(things[:3])
    return f"{', '.join(shown[:-1])} and {shown[-1]}" if len(shown) > 1 else shown[0]
