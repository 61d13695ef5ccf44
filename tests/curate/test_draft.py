import time
from dataclasses import replace

import pytest
from curate_texts import annotated, book
from hypothesis import given, settings
from hypothesis import strategies as st
from river_folder import folder

from briefing.curate import draft, ledger, settle
from briefing.model import Event, Evidence, Excerpt, Span, fold


def made(sources, events=()):
    plan = draft(sources, events, book=book())
    pack, findings = settle(plan, sources, events, book())
    return plan, pack, findings


def words(pack, excerpt) -> str:
    return " ".join(pack.source(excerpt.source).words(span) for span in excerpt.spans)


def test_a_draft_settles_without_complaint_and_again_to_the_same():
    sources, events = folder()
    plan, pack, findings = made(sources, events)
    assert findings == ()
    assert draft(sources, events, book=book()) == plan
    assert settle(plan, sources, events, book())[0] == pack


def test_a_draft_written_to_yaml_and_read_again_gives_the_same_pack():
    project = pytest.importorskip("briefing.project")
    sources, events = folder()
    plan, pack, _ = made(sources, events)
    again, complaints = project.load_plan(project.dump_plan(plan), "pack.yaml")
    assert complaints == ()
    assert settle(again, sources, events, book()) == (pack, ())


def test_no_source_is_printed_beyond_its_limit():
    sources, events = folder()
    _, pack, _ = made(sources, events)
    entry = {e.source: e for e in pack.ledger}["S3"]
    assert entry.limit == int(entry.body_words * 0.4)
    assert 0 < entry.used_words <= entry.limit


def test_every_source_and_at_least_three_voices_are_heard():
    sources, events = folder()
    _, pack, _ = made(sources, events)
    assert {e.source for e in pack.excerpts} == {"S1", "S2", "S3", "S4"}
    assert len({q.speaker for q in pack.quotes}) >= 3
    assert 4 <= len(pack.quotes) <= 7


def test_every_excerpt_is_whole_sentences_that_begin_with_something_known():
    sources, events = folder()
    _, pack, _ = made(sources, events)
    for excerpt in pack.excerpts:
        source = pack.source(excerpt.source)
        starts = {s.start for s in source.sentences}
        ends = {s.end for s in source.sentences}
        assert all(span.start in starts and span.end in ends for span in excerpt.spans)
        assert not words(pack, excerpt).startswith(("She ", "He ", "It ", "This ", "Furthermore"))


def test_every_pick_says_why():
    sources, events = folder()
    plan, _, _ = made(sources, events)
    assert all(pick.note.endswith(".") for pick in plan.excerpts)
    assert all(quote.pick.note for quote in plan.quotes)
    assert {"title", "question"} <= plan.reasons.keys()


def test_the_title_and_question_name_what_the_documents_share():
    sources, events = folder()
    plan, pack, _ = made(sources, events)
    assert "Velden dam" in plan.title
    assert "Velden dam" in plan.question
    assert pack.name == pack.name.lower()
    assert pack.name.isascii()
    assert " " not in pack.name


def test_a_text_alone_goes_by_its_own_title():
    text = "Thank you all. We thank you for the river. Nobody leads here, and nobody leads there. We thank the town."
    plan = draft([annotated(text, title="Remarks at the river")], (), book=book())
    assert plan.title == "Remarks at the river"
    assert "this text" in plan.question
    assert "sources" not in plan.question


def test_texts_that_are_not_english_are_not_named_by_english_rules():
    one = annotated("В этом году вода ушла. В прошлом году вода была.", "S1", title="Вода", language="ru")
    two = annotated("Вода в этом году дорога. Через год вода вернётся.", "S2", title="Река", language="ru")
    plan = draft([one, two], (), book=book())
    assert plan.title == "Вода"
    assert "году" not in plan.question


def test_the_key_points_only_at_what_the_class_sees():
    sources, events = folder()
    _, pack, _ = made(sources, events)
    shown = ledger.by_source(pack.for_students())
    for question in pack.questions:
        for evidence in question.evidence:
            for span in evidence.spans:
                assert any(
                    s.start <= span.start and span.end <= s.end for s in merged(shown[evidence.source], pack, evidence)
                )


