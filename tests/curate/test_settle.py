from dataclasses import replace

from curate_texts import annotated, at, source
from hypothesis import given
from hypothesis import strategies as st

from briefing.curate import draft, settle
from briefing.curate.picks import pick, trim
from briefing.curate.shelf import Found, Shelf, resolve
from briefing.model import (
    Event,
    Evidence,
    Excerpt,
    Pick,
    Plan,
    PlannedEvent,
    PlannedQuestion,
    PlannedQuote,
    Quotation,
    Removal,
    Span,
    fold,
)

HARBOUR = (
    "The harbour authority closed the east quay on Monday.\n\n"
    "Inspectors found eleven cracked piles. The oldest pile dates from 1931, the\nreport says.\n\n"
    "“We will not wait for an accident,” said Ines Duarte, who heads the authority.\n\n"
    "Inspectors found eleven cracked piles. Repairs will cost $4 million."
)


def settled(plan: Plan, *sources, events=()):
    return settle(plan, sources, events)


def codes(findings) -> list[str]:
    return [finding.code for finding in findings]


def test_words_become_spans_across_a_wrapped_line():
    one = annotated(HARBOUR)
    pack, findings = settled(
        Plan("T", "Q?", excerpts=(Pick("S1", "The oldest pile dates from 1931, the report says."),)), one
    )
    assert findings == ()
    assert pack.excerpts == (
        Excerpt("S1-E1", "S1", (at(HARBOUR, "The oldest pile dates from 1931, the\nreport says."),), "excerpt"),
    )


def test_plain_marks_match_typographic_ones():
    pack, findings = settled(
        Plan("T", "Q?", excerpts=(Pick("S1", '"We will not wait for an accident," said Ines Duarte'),)),
        annotated(HARBOUR),
    )
    assert findings == ()
    assert pack.excerpts[0].spans == (at(HARBOUR, "“We will not wait for an accident,” said Ines Duarte"),)


def test_an_omission_makes_several_spans():
    plan = Plan(
        "T", "Q?", excerpts=(Pick("S1", "The oldest pile […] the report says. [...] Repairs will cost $4 million."),)
    )
    pack, findings = settled(plan, annotated(HARBOUR))
    assert findings == ()
    assert [HARBOUR[s.start : s.end] for s in pack.excerpts[0].spans] == [
        "The oldest pile", "the\nreport says.", "Repairs will cost $4 million.",
    ]  # fmt: skip


def test_words_in_two_places_are_an_error_that_names_both_and_a_paragraph_decides():
    plan = Plan("T", "Q?", excerpts=(Pick("S1", "Inspectors found eleven cracked piles.", 12),), path="pack.yaml")
    pack, findings = settled(plan, annotated(HARBOUR))
    assert codes(findings) == ["words-in-several-places"]
    assert "S1 ¶2 and S1 ¶4" in findings[0].message
    assert (findings[0].path, findings[0].line) == ("pack.yaml", 12)
    assert pack.excerpts == ()
    pack, findings = settled(
        Plan("T", "Q?", excerpts=(Pick("S1 ¶4", "Inspectors found eleven cracked piles."),)), annotated(HARBOUR)
    )
    assert findings == ()
    assert pack.excerpts[0].spans[0].start == HARBOUR.rindex("Inspectors")


def test_a_mistyped_word_is_named_with_the_place_where_the_match_ends():
    _, findings = settled(Plan("T", "Q?", excerpts=(Pick("S1", "Repairs will cost $5 million."),)), annotated(HARBOUR))
    assert codes(findings) == ["words-not-found"]
    assert "first 3 of 5 words" in findings[0].hint
    assert "S1 ¶4" in findings[0].hint
    assert "'$4'" in findings[0].hint
    assert "'$5'" in findings[0].hint


def test_words_of_another_source_are_found_there():
    other = annotated("The minister resigned.", "S2")
    _, findings = settled(Plan("T", "Q?", excerpts=(Pick("S1", "The minister resigned."),)), annotated(HARBOUR), other)
    assert "S2 ¶1" in findings[0].hint


