"""Pipeline's start: a new project on disk, with an example where one is wanted. Nothing is overwritten."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from briefing.errors import UsageError
from briefing.pipeline.files import publish

_SOURCES = """\
# What you know about the documents in this folder, beyond what stands in them. All of it is optional;
# what you write here beats what is found in a document, and is labelled as yours.
#
# sources:
#   - file: article.html           # a name, or a pattern like *.pdf
#     title: A title
#     authors: [A. Writer]
#     publisher: A newspaper
#     date: 2025-09-14             # or 2025-09, 2025, 2025-07-28/2025-07-30
#     url: https://example.org/article
#     rights: {max_share: 30 %, link_required: yes}
#     drop: ["Read also"]          # lines with these words are not part of the article
sources: []
"""


def start(folder: Path, *, example: bool) -> Iterator[tuple[Path, bool]]:
    """Make the project `folder`; yields each path with whether it is new.

    Raises `UsageError` when `folder` is a file.
    """
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"“{folder}” is a file, not a folder.", "Give the name of a folder, new or not.")
    for name in ("seeds", "templates"):
        place = folder / name
        new = not place.is_dir()
        place.mkdir(parents=True, exist_ok=True)
        yield place, new
    wanted: dict[str, bytes] = {}
    if example:
        for item in sorted(files("briefing").joinpath("example").iterdir(), key=lambda item: item.name):
            if item.is_file() and not item.name.endswith(".py"):
                wanted[item.name] = item.read_bytes()
    wanted.setdefault("sources.yaml", _SOURCES.encode())
    for name, data in wanted.items():
        path = folder / "seeds" / name
        new = not path.exists()
        if new:
            publish([(path, data)])
        yield path, new
