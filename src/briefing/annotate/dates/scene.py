"""Annotate: what a rule's reading works on, and what it gives."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from briefing.annotate.dates.calendar import Anchor
from briefing.model import TimexType


@dataclass(frozen=True, slots=True)
class Reference:
    """What was spoken of before: the last day (and where), the last quarter and the last year that the text named."""

    day: str | None = None
    quarter: str | None = None
    year: str | None = None
    at: int = -1


@dataclass(frozen=True, slots=True)
class Scene:
    """Where an expression stands: the text, the document's date, what was named before."""

    text: str
    anchor: Anchor | None
    reference: Reference


@dataclass(frozen=True, slots=True)
class Value:
    """A value with how it was reached. `edtf` overrides what the value itself says."""

    type: TimexType
    value: str
    basis: str = "stated"
    edtf: str | None = None


Match = re.Match[str]
Builder = Callable[[Match, Scene], Value | None]


DCT = "document-date"
"""The basis of a value counted from the document's own date."""


UNIT_OF: Mapping[str, str] = MappingProxyType(
    {"day": "D", "week": "W", "month": "M", "quarter": "Q", "year": "Y", "decade": "E", "century": "C"}
)
STEP: Mapping[str, int] = MappingProxyType(
    {
        **dict.fromkeys(("last", "past", "previous", "this past"), -1),
        **dict.fromkeys(("this", "current", "the", "the very", "same", "that"), 0),
        **dict.fromkeys(("next", "coming", "following", "this coming"), 1),
    }
)
"""Which unit a word means, counted from the present one."""
