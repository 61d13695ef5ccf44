"""How well is the article found in a saved web page, beside trafilatura in the same run? Word F1, speed, exactness.

    python benchmarks/web_pages.py SET_DIR [--out PRED_DIR] [--worst 20]

SET_DIR holds html/*.html.gz (or *.html) and gold.jsonl {id, gold_text}. All pages are read as one folder, as
`briefing inspect` does, up to the passages. Word F1 is that of two bags of words, the mean over documents.
A passage is exact when its characters, white space aside, stand in the page as lxml gives its text.
--out writes briefing/<id>.txt and trafilatura/<id>.txt, one kept passage or line a line.
"""

from __future__ import annotations

import argparse
import json
import re
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

import trafilatura
from content import pages_of
from lxml import etree

from briefing.clean import clean, recurring
from briefing.model import Source
from briefing.pipeline import Options
from briefing.pipeline.files import survey
from briefing.pipeline.reading import read
from briefing.segment import segment

_WORD = re.compile(r"\w+")


def ours(folder: Path) -> tuple[Source, ...]:
    """files → read → clean → segment, by one process."""
    raws, _ = read(survey([folder]).documents, Options(workers=1), lambda *_: None)
    lines = recurring(raws)
    return tuple(segment(clean(raw, f"S{number}", None, lines)[0]) for number, raw in enumerate(raws, 1))


def theirs(folder: Path) -> Mapping[str, str]:
    """What trafilatura extracts with its defaults, comments left out."""
    return {
        page.stem: trafilatura.extract(page.read_bytes(), include_comments=False) or ""
        for page in sorted(folder.glob("*.html"))
    }


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
        began = time.perf_counter()
        sources = ours(folder)
        mine = time.perf_counter() - began
        trafilatura.extract("<p>Load what is loaded once.</p>")
        began = time.perf_counter()
        extracted = theirs(folder)
        other = time.perf_counter() - began
        bad = [(s.raw.path, w) for s in sources for w in not_exact(s, (folder / s.raw.path).read_bytes())]
    kept = {
        Path(s.raw.path).stem: "\n".join(" ".join(s.text[p.span.start : p.span.end].split()) for p in s.passages)
        for s in sources
    }
    _report(gold, kept, extracted, arguments.worst)
    print(f"documents a second      ours {len(gold) / mine:6.1f}   trafilatura {len(gold) / other:6.1f}")
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
