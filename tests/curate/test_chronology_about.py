"""Who takes part in an event and where it was, as the words that tell it name them."""

from __future__ import annotations

import pytest
from curate_texts import annotated, at

from briefing.curate.chronology.about import told
from briefing.model import Event, Evidence


def about(text: str, *people: str, quotations=(), day: str = "3 May 2021") -> tuple[tuple[str, ...], str | None]:
    found = annotated(text, people=[(name, None) for name in people], quotations=quotations)
    timex = at(text, day) if day in text else None
    (event,) = told([Event("E1", "2021-05-03", "stated", "", (Evidence("S1", at(text, text), timex),))], [found])
    return event.participants, event.place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The ministers met in Bishkek on 3 May 2021.", "Bishkek"),
        ("The ministers met on 3 May 2021 in New York.", "New York"),
        ("The ministers met in the city of Nur-Sultan on 3 May 2021.", "Nur-Sultan"),
        ("The talks were held near Addis Ababa, officials said on 3 May 2021.", "Addis Ababa"),
        ("The talks were held in May.", None),
        ("The talks were held in a hotel on 3 May 2021.", None),
        ("He said so in English on 3 May 2021.", None),
    ],
)
def test_a_place_is_the_name_behind_in(text: str, place: str | None) -> None:
    assert about(text)[1] == place


def test_who_is_mentioned_takes_part_in_the_order_of_the_words() -> None:
    text = "On 3 May 2021 Ines Duarte met Paul Ekman in Lorne."
    assert about(text, "Paul Ekman", "Ines Duarte", "Somebody Else") == (("Ines Duarte", "Paul Ekman"), "Lorne")


def test_a_body_is_no_place() -> None:
    text = "The plan was passed in Congress Hall on 3 May 2021 in Parliament House."
    assert about(text, "Parliament House")[1] is None


def test_who_only_tells_of_it_takes_no_part() -> None:
    text = "“The quay fell on 3 May 2021,” said Paul Ekman."
    said = (("The quay fell on 3 May 2021,", "Paul Ekman"),)
    assert about(text, "Paul Ekman", quotations=said)[0] == ()
    assert about("Paul Ekman closed the quay on 3 May 2021.", "Paul Ekman")[0] == ("Paul Ekman",)
