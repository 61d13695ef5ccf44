"""Curate: tell who takes a stand in a sentence, and with which verb."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.curate.sentences import Sentence

# Verbs with which a speaker takes a stand (after Hyland's and Levin's classes of judgement and appeal).
STANCE = frozenset(
    """
    condemn support endorse back welcome reject oppose call urge demand warn criticize criticise praise commend pledge
    promise reaffirm reiterate affirm accuse deny insist propose vow regret deplore thank emphasize emphasise stress
    appeal denounce recognize recognise defend dispute object favor favour advocate encourage express believe consider
    """.split()  # noqa: SIM905
)
PROMISE = frozenset("pledge promise vow commit intend plan offer hope undertake".split())  # noqa: SIM905
_IRREGULAR = {
    "called": "call", "supported": "support", "backed": "back", "stood": "stand", "denied": "deny", "denies": "deny",
    "pledged": "pledge", "committed": "commit", "planned": "plan",
}  # fmt: skip
_NAME = r"(?:[A-ZА-ЯЁ][\w’'‐‑-]*(?:\s+(?:of|for|the|and|al|de|von|bin)\s+[A-ZА-ЯЁ][\w’'-]*|\s+[A-ZА-ЯЁ][\w’'-]*){0,5})"
_ACTS = re.compile(
    rf"(?P<actor>{_NAME}|[Ww]e|I)(?:\s+(?:has|have|had|is|are|also|further|then|again|strongly|fully|firmly|not|been"
    rf"|would|will|highly|and|\w{{3,16}}ly)){{0,4}}\s+(?P<verb>[a-z]{{3,14}})\b"
)


@dataclass(frozen=True, slots=True)
class Stand:
    """`actor` as written takes a stand with `verb` (its base form)."""

    actor: str
    verb: str


def base(verb: str) -> str | None:
    """The base form of a stance or promise verb; None for any other word."""
    known = STANCE | PROMISE
    word = verb.casefold()
    candidates = [_IRREGULAR.get(word, word), word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("d")]
    candidates += [word.removesuffix("ed"), word.removesuffix("ing"), word.removesuffix("ing") + "e"]
    candidates += [word[:-3] + "y" if word.endswith("ied") else word]
    return next((c for c in candidates if c in known), None)


def stands(sentence: Sentence) -> tuple[Stand, ...]:
    """Who takes a stand in `sentence`, in order."""
    found: list[Stand] = []
    for match in _ACTS.finditer(sentence.text[:2000]):
        verb = base(match["verb"])
        if verb:
            found.append(Stand(re.sub(r"^(?:The|In|On|At|As|But|And)\s+", "", match["actor"]), verb))
    return tuple(found)
