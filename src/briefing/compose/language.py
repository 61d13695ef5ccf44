"""Compose: the template language: Jinja's, with less in it, and with counting put into every template.

The counting is put into the syntax tree before Jinja compiles it, so that no way of going round escapes it:
every turn of a loop, call of a macro and use of a piece begins with a charge for the text in its body,
every list that is looped over and every text that is printed or put together is charged too.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from types import CodeType
from typing import cast

import jinja2
from jinja2 import nodes
from jinja2.filters import FILTERS
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from briefing.compose.budget import Budget, OverBudgetError
from briefing.compose.markers import Markers

TEMPLATE_CHARACTERS = 500_000
_FILTERS = frozenset(
    {"abs", "d", "default", "first", "groupby", "int", "last", "length", "list", "map", "max", "min", "reject"}
    | {"rejectattr", "reverse", "select", "selectattr", "sort", "sum", "unique"}
)
_TEXT_FILTERS = frozenset({"capitalize", "e", "escape", "lower", "title", "trim", "upper"})
_BODIES = (nodes.For, nodes.Macro, nodes.CallBlock, nodes.Block)


@jinja2.pass_context
def _finalize(_context: Context, value: object) -> object:
    """Stands for the charge on what is printed; taking the context, it keeps Jinja from evaluating constants early."""
    return value


class Language(ImmutableSandboxedEnvironment):
    """Jinja's sandbox with the filters that a page needs, counted by `budget`."""

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "**", "%"})

    def __init__(self, budget: Budget) -> None:
        self.budget = budget
        super().__init__(
            undefined=jinja2.StrictUndefined,
            autoescape=True,
            extensions=[Markers],
            finalize=_finalize,
            keep_trailing_newline=True,
            auto_reload=False,
            optimized=False,
        )
        self.filters = {name: FILTERS[name] for name in _FILTERS} | {
            **{name: _of_text(FILTERS[name], budget) for name in _TEXT_FILTERS},
            "join": budget.join,
            "count": FILTERS["length"],
            "turn!": budget.turn,
            "enter!": budget.enter,
            "walk!": budget.walk,
            "text!": budget.text,
            "item!": budget.item,
        }

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        if len(source) > TEMPLATE_CHARACTERS:
            raise OverBudgetError(f"the template has more than {TEMPLATE_CHARACTERS:,} characters")
        tree = super()._parse(source, name, filename)
        _charge(tree, name or "")
        return tree


def _of_text(function: Callable[..., object], budget: Budget) -> Callable[[object], object]:
    """The filter `function`, for a text or a number and without options."""
    return lambda value: function(budget.text(value))


@functools.lru_cache(maxsize=512)
def compiled(text: str, name: str) -> CodeType:
    """The template `text` as code; kept, since the same text gives the same code and compiling is most of the work."""
    return Language(Budget()).compile(text, name, name)


def _charge(tree: nodes.Template, name: str) -> None:
    """Put the counting into `tree`, and refuse what no page needs."""
    found: dict[type[nodes.Node], list[nodes.Node]] = {}
    for node in tree.find_all(nodes.Node):
        found.setdefault(type(node), []).append(node)
    for kind in (nodes.EvalContextModifier, nodes.ScopedEvalContextModifier):
        for refused in found.get(kind, ()):
            raise jinja2.TemplateSyntaxError("autoescape cannot be switched off", refused.lineno, name)
    for concat in cast("list[nodes.Concat]", found.get(nodes.Concat, [])):
        concat.nodes = [_charged(node, "text!") for node in concat.nodes]
    for made in cast("list[nodes.List | nodes.Tuple]", [*found.get(nodes.List, []), *found.get(nodes.Tuple, [])]):
        if not isinstance(made, nodes.Tuple) or made.ctx == "load":
            made.items = [_charged(node, "item!") for node in made.items]
    for pair in cast("list[nodes.Pair]", found.get(nodes.Pair, [])):
        pair.value = _charged(pair.value, "item!")
    for loop in cast("list[nodes.For]", found.get(nodes.For, [])):
        if loop.recursive:
            raise jinja2.TemplateSyntaxError(
                "recursive loops are not taken here; a macro can call itself", loop.lineno, name
            )
        loop.iter = _charged(loop.iter, "walk!")
    bodies = [tree, *(node for kind in _BODIES for node in found.get(kind, ()))]
    for body in cast("list[nodes.Template | nodes.For]", bodies):
        characters = sum(len(data.data) for data in body.find_all(nodes.TemplateData))
        by = "turn!" if isinstance(body, nodes.For) else "enter!"
        charge = nodes.ExprStmt(_charged(nodes.Const(characters), by))
        body.body.insert(0, charge.set_lineno(body.lineno or 1))


def _charged(node: nodes.Node, by: str) -> nodes.Filter:
    """`node` passed through one of the budget's counters, whose names no template can write."""
    through = nodes.Filter(cast("nodes.Expr", node), by, [], [], None, None)
    through.set_lineno(node.lineno or 1)
    return through
