"""What the command line promises: the same bytes, a person's files kept, folders that can be moved, help that helps."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


def made(output: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in sorted(output.iterdir())}


def test_a_pack_is_four_editions_in_two_files_each_with_a_manifest(pack: Path) -> None:
    names = [p.name for p in pack.iterdir()]
    for edition in ("handout", "teacher", "policy", "press-review"):
        for ending in ("docx", "pdf", "sources.json"):
            assert sum(name.endswith(f"-{edition}.{ending}") for name in names) == 1
    assert len(names) == 13
    assert "pack.draft.yaml" in names


def test_the_same_folder_gives_the_same_bytes(run, pack: Path, tmp_path: Path) -> None:
    for number, env in enumerate(
        ({"PYTHONHASHSEED": "1", "TZ": "Asia/Almaty"}, {"PYTHONHASHSEED": "2", "LC_ALL": "C", "LANG": "C"})
    ):
        project = tmp_path / f"again{number}"
        shutil.copytree(pack.parent / "seeds", project / "seeds")
        assert run("build", project, env=env).returncode == 0
        assert made(project / "output") == made(pack)


def test_the_order_of_naming_does_not_matter(run, pack: Path, tmp_path: Path) -> None:
    files = sorted((pack.parent / "seeds").iterdir())
    for name, order in (("forth", files), ("back", files[::-1])):
        assert run("build", *order, "-o", tmp_path / name).returncode == 0
    assert made(tmp_path / "forth") == made(tmp_path / "back")


def test_no_network_is_asked(pack: Path, tmp_path: Path) -> None:
    project = tmp_path / "alone"
    shutil.copytree(pack.parent / "seeds", project / "seeds")
    # Every socket but the local ones that processes talk by is refused, in the workers too.
    (tmp_path / "sitecustomize.py").write_text(
        "import socket\n"
        "class Refused(socket.socket):\n"
        "    def connect(self, *a): raise RuntimeError('the network was asked')\n"
        "    connect_ex = connect\n"
        "socket.socket = Refused\n"
        "def no(*a, **k): raise RuntimeError('the network was asked')\n"
        "socket.getaddrinfo = socket.create_connection = no\n",
        "utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-m", "briefing", "build", str(project)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert made(project / "output") == made(pack)


def test_a_draft_made_ones_own_builds_the_same_pack(run, project: Path, pack: Path) -> None:
    shutil.copy(project / "output" / "pack.draft.yaml", project / "pack.yaml")
    shutil.rmtree(project / "output")
    done = run("build", project)
    assert done.returncode == 0, done.stderr
    assert made(project / "output") == {name: data for name, data in made(pack).items() if name != "pack.draft.yaml"}


def test_an_edited_word_file_is_kept(run, project: Path) -> None:
    mine = next((project / "output").glob("*-handout.docx"))
    edited = mine.read_bytes() + b"\n"
    mine.write_bytes(edited)
    for _ in range(2):
        done = run("build", project)
        assert done.returncode == 0, done.stderr
        assert mine.read_bytes() == edited
        assert mine.with_name(mine.stem + ".new.docx").exists()
        assert not mine.with_name(mine.stem + ".new2.docx").exists()
        assert mine.name in done.stderr
    # The untouched files beside it were replaced, not doubled.
    assert len(list((project / "output").glob("*.new*"))) == 1


def test_a_file_of_that_name_that_we_did_not_make_is_kept(run, project: Path) -> None:
    target = next((project / "output").glob("*-policy.pdf"))
    shutil.rmtree(project / "output")
    target.parent.mkdir()
    target.write_bytes(b"mine")
    assert run("build", project).returncode == 0
    assert target.read_bytes() == b"mine"
    assert target.with_name(target.stem + ".new.pdf").exists()


def test_made_files_verify_where_they_are_and_after_a_move(run, project: Path, tmp_path: Path) -> None:
    files = [p for p in (project / "output").iterdir() if p.suffix in {".docx", ".pdf"}]
    assert run("verify", *files).returncode == 0
    moved = project.rename(tmp_path / "moved elsewhere")
    assert run("verify", *(moved / "output" / p.name for p in files), cwd=tmp_path).returncode == 0
    shutil.move(moved / "seeds", tmp_path / "archive")
    done = run("verify", moved / "output" / files[0].name, cwd=tmp_path)
    assert done.returncode == 1
    assert "--sources" in done.stderr
    assert run("verify", moved / "output" / files[0].name, "--sources", tmp_path / "archive").returncode == 0


def test_strict_takes_a_missing_link_for_an_error(run, project: Path) -> None:
    done = run("build", project)
    assert "link" in done.stderr
    shutil.rmtree(project / "output")
    done = run("build", project, "--strict")
    assert done.returncode == 1
    assert not (project / "output").exists()


def test_only_what_was_asked_for(run, project: Path, tmp_path: Path) -> None:
    done = run("build", project, "-o", tmp_path / "o", "--edition", "policy", "--format", "pdf")
    assert done.returncode == 0
    assert sorted(p.suffix for p in (tmp_path / "o").iterdir()) == [".json", ".pdf", ".yaml"]


def test_inspect_speaks_json_and_text(run, seeds: Path) -> None:
    done = run("inspect", seeds, "--json")
    assert done.returncode == 0
    found = json.loads(done.stdout)
    assert [s["id"] for s in found["sources"]] == ["S1", "S2", "S3", "S4", "S5"]
    file = seeds / "002_755bd3133e59d404.txt"
    assert run("inspect", "--text", file).stdout.rstrip("\n") == file.read_text("utf-8").rstrip("\n")
    piped = run("inspect", "-", "--text", stdin="Words from a pipe.\n")
    assert piped.stdout == "Words from a pipe.\n"


@pytest.mark.parametrize("command", ["init", "inspect", "draft", "build", "verify", "templates"])
def test_every_help_shows_an_example(run, command: str) -> None:
    done = run(command, "--help")
    assert done.returncode == 0
    assert f"briefing {command}" in done.stdout


def test_an_example_project_builds_at_once(run, tmp_path: Path) -> None:
    assert run("init", tmp_path / "p", "--example").returncode == 0
    own = tmp_path / "p" / "seeds" / "sources.yaml"
    own.write_text("sources: []\n", "utf-8")
    assert run("init", tmp_path / "p", "--example").returncode == 0
    assert own.read_text("utf-8") == "sources: []\n"
    done = run("build", tmp_path / "p")
    assert done.returncode == 0, done.stderr


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys; from click.testing import CliRunner; import briefing.cli as c\n"
        "CliRunner().invoke(c.cli, ['--help'])\n"
        "print([m for m in ('lxml', 'jinja2', 'reportlab', 'docx', 'ruamel', 'uharfbuzz', 'pypdf', "
        "'pypdfium2', 'briefing.model', 'briefing.pipeline') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "[]"
