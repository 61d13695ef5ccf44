"""The chronology in made files: what is not known is said so, a person's dates win and are called theirs."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"

Project = Callable[..., Path]


@pytest.fixture
def folder(seeds: Path, tmp_path: Path) -> Project:
    """A project of the five documents, or of some of them."""

    def make(without: str = "", sources: str = "", plan: str = "") -> Path:
        project = tmp_path / "project"
        (project / "seeds").mkdir(parents=True)
        for path in sorted(seeds.glob("*.txt")):
            if not (without and path.name.startswith(without)):
                shutil.copy(path, project / "seeds")
        if sources:
            (project / "sources.yaml").write_text(sources, "utf-8")
        if plan:
            (project / "pack.yaml").write_text(plan, "utf-8")
        return project

    return make


def rows(path: Path) -> list[list[str]]:
    with zipfile.ZipFile(path) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return [
        [" ".join("".join(t.text or "" for t in cell.iter(f"{W}t")).split()) for cell in row.iter(f"{W}tc")]
        for row in root.iter(f"{W}tr")
    ]


def row_with(path: Path, words: str) -> list[str]:
    (found,) = [row for row in rows(path) if len(row) == 3 and words in row[1]]
    return found


def drawn(path: Path) -> list[str]:
    with zipfile.ZipFile(path) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    return [part.get("descr", "") for part in root.iter(f"{WP}docPr")]


def made(project: Path, edition: str, ending: str) -> Path:
    (path,) = (project / "output").glob(f"*-{edition}.{ending}")
    return path


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def test_without_the_source_that_tells_the_year_there_is_none(run, folder: Project) -> None:
    project = folder(without="004")
    done = run("build", project)
    assert done.returncode == 0, done.stderr
    for edition in ("handout", "teacher", "policy"):
        file = made(project, edition, "docx")
        when, _, sure = row_with(file, "Hamas on October 7")
        assert when == "7 October, year not given"
        assert "no source tells the year" in sure
        pdf = flat("".join(page.extract_text() for page in pypdf.PdfReader(made(project, edition, "pdf")).pages))
        assert "7 October, year not given" in pdf
        assert "2025" not in pdf
        assert "2025" not in " ".join(cell for row in rows(file) for cell in row)
        (strip,) = drawn(file)
        off = strip.partition("Not on the strip, because no year is known: ")[2]
        assert "7 October, year not given (S1, S2)" in off
    policy = flat("".join(page.extract_text() for page in pypdf.PdfReader(made(project, "policy", "pdf")).pages))
    assert "No source gives the year of what" in policy
    events = json.loads(run("inspect", project, "--json").stdout)["events"]
    assert {e["edtf"] for e in events if any(v["source"] in ("S1", "S2") for v in e["evidence"])} <= {
        "XXXX-10-07", "XXXX-07", None,
    }  # fmt: skip
    assert not [e for e in events if e["not_before"] or e["not_after"]]


def test_a_persons_date_for_a_file_bounds_the_vote_and_is_called_theirs(run, folder: Project) -> None:
    project = folder(sources="sources:\n  - {file: seeds/000_c6f19f29a4d115b4.txt, date: 2025-09-14}\n")
    done = run("build", project)
    assert done.returncode == 0, done.stderr
    events = json.loads(run("inspect", project, "--json").stdout)["events"]
    (vote,) = [e for e in events if "approved a declaration" in " ".join(v["text"] for v in e["evidence"])]
    assert (vote["edtf"], vote["not_before"], vote["not_after"]) == (None, "2025-07-30", "2025-09-14")
    assert "14 September 2025 (given by the user)" in vote["why"]
    (attacks,) = [e for e in events if e["edtf"] == "2023-10-07"]
    assert {v["source"] for v in attacks["evidence"]} == {"S1", "S2", "S5"}
    for edition in ("handout", "teacher", "policy"):
        when, _, sure = row_with(made(project, edition, "docx"), "approved a declaration")
        assert when == "between 30 July 2025 and 14 September 2025"
        assert "14 September 2025 (given by the user)" in sure
        assert "given by the user" in flat(
            "".join(page.extract_text() for page in pypdf.PdfReader(made(project, edition, "pdf")).pages)
        )


def test_where_only_the_later_bound_is_known_it_is_before_that_day(run, folder: Project) -> None:
    sources = "sources:\n  - {file: seeds/001*.txt, date: 2025-09-14}\n"
    project = folder(without="004", sources=sources)
    done = run("build", project, "-e", "teacher", "-f", "docx")
    assert done.returncode == 0, done.stderr
    bounded = [row for row in rows(made(project, "teacher", "docx")) if row[0] == "before 14 September 2025"]
    assert bounded
    assert all("(given by the user)" in row[2] for row in bounded)


PLAN = """title: Two states
question: What is said?
sources:
  S1: seeds/000_c6f19f29a4d115b4.txt
  S2: seeds/001_{rest}
chronology:
{chronology}
"""


def test_a_persons_date_for_an_event_wins_and_is_called_theirs(run, folder: Project, seeds: Path) -> None:
    rest = next(seeds.glob("001_*")).name.removeprefix("001_")
    entries = (
        "  - date: XXXX-10-07\n    words:\n      - from: S1\n        words: We condemn the attacks on civilians carried"
        " out by Hamas on October 7.\n"
        "  - date: 2025-09-12\n    label: The vote\n    words:\n      - from: S1\n"
        "        words: A total of 142 countries, including Kazakhstan, voted in favor of the resolution.\n"
    )
    project = folder(plan=PLAN.format(rest=rest, chronology=entries))
    done = run("build", project)
    assert done.returncode == 0, done.stderr
    for edition in ("handout", "teacher", "policy"):
        when, words, sure = row_with(made(project, edition, "docx"), "A total of 142 countries")
        assert when == "12 September 2025"
        assert sure.startswith("date given by the user")
        assert words.startswith("The vote")
        when, _, sure = row_with(made(project, edition, "docx"), "Hamas on October 7")
        assert when == "7 October, year not given"
        assert sure.startswith("date given by the user")


def test_a_person_asks_for_few_and_gets_those(run, folder: Project, seeds: Path) -> None:
    rest = next(seeds.glob("001_*")).name.removeprefix("001_")
    project = folder(plan=PLAN.format(rest=rest, chronology="  most: 2\n  to: 2023\n"))
    done = run("build", project, "-e", "handout", "-f", "docx")
    assert done.returncode == 0, done.stderr
    told = [row[0] for row in rows(made(project, "handout", "docx")) if re.search(r"\b20\d\d$", row[0])]
    assert len(told) == 2
    assert all(when.endswith("2023") for when in told)
    (project / "pack.yaml").write_text(PLAN.format(rest=rest, chronology="  most: lots\n"), "utf-8")
    done = run("build", project)
    assert done.returncode == 1
    assert "pack.yaml:7: error: “lots” is no number of events." in done.stderr


def test_the_strip_stands_above_the_chronology_with_words_for_it(pack: Path) -> None:
    for edition in ("handout", "teacher", "policy"):
        (words,) = drawn(made(pack.parent, edition, "docx"))
        for when in ("7 October 2023", "28–30 July 2025", "after 30 July 2025"):
            assert when in words
        pages = pypdf.PdfReader(made(pack.parent, edition, "pdf"))
        assert "/Figure" in str(pages.trailer["/Root"]["/StructTreeRoot"]) or any(
            b"/Figure" in page.get_contents().get_data() for page in pages.pages
        )
