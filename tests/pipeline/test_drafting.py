"""A later draft beside a person's pack.yaml: what is new, what is left to print, and nothing of theirs touched."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Run

from briefing import pipeline
from briefing.model import Plan
from briefing.pipeline.drafting import Review
from briefing.pipeline.starting import start

LATER = (
    "Ferry engine arrives\n\nWESTHAVEN, 4 April 2024 – The new engine for the older boat arrived on 3 April 2024, "
    "the Harbour Office said.\n\n“We have waited two winters for this engine,” said Jonas Falk, who runs the yard.\n\n"
    "The yard needs 11 weeks to fit it. Until then the ferry runs with one boat.\n"
)


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """The example with a pack.yaml of its own: the draft as it was written."""
    assert list(start(tmp_path, example=True))
    understood, plan = pipeline.draft([tmp_path], pipeline.Options())
    pipeline.write_draft(understood, plan, pipeline.Options())
    return tmp_path


def reviewed(folder: Path) -> tuple[pipeline.Understood, Plan, Review]:
    understood, plan = pipeline.draft([folder], pipeline.Options())
    return understood, plan, pipeline.review(understood, plan, pipeline.Options())


def test_the_same_documents_offer_nothing_new(own: Path) -> None:
    _, _, review = reviewed(own)
    assert review.new is not None
    assert review.new.is_empty
    assert not review.findings


def test_what_a_new_document_offers_is_new_and_nothing_else(own: Path) -> None:
    text = (own / "pack.yaml").read_text("utf-8")
    (own / "seeds" / "04-later.txt").write_text(LATER, "utf-8")
    understood, plan, review = reviewed(own)
    new = review.new
    assert new is not None
    assert new.sources == ("S4",)
    assert {pick.source for pick in new.excerpts} == {"S4"}
    assert any("3 April 2024" in pick.words for event in new.chronology for pick in event.picks)
    path = pipeline.write_draft(understood, plan, pipeline.Options(), new=new)
    assert path.name == "pack.proposed.yaml"
    assert (own / "pack.yaml").read_text("utf-8") == text
    proposed = path.read_text("utf-8").splitlines()
    marked = [proposed[n + 1] for n, line in enumerate(proposed) if line == "  # new"]
    fresh = (new.excerpts, new.bottom_line, new.quotes, new.chronology, new.questions, new.terms)
    assert len(marked) == sum(map(len, fresh))
    assert "  - from: S4" in marked


def test_what_a_person_took_out_is_offered_again_and_told(own: Path) -> None:
    plan = own / "pack.yaml"
    text = plan.read_text("utf-8")
    first = text.index("  - from: S1", text.index("\nexcerpts:"))
    second = text.index("  - from: S2", first)
    plan.write_text(text[:first] + text[second:], "utf-8")
    _, _, review = reviewed(own)
    assert review.new is not None
    assert [pick.source for pick in review.new.excerpts] == ["S1"]
    assert not review.new.sources


def test_a_document_that_is_gone_is_told(own: Path) -> None:
    (own / "seeds" / "02-harbour-office-statement.txt").unlink()
    _, _, review = reviewed(own)
    assert review.new is not None
    assert review.new.gone == ("S2",)
    assert "source-missing" in {finding.code for finding in review.findings}
    assert all("S2" in finding.message for finding in review.findings if finding.code == "unknown-place")


def test_draft_says_what_is_left_and_what_is_too_much(run: Run, own: Path) -> None:
    done = run("draft", own, "--json")
    told = json.loads(done.stdout)
    (limited,) = [entry for entry in told["ledger"] if entry["limit"] is not None]
    assert limited["source"] == "S1"
    assert limited["left"] == limited["limit"] - limited["used_words"] >= 0
    assert told["ledger_of"] == "pack.yaml"
    plan = own / "pack.yaml"
    whole = (own / "seeds" / "01-harbour-courier.txt").read_text("utf-8").split("\n\n")
    body = next(paragraph for paragraph in whole if "council" in paragraph and len(paragraph.split()) > 15)
    more = f"excerpts:\n  - from: S1\n    words: {json.dumps(' '.join(body.split()))}\n"
    plan.write_text(plan.read_text("utf-8").replace("excerpts:\n", more, 1), "utf-8")
    done = run("draft", own)
    assert done.returncode == 0
    assert "too many" in done.stdout
    assert "saves" in done.stderr or "has" in done.stderr
    assert "S1-E1" in done.stderr
    assert run("build", own).returncode == 1


def test_a_draft_to_standard_output_is_a_pack_yaml_and_nothing_else(run: Run, own: Path) -> None:
    done = run("draft", own, "-o", "-")
    assert done.returncode == 0
    (own / "pack.yaml").write_text(done.stdout, "utf-8")
    assert run("build", own, "-f", "docx").returncode == 0
