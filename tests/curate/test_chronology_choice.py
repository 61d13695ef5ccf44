"""Which events the chronology takes: what a person asks for, and what matters where nobody asks."""

from __future__ import annotations

import random

from curate_texts import annotated, at
from hypothesis import given
from hypothesis import strategies as st

from briefing.curate import draft, settle
from briefing.curate.chronology.ranking import heaviest, in_period
from briefing.curate.edtf import earliest, is_edtf, latest
from briefing.model import Annotated, Choice, Event, Evidence, Pack, Pick, Plan, PlannedEvent

LINES = [
    ("2021-03-01", "The council closed the bridge on 1 March 2021."),
    ("2021-05-02", "Engineers found cracks in the bridge on 2 May 2021."),
    ("2022-06-03", "The bridge was opened again on 3 June 2022."),
    ("2023-07-04", "A ship struck the bridge on 4 July 2023."),
]
TEXT = "\n\n".join(line for _, line in LINES)
SOURCE = annotated(TEXT)
EVENTS = tuple(
    Event(f"E{n}", day, "stated", "stated in S1", (Evidence("S1", at(TEXT, line)),), weight=float(n))
    for n, (day, line) in enumerate(LINES, 1)
)
LISTED = tuple(PlannedEvent((Pick("S1", line),), line=n) for n, (_, line) in enumerate(LINES, 10))


def chosen(choice: Choice, planned: tuple[PlannedEvent, ...] = LISTED) -> tuple[list[str | None], list[str]]:
    plan = Plan("T", "Q?", chronology=planned, choice=choice, path="pack.yaml")
    pack, findings = settle(plan, [SOURCE], EVENTS)
    return days(pack), [finding.code for finding in findings]


def days(pack: Pack) -> list[str | None]:
    return [entry.event.edtf for entry in pack.chronology]


def test_a_period_keeps_what_lies_in_it() -> None:
    assert chosen(Choice(first="2021-05", last="2022")) == (["2021-05-02", "2022-06-03"], [])
    assert chosen(Choice(first="2022-06-03")) == (["2022-06-03", "2023-07-04"], [])


def test_of_too_many_the_weightiest_stay_in_the_order_of_time() -> None:
    assert chosen(Choice(most=2)) == (["2022-06-03", "2023-07-04"], [])


def test_what_is_pinned_stays_and_what_is_dropped_goes() -> None:
    pin, drop = Pick("S1", "The council closed the bridge"), Pick("S1", "A ship struck")
    assert chosen(Choice(most=2, pin=(pin,), drop=(drop,))) == (["2021-03-01", "2022-06-03"], [])
    assert chosen(Choice(last="2021-04", pin=(Pick("S1", LINES[3][1]),))) == (["2021-03-01", "2023-07-04"], [])


def test_a_pinned_event_that_is_not_in_the_list_comes_in_with_its_words() -> None:
    pack, findings = settle(
        Plan("T", "Q?", chronology=LISTED[:1], choice=Choice(pin=(Pick("S1", "A ship struck the bridge"),))),
        [SOURCE],
        EVENTS,
    )
    assert not findings
    assert days(pack) == ["2021-03-01", "2023-07-04"]
    assert pack.chronology[1].excerpts[0].spans == (at(TEXT, "A ship struck the bridge"),)


def test_without_a_list_the_program_chooses_by_what_is_asked() -> None:
    asked = Choice(most=2, first="2021-05", listed=False)
    assert chosen(asked, ()) == (["2022-06-03", "2023-07-04"], [])
    dropped = Choice(most=2, drop=(Pick("S1", "A ship struck"),), pin=(Pick("S1", "The council closed"),), listed=False)
    assert chosen(dropped, ()) == (["2021-03-01", "2022-06-03"], [])
    assert chosen(Choice(listed=False), ())[0] == [day for day, _ in LINES]


def test_words_that_are_nowhere_are_said_with_their_line() -> None:
    wrong = Pick("S1", "The moon rose.", 7)
    plan = Plan("T", "Q?", chronology=LISTED, choice=Choice(pin=(wrong,), drop=(wrong,)), path="pack.yaml")
    _, findings = settle(plan, [SOURCE], EVENTS)
    assert [(f.code, f.path, f.line, f.severity) for f in findings] == [
        ("words-not-found", "pack.yaml", 7, "error")
    ] * 2
    both = Pick("S1", "A ship struck", 8)
    assert chosen(Choice(pin=(both,), drop=(both,)))[1] == ["pinned-and-dropped"]


