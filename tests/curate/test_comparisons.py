from pathlib import Path

import pytest
from curate_texts import annotated
from river_folder import folder

from briefing.curate import settle
from briefing.curate.figures import figures, written
from briefing.curate.sentences import sentences
from briefing.model import Phrasebook, Pick, Plan
from briefing.model.wordbook import Wordbook
from briefing.project import load_words


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
        ("Школу № 3 и школу №7 посещают 412 учеников.", [(412, "count")]),
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


def book(language: str) -> Phrasebook:
    shared = Path(__file__).parents[2] / "templates" / "_shared"
    layers = [
        (f"words.{tongue}.yaml", (shared / f"words.{tongue}.yaml").read_text("utf-8")) for tongue in ("en", language)
    ]
    return Phrasebook(Wordbook(language, load_words(layers)[0]))


def compared(*texts: str, language: str = "en"):
    sources = tuple(annotated(text, f"S{n}") for n, text in enumerate(texts, 1))
    picks = tuple(Pick(a.source.id, a.source.words(s)) for a in sources for s in a.source.sentences)
    pack, findings = settle(Plan("T", "Q?", excerpts=picks), sources, (), book(language))
    assert findings == ()
    return [(c.subject, c.agree, [e.source for e in c.excerpts], c.note) for c in pack.comparisons]


def test_one_named_and_nine_others_are_ten():
    told = compared(
        "Ten countries, including Arden and Belmar, voted against.",
        "Arden opposed the plan, joined by nine other nations including Belmar.",
    )
    assert told == [("10 countries", True, ["S1", "S2"], "S1 and S2 agree: S2 names one and adds 9 others.")]


@pytest.mark.parametrize(
    ("value", "kind", "english", "russian"),
    [
        (1200.0, "count", "1,200", "1\u00a0200"),
        (1.5e6, "money", "1.5 million", "1,5\u00a0млн"),
        (12.5, "percent", "12.5%", "12,5\u00a0%"),
    ],
)
def test_figures_are_written_as_the_language_of_the_pack_does(value, kind, english, russian):
    assert written(value, kind, book("en").words) == english
    assert written(value, kind, book("ru").words) == russian


def test_what_differs_is_noted_in_the_language_of_the_pack():
    texts = (
        "Rescuers found 12 bodies below the broken Velden dam.",
        "Rescuers found 15 bodies below the broken Velden dam.",
    )
    assert [note for *_, note in compared(*texts, language="ru")] == [
        "Приводят разные числа: S1 и S2; почему, источники не говорят."
    ]


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
    assert told == [("53 members", None, ["S1"], "")]


def test_a_limited_source_shows_only_what_it_prints_anyway():
    sources, events = folder()
    pack, _ = settle(
        Plan("T", "Q?", excerpts=(Pick("S1", "A total of 41 members voted in favor of the plan."),)), sources, events
    )
    assert all(e.source != "S3" for c in pack.comparisons for e in c.excerpts)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Take line 14 to School No 3 and look at pillars 4 and 9.", []),
        ("The singer, 50, was number 3 in the top 40 at age 31.", []),
        ("Школа № 3 стоит на маршруте 14.", []),
        ("The meeting closed at 22.40, two hours ago.", []),
        ("About two thirds of the water is used.", []),
        ("They gave 400m euros, $2.5bn and 5km of cable.", [(4e8, "count"), (2.5e9, "money")]),
        ("The council voted by 17 votes to 9 for it.", [(17, "tally")]),
        ("The motion was carried 17–9.", [(17, "tally")]),
        ("Buses leave every 10–20 minutes.", [(10, "count"), (20, "count")]),
    ],
)
def test_names_ages_and_times_count_nothing_and_a_vote_is_one_figure(sentence, expected):
    one = annotated(sentence)
    found = figures(one, sentences(one)[0])
    assert [(f.value, f.kind) for f in found] == expected


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    [
        ("Some 600 hectares of fields depend on it.", "hectares of fields"),
        ("Of the 193 Member States most came.", "Member States"),
        ("In the chart 43 out of the top 200 singles were hers.", "out of the top 200 singles"),
        ("Fewer than 20% of buildings remain.", "of buildings"),
        ("In the clashes 639 were wounded.", "wounded"),
        ("The repair would cost 28 million crowns and more.", "crowns"),
    ],
)
def test_what_is_counted_is_in_the_source_s_own_nouns(sentence, phrase):
    one = annotated(sentence)
    assert phrase in [f.phrase for f in figures(one, sentences(one)[0])]


def test_the_same_number_written_in_two_ways_agrees():
    told = compared("The spill reached 1.1 million barrels.", "In all 1,100,000 barrels were lost.")
    assert told == [("1.1 million barrels", True, ["S1", "S2"], "")]


def test_a_vote_written_in_two_ways_agrees():
    told = compared("The council voted by 17 votes to 9 to drain it.", "The motion was carried 17–9.")
    assert told == [("17–9 votes", True, ["S1", "S2"], "")]


def test_two_sums_for_the_same_repair_differ_and_stand_before_what_agrees():
    told = compared(
        "The station supplied 14,000 homes. The inspectors put the cost of repair at 41 million crowns.",
        "By its own estimate, the repair would cost 28 million crowns. The station supplied 14,000 homes in 2024.",
    )
    assert [(subject, agree) for subject, agree, _, _ in told] == [
        ("41 million or 28 million crowns (cost, repair)", False),
        ("14,000 homes", True),
    ]


def test_two_sums_for_different_things_are_not_compared():
    told = compared("The bridge would cost 41 million crowns.", "The mayor earns 28 million crowns.")
    assert all(agree is None for _, agree, _, _ in told)


def test_a_cell_is_read_with_its_row_and_the_head_of_its_column():
    told = compared(
        "Option\tCost (million crowns)\n\nRepair of the dam\t41\n\nRemoval of the dam\t63",
        "The inspectors put the cost of repair at 41 million crowns.",
    )
    assert ("41 million crowns", True, ["S1", "S2"], "") in told


def test_what_every_source_speaks_of_does_not_make_two_sums_one():
    told = compared(
        "The firm sold wells for $7 billion to pay for the oil spill.",
        "The oil spill brought the firm costs of $10 billion.",
        "The oil spill reached the coast.",
        "Nobody knows how large the oil spill is.",
    )
    assert all(agree is not False for _, agree, _, _ in told)
