"""Any sequence of edits to a pack.yaml keeps what the person wrote and a true account, and settles or says why not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing import curate, pipeline
from briefing.model import EditionOptions, Pick, Plan, PlannedQuestion, count_covered
from briefing.pipeline.asked import asked_wrongly
from briefing.pipeline.starting import start
from briefing.project import dump_plan, load_plan

Edit = tuple[str, int]
NAMES = (
    "drop",
    "swap",
    "shorten",
    "ask",
    "note",
    "head",
    "without",
    "order",
    "length",
    "misspell",
    "stranger",
    "double",
)


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> tuple[pipeline.Understood, Plan]:
    folder = tmp_path_factory.mktemp("edits")
    assert list(start(folder, example=True))
    understood, plan = pipeline.draft([folder], pipeline.Options())
    return understood, replace(plan, reasons={})  # they are written as comments, which are not read


def edited(plan: Plan, edit: Edit) -> Plan:
    name, n = edit
    picks = plan.excerpts
    at = n % len(picks) if picks else 0
    options = {option.name: option for option in plan.options}
    handout = options.get("handout", EditionOptions("handout"))
    sections = ("title", "sources", "questions", "rights", "nowhere")
    match name:
        case "drop":
            return replace(plan, excerpts=(*picks[:at], *picks[at + 1 :]))
        case "swap":
            return replace(plan, excerpts=(*picks[at:], *picks[:at]))
        case "shorten" if picks:
            words = picks[at].words.split()
            short = replace(picks[at], words=" ".join(words[: max(1, len(words) - n % 9)]))
            return replace(plan, excerpts=(*picks[:at], short, *picks[at + 1 :]))
        case "ask":
            return replace(plan, questions=(PlannedQuestion(f"What of it, {n}: “yes” or no?"), *plan.questions))
        case "note":
            handout = replace(handout, notes={sections[n % 4]: f"Mine: {n} # “so”"})
        case "head":
            handout = replace(handout, headings={sections[n % 4]: f"Our heading, no. {n}"})
        case "without":
            handout = replace(handout, without=(sections[n % 5],), sections=None)
        case "order":
            handout = replace(handout, sections=sections[n % 4 : 4] + sections[: n % 4], without=())
        case "length":
            return replace(plan, length=("short", "normal", "long")[n % 3])
        case "misspell" if picks:
            wrong = replace(picks[at], words=picks[at].words + " zzyzx")
            return replace(plan, excerpts=(*picks[:at], wrong, *picks[at + 1 :]))
        case "stranger":
            return replace(plan, excerpts=(*picks, Pick("S9", "Nobody wrote this.")))
        case "twice" if picks:
            return replace(plan, excerpts=(*picks, picks[at]))
        case _:
            return plan
    return replace(plan, options=(*(o for o in plan.options if o.name != "handout"), handout))


@settings(max_examples=40, deadline=None)
@given(edits=st.lists(st.tuples(st.sampled_from(NAMES), st.integers(0, 60)), max_size=8))
def test_edits_are_kept_counted_and_settled(drafted: tuple[pipeline.Understood, Plan], edits: list[Edit]) -> None:
    understood, plan = drafted
    for edit in edits:
        plan = edited(plan, edit)
    text = dump_plan(plan)
    again, complaints = load_plan(text, "pack.yaml")
    assert not complaints
    assert [(p.source, p.words) for p in again.excerpts] == [
        (p.source, " ".join(p.words.split())) for p in plan.excerpts
    ]
    assert [q.text for q in again.questions] == [q.text for q in plan.questions]
    said = {o.name: (o.sections, o.without, dict(o.headings), dict(o.notes)) for o in plan.options}
    read = {o.name: (o.sections, o.without, dict(o.headings), dict(o.notes)) for o in again.options}
    assert all(read[name] == told for name, told in said.items() if name in plan.editions)
    assert dump_plan(again) == text
    pack, findings = curate.settle(again, understood.annotated, understood.events)
    wrong = [*findings, *asked_wrongly(again, understood.folder, pipeline.Options())]
    assert all(f.path == "pack.yaml" and (f.line or "over" in f.code) for f in wrong if f.severity == "error")
    spoilt = {name for name, n in edits} & {"stranger", "misspell"} and any("zz" in p.words for p in plan.excerpts)
    assert not spoilt or any(f.code == "words-not-found" for f in findings)
    for entry in pack.ledger:
        source = pack.source(entry.source)
        assert entry.used_words == count_covered(source.text, source.body, entry.spans) <= entry.body_words
        if entry.limit is not None and entry.used_words > entry.limit:
            assert any(f.code == "over-the-limit" and entry.source in f.message for f in findings)
