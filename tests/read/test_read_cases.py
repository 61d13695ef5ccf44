"""The text cases: what a text, a Markdown file or a page is read as."""

from __future__ import annotations

from pathlib import Path

import pytest
from ruamel.yaml import YAML

from briefing.model import Limits, RawText, Reading
from briefing.read import html, text

CASES = Path(__file__).parents[1] / "cases"


def cases(name: str) -> list[object]:
    rows = YAML(typ="safe").load((CASES / name).read_text("utf-8"))
    return [pytest.param(row, id=row["name"]) for row in rows]


def shown(raw: RawText) -> list[str]:
    words = [(b.kind, Reading.of(raw.text, [b.span], raw.repairs).text.strip()) for b in raw.blocks]
    return [word if kind == "paragraph" else f"{kind}: {word}" for kind, word in words]


@pytest.mark.parametrize("case", cases("read_plain.yaml"))
def test_plain(case: dict[str, object]) -> None:
    raw = text.read(str(case["text"]).encode(), "a.txt", "text/plain", Limits())
    assert raw.text == case["text"]
    assert shown(raw) == case["blocks"]


@pytest.mark.parametrize("case", cases("read_markdown.yaml"))
def test_markdown(case: dict[str, object]) -> None:
    raw = text.read(str(case["text"]).encode(), "a.md", "text/markdown", Limits())
    assert raw.text == case["text"]
    assert shown(raw) == case["blocks"]
    assert [f"{d.field}: {d.value}" for d in raw.declared] == case.get("declared", [])


@pytest.mark.parametrize("case", cases("read_html.yaml"))
def test_html(case: dict[str, object]) -> None:
    raw = html.read(str(case["html"]).encode(), "a.html", "text/html", Limits())
    assert shown(raw) == case["blocks"]
