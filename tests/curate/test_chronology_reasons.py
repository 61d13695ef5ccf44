"""No date without a reason that leads back to words: walked by hand over the seeds and small folders made by chance."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from date_walk import MONTHS, WEEKDAYS, ends, said, underivable
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.annotate import annotate
from briefing.clean import clean, recurring
from briefing.clean.duplicates import group
from briefing.curate import draft, settle
from briefing.curate.chronology import events
from briefing.model import Annotated, Event, Known, Limits
from briefing.model.dates_in_words import event_in_words
from briefing.model.wordbook import Wordbook
from briefing.project import load_words
from briefing.read.text import read
from briefing.segment import segment
from briefing.write.json import inspection

ROOT = Path(__file__).parents[2]
SEEDS = {path.name: path.read_text("utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))}
ENGLISH = Wordbook("en", load_words([("en", (ROOT / "templates/_shared/words.en.yaml").read_text("utf-8"))])[0])


def understood(files: Mapping[str, str], known: Mapping[str, str]) -> list[Annotated]:
    """The whole road up to the annotations; `known` are dates that a person gives."""
    raws = [read(text.encode(), name, "text/plain", Limits()) for name, text in sorted(files.items())]
    lines = recurring(raws)
    sources = []
    for n, raw in enumerate(raws, 1):
        given_ = Known(date=known[raw.path]) if raw.path in known else None
        sources.append(segment(clean(raw, f"S{n}", given_, lines)[0]))
    return [annotate(source) for source in group(sources)]


def walked(found: list[Annotated], told: tuple[Event, ...]) -> list[str]:
    """What of the events' dates cannot be walked back to words."""
    data: dict[str, Any] = json.loads(inspection(found, told))
    sources = {source["id"]: source for source in data["sources"]}
    texts = {a.source.id: a.source.text for a in found}
    wrong = [(event, underivable(event, sources, texts)) for event in data["events"]]
    return [f"{event['edtf']} ({event['why']}): {why}" for event, why in wrong if why]


def in_print(found: list[Annotated], told: tuple[Event, ...]) -> list[str]:
    """What the pack prints as dates of its chronology that is neither the event's date nor one of its bounds."""
    pack, _ = settle(draft(found, told), found, told)
    wrong = []
    for entry in pack.chronology:
        event = entry.event
        values = [value for value in (event.edtf, event.not_before, event.not_after) if value]
        known = {end for value in values for end in ends(value)}
        months = {end._replace(day=0) for end in known}
        days = {end._replace(year=0) for end in known}  # "28–30 July 2025" tells the year once
        printed = said(event_in_words(event, ENGLISH))
        if not printed <= known | months | days | {day._replace(day=0) for day in days}:
            wrong.append(f"{event_in_words(event, ENGLISH)} is not {values}")
    return wrong


@pytest.mark.parametrize("known", [{}, {next(iter(SEEDS)): "2025-09-14"}], ids=["as they stand", "with a user's date"])
@pytest.mark.parametrize("without", [None, *range(5)])
def test_every_date_of_the_five_documents_follows_from_its_reason(known: dict[str, str], without: int | None) -> None:
    files = {name: text for n, (name, text) in enumerate(SEEDS.items()) if n != without}
    found = understood(files, known)
    told = events(found)
    assert any(event.edtf for event in told)
    assert walked(found, told) == []
    assert in_print(found, told) == []


def test_the_walk_sees_a_date_that_nothing_leads_to() -> None:
    found = understood(SEEDS, {})
    told = events(found)
    data = json.loads(inspection(found, told))
    sources = {source["id"]: source for source in data["sources"]}
    texts = {a.source.id: a.source.text for a in found}
    for event in data["events"]:
        for field, wrong in (("edtf", "2026-10-07"), ("not_before", "2024-01-01"), ("not_after", "2024-01-01")):
            if event[field]:
                assert underivable({**event, field: wrong}, sources, texts)
        if event["edtf"]:
            assert underivable(
                {**event, "why": "stated in S1" if "S5" in event["why"] else "stated in S5"}, sources, texts
            )


