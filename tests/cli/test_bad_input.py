"""Whatever is wrong: a sentence that says how to mend it, the right exit code, and nothing lost or half-written."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

SMALL = "The harbour ferry stays.\n\nThe council voted on 12 March 2024 to keep it, the mayor said.\n"


@pytest.fixture
def small(tmp_path: Path) -> Path:
    folder = tmp_path / "small"
    folder.mkdir()
    (folder / "a.txt").write_text(SMALL, "utf-8")
    return folder


def leftovers(folder: Path) -> list[str]:
    return [p.name for p in folder.rglob("*") if p.name.endswith(".part")]


def test_a_missing_folder(run, tmp_path: Path) -> None:
    done = run("build", tmp_path / "nowhere")
    assert (done.returncode, done.stdout) == (2, "")
    assert "nowhere" in done.stderr
    assert "briefing init" in done.stderr


def test_an_empty_folder(run, tmp_path: Path) -> None:
    done = run("build", tmp_path)
    assert done.returncode == 2
    assert "No document" in done.stderr
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        ("empty.txt", b"", "empty"),
        ("picture.xyz", b"\x00\x01\x02\x03" * 50, "picture.xyz"),
        ("broken.pdf", b"%PDF-1.7\nnothing more", "broken.pdf"),
        ("broken.docx", b"PK\x03\x04 cut short", "broken.docx"),
    ],
)
def test_a_file_that_fails_is_named_and_the_others_go_on(run, small: Path, name: str, data: bytes, says: str) -> None:
    (small / name).write_bytes(data)
    done = run("build", small)
    assert name in done.stderr
    assert says in done.stderr
    assert len(list((small / "output").glob("*.pdf"))) == 4
    assert done.returncode in {0, 1}


def test_nothing_readable_at_all(run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    done = run("build", tmp_path)
    assert done.returncode == 3
    assert "empty.txt" in done.stderr
    assert not (tmp_path / "output").exists()


@pytest.mark.parametrize("name", ["sources.yaml", "pack.yaml"])
def test_broken_yaml_is_named_with_its_line(run, small: Path, name: str) -> None:
    (small / name).write_text("title: x\nquestion: [y\nexcerpts:\n", "utf-8")
    done = run("build", small)
    assert done.returncode == 1
    assert f"{name}:3" in done.stderr or f"{name}:2" in done.stderr
    assert not (small / "output").exists()


def plan(excerpt: str, extra: str = "") -> str:
    return (
        "title: Ferry\nquestion: Who pays?\nsources:\n  S1: a.txt\nexcerpts:\n"
        f"  - from: S1\n    words: {excerpt}\n{extra}"
    )


def test_words_that_are_in_no_source(run, small: Path) -> None:
    (small / "pack.yaml").write_text(plan("The council vetoed it."), "utf-8")
    done = run("build", small)
    assert done.returncode == 1
    assert "pack.yaml:7" in done.stderr
    assert "S1" in done.stderr
    assert not (small / "output").exists()


def test_words_that_are_in_two_places(run, small: Path) -> None:
    (small / "a.txt").write_text(
        "The ferry\n\nIt stays for now, the mayor said.\n\nNobody spoke.\n\nIt stays for now, the clerk wrote.\n",
        "utf-8",
    )
    (small / "pack.yaml").write_text(plan("It stays for now"), "utf-8")
    done = run("build", small)
    assert done.returncode == 1
    assert "pack.yaml:7" in done.stderr
    assert re.search(r"S1 ¶(\d+) and S1 ¶(?!\1\b)\d+", done.stderr)


def test_a_pack_of_a_persons_own_is_used_and_left_alone(run, small: Path) -> None:
    text = plan("The council voted on 12 March 2024 to keep it, the mayor said.")
    (small / "pack.yaml").write_text(text, "utf-8")
    done = run("build", small)
    assert done.returncode == 0, done.stderr
    assert (small / "pack.yaml").read_text("utf-8") == text
    assert not (small / "output" / "pack.draft.yaml").exists()


def test_a_draft_goes_beside_a_persons_pack(run, small: Path) -> None:
    (small / "pack.yaml").write_text(plan("The harbour ferry stays."), "utf-8")
    done = run("draft", small)
    assert done.returncode == 0, done.stderr
    assert (small / "pack.yaml").read_text("utf-8") == plan("The harbour ferry stays.")
    assert (small / "pack.proposed.yaml").exists()


@pytest.mark.parametrize(
    ("template", "says"),
    [
        ("<h1>x</h1>\n<marquee>y</marquee>", ":2"),
        ("<h1>x</h1>\n<p>{{ nobody }}</p>", ":2"),
        ("<h1>x</h1>\n<p>{{ ''.__class__.__mro__ }}</p>", ":2"),
        ("<h1>x</h1>\n{% include '/etc/passwd' %}", ":2"),
        ("<h1>x</h1>\n{% for a in range(100000000) %}x{% endfor %}", ":2"),
        ("<h1>x</h1>\n<p>{{ 'x' * 1000000000 }}</p>", ":2"),
    ],
)
def test_a_template_that_is_wrong_or_reaches_out(run, small: Path, template: str, says: str) -> None:
    piece = small / "templates" / "handout" / "main.xhtml"
    piece.parent.mkdir(parents=True)
    piece.write_text(template, "utf-8")
    done = run("build", small)
    assert done.returncode == 3
    assert f"main.xhtml{says}" in done.stderr
    assert not (small / "output").exists()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere")
def test_an_output_folder_that_cannot_be_written(run, small: Path, tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    done = run("build", small, "-o", locked)
    assert done.returncode == 3
    assert "cannot be written" in done.stderr


def test_an_output_that_is_a_file(run, small: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", "utf-8")
    done = run("build", small, "-o", tmp_path / "out")
    assert done.returncode == 3
    assert "cannot be written" in done.stderr
    assert (tmp_path / "out").read_text("utf-8") == "mine"


@pytest.mark.skipif(sys.platform == "win32", reason="signals are POSIX's")
@pytest.mark.parametrize("after", [0.15, 0.5, 1.0])
def test_interrupted_in_the_middle(seeds: Path, tmp_path: Path, after: float) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "briefing", "build", str(seeds), "-o", str(tmp_path / "out")],
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    time.sleep(after)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=30)
    made = sorted(p.name for p in (tmp_path / "out").rglob("*")) if (tmp_path / "out").exists() else []
    assert not leftovers(tmp_path)
    # Either it was too late to interrupt, and all is there; or nothing is.
    assert len(made) in {0, 13}, (made, said)
    # Python itself may be interrupted before it has come to us; from then on there is no traceback.
    assert "Traceback" not in said or "briefing" not in said


def test_an_unknown_edition_and_format(run, small: Path) -> None:
    done = run("build", small, "--edition", "poster")
    assert done.returncode == 2
    assert "handout" in done.stderr
    done = run("build", small, "--format", "odt")
    assert done.returncode == 2
    assert "docx" in done.stderr


def test_a_manifest_that_is_damaged_or_gone(run, project: Path) -> None:
    made = next((project / "output").glob("*-handout.pdf"))
    listed = made.with_name(made.stem + ".sources.json")
    listed.write_text("{}", "utf-8")
    assert run("verify", made).returncode == 2
    listed.unlink()
    done = run("verify", made)
    assert done.returncode == 2
    assert listed.name in done.stderr
