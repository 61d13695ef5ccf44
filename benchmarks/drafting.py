"""How long does a draft take at scale, and what does it choose? Seconds a stage, peak memory, and what is in the plan.

    python benchmarks/drafting.py FOLDER | ARTICLES.jsonl.gz | made:KIND [--most N] [--keep DIR] [--plan]

FOLDER holds documents. ARTICLES holds one JSON object a line, {doc_id, date, text}, as the timelines of the field have
it, its text cut into words: the first N articles in the order of their days become files, cut words joined again.
`made:KIND` makes one text of a difficult shape: `paragraphs` (5,000 of them), `line` (1 MB without a line end),
`marks` (1 MB of opening quotation marks), `mixed` (1 MB in one line of quotations, figures and dates).
Prints JSON: CPU seconds of this process a stage (reading is done by a worker, so its seconds are wall seconds),
megabytes at the peak, and how many excerpts, sources, events and voices were chosen, and how many repeat another.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from briefing import curate
from briefing.annotate import dates, people, quotations, terms
from briefing.clean import clean, recurring
from briefing.clean.duplicates import group
from briefing.curate.chronology import events
from briefing.model import Annotated, Pack, Plan
from briefing.pipeline import files as on_disk
from briefing.pipeline.looks import Looks
from briefing.pipeline.options import Options, silent
from briefing.pipeline.reading import knowledge, numbers, read
from briefing.segment import segment

T = TypeVar("T")
_MEGABYTE = 1_000_000
_SENTENCES = (
    "The council of Harbour {n} met on {d} May 2019 and approved a grant of {n} million dollars for the new bridge.",
    "“We reject this plan because it leaves {n} families without a road,” said Ada Weir, the mayor of Harbour {n}.",
    "Minister Jon Vale condemned the vote and pledged to repair {n} kilometres of the old quay before the winter.",
    "He added that the engineers would publish their report later.",
)


class Clock:
    """CPU seconds of this process by the name of what it did."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def __call__(self, name: str, work: Callable[[], T]) -> T:
        """What `work` returns; its seconds are added to `name`."""
        wall = name.startswith("read")
        now = time.perf_counter if wall else time.process_time
        before = now()
        done = work()
        self.seconds[name] = self.seconds.get(name, 0.0) + now() - before
        return done


def made(kind: str) -> str:
    """A text of a difficult shape."""
    if kind == "marks":
        return "“" * _MEGABYTE
    count = 5_000 if kind == "paragraphs" else _MEGABYTE
    parts: list[str] = []
    length = 0
    while (len(parts) if kind == "paragraphs" else length) < count:
        n = len(parts)
        part = _SENTENCES[n % len(_SENTENCES)].format(n=n, d=n % 28 + 1)
        if kind == "line":
            part = "the harbour of the old town lay still, and "
        elif kind == "paragraphs":
            part = " ".join(s.format(n=n, d=n % 28 + 1) for s in _SENTENCES)
        parts.append(part)
        length += len(part) + 1
    return "\n\n".join(parts) if kind == "paragraphs" else " ".join(parts)


def joined(text: str) -> str:
    """Words cut for a machine, joined as they stand in print."""
    text = text.replace("``", "“").replace("''", "”").replace("-LRB-", "(").replace("-RRB-", ")").replace("`", "‘")
    text = re.sub(r" (?=[,.;:!?%)”]|'(?:s|ll|re|ve|d|m)?(?![\w])|n't\b)", "", text)
    return "\n\n".join(line.strip() for line in re.sub(r"(?<=[(“‘$]) ", "", text).split("\n") if line.strip())


