"""What `inspect --json` tells of a quotation: its occasion with the date, and who passed the words on."""

from __future__ import annotations

import json
from collections.abc import Mapping

from briefing.model import Annotated, Fact, Quotation, RawText, Source, Span, Timex
from briefing.write.json import inspection

TEXT = "At the summit in Brill on 3 May 2025, Ada Stone said, “The wall stays,” according to the Harbour Gazette."


def at(words: str) -> Span:
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def told(quotation: Quotation, *, timexes: tuple[Timex, ...] = (), via: tuple[Fact, ...] = ()) -> Mapping[str, object]:
    """The one quotation as the JSON has it, read back from its text."""
    source = Source("S1", RawText("a.txt", "text/plain", "", TEXT), via=via)
    written = inspection((Annotated(source, timexes, (quotation,), (), ()),), ())
    (found,) = json.loads(written)["sources"][0]["quotations"]
    assert isinstance(found, dict)
    return found


SAID = Quotation(
    (at("The wall stays,"),),
    at("The wall stays,"),
    "direct",
    marked=True,
    speaker="Ada Stone",
    speaker_span=at("Ada Stone"),
    status="explicit",
    occasion=at("At the summit in Brill on 3 May 2025"),
    via=at("the Harbour Gazette"),
)


def test_an_occasion_has_its_words_its_place_and_the_date_in_it() -> None:
    day = Timex(at("3 May 2025"), "DATE", "2025-05-03", "2025-05-03")
    assert told(SAID, timexes=(day,))["occasion"] == {
        "start": 0,
        "end": 36,
        "text": "At the summit in Brill on 3 May 2025",
        "date": "2025-05-03",
    }


def test_an_occasion_without_a_date_in_it_has_none() -> None:
    occasion = told(SAID)["occasion"]
    assert isinstance(occasion, dict)
    assert occasion["date"] is None


def test_who_passes_the_words_on_comes_before_whom_the_source_cites() -> None:
    cited = (Fact("Ruritanian radio", "stated"),)
    assert told(SAID, via=cited)["via"] == ["the Harbour Gazette", "Ruritanian radio"]


def test_nothing_is_told_where_the_source_tells_nothing() -> None:
    bare = Quotation((at("The wall stays,"),), at("The wall stays,"), "direct", marked=True)
    found = told(bare)
    assert found["occasion"] is None
    assert found["via"] == []
    assert found["speaker"] is None
