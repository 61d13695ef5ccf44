import pytest
from curate_texts import annotated
from river_folder import folder

from briefing.curate import settle
from briefing.curate.figures import figures
from briefing.curate.sentences import sentences
from briefing.model import Pick, Plan


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("A total of 142 countries voted.", [(142, "count")]),
        ("Ten countries voted and twelve abstained.", [(10, "count"), (12, "count")]),
        ("They sent $1 million and 1.5 billion crowns.", [(1e6, "money"), (1.5e9, "count")]),
        ("It rose by 12.5% to 1,234,567 people.", [(12.5, "percent"), (1234567, "count")]),
        ("The two-State solution at the 10th summit in 1967 was one of many.", []),
        ("Twenty-one boats and three hundred men came.", [(21, "count"), (300, "count")]),
        ("See version 1.2.3, page S3, 12:30 or COVID-19.", []),
        ("За резолюцию проголосовали 12 стран и десять городов.", [(12, "count"), (10, "count")]),
    ],
)
def test_figures_of_a_sentence(sentence, expected):
    one = annotated(sentence)
    found = figures(one, sentences(one)[0])
    assert [(f.value, f.kind) for f in found] == expected


def test_a_figure_inside_a_date_is_none():
    one = annotated("On 7 October 2023 some 40 people came.", timexes=[("7 October 2023", "2023-10-07")])
    assert [f.value for f in figures(one, sentences(one)[0])] == [40]


def compared(*texts: str):
    sources = tuple(annotated(text, f"S{n}") for n, text in enumerate(texts, 1))
    picks = tuple(Pick(a.source.id, a.source.words(s)) for a in sources for s in a.source.sentences)
    pack, findings = settle(Plan("T", "Q?", excerpts=picks), sources, ())
    assert findings == ()
    return [(c.subject, c.agree, [e.source for e in c.excerpts], c.note) for c in pack.comparisons]


def test_one_named_and_nine_others_are_ten():
    told = compared(
        "Ten countries, including Arden and Belmar, voted against.",
        "Arden opposed the plan, joined by nine other nations including Belmar.",
    )
    assert told == [("10 countries", True, ["S1", "S2"], "S1 and S2 agree: S2 names one and adds 9 others.")]


def test_different_counts_of_the_same_thing_do_not_agree():
    told = compared(
        "Rescuers found 12 bodies below the broken Velden dam on Monday.",
        "Rescuers found 15 bodies below the broken Velden dam on Monday.",
    )
    assert [(agree, names) for _, agree, names, _ in told] == [(False, ["S1", "S2"])]
    assert told[0][0] == "12 or 15 bodies"


def test_equal_numbers_of_different_things_are_not_compared():
    told = compared("Brenn bought 40 cows.", "Halm planted 40 trees by the wall.")
    assert told == []


def test_a_figure_of_one_source_alone_is_said_to_be_alone():
    told = compared("The council has 53 members.", "The vote was long.")
    assert told == [("53 members", None, ["S1"], "Only S1 gives this figure.")]


def test_a_limited_source_shows_only_what_it_prints_anyway():
    sources, events = folder()
    pack, _ = settle(
        Plan("T", "Q?", excerpts=(Pick("S1", "A total of 41 members voted in favor of the plan."),)), sources, events
    )
    assert all(e.source != "S3" for c in pack.comparisons for e in c.excerpts)
