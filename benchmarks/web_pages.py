"""How well is the article found in a saved web page, beside trafilatura in the same run? Word F1, speed, exactness.

    python benchmarks/web_pages.py SET_DIR [--out PRED_DIR] [--worst 20]

SET_DIR holds html/*.html.gz (or *.html) and gold.jsonl {id, gold_text}. Word F1 is that of two bags of words,
the mean over documents. A passage is exact when its characters, white space aside, stand in the page as lxml
gives its text.

Speed is measured on the same task: from a page's bytes, which are in memory, to its main text and what it says of
itself (title, authors, date, publisher). All is done by this process, and counted in CPU seconds. Ours is one
folder: read, the lines that recur in it, clean; the start of a process, the cache, JSON and the sentences are on
neither side. Trafilatura runs with its defaults but for comments, which are left out: for the text alone, which is
less than we do, and with its metadata. What it remembers of pages seen before is cleared. The two take turns page by
page, so that other work on the machine slows both.
--out writes briefing/<id>.txt and trafilatura/<id>.txt, one kept passage or line a line.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

import trafilatura
from content import pages_of
from lxml import etree
from trafilatura.meta import reset_caches

from briefing.clean import clean, recurring
from briefing.model import Limits, Source
from briefing.read.html import read
from briefing.segment import segment

_WORD = re.compile(r"\w+")


Pages = Mapping[str, bytes]
_T = TypeVar("_T")


def ours(pages: Pages) -> tuple[Source, ...]:
    """What is kept of each page, read as one folder by this process."""
    raws = [read(data, name, "text/html", Limits()) for name, data in pages.items()]
    lines = recurring(raws)
    return tuple(clean(raw, f"S{number}", None, lines)[0] for number, raw in enumerate(raws, 1))


def theirs(pages: Pages) -> Mapping[str, str]:
    """The text that trafilatura extracts with its defaults, comments left out."""
    return {Path(name).stem: trafilatura.extract(data, include_comments=False) or "" for name, data in pages.items()}


class Clock:
    """CPU seconds of this process, summed over tasks that take turns."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def time(self, task: Callable[[], _T]) -> _T:
        """What `task` gives, its time added."""
        began = time.process_time()
        result = task()
        self.seconds += time.process_time() - began
        return result


def speeds(pages: Pages) -> tuple[float, float, float]:
    """Pages a CPU second: ours, trafilatura's text, trafilatura's text with metadata."""
    mine, text, both = Clock(), Clock(), Clock()
    for task in (ours, theirs):
        task(dict(list(pages.items())[:2]))  # what is loaded once is loaded now
    reset_caches()
    raws = []
    for name, data in pages.items():
        raws.append(mine.time(partial(read, data, name, "text/html", Limits())))
        text.time(partial(trafilatura.extract, data, include_comments=False))
    lines = mine.time(partial(recurring, raws))
    reset_caches()
    for raw, data in zip(raws, pages.values(), strict=True):
        mine.time(partial(clean, raw, "S1", None, lines))
        both.time(partial(trafilatura.bare_extraction, data, include_comments=False, with_metadata=True))
    return len(pages) / mine.seconds, len(pages) / text.seconds, len(pages) / both.seconds


def word_f1(found: str, gold: str) -> float:
    """The F1 of two bags of words."""
    a, b = (Counter(_WORD.findall(text.lower())) for text in (found, gold))
    both = (a & b).total()
    if not a or not b:
        return float(not a and not b)
    return 2 * both / (a.total() + b.total())


def not_exact(source: Source, page: bytes) -> list[str]:
    """The passages of `source` that do not stand in its page."""
    tree = etree.fromstring(page, etree.HTMLParser(encoding="utf-8", huge_tree=True, remove_comments=True))
    etree.strip_elements(tree, "script", "style", "noscript", "template", with_tail=False)
    whole = re.sub(r"\s+", "", "".join(str(piece) for piece in tree.itertext()))
    passages = [source.text[p.span.start : p.span.end] for p in source.passages]
    return [words for words in passages if re.sub(r"\s+", "", words) not in whole]


def main() -> None:
    """Run both on a set and print the figures, and the pages where ours falls behind most."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("gold", type=Path, help="folder of the set")
    parser.add_argument("--out", type=Path, help="folder for the predictions")
    parser.add_argument("--worst", type=int, default=0, help="list so many pages where trafilatura is ahead")
    arguments = parser.parse_args()
    lines = (arguments.gold / "gold.jsonl").read_text("utf-8").splitlines()
    gold = {str(answer["id"]): str(answer["gold_text"] or "") for answer in map(json.loads, lines)}
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        pages_of(arguments.gold, True, folder)
        pages = {page.name: page.read_bytes() for page in sorted(folder.glob("*.html"))}
    sources = tuple(segment(source) for source in ours(pages))
    extracted = theirs(pages)
    bad = [(s.raw.path, w) for s in sources for w in not_exact(s, pages[s.raw.path])]
    kept = {
        Path(s.raw.path).stem: "\n".join(" ".join(s.text[p.span.start : p.span.end].split()) for p in s.passages)
        for s in sources
    }
    _report(gold, kept, extracted, arguments.worst)
    mine, theirs_alone, theirs_whole = speeds(pages)
    print(
        f"pages a CPU second      ours {mine:6.1f}   trafilatura {theirs_alone:6.1f}, with metadata {theirs_whole:.1f}"
    )
    print(f"passages not exact      {len(bad)} of {sum(len(s.passages) for s in sources)}")
    for path, words in bad[: arguments.worst]:
        print(f"    {path}: {words[:100]!r}")
    for name, texts in (("briefing", kept), ("trafilatura", extracted)):
        if arguments.out:
            (arguments.out / name).mkdir(parents=True, exist_ok=True)
            for page, text in texts.items():
                (arguments.out / name / f"{page}.txt").write_text(text, "utf-8")


def _report(gold: Mapping[str, str], kept: Mapping[str, str], extracted: Mapping[str, str], worst: int) -> None:
    scores = {
        page: (word_f1(kept.get(page, ""), text), word_f1(extracted.get(page, ""), text)) for page, text in gold.items()
    }
    print(f"{len(gold)} documents")
    print(f"word F1                 ours {_mean([a for a, _ in scores.values()]):6.4f}   ", end="")
    print(f"trafilatura {_mean([b for _, b in scores.values()]):6.4f}")
    behind = sorted(scores, key=lambda page: scores[page][0] - scores[page][1])
    for page in behind[:worst]:
        a, b = Counter(_WORD.findall(kept.get(page, "").lower())), Counter(_WORD.findall(gold[page].lower()))
        print(f"    {page:<28} ours {scores[page][0]:.3f} trafilatura {scores[page][1]:.3f}", end="")
        print(f"   words lost {(b - a).total()}, too many {(a - b).total()}, of {b.total()}")


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


if __name__ == "__main__":
    main()
