"""Curate: the sources ready to be looked into, and the picks of a plan resolved against them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from briefing.curate.find_words import Folded, Places, find, nearest
from briefing.model import Annotated, Finding, Pick, Plan, Source, Span

QUOTABLE_ROLES = frozenset({"title", "standfirst", "dateline", "byline", "salutation", "closing"})
"""Roles that are not body but may tell or date an event."""

_PLACE = re.compile(r"\s*(?P<source>[^\s¶,:]+)\s*[,:]?\s*(?:(?:¶+|par\.?|p\.?)?\s*(?P<number>\d+))?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Shelved:
    """An annotated source with its body folded, and its quotable roles likewise."""

    annotated: Annotated
    body: Folded
    roles: Folded

    @property
    def source(self) -> Source:
        """The source itself."""
        return self.annotated.source


class Shelf:
    """The sources of a pack by id; each is folded when it is first looked into."""

    __slots__ = ("_annotated", "_folded", "_missing")

    def __init__(self, annotated: Sequence[Annotated], plan: Plan | None = None) -> None:
        by_path = {a.source.raw.path: a for a in annotated}
        by_id = {a.source.id: a for a in annotated}
        self._annotated = dict(by_id)
        self._missing: dict[str, str] = {}
        for number, path in plan.numbers.items() if plan else ():
            if path in by_path:
                self._annotated[number] = by_path[path]
            else:
                self._annotated.pop(number, None)
                self._missing[number] = path
        self._folded: dict[str, Shelved] = {}

    def get(self, name: str) -> Shelved | None:
        """The source that the plan calls `name`."""
        if name not in self._annotated:
            return None
        if name not in self._folded:
            annotated = self._annotated[name]
            source = annotated.source
            roles = sorted(r.span for r in source.removed if r.reason in QUOTABLE_ROLES)
            self._folded[name] = Shelved(
                annotated, Folded.of(source, [p.span for p in source.passages]), Folded.of(source, roles)
            )
        return self._folded[name]

    def at(self, place: str) -> Shelved | None:
        """The source of a place ("S2" or "S2 ¶9")."""
        match = _PLACE.fullmatch(place)
        return self.get(match["source"]) if match else None

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all sources."""
        return tuple(self._annotated)

    def missing(self, name: str) -> str | None:
        """The path of a source that the plan numbers and that is not there."""
        return self._missing.get(name)


@dataclass(frozen=True, slots=True)
class Found:
    """A pick resolved: the source's id and the spans of its words in order."""

    source: Source
    spans: tuple[Span, ...]


def resolve(pick: Pick, shelf: Shelf, path: str | None, *, roles: bool = False) -> Found | Finding:
    """Where the words of `pick` stand, or what is wrong with it.

    `roles` also looks into titles, datelines and the like. The source may be narrowed to one paragraph
    ("S2 ¶9") where the same words stand in several.
    """

    def wrong(code: str, message: str, hint: str) -> Finding:
        return Finding("error", code, message, path, pick.line, hint)

    place = _PLACE.fullmatch(pick.source)
    name = place["source"] if place else pick.source.strip()
    shelved = shelf.get(name)
    if shelved is None:
        moved = _moved(pick, name, shelf)
        if gone := shelf.missing(name):
            return wrong(
                "source-missing", f"{name} is {gone}, which is not there.", moved or "Put it back, or leave this out."
            )
        known = f"The sources are {_listed(shelf.names)}."
        return wrong("unknown-source", f"There is no source {name!r}.", moved or known)
    source = shelved.source
    if not pick.words.strip():
        return wrong("no-words", f"No words are quoted from {name}.", "Quote the words to print, or leave this out.")
    within = None
    if place and place["number"]:
        numbered = [p.span for p in source.passages if p.number == int(place["number"])]
        if not numbered:
            message = f"{name} has no paragraph {place['number']}."
            return wrong("unknown-place", message, f"Its paragraphs are ¶1 to ¶{len(source.passages)}.")
        within = numbered[0]
    places = find(shelved.body, pick.words, within)
    if not places and roles:
        places = find(shelved.roles, pick.words)[:1]
    if len(places) == 1:
        return Found(source, places[0])
    if places:
        where = list_places(source, places)
        narrowed = len({where_is(source, spans[0]) for spans in places}) > 1
        hint = f"Write the source as “{_first_paragraph(source, name, places)}”, or quote" if narrowed else "Quote"
        message = f"These words stand in {len(places)} places: {where}."
        return wrong("words-in-several-places", message, f"{hint} more words around them.")
    return wrong("words-not-found", *_why_not(pick, name, shelved, shelf))


def _moved(pick: Pick, name: str, shelf: Shelf) -> str | None:
    """Where the words stand of a source that is not there: most likely it goes by another name now."""
    for other in shelf.names:
        if (there := shelf.get(other)) and find(there.body, pick.words):
            path = there.source.raw.path
            return (
                f"These words stand in {other} ({path}). If that is the same document, write "
                f"“{name}: {path}” under “sources:”; else write {other} here."
            )
    return None


def _why_not(pick: Pick, name: str, shelved: Shelved, shelf: Shelf) -> tuple[str, str]:
    """What to say of words that stand nowhere in the source they are said to be of."""
    begun = " ".join(pick.words.split()[:6])
    message = f"These words are not in {name}: {begun}{' …' if len(pick.words.split()) > 6 else ''}"
    if (shelved.roles.text and find(shelved.roles, pick.words)) or _in_removed(shelved.source, pick.words):
        return message, "They stand in what was taken out of its body (title, menu, notice …); quote the body."
    for other in shelf.names:
        if other != name and (there := shelf.get(other)) and (places := find(there.body, pick.words)):
            return message, f"They stand in {list_places(there.source, places[:2])}: is that the source?"
    near = nearest(shelved.body, pick.words)
    if near.matched:
        assert near.span is not None
        at = where_is(shelved.source, near.span)
        goes_on = f"goes on {near.source_has!r}" if near.source_has else "ends"
        return message, (
            f"The first {near.matched} of {near.words} words stand in {at}; there the source {goes_on}, "
            f"here stands {near.plan_has!r}."
        )
    if near.span:
        at = where_is(shelved.source, near.span)
        return message, f"The closest passage is {at}; copy the words from there."
    return message, f"Copy them from the source ({shelved.source.raw.path}), letter for letter."


def _in_removed(source: Source, words: str) -> bool:
    return bool(find(Folded.of(source, [removal.span for removal in source.removed]), words))


def where_is(source: Source, span: Span) -> str:
    """The place of `span` as it is cited: "S2 ¶7"."""
    passage = source.passage_at(span.start)
    return f"{source.id} ¶{passage.number}" if passage else source.id


def list_places(source: Source, places: Places) -> str:
    """The places in words: "S2 ¶3 and S2 ¶9"."""
    return _listed([where_is(source, spans[0]) for spans in places[:6]], "and")


def _first_paragraph(source: Source, name: str, places: Places) -> str:
    passage = source.passage_at(places[0][0].start)
    return f"{name} ¶{passage.number}" if passage else name


def _listed(things: Iterable[str], last: str = "and") -> str:
    listed = list(things)
    if len(listed) > 12:
        listed = [*listed[:11], "…", listed[-1]]
    return f" {last} ".join(filter(None, [", ".join(listed[:-1]), listed[-1]])) if listed else "none"
