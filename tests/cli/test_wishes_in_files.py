"""What a person asks of a draft, through the real command to the made files."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

from pypdf import PdfReader


def test_an_audience_is_printed_and_kept_in_the_properties(run, tmp_path: Path) -> None:
    project = tmp_path / "pack"
    assert run("init", project, "--example").returncode == 0
    assert run("draft", project, "--audience", "Year 10 evening class").returncode == 0
    done = run("build", project, "-e", "handout")
    assert done.returncode == 0, done.stderr
    (pdf,) = (project / "output").glob("*-handout.pdf")
    reader = PdfReader(io.BytesIO(pdf.read_bytes()))
    assert "year 10 evening class" in reader.pages[0].extract_text().lower()
    assert "Year 10 evening class" in str(reader.metadata.subject if reader.metadata else "")
    with zipfile.ZipFile(pdf.with_suffix(".docx")) as archive:
        assert "Year 10 evening class" in archive.read("docProps/core.xml").decode()


def test_the_reasons_stand_in_the_json_of_a_draft(run, tmp_path: Path) -> None:
    project = tmp_path / "pack"
    assert run("init", project, "--example").returncode == 0
    done = run("draft", project, "--explain", "--json", "-o", tmp_path / "proposal.yaml")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert {pick["source"] for pick in told["picked"]["excerpts"]} <= {"S1", "S2", "S3"}
    assert all(pick["why"] for pick in told["picked"]["excerpts"])
    assert all(entry["why"] for entry in told["left_out"])
