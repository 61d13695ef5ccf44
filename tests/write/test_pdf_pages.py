"""Where things stand: inside the margins, together with what they belong to, at the place of a page they should."""

from __future__ import annotations

import dataclasses
import itertools

import pytest
from pdf_samples import (
    LOREM,
    THEME,
    URL,
    chronology,
    document,
    excerpt,
    key_quote,
    paragraph,
    question,
    rich,
    shown,
    words,
)
from reportlab.lib.pagesizes import LETTER

from briefing.document import (
    AnswerLines,
    Cell,
    Contents,
    Group,
    Heading,
    Link,
    List,
    Note,
    Page,
    PageBreak,
    Paragraph,
    Row,
    Table,
    Text,
)
from briefing.write.pdf import read_back, write

PAGE = THEME.page
RIGHT = PAGE.width - PAGE.right
FILLERS = range(0, 40, 3)


def filler(lines: int) -> tuple[Paragraph, ...]:
    return tuple(paragraph(f"filler-{place}", "Filler.", keep=False) for place in range(lines))


def pages_of(data: bytes, text: str) -> list[int]:
    return [stretch.page for stretch in shown(data) if text in stretch.text]


@pytest.mark.parametrize(
    "text", ["x" * 400, "Donaudampfschifffahrt" * 20, URL, "שלום" * 120, "汉字" * 200, "a\u00a0b" * 200]
)
@pytest.mark.parametrize("where", ["body", "cell", "excerpt", "heading", "note"])
def test_nothing_runs_over_the_margins(text: str, where: str) -> None:
    narrow = Table("t", (), (Row((Cell((paragraph("c", text),)), Cell((paragraph("d", "Other."),)))),), (1, 6))
    block = {
        "body": paragraph("p", "See ", Link(URL, (Text(text),)), " for more."),
        "cell": narrow,
        "excerpt": excerpt("q", "S1-E1", text),
        "heading": Heading("h", 1, (Text(text),)),
        "note": paragraph("p", "A note", Note("n", (Text(text),))),
    }[where]
    stretches = shown(write(document(block), THEME))
    assert stretches
    assert min(stretch.left for stretch in stretches) >= PAGE.left - 20  # line numbers stand outside
    assert max(stretch.right for stretch in stretches) <= RIGHT + 1.5  # a glyph may lean out of its advance


def test_a_column_for_notes_stays_empty_beside_text_but_not_beside_tables() -> None:
    theme = dataclasses.replace(THEME, page=dataclasses.replace(PAGE, notes=130.0))
    beside = shown(write(document(paragraph("p", LOREM * 6), excerpt("q", "S1-E1", LOREM)), theme))
    body = [stretch for stretch in beside if PAGE.bottom < stretch.bottom < PAGE.height - PAGE.top]
    assert max(stretch.right for stretch in body) <= RIGHT - 126  # a space may hang over
    table = shown(write(document(chronology(3)), theme))
    assert max(stretch.right for stretch in table if "S2" in stretch.text) > RIGHT - 120


@pytest.mark.parametrize("lines", FILLERS)
def test_a_heading_stays_with_what_follows(lines: int) -> None:
    blocks = (
        *filler(lines),
        Heading("h", 2, (Text("Stranded"),)),
        Heading("h2", 3, (Text("Lower"),)),
        paragraph("p", LOREM),
    )
    data = write(document(*blocks), THEME)
    assert pages_of(data, "Stranded") == pages_of(data, "Lower") == pages_of(data, "The committee")


@pytest.mark.parametrize("lines", FILLERS)
def test_no_line_of_a_paragraph_stands_alone(lines: int) -> None:
    data = write(document(*filler(lines), paragraph("p", LOREM * 3)), THEME)
    rows = [stretch.page for stretch in shown(data) if stretch.right - PAGE.left > 12 and stretch.text.count(" ") > 4]
    counts = [rows.count(page) for page in set(rows)]
    assert min(counts) >= 2


