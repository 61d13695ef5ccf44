"""How well are sentences dated? For each entity, the sentences that name it and the day that each tells of.

    python benchmarks/dated_events.py DOCS.jsonl GOLD.jsonl --out PRED.jsonl

DOCS has {corpus, doc_id, dct, text, sentences: [{id, start, end}]}; of GOLD only `corpus` and `entity` are read.
"""

from __future__ import annotations

import argparse
import json
import re
from pathlib import Path
from typing import Any

from briefing.annotate import dates
from briefing.curate.chronology.narrative import told
from briefing.model import Annotated, Fact, Passage, RawText, Source, Span

_TOO_COMMON = frozenset({"the", "of", "and", "inc", "corp", "company", "store"})


def named(entity: str) -> re.Pattern[str]:
    """Matches a text that names the entity: by its whole name or, for a person or a firm, by its last or first word."""
    words = [w for w in re.findall(r"\w+", entity) if w.lower() not in _TOO_COMMON]
    names = [r"\s+".join(map(re.escape, words)), *(re.escape(w) for w in words if len(w) > 2 and not w.isdigit())]
    return re.compile(rf"\b(?:{'|'.join(names)})", re.IGNORECASE)


def dated(document: dict[str, Any]) -> dict[int, str]:
    """A date for every sentence by its number, its open digits as X."""
    spans = {Span(s["start"], s["end"]): s["id"] for s in document["sentences"]}
    source = Source(
        "S1",
        RawText(document["doc_id"], "text/plain", "", document["text"]),
        date=Fact(document["dct"][:10], "metadata"),
        passages=tuple(Passage(n, "paragraph", span) for n, span in enumerate(sorted(spans), 1)),
        sentences=tuple(sorted(spans)),
    )
    telling = told(Annotated(source, timexes=dates.find(source)))
    return {spans[t.sentence]: (t.date + "-XX-XX")[:10] for t in telling if t.date}


def main() -> None:
    """Read the documents and the entities, write a date for every sentence that names one."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("docs", type=Path)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    documents = [json.loads(line) for line in arguments.docs.read_text(encoding="utf-8").splitlines()]
    days = [dated(document) for document in documents]
    lines = []
    for line in arguments.gold.read_text(encoding="utf-8").splitlines():
        asked = json.loads(line)
        names = named(asked["entity"])
        events = [
            {"doc_id": document["doc_id"], "sent": sentence["id"], "date": day[sentence["id"]]}
            for document, day in zip(documents, days, strict=True)
            if document["corpus"] == asked["corpus"]
            for sentence in document["sentences"]
            if sentence["id"] in day and names.search(document["text"][sentence["start"] : sentence["end"]])
        ]
        lines.append(json.dumps({"corpus": asked["corpus"], "entity": asked["entity"], "events": events}))
    arguments.out.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
