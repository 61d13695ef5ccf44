"""How good are our quotations? Runs the public API over GOLD (JSON lines with doc_id and text) and writes PRED.

    python benchmarks/quotes.py GOLD.jsonl --out PRED.jsonl [--spans] [--every N]

`--spans` writes one line a marked stretch (for the scorer's --verbatim), otherwise each quotation's whole
content. Prints words a second on stderr. GOLD may be gzipped; `--every N` takes each Nth document.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import sys
import time
from pathlib import Path

from briefing.annotate import people, quotations
from briefing.model import Quotation, RawBlock, RawText, Source, Span
from briefing.segment import segment

_LINE = re.compile(r"[^\n]+")


def source_of(text: str) -> Source:
    """A source that keeps everything: the lines of `text` that are not blank are its passages."""
    kept: list[RawBlock] = []
    for line in _LINE.finditer(text):
        words = line.group().strip()
        if words:
            start = line.start() + line.group().index(words)
            kept.append(RawBlock(Span(start, start + len(words)), "paragraph"))
    return segment(Source("S1", RawText("text.txt", "text/plain", "", text), kept=tuple(kept)))


def written(text: str, quotation: Quotation, spans: bool) -> list[dict[str, object]]:
    """`quotation` as the scorer reads it."""
    if spans and not quotation.marked:
        return []
    mention = quotation.speaker_span
    as_written = text[mention.start : mention.end] if mention else None
    return [
        {
            "start": span.start,
            "end": span.end,
            "type": quotation.kind,
            "speaker": quotation.speaker or as_written,
            "speaker_start": mention.start if mention else None,
            "speaker_end": mention.end if mention else None,
            "cue": quotation.cue,
            "status": quotation.status,
        }
        for span in (quotation.spans if spans else (quotation.content,))
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--spans", action="store_true")
    parser.add_argument("--every", type=int, default=1)
    options = parser.parse_args()
    opener = gzip.open if options.gold.suffix == ".gz" else open
    with opener(options.gold, "rt", encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines][:: options.every]
    words, seconds = 0, 0.0
    with options.out.open("w", encoding="utf-8") as out:
        for document in documents:
            text = document["text"]
            source = source_of(text)
            start = time.process_time()
            found = quotations.find(source, people.find(source))
            seconds += time.process_time() - start
            words += len(text.split())
            quotes = [line for quotation in found for line in written(text, quotation, options.spans)]
            out.write(json.dumps({"doc_id": document["doc_id"], "quotes": quotes}) + "\n")
    print(f"{words} words in {seconds:.2f} s: {words / max(seconds, 1e-9):,.0f} words a second", file=sys.stderr)


if __name__ == "__main__":
    main()
