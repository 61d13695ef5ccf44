"""The time strip: to scale, broken where nothing is told, each kind of knowledge in a form of its own."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from composing_pages import page, plain_theme, words
from hypothesis import given
from hypothesis import strategies as st

from briefing.compose.sample import sample_pack
from briefing.compose.time_axis import axis
from briefing.compose.time_labels import Placed, place_labels, width_of
from briefing.compose.time_strip import draw, told
from briefing.document import Drawing, Lettering, Shape, Stroke
from briefing.errors import TemplateError
from briefing.model import Entry, Event, EventBasis, extent
from briefing.model.wordbook import Wordbook

ENGLISH = Wordbook("en", words())
WIDTH = 170.0


def event(
    edtf: str | None = None, before: str | None = None, after: str | None = None, basis: EventBasis = "stated"
) -> Event:
    return Event(f"E{edtf}{before}{after}", edtf, basis, "", (), not_before=before, not_after=after)


def strip(*events: Event) -> Drawing:
    drawn = draw([Entry(one, ()) for one in events], "strip", WIDTH, ENGLISH, plain_theme())
    assert drawn is not None
    return drawn


def lettered(drawing: Drawing) -> list[str]:
    return [mark.text for mark in drawing.marks if isinstance(mark, Lettering)]


def middles(drawing: Drawing, *, corners: int) -> list[float]:
    shapes = [mark for mark in drawing.marks if isinstance(mark, Shape) and len(mark.points) == corners]
    return sorted(sum(x for x, _ in shape.points) / corners for shape in shapes)


def test_days_stand_to_scale_in_a_line_of_months() -> None:
    drawing = strip(event("2023-10-01"), event("2023-10-11"), event("2023-10-31"))
    first, second, third = middles(drawing, corners=20)
    assert third - first == pytest.approx(3 * (second - first), rel=0.02)
    assert lettered(drawing) == ["1", "11", "31", "2023", "October"]


def test_the_line_is_broken_where_years_are_empty() -> None:
    line = axis([(date(1945, 5, 8), date(1945, 5, 8)), (date(2023, 10, 7), date(2025, 7, 30))], WIDTH)
    assert [[stretch.first.year for stretch in run] for run in line.runs] == [[1945], [2023, 2024, 2025]]
    assert line.runs[0][-1].right < line.runs[1][0].left
    widths = {round(stretch.right - stretch.left, 6) for stretch in line.stretches}
    assert len(widths) == 1
    assert line.at(date(2024, 1, 1)) == line.runs[1][1].left


@pytest.mark.parametrize(
    ("edtf", "kind"),
    [
        ("2023-10-07", "day"),
        ("2025-07-28/2025-07-30", "span"),
        ("2023-10", "within"),
        ("2023", "within"),
        ("199X", "within"),
        ("2023-10/2023-12", "within"),
        ("2023-10-07~", "doubtful"),
        ("2023-10-07/..", "after"),
        ("../2023-10-07", "before"),
    ],
)
def test_what_is_known_of_a_date_decides_its_form(edtf: str, kind: str) -> None:
    found = told(event(edtf))
    assert found is not None
    assert found.kind == kind


def test_bounds_and_worked_out_days_have_forms_of_their_own() -> None:
    kinds = [
        found.kind
        for one in (
            event(before="2025-07-30"),
            event(after="2025-07-30"),
            event(before="2025-07-30", after="2025-09-14"),
            event("2025-07-30", basis="inferred"),
        )
        if (found := told(one))
    ]
    assert kinds == ["after", "before", "within", "doubtful"]


@pytest.mark.parametrize("edtf", [None, "XXXX-10-07", "soon", "2023-02-30", "0000"])
def test_what_has_no_year_has_no_place_on_the_line(edtf: str | None) -> None:
    assert told(event(edtf)) is None


def test_the_forms_differ_without_colour() -> None:
    def forms(drawing: Drawing) -> set[tuple[int, bool]]:
        return {(len(m.points), bool(m.line)) for m in drawing.marks if isinstance(m, Shape)}

    known = strip(event("2023-10-07"), event("2023-10-10"))
    guessed = strip(event("2023-10-07~"), event("2023-10-10~"))
    assert forms(known) != forms(guessed)
    fading = strip(event("2023-10-07"), event(before="2023-10-10"))
    bars = [mark for mark in fading.marks if isinstance(mark, Shape) and len(mark.points) == 4]
    widths = [bar.points[1][0] - bar.points[0][0] for bar in bars]
    assert widths[0] > 4 * widths[8]


def test_the_words_that_stand_for_it_name_every_event_and_what_is_not_on_it() -> None:
    drawing = strip(
        event("2023-10-07"), event("2025-07-28/2025-07-30"), event(before="2025-07-30"), event("XXXX-10-07")
    )
    assert drawing.alt == (
        "Time strip, drawn to scale: 7 October 2023; 28–30 July 2025; after 30 July 2025. "
        "Not on the strip, because no year is known: 7 October, year not given."
    )
    assert "only this bound is known" in lettered(drawing)


def test_its_letters_in_a_row_make_no_date_that_is_not_meant() -> None:
    months = " (?:" + "|".join(words()[f"month.{n}"] for n in range(1, 13)) + ") "
    near = [event("2023-10-13"), event("2023-11-03"), event("2025-07-28/2025-07-30"), event(before="2025-07-30")]
    row = " ".join(lettered(strip(*near)))
    assert "August" in row
    assert not re.search(rf"\d{months}\d", row)
    far = [event(f"{year}-{month}") for year in range(2001, 2008) for month in ("03-13", "10-28")]
    row = " ".join(lettered(strip(*far)))
    assert "28 October" in row
    assert not re.search(rf"\d{months}\d{{4}}", row)


def test_one_event_makes_no_strip() -> None:
    assert draw([Entry(event("2023-10-07"), ())], "strip", WIDTH, ENGLISH, plain_theme()) is None
    assert draw([], "strip", WIDTH, ENGLISH, plain_theme()) is None


def test_a_template_asks_for_it_by_event_and_is_told_of_one_that_is_not() -> None:
    ids = " ".join(entry.event.id for entry in sample_pack().chronology)
    (drawing,) = page(f'<time-strip events="{ids}"/>').blocks
    assert isinstance(drawing, Drawing)
    assert page('<time-strip events=""/>').blocks == ()
    with pytest.raises(TemplateError, match="there is no event “E99”"):
        page('<time-strip events="E99"/>')


DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


@given(
    st.lists(DAYS, min_size=2, max_size=14),
    st.lists(st.tuples(DAYS, st.integers(0, 40_000)), max_size=4),
    st.lists(DAYS, max_size=3),
)
def test_everything_drawn_lies_on_the_drawing_in_the_order_of_time(
    days: list[date], spans: list[tuple[date, int]], bounds: list[date]
) -> None:
    ranges = [(a, a + timedelta(min(n, (date.max - a).days))) for a, n in spans]
    events = [event(day.isoformat()) for day in days]
    events += [event(f"{a.isoformat()}/{b.isoformat()}") for a, b in ranges]
    events += [event(before=day.isoformat()) for day in bounds] + [event(after=day.isoformat()) for day in bounds]
    drawing = strip(*events)
    for mark in drawing.marks:
        match mark:
            case Stroke():
                places = [(mark.x1, mark.y1), (mark.x2, mark.y2)]
            case Shape():
                places = list(mark.points)
            case Lettering():
                half = width_of(mark.text) / 2 if mark.align == "center" else 0.0
                places = [(mark.x - half, mark.y), (mark.x + half, mark.y)]
        assert all(-0.7 <= x <= WIDTH + 0.7 and 0 <= y <= drawing.height for x, y in places), mark
    assert drawing.height <= 45
    line = axis([(day, day) for day in days], WIDTH)
    for earlier, later in pairwise(sorted(days)):
        assert line.at(earlier) <= line.at(later)


@given(st.lists(st.tuples(st.floats(0, WIDTH), st.text("abc123", max_size=20)), max_size=20))
def test_no_label_lies_over_another(wanted: list[tuple[float, str]]) -> None:
    placed = place_labels([Placed(x, text) for x, text in wanted], WIDTH)
    for level in range(3):
        row = sorted(
            (spot.x - width_of(spot.text) / 2, spot.x + width_of(spot.text) / 2) for spot, at in placed if at == level
        )
        assert all(a[1] <= b[0] for a, b in pairwise(row))


@given(DAYS, st.integers(0, 400))
def test_an_extent_is_what_its_days_say(first: date, days: int) -> None:
    last = first + timedelta(min(days, (date.max - first).days))
    found = extent(f"{first.isoformat()}/{last.isoformat()}")
    assert found is not None
    assert (found.first, found.last, found.exact) == (first, last, True)
    month = extent(first.isoformat()[:7])
    assert month is not None
    assert month.first is not None
    assert month.last is not None
    assert month.first <= first <= month.last
    assert not month.exact
