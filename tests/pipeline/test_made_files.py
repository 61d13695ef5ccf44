"""What the program made is no document for its next pack, and where it writes must be a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.errors import BriefingError
from briefing.pipeline.files import publish, survey


def names(folder: Path) -> list[str]:
    return [name for _, name in survey([folder]).documents]


def test_made_files_among_the_documents_are_not_read(tmp_path: Path) -> None:
    for name in (
        "report.docx", "report.pdf", "made/a-handout.docx", "made/a-handout.pdf", "made/a-handout.sources.json",
        "made/a-handout.new.docx", "made/a-handout.new2.docx", "made/notes.docx",
    ):  # fmt: skip
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")
    assert names(tmp_path) == ["made/notes.docx", "report.docx", "report.pdf"]


def test_a_file_where_the_folder_should_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"mine")
    with pytest.raises(BriefingError, match="is a file, not a folder"):
        publish([(tmp_path / "out" / "a.docx", b"x")])
    assert (tmp_path / "out").read_bytes() == b"mine"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]
