"""Document: a made file as it is read back."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PrintedRun:
    """A stretch of a made file as read back; `ref` is the excerpt it is marked as, None for our own words."""

    text: str
    ref: str | None = None


@dataclass(frozen=True, slots=True)
class PrintedBlock:
    """A paragraph of a made file as read back. `style` is the theme's style name where the file tells.

    `place` is for people: "page 2", "paragraph 14".
    """

    style: str
    runs: tuple[PrintedRun, ...]
    place: str

    @property
    def text(self) -> str:
        """The block's words, ours and the sources'."""
        return "".join(run.text for run in self.runs)
