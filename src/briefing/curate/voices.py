"""Curate: tell who is one person across sources, with the reason; without evidence two names stay two."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing.model import Annotated, Person

_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*")
_OWNER = re.compile(r"['’]s\b")


@dataclass(frozen=True, slots=True)
class Voice:
    """Whom a name in one source stands for: the fullest name in any source, and why where the two differ."""

    name: str
    reason: str = ""
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Voices:
    """The speakers of all sources, by source and by the name that the source is read to give."""

    _known: Mapping[tuple[str, str], Voice]

    @staticmethod
    def of(annotated: Sequence[Annotated]) -> Voices:
        """Join the speakers of `annotated`."""
        return Voices({(i.source.id, name): voice for i in annotated for name, voice in _joined(i, annotated)})

    def named(self, source: str, name: str) -> Voice:
        """Whom `name` stands for in the source with the id `source`."""
        return self._known.get((source, name)) or Voice(name)


def _joined(item: Annotated, annotated: Sequence[Annotated]) -> Iterator[tuple[str, Voice]]:
    names = {q.speaker for q in item.quotations if q.speaker and q.status != "unknown"}
    names |= {person.name for person in item.people}
    if item.source.speaker is not None:
        names.add(item.source.speaker.value)
    everybody = [(a.source.id, person) for a in annotated for person in a.people if person.kind == "person"]
    bodies = [(a.source.id, person) for a in annotated for person in a.people if person.kind == "body"]
    for name in sorted(names):
        voice = (
            _same_name(item.source.id, name, everybody)
            or _by_role(name, everybody)
            or _spelled_out(name, annotated)
            or _same_name(item.source.id, name, [(i, p) for i, p in bodies if _parts(p.name) == _parts(name)])
        )
        if voice is not None:
            yield name, voice


def _same_name(here: str, name: str, known: Sequence[tuple[str, Person]]) -> Voice | None:
    """The fullest writing of the same name: accents, hyphens and initials aside; a surname that only one person has."""
    parts = _parts(name)
    fitting = [(place, person) for place, person in known if _fits(parts, _parts(person.name))]
    if not fitting:
        return None
    people = {_parts(person.name) for _, person in fitting}
    fullest = max(people, key=lambda one: (sum(map(len, one)), one))
    if any(not _fits(one, fullest) for one in people):
        return None
    place, person = next(pair for pair in fitting if _parts(pair[1].name) == fullest)
    own = [p.name for source, p in fitting if source == here and _parts(p.name) == fullest]
    shown = own[0] if own and own[0] == name else person.name
    role = next((p.role for _, p in sorted(fitting, key=lambda x: -len(x[1].role or "")) if p.role), None)
    if shown == name:
        return Voice(name, "", role)
    how = "the same name, otherwise spelled" if len(parts) == len(fullest) else f"the only {name.split()[-1]} named"
    return Voice(shown, f"“{name}” is {how}: {shown} in {place}", role)


def _by_role(name: str, known: Sequence[tuple[str, Person]]) -> Voice | None:
    """ "the Mayor of Westhaven": the one person to whom a source gives just this role, by name."""
    wanted = _role_words(name)
    if len(wanted) < 2:
        return None
    fitting = [(place, person) for place, person in known if person.role and wanted == _role_words(person.role)]
    if not fitting or any(not _alike(_parts(fitting[0][1].name), _parts(person.name)) for _, person in fitting):
        return None
    place, person = max(fitting, key=lambda pair: len(pair[1].name))
    return Voice(person.name, f"{place} calls {person.name} “{person.role}”", person.role)


def _spelled_out(name: str, annotated: Sequence[Annotated]) -> Voice | None:
    """ "MFA": the body that a source spells the abbreviation out as, where all that do agree."""
    bare = name.removeprefix("the ").removeprefix("The ")
    if not bare.isupper():
        return None
    found = [
        (a.source.id, a.source.words(term.definition))
        for a in annotated
        for term in a.terms
        if term.term == bare and term.definition is not None
    ]
    if len({_parts(words) for _, words in found}) != 1:
        return None
    place, words = found[0]
    return Voice(words, f"{place} spells “{bare}” out as “{words}”")


def _parts(name: str) -> tuple[str, ...]:
    """The words of a name in small letters, without accents, articles and full stops."""
    plain = unicodedata.normalize("NFKD", name)
    letters = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    words = tuple(_WORD.findall(letters.replace("-", " ").replace("\u2010", " ").replace("\u2011", " ")))
    return words[1:] if len(words) > 1 and words[0] == "the" else words


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    return _fits(one, other) or _fits(other, one)


def _fits(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether `short` can be `full` written shorter: the same surname, and each first name or initial in its order."""
    if not short or not full or short[-1] != full[-1] or len(short) > len(full):
        return False
    rest = list(full[:-1])
    for part in short[:-1]:
        while rest and not (rest[0] == part or (len(part) == 1 and rest[0].startswith(part))):
            rest.pop(0)
        if not rest:
            return False
        rest.pop(0)
    return True


def _role_words(role: str) -> frozenset[str]:
    return frozenset(_parts(_OWNER.sub("", role))) - {"of", "the", "a", "an", "for", "and"}
