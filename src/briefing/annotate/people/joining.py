"""Annotate: join the mentions of one person: full name, surname, surname with a title."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.annotate.people.inflection import is_form_of
from briefing.annotate.people.mentions import Mention
from briefing.annotate.people.titles import FEMALE, MALE, PARTICLES
from briefing.model import Person


class _Entry:
    """One person while joining: the mentions so far."""

    def __init__(self, first: Mention) -> None:
        self.parts = first.parts
        self.name = first.name
        self.kind = first.kind
        self.role = first.role
        self.evidence = first.evidence
        self.gender = _gender(first)
        self.spans = [first.span]
        self.labels = int(first.label)
        self.inflected = first.inflected

    def take(self, mention: Mention) -> None:
        self.spans.append(mention.span)
        self.labels += mention.label
        self.role = self.role or mention.role
        self.evidence = self.evidence or mention.evidence
        self.gender = self.gender or _gender(mention)
        if mention.kind == "person" and len(mention.parts) > len(self.parts):
            self.parts, self.name = mention.parts, mention.name


def _gender(mention: Mention) -> str:
    if mention.address in FEMALE:
        return "f"
    return "m" if mention.address in MALE else ""


def _key(word: str) -> str:
    return word.casefold().strip(".")


def join(text: str, mentions: Sequence[Mention]) -> tuple[Person, ...]:
    """The people and bodies that `mentions` (in order of place) stand for, by first mention."""
    full: dict[str, list[_Entry]] = {}
    bodies: dict[str, _Entry] = {}
    entries: list[_Entry] = []
    later: list[Mention] = []
    inflected: list[Mention] = []
    for mention in mentions:
        if mention.kind == "body":
            key = " ".join(_key(part) for part in mention.parts)
            if key in bodies:
                bodies[key].take(mention)
            else:
                bodies[key] = _Entry(mention)
                entries.append(bodies[key])
        elif mention.inflected:
            inflected.append(mention)
        elif len(mention.parts) == 1:
            later.append(mention)
        else:
            known = full.setdefault(_key(mention.parts[-1]), [])
            same = next((entry for entry in known if _same(entry.parts, mention.parts)), None)
            if same is None:
                known.append(_Entry(mention))
                entries.append(known[-1])
            else:
                same.take(mention)
    singles: dict[str, _Entry] = {}
    for mention in later:
        # "Clara remembers": whoever speaks is a person, and so is the only one with that first name.
        for entry in _by_first_name(full, sure=False).get(_key(mention.parts[0]), []) if mention.evidence else ():
            entry.evidence = True
    first_names = _by_first_name(full)
    for mention in later:
        key = _key(mention.parts[0])
        candidates = full.get(key, []) or first_names.get(key, [])
        if not candidates:
            if key in singles:
                singles[key].take(mention)
            else:
                singles[key] = _Entry(mention)
                entries.append(singles[key])
            continue
        _nearest(text, candidates, mention).take(mention)
    _join_inflected(entries, inflected)
    people = []
    for entry in entries:
        # Somebody called by the surname alone elsewhere is a person; a lone capitalised word is not.
        if not entry.evidence and not (entry.labels > 1 and len(entry.parts) > 1):
            continue
        role = " ".join(text[entry.role.start : entry.role.end].split()) if entry.role is not None else None
        name = " ".join(text[entry.name.start : entry.name.end].split())
        people.append((min(entry.spans), Person(name, role, tuple(sorted(set(entry.spans))), entry.kind)))
    return tuple(person for _, person in sorted(people, key=lambda pair: (pair[0], pair[1].name)))


def _join_inflected(entries: list[_Entry], inflected: Sequence[Mention]) -> None:
    """Give each name in the genitive to the one person whose name it can be a form of; else it is kept as written."""
    for mention in inflected:
        written = tuple(_key(part) for part in mention.parts)
        same = [e for e in entries if e.inflected and tuple(_key(part) for part in e.parts) == written]
        fitting = [e for e in entries if e.kind == "person" and not e.inflected and is_form_of(mention.parts, e.parts)]
        if len(fitting) == 1:
            fitting[0].spans.append(mention.span)
            fitting[0].evidence = True
        elif same:
            same[0].take(mention)
        else:
            entries.append(_Entry(mention))


def _by_first_name(full: Mapping[str, Sequence[_Entry]], *, sure: bool = True) -> dict[str, list[_Entry]]:
    """The people with a first name that nobody else has: "Clara" for Clara Vale."""
    found: dict[str, list[_Entry]] = {}
    for entries in full.values():
        for entry in entries:
            if (entry.evidence or not sure) and len(entry.parts) == 2 and len(entry.parts[0].strip(".")) > 2:
                found.setdefault(_key(entry.parts[0]), []).append(entry)
    return {name: entries for name, entries in found.items() if len(entries) == 1}


def _nearest(text: str, candidates: list[_Entry], mention: Mention) -> _Entry:
    """Of several people of one surname, the one last spoken of whom the form of address fits.

    Somebody of whom only something is told ("Ann Hale's house") has not been spoken of.
    """
    gender = _gender(mention)
    fitting = [entry for entry in candidates if not gender or not entry.gender or entry.gender == gender] or candidates

    def distance(entry: _Entry) -> int:
        before = [
            mention.span.start - span.start
            for span in entry.spans
            if span.start <= mention.span.start and text[span.end : span.end + 2] not in ("'s", "’s")
        ]
        return min(before) if before else 10**9

    return min(fitting, key=lambda entry: (distance(entry), entry.spans[0]))


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two full names with the same surname can be one person's: the first names agree or are initials."""
    a, b = ([_key(part) for part in parts if _key(part) not in PARTICLES] for parts in (one, other))
    if not a or not b or a[-1] != b[-1]:
        return False
    if len(a) == 1 or len(b) == 1:
        return True
    return a[0] == b[0] or ((len(a[0]) == 1 or len(b[0]) == 1) and a[0][0] == b[0][0])
