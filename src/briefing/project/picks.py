"""Project's pack.yaml: words picked from a source, as every list of the plan has them."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.model import Pick
from briefing.project.yaml import Value


def read_picks(value: Value) -> Iterator[Pick]:
    """The picks of a list; an item that is none is a complaint."""
    for item in value.items():
        if pick := read_pick(item):
            yield pick


def read_pick(item: Value, extra: tuple[str, ...] = ()) -> Pick | None:
    """One item with `from`, `words` and `why`, and fields that are `extra` to it; None with a complaint."""
    fields = item.fields(("from", "words", "why", *extra))
    source = fields["from"].text() if "from" in fields else None
    words = fields["words"].text() if "words" in fields else None
    if not source or not words:
        missing = "from" if not source else "words"
        item.complaints.add(
            f"this entry has no “{missing}”.",
            item.line,
            "An entry has “from: S2” and “words: …” copied from that source.",
        )
        return None
    why = fields["why"].text() if "why" in fields else None
    return Pick(source.strip(), words.strip(), fields["words"].line, why or "")
