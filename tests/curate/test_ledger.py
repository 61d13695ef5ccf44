from curate_texts import at, source
from hypothesis import given
from hypothesis import strategies as st

from briefing.curate import ledger
from briefing.model import Removal, Span

TEXT = "One two three four five. Six seven eight.\n\nNine ten eleven twelve."


def test_what_is_printed_twice_counts_once():
    one = source(TEXT, limit=0.5)
    entry = ledger.account([one], {"S1": [at(TEXT, "two three four"), at(TEXT, "four five."), at(TEXT, "Nine")]})[0]
    assert (entry.body_words, entry.limit, entry.used_words) == (12, 6, 5)
    assert entry.spans == (at(TEXT, "two three four five."), at(TEXT, "Nine"))


def test_a_word_printed_in_part_counts_whole():
    one = source(TEXT)
    assert ledger.account([one], {"S1": [Span(4, 5)]})[0].used_words == 1


def test_words_of_a_title_weigh_nothing():
    one = source(TEXT, removed=(Removal(at(TEXT, "Nine ten eleven twelve."), "title"),))
    entry = ledger.account([one], {"S1": [at(TEXT, "Nine ten eleven twelve.")]})[0]
    assert (entry.body_words, entry.used_words) == (8, 0)


def test_a_source_that_prints_nothing_has_its_entry_too():
    entries = ledger.account([source(TEXT), source(TEXT, "S2", limit=0.3)], {})
    assert [(e.source, e.used_words, e.limit, e.spans) for e in entries] == [("S1", 0, None, ()), ("S2", 0, 3, ())]


@given(
    st.text(alphabet="ab \n", min_size=1, max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=5),
)
def test_used_words_are_the_words_with_a_printed_character(text, pairs):
    one = source(text)
    spans = [Span(min(a, len(text)), min(max(a, b), len(text))) for a, b in pairs]
    entry = ledger.account([one], {"S1": spans})[0]
    printed = {i for span in spans for i in range(span.start, span.end)}
    expected, inside, touched = 0, False, False
    for i, character in enumerate(text + " "):
        if character.isspace():
            expected += inside and touched
            inside = touched = False
        else:
            inside, touched = True, touched or i in printed
    assert entry.used_words == expected