def test_a_new_proposal_keeps_to_what_was_asked() -> None:
    plan = draft([SOURCE], EVENTS, Choice(most=1, first="2021-05", last="2022", listed=False))
    assert [event.picks[0].words for event in plan.chronology] == [LINES[2][1]]
    assert (plan.choice.most, plan.choice.listed) == (1, True)


def test_a_limited_source_is_not_asked_for_more_than_it_gives() -> None:
    limited = annotated(TEXT, limit=0.3)
    plan = Plan("T", "Q?", excerpts=(Pick("S1", LINES[0][1]),), choice=Choice(listed=False))
    pack, findings = settle(plan, [limited], EVENTS)
    assert not findings
    (account,) = pack.ledger
    assert account.limit is not None
    assert account.used_words <= account.limit


def test_a_day_without_a_year_comes_behind_the_dated_and_before_the_undated() -> None:
    yearless = Event("E9", "XXXX-10-07", "stated", "no source tells the year", (Evidence("S1", at(TEXT, LINES[0][1])),))
    bounded = Event("E8", None, "inferred", "", (Evidence("S1", at(TEXT, LINES[2][1])),), not_before="2022-01-01")
    pack, _ = settle(Plan("T", "Q?", chronology=LISTED), [SOURCE], (yearless, EVENTS[3], bounded))
    assert [(entry.event.edtf, entry.band) for entry in pack.chronology] == [
        (None, "bounded"), ("2023-07-04", "dated"), ("XXXX-10-07", "dated"), (None, "undated"),
    ]  # fmt: skip


def test_dates_without_a_year_are_dates_and_sort_by_their_days() -> None:
    good = ["XXXX-10-07", "XXXX-02-29", "XXXX-10", "XXXX-10-07/XXXX-10-09"]
    assert [value for value in good if is_edtf(value)] == good
    bad = ["XXXX-13-01", "XXXX-02-30", "XXXX", "XXXX-10-07/2023-10-09", "XXXX-10-09/XXXX-10-07", "XXX-10-07"]
    assert [value for value in bad if is_edtf(value)] == []
    assert sorted(["XXXX-10-07", "2023", "XXXX-02", "9999-12-31"], key=earliest)[2:] == ["XXXX-02", "XXXX-10-07"]
    assert latest("XXXX-10-07") > latest("9999-12-31")


def folder(count: int) -> tuple[list[Annotated], tuple[Event, ...]]:
    """Stories over three years; one month has most of the events, though no heavier ones than the others."""
    sources, events = [], []
    for n in range(count):
        month = n % 36 if n % 3 else 5
        day = f"{2021 + month // 12}-{month % 12 + 1:02d}-{n % 28 + 1:02d}"
        text = f"On {day} the harbour strike went on for the {n}th time in Lorne."
        name = f"S{n + 1}"
        sources.append(annotated(text, name, timexes=[(day, day)]))
        events.append(Event(f"E{n}", day, "stated", "", (Evidence(name, at(text, text)),), weight=3.0))
    return sources, tuple(events)


def test_of_many_events_those_chosen_are_spread_over_the_period() -> None:
    sources, events = folder(150)
    some = heaviest(events, 10, sources, {"strik": 2.0})
    assert len(some) == len({event.id for event in some}) == 10
    assert {(event.edtf or "")[:4] for event in some} == {"2021", "2022", "2023"}
    assert sum((event.edtf or "").startswith("2021-06") for event in some) <= 4


def test_a_large_folder_has_a_chronology_that_a_page_holds_whatever_the_order() -> None:
    sources, events = folder(150)
    plan = draft(sources, events)
    assert len(plan.chronology) == 10
    shuffled = list(events)
    random.Random(4).shuffle(shuffled)
    assert draft(sources, tuple(shuffled)).chronology == plan.chronology


def test_many_tell_of_the_day_that_matters() -> None:
    sources, events = folder(60)
    day = "2022-02-02"
    telling = [annotated(f"On {day} it rained again in Vigo.", f"S{n}", timexes=[(day, day)]) for n in range(100, 120)]
    text = telling[0].source.text
    rain = Event("E99", day, "stated", "", (Evidence("S100", at(text, text)),), weight=3.0)
    assert rain in heaviest((*events, rain), 5, [*sources, *telling], {})


@given(st.dates(), st.dates(), st.dates())
def test_a_day_is_in_a_period_when_it_is(day, one, other) -> None:
    first, last = sorted((one, other))
    event = Event("E1", day.isoformat(), "stated", "", ())
    assert in_period(event, Choice(first=first.isoformat(), last=last.isoformat())) == (first <= day <= last)
    bound = Event("E1", None, "inferred", "", (), not_before=day.isoformat())
    assert in_period(bound, Choice(first=first.isoformat(), last=last.isoformat())) == (first <= day <= last)
