"""Annotate: from the shape of an expression to its TIMEX3 value, counted from the document's date and the tense."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from briefing.annotate.dates import abroad, days, lengths, periods, relative
from briefing.annotate.dates.scene import Builder

READERS: Mapping[str, Builder] = MappingProxyType(
    {**days.BUILDERS, **periods.BUILDERS, **relative.BUILDERS, **lengths.BUILDERS, **abroad.BUILDERS}
)
"""What reads the matches of each rule of the grammar: a value, or None where the words mean something else."""
