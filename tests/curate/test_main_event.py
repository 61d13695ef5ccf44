"""What is told first: the words that report an event, and one row for a happening that many name."""

from dataclasses import replace

import pytest
from curate_texts import annotated, at

from briefing.annotate import dates
from briefing.curate import draft, settle
from briefing.curate.chronology import events, telling
from briefing.curate.standalone import lean
from briefing.model import Annotated, Evidence, Fact

REPORTS = 0.65


def told(sentence: str, date: str) -> float:
    one = annotated(sentence)
    return telling.directness(one.source, Evidence("S1", at(sentence, sentence), at(sentence, date)))


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("The council voted on 11 March to drain the lake.", "11 March"),
        ("On 3 May the court opened the case.", "3 May"),
        ("After the talks, she left on Monday.", "Monday"),
        ("A report published on 4 February found cracks.", "4 February"),
        ("The company filed its suit on 28 April.", "28 April"),
    ],
)
def test_a_date_beside_its_verb_is_reported(sentence, date):
    assert told(sentence, date) > REPORTS


@pytest.mark.parametrize(
    ("sentence", "date"),
    [
        ("Nordmark regrets the decision of 11 March to drain the lake.", "11 March"),
        ("The singer, who died on 25 June, had rehearsed for months.", "25 June"),
        ("Sales have surged since his death on Thursday.", "Thursday"),
        ("Around 200 people are thought to have died in the 12 January earthquake.", "12 January"),
        ("Weir speaks at a rally September 22 in Halm.", "September 22"),
    ],
)
def test_a_date_that_is_only_spoken_of_is_not(sentence, date):
    assert told(sentence, date) <= REPORTS


def test_he_said_needs_a_name_in_sight():
    assert lean("Some 600 hectares depend on the lake, he said, and nobody had told him.") == "hangs"
    assert lean("Some 600 hectares depend on the lake, Peter Hallas said, and nobody had told him.") == "alone"


def folder(*texts: str) -> list[Annotated]:
    found = []
    for number, text in enumerate(texts, 1):
        one = annotated(text, f"S{number}", date=f"2031-05-{9 + number:02d}")
        found.append(Annotated(one.source, dates.find(one.source), one.people, one.quotations))
    return found


def test_a_death_told_in_many_ways_is_one_event():
    documents = folder(
        "Ada Weir died on 3 May 2031 in Halm. Her songs are sold everywhere.",
        "The death of Ada Weir on 3 May 2031 is looked into. Doctors are heard.",
        "Fans of Ada Weir came again. She was found dead on 3 May 2031, Ada Weir's lawyer said.",
    )
    deaths = [e for e in events(documents) if e.edtf == "2031-05-03"]
    assert [sorted(e.source for e in event.evidence) for event in deaths] == [["S1", "S2", "S3"]]


def test_a_vote_moved_to_another_month_is_moved_on_its_day():
    (document,) = folder("On 2 May the council of Halm said that the vote was moved to October 2031.")
    status = {event.edtf: event.status for event in events([document])}
    assert status == {"2031-05-02": "done", "2031-10": "planned"}


def test_the_chronology_takes_the_words_that_report_the_vote():
    documents = folder(
        "Halm, 14 May 2031 – Brenn regrets the vote of the Halm council of 11 May 2031 to close the dam.",
        "The Halm council voted on 11 May 2031 by 17 votes to 9 to close the dam.",
    )
    known = events(documents)
    pack, _ = settle(draft(documents, known), documents, known)
    first = next(entry for entry in pack.chronology if entry.event.edtf == "2031-05-11").excerpts[0]
    assert first.source == "S2"


def test_a_limited_source_spends_its_words_on_the_main_event():
    reported = "The Halm council voted on 11 May 2031 by 17 votes to 9 to close the dam."
    limited = annotated(
        f"{reported} The dam is old. Farmers need water from the lake behind the dam in every summer of the year. "
        "Many of them came to the council and spoke for hours about the fields and the wells of the valley.",
        "S1", limit=0.35, date="2031-05-12", title="Halm council votes to close the dam",
    )  # fmt: skip
    other = folder("-", "Brenn regrets the vote of the Halm council of 11 May 2031 to close the dam.")[1]
    documents = [Annotated(limited.source, dates.find(limited.source)), other]
    known = events(documents)
    plan = draft(documents, known)
    assert any(reported in made.words for made in plan.excerpts if made.source == "S1")
    assert plan.bottom_line[0].words == reported


def test_an_hour_without_a_day_dates_nothing():
    documents = folder("The singer had a dose at 10.40 am on the day of the death.")
    assert events(documents) == ()


def test_a_title_names_something_and_says_no_more():
    documents = folder(
        "The Harbour Office said the ferry carried 40 people. The ferry carried cars too, the Harbour Office added.",
        "On Monday the ferry carried nobody, the Harbour Office said. The Harbour Office will meet.",
        "The Harbour Office added that the ferry carried mail. The Harbour Office said so twice.",
    )
    title = draft(documents, ()).title
    assert "Harbour Office" in title
    assert not {"carried", "added", "said"} & set(title.split())


def test_a_quotation_is_read_to_its_end_and_an_author_s_note_begins_nothing():
    text = (
        "Mara Lind teaches history at the school of Halm.\n\n"
        "The council of Halm closed the dam in spring and the river rose at once. "
        "“The council forgot the mill. Nobody asked us before the river rose. It was wrong,” said the Halm miller."
    )
    one = annotated(text, "S1")
    one = replace(one, source=replace(one.source, authors=(Fact("Mara Lind", "stated", "byline"),)))
    two = annotated("The council of Halm closed the dam. The river rose and the mill of Halm was flooded.", "S2")
    words = " ".join(made.words for made in draft([one, two], ()).excerpts if made.source == "S1")
    assert "teaches" not in words
    assert words.count("“") <= words.count("”")
