"""The worker: whatever a file does, it becomes a finding, and the others are read."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from pathlib import Path

import pytest

from briefing.model import Finding, Limits, RawText
from briefing.read.worker import read_files

READERS = {"text/plain": "bad_readers:read", "text/markdown": "briefing.read.text:read"}
BAD = """
import os, sys, time
from briefing.model import RawText

def read(data, path, media_type, limits):
    word = data.decode().strip()
    if word == "hang":
        time.sleep(600)
    if word == "spin":
        while True: pass
    if word == "die":
        os.abort()
    if word == "leave":
        sys.exit(3)
    if word == "eat":
        hoard = []
        while True:
            hoard.append(b"x" * 10_000_000)
    if word == "raise":
        raise KeyError("what")
    if word == "recurse":
        return read(data, path, media_type, limits)
    if word == "print":
        print("noise on standard output", flush=True)
        os.write(1, b"more noise")
        sys.stdin.read()
    return RawText(path, media_type, str(os.getpid()), word)
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "modules").mkdir()
    (tmp_path / "modules" / "bad_readers.py").write_text(BAD)
    monkeypatch.syspath_prepend(str(tmp_path / "modules"))
    return tmp_path


def run(folder: Path, *words: str, limits: Limits | None = None, workers: int = 1) -> list[str]:
    files = []
    for number, word in enumerate(words):
        path = folder / f"{number}.txt"
        path.write_text(word)
        files.append((path, f"seeds/{number}.txt"))
    results = read_files(files, READERS, limits or Limits(), workers=workers)
    assert [result.path for result in results] == [path for _, path in files]
    return [result.code if isinstance(result, Finding) else result.text for result in results]


@pytest.mark.parametrize("workers", [1, 3])
def test_results_come_in_the_order_given(folder: Path, workers: int) -> None:
    words = [f"word {number}" for number in range(30)]
    assert run(folder, *words, workers=workers) == words


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("hang", "timed-out"),
        ("spin", "timed-out"),
        ("die", "reader-died"),
        ("leave", "reader-died"),
        ("eat", "too-much-memory"),
        ("raise", "reader-failed"),
        ("recurse", "too-nested"),
        ("print", "print"),
        ("", "empty-file"),
    ],
)
def test_a_bad_file_is_a_finding_and_the_others_are_read(folder: Path, word: str, expected: str) -> None:
    limits = Limits(seconds=1.0 if expected == "timed-out" else 60.0, memory_bytes=300 * 2**20)
    assert run(folder, "before", word, "after", limits=limits) == ["before", expected, "after"]


def test_one_process_reads_many_files(folder: Path) -> None:
    files = []
    for number in range(5):
        (folder / f"{number}.txt").write_text("word")
        files.append((folder / f"{number}.txt", f"{number}.txt"))
    results = read_files(files, READERS, Limits())
    assert len({result.sha256 for result in results if isinstance(result, RawText)}) == 1


def test_what_is_no_readable_file_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "big.md").write_text("word " * 1000)
    (tmp_path / "fine.md").write_text("# Words\n")
    names = ["missing.txt", "folder.txt", "picture.png", "big.md", "fine.md"]
    results = read_files([(tmp_path / n, n) for n in names], READERS, Limits(file_bytes=1000))
    codes = [result.code if isinstance(result, Finding) else result.text for result in results]
    assert codes == ["no-file", "not-a-file", "unknown-format", "too-big", "# Words\n"]
    assert all(result.hint for result in results if isinstance(result, Finding))


@pytest.mark.skipif(sys.platform == "win32", reason="needs symbolic links and pipes")
def test_links_in_a_circle_and_pipes_are_findings(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "b.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    results = read_files([(tmp_path / n, n) for n in ("a.txt", "pipe.txt")], READERS, Limits(seconds=5))
    assert [r.code for r in results if isinstance(r, Finding)] == ["unreadable", "not-a-file"]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_the_right_to_read_it_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("x")
    (tmp_path / "a.md").chmod(0)
    (result,) = read_files([(tmp_path / "a.md", "a.md")], READERS, Limits())
    assert isinstance(result, Finding)
    assert result.code == "no-permission"


def test_progress_is_told_for_every_file(folder: Path) -> None:
    calls: list[tuple[int, int]] = []
    files = []
    for number in range(4):
        (folder / f"{number}.txt").write_text("word")
        files.append((folder / f"{number}.txt", f"{number}.txt"))
    read_files(files, READERS, Limits(), workers=2, progress=lambda done, total: calls.append((done, total)))
    assert calls == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_nothing_to_read_starts_nothing() -> None:
    assert read_files([], READERS, Limits()) == ()


def test_a_document_named_like_a_module_is_not_imported(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "pickle.py").write_text("open('ran', 'w').close(); raise SystemExit")
    monkeypatch.chdir(folder)
    assert run(folder, "word") == ["word"]
    assert not (folder / "ran").exists()


PARENT = """
import sys
from pathlib import Path
sys.path.insert(0, {modules!r})
from briefing.model import Limits
from briefing.read.worker import read_files
files = [(Path(p), p) for p in {files!r}]
print("reading", flush=True)
read_files(files, {readers!r}, Limits(seconds=30), workers=2)
"""


def children(pid: int) -> set[int]:
    listed = Path(f"/proc/{pid}/task")
    found = set()
    for task in listed.iterdir() if listed.exists() else ():
        found |= set(map(int, (task / "children").read_text().split()))
    return found


def alive(pid: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False


@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes through /proc")
@pytest.mark.parametrize("how", ["interrupt", "kill"])
def test_no_process_is_left_when_the_parent_is_ended(folder: Path, how: str) -> None:
    for number in range(2):
        (folder / f"{number}.txt").write_text("hang")
    program = textwrap.dedent(PARENT).format(
        modules=str(folder / "modules"), files=[str(folder / f"{n}.txt") for n in range(2)], readers=READERS
    )
    parent = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    try:
        assert parent.stdout is not None
        parent.stdout.readline()
        until = time.monotonic() + 10
        while len(children(parent.pid)) < 2 and time.monotonic() < until:
            time.sleep(0.02)
        workers = children(parent.pid)
        assert len(workers) == 2
        time.sleep(0.3)
        parent.send_signal(signal.SIGINT if how == "interrupt" else signal.SIGKILL)
        parent.wait(timeout=10)
        until = time.monotonic() + 5
        while any(map(alive, workers)) and time.monotonic() < until:
            time.sleep(0.02)
        assert not any(map(alive, workers))
    finally:
        parent.kill()
        parent.wait()
        parent.stdout.close()
