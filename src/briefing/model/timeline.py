"""Timeline: the rows of a chronology as other programs take them, with everything said in words already."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.model.annotation import EventStatus


@dataclass(frozen=True, slots=True)
class TimelineRow:
    """One event: its date (EDTF) or inclusive bounds, the sources' words, and where they stand.

    `when` and `sure` say in words when it was and how that is known, `why` how the date was reached. `words`,
    `places` ("S2 ¶7") and `citations` go together one by one; `urls` are the links known. `label` is a person's.
    """

    id: str
    edtf: str | None
    not_before: str | None
    not_after: str | None
    when: str
    sure: str
    why: str
    words: tuple[str, ...]
    places: tuple[str, ...]
    citations: tuple[str, ...]
    urls: tuple[str, ...] = ()
    label: str | None = None
    status: EventStatus = "done"

    @property
    def name(self) -> str:
        """What the row is called: the person's label, or the words that tell it first."""
        return self.label or (self.words[0] if self.words else self.when)
