"""Project's pack.yaml: what a person decided, read with line numbers, and written once as a proposal."""

from __future__ import annotations

import re
from typing import get_args

from briefing.model import (
    EditionOptions,
    Finding,
    Pick,
    Plan,
    PlannedQuestion,
    PlannedQuote,
    PlannedTerm,
    QuestionBlock,
)
from briefing.project.chronology import read_chronology
from briefing.project.options import EDITIONS, LENGTHS, one_of, own_words, read_editions
from briefing.project.picks import read_pick, read_picks
from briefing.project.yaml import Value, parse

_BLOCKS: tuple[QuestionBlock, ...] = get_args(QuestionBlock)
_TOP = (
    "title", "topic", "question", "audience", "length", "language", "page_size", "look", "as_of", "handling",
    "editions", "headings", "notes", "sources", "excerpts", "bottom_line", "quotes", "chronology", "questions", "terms",
)  # fmt: skip


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
        if re.search(r"[\x00-\x1f]", value.text() or ""):
            hint = "In double quotation marks a backslash begins a special character: write / for \\."
            complaints.add(f"the path of {number} has a character that no path has.", value.line, hint)
    chronology, choice = read_chronology(field("chronology"))
    options = read_editions(field("editions")) or tuple(EditionOptions(name) for name in EDITIONS)
    return Plan(
        title=scalar("title") or "",
        question=scalar("question") or "",
        numbers={number: _path(value.text() or "") for number, value in numbers.items()},
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
        language=one_of(field("language"), ("en", "ru", "kk"), "en"),
        as_of=scalar("as_of"),
        handling=scalar("handling"),
        audience=scalar("audience"),
        page_size=one_of(field("page_size"), ("A4", "Letter"), "A4"),
        editions=tuple(dict.fromkeys(option.name for option in options)),
        path=path,
        choice=choice,
        topic=scalar("topic"),
        length=one_of(field("length"), LENGTHS, "normal"),
        look=scalar("look"),
        options=options,
        everywhere=own_words(fields),
        lines={name: value.line for name, value in fields.items()},
    ), tuple(complaints.findings)


def _path(text: str) -> str:
    """A path as this program writes it, with / between folders; Windows writes \\."""
    return text.strip().replace("\\", "/").removeprefix("./")


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
    fields = item.fields(("term", "from", "words", "gloss", "by"))
    term = fields["term"].text() if "term" in fields else None
    source = fields["from"].text() if "from" in fields else None
    if not term or not source:
        item.complaints.add("a term needs “term: …” and “from: S2”.", item.line)
        return None
    words = fields["words"].text() if "words" in fields else None
    gloss = fields["gloss"].text() if "gloss" in fields else None
    definition = Pick(source, words.strip(), fields["words"].line) if words else None
    by = fields["by"].text() if "by" in fields else None
    return PlannedTerm(term, source, definition, gloss, item.line, by or "")
