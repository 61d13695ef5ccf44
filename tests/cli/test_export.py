"""`briefing export chronology` on the five documents, as a process of its own."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path


def test_the_three_formats_tell_the_same_events(run, pack: Path) -> None:
    project = pack.parent
    table = run("export", "chronology", project, "-f", "csv", "-q").stdout
    rows = list(csv.DictReader(io.StringIO(table.removeprefix("\ufeff"), newline="")))
    assert [row["edtf"] for row in rows if row["edtf"]] == [
        "2023-10-07", "2023-10-13", "2023-10-17", "2023-11-03", "2025-07-28/2025-07-30",
    ]  # fmt: skip
    calendar = run("export", "chronology", project, "-f", "ics", "-q").stdout
    assert calendar.count("BEGIN:VEVENT") == 5
    assert "20250731" not in [line.rpartition(":")[2] for line in calendar.splitlines() if "DTSTART" in line]
    slides = json.loads(run("export", "chronology", project, "-f", "timelinejs", "-q").stdout)["events"]
    assert "after 30 July 2025" in [slide["display_date"] for slide in slides]
    assert len(slides) == 6


def test_it_goes_to_a_file_and_is_the_same_again_but_never_over_another(run, pack: Path, tmp_path: Path) -> None:
    made = tmp_path / "events.ics"
    for _ in range(2):
        done = run("export", "chronology", pack.parent, "--format", "ics", "-o", made)
        assert done.returncode == 0, done.stderr
    assert made.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    made.write_text("mine", "utf-8")
    done = run("export", "chronology", pack.parent, "--format", "ics", "-o", made)
    assert done.returncode == 2
    assert made.read_text("utf-8") == "mine"


def test_a_format_that_there_is_not_is_said(run, pack: Path) -> None:
    done = run("export", "chronology", pack.parent, "--format", "doc")
    assert done.returncode == 2
    assert "ics, timelinejs, csv" in done.stderr
