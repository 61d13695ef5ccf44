"""A person's choice of sections: which, in which order, under which heading, with which words of their own."""

from __future__ import annotations

import dataclasses

import pytest
from composing_pages import own_templates, own_theme

from briefing.compose import Template, Templates, check, compose, sections
from briefing.compose.sample import sample_pack
from briefing.document import Document, Heading, List, Paragraph, Quotation, SourceWords, Text, plain, walk
from briefing.errors import TemplateError, UsageError
from briefing.model import EditionOptions, Excerpt, Pack

EDITIONS = ("handout", "teacher", "policy", "press-review")


def asking(edition: str = "handout", pack: Pack | None = None, **asked: object) -> Document:
    options = EditionOptions(edition, **asked)  # type: ignore[arg-type]
    pack = dataclasses.replace(pack or sample_pack(), options=(options,))
    return compose(pack, edition, own_templates(), own_theme(edition))


def headings(document: Document, *levels: int) -> list[str]:
    return [plain(b.children) for b in walk(document.blocks) if isinstance(b, Heading) and b.level in (levels or (2,))]


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_section_named_in_its_order_gives_the_same_page(edition: str) -> None:
    names = sections(own_templates(), edition)
    assert len(names) >= 5
    whole = compose(sample_pack(), edition, own_templates(), own_theme(edition))
    assert asking(edition, sections=names).blocks == whole.blocks


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_section_can_stand_alone_and_be_left_out(edition: str) -> None:
    whole = headings(compose(sample_pack(), edition, own_templates(), own_theme(edition)), 1, 2)
    for name in sections(own_templates(), edition):
        alone = headings(asking(edition, sections=(name,)), 1, 2)
        rest = headings(asking(edition, without=(name,)), 1, 2)
        assert sorted(alone + rest) == sorted(whole)


def test_sections_stand_in_the_order_asked_for() -> None:
    usual = headings(asking(sections=("title", "chronology", "questions")))
    turned = headings(asking(sections=("title", "questions", "chronology")))
    assert len(usual) == 2
    assert turned == usual[::-1]


def test_a_section_of_another_edition_may_be_asked_for() -> None:
    document = asking(sections=("title", "figures"))
    words = own_templates().words
    assert headings(document) == [words["figures"]]


def test_own_heading_and_note() -> None:
    document = asking(headings={"before": "Warm up"}, notes={"before": "Talk in pairs.\n\nThen read."})
    blocks = list(walk(document.blocks))
    at = next(n for n, b in enumerate(blocks) if isinstance(b, Heading) and plain(b.children) == "Warm up")
    told = [plain(b.children) for b in blocks[at + 1 : at + 3] if isinstance(b, Paragraph)]
    assert told == ["Talk in pairs.", "Then read."]
    assert own_templates().words["before"] not in headings(document)


def test_a_section_without_a_heading_gets_the_persons() -> None:
    assert "Yours" in headings(asking(headings={"own-question": "Yours"}))


def test_a_note_prints_a_sources_words_as_its_words() -> None:
    pack = sample_pack()
    quoted = Excerpt("N1.1", pack.excerpts[0].source, pack.excerpts[0].spans, "words")
    pack = dataclasses.replace(pack, notes={"Mark “it”.": ("Mark ", quoted, ".")})
    document = asking(pack=pack, notes={"sources": "Mark “it”."})
    noted = next(
        b
        for b in walk(document.blocks)
        if isinstance(b, Paragraph) and b.children and isinstance(b.children[0], Text) and b.children[0].text == "Mark "
    )
    assert any(isinstance(run, SourceWords) and run.ref == "N1.1" for run in noted.children)


def test_an_unknown_section_names_those_that_there_are() -> None:
    with pytest.raises(UsageError) as caught:
        asking(sections=("title", "chronolgy"))
    hint = caught.value.hint or ""
    assert "Did you mean “chronology”?" in hint
    assert "organiser" in hint


