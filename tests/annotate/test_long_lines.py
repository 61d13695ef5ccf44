"""A whole megabyte on one line takes seconds in everything that annotate does."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from plain_text import source_of

from briefing.annotate import annotate

SECONDS = 15  # Some five on a slow core; what grows with the square of a line takes minutes.


@pytest.mark.parametrize(
    "piece",
    ["1 ", "2020-", ", said X, who said, ", "“we lost two,” he said, and ", "Anna Smith said ", "x"],
    ids=["figures", "years", "insertions", "remarks", "names", "letters"],
)
def test_a_megabyte_takes_seconds(piece: str) -> None:
    source = source_of(piece * (1_000_000 // len(piece)))
    start = time.process_time()
    annotate(source)
    assert time.process_time() - start < SECONDS
