"""Curate: tell who is one person across sources, with the reason; without evidence two names stay two."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing.model import Annotated, Person

_WORD = re.compile(r"[^\W_]+(?:\.[^\W_]+)*")
# How romanisations of Cyrillic and Arabic names differ; the order matters.
_TRANSCRIBED = tuple(
    (re.compile(written), sound)
    for written, sound in (
        ("dzh|zh|dj", "j"),
        ("kh|gh", "h"),
        ("ph", "f"),
        ("ou|oo", "u"),
        ("q|ck", "k"),
        ("w", "v"),
        (r"(.)\1", r"\1"),
        ("iy|yi|ij|y", "i"),
        ("i(?=[aeou])", ""),
    )
)
_CERTAIN = 3
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
        known = _Known.of(annotated)
        return Voices({(i.source.id, name): voice for i in annotated for name, voice in _joined(i, known)})

    def named(self, source: str, name: str) -> Voice:
        """Whom `name` stands for in the source with the id `source`."""
        return self._known.get((source, name)) or Voice(name)


@dataclass(frozen=True, slots=True)
class _Known:
    """Everybody whom any source names, each with the source's id, to be looked up instead of gone through.

    `people` and `bodies` by the last word of the name, `sounds` by how its words sound, `roles` by
    those of the role; `spelled` are the sources' explanations by the term that they explain. All in the
    order of the sources.
    """

    people: Mapping[str, Sequence[_Named]]
    sounds: Mapping[tuple[str, ...], Sequence[_Named]]
    bodies: Mapping[str, Sequence[_Named]]
    roles: Mapping[frozenset[str], Sequence[_Named]]
    spelled: Mapping[str, Sequence[tuple[str, str]]]

    @staticmethod
    def of(annotated: Sequence[Annotated]) -> _Known:
        people: dict[str, list[_Named]] = {}
        sounds: dict[tuple[str, ...], list[_Named]] = {}
        bodies: dict[str, list[_Named]] = {}
        roles: dict[frozenset[str], list[_Named]] = {}
        spelled: dict[str, list[tuple[str, str]]] = {}
        for item in annotated:
            for person in item.people:
                named = _Named(item.source.id, person, _parts(person.name))
                by_name = people if person.kind == "person" else bodies
                by_name.setdefault(named.parts[-1] if named.parts else "", []).append(named)
                if person.kind == "person":
                    sounds.setdefault(_sounds(named.parts), []).append(named)
                if person.kind == "person" and person.role:
                    roles.setdefault(_role_words(person.role), []).append(named)
            for term in item.terms:
                if term.definition is not None:
                    told = item.source.id, item.source.words(term.definition)
                    spelled.setdefault(term.term, []).append(told)
        return _Known(people, sounds, bodies, roles, spelled)


@dataclass(frozen=True, slots=True)
class _Named:
    """A person or body of the source with the id `place`; `parts` are the words of its name."""

    place: str
    person: Person
    parts: tuple[str, ...]


def _joined(item: Annotated, known: _Known) -> Iterator[tuple[str, Voice]]:
    names = {q.speaker for q in item.quotations if q.speaker and q.status != "unknown"}
    names |= {person.name for person in item.people}
    if item.source.speaker is not None:
        names.add(item.source.speaker.value)
    for name in sorted(names):
        parts = _parts(name)
        last = parts[-1] if parts else ""
        voice = (
            _same_name(item.source.id, name, parts, known.people.get(last, ()))
            or _by_role(name, known)
            or _spelled_out(name, known)
            or _same_name(item.source.id, name, parts, [n for n in known.bodies.get(last, ()) if n.parts == parts])
        )
        spelled = _otherwise_spelled(voice.name if voice else name, known)
        if spelled is not None:
            voice = Voice(spelled.name, spelled.reason, (voice.role if voice else None) or spelled.role)
        if voice is not None:
            yield name, voice


def _same_name(here: str, name: str, parts: tuple[str, ...], known: Sequence[_Named]) -> Voice | None:
    """The fullest writing of the same name: accents, hyphens and initials aside; a surname that only one person has."""
    fitting = [named for named in known if _fits(parts, named.parts)]
    if not fitting:
        return None
    people = {named.parts for named in fitting}
    fullest = max(people, key=lambda one: (sum(map(len, one)), one))
    if any(not _fits(one, fullest) for one in people):
        return None
    first = next(named for named in fitting if named.parts == fullest)
    own = [n.person.name for n in fitting if n.place == here and n.parts == fullest]
    shown = own[0] if own and own[0] == name else first.person.name
    roles = sorted((n.person.role for n in fitting if n.person.role), key=lambda role: -len(role))
    role = roles[0] if roles else None
    if shown == name:
        return Voice(name, "", role)
    how = "the same name, otherwise spelled" if len(parts) == len(fullest) else f"the only {name.split()[-1]} named"
    return Voice(shown, f"“{name}” is {how}: {shown} in {first.place}", role)


def _otherwise_spelled(name: str, known: _Known) -> Voice | None:
    """The spelling that most sources have of a full name that others transcribe otherwise: "Qasym", "Kassym".

    Three words that sound the same are evidence; two need a role of which the sources share a word. Where one
    source has two of the spellings, it tells two people apart.
    """
    parts = _parts(name)
    alike = known.sounds.get(_sounds(parts), ())
    spellings = {named.parts for named in alike}
    if len(parts) < 2 or len(spellings) < 2 or parts not in spellings:
        return None
    if any(len({n.parts for n in alike if n.place == place}) > 1 for place in {named.place for named in alike}):
        return None
    if len(parts) < _CERTAIN and not _share_a_role(alike, spellings):
        return None
    first = [named.parts for named in alike]
    chosen = min(spellings, key=lambda one: (-first.count(one), first.index(one)))
    shown = next(named for named in alike if named.parts == chosen)
    if chosen == parts:
        return None
    return Voice(
        shown.person.name,
        f"“{name}” sounds as {shown.person.name} in {shown.place}, and no source has both spellings",
        shown.person.role,
    )


def _share_a_role(alike: Sequence[_Named], spellings: set[tuple[str, ...]]) -> bool:
    """Whether the sources of all spellings give a role, and these have a word in common."""
    told = [
        frozenset(word for n in alike if n.parts == one and n.person.role for word in _role_words(n.person.role))
        for one in sorted(spellings)
    ]
    return bool(frozenset.intersection(*told))


def _sounds(parts: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name in one transcription of the many in use: "akhmed", "ahmed"; "qadir", "kadir"."""
    heard = []
    for word in parts:
        for written, sound in _TRANSCRIBED:
            word = written.sub(sound, word)
        heard.append(word)
    return tuple(heard)


def _by_role(name: str, known: _Known) -> Voice | None:
    """ "the Mayor of Westhaven": the one person to whom a source gives just this role, by name."""
    wanted = _role_words(name)
    if len(wanted) < 2:
        return None
    fitting = known.roles.get(wanted, ())
    if not fitting or any(not _alike(fitting[0].parts, named.parts) for named in fitting):
        return None
    found = max(fitting, key=lambda named: len(named.person.name))
    return Voice(found.person.name, f"{found.place} calls {found.person.name} “{found.person.role}”", found.person.role)


def _spelled_out(name: str, known: _Known) -> Voice | None:
    """ "MFA": the body that a source spells the abbreviation out as, where all that do agree."""
    bare = name.removeprefix("the ").removeprefix("The ")
    if not bare.isupper():
        return None
    found = known.spelled.get(bare, ())
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