@pytest.mark.parametrize("lines", FILLERS)
def test_a_credit_stays_with_the_last_two_lines(lines: int) -> None:
    data = write(
        document(*filler(lines), excerpt("q", "S1-E1", LOREM + "Alpha beta gamma delta " * 9 + "the last words")), THEME
    )
    stretches = shown(data)
    credit = next(stretch for stretch in stretches if "A. Writer" in stretch.text)
    last = [stretch for stretch in stretches if "the last words" in stretch.text or "Alpha beta" in stretch.text][-2:]
    assert {stretch.page for stretch in last} == {credit.page}
    label = pages_of(data, "EXCERPT S1-E1")
    assert label == pages_of(data, "The committee met")


@pytest.mark.parametrize("lines", FILLERS)
def test_a_key_quote_is_one_with_speaker_and_credit(lines: int) -> None:
    data = write(document(*filler(lines), key_quote("q", "S2-E1", "We counted twice, and ", " that is that.")), THEME)
    assert pages_of(data, "We counted") == pages_of(data, "Ann Miller") == pages_of(data, "Town Paper, 3")


@pytest.mark.parametrize("lines", FILLERS)
def test_a_question_has_two_answer_lines_beside_it_and_none_stands_alone(lines: int) -> None:
    data = write(document(*filler(lines), List("l", (question(1, 5),), True, 1, "questions")), THEME)
    asked = pages_of(data, "before relying")
    ruled = answer_lines(data)
    assert ruled.count(asked[0]) >= 2
    assert sum(ruled.count(page) for page in set(ruled)) == 5
    assert all(ruled.count(page) >= 2 for page in set(ruled))


def answer_lines(data: bytes) -> list[int]:
    """The page of every answer line: thin wide grey rectangles."""
    import pypdfium2
    import pypdfium2.raw as raw

    file = pypdfium2.PdfDocument(data)
    out = []
    for number in range(len(file)):
        for thing in file[number].get_objects([raw.FPDF_PAGEOBJ_PATH]):
            left, bottom, right, top = thing.get_bounds()
            if top - bottom < 3 and right - left > 300:
                out.append(number)
    return out


def test_answer_lines_are_eight_millimetres_apart() -> None:
    import pypdfium2
    import pypdfium2.raw as raw

    page = pypdfium2.PdfDocument(write(document(AnswerLines("a", 4)), THEME))[0]
    tops = sorted(thing.get_bounds()[3] for thing in page.get_objects([raw.FPDF_PAGEOBJ_PATH]))
    steps = [upper - lower for lower, upper in itertools.pairwise(tops)]
    assert len(tops) == 4
    assert steps == pytest.approx([8 * 72 / 25.4] * 3, abs=0.01)


def test_head_rows_repeat_and_rows_are_not_split() -> None:
    data = write(document(chronology(60)), THEME)
    pages = max(stretch.page for stretch in shown(data)) + 1
    assert pages > 2
    assert pages_of(data, "Where from") == list(range(pages))
    blocks = read_back(data)
    assert [block.text for block in blocks].count("Where from") == 1
    for place in range(1, 61):
        cell = next(block for block in blocks if block.text.startswith(f"Event {place}:"))
        assert cell.place == f"page {pages_of(data, f'{place} May 2024')[0] + 1}"


@pytest.mark.parametrize("lines", FILLERS)
def test_no_row_of_a_table_stands_alone(lines: int) -> None:
    data = write(document(*filler(lines), chronology(6)), THEME)
    rows = [pages_of(data, f"Event {place}:")[0] for place in range(1, 7)]
    assert all(rows.count(page) > 1 for page in rows)


def test_a_row_taller_than_a_page_is_parted_and_nothing_is_lost() -> None:
    tall = Table("t", (), (Row((Cell((paragraph("c", LOREM * 40),)), Cell((paragraph("d", "Short."),)))),))
    data = write(document(tall), THEME)
    assert next(block.text for block in read_back(data) if block.text.startswith("The")) == LOREM * 40
    assert all(PAGE.bottom - 30 < stretch.bottom for stretch in shown(data) if "committee" in stretch.text)


