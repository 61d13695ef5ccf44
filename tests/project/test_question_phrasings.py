from pathlib import Path

import pytest

from briefing.curate.questions.kinds import KINDS
from briefing.pipeline.looks import SHARED, Looks
from briefing.pipeline.previewing import check_templates
from briefing.project import load_questions, load_words

KNOWN = {"wording": frozenset({"words", "speaker"})}
WHOLE = "wording:\n  ask: ['What do the words {words} add?']\n  bring-out: [Listen.]\n  misreading: [Not this.]\n"


def house(folder: Path, language: str, text: str) -> Path:
    file = folder / "templates" / SHARED / f"questions.{language}.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(text, "utf-8")
    return folder


def test_one_list_of_one_kind_is_replaced_and_the_rest_stays(tmp_path):
    packaged, _ = Looks.of(tmp_path / "nowhere").phrasebook("en")
    own = house(tmp_path, "en", "wording:\n  ask:\n    - What is {words} doing here?\n")
    book, findings = Looks.of(own).phrasebook("en")
    assert findings == ()
    assert book.questions["wording"].ask == ("What is {words} doing here?",)
    assert book.questions["wording"].misreading == packaged.questions["wording"].misreading
    assert book.questions["role"] == packaged.questions["role"]


def test_a_house_can_add_a_language(tmp_path):
    book, findings = Looks.of(house(tmp_path, "de", WHOLE)).phrasebook("de")
    assert set(book.questions) == {"wording"}
    assert {f.code for f in findings} == {"missing-phrasing"}
    assert len(findings) == len(KINDS) - 1


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        ("What do {words} and {speeker} add?", "unknown-slot", "{speeker}"),
        ("What do {words.__class__} add to {words}?", "unknown-slot", "{words.__class__}"),
        ("What do {words!r} add to {words}?", "unknown-slot", "{words!r}"),
        ("{speaker: say} {words}?", "unknown-slot", "{speaker: say}"),
        ("What {words} {?", "unknown-slot", "{"),
        ("What does the speaker mean?", "unspecific-phrasing", "any text"),
        ("What do {words} add" + " and add" * 100 + "?", "bad-yaml", "400"),
    ],
)
def test_a_phrasing_that_cannot_be_used_is_named_by_its_line_and_left_out(line, code, says):
    key = "wording:\n  bring-out: [Listen.]\n  misreading: [Not this.]\n"
    text = f"{key}  ask:\n    - 'Which {{words}}?'\n    - '{line}'\n"
    made, findings = load_questions([("questions.en.yaml", text)], KNOWN)
    assert [(f.code, f.line) for f in findings] == [(code, 6)]
    assert says in findings[0].message
    assert findings[0].hint
    assert made["wording"].ask == ("Which {words}?",)


def test_an_unknown_kind_and_a_missing_part_are_told():
    made, findings = load_questions(
        [("q.yaml", "wordings:\n  ask: ['{words}?']\nwording:\n  ask: ['{words}?']\n")], KNOWN
    )
    assert made == {}
    assert [f.hint for f in findings] == ["Did you mean “wording”?", "Add one, or it is never asked in this language."]


def test_templates_check_speaks_of_a_houses_phrasings(tmp_path):
    own = house(tmp_path, "ru", "wording:\n  ask:\n    - 'Что {word}?'\n")
    _, findings = check_templates(("handout",), own)
    assert [(f.code, f.line, f.path.endswith("questions.ru.yaml")) for f in findings] == [("unknown-slot", 3, True)]


def test_words_with_a_gap_that_nothing_fills_are_told_and_left_out():
    first, own = "a.one: one {n}\na.other: many {n}\n", "a.one: one\na.other: '{m} things'\nb: '{free}'\n"
    words, findings = load_words([("words.en.yaml", first), ("own.yaml", own)])
    assert words == {"a.one": "one", "a.other": "many {n}", "b": "{free}"}
    assert [(f.path, f.line) for f in findings] == [("own.yaml", 2)]
