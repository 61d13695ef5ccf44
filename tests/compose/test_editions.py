from __future__ import annotations

import dataclasses
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from composing_pages import FOLDER, own_templates, own_theme

from briefing.compose import check, compose
from briefing.compose.checking import sample_packs
from briefing.compose.sample import sample_pack
from briefing.document import (
    AnswerLines,
    Block,
    Document,
    Drawing,
    Group,
    Heading,
    Lettering,
    Link,
    List,
    Note,
    Paragraph,
    Quotation,
    SourceWords,
    Table,
    Text,
    plain,
    walk,
)

EDITIONS = ("handout", "teacher", "policy", "press-review")
LANGUAGES = sorted(path.name.split(".")[1] for path in (FOLDER / "_shared").glob("words.*.yaml"))
GOLDEN = Path(__file__).parents[1] / "golden"


def composed(edition: str, **changes: Any) -> Document:
    return compose(dataclasses.replace(sample_pack(), **changes), edition, own_templates(), own_theme(edition))


def lines(document: Document) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """Every line of text with its style, the parts of a quotation one by one."""
    for block in walk(document.blocks):
        match block:
            case Quotation():
                yield from ((block.style, p.children) for p in block.paragraphs)
                if block.attribution:
                    yield block.attribution.style, block.attribution.children
                yield block.credit.style, block.credit.children
            case Paragraph() | Heading():
                yield block.style, block.children
            case Table():
                yield "caption", block.caption
            case _:
                pass


def flat(document: Document) -> Iterator[Any]:
    for _, children in lines(document):
        for child in children:
            yield child
            if isinstance(child, Note | Link):
                yield from child.children


def text(document: Document) -> str:
    return "\n".join(plain(children) for _, children in lines(document)) + "\n".join(
        plain(run.children) for run in flat(document) if isinstance(run, Note)
    )


@pytest.mark.parametrize("edition", EDITIONS)
def test_golden_document(edition: str) -> None:
    """`BRIEFING_UPDATE_GOLDEN=1 pytest tests/compose` writes them anew; read the difference before you commit it."""
    found = json.dumps(as_json(composed(edition)), ensure_ascii=False, indent=1) + "\n"
    file = GOLDEN / f"sample-{edition}.json"
    if os.environ.get("BRIEFING_UPDATE_GOLDEN"):
        file.write_text(found, "utf-8")
    assert found == file.read_text("utf-8")