def test_half_a_word_is_not_found():
    _, findings = settled(Plan("T", "Q?", excerpts=(Pick("S1", "crack"),)), annotated(HARBOUR))
    assert codes(findings) == ["words-not-found"]


def test_unknown_source_and_missing_file():
    plan = Plan("T", "Q?", {"S1": "seeds/S1.txt", "S3": "seeds/gone.txt"}, (Pick("S9", "x", 3), Pick("S3", "x", 4)))
    _, findings = settled(plan, annotated(HARBOUR))
    assert [(f.code, f.line) for f in findings] == [("unknown-source", 3), ("source-missing", 4)]
    assert "seeds/gone.txt" in findings[1].message


def test_numbers_of_the_plan_win_over_the_order_of_the_files():
    plan = Plan("T", "Q?", {"S7": "seeds/S1.txt"}, (Pick("S7", "The harbour authority closed the east quay"),))
    pack, findings = settled(plan, annotated(HARBOUR))
    assert findings == ()
    assert pack.excerpts[0].source == "S1"


def test_over_the_limit_says_by_how_much_and_what_each_piece_weighs():
    text = "One two three four five. Six seven eight nine ten. Eleven twelve."
    plan = Plan(
        "T",
        "Q?",
        excerpts=(Pick("S1", "One two three four five."),),
        quotes=(PlannedQuote(Pick("S1", "five. Six seven")),),
    )
    pack, findings = settled(plan, annotated(text, limit=0.4))
    assert codes(findings) == ["over-the-limit"]
    assert "S1 prints 7 of its 12 words" in findings[0].message
    assert "allows 4: 3 too many" in findings[0].message
    assert "S1-E1 has 5 words, leaving it out saves 4" in findings[0].hint
    assert "K1 has 3 words, leaving it out saves 2" in findings[0].hint
    assert pack.ledger[0].used_words == 7


def test_a_title_may_tell_an_event_but_is_no_excerpt():
    text = "East quay closed\n\nCracks were found."
    removed = (Removal(Span(0, 16), "title"),)
    told = Plan("T", "Q?", chronology=(PlannedEvent((Pick("S1", "East quay closed"),), date="2024-03-04"),))
    pack, findings = settled(told, annotated(text, removed=removed))
    assert findings == ()
    assert pack.chronology[0].excerpts[0].spans == (Span(0, 16),)
    _, findings = settled(Plan("T", "Q?", excerpts=(Pick("S1", "East quay closed"),)), annotated(text, removed=removed))
    assert codes(findings) == ["words-not-found"]
    assert "title" in findings[0].hint


def test_a_persons_date_wins_and_is_labelled():
    one = annotated(HARBOUR)
    words = "The harbour authority closed the east quay on Monday."
    event = Event("E1", "2024-03-04", "inferred", "found", (Evidence("S1", at(HARBOUR, words)),))
    plan = Plan("T", "Q?", chronology=(PlannedEvent((Pick("S1", words),), "2024-03-05", "Closure"),))
    pack, _ = settled(plan, one, events=(event,))
    entry = pack.chronology[0]
    assert (entry.event.id, entry.event.edtf, entry.event.basis, entry.label) == ("E1", "2024-03-05", "user", "Closure")


def test_a_date_that_is_none_is_an_error():
    plan = Plan(
        "T", "Q?", chronology=(PlannedEvent((Pick("S1", "Repairs will cost $4 million."),), "2024-02-30", line=9),)
    )
    pack, findings = settled(plan, annotated(HARBOUR))
    assert [(f.code, f.line) for f in findings] == [("not-a-date", 9)]
    assert pack.chronology[0].band == "undated"


