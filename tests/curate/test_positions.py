"""What an actor says first beside what it says last: the words as they are shown."""

from curate_texts import annotated, at

from briefing.curate.positions import positions
from briefing.model import Excerpt, KeyQuote, Pack


def shown(text: str, words: str, whole: str) -> list[str]:
    """What the pack shows of the speaker's position, its card printing `whole`."""
    one = annotated(text, quotations=[(words, "Ada Stone")], people=[("Ada Stone", "mayor")], date="2025-05-03")
    span = at(text, whole)
    pack = Pack(
        "Bridge",
        "bridge",
        "Why?",
        sources=(one.source,),
        quotes=(KeyQuote(Excerpt("K1", "S1", (span,), "words"), None),),
    )
    return [one.source.words(span) for place in positions((one,), (), pack) for e in place.excerpts for span in e.spans]


def test_a_quotation_keeps_no_comma_of_the_remark_after_it():
    text = "“We have no choice but to close the bridge,” said Ada Stone."
    assert shown(text, "We have no choice but to close the bridge,", text) == [
        "We have no choice but to close the bridge"
    ]


def test_a_quotation_keeps_its_own_full_stop():
    text = "“We have no choice but to close the bridge.” Ada Stone left."
    assert shown(text, "We have no choice but to close the bridge.", text) == [
        "We have no choice but to close the bridge."
    ]