def as_json(value: Any) -> Any:
    """A value as JSON: dataclasses with their type's name, fields at their defaults left out."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        if type(value).__name__ == "Span":
            return [value.start, value.end]
        if isinstance(value, Drawing):  # its lines are tested by themselves
            lettering = [mark.text for mark in value.marks if isinstance(mark, Lettering)]
            return {"type": "Drawing", "id": value.id, "alt": value.alt, "lettering": lettering}
        named = {f.name: getattr(value, f.name) for f in dataclasses.fields(value)}
        kept = {name: as_json(v) for name, v in named.items() if v not in ("", (), False, None)}
        return {"type": type(value).__name__, **kept}
    if isinstance(value, tuple):
        return [as_json(v) for v in value]
    return dict(value) if isinstance(value, dict) else value


@pytest.mark.parametrize("edition", EDITIONS)
def test_our_own_templates_are_in_order(edition: str) -> None:
    assert check(own_templates(), edition) == ()
    assert check(own_templates(), edition, own_theme(edition)) == ()


@pytest.mark.parametrize(
    "language", sorted(path.name.split(".")[1] for path in (FOLDER / "_shared").glob("words.*.yaml"))
)
@pytest.mark.parametrize("edition", EDITIONS)
def test_every_edition_is_made_in_every_language_of_the_furniture(edition: str, language: str) -> None:
    pack = dataclasses.replace(sample_pack(), language=language)
    document = compose(pack, edition, own_templates(language), own_theme(edition))
    assert document.language == language
    # The sources' language is said where it is not the page's.
    langs = {run.lang for run in flat(document) if isinstance(run, SourceWords)}
    assert langs == ({""} if language == "en" else {"en"})


def test_check_finds_what_only_a_bare_pack_brings_out() -> None:
    templates = own_templates()
    broken = dataclasses.replace(templates.pieces["handout/main.xhtml"], text="<p>{{ pack.quotes[0].ref }}</p>")
    templates = dataclasses.replace(templates, pieces={**templates.pieces, "handout/main.xhtml": broken})
    (finding,) = check(templates, "handout")
    assert (finding.severity, finding.path, finding.line) == ("error", "templates/handout/main.xhtml", 1)


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_quotation_carries_its_own_sources_credit(edition: str) -> None:
    document = composed(edition)
    quotations = [block for block in walk(document.blocks) if isinstance(block, Quotation)]
    assert quotations
    for block in quotations:
        said = {run.source for p in block.paragraphs for run in p.children if isinstance(run, SourceWords)}
        assert len(said) == 1
        credit = plain(block.credit.children)
        assert document.credits[said.pop()] in credit
        assert "¶" in credit
        assert sum(stem in credit for stem in document.credits.values()) == 1


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_link_that_is_asked_for_and_not_known_is_said_in_every_credit(edition: str) -> None:
    document = composed(edition)
    every = [block.credit for block in walk(document.blocks) if isinstance(block, Quotation)]
    asked = [credit for credit in every if document.credits["S2"] in plain(credit.children)]
    assert asked
    for credit in asked:
        assert any(isinstance(run, Text) and run.style == "warning" and "link" in run.text for run in credit.children)


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_block_has_its_own_id(edition: str) -> None:
    ids = [block.id for block in walk(composed(edition).blocks)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("number", range(3), ids=["full", "unknown", "bare"])
def test_no_heading_stands_over_nothing_and_levels_are_not_skipped(edition: str, number: int) -> None:
    document = compose(sample_packs()[number], edition, own_templates(), own_theme(edition))
    outline = [block for block in walk(document.blocks) if not isinstance(block, Group)]
    assert not isinstance(outline[-1], Heading)
    level = 0
    for block, following in zip(outline, [*outline[1:], None], strict=True):
        if isinstance(block, Heading):
            assert block.level <= level + 1
            assert not (isinstance(following, Heading) and following.level <= block.level), plain(block.children)
            level = block.level


def test_the_students_document_has_no_word_of_the_key() -> None:
    pack = sample_pack()
    handout = composed("handout")
    said = text(handout)
    printed = {run.ref for run in flat(handout) if isinstance(run, SourceWords)}
    for question in pack.questions:
        for words in (question.tension, question.misreading, question.bloom):
            assert not words or words not in said
        assert not {evidence.id for evidence in question.evidence} & printed
    assert not {"F1.1", "F1.2"} & printed
    teacher = text(composed("teacher"))
    assert all(not q.tension or q.tension in teacher for q in pack.questions)


def test_the_key_changes_nothing_in_what_students_get() -> None:
    questions = tuple(
        dataclasses.replace(q, evidence=(), tension="", misreading="", bloom="") for q in sample_pack().questions
    )
    assert composed("handout", questions=questions) == composed("handout")


def test_numbers_are_the_same_in_the_students_and_the_teachers_edition() -> None:
    def numbers(edition: str) -> list[tuple[str, str]]:
        found = []
        for block in walk(composed(edition).blocks):
            if isinstance(block, List) and block.style == "questions":
                for place, item in enumerate(block.items):
                    assert isinstance(item.blocks[0], Paragraph)
                    found.append((str(block.start + place), plain(item.blocks[0].children)))
            elif isinstance(block, Quotation):
                found.append((block.ref, plain(block.credit.children)))
        return found

    assert numbers("handout") == numbers("teacher")
    assert [number for number, _ in numbers("handout")][-4:] == ["1", "2", "3", "4"]


def test_the_student_has_lines_to_write_on_and_the_teacher_the_evidence() -> None:
    def lists(edition: str) -> list[List]:
        return [b for b in walk(composed(edition).blocks) if isinstance(b, List) and b.style == "questions"]

    assert all(isinstance(item.blocks[-1], AnswerLines) for block in lists("handout") for item in block.items)
    assert not any(isinstance(block, AnswerLines) for block in walk(tuple(lists("teacher"))))
    evidence = {run.ref for run in flat(composed("teacher")) if isinstance(run, SourceWords)}
    assert {"Q1.k1", "Q2.k1", "Q3.k1", "Q3.k2", "Q4.k1"} <= evidence


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_is_not_dated_is_never_given_a_day(edition: str) -> None:
    said = text(composed(edition))
    assert "no date in the source" in said
    if edition != "press-review":
        assert "after 3 May 2024" in said


def test_the_brief_has_a_footnote_with_the_citation_at_every_statement_of_its_bottom_line() -> None:
    document = composed("policy")
    bottom = next(block for block in walk(document.blocks) if isinstance(block, List))
    for item in bottom.items:
        (note,) = [run for run in item.blocks[0].children if isinstance(run, Note)]  # type: ignore[union-attr]
        assert document.credits["S1"] in plain(note.children)


def test_the_press_review_keeps_official_texts_apart() -> None:
    headings = [plain(b.children) for b in walk(composed("press-review").blocks) if isinstance(b, Heading)]
    apart = headings.index("Official texts")
    assert [h[:2] for h in headings[:apart] if h[:2] in ("S1", "S2", "S3")] == ["S2", "S3"]
    assert [h[:2] for h in headings[apart:] if h[:2] in ("S1", "S2", "S3")] == ["S1"]


def test_the_account_names_its_denominator() -> None:
    entry = sample_pack().ledger[1]
    assert f"{entry.used_words} of {entry.body_words} words" in text(composed("handout"))


def test_composing_twice_gives_the_same_document() -> None:
    assert composed("teacher") == composed("teacher")


@pytest.mark.parametrize("edition", EDITIONS)
def test_styles_of_the_document_are_the_themes(edition: str) -> None:
    styles = set(own_theme(edition).styles)
    for block in walk(composed(edition).blocks):
        if isinstance(block, Paragraph | Quotation):
            assert block.style in styles
    assert {run.style for run in flat(composed(edition)) if isinstance(run, Text)} <= styles | {""}


def empty(block: Block) -> bool:
    return isinstance(block, Paragraph) and not plain(block.children).strip()


@pytest.mark.parametrize("edition", EDITIONS)
def test_no_empty_paragraph_stands_outside_a_table(edition: str) -> None:
    document = composed(edition)
    cells = {
        id(b) for t in walk(document.blocks) if isinstance(t, Table) for r in t.body for c in r.cells for b in c.blocks
    }
    assert not [block for block in walk(document.blocks) if empty(block) and id(block) not in cells]