def test_chronology_is_in_the_order_of_time_with_bounded_and_undated_bands():
    text = "Alpha came. Beta came. Gamma came. Delta came."
    words = ("Alpha came.", "Beta came.", "Gamma came.", "Delta came.")
    dates = (("2025-07-28/2025-07-30", None), (None, None), ("2023", None), (None, "2025-07-30"))
    events = tuple(
        Event(f"E{n}", edtf, "stated", "", (Evidence("S1", at(text, w)),), not_before=after)
        for n, (w, (edtf, after)) in enumerate(zip(words, dates, strict=True))
    )
    plan = Plan("T", "Q?", chronology=tuple(PlannedEvent((Pick("S1", w),)) for w in words))
    pack, _ = settled(plan, annotated(text), events=events)
    assert [(e.event.id, e.band) for e in pack.chronology] == [
        ("E2", "dated"), ("E0", "dated"), ("E3", "bounded"), ("E1", "undated"),
    ]  # fmt: skip
    assert [e.excerpts[0].id for e in pack.chronology] == ["C1.1", "C2.1", "C3.1", "C4.1"]


def test_a_key_quote_gets_its_speaker_and_a_persons_word_beats_it():
    one = annotated(HARBOUR, quotations=[("We will not wait for an accident,", "Ines Duarte")])
    pick_it = Pick("S1", "We will not wait for an accident")
    pack, _ = settled(Plan("T", "Q?", quotes=(PlannedQuote(pick_it), PlannedQuote(pick_it, "The harbour master"))), one)
    assert [(q.excerpt.id, q.speaker) for q in pack.quotes] == [("K1", "Ines Duarte"), ("K2", "The harbour master")]
    assert "pack.yaml" in pack.quotes[1].reason


def test_question_words_become_references_and_invented_ones_an_error():
    real = PlannedQuestion("Why does “wait for an accident” matter?", where=("S1 ¶3",))
    invented = PlannedQuestion("Why does she say “we shall never ever wait again”?", line=5)
    short = PlannedQuestion("What is a “quayside scare”?")
    pack, findings = settled(Plan("T", "Q?", questions=(real, invented, short)), annotated(HARBOUR))
    assert [(f.code, f.line) for f in findings] == [("invented-quotation", 5)]
    words = pack.questions[0].text[1]
    assert words == Excerpt("Q1.1", "S1", (at(HARBOUR, "wait for an accident"),), "words")
    assert pack.questions[0].text[0] == "Why does "
    assert pack.questions[2].text == ("What is a “quayside scare”?",)


def test_evidence_must_be_printed_for_the_class():
    question = PlannedQuestion("How dear is it?", evidence=(Pick("S1", "Repairs will cost $4 million."),), line=7)
    _, findings = settled(Plan("T", "Q?", questions=(question,)), annotated(HARBOUR))
    assert [(f.code, f.line) for f in findings] == [("evidence-not-printed", 7)]
    excerpts = (Pick("S1 ¶4", "Inspectors found eleven cracked piles. Repairs will cost $4 million."),)
    pack, findings = settled(Plan("T", "Q?", excerpts=excerpts, questions=(question,)), annotated(HARBOUR))
    assert findings == ()
    assert pack.questions[0].evidence[0].id == "Q1.k1"


def test_places_of_a_question():
    good = PlannedQuestion("Where?", where=("S1", "S1 ¶2", "S1 ¶2–3", "S1-E1"))
    bad = PlannedQuestion("Where?", where=("S1 ¶9", "S4", "¶"))
    plan = Plan("T", "Q?", excerpts=(Pick("S1", "Repairs will cost $4 million."),), questions=(good, bad))
    pack, findings = settled(plan, annotated(HARBOUR))
    assert [(w.first, w.last) for w in pack.questions[0].where] == [(1, 4), (2, 2), (2, 3), (4, 4)]
    assert codes(findings) == ["unknown-place"] * 3


TEXTS = st.lists(
    st.lists(
        st.text(st.sampled_from("abcdeéЖқ ‐-“”\"'’…[].,\u00ad\u200be\u0301\n"), min_size=1, max_size=30),
        min_size=1,
        max_size=4,
    ).map(" ".join),
    min_size=1,
    max_size=4,
).map("\n\n".join)


