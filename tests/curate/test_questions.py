import pathlib
import re
from dataclasses import replace

import pytest
from curate_texts import annotated, at, book, source
from hypothesis import given
from hypothesis import strategies as st
from river_folder import folder
from ruamel.yaml import YAML

from briefing.curate import draft, settle
from briefing.curate.edtf import is_edtf
from briefing.curate.questions.kinds import KINDS
from briefing.curate.questions.lint import lint, lint_phrasings, quoted_in
from briefing.curate.questions.naming import as_role, several
from briefing.curate.questions.wordings import phrases
from briefing.model import Excerpt, Phrasing, Slot, fill, wrong_slots

CASES = YAML(typ="safe").load((pathlib.Path(__file__).parents[1] / "cases" / "questions.yaml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["ask"][:40] for case in CASES])
def test_lint(case):
    assert [finding.code for finding in lint(case["ask"], case["about"])] == case.get("complaints", [])


def asked(sources, events):
    plan = draft(sources, events, book=book())
    pack, findings = settle(plan, sources, events, book())
    assert findings == ()
    return plan, pack


def test_eight_to_ten_questions_in_four_blocks_each_with_place_key_tension_and_misreading():
    plan, pack = asked(*folder())
    assert 8 <= len(plan.questions) <= 10
    blocks = [q.block for q in pack.questions]
    assert list(dict.fromkeys(blocks)) == ["read", "context", "compare", "decide"]
    for question in pack.questions:
        assert question.where
        assert question.evidence
        assert question.tension
        assert question.misreading
        assert question.skill
        assert 1 <= question.level <= 4
        assert not question.by_user


def test_every_drafted_question_passes_the_lint_and_none_is_asked_twice():
    plan, _ = asked(*folder())
    texts = [question.text for question in plan.questions]
    assert len(texts) == len(set(texts))
    for question in plan.questions:
        assert lint(question.text, " ".join(pick.words for pick in question.evidence)) == ()


def test_what_a_question_quotes_is_short_and_a_reference():
    plan, pack = asked(*folder())
    for planned, question in zip(plan.questions, pack.questions, strict=True):
        references = [piece for piece in question.text if isinstance(piece, Excerpt)]
        assert len(references) == len(quoted_in(planned.text)) > 0
        for excerpt in references:
            assert 1 <= len(pack.source(excerpt.source).words(excerpt.spans[0]).split()) <= 16
        ours = "".join(piece for piece in question.text if isinstance(piece, str))
        assert "“" not in ours


def test_no_question_survives_the_exchange_of_its_source():
    sources, events = folder()
    plan, _ = asked(sources, events)
    other = "Snow fell on the pass. The keeper of the hut called it “a quiet, patient enemy” of every climber.\n\n"
    for place, item in enumerate(sources):
        name = item.source.id
        swapped = annotated(
            other * 1, name, title="Snow on the pass",
            quotations=[("a quiet, patient enemy", "keeper of the hut", "called")],
        )  # fmt: skip
        kept = tuple(e for e in events if all(x.source != name for x in e.evidence))
        again = {q.text for q in draft((*sources[:place], swapped, *sources[place + 1 :]), kept, book=book()).questions}
        about = [q.text for q in plan.questions if any(where.split()[0] == name for where in q.where)]
        assert about or name == "S3"
        assert not again & set(about)


def test_kinds_of_evidence_that_the_folder_holds_are_asked_about():
    plan, _ = asked(*folder())
    skills = {q.skill for q in plan.questions}
    assert {"close reading", "sourcing", "corroboration"} <= skills
    assert any("Seven members" in q.text and "six other members" in q.text for q in plan.questions)


def test_two_sides_blamed_by_one_voice_make_a_question_of_perspective():
    text = (
        "The union met on the quay.\n\n"
        "“We condemn the silence of Arden. We also condemn the haste of Belmar,” said Ada Ross, the union's head."
    )
    one = annotated(
        text, quotations=[("We condemn the silence of Arden. We also condemn the haste of Belmar,", "Ada Ross")],
        people=[("Ada Ross", None)],
    )  # fmt: skip
    plan, _ = asked((one,), ())
    assert [q.skill for q in plan.questions].count("perspective") == 1


def test_a_source_without_quotations_or_dates_is_still_asked_about():
    plan, pack = asked((annotated("The old dam broke in the night. Forty houses stood under water by noon."),), ())
    assert plan.questions
    assert all(q.evidence for q in pack.questions)


SAMPLES = {
    "words": Slot("“red words”"), "other_words": Slot("“other words”"), "source": Slot("S1"),
    "other_source": Slot("S2"),
    "speaker": Slot("the guild"), "other_speaker": Slot("Ada Ross"), "role": Slot("head of the guild"),
    "day": Slot("3 May 2031"), "earlier_day": Slot("1 May 2030"), "number": Slot("142"),
    "names": Slot("Ada Ross and Ed Fox", many=True),
}  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
@pytest.mark.parametrize("name", KINDS)
def test_every_phrasing_is_open_short_and_whole(name, language):
    slots = {slot: SAMPLES[slot] for slot in KINDS[name].slots}
    phrasing = book(language).questions[name]
    for ask in phrasing.ask:
        text = fill(ask, slots)
        assert lint(text, "red words") == ()
        assert len(text.split()) <= 35
        assert text[0].isupper() or text[0] == "“"
        assert "“red words”" in text
    for told in (*phrasing.bring_out, *phrasing.misreading):
        assert fill(told, slots).endswith(".")


def test_every_kind_has_a_second_way_to_ask_it():
    for language in ("en", "ru", "kk"):
        assert [name for name, phrasing in book(language).questions.items() if len(phrasing.ask) < 2] == []
        assert set(book(language).questions) == set(KINDS)


def test_slots_agree_in_number_and_own():
    one, many = Slot("Ada Ross"), Slot("the residents", many=True)
    asked = "{Speaker} {speaker: says|say} {words}; {speaker’s} aim?"
    words = {"words": Slot("“no”")}
    assert fill(asked, {"speaker": one} | words) == "Ada Ross says “no”; Ada Ross’s aim?"
    assert fill(asked, {"speaker": many} | words) == "The residents say “no”; the residents’ aim?"


@given(st.text(alphabet="{}:|’s.words_[]0AB ", max_size=40))
def test_what_cannot_be_filled_is_told_and_what_is_told_fine_can_be_filled(text):
    known = frozenset({"words", "speaker"})
    if not list(wrong_slots(text, known)):
        made = fill(text, {"words": Slot("W"), "speaker": Slot("S")})
        assert "{" not in made


@pytest.mark.parametrize(
    ("name", "many"),
    [
        ("the residents", True), ("officials of the port", True), ("Ada Ross", False), ("the United States", False),
        ("the Ministry of Trade and Ports", False), ("Ada Ross and Ed Fox", True), ("two drivers", True),
        ("the news", False), ("Agnes", False), ("the Greens", True), ("people", True),
    ],
)  # fmt: skip
def test_a_verb_after_a_name_is_in_the_right_number(name, many):
    assert several(name) is many


@pytest.mark.parametrize(
    ("role", "said"),
    [
        ("president of the council", "president of the council"), ("engineer", "an engineer"),
        ("teacher at the school", "a teacher at the school"), ("the council’s head of finance",) * 2,
        ("The harbour master", "the harbour master"), ("President", "President"), ("парламент төрағасы",) * 2,
        ("drivers", "drivers"),
    ],
)  # fmt: skip
def test_a_role_has_its_article(role, said):
    assert as_role(role) == said


def test_a_stretch_to_quote_ends_where_a_clause_does():
    text = "He said that the vote was a quiet betrayal of the lower valley, and left."
    one = source(text)
    best = phrases(one, at(text, text), {})[0]
    assert best.words == "a quiet betrayal of the lower valley"
    assert one.words(best.span) == best.words
    assert best.loaded


@given(st.text(alphabet="aB .,’-\n“”", max_size=80))
def test_a_stretch_to_quote_is_the_words_of_its_span(text):
    one = source("x" + text)
    for sentence in one.sentences:
        for phrase in phrases(one, sentence, {}):
            assert one.words(phrase.span) == phrase.words
            assert not re.search(r"[.,“”]", phrase.words)


@pytest.mark.parametrize(
    ("value", "valid"),
    [
        ("2025", True), ("2025-07", True), ("2025-07-30", True), ("2025-07-28/2025-07-30", True),
        ("2025-07-30/..", True), ("../2025", True), ("2025-21", True), ("2025?", True), ("202X", True),
        ("2025-13", False), ("2025-02-30", False), ("2025-07-30/2025-07-28", False), ("30 July 2025", False),
        ("", False), ("/", False), ("2025-07-30T10:00", False),
    ],
)  # fmt: skip
def test_dates_of_a_person_are_checked(value, valid):
    assert is_edtf(value) is valid


def test_the_same_folder_asks_the_same_and_a_renamed_file_changes_nothing():
    sources, events = folder()
    moved = tuple(
        replace(a, source=replace(a.source, raw=replace(a.source.raw, path=f"other/{a.source.id}.txt")))
        for a in sources
    )
    assert [q.text for q in draft(sources, events, book=book()).questions] == [
        q.text for q in draft(moved, events, book=book()).questions
    ]


@pytest.mark.parametrize(
    "asked",
    [
        "Можно ли верить словам «школа закрыта»?",
        "Разве «школа закрыта» не решение?",
        "Является ли это ответом на слова «школа закрыта»?",
        "«Мектеп жабылды» деген сөз рас па?",
    ],
)
def test_a_question_that_yes_or_no_answers_is_seen_in_russian_and_kazakh(asked):
    assert [finding.code for finding in lint(asked)] == ["yes-no-question"]


@pytest.mark.parametrize("asked", ["Почему слова «школа закрыта» важны?", "«Мектеп жабылды» деген сөз қалай айтылған?"])
def test_an_open_question_is_let_pass_in_russian_and_kazakh(asked):
    assert lint(asked) == ()


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_the_packaged_phrasings_pass_their_own_lint(language):
    assert lint_phrasings(book(language)) == ()


def test_a_phrasing_that_yes_or_no_answers_is_told_with_its_kind_and_language():
    wrong = replace(book("ru"), questions={"report": Phrasing(("Можно ли верить словам {words}?",), ("a",), ("b",))})
    assert [(f.code, "report, ru" in f.message) for f in lint_phrasings(wrong)] == [("yes-no-question", True)]


def test_a_part_and_the_whole_it_is_of_are_no_figures_that_differ():
    plan, _ = asked(*folder())
    assert not [q.text for q in plan.questions if "41 members" in q.text and "53 members" in q.text]