def test_footnotes_stand_at_the_foot_of_the_page_that_calls_them() -> None:
    blocks = [
        paragraph(f"p{place}", LOREM * 2, Note(f"n{place}", (Text(f"Footnote number {place}. " + LOREM),)))
        for place in range(12)
    ]
    data = write(document(*blocks), THEME)
    stretches = shown(data)
    for place in range(12):
        note = next(one for one in stretches if f"Footnote number {place}." in one.text)
        printed = next(block for block in read_back(data) if block.text.startswith(f"Footnote number {place}."))
        called = next(
            one
            for one in stretches
            if one.text.strip() == str(place + 1)
            and one.top - one.bottom < 9
            and one.page == note.page
            and one.left > PAGE.left
        )
        assert called.bottom > note.bottom
        assert printed.style == "note"
        assert note.bottom >= PAGE.bottom - 2


def test_a_note_longer_than_a_page_goes_on_overleaf() -> None:
    data = write(
        document(paragraph("p", "Called here.", Note("n", (Text(LOREM * 40),))), paragraph("q", "After.")), THEME
    )
    note = next(block for block in read_back(data) if block.style == "note")
    assert note.text == LOREM * 40
    assert min(stretch.bottom for stretch in shown(data) if "committee" in stretch.text) >= PAGE.bottom - 3


def test_running_words_and_page_numbers() -> None:
    data = write(document(*filler(90)), THEME)
    stretches = shown(data)
    pages = max(stretch.page for stretch in stretches) + 1
    for page in range(pages):
        text = " ".join(stretch.text for stretch in stretches if stretch.page == page)
        assert f"page {page + 1} of {pages}" in text
        assert ("as of 3 May 2024" in text) == (page > 0)


def test_contents_give_the_pages_on_which_headings_stand() -> None:
    parts = [Heading("h0", 1, (Text("Start"),)), Contents("toc", 2, "In this pack")]
    for place in range(1, 5):
        parts += [Heading(f"h{place}", 2, (Text(f"Chapter {place}"),)), paragraph(f"p{place}", LOREM * 12)]
    data = write(document(*parts), THEME)
    printed = [block.text for block in read_back(data) if block.style == "toc-2"]
    heads = {block.text: block.place for block in read_back(data) if block.style == "h2"}
    assert printed == [f"Chapter {place}{heads[f'Chapter {place}'].removeprefix('page ')}" for place in range(1, 5)]


def test_line_numbers_stand_outside_the_rule_and_are_not_read() -> None:
    data = write(document(excerpt("q", "S1-E1", LOREM * 4)), THEME)
    outside = [stretch.text.strip() for stretch in shown(data) if stretch.right < PAGE.left]
    assert outside[:2] == ["5", "10"]
    assert not any(run.text.strip() in ("5", "10") for block in read_back(data) for run in block.runs)


def test_a_group_is_held_together_where_a_page_has_room() -> None:
    blocks = (*filler(30), Group("g", "aside", tuple(paragraph(f"g{n}", f"Held {n}.") for n in range(8)), "box", True))
    assert len(set(pages_of(write(document(*blocks), THEME), "Held"))) == 1


def test_page_breaks_start_pages_and_leave_none_empty() -> None:
    head = Heading("h", 1, (Text("Top"),))
    blocks = (PageBreak("a"), paragraph("p", "First."), PageBreak("b"), PageBreak("c"), head, PageBreak("d"))
    stretches = shown(write(document(*blocks), THEME))
    top = next(stretch for stretch in stretches if stretch.text == "Top")
    assert max(stretch.page for stretch in stretches) == top.page == 1
    assert top.top > PAGE.height - PAGE.top - THEME.style("h1").leading  # no space above the first line of a page


def test_letter_paper() -> None:
    theme = dataclasses.replace(THEME, page=Page(width=LETTER[0], height=LETTER[1]))
    stretches = shown(write(rich(10), theme))
    assert max(stretch.right for stretch in stretches) <= LETTER[0] - 54


@pytest.mark.parametrize("count", [0, 1])
def test_empty_things_are_no_trouble(count: int) -> None:
    empty = (
        List("l", ()),
        Table("t", (), ()),
        Group("g", "section", (), "box"),
        AnswerLines("a", 0),
        Paragraph("p", ()),
        Paragraph("w", (words(""),)),
        Heading("h", 1, ()),
    )
    assert write(document(*empty[: len(empty) * count]), THEME).startswith(b"%PDF-1.7")
