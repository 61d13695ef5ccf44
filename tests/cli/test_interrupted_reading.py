"""Ctrl-C while two processes read: no process and no half-written file is left; what was read is kept."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest


def family(pid: int) -> set[int]:
    """The processes that `pid` started and that run."""
    found = set()
    for task in Path(f"/proc/{pid}/task").iterdir():
        found |= {int(child) for child in (task / "children").read_text().split()}
    return found


def runs(pid: int) -> bool:
    try:
        return not Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0].startswith("Z")
    except OSError:
        return False


def page(paragraphs: int) -> str:
    return "<body>" + "".join(f"<div><p>The river rose {n} times.</p></div>" for n in range(paragraphs)) + "</body>"


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes through /proc")
@pytest.mark.parametrize("command", ["inspect", "build"])
def test_interrupted_while_two_read(tmp_path: Path, command: str) -> None:
    folder, aside, kept = (tmp_path / name for name in ("folder", "aside", "cache"))
    folder.mkdir()
    aside.mkdir()
    for number in range(60):
        (folder / f"{number:02}.html").write_text(page(3_000) + f"<!-- {number} -->")
    before = sorted(path.name for path in folder.iterdir())
    process = subprocess.Popen(
        [sys.executable, "-m", "briefing", command, str(folder), "--workers", "2"],
        env={**os.environ, "BRIEFING_CACHE": str(kept), "TMPDIR": str(aside)},
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    until = time.monotonic() + 60
    while len(list(kept.glob("*.entry"))) < 4 and time.monotonic() < until:
        time.sleep(0.01)
    readers = family(process.pid)
    process.send_signal(signal.SIGINT)
    out, said = process.communicate(timeout=60)
    done = len(list(kept.glob("*.entry")))
    assert len(readers) == 2
    assert 4 <= done < 60, "not interrupted while files were being read"
    assert process.returncode == 130
    assert (out, said.strip()) == ("", "Interrupted. Nothing was changed.")
    assert not any(runs(reader) for reader in readers)
    assert not list(aside.iterdir())
    assert not list(kept.glob("*.part"))
    assert sorted(path.name for path in folder.iterdir()) == before
