"""Options: what a person asks of a pack and of each edition, beyond which words it prints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

Length = Literal["short", "normal", "long"]
PageSize = Literal["A4", "Letter"]


@dataclass(frozen=True, slots=True)
class EditionOptions:
    """What a person asks of the edition `name`; None or empty: as the pack, or else its template, has it.

    `sections` are the names of those to print, in their order; `without` those to leave out of the template's.
    `headings` and `notes` map a section's name to the person's own heading, and to their own words under it.
    `line` is where in pack.yaml the edition is named, `lines` where each section is, by name.
    """

    name: str
    length: Length | None = None
    sections: tuple[str, ...] | None = None
    without: tuple[str, ...] = ()
    headings: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    line: int | None = None
    lines: Mapping[str, int] = field(default_factory=dict)

    def without_lines(self) -> EditionOptions:
        """The same, wherever it was written."""
        return replace(self, line=None, lines={})


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person asks of a draft: what it is about, the central question, for whom, how long, in which language.

    None where they leave it to the program.
    """

    topic: str | None = None
    question: str | None = None
    audience: str | None = None
    length: Length = "normal"
    language: str = "en"