def merged(spans, pack, evidence):
    text = pack.source(evidence.source).text
    out: list[Span] = []
    for span in sorted(spans):
        if out and (span.start <= out[-1].end or not text[out[-1].end : span.start].strip()):
            out[-1] = Span(out[-1].start, max(out[-1].end, span.end))
        else:
            out.append(span)
    return out


def test_a_repeated_story_is_not_printed_twice_and_said_to_be_left_out():
    sources, events = folder()
    raw = replace(sources[0].source.raw, path="seeds/copy.txt")
    copy = replace(sources[0], source=replace(sources[0].source, id="S5", raw=raw, same_story=1))
    first = replace(sources[0], source=replace(sources[0].source, same_story=1))
    plan, pack, _ = made((first, *sources[1:], copy), events)
    assert not [e for e in pack.excerpts if e.source == "S5"]
    assert plan.reasons["S5"] == "Left out: the same story as S1."
    assert "S5: the same story as S1; nothing of it is printed." in pack.left_out


def test_one_sentence_is_enough():
    _, pack, findings = made((annotated("Rain fell."),))
    assert findings == ()
    assert [words(pack, e) for e in pack.excerpts] == ["Rain fell."]


def test_russian_text_gets_a_pack():
    text = (
        "Совет одобрил план закрытия плотины на реке Остра. За план проголосовали 41 депутат.\n\n"
        "«Мы не оставим ни одной фермы без воды», — сказала Мара Линд, председатель совета.\n\n"
        "Он отметил, что совет поддерживает план. Плотина на реке Остра построена в прошлом веке."
    )
    one = annotated(text, quotations=[("Мы не оставим ни одной фермы без воды", "Мара Линд", "сказала")])
    _, pack, findings = made((one,))
    assert findings == ()
    assert pack.excerpts
    assert pack.quotes[0].speaker == "Мара Линд"


def test_an_empty_document_and_a_full_one():
    plan, pack, findings = made((annotated(""), annotated("The dam closed on Monday after the vote.", "S2")))
    assert findings == ()
    assert [e.source for e in pack.excerpts] == ["S2"]
    assert "S1" in plan.reasons


def test_a_limit_too_small_for_a_sentence_prints_nothing_of_that_source():
    text = "The council of the valley approved the plan to close the dam after a long night of talks."
    _, pack, findings = made((annotated(text, limit=0.1),))
    assert findings == ()
    assert pack.ledger[0].used_words <= 1


@pytest.mark.slow
def test_a_line_of_a_million_characters_takes_seconds():
    start = time.process_time()
    _, _, findings = made((annotated("the river and the dam in the valley " * 28_000),))
    assert findings == ()
    assert time.process_time() - start < 30


SENTENCES = st.lists(
    st.sampled_from(
        [
            "The council closed the dam.", "It also paid 40 farmers.", "This angered Brenn.",
            "Brenn condemned the vote.", "Halm welcomed it in May.", "“Never again,” said Lind.",
            "The plan calls for:", "More water", "He left.",
            "In 2031 the river rose by 3 metres.", "The River Council supports 12 farms!", "Furthermore, Halm objects?",
        ]
    ),
    min_size=1, max_size=12,
)  # fmt: skip


@settings(max_examples=40, deadline=None)
@given(st.lists(SENTENCES, min_size=1, max_size=4), st.sampled_from([None, 0.1, 0.3, 0.9]), st.data())
def test_any_folder_gives_a_pack_inside_its_limits(documents, limit, data):
    sources = []
    for number, lines in enumerate(documents, 1):
        text = "\n\n".join(" ".join(lines[at : at + 3]) for at in range(0, len(lines), 3))
        said = [("Never again,", "Lind")] if text.count("Never again,") == 1 else []
        sources.append(annotated(text, f"S{number}", limit=limit if number % 2 else None, quotations=said))
    events = tuple(
        Event(f"E{n}", "2031", "stated", "stated", (Evidence(a.source.id, a.source.sentences[0]),), weight=1.0)
        for n, a in enumerate(sources)
    )
    _, pack, findings = made(tuple(sources), events)
    assert findings == ()
    for entry in pack.ledger:
        assert entry.limit is None or entry.used_words <= entry.limit
        assert entry.used_words <= entry.body_words
    ids = [e.id for e in pack.printable()]
    assert len(ids) == len(set(ids))
    assert all(isinstance(e, Excerpt) and fold(words(pack, e)) for e in pack.printable())
