"""Curate: the kinds of question, each with its place, skill, levels, worth, and the slots that its phrasings may have.

How they are put in words stands in `templates/_shared/questions.LANGUAGE.yaml`, under the same names.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from briefing.model import QuestionBlock

_ONE = frozenset({"words", "source"})
_SAID = _ONE | {"speaker"}
_TWO = _ONE | {"other_words", "other_source"}
_TWO_SAID = _TWO | {"speaker", "other_speaker"}
_DAYS = frozenset({"earlier_day", "day"})


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of question: its block, skill, level (Webb's Depth of Knowledge), Bloom's verb class, how much such a
    question is worth against others, and the slots that its phrasings may have."""

    block: QuestionBlock
    skill: str
    level: int
    bloom: str
    worth: float
    slots: frozenset[str]


KINDS: Mapping[str, Kind] = {
    # Read closely.
    "wording": Kind("read", "close reading", 2, "analyse", 3.0, _SAID),
    "hedge": Kind("read", "close reading", 2, "analyse", 1.8, _ONE),
    "own-words": Kind("read", "close reading", 2, "understand", 2.2, _SAID | {"other_words"}),
    "reason": Kind("read", "close reading", 2, "analyse", 1.6, _ONE),
    "report": Kind("read", "close reading", 1, "understand", 0.6, _ONE),
    # Source and context.
    "role": Kind("context", "sourcing", 2, "analyse", 3.0, _SAID | {"role"}),
    "body": Kind("context", "sourcing", 2, "analyse", 1.8, _SAID),
    "chain": Kind("context", "sourcing", 2, "analyse", 2.6, _ONE),
    "unsaid": Kind("context", "sourcing", 2, "analyse", 2.8, _ONE),
    "undated": Kind("context", "contextualisation", 3, "evaluate", 2.8, _ONE),
    "kinds": Kind("context", "sourcing", 3, "evaluate", 2.2, _TWO),
    # Compare.
    "two": Kind("compare", "comparison", 3, "analyse", 3.4, _TWO_SAID),
    "beside": Kind("compare", "comparison", 3, "analyse", 2.4, _TWO_SAID),
    "answer": Kind("compare", "comparison", 3, "analyse", 3.3, _SAID),
    "change": Kind("compare", "change over time", 3, "analyse", 4.2, _TWO | _DAYS | {"speaker"}),
    "side": Kind("compare", "change over time", 3, "analyse", 3.4, _TWO_SAID | _DAYS),
    "sides": Kind("compare", "perspective", 3, "analyse", 3.2, _SAID | {"other_words"}),
    "count": Kind("compare", "corroboration", 2, "analyse", 3.3, _TWO),
    "agree": Kind("compare", "corroboration", 3, "evaluate", 1.7, _TWO | {"number"}),
    "differ": Kind("compare", "corroboration", 3, "evaluate", 4.8, _TWO),
    "telling": Kind("compare", "corroboration", 3, "analyse", 1.6, _TWO),
    # Weigh and decide.
    "single": Kind("decide", "corroboration", 3, "evaluate", 1.8, _ONE),
    "deed": Kind("decide", "evaluation", 3, "evaluate", 3.0, _TWO),
    "voices": Kind("decide", "evaluation", 3, "evaluate", 2.7, _ONE | {"names"}),
    "common": Kind("decide", "argument", 4, "create", 2.6, _TWO_SAID),
    "weigh": Kind("decide", "argument", 4, "evaluate", 1.4, _TWO_SAID),
}
