"""Mistakes that people make in a pack.yaml: each is named at its line, in words that say how to mend it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing import curate, pipeline
from briefing.model import Finding
from briefing.pipeline.asked import asked_wrongly
from briefing.pipeline.starting import start
from briefing.project import load_plan

PACK = """\
title: The ferry
question: Who pays for it?
sources:
  S1: seeds/01-harbour-courier.txt
  S2: seeds/02-harbour-office-statement.txt
excerpts:
  - from: S1
    words: Seventeen members voted in favour of the plan and eight against it.
  - from: S2
    words: In 2023 the ferry carried 212,000 passengers.
"""


@pytest.fixture(scope="module")
def understood(tmp_path_factory: pytest.TempPathFactory) -> pipeline.Understood:
    folder = tmp_path_factory.mktemp("mistakes")
    assert list(start(folder, example=True))
    return pipeline.understand([folder], pipeline.Options())


def wrong(understood: pipeline.Understood, text: str) -> list[Finding]:
    plan, findings = load_plan(text, "pack.yaml")
    if not findings:
        findings = (
            *asked_wrongly(plan, understood.folder, pipeline.Options()),
            *curate.settle(plan, understood.annotated, understood.events)[1],
        )
    return [finding for finding in findings if finding.severity == "error"]


def test_the_pack_without_a_mistake(understood: pipeline.Understood) -> None:
    assert wrong(understood, PACK) == []


@pytest.mark.parametrize(
    ("before", "after", "line", "says"),
    [
        ("    words: Sev", "   words: Sev", 8, "indented"),
        ("    words: Sev", "\twords: Sev", 8, "tab"),
        ("  - from: S2", "  from: S2", 9, "“- ”"),
        ("title: The ferry", "title: The ferry: a town", 1, "quotation marks"),
        ("title: The ferry", 'title: "The ferry', 1, "is not closed"),
        ("words: In 2023", 'words: "In "2023"', 10, "end too early"),
        ("title: The ferry", "title The ferry", 2, "colon"),
        ("question:", "qestion:", 2, "Did you mean “question”"),
        ("members voted", "members votted", 8, "'voted', here stands 'votted'"),
        ("from: S1", "from: S2", 8, "S1 ¶2: is that the source?"),
        ("from: S2", "from: S7", 10, "S2 (seeds/02"),
        ("  - from: S2\n    words", "  - words", 9, "from"),
        ("seeds/02-harbour", '"seeds\\02-harbour', 5, "write / for \\"),
        ("sources:", "look: clasroom\nsources:", 3, "Did you mean “classroom”"),
        ("sources:", "editions: [handout, polcy]\nsources:", 3, "Did you mean “policy”"),
        ("sources:", "editions:\n  handout:\n    without:\n      - organizer\nsources:", 6, "organiser"),
        ("sources:", "headings: {bottm-line: X}\nsources:", 3, "bottom-line"),
        ("sources:", "notes: {before: 'See “the ferry ran on the moon last winter”.'}\nsources:", 3, "no source"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_line_and_how_to_mend_it(
    understood: pipeline.Understood, before: str, after: str, line: int, says: str
) -> None:
    assert before in PACK
    text = PACK.replace(before, after, 1)
    if after.startswith('"seeds'):
        text = text.replace("statement.txt", 'statement.txt"', 1)
    found = wrong(understood, text)
    assert found
    first = min(found, key=lambda finding: finding.line or 0)
    said = f"{first.message} {first.hint}"
    assert says in said
    assert (first.path, first.line) == ("pack.yaml", line)


@pytest.mark.parametrize(
    "path", ["seeds\\01-harbour-courier.txt", "./seeds/01-harbour-courier.txt", "'seeds\\01-harbour-courier.txt'"]
)
def test_a_path_may_be_written_as_windows_does(understood: pipeline.Understood, path: str) -> None:
    assert wrong(understood, PACK.replace("seeds/01-harbour-courier.txt", path)) == []


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("  S1: seeds/01-harbour-courier.txt\n", "", "S1: seeds/01-harbour-courier.txt"),
        ("02-harbour-office", "02-old-name", "S2: seeds/02-harbour-office-statement.txt"),
    ],
)
def test_a_document_under_another_name_is_recognised(tmp_path: Path, before: str, after: str, says: str) -> None:
    assert list(start(tmp_path, example=True))
    (tmp_path / "pack.yaml").write_text(PACK.replace(before, after, 1), "utf-8")
    found = pipeline.build([tmp_path], pipeline.Options()).findings
    (told,) = [finding for finding in found if finding.severity == "error"]
    assert f"write “{says}” under “sources:”" in (told.hint or "")


def test_what_follows_from_words_not_found_is_not_told_too(understood: pipeline.Understood) -> None:
    text = PACK.replace("voted in", "votted in") + (
        "questions:\n  - ask: How many voted?\n    look: [S1]\n    key:\n"
        "      - {from: S1, words: Seventeen members voted in favour of the plan and eight against it.}\n"
    )
    assert [finding.code for finding in wrong(understood, text)] == ["words-not-found"]
    assert wrong(understood, text.replace("votted", "voted")) == []
