"""Chronology: small folders as text cases, the five given documents, and what must hold for any order of them."""

from __future__ import annotations

import random
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from briefing.annotate import dates
from briefing.curate.chronology import events
from briefing.model import Annotated, Event, Fact, Passage, RawText, Removal, Rights, Source, Span

CASES = YAML(typ="safe").load(Path(__file__).parents[1] / "cases" / "dates_chronology.yaml")
SEEDS = Path(__file__).parents[2] / "seeds"


def _sentences(text: str, span: Span) -> list[Span]:
    """Sentences, roughly: enough for texts whose quotations are short."""
    found, start = [], span.start
    for stop in re.finditer(r"[.!?][”\"]?(?:\s+(?=[A-Z“\"])|$)", text[span.start : span.end]):
        end = span.start + len(text[span.start : span.start + stop.end()].rstrip())
        inner = text[start:end]
        if inner.count("“") > inner.count("”") or inner.count('"') % 2:
            continue
        found.append(Span(start, end))
        start = span.start + stop.end()
    return found or [span]


def _annotated(source_id: str, text: str, keep: list[Span], **facts: Any) -> Annotated:
    passages = tuple(Passage(n, "paragraph", span) for n, span in enumerate(keep, 1))
    sentences = tuple(s for span in keep for s in _sentences(text, span))
    raw = RawText(f"{source_id}.txt", "text/plain", "0", text)
    source = Source(source_id, raw, passages=passages, sentences=sentences, **facts)
    return Annotated(source, timexes=dates.find(source))


def _folder(case: dict[str, Any]) -> list[Annotated]:
    found = []
    for source_id, (dated, text) in case["sources"].items():
        text = text.replace(" | ", "\n")
        spans, at = [], 0
        for line in text.split("\n"):
            spans.append(Span(at, at + len(line)))
            at += len(line) + 1
        date = None if dated == "-" else Fact(dated.split()[0], dated.split()[1])
        found.append(_annotated(source_id, text, spans, date=date))
    return found


def _line(event: Event) -> str:
    sources = " ".join(sorted({e.source for e in event.evidence}))
    bounds = f"{event.not_before or ''}..{event.not_after or ''}"
    return f"{event.edtf or '-'} | {event.basis} | {sources} | {event.status} | {bounds}"


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["name"])
def test_case(case: dict[str, Any]) -> None:
    found = events(_folder(case))
    assert [_line(e) for e in found] == case["events"]
    if "why" in case:
        assert [e.why for e in found] == case["why"]


# The five given documents, cleaned by hand: which lines are kept, which name or date the document.

_BODY = {"S1": (2, 12), "S2": (3, 23), "S3": (10, -1), "S4": (10, -1), "S5": (5, -1)}
_ROLES = {"S1": (0, None), "S2": (0, None), "S3": (7, 6), "S4": (7, 6), "S5": (0, 1)}
_DATED = {
    "S3": ("2023-10-17", "dateline", "17 October, 2023", "dateline stamp"),
    "S4": ("2023-11-03", "dateline", "03 November, 2023", "dateline stamp"),
    "S5": ("2025-07-28/2025-07-30", "stated", "28-30 July 2025", "event stamp"),
}


def _seeds(without: str = "", user: dict[str, str] | None = None) -> list[Annotated]:
    found = []
    for number, path in enumerate(sorted(SEEDS.glob("*.txt")), 1):
        source_id = f"S{number}"
        if source_id == without:
            continue
        text = path.read_text(encoding="utf-8")
        lines = [Span(m.start(), m.end()) for m in re.finditer(r"[^\n]*\S[^\n]*", text)]
        title, dateline = _ROLES[source_id]
        removed = [Removal(lines[title], "title")] + ([Removal(lines[dateline], "dateline")] if dateline else [])
        date = None
        if user and source_id in user:
            date = Fact(user[source_id], "user", "sources.yaml")
        elif source_id in _DATED:
            value, basis, words, by = _DATED[source_id]
            date = Fact(value, basis, by, Span(text.index(words), text.index(words) + len(words)))  # type: ignore[arg-type]
        found.append(
            _annotated(
                source_id,
                text,
                lines[slice(*_BODY[source_id])],
                date=date,
                title=Fact(text[lines[title].start : lines[title].end], "stated", span=lines[title]),
                genre=Fact("statement" if source_id == "S5" else "news", "inferred"),
                rights=Rights(max_share=0.3) if source_id in {"S3", "S4"} else Rights(),
                removed=tuple(removed),
            )
        )
    return found


def _words(event: Event, folder: list[Annotated]) -> list[str]:
    texts = {a.source.id: a.source.text for a in folder}
    return [texts[e.source][e.span.start : e.span.end] for e in event.evidence]


def test_the_given_documents_give_their_five_dated_events_and_no_other() -> None:
    found = events(_seeds())
    assert [_line(e) for e in found if e.edtf] == [
        "2023-10-07 | stated | S1 S2 S5 | done | ..",
        "2023-10-13 | dateline | S3 | done | ..",
        "2023-10-17 | dateline | S3 | done | ..",
        "2023-11-03 | dateline | S4 | done | ..",
        "2025-07-28/2025-07-30 | stated | S1 S2 S5 | done | ..",
    ]
    assert found[0].why == "day and month in S1 and S2; year from S5 (same day, same attacks)"
    assert found[4].why == "month in S1 and S2; days and year from S5 (same month, same conference)"


