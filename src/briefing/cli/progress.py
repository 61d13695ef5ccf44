"""Command line's progress: one line on stderr that is drawn over, and only on a terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_DOING = {
    "read": "reading",
    "compare": "comparing the documents",
    "clean": "cleaning",
    "annotate": "finding dates, people and quotations",
    "events": "finding events",
    "curate": "choosing",
    "compose": "composing",
    "write": "setting pages",
    "verify": "verifying",
    "publish": "publishing",
}


@contextmanager
def showing(quiet: bool) -> Iterator[Callable[[str, int, int], None]]:
    """A progress callback that draws while the block runs; silent when quiet, in a pipe, or under TERM=dumb."""
    if quiet or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield lambda _stage, _done, _total: None
        return

    def draw(stage: str, done: int, total: int) -> None:
        count = f" {done + 1} of {total}" if total > 1 and done < total else ""
        sys.stderr.write(f"\r\x1b[K{_DOING.get(stage, stage)}{count} …")
        sys.stderr.flush()

    try:
        yield draw
    finally:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()
