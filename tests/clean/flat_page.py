"""What the cleaning tests share: a page from text, one block a line, and the cases people can add to."""

from __future__ import annotations

import re
from pathlib import Path

from ruamel.yaml import YAML

from briefing.model import RawBlock, RawText, Source, Span

CASES = Path(__file__).parents[1] / "cases"
SEEDS = Path(__file__).parents[2] / "seeds"
_MARK = re.compile(r"\s*(?:[-*•]|\d+[.)])\s+")


def cases(name: str) -> list[dict[str, object]]:
    """The entries of a case file."""
    entries = YAML(typ="safe").load((CASES / name).read_text(encoding="utf-8"))
    assert isinstance(entries, list)
    return entries


def flat(text: str, path: str = "page.txt") -> RawText:
    """A page of plain text: each line that is not blank is a block, a list mark outside it."""
    blocks = []
    start = 0
    for line in text.split("\n"):
        mark = _MARK.match(line)
        begin = start + (mark.end() if mark else len(line) - len(line.lstrip()))
        end = start + len(line.rstrip())
        if begin < end:
            blocks.append(RawBlock(Span(begin, end), "list-item" if mark else "paragraph"))
        start += len(line) + 1
    return RawText(path, "text/plain", "0" * 64, text, tuple(blocks))


def kept(source: Source) -> list[str]:
    """The words of the kept blocks, in order."""
    return [source.text[b.span.start : b.span.end] for b in source.kept]


def removed(source: Source) -> list[tuple[str, str]]:
    """The words and reasons of what was taken away, in order."""
    return [(source.text[r.span.start : r.span.end], r.reason) for r in source.removed]