def test_the_vote_is_after_the_conference_and_has_no_day() -> None:
    folder = _seeds()
    (vote,) = (e for e in events(folder) if e.not_before or e.not_after)
    assert _line(vote) == "- | inferred | S1 S2 | done | 2025-07-30.."
    assert vote.why == "S1 and S2 describe the conference that S5 dates"
    assert any("142 countries" in w for w in _words(vote, folder))
    assert any("142 out of the UN’s 193 Member States" in w for w in _words(vote, folder))


def test_what_stays_undated_is_the_resumption_and_the_opening() -> None:
    folder = _seeds()
    undated = [e for e in events(folder) if e.basis == "undated"]
    assert [e.status for e in undated] == ["planned", "done"]
    assert "resume later this month" in _words(undated[0], folder)[0]
    assert "opening of the UN General Assembly’s 80th session" in _words(undated[1], folder)[0]


def test_evidence_under_a_limit_is_the_clause_and_stops_before_the_quotation() -> None:
    folder = _seeds()
    words = [w for e in events(folder) for w in _words(e, folder)]
    assert (
        "In his speech during the Summit of the Commonwealth of Independent States in Bishkek on October 13, "
        "President Kassym-Jomart Tokayev said"
    ) in words
    assert (
        "On October 17, the Ministry of Foreign Affairs issued a statement regarding the ongoing conflict "
        "between Israel and Hamas"
    ) in words


def test_without_the_statement_the_attacks_lose_their_year_and_the_vote_its_bound() -> None:
    found = events(_seeds(without="S5"))
    assert "XXXX-10-07 | stated | S1 S2 | done | .." in [_line(e) for e in found]
    assert "XXXX-07 | stated | S1 S2 | done | .." in [_line(e) for e in found]
    assert not [e for e in found if e.not_before or e.not_after]
    assert "no source tells the year" in next(e.why for e in found if e.edtf == "XXXX-10-07")


@pytest.mark.parametrize("day", ["2025-09-14", "2025-10-20", "2026-03-01"])
def test_a_persons_date_bounds_the_vote_and_moves_no_attack(day: str) -> None:
    found = events(_seeds(user={"S1": day}))
    assert "2023-10-07 | stated | S1 S2 S5 | done | .." in [_line(e) for e in found]
    (vote,) = (e for e in found if e.not_before)
    assert _line(vote) == f"- | inferred | S1 S2 | done | 2025-07-30..{day}"
    assert "given by the user" in vote.why


_ALL = [*(_folder(c) for c in CASES if c["sources"]), _seeds(), _seeds(without="S1"), _seeds(without="S5")]


@settings(max_examples=20, deadline=None)
@given(st.sampled_from(range(len(_ALL))), st.integers(0, 10**6))
def test_the_order_of_the_files_changes_nothing(folder: int, seed: int) -> None:
    shuffled = list(_ALL[folder])
    random.Random(seed).shuffle(shuffled)
    assert events(shuffled) == events(_ALL[folder])


@pytest.mark.parametrize("folder", _ALL, ids=range(len(_ALL)))
def test_what_holds_for_any_events(folder: list[Annotated]) -> None:
    sources = {a.source.id: a.source for a in folder}
    found = events(folder)
    assert [e.id for e in found] == [f"E{n}" for n in range(1, len(found) + 1)]
    bands = [
        0 if e.edtf and e.edtf[0] != "X" else 1 if e.edtf else 2 if e.not_before or e.not_after else 3 for e in found
    ]
    assert bands == sorted(bands)
    for event in found:
        assert event.evidence
        assert event.why
        assert event.weight > 0
        assert bool(event.edtf) + bool(event.not_before or event.not_after) + (event.basis == "undated") == 1
        for evidence in event.evidence:
            source = sources[evidence.source]
            words = source.text[evidence.span.start : evidence.span.end]
            assert words == words.strip()
            inside = any(s.covers(evidence.span) for s in source.sentences)
            assert inside or (source.title and source.title.span and source.title.span.start == evidence.span.start)
            assert evidence.timex is None or evidence.span.covers(evidence.timex)
            assert words.count("“") == words.count("”")


def test_nothing_in_nothing_out() -> None:
    assert events([]) == ()


@pytest.mark.parametrize(
    "piece", ["On 3 May 2019 it fell, ", "“7 June ", "the vote followed the talks of May, ", "Monday; "]
)
def test_a_page_that_is_one_line_is_read_in_bounded_time(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    span = Span(0, len(text.rstrip()))
    source = Source(
        "S1", RawText("a.txt", "text/plain", "0", text), passages=(Passage(1, "paragraph", span),), sentences=(span,)
    )
    found = events([Annotated(source, timexes=dates.find(source))])
    assert all(len(e.span) < 1000 for event in found for e in event.evidence)
