"""One person across sources: joined on evidence, and only on it."""

from curate_texts import annotated, at

from briefing.curate.voices import Voices
from briefing.model import Term

FULL = annotated(
    "President Ana-Maria Durão spoke on Monday.", "S1", people=[("Ana-Maria Durão", "President of Ruritania")]
)


def named(other, name: str) -> str:
    return Voices.of((FULL, other)).named("S2", name).name


def test_accents_and_hyphens_make_no_other_person():
    other = annotated("Ana Maria Durao left.", "S2", people=[("Ana Maria Durao", None)])
    voice = Voices.of((FULL, other)).named("S2", "Ana Maria Durao")
    assert voice.role == "President of Ruritania"
    assert Voices.of((FULL, other)).named("S1", "Ana-Maria Durão").name in {voice.name, "Ana-Maria Durão"}


def test_a_surname_is_joined_where_one_person_bears_it():
    other = annotated("Durão left.", "S2", people=[("Durão", None)])
    voice = Voices.of((FULL, other)).named("S2", "Durão")
    assert voice.name == "Ana-Maria Durão"
    assert "S1" in voice.reason


def test_a_surname_of_two_people_is_joined_with_neither():
    other = annotated("Durão left with Luís Durão.", "S2", people=[("Durão", None), ("Luís Durão", None)])
    assert named(other, "Durão") == "Durão"


def test_a_role_is_joined_where_a_source_gives_it_to_one_name():
    text = "“We will wait,” the President of Ruritania said."
    other = annotated(text, "S2")
    other = annotated(text, "S2", quotations=[("We will wait,", "the President of Ruritania")])
    assert named(other, "the President of Ruritania") == "Ana-Maria Durão"
    assert named(other, "the President of Syldavia") == "the President of Syldavia"


def test_an_abbreviation_is_joined_with_what_a_source_spells_it_out_as():
    text = "The Ministry of Inland Waters (MIW) was silent."
    spelled = annotated(text, "S1", terms=[Term("MIW", (at(text, "MIW"),), at(text, "Ministry of Inland Waters"))])
    other = annotated("MIW said no.", "S2", quotations=[("no", "MIW")])
    voices = Voices.of((spelled, other))
    assert voices.named("S2", "MIW").name == "Ministry of Inland Waters"
    assert voices.named("S2", "MFA").name == "MFA"


def spelled(first: list[tuple[str, str | None]], second: list[tuple[str, str | None]]) -> Voices:
    """The voices of two sources that name these people."""
    one, other = ("; ".join(f"{name} spoke" for name, _ in people) + "." for people in (first, second))
    return Voices.of((annotated(one, "S1", people=first), annotated(other, "S2", people=second)))


def test_transcriptions_of_one_name_of_three_words_are_joined_with_the_reason():
    voices = spelled([("Kassym-Jomart Tokayev", "President")], [("Qasym-Jomart Toqaev", None)])
    voice = voices.named("S2", "Qasym-Jomart Toqaev")
    assert (voice.name, voice.role) == ("Kassym-Jomart Tokayev", "President")
    assert "S1" in voice.reason
    assert voices.named("S1", "Kassym-Jomart Tokayev").name == "Kassym-Jomart Tokayev"


def test_a_capital_after_a_hyphen_makes_no_other_person():
    voices = spelled([("Ban Ki-moon", "Secretary-General")], [("Ban Ki-Moon", None)])
    assert voices.named("S2", "Ban Ki-Moon").role == "Secretary-General"


def test_two_words_that_sound_alike_are_joined_only_where_a_role_agrees():
    alike = [("Sergey Orlov", "transport minister")]
    assert spelled(alike, [("Sergei Orlov", "minister")]).named("S2", "Sergei Orlov").name == "Sergey Orlov"
    assert spelled(alike, [("Sergei Orlov", "footballer")]).named("S2", "Sergei Orlov").name == "Sergei Orlov"
    assert spelled(alike, [("Sergei Orlov", None)]).named("S2", "Sergei Orlov").name == "Sergei Orlov"


def test_a_source_that_has_both_spellings_tells_two_people_apart():
    both = [("Kassym-Jomart Tokayev", None), ("Qasym-Jomart Toqaev", None)]
    assert spelled([("Kassym-Jomart Tokayev", None)], both).named("S2", "Qasym-Jomart Toqaev").name == (
        "Qasym-Jomart Toqaev"
    )
