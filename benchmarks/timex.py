"""How good are our dates? Finds the temporal expressions of every document in a file of answers.

    python benchmarks/timex.py GOLD.jsonl --out PRED.jsonl

Reads only `doc_id`, `text` and `dct` (the document's date) of each line, and writes one line a document in
the form {doc_id, timexes: [{start, end, type, value}]}. Prints the speed on stderr.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

from briefing.annotate.dates import find_in


def main() -> None:
    """Read the answers' documents, write what was found in them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path)
    arguments = parser.parse_args()
    documents = [json.loads(line) for line in arguments.gold.read_text(encoding="utf-8").splitlines() if line]
    begun = time.perf_counter()
    found = [find_in(document["text"], document.get("dct")) for document in documents]
    seconds = time.perf_counter() - begun
    lines = [
        json.dumps(
            {
                "doc_id": document["doc_id"],
                "timexes": [
                    {"start": t.span.start, "end": t.span.end, "type": t.type, "value": t.value} for t in timexes
                ],
            }
        )
        for document, timexes in zip(documents, found, strict=True)
    ]
    out = "\n".join(lines) + "\n"
    if arguments.out:
        arguments.out.write_text(out, encoding="utf-8")
    else:
        sys.stdout.write(out)
    words = sum(len(document["text"].split()) for document in documents)
    print(f"{words} words in {seconds:.2f} s: {words / seconds:,.0f} words/s", file=sys.stderr)


if __name__ == "__main__":
    main()