def lay_out(articles: Path, folder: Path, most: int) -> None:
    """Write the first `most` articles as files, and their days to sources.yaml."""
    with gzip.open(articles, "rt", encoding="utf-8") as lines:
        found = sorted((json.loads(line) for line in lines), key=lambda a: (a["date"], a["doc_id"]))
    found = [a for a in found if len(a["text"].split()) > 120]
    step = max(1, len(found) // most)
    known = []
    for number, article in enumerate(found[::step][:most], 1):
        name = f"{number:04}-{article['source']}.txt"
        (folder / name).write_text(joined(article["text"]), encoding="utf-8")
        known.append(f"- file: {name}\n  date: {article['date'][:10]}\n  publisher: {article['source']}\n")
    (folder / "sources.yaml").write_text("sources:\n" + "".join(known), encoding="utf-8")


def draft(target: Path, clock: Clock) -> tuple[tuple[Annotated, ...], Plan, Pack]:
    """The stages one by one, timed."""
    folder = on_disk.survey([target])
    raws, _ = clock("read (wall)", lambda: read(folder.documents, Options(), silent))
    known, _ = knowledge(folder, raws)
    number = numbers([raw.path for raw in raws], None)
    lines = clock("clean", lambda: recurring(raws))
    cleaned = clock("clean", lambda: [clean(r, number[r.path], known.get(r.path), lines)[0] for r in raws])
    sources = clock("segment", lambda: [segment(source) for source in cleaned])
    sources.sort(key=lambda source: int(source.id[1:]))
    sources = clock("duplicates", lambda: list(group(sources)))
    named = clock("people", lambda: [people.find(s) for s in sources])
    dated = clock("dates", lambda: [dates.find(s) for s in sources])
    quoted = clock("quotations", lambda: [quotations.find(s, n) for s, n in zip(sources, named, strict=True)])
    hard = clock("terms", lambda: [terms.find(s) for s in sources])
    annotated = tuple(Annotated(*all_) for all_ in zip(sources, dated, quoted, named, hard, strict=True))
    found = clock("events", lambda: events(annotated))
    book, _ = Looks.of(folder.root).phrasebook("en")
    plan = clock("draft", lambda: curate.draft(annotated, found, book=book))
    pack, _ = clock("settle", lambda: curate.settle(plan, annotated, found, book))
    return annotated, plan, pack


def chosen(annotated: tuple[Annotated, ...], plan: Plan, pack: Pack) -> dict[str, int]:
    """What the plan holds, counted."""
    stories = {a.source.id: a.source.same_story for a in annotated}
    used = [p.source.split()[0] for p in plan.excerpts]
    told = [stories[name] for name in dict.fromkeys(used) if stories[name] is not None]
    words = [p.words for p in plan.excerpts]
    return {
        "documents": len(annotated),
        "repeating documents": sum(a.source.same_story is not None for a in annotated),
        "excerpts": len(plan.excerpts),
        "words in them": sum(len(w.split()) for w in words),
        "sources": len(set(used)),
        "duplicates among them": len(told) - len(set(told)) + len(words) - len(set(words)),
        "events": len(plan.chronology),
        "key quotes": len(plan.quotes),
        "questions": len(plan.questions),
        "terms": len(plan.terms),
        "bottom line": len(plan.bottom_line),
        "voices": len({q.speaker for q in pack.quotes if q.speaker}),
        "comparisons": len(pack.comparisons),
    }


def main() -> None:
    """Draft from what the command line names."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("target")
    parser.add_argument("--most", type=int, default=200)
    parser.add_argument("--keep", type=Path, help="write the articles here and keep them")
    parser.add_argument("--plan", action="store_true", help="print the plan as well")
    arguments = parser.parse_args()
    clock = Clock()
    with tempfile.TemporaryDirectory() as temporary:
        target = arguments.keep or Path(temporary)
        target.mkdir(parents=True, exist_ok=True)
        if arguments.target.startswith("made:"):
            (target / "text.txt").write_text(made(arguments.target[5:]), encoding="utf-8")
        elif arguments.target.endswith(".gz"):
            lay_out(Path(arguments.target), target, arguments.most)
        else:
            target = Path(arguments.target)
        annotated, plan, pack = draft(target, clock)
    rounded = {name: round(spent, 2) for name, spent in clock.seconds.items()}
    total = round(sum(clock.seconds.values()), 2)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    told = {"seconds": rounded, "total": total, "peak MB": peak, "chosen": chosen(annotated, plan, pack)}
    print(json.dumps(told, indent=1))
    if arguments.plan:
        from briefing.project import dump_plan

        sys.stdout.write(dump_plan(plan))


if __name__ == "__main__":
    main()
