from curate_texts import annotated, book

from briefing.curate import draft, settle
from briefing.model import Wishes

# Each source tells of the dam first and at length, and in one sentence of the eels.
SOURCES = tuple(
    annotated(
        f"The council of {town} closed the old dam in spring. "
        f"Engineers in {town} checked the dam for {n} weeks before winter.\n\n"
        f"The mayor of {town} said the dam must hold for {n} years. The dam cost the town {n} million crowns.\n\n"
        f"{last}",
        f"S{n}",
    )
    for n, (town, last) in enumerate(
        (
            ("Brenn", "Young eels reached the upper river again in great numbers."),
            ("Halm", "Fishermen counted eels below the weir every morning."),
            ("Lind", "Biologists fear that eels die in the turbines."),
        ),
        2,
    )
)


def proposed(**wishes):
    return draft(SOURCES, (), wishes=Wishes(**wishes), book=book())


def excerpted(plan) -> str:
    return " ".join(pick.words for pick in plan.excerpts)


def test_what_speaks_of_the_topic_is_chosen_first():
    short = proposed(topic="eels", length="short")
    for words in ("Young eels reached", "Fishermen counted eels", "eels die in the turbines"):
        assert words in excerpted(short)
    assert any("Speaks of the topic" in pick.note or "speaks of the topic" in pick.note for pick in short.excerpts)


def test_a_topic_is_the_title_that_is_proposed():
    assert proposed(topic="eels in the river").title == "Eels in the river"


def test_a_topic_that_no_document_speaks_of_is_said_to_be_one_and_changes_no_excerpt():
    plan = proposed(topic="submarines")
    assert plan.reasons["topic"] == "No document speaks of it."
    assert plan.excerpts == proposed().excerpts
    assert "topic" not in proposed(topic="eels").reasons


def test_a_question_and_an_audience_are_kept_as_they_were_given():
    plan = proposed(question="Who pays for the eels?", audience="Year 10")
    assert (plan.question, plan.audience) == ("Who pays for the eels?", "Year 10")
    pack, _ = settle(plan, SOURCES, (), book())
    assert (pack.question, pack.audience) == ("Who pays for the eels?", "Year 10")


def words_of_their_own(seed: int, count: int) -> list[str]:
    """Made words, so that no sentence repeats another."""
    syllables = ("bar", "den", "fil", "gom", "hus", "kat", "lem", "nor", "pid", "rus", "sav", "tol")
    numbers = [(seed * 97 + n) * 31 for n in range(count)]
    return [syllables[n % 12] + syllables[n // 12 % 12] + syllables[n // 144 % 12] for n in numbers]


def test_a_long_pack_prints_more_than_a_normal_one_and_a_short_one_less():
    sources = []
    for number in range(1, 7):
        told = [words_of_their_own(20 * number + n, 14) for n in range(12)]
        text = "\n\n".join(
            f"The council condemned {' '.join(w[:7])} and the mayor supports {100 * number + n} {' '.join(w[7:])}."
            for n, w in enumerate(told, 11)
        )
        sources.append(annotated(text, f"S{number}"))
    total = {
        length: len(excerpted(draft(sources, (), wishes=Wishes(length=length), book=book())).split())
        for length in ("short", "normal", "long")
    }
    assert total["short"] <= 0.9 * total["normal"]
    assert total["long"] >= 1.3 * total["normal"]
