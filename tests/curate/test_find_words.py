from curate_texts import at, source
from hypothesis import given
from hypothesis import strategies as st

from briefing.curate.find_words import Folded, find, nearest
from briefing.model import Removal, Repair, Span, fold

LETTERS = st.text(alphabet="aZé ‐-–“”’'…\u00ad\u200b\u0301\u0308ñкй\n\t0", max_size=80)


@given(LETTERS)
def test_folding_with_places_folds_as_matching_does(text):
    one = source(text)
    folded = Folded.of(one, [p.span for p in one.passages])
    assert folded.text == fold(folded.reading.text)
    assert len(folded.starts) == len(folded.ends) == len(folded.text)


def test_a_hyphen_repair_is_matched_as_it_reads():
    from dataclasses import replace

    text = "The set-\ntlement is old. It stands."
    broken = Span(text.index("-\n"), text.index("tlement"))
    one = replace(source(text), repairs=(Repair(broken, "", "hyphen"),))
    folded = Folded.of(one, [p.span for p in one.passages])
    assert find(folded, "The settlement is old.") == ((at(text, "The set-\ntlement is old."),),)


def test_words_over_two_paragraphs_are_one_span_and_over_something_removed_two():
    text = "He came home.\n\nShe left.\n\nNobody knew."
    one = source(text)
    folded = Folded.of(one, [p.span for p in one.passages])
    assert find(folded, "home. She left.") == ((at(text, "home.\n\nShe left."),),)
    parted = source(text, removed=(Removal(at(text, "She left."), "related"),))
    folded = Folded.of(parted, [p.span for p in parted.passages])
    assert find(folded, "home. Nobody knew.") == ((at(text, "home."), at(text, "Nobody knew.")),)


def test_brackets_that_stand_in_the_source_are_its_own():
    text = "He said [...] nothing."
    one = source(text)
    folded = Folded.of(one, [p.span for p in one.passages])
    assert find(folded, "said [...] nothing.") == ((at(text, "said [...] nothing."),),)


def test_where_a_match_breaks_off():
    text = "The council closed the old dam in May."
    one = source(text)
    near = nearest(Folded.of(one, [p.span for p in one.passages]), "The council closed the new dam")
    assert (near.matched, near.words, near.plan_has, near.source_has) == (4, 6, "new", "old")
