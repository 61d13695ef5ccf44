from dataclasses import replace

import pytest
from curate_texts import annotated, at

from briefing.curate.drafting.units import units_of
from briefing.curate.sentences import sentences
from briefing.curate.standalone import is_courtesy, lean
from briefing.model import Quotation


@pytest.mark.parametrize(
    ("sentence", "courtesy"),
    [
        ("Dear neighbours, I am glad to see so many of you here.", True),
        ("Ladies and gentlemen, we meet in a difficult year.", True),
        ("I thank you.", True),
        ("Уважаемые коллеги, добрый день.", True),
        ("The mayor thanked the engineers for their report.", False),
        ("Welcome news reached the harbour on Monday.", False),
        ("We never said that books do not matter.", False),
    ],
)
def test_greetings_and_thanks_are_told_from_what_is_said(sentence, courtesy):
    assert is_courtesy(sentence) is courtesy


def test_a_sentence_that_begins_inside_a_quotation_hangs():
    assert lean("I know of no better person to lead this house,” says Weir.") == "hangs"
    assert lean("“I know of no better person to lead this house,” says Weir.") == "alone"


def test_he_said_is_printed_with_the_sentence_that_names_him():
    text = (
        "Councillor Pavel Storm accused the mayor of hiding a paper. “Nobody was shown the second estimate,” he said."
    )
    words, pronoun = at(text, "Nobody was shown the second estimate,"), at(text, "he said")
    quotation = Quotation((words,), words, "direct", True, "Pavel Storm", type(words)(pronoun.start, pronoun.start + 2))
    one = replace(annotated(text), quotations=(quotation,))
    units = [unit.indexes for unit in units_of(one, sentences(one))]
    assert (1,) not in units
    assert (0, 1) in units


def test_a_quotation_that_goes_on_is_not_printed_without_who_began_it():
    text = "“We are sorry,” said Ada Weir at the meeting. “In the end the right thing will be done here.”"
    first, rest = at(text, "We are sorry,"), at(text, "In the end the right thing will be done here.")
    said = Quotation((first,), first, "direct", True, "Ada Weir", at(text, "Ada Weir"))
    more = Quotation((rest,), rest, "direct", True, "Ada Weir")
    one = replace(annotated(text), quotations=(said, more))
    units = [unit.indexes for unit in units_of(one, sentences(one))]
    assert (1,) not in units
    assert (0, 1) in units
