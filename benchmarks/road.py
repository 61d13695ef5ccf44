"""How long does the whole road take? Whole processes, in turn, so that a machine's moods hit both sides.

    python benchmarks/road.py [--runs N]

Prints, as JSON, wall seconds (minimum, median, maximum) of `briefing --help` beside a bare import of click,
and of building the five documents in all editions and formats.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

SEEDS = Path(__file__).parents[1] / "seeds"


def seconds(command: Sequence[str]) -> float:
    before = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return time.perf_counter() - before


def spread(times: Sequence[float]) -> dict[str, float]:
    return {
        "min": round(min(times), 3),
        "median": round(statistics.median(times), 3),
        "max": round(max(times), 3),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=7)
    runs = parser.parse_args().runs
    briefing = [sys.executable, "-m", "briefing"]
    with tempfile.TemporaryDirectory() as folder:
        questions = {
            "help": [*briefing, "--help"],
            "import click": [sys.executable, "-c", "import click"],
            "build": [*briefing, "build", str(SEEDS), "-o", folder],
        }
        times: dict[str, list[float]] = {name: [] for name in questions}
        for command in questions.values():
            seconds(command)
        for _ in range(runs):
            for name, command in questions.items():
                times[name].append(seconds(command))
    ratios = [a / b for a, b in zip(times["help"], times["import click"], strict=True)]
    print(json.dumps({**{n: spread(t) for n, t in times.items()}, "help / import click": spread(ratios)}, indent=1))


if __name__ == "__main__":
    main()
