"""How good are our quotations in other genres? The documents of tests/cases/genres on the whole road from bytes.

    python benchmarks/genres.py [-v] [NAME…]

Prints the score of each; -v prints what was missed. Optional answers count neither way.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "annotate"))

from genre_cases import Score, cases, score


def main() -> None:
    names = [name for name in sys.argv[1:] if name != "-v"]
    total = Score()
    for name, case in cases():
        if names and name not in names:
            continue
        one = score(case)
        print(
            f"{name:16} wanted {one.wanted:3} found {one.found:3} speaker {one.speaker:3} kind {one.kind:3} "
            f"wrong speakers {one.wrong_speakers} extra {one.extra} not quotations {one.named}"
        )
        if "-v" in sys.argv:
            print(*(f"    {note}" for note in one.notes), sep="\n")
        for key in ("wanted", "found", "speaker", "kind", "wrong_speakers", "extra", "named"):
            setattr(total, key, getattr(total, key) + getattr(one, key))
    print(
        f"{'all':16} wanted {total.wanted} found {total.found} speaker {total.speaker} kind {total.kind} "
        f"wrong speakers {total.wrong_speakers} extra {total.extra} not quotations {total.named}"
    )


if __name__ == "__main__":
    main()
