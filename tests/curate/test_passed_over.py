from curate_texts import annotated, book

from briefing.curate import draft
from briefing.curate.drafting.passed_over import passed_over
from briefing.model import Pick, Plan

TEXT = (
    "The council of Brenn closed the old dam in spring after a long dispute with farmers.\n\n"
    "He said that they would never forgive it.\n\n"
    "Engineers counted 412 cracks in the northern wall of the reservoir last week."
)


def why(plan: Plan, sources) -> dict[str, str]:
    return {pick.words: pick.note for pick in passed_over(plan, sources, ())}


def test_a_sentence_that_hangs_on_one_out_of_view_does_not_stand_alone():
    source = annotated(
        "“Never!” a man cried out of the crowd.\n\nKey points\n\nHe said that they would never forgive it."
    )
    assert why(Plan("", ""), (source,))["He said that they would never forgive it."] == "Does not stand alone."


def test_what_the_publisher_does_not_allow_is_told_with_the_words_that_are_left():
    source = annotated(TEXT, limit=0.5)  # 37 words: 18 may be printed, the excerpt has 16
    plan = Plan(
        "",
        "",
        excerpts=(Pick("S1", "The council of Brenn closed the old dam in spring after a long dispute with farmers."),),
    )
    told = why(plan, (source,))["Engineers counted 412 cracks in the northern wall of the reservoir last week."]
    assert told == "Over the publisher's limit: it would add 13 words, 2 are left."


def test_what_an_excerpt_says_already_names_it_and_the_rest_had_no_room():
    other = annotated(
        "The council of Brenn closed the old dam in spring after its long dispute with the farmers.\n\n"
        "Pilots of the harbour asked for brighter lamps on every northern pier.",
        "S2",
    )
    plan = Plan(
        "",
        "",
        excerpts=(Pick("S1", "The council of Brenn closed the old dam in spring after a long dispute with farmers."),),
    )
    told = why(plan, (annotated(TEXT), other))
    assert (
        told["The council of Brenn closed the old dam in spring after its long dispute with the farmers."]
        == "The same as S1-E1."
    )
    assert told["Pilots of the harbour asked for brighter lamps on every northern pier."] == "No room."


def test_nothing_that_is_printed_is_said_to_be_left_out():
    sources = (annotated(TEXT), annotated(TEXT.replace("Brenn", "Halm"), "S2"))
    plan = draft(sources, (), book=book())
    printed = " ".join(pick.words for pick in plan.excerpts)
    left = passed_over(plan, sources, ())
    assert all(pick.words not in printed or pick.source[:2] not in {p.source for p in plan.excerpts} for pick in left)
    assert all(pick.note for pick in left)
