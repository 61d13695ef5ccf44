"""Who wrote it, what is it called, when was it published? A folder run of the real command.

    python benchmarks/metadata.py SET_DIR/gold.jsonl --out PRED.jsonl            already flattened pages
    python benchmarks/metadata.py SET_DIR/gold.jsonl --out PRED.jsonl --html     saved web pages

Reads only the pages beside the answers, never the answers. Writes one line a document in the form
{id, title, authors, date}.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

from content import inspect, pages_of


def main() -> None:
    """Inspect a set's pages as one folder and write what each says of itself."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("gold", type=Path, help="gold.jsonl of the set, or its folder")
    parser.add_argument("--out", type=Path, required=True, help="file for the predictions")
    parser.add_argument("--html", action="store_true", help="read the saved web pages instead of the flattened text")
    arguments = parser.parse_args()
    gold = arguments.gold if arguments.gold.is_dir() else arguments.gold.parent
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        pages_of(gold, arguments.html, folder)
        lines = [
            json.dumps(
                {
                    "id": Path(source["path"]).stem,
                    "title": source["title"],
                    "authors": source["authors"],
                    "date": source["date"],
                }
            )
            for source in inspect(folder)
        ]
    arguments.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
