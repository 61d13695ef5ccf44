"""Compose: run a template in a sandbox, within a budget.

A template may come from anybody. It gets names of other templates and values to print, and nothing else:
no file, no attribute that starts with an underscore, no method of a text or a list, only the filters named
here. Every turn of a loop, call of a macro and piece included is counted, and every character that is
printed or put together. The counting is put into the syntax tree before Jinja compiles it, so that no way
of going round escapes it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast

import jinja2
from jinja2 import nodes
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from briefing.compose.budget import Budget, OverBudgetError, kind
from briefing.compose.markers import Markers
from briefing.compose.templates import Templates, nearest
from briefing.compose.wordbook import MissingWordError
from briefing.errors import TemplateError

TEMPLATE_CHARACTERS = 500_000
_FILTERS = frozenset(
    {"abs", "d", "default", "first", "groupby", "int", "last", "length", "list", "map", "max", "min", "reject"}
    | {"rejectattr", "reverse", "select", "selectattr", "sort", "sum", "unique"}
)
_TEXT_FILTERS = frozenset({"capitalize", "e", "escape", "lower", "title", "trim", "upper"})
_BODIES = (nodes.For, nodes.Macro, nodes.CallBlock, nodes.Block, nodes.Template)
_NO_METHODS = (str, bytes, int, float, list, tuple, dict, range)


class _Environment(ImmutableSandboxedEnvironment):
    """Jinja's sandbox with the counting, and with fewer things in it."""

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "**", "%"})

    def __init__(self, templates: Templates, budget: Budget, values: Mapping[str, object]) -> None:
        self.budget = budget
        super().__init__(
            loader=jinja2.FunctionLoader(lambda name: _load(templates, name)),
            undefined=jinja2.StrictUndefined,
            autoescape=True,
            extensions=[Markers],
            finalize=self._finalize(),
            keep_trailing_newline=True,
            auto_reload=False,
            optimized=False,
        )
        self.globals = {"range": budget.range, "namespace": self.globals["namespace"], **values}
        self.filters = {name: FILTERS[name] for name in _FILTERS} | {
            **{name: _of_text(FILTERS[name], budget) for name in _TEXT_FILTERS},
            "join": budget.join,
            "count": FILTERS["length"],
            "enter!": budget.enter,
            "walk!": budget.walk,
            "text!": budget.text,
            "item!": budget.item,
        }

    def _finalize(self) -> Callable[[Context, object], object]:
        # Taking the context keeps Jinja from evaluating constants while it compiles, where nothing is counted.
        @jinja2.pass_context
        def finalize(_context: Context, value: object) -> object:
            return self.budget.text(value)

        return finalize

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        if len(source) > TEMPLATE_CHARACTERS:
            raise OverBudgetError(f"the template has more than {TEMPLATE_CHARACTERS:,} characters")
        tree = super()._parse(source, name, filename)
        _count_costs(tree, name or "")
        return tree

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Whether a template may see `obj.attr`: the values of views, never a method of a text or a list."""
        return not isinstance(obj, _NO_METHODS) and super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """`left operator right`: sums of anything, the other operators for numbers only, `**` not at all."""
        numbers = isinstance(left, int | float) and isinstance(right, int | float)
        if operator == "**" or (operator != "+" and not numbers):
            raise TypeError(f"“{operator}” cannot be used between {kind(left)} and {kind(right)}")
        return self.budget.number(super().call_binop(context, operator, left, right))


def _load(templates: Templates, name: str) -> tuple[str, str, None] | None:
    piece = templates.pieces.get(name)
    return (piece.text, name, None) if piece else None


def _count_costs(tree: nodes.Template, name: str) -> None:
    """Put the counting into `tree`, and refuse what a page needs not and a count cannot follow."""
    for refused in tree.find_all((nodes.EvalContextModifier, nodes.ScopedEvalContextModifier)):
        raise jinja2.TemplateSyntaxError("autoescape cannot be switched off", refused.lineno, name)
    for concat in tree.find_all(nodes.Concat):
        concat.nodes = [_filter(node, "text!") for node in concat.nodes]
    for listed in tree.find_all(nodes.List):
        listed.items = [_filter(node, "item!") for node in listed.items]
    for tied in tree.find_all(nodes.Tuple):
        if tied.ctx == "load":
            tied.items = [_filter(node, "item!") for node in tied.items]
    for pair in tree.find_all(nodes.Pair):
        pair.value = _filter(pair.value, "item!")
    for loop in list(tree.find_all(nodes.For)):
        loop.iter = _filter(loop.iter, "walk!")
    for body in cast("list[nodes.Template | nodes.For]", [tree, *tree.find_all(_BODIES)]):
        characters = sum(len(data.data) for data in body.find_all(nodes.TemplateData))
        enter = nodes.ExprStmt(_filter(nodes.Const(characters), "enter!"))
        body.body.insert(0, enter.set_lineno(body.lineno or 1))


def _filter(node: nodes.Node, name: str) -> nodes.Filter:
    wrapped = nodes.Filter(cast("nodes.Expr", node), name, [], [], None, None)
    wrapped.set_lineno(getattr(node, "lineno", 1) or 1)
    return wrapped


def _of_text(function: Callable[..., object], budget: Budget) -> Callable[[object], object]:
    """The filter `function`, for a text or a number and without options."""
    return lambda value: function(budget.text(value))


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