WHAT = (
    "The council of Lorne approved the harbour plan",
    "Workers of the port of Vigo began a strike at the harbour",
    "The mayor, Ines Duarte, opened the new bridge in Lorne",
    "A storm damaged the old bridge of Lorne",
    "The court in Madrid rejected the appeal of the harbour company",
)
DAYS = st.dates(date(1999, 1, 1), date(2027, 12, 31))


def in_english(day: date, form: int, here: date) -> str:
    month, weekday = MONTHS[day.month - 1], WEEKDAYS[day.weekday()]
    gap = (here - day).days
    forms = [
        f"on {day.day} {month} {day.year}",
        f"on {month} {day.day}, {day.year}",
        f"on {month} {day.day}",
        f"on {day.day} {month}",
        f"in {month} {day.year}",
        f"in {month}",
        f"on {weekday}",
        "yesterday",
        f"{max(2, gap % 9)} days ago",
        f"after {day.day} {month} {day.year}",
        f"from {day.day}–{day.day + 1 if day.day < 28 else day.day} {month} {day.year}",
    ]
    return forms[form % len(forms)]


STORY = st.lists(st.tuples(st.sampled_from(WHAT), DAYS, st.integers(0, 10)), min_size=1, max_size=4)
DOCUMENT = st.tuples(st.sampled_from(["none", "line", "user"]), DAYS, STORY)


@st.composite
def folders(pick: st.DrawFn) -> tuple[dict[str, str], dict[str, str]]:
    """Two to four short reports that tell the same few things at days near one another or far apart."""
    files, known = {}, {}
    anchors = pick(st.lists(DAYS, min_size=1, max_size=3))
    for n, (dated, here, story) in enumerate(pick(st.lists(DOCUMENT, min_size=1, max_size=4))):
        name = f"{n}.txt"
        lines = [f"Report number {n} from the harbour"]
        if dated == "line":
            lines.append(f"{here.day} {MONTHS[here.month - 1]} {here.year}")
        if dated == "user":
            known[name] = here.isoformat()
        for what, day, form in story:
            near = anchors[day.toordinal() % len(anchors)] + timedelta(day.toordinal() % 2)
            lines.append(f"{what} {in_english(near, form, here)}.")
        lines.append("The declaration followed the harbour strike held in July, officials of Lorne said.")
        files[name] = "\n\n".join(lines) + "\n"
    return files, known


@settings(max_examples=40, deadline=None)
@given(folders())
def test_every_date_of_a_small_folder_follows_from_its_reason(made: tuple[dict[str, str], dict[str, str]]) -> None:
    files, known = made
    found = understood(files, known)
    told = events(found)
    assert walked(found, told) == []
    assert in_print(found, told) == []


@settings(max_examples=15, deadline=None)
@given(folders(), st.randoms(use_true_random=False))
def test_the_order_of_the_documents_changes_nothing(
    made: tuple[dict[str, str], dict[str, str]], chance: random.Random
) -> None:
    files, known = made
    found = understood(files, known)
    shuffled = list(found)
    chance.shuffle(shuffled)
    assert events(shuffled) == events(found)
    order = [event.id for event in events(found)]
    assert order == [f"E{n}" for n in range(1, len(order) + 1)]


def test_files_that_are_named_otherwise_give_the_same_events() -> None:
    def told(files: dict[str, str]) -> set[tuple[str | None, str | None, str | None, frozenset[tuple[str, str]]]]:
        found = understood(files, {})
        name = {a.source.id: hashlib.sha256(a.source.text.encode()).hexdigest() for a in found}
        return {
            (e.edtf, e.not_before, e.not_after, frozenset((name[v.source], str(v.span)) for v in e.evidence))
            for e in events(found)
        }

    names = list(SEEDS)
    turned = {name: SEEDS[other] for name, other in zip(names, [*names[2:], *names[:2]], strict=True)}
    assert told(turned) == told(SEEDS)
