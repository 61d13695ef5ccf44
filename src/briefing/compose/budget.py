"""Compose: what a template may cost. Counted, not timed, so that a template fails on every machine alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import jinja2
from markupsafe import Markup

STEPS = 250_000
CALL_STEPS = 5
CHARACTERS = 4_000_000
RANGE = 1_000
NUMBER = 10**12


class OverBudgetError(Exception):
    """A template asks for more than it may cost."""


class Budget:
    """What is left to one rendering: turns of loops, calls and pieces (steps), and characters put together.

    The one thing in this stage that changes; it lives as long as one rendering.
    """

    def __init__(self, steps: int = STEPS, characters: int = CHARACTERS) -> None:
        self.steps, self.characters = steps, characters

    def spend(self, characters: int = 0, steps: int = 1) -> None:
        """Take from the budget. Raises `OverBudgetError` when it is used up."""
        self.steps -= steps
        self.characters -= characters
        if self.steps < 0:
            raise OverBudgetError("the template takes too many steps; is there a loop that never ends?")
        if self.characters < 0:
            raise OverBudgetError("the template makes too much text; is there a loop that never ends?")

    def turn(self, characters: int) -> None:
        """Charge one turn of a loop whose body has `characters` of its own."""
        self.spend(characters)

    def enter(self, characters: int) -> None:
        """Charge one call of a macro or use of a piece or block, which takes Python longer than a turn."""
        self.spend(characters, CALL_STEPS)

    def text(self, value: object) -> str | int | float:
        """`value`, counted, where it can be printed. A list, a thing and nothing cannot: `TypeError`."""
        if isinstance(value, jinja2.Undefined):
            str(value)  # raises, and names what is missing
        if not isinstance(value, str | int | float):
            raise TypeError(f"{kind(value)} cannot be printed; name one of its values")
        self.spend(len(value) if isinstance(value, str) else 24)
        return value

    def item(self, value: object) -> object:
        """`value`, counted with all that it holds: lists of lists of lists grow fast."""
        waiting = [value]
        while waiting:
            top = waiting.pop()
            self.spend()
            if isinstance(top, list | tuple):
                waiting.extend(top)
            elif isinstance(top, dict):
                waiting.extend(top.values())
        return value

    def walk(self, value: Iterable[object]) -> Iterable[object]:
        """`value` for a loop, each turn counted."""
        if isinstance(value, list | tuple | range):
            self.spend(steps=len(value))
            return value
        return self._counted(value)

    def _counted(self, value: Iterable[object]) -> Iterator[object]:
        for item in value:
            self.spend()
            yield item

    def join(self, value: Iterable[object], between: str = "") -> str:
        """`value`'s texts and numbers with `between` between them, counted; page pieces among them stay page pieces."""
        glue, pieces = str(self.text(between)), []
        for item in self.walk(value):
            self.spend(len(glue))
            pieces.append(self.text(item))
        if any(isinstance(piece, Markup) for piece in pieces):
            return Markup.escape(glue).join(Markup.escape(piece) for piece in pieces)
        return glue.join(str(piece) for piece in pieces)

    def range(self, *bounds: int) -> range:
        """The numbers between `bounds`, of which there are at most `RANGE`."""
        numbers = range(*bounds)
        if len(numbers) > RANGE:
            raise OverBudgetError(f"range() gives at most {RANGE:,} numbers")
        return numbers

    def number(self, value: object) -> object:
        """What an operator made, where it is of a size that a page has a use for."""
        if isinstance(value, int | float) and abs(value) > NUMBER:
            raise OverBudgetError("a number grew too large")
        if isinstance(value, str):
            self.spend(len(value))
        elif isinstance(value, list | tuple):
            self.spend(steps=len(value))
        return value


def kind(value: object) -> str:
    """What a person would call `value`."""
    match value:
        case None:
            return "an empty value"
        case str():
            return "a text"
        case bool():
            return "yes or no"
        case int() | float():
            return "a number"
        case list() | tuple():
            return "a list"
        case _:
            return f"a {type(value).__name__.removesuffix('View').lower()}"
