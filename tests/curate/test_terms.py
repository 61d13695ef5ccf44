import gzip
from pathlib import Path

import pytest
from curate_texts import annotated, at

from briefing.curate import draft, settle
from briefing.model import Plan, PlannedTerm, Term
from briefing.model.lexicon import Lexicon, base_forms

TEXT = "The council feared subsidence under the reservoirs. The council wrote a letter about the reservoirs."
LEXICON = Lexicon("A Dictionary", {"subsidence": "sinking of the ground", "reservoir": "a lake made by people"},
                  frozenset({"council", "letter"}))  # fmt: skip
PACKED = Path(__file__).parents[2] / "src" / "briefing" / "glosses" / "wordnet.tsv.gz"


def term(word: str, text: str = TEXT, definition: str | None = None) -> Term:
    return Term(word, (at(text, word),), at(text, definition) if definition else None, "long word")


def proposed(text: str, *words: Term, lexicon: Lexicon = LEXICON) -> dict[str, tuple[str | None, str | None, str]]:
    plan = draft([annotated(text, terms=words)], (), lexicon=lexicon)
    return {t.term: (t.definition and t.definition.words, t.gloss, t.by) for t in plan.terms}


def test_a_rare_word_has_the_dictionarys_gloss_and_a_common_one_needs_none():
    assert proposed(TEXT, term("subsidence"), term("council"), term("reservoirs")) == {
        "subsidence": (None, "sinking of the ground", "A Dictionary"),
        "reservoirs": (None, "a lake made by people", "A Dictionary"),
    }


def test_what_the_source_says_goes_before_the_dictionary():
    text = "The council feared subsidence, a slow sinking of the ground, under the old school."
    found = proposed(text, term("subsidence", text, "a slow sinking of the ground"))
    assert found == {"subsidence": ("a slow sinking of the ground", None, "")}


def test_without_a_dictionary_nothing_is_explained():
    text = "The council feared hydrogeological change under the school."
    assert proposed(text, term("hydrogeological", text), lexicon=Lexicon()) == {"hydrogeological": (None, None, "")}


def test_a_suggestion_is_marked_in_the_pack():
    plan = Plan("T", "Q?", terms=(PlannedTerm("subsidence", "S1", None, "sinking", by="A Dictionary"),))
    pack, findings = settle(plan, [annotated(TEXT)], ())
    assert findings == ()
    assert (pack.word_help[0].gloss, pack.word_help[0].by) == ("sinking", "A Dictionary")


@pytest.mark.parametrize(
    ("word", "base"),
    [("hostages", "hostage"), ("pledged", "pledge"), ("abstained", "abstain"), ("bodies", "body"), ("planned", "plan"),
     ("ceasing", "cease"), ("crosses", "cross")],
)  # fmt: skip
def test_a_word_is_found_by_what_it_is_a_form_of(word, base):
    assert base in set(base_forms(word))
    assert Lexicon("D", {base: "told"}).gloss(word) == "told"


def test_the_dictionary_that_is_shipped_is_small_plain_and_credited():
    data = PACKED.read_bytes()
    assert len(data) < 2_000_000
    lines = gzip.decompress(data).decode().splitlines()
    assert lines == sorted(set(lines))
    glosses = dict(line.split("\t") for line in lines if "\t" in line)
    assert all(5 < len(gloss) <= 160 or gloss for gloss in glosses.values())
    assert glosses["auspices"] == "kindly endorsement and guidance"
    assert "council" in lines
    assert "Princeton University" in (PACKED.parent / "LICENSE-WordNet.txt").read_text("utf-8")
