"""Finding: something that a person can mend, as a value; collected and shown, never raised."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning", "info"]


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong (or worth knowing), where, and how to mend it.

    `code` is a stable kebab-case name; `message` is one sentence for a person who does not read
    Python; `hint` says what to do; `path` and `line` (from 1) name the place where there is one.
    """

    severity: Severity
    code: str
    message: str
    path: str | None = None
    line: int | None = None
    hint: str | None = None

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}: " if self.path and self.line else f"{self.path}: " if self.path else ""
        return f"{place}{self.severity}: {self.message}" + (f" {self.hint}" if self.hint else "")
