"""Compose: run a template in a sandbox, within a budget.

A template may come from anybody. It gets names of other templates and values to print, and nothing else:
no file, no attribute that starts with an underscore, no method of a text or a list, only the filters named
here. Every turn of a loop, call of a macro and piece included is counted, and every character that is
printed or put together.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping

import jinja2
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context

from briefing.compose.budget import Budget, OverBudgetError, kind
from briefing.compose.language import Language, compiled
from briefing.compose.templates import Templates, nearest
from briefing.errors import TemplateError
from briefing.model.wordbook import MissingWordError

_NO_METHODS = (str, bytes, int, float, list, tuple, dict, range)


class _Loader(jinja2.BaseLoader):
    """Finds templates by name among the values given, and nowhere else."""

    def __init__(self, templates: Templates) -> None:
        self.templates = templates

    def load(
        self,
        environment: jinja2.Environment,
        name: str,
        globals: MutableMapping[str, object] | None = None,  # noqa: A002  # Jinja's own name
    ) -> jinja2.Template:
        piece = self.templates.pieces.get(name)
        if piece is None:
            raise jinja2.TemplateNotFound(name)
        return environment.template_class.from_code(environment, compiled(piece.text, name), globals or {})


class _Environment(Language):
    """The language with the templates and values of one rendering."""

    def __init__(self, templates: Templates, budget: Budget, values: Mapping[str, object]) -> None:
        super().__init__(budget)
        self.loader = _Loader(templates)
        self.finalize = lambda _context, value: budget.text(value)
        self.globals = {"range": budget.range, "namespace": self.globals["namespace"], **values}

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Whether a template may see `obj.attr`: the values of views, never a method of a text or a list."""
        return not isinstance(obj, _NO_METHODS) and super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """`left operator right`: sums of anything, the other operators for numbers only, `**` not at all."""
        numbers = isinstance(left, int | float) and isinstance(right, int | float)
        if operator == "**" or (operator != "+" and not numbers):
            raise TypeError(f"“{operator}” cannot be used between {kind(left)} and {kind(right)}")
        return self.budget.number(super().call_binop(context, operator, left, right))


def render(templates: Templates, name: str, values: Mapping[str, object], budget: Budget | None = None) -> str:
    """The page that the template `name` makes of `values`, with marks of where each line comes from.

    Raises `TemplateError` with template and line for whatever goes wrong in it.
    """
    budget = budget or Budget()
    environment = _Environment(templates, budget, values)
    parts: list[str] = []
    try:
        parts.extend(environment.get_template(name).generate())
    except jinja2.TemplateSyntaxError as error:
        template = error.name or name
        raise TemplateError(
            f"this cannot be read as a template: {error.message}", templates.path(template), error.lineno
        ) from error
    except (
        jinja2.TemplateError,
        OverBudgetError,
        MissingWordError,
        ArithmeticError,
        AttributeError,
        LookupError,
        MemoryError,
        RecursionError,
        SyntaxError,
        TypeError,
        ValueError,
    ) as error:
        template, line = _place(error, templates, name)
        message, hint = _explain(error, templates)
        raise TemplateError(message, templates.path(template), line, hint) from error
    return "".join(parts)


def _place(error: BaseException, templates: Templates, main: str) -> tuple[str, int | None]:
    """The innermost template line on the way to `error`; Jinja writes those lines into the traceback."""
    place: tuple[str, int | None] = (main, None)
    step = error.__traceback__
    while step:
        if step.tb_frame.f_code.co_filename in templates.pieces:
            place = step.tb_frame.f_code.co_filename, step.tb_lineno
        step = step.tb_next
    return place


def _explain(error: BaseException, templates: Templates) -> tuple[str, str | None]:
    match error:
        case jinja2.TemplatesNotFound() | jinja2.TemplateNotFound():
            return f"there is no piece called “{error.name}”", nearest(str(error.name), templates.pieces)
        case SecurityError():
            return f"this is not open to templates: {error}", "Templates see the values of the pack only."
        case jinja2.UndefinedError():
            return f"this value does not exist: {error.message}", "`briefing templates check` lists what there is."
        case MissingWordError():
            return f"the words of the furniture have no “{error.key}”", f"Add it to {templates.words_path}."
        case OverBudgetError():
            return str(error), "Templates may only go through what the pack holds."
        case RecursionError() | MemoryError():
            return "the template goes too deep", "Does a piece include itself, or a macro call itself?"
        case _:
            return f"this cannot be worked out: {error}", None
