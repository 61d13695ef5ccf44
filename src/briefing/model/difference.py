"""Difference: what a new proposal has that a person's plan has not."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.model.pack import Pick, PlannedEvent, PlannedQuestion, PlannedQuote, PlannedTerm


@dataclass(frozen=True, slots=True)
class Difference:
    """The items of a proposal that stand in no item of the person's, list by list.

    `sources` are the numbers of documents that the plan does not know yet, `gone` those of documents that it
    knows and that are not there.
    """

    sources: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    excerpts: tuple[Pick, ...] = ()
    bottom_line: tuple[Pick, ...] = ()
    quotes: tuple[PlannedQuote, ...] = ()
    chronology: tuple[PlannedEvent, ...] = ()
    questions: tuple[PlannedQuestion, ...] = ()
    terms: tuple[PlannedTerm, ...] = ()

    def __contains__(self, item: object) -> bool:
        """Whether `item` of the proposal is new."""
        return any(
            item in items
            for items in (
                self.excerpts, self.bottom_line, self.quotes, self.chronology, self.questions, self.terms,
            )
        )  # fmt: skip

    @property
    def is_empty(self) -> bool:
        """Whether the proposal has nothing that the plan has not."""
        return self == Difference()
