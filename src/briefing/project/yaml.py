"""Project files as YAML: nodes that know their line, and complaints that name it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from briefing.model import Finding
from briefing.project.yaml_mistakes import mistake

LARGEST = 4 * 2**20
"""Bytes of the largest project file that is read; a person's file is a thousandth of that."""

# libyaml's parser where the platform's package has it: ten times as fast, and the nodes are the same.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


# libyaml's composer overruns the C stack on lists nested tens of thousands deep; the plain one raises an error.
_DEEP = 100
_LEADING = re.compile(rf"^[ \t?:-]{{{2 * _DEEP},}}", re.MULTILINE)


def _deep(text: str) -> bool:
    """Whether `text` may nest deeper than a person's file would: by its brackets, or by what its lines begin with."""
    depth = 0
    for bracket in re.findall(r"[\[\]{}]", text):
        depth = depth + 1 if bracket in "[{" else max(0, depth - 1)
        if depth > _DEEP:
            return True
    return bool(_LEADING.search(text))


class Complaints:
    """Collects what is wrong with one file while it is read."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.findings: list[Finding] = []

    def add(self, message: str, line: int | None, hint: str | None = None, code: str = "bad-yaml") -> None:
        """Note an error at `line` (from 1)."""
        self.findings.append(Finding("error", code, message, self.path, line, hint))


@dataclass(frozen=True, slots=True)
class Value:
    """A YAML node with its line (from 1), asked for what it should be; complains where it is not."""

    node: Node | None
    line: int
    complaints: Complaints

    @property
    def is_mapping(self) -> bool:
        """Whether it is a mapping ("name: value" lines)."""
        return isinstance(self.node, MappingNode)

    @property
    def is_scalar(self) -> bool:
        """Whether it is a single value, an empty one too."""
        return self.node is None or isinstance(self.node, ScalarNode)

    def text(self) -> str | None:
        """The scalar as typed; None when it is empty, `~` or `null`."""
        if self.node is None:
            return None
        if not isinstance(self.node, ScalarNode):
            self.complaints.add("a single value is expected here, not a list or a mapping.", self.line)
            return None
        value = str(self.node.value)
        if not self.node.style and value.strip() in {"", "~", "null"}:
            return None
        return value

    def number(self) -> float | None:
        """The scalar as a number; "30 %" is 0.3."""
        text = self.text()
        if text is None:
            return None
        try:
            value = float(text.rstrip("% ")) / 100 if text.rstrip().endswith("%") else float(text)
        except ValueError:
            value = math.nan
        if not math.isfinite(value):
            self.complaints.add(f"“{_short(text)}” is not a number.", self.line)
            return None
        return value

    def flag(self) -> bool | None:
        """The scalar as yes or no."""
        text = self.text()
        if text is None:
            return None
        if text.lower() in {"true", "yes", "on"}:
            return True
        if text.lower() in {"false", "no", "off"}:
            return False
        self.complaints.add(f"“{text}” is neither yes nor no.", self.line)
        return None

    def items(self) -> tuple[Value, ...]:
        """The list's items; a single value counts as a list of one."""
        if self.node is None or (isinstance(self.node, ScalarNode) and self.text() is None):
            return ()
        if isinstance(self.node, SequenceNode):
            return tuple(Value(item, _line(item), self.complaints) for item in self.node.value)
        if isinstance(self.node, MappingNode):
            self.complaints.add("a list is expected here (each item on a line that starts with “- ”).", self.line)
            return ()
        return (self,)

    def texts(self) -> tuple[str, ...]:
        """The list's items as strings."""
        return tuple(text for item in self.items() if (text := item.text()) is not None)

    def fields(self, known: Iterable[str] | None = None) -> dict[str, Value]:
        """The mapping's values by key; complains about a key given twice or not in `known`."""
        if self.node is None or (isinstance(self.node, ScalarNode) and self.text() is None):
            return {}
        if not isinstance(self.node, MappingNode):
            self.complaints.add("“name: value” lines are expected here.", self.line)
            return {}
        allowed = None if known is None else tuple(known)
        result: dict[str, Value] = {}
        for key, value in self._pairs(self.node):
            if allowed is not None and key not in allowed:
                near = get_close_matches(key, allowed, 1)
                hint = f"Did you mean “{near[0]}”?" if near else f"Known here: {', '.join(allowed)}."
                self.complaints.add(f"“{key}” means nothing here.", value.line, hint)
            elif key in result:
                self.complaints.add(f"“{key}” is given twice.", value.line, "Keep one of the two.")
            else:
                result[key] = value
        return result

    def _pairs(self, node: MappingNode) -> Iterator[tuple[str, Value]]:
        for key, value in node.value:
            if not isinstance(key, ScalarNode):
                self.complaints.add("a name is expected before the colon.", _line(key))
                continue
            # The name's line is the one that a person looks at, wherever its value begins.
            yield str(key.value), Value(value, _line(key), self.complaints)


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


def _line(node: Node) -> int:
    return int(node.start_mark.line) + 1


def parse(text: str, path: str) -> tuple[Value, Complaints]:
    """The root of the YAML document `text`. Broken YAML is a complaint, and the root is empty."""
    complaints = Complaints(path)
    if len(text) > LARGEST:
        complaints.add("the file is too large for a file that a person writes.", None)
        return Value(None, 1, complaints), complaints
    try:
        node = yaml.compose(text, Loader=yaml.BaseLoader if _deep(text) else _LOADER)
    except yaml.MarkedYAMLError as error:
        complaints.add(*mistake(text, error))
        return Value(None, 1, complaints), complaints
    except yaml.reader.ReaderError as error:
        at = text.find(chr(error.character)) if isinstance(error.character, int) else -1
        complaints.add(
            "a character stands here that YAML does not allow"
            + (f" (U+{error.character:04X})." if isinstance(error.character, int) else "."),
            text.count("\n", 0, max(0, at)) + 1,
            "Delete it; it may be invisible. Typing the line again helps.",
        )
        return Value(None, 1, complaints), complaints
    except RecursionError:
        complaints.add("lists stand in lists here, too deep for a file that a person writes.", 1)
        return Value(None, 1, complaints), complaints
    except (yaml.YAMLError, ValueError) as error:
        complaints.add(f"this is not well-formed YAML: {error}", 1)
        return Value(None, 1, complaints), complaints
    return Value(node, 1, complaints), complaints
