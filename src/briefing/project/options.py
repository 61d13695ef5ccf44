"""Project's pack.yaml: the options of the pack, and of each edition by its name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from briefing.model import EditionOptions, Length
from briefing.project.yaml import Value

LENGTHS: tuple[Length, ...] = ("short", "normal", "long")
EDITIONS = ("handout", "teacher", "policy", "press-review")
_FIELDS = ("length", "sections", "without", "headings", "notes")
_Known = TypeVar("_Known", bound=str)


def one_of(value: Value | None, known: Sequence[_Known], default: _Known) -> _Known:
    """Which of `known` the value names; `default` where it is empty, and with a complaint where it names none."""
    text = value.text() if value else None
    if value is None or text is None:
        return default
    found = next((name for name in known if name.casefold() == text.strip().casefold()), None)
    if found is None:
        value.complaints.add(f"“{text}” is not known here.", value.line, f"Known: {', '.join(known)}.")
        return default
    return found


def read_editions(value: Value) -> tuple[EditionOptions, ...]:
    """The editions to make, in their order: a list of names, or names each with what is asked of it.

    An edition that is given the value `no` is not made.
    """
    if not value.is_mapping:
        return tuple(EditionOptions(name.strip(), line=item.line) for item in value.items() if (name := item.text()))
    return tuple(
        _edition(name, asked) for name, asked in value.fields().items() if not (asked.is_scalar and _refused(asked))
    )


def _refused(asked: Value) -> bool:
    return asked.text() is not None and asked.flag() is False


def _edition(name: str, asked: Value) -> EditionOptions:
    if asked.is_scalar:
        return EditionOptions(name, line=asked.line)
    fields = asked.fields(_FIELDS)
    sections = _names(fields.get("sections"))
    without = _names(fields.get("without"))
    if "sections" in fields and "without" in fields:
        asked.complaints.add(
            "“sections” and “without” cannot go together.",
            fields["without"].line,
            "List under “sections” what you want; leave out the rest.",
        )
    if "sections" in fields and not sections:
        asked.complaints.add("the list of sections is empty.", fields["sections"].line, "Name at least one.")
    own = own_words(fields)
    return replace(
        own,
        name=name,
        length=one_of(fields["length"], LENGTHS, "normal") if "length" in fields else None,
        sections=tuple(dict(sections)) if sections else None,
        without=tuple(dict(without)),
        line=asked.line,
        lines={**own.lines, **dict(without), **dict(sections)},
    )


def own_words(fields: Mapping[str, Value]) -> EditionOptions:
    """A person's own headings and notes among `fields`, by the section that they are for."""
    headings, notes = _by_section(fields.get("headings")), _by_section(fields.get("notes"))
    return EditionOptions(
        "",
        headings={section: text for section, (text, _) in headings.items()},
        notes={section: text for section, (text, _) in notes.items()},
        lines={section: line for section, (_, line) in (*notes.items(), *headings.items())},
    )


def _names(value: Value | None) -> list[tuple[str, int]]:
    """The names of a list, each with its line; one that stands twice is a complaint."""
    found: list[tuple[str, int]] = []
    for item in value.items() if value else ():
        name = (item.text() or "").strip()
        if name in dict(found):
            item.complaints.add(f"“{name}” stands twice in this list.", item.line, "Keep one of the two.")
        elif name:
            found.append((name, item.line))
    return found


def _by_section(value: Value | None) -> dict[str, tuple[str, int]]:
    fields = value.fields() if value else {}
    return {section: (text.strip(), field.line) for section, field in fields.items() if (text := field.text())}
