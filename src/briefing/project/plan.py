"""Project's pack.yaml: what a person decided, read with line numbers, and written once as a proposal."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable
from dataclasses import replace
from typing import get_args

from briefing.model import (
    Choice,
    Finding,
    Pick,
    Plan,
    PlannedEvent,
    PlannedQuestion,
    PlannedQuote,
    PlannedTerm,
    QuestionBlock,
)
from briefing.project.chronology import read_chronology
from briefing.project.picks import read_pick, read_picks
from briefing.project.yaml import Value, parse

_BLOCKS: tuple[QuestionBlock, ...] = get_args(QuestionBlock)
_TOP = (
    "title", "question", "language", "audience", "as_of", "handling", "page_size", "editions", "sources", "excerpts",
    "bottom_line", "quotes", "chronology", "questions", "terms",
)  # fmt: skip
_EDITIONS = ("handout", "teacher", "policy", "press-review")


def load_plan(text: str, path: str) -> tuple[Plan, tuple[Finding, ...]]:
    """The plan written in a pack.yaml, and what is wrong with the file itself.

    Whether the quoted words stand in a source is not asked here: that is settled against the sources.
    """
    root, complaints = parse(text, path)
    fields = root.fields(_TOP)
    nothing = Value(None, 1, complaints)

    def field(name: str) -> Value:
        return fields.get(name, nothing)

    def scalar(name: str) -> str | None:
        value = field(name).text()
        return value.strip() if value else None

    for name in ("title", "question"):
        if not scalar(name) and not complaints.findings:
            complaints.add(f"the pack has no {name}.", fields[name].line if name in fields else 1, f"Add “{name}: …”.")
    numbers = field("sources").fields()
    for number, value in numbers.items():
        if not re.fullmatch(r"S[1-9]\d*", number):
            complaints.add(f"“{number}” is no source number.", value.line, "They are S1, S2, S3 …")
    chronology, choice = read_chronology(field("chronology"))
    return Plan(
        title=scalar("title") or "",
        question=scalar("question") or "",
        numbers={number: value.text() or "" for number, value in numbers.items()},
        excerpts=tuple(read_picks(field("excerpts"))),
        bottom_line=tuple(read_picks(field("bottom_line"))),
        quotes=tuple(
            PlannedQuote(pick, item.fields().get("speaker", nothing).text())
            for item in field("quotes").items()
            if (pick := read_pick(item, extra=("speaker",)))
        ),
        chronology=chronology,
        questions=tuple(question for item in field("questions").items() if (question := _question(item))),
        terms=tuple(term for item in field("terms").items() if (term := _term(item))),
        language=_one_of(field("language"), ("en", "ru", "kk"), "en"),
        as_of=scalar("as_of"),
        handling=scalar("handling"),
        audience=scalar("audience"),
        page_size=_one_of(field("page_size"), ("A4", "Letter"), "A4"),
        editions=field("editions").texts() or _EDITIONS,
        path=path,
        choice=choice,
    ), tuple(complaints.findings)


def _one_of(value: Value, known: tuple[str, ...], default: str) -> str:
    text = value.text() or default
    if text not in known:
        value.complaints.add(f"“{text}” is not known here.", value.line, f"Known: {', '.join(known)}.")
        return default
    return text


def _question(item: Value) -> PlannedQuestion | None:
    fields = item.fields(("ask", "block", "skill", "level", "bloom", "look", "key", "tension", "misreading", "by"))
    nothing = Value(None, item.line, item.complaints)

    def text(name: str) -> str:
        return (fields.get(name, nothing).text() or "").strip()

    if not text("ask"):
        item.complaints.add("this question asks nothing.", item.line, "Add “ask: …”.")
        return None
    block = next((known for known in _BLOCKS if known == text("block")), None)
    if block is None and text("block"):
        item.complaints.add(
            f"“{text('block')}” is no block of questions.", fields["block"].line, f"Known: {', '.join(_BLOCKS)}."
        )
    level = fields["level"].number() if "level" in fields else None
    return PlannedQuestion(
        text=text("ask"),
        block=block or "read",
        skill=text("skill"),
        level=int(level) if level is not None else 2,
        bloom=text("bloom"),
        where=fields["look"].texts() if "look" in fields else (),
        evidence=tuple(read_picks(fields["key"])) if "key" in fields else (),
        tension=text("tension"),
        misreading=text("misreading"),
        by_user=text("by") != "draft",
        line=item.line,
    )


def _term(item: Value) -> PlannedTerm | None:
    fields = item.fields(("term", "from", "words", "gloss"))
    term = fields["term"].text() if "term" in fields else None
    source = fields["from"].text() if "from" in fields else None
    if not term or not source:
        item.complaints.add("a term needs “term: …” and “from: S2”.", item.line)
        return None
    words = fields["words"].text() if "words" in fields else None
    gloss = fields["gloss"].text() if "gloss" in fields else None
    definition = Pick(source, words.strip(), fields["words"].line) if words else None
    return PlannedTerm(term, source, definition, gloss, item.line)


_HEAD = """\
# What this pack prints. It is yours to edit: the program never writes over it.
# Words are quoted from the sources: shorten an excerpt by deleting sentences, leave words out with […],
# and copy from the source rather than typing. `briefing build` says where words are not found.
"""
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
    "terms": "`words:` is where the source explains the term; `gloss:` is your own explanation.",
}


def dump_plan(plan: Plan) -> str:
    """`plan` as the text of a pack.yaml; reading it again gives the same plan, line numbers and path apart."""
    out = [_HEAD]
    for name in ("title", "question", "language", "audience", "as_of", "handling", "page_size"):
        value = getattr(plan, name)
        if reason := plan.reasons.get(name):
            out.append(_comment(reason))
        out.append(_line(name, value) if value else f"# {name}:\n")
    out.append(f"editions: [{', '.join(plan.editions)}]\n")
    out += _section("sources", (_line(number, path, "  ") for number, path in plan.numbers.items()))
    out += _section("excerpts", (_listed(_pick_lines(pick)) for pick in plan.excerpts))
    out += _section("bottom_line", (_listed(_pick_lines(pick)) for pick in plan.bottom_line))
    out += _section(
        "quotes", (_listed([*_pick_lines(q.pick), *_optional(("speaker", q.speaker))]) for q in plan.quotes)
    )
    out += _chronology(plan.chronology, plan.choice)
    out += _section("questions", (_listed(_question_lines(question)) for question in plan.questions))
    out += _section("terms", (_listed(_term_lines(term)) for term in plan.terms))
    return "".join(out)


def _chronology(events: tuple[PlannedEvent, ...], choice: Choice) -> list[str]:
    listed = [_listed(_event_lines(event)) for event in events]
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
    return [*_optional(("date", event.date), ("label", event.label)), _picks_line("words", event.picks)]


def _question_lines(question: PlannedQuestion) -> list[str]:
    lines = [_line("ask", question.text), _line("block", question.block)]
    lines += _optional(("skill", question.skill), ("level", str(question.level)), ("bloom", question.bloom))
    if question.where:
        lines.append(f"look: [{', '.join(_scalar(where) for where in question.where)}]\n")
    lines.append(_picks_line("key", question.evidence))
    lines += _optional(("tension", question.tension), ("misreading", question.misreading))
    return lines if question.by_user else [*lines, "by: draft\n"]


def _term_lines(term: PlannedTerm) -> list[str]:
    words = term.definition.words if term.definition else None
    return [_line("term", term.term), _line("from", term.source), *_optional(("words", words), ("gloss", term.gloss))]


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
