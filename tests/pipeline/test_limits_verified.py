"""A manifest is held to the limits that the documents themselves set."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing import pipeline
from briefing.pipeline.starting import start


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("limits")
    assert list(start(folder, example=True))
    options = pipeline.Options(editions=("handout",), formats=("docx",))
    built = pipeline.build([folder], options)
    assert built.written
    return folder / "output"


@pytest.mark.parametrize(("limit", "codes"), [("as it is", set()), (None, {"limit-differs"}), (5000, set())])
def test_a_limit_taken_out_of_the_manifest_is_found(made: Path, limit: object, codes: set[str]) -> None:
    (listed,) = made.glob("*-handout.sources.json")
    (file,) = made.glob("*-handout.docx")
    before = listed.read_text("utf-8")
    says = json.loads(before)
    limited = next(source for source in says["sources"] if source["ledger"]["limit"] is not None)
    if limit != "as it is":
        limited["ledger"]["limit"] = limit
    try:
        listed.write_text(json.dumps(says), "utf-8")
        found = pipeline.verify_files([file], None, pipeline.Options())
    finally:
        listed.write_text(before, "utf-8")
    assert {finding.code for finding in found if finding.severity == "error"} == codes


def test_a_persons_permission_still_counts(tmp_path: Path) -> None:
    assert list(start(tmp_path, example=True))
    knowledge = tmp_path / "seeds" / "sources.yaml"
    knowledge.write_text(
        "sources:\n  - file: 01-harbour-courier.txt\n    rights: {permission: letter of 3 May}\n", "utf-8"
    )
    built = pipeline.build([tmp_path], pipeline.Options(editions=("handout",), formats=("docx",)))
    found = pipeline.verify_files(built.files, None, pipeline.Options())
    assert not [finding for finding in found if finding.severity == "error"]
