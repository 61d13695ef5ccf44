"""What the README shows must be so: its commands exist, its picture is there, its links lead somewhere."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
SHOWN = [line for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL) for line in block.splitlines()]


@pytest.mark.parametrize("line", [line for line in SHOWN if line.startswith("briefing ")])
def test_a_command_that_is_shown_is_understood(line: str, run, tmp_path: Path) -> None:
    run("init", "mypack", "--example", cwd=tmp_path)
    words = shlex.split(line)[1:]
    if words[0] == "verify" or words[:2] == ["templates", "check"]:
        assert run("build", "mypack", "-e", "handout", cwd=tmp_path).returncode == 0
    if "verify" in words:
        words = ["verify", *(p.relative_to(tmp_path) for p in tmp_path.glob(words[1]))]
    done = run(*words, cwd=tmp_path)
    assert done.returncode == 0, done.stderr


def test_the_two_commands_are_marked_for_the_gate() -> None:
    for name in ("build", "test"):
        assert re.search(rf"<!-- {name} -->\n```sh\n[^\n]+\n```", README), name


def test_links_and_pictures_are_there() -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    assert targets
    assert not [target for target in targets if not (ROOT / target).exists()]


def test_every_command_is_told_of() -> None:
    from briefing.cli import cli

    assert not [name for name in cli.commands if f"briefing {name}" not in README]
