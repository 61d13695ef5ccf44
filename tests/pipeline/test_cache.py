"""The cache: the same bytes out with it and without it, and nothing in it can do more than be passed over."""

from __future__ import annotations

import hashlib
import os
import shutil
import string
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import plugins
from briefing.model import Declared, Finding, Limits, RawBlock, RawText, Repair, Span
from briefing.pipeline import Options, understand, verify_files
from briefing.pipeline.cache import Cache, opened, place
from briefing.pipeline.cache.columns import dump, load

SPANS = st.tuples(st.integers(0, 900), st.integers(0, 90)).map(lambda pair: Span(pair[0], sum(pair)))
BLOCKS = st.builds(
    RawBlock,
    span=SPANS,
    path=st.sampled_from(["", "main > p", "div.x > ul > li"]),
    landmark=st.sampled_from(["", "aside", "main"]),
    links=st.floats(0, 1),
    likely_body=st.none() | st.booleans(),
    page=st.none() | st.integers(1, 9),
)
RAWS = st.builds(
    RawText,
    path=st.text(string.ascii_letters + "/ü.", max_size=20),
    text=st.text(max_size=200),
    blocks=st.lists(BLOCKS, max_size=12).map(tuple),
    declared=st.lists(st.builds(Declared, field=st.sampled_from(["title", "date"])), max_size=3).map(tuple),
    repairs=st.lists(st.builds(Repair, span=SPANS), max_size=3).map(tuple),
    pages=st.lists(SPANS, max_size=3).map(tuple),
    findings=st.lists(st.builds(Finding, line=st.none() | st.integers(1, 9)), max_size=3).map(tuple),
)
BYTES = b"The river rose."
SHA = hashlib.sha256(BYTES).hexdigest()
RAW = RawText("a.txt", "text/plain", SHA, "The river rose.", (RawBlock(Span(0, 15), "paragraph"),))


def in_folder(folder: Path, limits: Limits | None = None, largest: int = 10**6) -> Cache:
    cache = opened(folder, plugins.READERS, limits or Limits(), largest)
    assert cache is not None
    return cache