def test_what_else_stands_in_the_main_template_stays() -> None:
    text = "<h1>House</h1>\n{# mine #}\n{% include 'a.xhtml' %}\n<p>between</p>\n{% include 'b.xhtml' %}\n"
    pieces = {"handout/main.xhtml": text, "a.xhtml": "<h2>A</h2>", "b.xhtml": "<h2>B</h2>"}
    templates = Templates({name: Template(t, name) for name, t in pieces.items()}, own_templates().words)
    assert sections(templates, "handout") == ("a", "b")
    pack = dataclasses.replace(sample_pack(), options=(EditionOptions("handout", sections=("b", "a")),))
    document = compose(pack, "handout", templates, own_theme("handout"))
    assert headings(document, 1, 2) == ["House", "B", "A"]
    assert any(isinstance(b, Paragraph) and plain(b.children) == "between" for b in document.blocks)


def test_a_mistake_in_a_main_template_keeps_its_line() -> None:
    text = "{% include 'a.xhtml' %}\n\n{% include 'nowhere.xhtml' %}\n"
    pieces = {"handout/main.xhtml": text, "a.xhtml": "<h2>A</h2>"}
    templates = Templates({name: Template(t, name) for name, t in pieces.items()}, own_templates().words)
    pack = dataclasses.replace(sample_pack(), options=(EditionOptions("handout", without=("a",)),))
    with pytest.raises(TemplateError) as caught:
        compose(pack, "handout", templates, own_theme("handout"))
    assert (caught.value.template, caught.value.line) == ("handout/main.xhtml", 3)


def test_a_main_template_with_more_than_pieces_has_no_sections() -> None:
    text = "{% if pack.quotes %}{% include 'a.xhtml' %}{% endif %}"
    templates = Templates({"handout/main.xhtml": Template(text, "m")}, own_templates().words)
    assert sections(templates, "handout") == ()


@pytest.mark.parametrize("text", ["", "  \n", "{# nothing #}", "{% if false %}<p>x</p>{% endif %}"])
def test_a_template_that_prints_nothing_is_found_by_the_check(text: str) -> None:
    templates = Templates({"handout/main.xhtml": Template(text, "m.xhtml")}, own_templates().words)
    (finding,) = check(templates, "handout")
    assert (finding.severity, finding.path) == ("error", "m.xhtml")


def test_a_short_edition_prints_the_first_excerpts_and_those_that_its_questions_need() -> None:
    pack = sample_pack()
    first = pack.excerpts[0]
    second = dataclasses.replace(first, id=f"{first.source}-E9")
    pack = dataclasses.replace(pack, excerpts=(*pack.excerpts, second))
    asked = {run.ref for run in words_of(asking(pack=pack, length="short"))}
    needed = {place.source for question in pack.questions for place in question.where}
    unasked = {run.ref for run in words_of(asking(pack=dataclasses.replace(pack, questions=()), length="short"))}
    assert (second.id in asked) is (first.source in needed)
    assert first.id in unasked
    assert second.id not in unasked
    assert second.id in {run.ref for run in words_of(asking(pack=pack))}


def test_a_short_edition_numbers_its_questions_as_the_whole_does() -> None:
    pack = sample_pack()
    doubled = tuple(
        dataclasses.replace(question, id=f"Q{2 * n + m + 1}", by_user=False)
        for n, question in enumerate(pack.questions)
        for m in range(2)
    )
    pack = dataclasses.replace(pack, questions=doubled)
    starts = [
        [
            (block.start, len(block.items))
            for block in walk(document.blocks)
            if isinstance(block, List) and block.ordered
        ]
        for document in (asking(pack=pack), asking(pack=pack, length="short"))
    ]
    assert [start for start, _ in starts[1]] == [start for start, _ in starts[0]]
    assert all(items == 1 for _, items in starts[1])
    assert all(items > 1 for _, items in starts[0])


def test_a_short_edition_keeps_a_persons_own_questions() -> None:
    pack = sample_pack()
    mine = dataclasses.replace(pack.questions[-1], id="Q99", text=("Mine alone?",), by_user=True)
    document = asking(pack=dataclasses.replace(pack, questions=(*pack.questions, mine)), length="short")
    assert any(isinstance(b, Paragraph) and "Mine alone?" in plain(b.children) for b in walk(document.blocks))


def words_of(document: Document) -> list[SourceWords]:
    found: list[SourceWords] = []
    for block in walk(document.blocks):
        match block:
            case Quotation():
                found += [run for p in block.paragraphs for run in p.children if isinstance(run, SourceWords)]
            case Paragraph() | Heading():
                found += [run for run in block.children if isinstance(run, SourceWords)]
            case _:
                pass
    return found
