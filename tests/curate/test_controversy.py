"""Two key quotes that contradict each other, for two sides to argue from; or none."""

from dataclasses import replace

import pytest
from curate_texts import annotated, at

from briefing.curate import settle
from briefing.model import Pick, Plan, PlannedQuote, Quotation

AGAINST = "“We reject the new bridge over the Olm, a hollow promise,” said Ada Reed of Norra."
FOR = "“We welcome the new bridge over the Olm as a step forward,” said Ben Frey of Halm."
ASIDE = "“The ferry carried ninety people on Monday morning,” said Cai Lund."


def quoted(text: str, source: str, speaker: str):
    said = text[text.index("“") + 1 : text.index("”")].rstrip(",")
    span = at(text, said)
    one = Quotation((span,), span, "direct", True, speaker, at(text, speaker), status="explicit")
    return replace(annotated(text, source), quotations=(one,)), PlannedQuote(Pick(source, said))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ([(AGAINST, "Ada Reed"), (FOR, "Ben Frey")], ("K2", "K1")),
        ([(FOR, "Ben Frey"), (AGAINST, "Ada Reed")], ("K1", "K2")),
        ([(FOR, "Ben Frey"), (ASIDE, "Cai Lund")], ()),
        ([(FOR.replace("Ben Frey", "Ada Reed"), "Ada Reed"), (AGAINST, "Ada Reed")], ()),
        ([(FOR, "Ben Frey")], ()),
    ],
)
def test_what_is_claimed_comes_first_and_what_contradicts_it_second(texts, expected):
    made = [quoted(text, f"S{n}", speaker) for n, (text, speaker) in enumerate(texts, 1)]
    pack, findings = settle(Plan("T", "Q?", quotes=tuple(q for _, q in made)), [a for a, _ in made], ())
    assert findings == ()
    assert pack.motion == expected
