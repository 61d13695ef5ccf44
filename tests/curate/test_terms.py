import gzip
import re
from pathlib import Path

import pytest
from curate_texts import annotated, at, source

from briefing.annotate.terms import find
from briefing.curate import draft, settle
from briefing.model import Plan, PlannedTerm, Span, Term
from briefing.model.lexicon import Lexicon, base_forms, plain, roots
from briefing.pipeline.lexicon import lexicon

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
        "reservoir": (None, "a lake made by people", "A Dictionary"),
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


@pytest.mark.parametrize(
    ("gloss", "told"),
    [
        ("(law) a sum of money (bail); some more", "a sum of money"),
        ("further or added", "further or added"),
        ("a prisoner who is held by one party to insure that another party will meet specified terms", None),
    ],
)
def test_a_gloss_is_cut_to_the_first_thing_it_says_or_left_out(gloss, told):
    assert plain(gloss) == told


def test_a_word_plainly_made_of_a_common_one_has_that_among_its_roots():
    assert "addition" in set(roots("additional"))
    assert "acceptable" in set(roots("unacceptable"))
    assert "standing" in set(roots("longstanding"))
    assert "hosta" not in set(roots("hostage"))


def test_the_shipped_dictionary_explains_in_words_that_are_known_and_leaves_plain_words_alone():
    text = "An additional waiver of unacceptability ended the advocacy of everyone who took the painkiller."
    words = [term(word, text) for word in re.findall(r"[a-z]{6,}", text)]
    found = lexicon([annotated(text, terms=words)])
    assert {
        word: found.gloss(word) for word in ("additional", "waiver", "unacceptability", "advocacy", "painkiller")
    } == {
        "additional": None,
        "waiver": None,  # its gloss speaks of relinquishment
        "unacceptability": None,  # and this one of unsatisfactoriness
        "advocacy": "active support of an idea or cause etc.",
        "painkiller": "a medicine used to relieve pain",
    }
    assert found.is_common("additional")
    assert found.is_common("everyone")


def test_what_a_text_says_beside_a_common_word_is_no_explanation_of_it():
    text = "The council, a body of nine members, wrote a letter."
    assert proposed(text, term("council", text, "a body of nine members")) == {}


def test_words_printed_more_often_are_explained_first():
    text = "One viaduct fell on the moraine of the moraine by the other moraine."
    found = proposed(text, Term("viaduct", (at(text, "viaduct"),), None, "long word"),
        Term("moraine", tuple(Span(m.start(), m.end()) for m in re.finditer("moraine", text)), None, "long word"),
        lexicon=Lexicon("D", {"viaduct": "a bridge", "moraine": "stones left by ice"}))  # fmt: skip
    assert list(found) == ["moraine", "viaduct"]


@pytest.mark.parametrize(
    ("text", "expansion"),
    [
        ("The Lorne Ferry Company (LFC) sails.", "Lorne Ferry Company"),
        ("People call for an end to the new nine-year rule now (CNN) in Lorne.", None),
    ],
)
def test_an_expansion_has_few_more_words_than_letters(text, expansion):
    (short,) = (t for t in find(source(text)) if t.reason == "abbreviation")
    assert (short.definition and text[short.definition.start : short.definition.end]) == expansion