def entries(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.entry"))


@given(RAWS)
def test_what_is_laid_down_is_taken_up_again(raw: RawText) -> None:
    assert load(dump(raw)) == raw


@pytest.mark.parametrize(
    ("there", "instead"),
    [
        ('"paragraph"', '"advertisement"'),
        ('"paragraph"', "7"),
        ('"start":[0]', '"start":[true]'),
        ('"start":[0]', '"start":[0,1]'),
        ('"start":[0]', '"start":[99]'),
        ('"start":[0]', '"start":["0"]'),
        ('"lengths":[1]', '"lengths":[-1]'),
        ('"lengths":[1]', '"lengths":[2]'),
        ('"text":["The river rose."]', '"text":[null]'),
        ('"text":["The river rose."]', '"text":{"words":["x"],"at":[-1]}'),
        ('"text":["The river rose."]', '"text":{"words":["x"],"at":[1]}'),
        ('{"path"', '{"more":1,"path"'),
        ('{"path"', "[" * 100_000 + '{"path"'),
    ],
)
def test_nothing_but_such_a_value_is_taken_up(there: str, instead: str) -> None:
    assert there in dump(RAW)
    with pytest.raises(ValueError):
        load(dump(RAW).replace(there, instead, 1))


def test_an_entry_is_found_by_all_that_a_reading_depends_on(tmp_path: Path) -> None:
    in_folder(tmp_path).put(SHA, RAW)
    assert in_folder(tmp_path).get(SHA, "a.txt") == RAW
    assert in_folder(tmp_path).get(SHA, "b.txt") is None
    assert in_folder(tmp_path).get("0" * 64, "a.txt") is None
    assert in_folder(tmp_path, Limits(pages=3)).get(SHA, "a.txt") is None


def test_a_file_that_changed_while_it_was_read_is_not_kept(tmp_path: Path) -> None:
    in_folder(tmp_path).put("0" * 64, RAW)
    assert not entries(tmp_path)


def test_an_entry_of_another_file_under_this_name_is_passed_over(tmp_path: Path) -> None:
    cache = in_folder(tmp_path)
    cache.put(SHA, RAW)
    (mine,) = entries(tmp_path)
    cache.put("1" * 64, replace(RAW, sha256="1" * 64, text="Nothing rose."))
    (other,) = set(entries(tmp_path)) - {mine}
    shutil.copyfile(other, mine)
    assert cache.get(SHA, "a.txt") is None


@given(at=st.integers(0, 10_000), bit=st.integers(0, 7))
def test_a_damaged_entry_is_passed_over(tmp_path_factory: pytest.TempPathFactory, at: int, bit: int) -> None:
    folder = tmp_path_factory.getbasetemp() / "damaged"
    cache = in_folder(folder)
    cache.put(SHA, RAW)
    (entry,) = entries(folder)
    data = bytearray(entry.read_bytes())
    data[at % len(data)] ^= 1 << bit
    entry.write_bytes(data)
    assert cache.get(SHA, "a.txt") is None
    entry.write_bytes(data[: at % len(data)])
    assert cache.get(SHA, "a.txt") is None


def test_the_ones_longest_not_used_go_first_and_foreign_files_stay(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("x" * 5_000)
    (tmp_path / "letter.entry").write_text("x" * 5_000)
    cache = in_folder(tmp_path, largest=3_000)
    for number in range(9):
        digest = str(number) * 64
        cache.put(digest, replace(RAW, sha256=digest, text="x" * 100))
        newest = max(entries(tmp_path), key=lambda entry: entry.stat().st_mtime_ns)
        if len(newest.stem) == 64 and not number:
            first = newest
    for age, entry in enumerate(e for e in entries(tmp_path) if len(e.stem) == 64):
        os.utime(entry, ns=(age * 10**9, age * 10**9))
    assert cache.get("0" * 64, "a.txt") is not None
    cache.trim()
    kept = [entry for entry in entries(tmp_path) if len(entry.stem) == 64]
    assert first in kept
    assert 1 <= len(kept) < 9
    assert sum(entry.stat().st_size for entry in kept) <= 3_000
    assert (tmp_path / "letter.txt").exists()
    assert (tmp_path / "letter.entry").exists()


@pytest.mark.parametrize(
    ("environment", "platform", "expected"),
    [
        ({"HOME": "/home/ana"}, "linux", "/home/ana/.cache/briefing"),
        ({"HOME": "/home/ana", "XDG_CACHE_HOME": "/fast"}, "linux", "/fast/briefing"),
        ({"HOME": "/home/ana", "XDG_CACHE_HOME": "fast"}, "linux", "/home/ana/.cache/briefing"),
        ({"HOME": "/Users/ana"}, "darwin", "/Users/ana/Library/Caches/briefing"),
        ({"HOME": "/home/ana", "BRIEFING_CACHE": "there"}, "linux", "there"),
        ({"HOME": "/home/ana", "BRIEFING_CACHE": ""}, "linux", None),
        ({}, "linux", None),
        ({"HOME": ""}, "darwin", None),
        ({}, "win32", None),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="POSIX paths")
def test_where_it_is(environment: dict[str, str], platform: str, expected: str | None) -> None:
    assert place(environment, platform) == (None if expected is None else Path(expected))


def test_where_no_folder_can_be_made_there_is_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    assert opened(tmp_path / "file", plugins.READERS, Limits()) is None
    assert opened(tmp_path / "file" / "below", plugins.READERS, Limits()) is None
    (tmp_path / "a.md").write_text("The river rose on Monday.\n")
    found = understand([tmp_path / "a.md"], Options(cache=tmp_path / "file" / "below"))
    assert found.annotated[0].source.text == "The river rose on Monday.\n"


def test_readers_of_others_are_read_anew(tmp_path: Path) -> None:
    assert opened(tmp_path, {**plugins.READERS, "application/epub+zip": "theirs.epub:read"}, Limits()) is None


def test_only_a_changed_file_is_read_again(tmp_path: Path) -> None:
    """What is kept of two files is made to say something else: it is taken for the one that stayed as it was."""
    folder, kept = tmp_path / "folder", tmp_path / "cache"
    folder.mkdir()
    for name in ("a.md", "b.md"):
        (folder / name).write_text(f"The river rose in {name}.\n")
    options = Options(cache=kept)
    before = understand([folder], options)
    cache = in_folder(kept)
    for found in before.annotated:
        raw = found.source.raw
        cache.put(raw.sha256, replace(raw, text=raw.text.replace("rose", "fell")))
    (folder / "b.md").write_text("The river rose again.\n")
    after = understand([folder], options)
    assert [a.source.text for a in after.annotated] == ["The river fell in a.md.\n", "The river rose again.\n"]


def test_what_could_not_be_read_is_not_kept(tmp_path: Path) -> None:
    folder, kept = tmp_path / "folder", tmp_path / "cache"
    folder.mkdir()
    (folder / "empty.txt").write_text("")
    (folder / "big.txt").write_text("word " * 1_000)
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 nothing")
    (folder / "fine.txt").write_text("The river rose.\n")
    found = understand([folder], Options(cache=kept, limits=Limits(file_bytes=1_000)))
    assert len(found.unread) == 3
    assert len(entries(kept)) == 1


def test_the_same_comes_out_with_a_cache_and_without(run, seeds: Path, tmp_path: Path) -> None:
    kept = {"BRIEFING_CACHE": str(tmp_path / "cache")}
    without = run("inspect", seeds, "--json", env={"BRIEFING_CACHE": ""})
    assert without.returncode == 0, without.stderr
    for env, words in ((kept, ()), (kept, ()), (kept, ("--no-cache",))):
        done = run("inspect", seeds, "--json", *words, env=env)
        assert (done.stdout, done.stderr, done.returncode) == (without.stdout, without.stderr, 0)
    assert len(entries(tmp_path / "cache")) == 5
    assert not list((tmp_path / "cache").glob("*.part"))


def test_no_cache_keeps_nothing(run, seeds: Path, tmp_path: Path) -> None:
    assert run("inspect", seeds, "--no-cache", env={"BRIEFING_CACHE": str(tmp_path / "cache")}).returncode == 0
    assert not (tmp_path / "cache").exists()


def test_two_runs_at_once_do_each_other_no_harm(seeds: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "briefing", "inspect", str(seeds), "--json"]
    env = {**os.environ, "BRIEFING_CACHE": str(tmp_path / "cache"), "PYTHONUTF8": "1"}
    both = [subprocess.Popen(command, env=env, stdout=subprocess.PIPE) for _ in range(2)]
    one, other = (process.communicate(timeout=120)[0] for process in both)
    assert one == other
    assert [process.returncode for process in both] == [0, 0]
    assert len(entries(tmp_path / "cache")) == 5


def test_a_file_is_proved_from_the_sources_themselves(project: Path, tmp_path: Path) -> None:
    kept = tmp_path / "cache"
    cache = in_folder(kept)
    for found in understand([project], Options()).annotated:
        raw = found.source.raw
        cache.put(raw.sha256, replace(raw, text="x" * len(raw.text)))
    assert len(entries(kept)) == 5
    findings = verify_files([next((project / "output").glob("*-handout.docx"))], None, Options(cache=kept))
    assert not [finding for finding in findings if finding.severity == "error"]
