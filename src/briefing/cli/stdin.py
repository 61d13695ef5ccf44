"""Command line's “-”: one document from standard input, put aside as a file for as long as it is looked at."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def targets_of(paths: Sequence[Path]) -> Iterator[tuple[Path, ...]]:
    """`paths`, the current folder when there are none, with “-” replaced by a file that holds standard input."""
    if Path("-") not in paths:
        yield tuple(paths) or (Path(),)
        return
    with tempfile.TemporaryDirectory(prefix="briefing-") as folder:
        file = Path(folder) / "stdin.txt"
        file.write_bytes(sys.stdin.buffer.read())
        yield tuple(file if path == Path("-") else path for path in paths)
