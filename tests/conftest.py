"""What several tests share: the command as a process, and the pack of the five documents, made once."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

# At the gate the examples are the same at every run; elsewhere each run looks for new ones.
settings.register_profile("gate", derandomize=True, deadline=None)
settings.register_profile("search", deadline=None)
settings.load_profile("gate" if os.environ.get("CI") else "search")

ROOT = Path(__file__).parents[1]

Run = Callable[..., subprocess.CompletedProcess[str]]


def briefing(*words: object, cwd: Path | None = None, env: Mapping[str, str] | None = None, stdin: str = "") -> (
    subprocess.CompletedProcess[str]
):  # fmt: skip
    """The real command, as a process of its own; it keeps nothing of what it reads unless `env` says where."""
    return subprocess.run(
        [sys.executable, "-m", "briefing", *map(str, words)],
        cwd=cwd,
        env={**os.environ, "PYTHONUTF8": "1", "BRIEFING_CACHE": "", **(env or {})},
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="session")
def run() -> Run:
    return briefing


@pytest.fixture(scope="session")
def seeds() -> Path:
    return ROOT / "seeds"


@pytest.fixture(scope="session")
def pack(tmp_path_factory: pytest.TempPathFactory, seeds: Path) -> Path:
    """The output folder of the five documents' pack, made without sources.yaml. Not to be changed: copy it."""
    project = tmp_path_factory.mktemp("five")
    shutil.copytree(seeds, project / "seeds", ignore=shutil.ignore_patterns("sources.yaml"))
    done = briefing("build", project)
    assert done.returncode == 0, done.stderr
    return project / "output"


@pytest.fixture
def project(pack: Path, tmp_path: Path) -> Path:
    """A copy of the five documents' project with its made files, to do harm to."""
    return Path(shutil.copytree(pack.parent, tmp_path / "project"))
