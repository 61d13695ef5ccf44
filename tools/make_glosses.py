"""Make src/briefing/glosses/wordnet.tsv.gz from WordNet's database files.

    python tools/make_glosses.py DICT OUT

DICT is the folder with index.sense, data.noun, data.verb and data.adj of WordNet 3.1.
"""

from __future__ import annotations

import gzip
import re
import sys
from collections import Counter
from pathlib import Path

PARTS = {"noun": "1", "verb": "2", "adj": "3"}
SATELLITE = "5"
SPECIES = {"05", "20"}
QUANTITY = "23"
COMMON = 3
SURE = 2
SENSES = 4
ADJECTIVE = re.compile(r"(?:ian|al|ive|ous|ic|able|ible|ent|ant|ary|ory)$")
LONGEST = 160
WORD = re.compile(r"[a-z]{6,}(?:-[a-z]+)?")


def selection(folder: Path) -> str:
    """The lines of the selection: common words alone, rarer ones with a gloss."""
    counts: Counter[str] = Counter()
    senses: dict[str, list[tuple[int, int, str, str]]] = {}
    for line in (folder / "index.sense").read_text("utf-8").splitlines():
        key, offset, number, tagged = line.split()
        lemma, rest = key.split("%")
        part = "3" if rest[0] == SATELLITE else rest[0]
        counts[lemma] += int(tagged)
        senses.setdefault(lemma, []).append((-int(tagged), int(number), part, offset))
    glosses = {(part, offset): told for name, part in PARTS.items() for offset, told in data(folder / f"data.{name}")}
    lines = []
    for lemma in sorted(senses):
        if not WORD.fullmatch(lemma):
            continue
        described = ADJECTIVE.search(lemma) is not None
        best = min(senses[lemma], key=lambda sense: (sense[0], described and sense[2] != "3", sense[2], sense[1]))
        kind, words, gloss = glosses.get(best[2:], ("", frozenset(), ""))
        circular = any(lemma[at : at + 6] in gloss for at in range(len(lemma) - 5))
        alike = sum(sense[2] == best[2] for sense in senses[lemma])
        unsure = alike > 1 and -best[0] < SURE
        if unsure or counts[lemma] > COMMON or len(senses[lemma]) > SENSES or kind == QUANTITY or (kind and circular):
            lines.append(lemma)
        elif kind not in SPECIES and lemma in words and gloss:
            lines.append(f"{lemma}\t{gloss}")
    return "".join(f"{line}\n" for line in lines)


def data(path: Path) -> list[tuple[str, tuple[str, frozenset[str], str]]]:
    """Every synset of a data file: its offset, its lexicographer file, its words and its gloss without examples."""
    found = []
    for line in path.read_text("utf-8").splitlines():
        if line.startswith("  "):
            continue
        head, _, gloss = line.partition(" | ")
        fields = head.split()
        words = frozenset(re.sub(r"\(.*\)", "", fields[4 + 2 * n]) for n in range(int(fields[3], 16)))
        told = " ".join(re.split(r'; "', gloss)[0].split())
        if len(told) > LONGEST:
            told = told[:LONGEST].rpartition(";")[0]
        found.append((fields[0], (fields[1], words, told)))
    return found


if __name__ == "__main__":
    Path(sys.argv[2]).write_bytes(gzip.compress(selection(Path(sys.argv[1])).encode(), 9, mtime=0))
