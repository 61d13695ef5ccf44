"""Errors: the few ways in which the program cannot go on. What a person can mend is a `Finding` instead."""

from __future__ import annotations


class BriefingError(Exception):
    """The work cannot go on. `message` says why, `hint` how to mend it."""

    exit_code = 3

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(BriefingError):
    """What was asked for makes no sense: a missing folder, an unknown edition."""

    exit_code = 2


class UnreadableSourceError(BriefingError):
    """A source cannot be read at all; the pipeline turns it into a finding and goes on with the others."""

    def __init__(self, message: str, hint: str | None = None, code: str = "unreadable") -> None:
        super().__init__(message, hint)
        self.code = code


class TemplateError(BriefingError):
    """A template is wrong. `template` and `line` (from 1) say where."""

    def __init__(self, message: str, template: str, line: int | None = None, hint: str | None = None) -> None:
        place = f"{template}:{line}" if line else template
        super().__init__(f"{place}: {message}", hint)
        self.template = template
        self.line = line
