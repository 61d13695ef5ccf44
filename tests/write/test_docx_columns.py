"""Columns and lines of a Word file: no word is cut, cells keep one room, tight lines stay tight."""

from docx_parts import W, paragraph_with, part, values
from docx_sample import THEME, paragraph, png, words
from hypothesis import given
from hypothesis import strategies as st

from briefing.document import Cell, Document, Figure, Page, Row, Style, Table, Text, Theme
from briefing.write.docx import write


def one(*blocks) -> Document:
    return Document("T", "handout", "en", blocks)


def row(*texts: str) -> Row:
    return Row(tuple(Cell((paragraph(f"c{n}", text),)) for n, text in enumerate(texts)))


def widths(table: Table, theme: Theme = THEME) -> list[int]:
    return [int(width) for width in values(part(write(one(table), theme)), "gridCol", "w")]


def test_a_column_is_as_wide_as_its_longest_word_where_others_have_room() -> None:
    narrow, wide = widths(Table("t", (row("Source", "What"),), (row("S1", "some words"),), (1, 30)))
    assert narrow >= 6 * 0.4 * 8.5 * 20
    assert wide > 5 * narrow


def test_a_date_stands_on_one_line_where_a_little_more_room_does_it() -> None:
    long = "a sentence of many words that takes lines enough as it is"
    date = widths(Table("t", (), (row("13 October 2023", long),), (14, 86)))[0]
    assert date >= 15 * 0.45 * 8.5 * 20
    assert date > widths(Table("t", (), (row("13 Oct", long),), (14, 86)))[0]


def test_a_phrase_in_a_narrow_column_breaks_rather_than_takes_its_neighbours_room() -> None:
    left, right = widths(Table("t", (), (row("no date in it", "a sentence of words"),), (6, 94)))
    assert left < 0.12 * (left + right)


def test_a_column_of_sentences_keeps_its_width_beside_many_short_texts() -> None:
    sentence = "a sentence of many words that takes lines enough as it is"
    asked = (10, 10, 10, 10, 10, 50)
    narrow = widths(Table("t", (), (row(*("13 October 2023",) * 5, sentence),), asked))
    assert narrow[-1] >= 0.4 * sum(narrow)


def test_numbers_in_a_last_column_stand_under_the_end_of_the_rules() -> None:
    numbers = Row((Cell((paragraph("a", "S1"),)), Cell((paragraph("b", "12"),), align="right")))
    inside = Row((Cell((paragraph("c", "13"),), align="right"), Cell((paragraph("d", "S2"),))))
    cells = list(part(write(one(Table("t", (), (numbers, inside))), THEME)).iter(f"{W}tc"))
    assert [[margin.get(f"{W}w") for margin in cell.iterfind(f".//{W}tcMar/{W}right")] for cell in cells] == [
        *([], ["0"]),
        *([], []),
    ]


def test_widths_are_kept_where_no_word_needs_more() -> None:
    left, right = widths(Table("t", (), (row("one", "two"),), (1, 3)))
    assert round(right / left, 2) == 3


@given(st.lists(st.text(max_size=40), min_size=1, max_size=6), st.lists(st.floats(0, 50), max_size=6))
def test_columns_fill_the_width_whatever_they_hold(texts: list[str], asked: list[float]) -> None:
    page = THEME.page
    full = (page.width - page.left - page.right) * 20
    found = widths(Table("t", (), (row(*texts),), tuple(asked)))
    assert len(found) == len(texts)
    assert abs(sum(found) - full) <= 200 * len(found)
    assert min(found) >= 200


def test_between_two_paragraphs_of_a_cell_there_is_the_themes_room_and_below_the_last_none() -> None:
    theme = Theme("t", Page(), {"body": Style(size=10, leading=14), "table-cell": Style(after=6)})
    cell = Cell((paragraph("a", "first"), paragraph("b", "last")))
    data = write(one(Table("t", (), (Row((cell,)),))), theme)
    found = {
        style.get(f"{W}styleId"): values(style, "spacing", "after")
        for style in part(data, "word/styles.xml").iter(f"{W}style")
    }
    assert found[values(paragraph_with(data, "first"), "pStyle")[0]] == ["120"]
    assert found[values(paragraph_with(data, "last"), "pStyle")[0]] == ["0"]


TIGHT = Theme("t", Page(), {"body": Style(size=10, leading=14), "note": Style(size=8, leading=9.6)})


def rules(words_of: str) -> list[str]:
    data = write(one(paragraph("p", words_of, style="note")), TIGHT)
    ident = values(paragraph_with(data, words_of[:4]), "pStyle")[0]
    (style,) = (s for s in part(data, "word/styles.xml").iter(f"{W}style") if s.get(f"{W}styleId") == ident)
    return values(style, "spacing", "lineRule")


def test_a_tight_line_is_exact_but_not_for_letters_that_it_would_cut() -> None:
    assert rules("Bürger, граждане, πολίτες") == ["exact"]
    assert rules("the words مُحَمَّد stand here") == ["atLeast"]


def test_a_picture_is_never_cut_by_a_set_height_of_lines() -> None:
    theme = Theme("t", Page(), {"body": Style(size=10, leading=12)})
    data = write(one(Figure("f", png(), "image/png", "grey", 60), paragraph("p", words("some"), Text(" words"))), theme)
    figure = next(s for s in part(data, "word/styles.xml").iter(f"{W}style") if values(s, "name") == ["Figure"])
    assert values(figure, "spacing", "lineRule") == ["auto"]
