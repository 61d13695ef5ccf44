"""Curate: say in plain words what the sources do not tell, and what of them the pack leaves out."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.curate import ledger
from briefing.curate.edtf import in_words, tells_year
from briefing.model import Annotated, Excerpt, Pack, Source, Wording


def gaps(annotated: Sequence[Annotated], pack: Pack) -> tuple[Wording, ...]:
    """What a reader must know is missing, each as one sentence of ours; only what can be told from the sources."""
    sources = [a.source for a in annotated]
    told: list[str] = []

    def of(some: Sequence[Source], one: str, many: str) -> None:
        if some:
            told.append((one if len(some) == 1 else many).format(_listed([s.id for s in some])))

    of([s for s in sources if not s.date], "{} carries no date.", "{} carry no date.")
    of(
        [s for s in sources if not s.authors and not s.speaker],
        "{} names no author.",
        "{} name no author.",
    )
    of(
        [s for s in sources if not s.publisher and not s.speaker],
        "{} does not say who published it.",
        "{} do not say who published them.",
    )
    of(
        [s for s in sources if s.rights.link_required and not s.url],
        "The publisher of {} asks for a link to the original, and no address is known.",
        "The publishers of {} ask for a link to the original, and no addresses are known.",
    )
    for entry in pack.chronology:
        if entry.band == "bounded":
            bounds = [f"not before {in_words(entry.event.not_before)}" if entry.event.not_before else ""]
            bounds.append(f"not after {in_words(entry.event.not_after)}" if entry.event.not_after else "")
            places = list(dict.fromkeys(_place(pack, excerpt) for excerpt in entry.excerpts))
            tells = "tells" if len(places) == 1 else "tell"
            known = " and ".join(filter(None, bounds))
            told.append(f"No source gives the day of what {_listed(places)} {tells}: it is {known}.")
        elif entry.event.edtf and not tells_year(entry.event.edtf):
            places = list(dict.fromkeys(_place(pack, excerpt) for excerpt in entry.excerpts))
            tells = "tells" if len(places) == 1 else "tell"
            told.append(f"No source gives the year of what {_listed(places)} {tells}: {in_words(entry.event.edtf)}.")
    alone = [c for c in pack.comparisons if c.agree is None]
    told.extend(f"Only {c.excerpts[0].source} gives the figure {c.subject}." for c in alone[:4])
    for comparison in pack.comparisons:
        if comparison.agree is False:
            names = _listed([e.source for e in comparison.excerpts])
            told.append(f"{names} give different figures: {comparison.subject}.")
    reports = [a.source for a in annotated if a.source.via and not a.source.speaker]
    of(
        reports,
        "{} reports at second hand: it names another as the place it has its words from.",
        "{} report at second hand: they name others as the place they have their words from.",
    )
    unnamed = [a.source for a in annotated if any(q.marked and not q.speaker for q in a.quotations)]
    of(unnamed, "{} quotes words without naming who said them.", "{} quote words without naming who said them.")
    silent = [
        a.source
        for a in annotated
        if not a.source.speaker and not any(q.kind != "indirect" and q.speaker for q in a.quotations)
    ]
    of(silent, "{} quotes nobody directly.", "{} quote nobody directly.")
    voices = list(dict.fromkeys(q.speaker for q in pack.quotes if q.speaker))
    if len(voices) == 1:
        told.append(f"Only one voice is quoted: {voices[0]}.")
    elif not voices and annotated:
        told.append("No voice is quoted: the sources name nobody with their words.")
    return tuple((sentence,) for sentence in told)


def left_out(annotated: Sequence[Annotated], pack: Pack) -> tuple[str, ...]:
    """One sentence for each source of which nothing is printed, and one for the voices that are not."""
    printed = ledger.by_source(pack.printable())
    first_of: dict[int, str] = {}
    for item in annotated:
        if item.source.same_story is not None:
            first_of.setdefault(item.source.same_story, item.source.id)
    same: dict[str, list[str]] = {}
    unused: list[str] = []
    for item in annotated:
        if printed.get(item.source.id):
            continue
        first = first_of.get(item.source.same_story) if item.source.same_story is not None else None
        if first and first != item.source.id:
            same.setdefault(first, []).append(item.source.id)
        else:
            unused.append(item.source.id)
    told = [f"{_listed(names)}: the same story as {first}; nothing of it is printed." for first, names in same.items()]
    if unused:
        told.append(f"{_listed(unused)}: nothing of {'it' if len(unused) == 1 else 'them'} is printed.")
    heard = {q.speaker for q in pack.quotes} | {p.actor for p in pack.positions}
    absent = list(
        dict.fromkeys(
            q.speaker for a in annotated for q in a.quotations
            if q.speaker and q.kind != "indirect" and q.speaker not in heard
        )
    )  # fmt: skip
    if absent:
        shown = _listed(absent[:8]) + (f" and {len(absent) - 8} more" if len(absent) > 8 else "")
        told.append(f"Quoted in the sources, but not among the key quotes: {shown}.")
    return tuple(told)


def _listed(names: Sequence[str]) -> str:
    if len(names) > 12:
        return f"{', '.join(names[:10])} and {len(names) - 10} more"
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def _place(pack: Pack, excerpt: Excerpt) -> str:
    """Where an excerpt begins in its source: S2 ¶5."""
    passage = pack.source(excerpt.source).passage_at(excerpt.spans[0].start)
    return f"{excerpt.source} ¶{passage.number}" if passage else excerpt.source
