"""How much of an article's body is kept, and how little of the page's furniture? A folder run of the real command.

    python benchmarks/content.py SET_DIR --out PRED_DIR            already flattened pages (SET_DIR/flat/*.txt)
    python benchmarks/content.py SET_DIR --out PRED_DIR --html     saved web pages (SET_DIR/html/*.html.gz or *.html)

Reads only the pages, never the answers. Writes PRED_DIR/<id>.txt with one kept passage a line (of flat
text the passage's own lines), verbatim, by its offsets. Prints documents a second on stderr.
"""

from __future__ import annotations

import argparse
import gzip
import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TypedDict

_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u00ad"


class Place(TypedDict):
    start: int
    end: int


class Inspected(TypedDict):
    path: str
    title: str | None
    authors: list[str]
    date: str | None
    passages: list[Place]


def pages_of(gold: Path, html: bool, folder: Path) -> None:
    """Put the pages of a set into `folder`, named by their ids."""
    if not html:
        for page in sorted((gold / "flat").glob("*.txt")):
            shutil.copyfile(page, folder / page.name)
        return
    for page in sorted((gold / "html").iterdir()):
        if page.name.endswith(".html.gz"):
            (folder / page.name.removesuffix(".gz")).write_bytes(gzip.decompress(page.read_bytes()))
        elif page.suffix == ".html":
            shutil.copyfile(page, folder / page.name)


def inspect(folder: Path) -> list[Inspected]:
    """What `briefing inspect --json` says of all files of `folder`, read together as one folder."""
    command = [sys.executable, "-m", "briefing", "inspect", str(folder), "--json"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode > 1:
        raise SystemExit(done.stderr)
    found: list[Inspected] = json.loads(done.stdout)["sources"]
    return found


def text_of(file: Path) -> str:
    """The extracted text of a file, as `briefing inspect --text` prints it."""
    if file.suffix == ".txt":
        return file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    command = [sys.executable, "-m", "briefing", "inspect", str(file), "--text"]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout


def shown(text: str, passage: Place, html: bool) -> str:
    """A passage as it is scored: of a web page on one line, of flat text on the lines on which the file has it.

    A scorer that asks of each line of a flat file whether it was kept has to find the lines that were wrapped, and
    those with characters without a width at their ends, which no passage has.
    """
    start, end = passage["start"], passage["end"]
    if html:
        return " ".join(text[start:end].split("\n"))
    while start and text[start - 1] in _INVISIBLE:
        start -= 1
    while end < len(text) and text[end] in _INVISIBLE:
        end += 1
    return text[start:end]


def main() -> None:
    """Inspect a set's pages as one folder and write what is kept of each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("gold", type=Path, help="folder of the set")
    parser.add_argument("--out", type=Path, required=True, help="folder for the predictions")
    parser.add_argument("--html", action="store_true", help="read the saved web pages instead of the flattened text")
    arguments = parser.parse_args()
    arguments.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        pages_of(arguments.gold, arguments.html, folder)
        begun = time.perf_counter()
        sources = inspect(folder)
        seconds = time.perf_counter() - begun
        for source in sources:
            file = folder / Path(source["path"]).name
            text = text_of(file)
            kept = [shown(text, p, arguments.html) for p in source["passages"]]
            (arguments.out / f"{file.stem}.txt").write_text("\n".join(kept), encoding="utf-8")
    print(f"{len(sources)} documents in {seconds:.1f} s: {len(sources) / seconds:.1f} a second", file=sys.stderr)


if __name__ == "__main__":
    main()
