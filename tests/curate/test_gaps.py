from dataclasses import replace

from curate_texts import annotated, at, book
from river_folder import folder

from briefing.curate import draft, ledger, settle
from briefing.model import Pick, Plan, PlannedEvent, PlannedQuote, Rights


def told(pack) -> list[str]:
    return ["".join(piece for piece in gap if isinstance(piece, str)) for gap in pack.gaps]


def test_what_the_sources_do_not_say_is_said():
    sources, events = folder()
    pack, _ = settle(draft(sources, events, book=book()), sources, events, book())
    assert "S1 and S2 carry no date." in told(pack)
    assert "S1, S2 and S3 name no author." in told(pack)
    assert "Only S2 gives the figure 53 members." in told(pack)


def test_a_link_that_is_asked_for_and_unknown_is_a_gap():
    one = annotated("The dam closed.")
    asks = replace(one, source=replace(one.source, rights=Rights(link_required=True)))
    pack, _ = settle(Plan("T", "Q?"), (asks,), (), book())
    assert "The publisher of S1 asks for a link to the original, and no address is known." in told(pack)
    pack, _ = settle(Plan("T", "Q?"), (one,), (), book())
    assert not any("link" in sentence for sentence in told(pack))


def test_sources_and_voices_left_out_are_named():
    sources, events = folder()
    plan = Plan("T", "Q?", excerpts=(Pick("S1", "A total of 41 members voted in favor of the plan."),))
    pack, _ = settle(plan, sources, events, book())
    assert "S2, S3 and S4: nothing of them is printed." in pack.left_out
    assert any("Tomas Vey" in sentence for sentence in pack.left_out)


def test_one_actor_at_two_dates_has_the_earliest_and_the_latest_words_side_by_side():
    texts = (
        ("“One dam,” said Ito in July.", "2031-07-01", "One dam,"),
        ("“No dam,” said Ito in May.", "2031-05-01", "No dam,"),
        ("“Perhaps a dam,” said Ito in June.", "2031-06-01", "Perhaps a dam,"),
    )
    sources = tuple(
        annotated(text, f"S{n}", date=day, quotations=[(words, "Ito")], people=[("Ito", None)])
        for n, (text, day, words) in enumerate(texts, 1)
    )
    quotes = tuple(PlannedQuote(Pick(f"S{n}", words)) for n, (_, _, words) in enumerate(texts, 1))
    pack, findings = settle(Plan("T", "Q?", quotes=quotes), sources, (), book())
    assert findings == ()
    position = pack.positions[0]
    assert position.actor == "Ito"
    assert [e.source for e in position.excerpts] == ["S2", "S1"]
    assert position.dates == ("2031-05-01", "2031-07-01")


def test_positions_and_comparisons_cost_a_limited_source_nothing():
    sources, events = folder()
    pack, _ = settle(draft(sources, events, book=book()), sources, events, book())
    source = pack.source("S3")
    shown = ledger.account([source], ledger.by_source(pack.for_students()))[0]
    every = ledger.account([source], ledger.by_source(pack.printable()))[0]
    assert shown.used_words == every.used_words


def test_a_bounded_event_is_said_to_have_no_day():
    from briefing.model import Event, Evidence

    text = "The vote closed the dam."
    event = Event(
        "E1", None, "inferred", "after the summit", (Evidence("S1", at(text, text)),), not_before="2031-05-03"
    )
    plan = Plan("T", "Q?", chronology=(PlannedEvent((Pick("S1", text),)),))
    pack, _ = settle(plan, (annotated(text),), (event,), book())
    assert "No source gives the day of what S1 ¶1 tells: it is not before 3 May 2031." in told(pack)