@given(TEXTS, st.data())
def test_any_pick_of_any_sentence_settles_to_exactly_its_span(text, data):
    one = source(text)
    if not one.sentences:
        return
    span = trim(one, data.draw(st.sampled_from(one.sentences)))
    if not fold(one.words(span)):
        return
    shelf = Shelf([annotated(text)])
    made = pick(one, [span], shelf)
    if made is None:
        whole = fold(one.read_body().text)
        assert (
            whole.count(fold(one.words(span))) > 1
            or fold(text[span.start]) == ""
            or fold(text[span.end - 1]) == ""
            or text[span.end : span.end + 1].strip()
        )
        return
    found = resolve(made, shelf, None)
    assert isinstance(found, Found)
    assert found.spans == (span,)


def test_a_draft_of_nothing_settles():
    pack, findings = settle(draft((), ()), (), ())
    assert pack.sources == ()
    assert findings == ()


def spoken(**given):
    text = (
        "At the summit in Tarn, Mayor Ada Fernsby said, “The wall stays where it is,” according to the Harbour Gazette."
    )
    said = Quotation(
        (at(text, "The wall stays where it is,"),),
        at(text, "The wall stays where it is,"),
        "direct",
        True,
        "Ada Fernsby",
        at(text, "Mayor Ada Fernsby"),
        status="explicit",
        occasion=at(text, "At the summit in Tarn"),
        via=at(text, "the Harbour Gazette"),
    )
    one = annotated(text, **given)
    return replace(one, quotations=(said,))


def test_a_key_quote_keeps_its_occasion_and_its_chain():
    one = spoken()
    pack, _ = settled(Plan("Wall", "Why?", quotes=(PlannedQuote(Pick("S1", "The wall stays where it is,")),)), one)
    (quote,) = pack.quotes
    assert quote.via == ("the Harbour Gazette",)
    assert quote.occasion is not None
    assert [one.source.words(span) for span in quote.occasion.spans] == ["At the summit in Tarn"]


def test_an_occasion_is_left_out_where_the_limit_has_no_room_for_it():
    pack, _ = settled(
        Plan("Wall", "Why?", quotes=(PlannedQuote(Pick("S1", "The wall stays where it is,")),)), spoken(limit=0.4)
    )
    assert pack.quotes[0].occasion is None


def test_an_unknown_speaker_is_nobody():
    one = spoken()
    one = replace(one, quotations=(replace(one.quotations[0], status="unknown"),))
    pack, _ = settled(Plan("Wall", "Why?", quotes=(PlannedQuote(Pick("S1", "The wall stays where it is,")),)), one)
    assert pack.quotes[0].speaker is None


TWO_DAYS = "The bridge opened in 1964 and was closed on 11 March 2025. It has stood empty since."


def two_days():
    text = annotated(TWO_DAYS, timexes=[("1964", "1964"), ("11 March 2025", "2025-03-11")])
    return [text], [
        Event(f"E{n}", day, "stated", "stated in S1", (Evidence("S1", text.source.sentences[0], timex.span),))
        for n, (day, timex) in enumerate(zip(("1964", "2025-03-11"), text.timexes, strict=True))
    ]


def test_a_sentence_with_two_dates_tells_each_of_them_once():
    documents, events = two_days()
    pack, findings = settle(draft(documents, events), documents, events)
    assert not findings
    assert [entry.event.edtf for entry in pack.chronology] == ["1964", "2025-03-11"]


def test_words_that_do_not_tell_the_day_that_is_asked_for_are_an_error_that_names_those_they_tell():
    documents, events = two_days()
    plan = Plan("T", "Q?", chronology=(PlannedEvent((Pick("S1", TWO_DAYS[:57]),), tells="2025-03-12", line=9),))
    _, (finding,) = settle(plan, documents, events)
    assert (finding.severity, finding.line) == ("error", 9)
    assert "2025-03-12" in finding.message
    assert "1964, 2025-03-11" in finding.hint
