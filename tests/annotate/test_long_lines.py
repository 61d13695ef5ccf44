"""One endless line takes seconds in everything that annotate does: its time grows with the line, not faster."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from plain_text import source_of

from briefing.annotate import annotate

LENGTH = 200_000
SECONDS = 4  # Under two on a slow core, a megabyte under ten; what grows with the square of a line takes minutes.


@pytest.mark.parametrize(
    "piece",
    ["1 ", "2020-", ", said X, who said, ", "“we lost two,” he said, and "],
    ids=["figures", "years", "insertions", "remarks"],
)
def test_an_endless_line_takes_seconds(piece: str) -> None:
    source = source_of(piece * (LENGTH // len(piece)))
    start = time.process_time()
    annotate(source)
    assert time.process_time() - start < SECONDS
