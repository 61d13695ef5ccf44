"""Project's pack.yaml: a plan written as the text of one, with comments that teach."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from briefing.model import Choice, EditionOptions, Pick, Plan, PlannedEvent, PlannedQuestion, PlannedTerm
from briefing.model.difference import Difference

_HEAD = """\
# What this pack prints. It is yours to edit: the program never writes over it.
# Words are quoted from the sources: shorten an excerpt by deleting sentences, leave words out with […],
# and copy from the source rather than typing. `briefing build` says where words are not found.
"""
_OPTIONS = {
    "title": "The names of the made files begin with its words.",
    "topic": "What the pack is about, in a few words. Give it, and `briefing draft` chooses first what speaks of it.",
    "question": "The central question, printed under the title.",
    "audience": "For whom, in your words: Year 10; the minister's office. Printed above the title.",
    "length": "How much `briefing draft` proposes: short, normal or long. A short pack prints less of what is here.",
    "language": "Of headings, labels and dates: en, ru or kk. The sources' words stay as they are.",
    "page_size": "A4 or Letter.",
    "look": "The name of a look; `briefing templates list` shows what there is.",
    "as_of": "The day that the pack speaks from, as 2025-09-30; printed where you give it.",
    "handling": "A handling mark for the foot of each page, such as TLP:GREEN.",
}
_EDITIONS = (
    "The editions to make; take out a line to leave one out. Each may have its own length, and its sections in your "
    "order, or without some: `handout: {length: short, without: [organiser]}` or `policy: {sections: [header, "
    "bottom-line, voices]}`. The comment behind each names the sections that it has."
)
_OWN = (
    "Your own headings and notes, by the section's name, in every edition that has it; under an edition's name, in "
    "that one alone: `headings: {before: Before you start}`, `notes: {sources: Read S1 together first.}`"
)
_NOTES = {
    "sources": "The numbers stay as they are when files are added.",
    "excerpts": "In the order in which a source's excerpts are numbered: S2-E1, S2-E2 …",
    "bottom_line": "Three to five statements that the policy briefing opens with.",
    "quotes": "Key quotes. The speaker is found in the source; `speaker:` overrules it, as your word.",
    "chronology": (
        "Each entry: the words that tell it. `date:` (2025-09-12) and `label:` are yours, and marked so. To steer the "
        "choice, put the entries under `events:` and beside it `most: 8`, `from: 2023-10`, `to: 2025`, and `pin:` or "
        "`drop:` with a list of words that tell an event; without `events:` the program chooses by these."
    ),
    "questions": "Words in “…” are a source's and are found in it. `key:` is printed in the teacher's edition only.",
    "terms": "`words:` is where the source explains the term; `gloss:` is your own explanation (take out `by:`).",
}


_NO_SECTIONS: Mapping[str, Sequence[str]] = {}


def dump_plan(plan: Plan, sections: Mapping[str, Sequence[str]] = _NO_SECTIONS, new: Difference | None = None) -> str:
    """`plan` as the text of a pack.yaml; reading it again gives the same plan, line numbers and path apart.

    `sections` are the names of the sections that each edition has, told in a comment. What is in `new`
    has a comment that says so.
    """

    def item(lines: Iterable[str], of: object) -> str:
        return ("  # new\n" if new is not None and of in new else "") + _listed(lines)

    out = [_HEAD, "\n"]
    for name, taught in _OPTIONS.items():
        value = getattr(plan, name)
        reason = plan.reasons.get(name, "")
        out.append(_comment(f"{taught} {reason}"))
        out.append(_line(name, value) if value else f"# {name}:\n")
    out += ["\n", _comment(_EDITIONS), "editions:\n"]
    options = {option.name: option for option in plan.options}
    for name in plan.editions:
        out += _edition(options.get(name, EditionOptions(name)), sections.get(name, ()))
    out += ["\n", _comment(_OWN), _by_section("headings", plan.everywhere.headings, "# headings: {}\n")]
    out.append(_by_section("notes", plan.everywhere.notes, "# notes: {}\n"))
    out += _section("sources", (_line(number, path, "  ") for number, path in plan.numbers.items()))
    out += _section("excerpts", (item(_pick_lines(pick), pick) for pick in plan.excerpts))
    out += _section("bottom_line", (item(_pick_lines(pick), pick) for pick in plan.bottom_line))
    out += _section(
        "quotes", (item([*_pick_lines(q.pick), *_optional(("speaker", q.speaker))], q) for q in plan.quotes)
    )
    out += _chronology([item(_event_lines(event), event) for event in plan.chronology], plan.choice)
    out += _section("questions", (item(_question_lines(question), question) for question in plan.questions))
    out += _section("terms", (item(_term_lines(term), term) for term in plan.terms))
    return "".join(out)


def _edition(asked: EditionOptions, sections: Sequence[str]) -> list[str]:
    lines = _optional(("length", asked.length))
    lines += [_flow("sections", asked.sections), _flow("without", asked.without)]
    lines += [_by_section("headings", asked.headings), _by_section("notes", asked.notes)]
    taught = f"  # {', '.join(sections)}" if sections else ""
    return [f"  {_scalar(asked.name)}:{taught}\n", textwrap.indent("".join(lines), "    ")]


def _flow(name: str, texts: Sequence[str] | None) -> str:
    return f"{name}: [{', '.join(_scalar(text) for text in texts)}]\n" if texts else ""


def _by_section(name: str, words: Mapping[str, str], nothing: str = "") -> str:
    lines = [
        f"  {_scalar(section)}: {_quoted(text)}\n" if "\n" in text else _line(_scalar(section), text, "  ")
        for section, text in words.items()
    ]
    return f"{name}:\n{''.join(lines)}" if lines else nothing


def _chronology(listed: Sequence[str], choice: Choice) -> list[str]:
    if replace(choice, line=None) == Choice():
        return _section("chronology", listed)
    lines = _optional(
        ("most", None if choice.most is None else str(choice.most)), ("from", choice.first), ("to", choice.last)
    )
    lines += [_picks_line("pin", choice.pin), _picks_line("drop", choice.drop)]
    if choice.listed:
        lines.append("events:\n" + "".join(listed))
    return _section("chronology", [textwrap.indent("".join(lines), "  ")])


def _section(name: str, items: Iterable[str]) -> list[str]:
    body = list(items)
    return ["\n", _comment(_NOTES[name]), f"{name}:\n" if body else f"# {name}:\n", *body]


def _comment(text: str) -> str:
    return "".join(f"# {line}\n" for line in textwrap.wrap(" ".join(text.split()), 100))


def _optional(*pairs: tuple[str, str | None]) -> list[str]:
    return [_line(name, value) for name, value in pairs if value]


def _pick_lines(pick: Pick) -> list[str]:
    return [_line("from", pick.source), _line("words", pick.words), *_optional(("why", pick.note))]


def _picks_line(name: str, picks: Iterable[Pick]) -> str:
    items = [_listed(_pick_lines(pick)) for pick in picks]
    return f"{name}:\n{''.join(items)}" if items else ""


def _event_lines(event: PlannedEvent) -> list[str]:
    said = (("tells", event.tells), ("date", event.date), ("label", event.label))
    return [*_optional(*said), _picks_line("words", event.picks)]


def _question_lines(question: PlannedQuestion) -> list[str]:
    lines = [_line("ask", question.text), _line("block", question.block)]
    lines += _optional(("skill", question.skill), ("level", str(question.level)), ("bloom", question.bloom))
    if question.where:
        lines.append(_flow("look", question.where))
    lines.append(_picks_line("key", question.evidence))
    lines += _optional(("tension", question.tension), ("misreading", question.misreading))
    return lines if question.by_user else [*lines, "by: draft\n"]


def _term_lines(term: PlannedTerm) -> list[str]:
    words = term.definition.words if term.definition else None
    given = _optional(("words", words), ("gloss", term.gloss), ("by", term.by or None))
    return [_line("term", term.term), _line("from", term.source), *given]


def _listed(lines: Iterable[str]) -> str:
    """`lines` as one item of a list."""
    body = textwrap.indent("".join(lines), "    ")
    return "  - " + body[4:]


_PLAIN = re.compile(r"[^\W\d_][\w ,.;()/’'–—-]*[\w.)?]|S\d+|\d{4}(?:-\d\d){0,2}|\d")
_UNPRINTABLE = re.compile(
    r"[^\t\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]|\x85|[\u2028\u2029]"
)


def _scalar(text: str) -> str:
    return text if _PLAIN.fullmatch(text) and text.lower() not in {"null", "true", "false"} else _quoted(text)


def _quoted(text: str) -> str:
    # JSON strings are YAML double-quoted scalars; what YAML calls unprintable is escaped.
    return _UNPRINTABLE.sub(_escape, json.dumps(text, ensure_ascii=False))


def _escape(match: re.Match[str]) -> str:
    code = ord(match.group())
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _line(name: str, value: str, indent: str = "") -> str:
    """One `name: value`, as a folded block where the value is long."""
    text = re.sub(r"[ \t\r\n]+", " ", value).strip()
    if len(text) <= 90 - len(name) or _UNPRINTABLE.search(text):
        return f"{indent}{name}: {_scalar(text)}\n"
    wrapped = textwrap.wrap(text, 92, break_long_words=False, break_on_hyphens=False)
    return f"{indent}{name}: >-\n" + "".join(f"{indent}  {line}\n" for line in wrapped)
