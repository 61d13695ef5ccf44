from hypothesis import given
from hypothesis import strategies as st

from briefing.curate.overlaps import Overlaps
from briefing.model import Span

spans = st.builds(lambda start, length: Span(start, start + length), st.integers(0, 60), st.integers(0, 25))


@given(st.lists(spans), spans)
def test_it_names_exactly_the_spans_that_share_a_character(several, one):
    sharing = [n for n, span in enumerate(several) if set(range(span.start, span.end)) & set(range(one.start, one.end))]
    expected = [n for n, span in enumerate(several) if span.overlaps(one)]
    found = Overlaps(several)
    assert found.at(one) == expected
    assert found.any(one) == bool(expected)
    assert set(sharing) <= set(expected)
