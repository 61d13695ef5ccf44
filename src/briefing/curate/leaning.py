"""Curate: guess from their words whether people speak for something or against it."""

from __future__ import annotations

import re

_AGAINST = re.compile(
    r"\b(?:condemn\w*|reject\w*|oppos\w*|critici\w+|denounc\w*|denie[sd]|warn\w*|accus\w*|against|hollow|circus|one-sided"
    r"|fail\w*|betray\w*|mistake\w*|absurd\w*|harm\w*|unfair\w*|disgrac\w*|shame\w*|scandal\w*|refus\w*|unacceptable"
    r"|осужда\w+|критик\w+|против|отверга\w+|неприемлем\w+|предательств\w+|абсурд\w*|айыпта\w+|қарсы)\b",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"\b(?:support\w*|endors\w*|welcom\w*|prais\w*|commend\w*|thank\w*|back(?:s|ed|ing)|only\s+viable|roadmap"
    r"|reaffirm\w*|step\s+forward|viable\s+path|historic|agree\w*|поддержива\w+|приветству\w+|одобр\w+|благодар\w+"
    r"|қолда\w+|құптай\w+)\b",
    re.IGNORECASE,
)


def leaning(text: str) -> int:
    """Above zero where the words speak for something, below where against, by more verbs of the one than the other."""
    against, for_ = len(_AGAINST.findall(text)), len(_FOR.findall(text))
    return (for_ > against) - (against > for_)
