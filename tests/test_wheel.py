"""The built wheel alone, outside the checkout, makes the pack from any folder: all its data is inside."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.slow
def test_the_wheel_alone_makes_the_pack(pack: Path, tmp_path: Path) -> None:
    pytest.importorskip("hatchling", reason="the build backend is not installed here")
    built = subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    (wheel,) = tmp_path.glob("*.whl")
    site = tmp_path / "site"
    shutil.unpack_archive(wheel, site, "zip")
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(pack.parent / "seeds", elsewhere / "documents")
    done = subprocess.run(
        [sys.executable, "-c", "import briefing, sys; print(briefing.__file__); from briefing.cli import main; main()",
         "build", "documents"],
        cwd=elsewhere,
        env={**os.environ, "PYTHONPATH": str(site)},
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith(str(site)), "the wheel's own package is what ran"
    assert len(list((elsewhere / "documents" / "output").glob("*.pdf"))) == 4
