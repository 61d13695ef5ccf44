"""How good is a timeline of many documents? Chooses the days that matter, and sentences that tell of them.

    python benchmarks/timelines.py GOLD.jsonl --out PRED.jsonl

As in the published set-up, each timeline's first and last date, number of dates and sentences a date are given
to the program; nothing else of GOLD is read. `articles` there names a gzipped file beside it of {doc_id, date, text}.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from pathlib import Path

from briefing.annotate import dates
from briefing.curate.chronology.choosing import days
from briefing.model import Annotated, Fact, Passage, RawText, Source, Span


def annotated(number: int, article: dict[str, str]) -> Annotated:
    """An article whose lines are its sentences."""
    text = article["text"]
    lines, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            lines.append(Span(at, at + len(line.rstrip())))
        at += len(line) + 1
    passages = tuple(Passage(n, "paragraph", span) for n, span in enumerate(lines, 1))
    raw = RawText(article["doc_id"], "text/plain", "", text)
    source = Source(
        f"S{number}", raw, date=Fact(article["date"], "metadata"), passages=passages, sentences=tuple(lines)
    )
    return Annotated(source, timexes=dates.find(source))


def main() -> None:
    """Read each topic's articles and write a timeline for every reference."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    lines = []
    for row in arguments.gold.read_text(encoding="utf-8").splitlines():
        topic = json.loads(row)
        begun = time.perf_counter()
        with gzip.open(arguments.gold.parent / topic["articles"], "rt", encoding="utf-8") as articles:
            documents = [annotated(n, json.loads(line)) for n, line in enumerate(articles, 1)]
        texts = {d.source.id: d.source.text for d in documents}
        for reference in topic["timelines"]:
            given = sorted(day[:10] for day in reference["timeline"])
            length = round(sum(map(len, reference["timeline"].values())) / len(given))
            chosen = days(documents, len(given), max(1, length), given[0], given[-1])
            timeline = {day.day: [texts[e.source][e.span.start : e.span.end] for e in day.evidence] for day in chosen}
            lines.append(json.dumps({"id": reference["id"], "timeline": timeline}))
        seconds = time.perf_counter() - begun
        print(f"{topic['topic']}: {len(documents)} articles in {seconds:.1f} s", file=sys.stderr)
    arguments.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
