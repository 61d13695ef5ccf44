"""Annotate: say whom a mention stands for, from what the document itself says."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefing.annotate.people.titles import TITLES
from briefing.annotate.quotations import leads
from briefing.annotate.quotations.cues import DETERMINERS, INSCRIBED, PREPOSITIONS, SOURCES
from briefing.annotate.quotations.elsewhere import PEOPLE
from briefing.annotate.quotations.subjects import Phrase
from briefing.annotate.tables import words
from briefing.annotate.tokens import Tokens
from briefing.model import Person, Span, SpeakerStatus

_DOCUMENTS = words(
    """
    declaration statement report resolution letter memo memorandum communique communiqué paper study ruling judgment
    judgement treaty agreement charter constitution law bill article book editorial survey poll plan brief complaint
    lawsuit indictment petition release transcript email note opinion review draft proposal motion pledge
    """
)
_ANY_DOCUMENT = frozenset(["document", "text", "paper", "publication"])
_HIGHER = {
    "head of state": ("president", "king", "queen", "emir", "sultan", "emperor"),
    "head of government": ("minister", "premier", "chancellor"),
    "diplomat": ("ambassador", "envoy", "consul"),
    "lawmaker": ("senator", "representative", "congressman", "congresswoman", "mp", "deputy"),
    "politician": ("senator", "president", "minister", "mp"),
}
_PEOPLE_PRONOUNS = frozenset(("he", "she", "who", "his", "her")) | PEOPLE
_OWNED = frozenset(("his", "her", "its", "their"))
_PLURAL_PRONOUNS = frozenset(("they", "we", "you", "i", "it", "its", "their", "my", "our", "your"))
_KIN = words(
    """
    grandmother grandfather grandma grandpa mother father mum dad sister brother aunt uncle wife husband daughter son
    woman man girl boy friend colleague neighbour neighbor
    """
)
_SOMEBODY = words(
    """
    man woman girl boy suspect witness student pupil pensioner passenger driver resident neighbour neighbor owner
    victim survivor customer guest visitor juror priest nurse teacher waiter fan voter delegate protester shopkeeper
    producer colleague friend critic grandson granddaughter tenant farmer fisherman defendant
    """
)
"""Nouns for one person, for "she" and "he" in the sentences after."""
_INSTITUTIONS = words(
    """
    county city town village state company firm board council union court bank agency ministry government club school
    university hospital museum party committee team federation association trust charity operator airline
    """
)
"""Nouns for a body, for "it" in the sentences after."""
_BEFORE_SOMEBODY = frozenset(("my", "his", "her", "our", "their", "a", "an", "the", "one", "another"))
_POSSESSIVE = frozenset(("'s", "’s", "'", "’"))
_FEW_PASSAGES = 6
_LABEL = 8
# How many words "the former foreign minister" has at most, and "the ministry" for a body named before.
_LONGEST_CALL = 5
_LONGEST_BODY = 3


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker: the name stood for, the mention's place, the role the source gives, and how it is known."""

    name: str | None
    span: Span | None
    role: str | None
    status: SpeakerStatus


UNKNOWN = Voice(None, None, None, "unknown")


class Cast:
    """The people and bodies of a document, and who was spoken of last as reading goes on."""

    def __init__(self, text: str, people: Sequence[Person], turns: Mapping[int, str | None] | None = None) -> None:
        self._text = text
        self._turns = turns or {}
        self._people = people
        self._mentions = sorted((span, number) for number, person in enumerate(people) for span in person.spans)
        self._starts = [span.start for span, _ in self._mentions]
        self._first_named = {person.name: number for number, person in reversed(list(enumerate(people)))}
        self._roles = [
            person.role.lower().replace("-", " ").split() if person.kind == "person" and person.role else []
            for person in people
        ]
        self._titled: dict[tuple[str, ...], list[int]] = {}
        self._bodies: dict[str, list[int]] = {}
        for at, (_, number) in enumerate(self._mentions):
            if people[number].kind == "body":
                for word in dict.fromkeys(people[number].name.lower().split()):
                    self._bodies.setdefault(word, []).append(at)
        self._subject: tuple[int, int] | None = None
        self._owner: tuple[int, int] | None = None
        self._unnamed: tuple[int, str] | None = None
        self._several: tuple[int, str] | None = None
        self._body: tuple[int, str, str | None] | None = None
        self._document: str | None = None
        self._read_to = 0

    def named_in(self, span: Span) -> list[tuple[Span, Person]]:
        """The mentions that lie in `span`, in order."""
        at = bisect_left(self._starts, span.start)
        found = []
        while at < len(self._starts) and self._starts[at] < span.end:
            mention, number = self._mentions[at]
            if mention.end <= span.end:
                found.append((mention, self._people[number]))
            at += 1
        return found

    def pass_sentence(self, tokens: Tokens) -> None:
        """Take note of whom and what a sentence speaks of, for the pronouns of those after it."""
        if not len(tokens):
            return
        span = Span(tokens.start[0], tokens.end[-1])
        self._read_to = span.end
        at = bisect_left(self._starts, span.start)
        if at < len(self._starts) and self._starts[at] < span.end:
            mention, number = self._mentions[at]
            if self._people[number].kind == "person" and not self._possessive(mention):
                self._subject, self._unnamed = (tokens.passage, number), None
            elif self._people[number].kind == "person":
                self._owner = (tokens.passage, number)
        self._take_note_of_lead(tokens)
        for low in tokens.low:
            if low in _DOCUMENTS:
                self._document = low
                break

    def _take_note_of_lead(self, tokens: Tokens) -> None:
        """ "My grandmother, who …": somebody without a name that a sentence is about, for "she" after it."""
        labelled = tokens.passage in self._turns and ":" in tokens.low[:_LABEL]
        lead = leads.leading(tokens, tokens.low.index(":") + 1 if labelled else 0)
        if lead is None or lead[0] == lead[1]:
            return
        low = tokens.low
        owned = tokens.word[lead[0]][0].isupper() and low[lead[0] + 1] in _POSSESSIVE
        if low[lead[0]] not in _BEFORE_SOMEBODY and not owned:
            return
        stop = next((at for at in range(lead[0] + 1, lead[1] + 1) if low[at] in ("of", "from", "in")), lead[1] + 1)
        noun, span = low[stop - 1], tokens.span(*lead)
        if any(not self._possessive(mention) for mention, _ in self.named_in(span)):
            return
        if (
            noun in _SOMEBODY
            or (noun in TITLES and tokens.word[stop - 1][0].isupper())
            or (noun in _KIN and low[lead[0]] != "the")
        ):
            if self._definite(tokens, lead, span) is None:
                self._unnamed = (tokens.passage, self._words(tokens, lead))
        elif noun in _INSTITUTIONS and low[lead[0]] == "the" and self._definite(tokens, lead, span) is None:
            self._body = (tokens.passage, self._words(tokens, lead), None)

    def subject_of(self, passage: int) -> Voice | None:
        """Whom the sentences of this passage have been about, where they name somebody."""
        if self._subject is None or self._subject[0] != passage:
            return None
        person = self._people[self._subject[1]]
        return Voice(
            person.name, max(span for span in person.spans if span.start < self._read_to), person.role, "resolved"
        )

    def heard(self, voice: Voice, passage: int) -> None:
        """Take note of who spoke."""
        if voice.name is None:
            return
        if voice.span is not None:
            last = voice.name.split()[-1].lower()
            group = voice.role is None and voice.name[:4].lower() == "the " and last.endswith("s")
            self._several = (passage, voice.name) if group and not last.endswith("ss") else None
        number = self._first_named.get(voice.name)
        if number is not None:
            person = self._people[number]
            if person.kind == "person":
                self._subject, self._unnamed = (passage, number), None
            else:
                self._body = (passage, person.name, person.role)

    def resolve(self, tokens: Tokens, phrase: Phrase) -> Voice:
        """Whom the noun phrase `phrase` stands for."""
        first, last = phrase
        span = tokens.span(first, last)
        low = tokens.low
        if first == last and low[first] in _PEOPLE_PRONOUNS:
            return self._pronoun(tokens, span)
        if first == last and low[first] in _PLURAL_PRONOUNS:
            return self._thing(tokens, span, low[first])
        named = [(mention, person) for mention, person in self.named_in(span) if not self._possessive(mention)]
        people = [pair for pair in named if pair[1].kind == "person"]
        head_end = self._head_end(tokens, phrase)
        people = [pair for pair in people if pair[0].start < head_end and not self._qualifies(tokens, pair[0], last)]
        if people:
            person = people[0][1]
            return Voice(person.name, span, person.role, "explicit")
        owned = low[first] in _OWNED
        definite = self._definite(tokens, phrase, span)
        if definite is not None:
            return definite
        words = self._words(tokens, phrase)
        known = bool(named) or any(self._tells(tokens, at) for at in range(first, last + 1))
        return Voice(words or None, span, None, ("resolved" if owned else "explicit") if known else "unknown")

    def announced(self, tokens: Tokens, phrase: Phrase) -> Voice:
        """Whom `phrase`, with a colon after its sentence, stands for; nobody where it names no one who can speak."""
        voice = self.resolve(tokens, phrase)
        low = tokens.low[phrase[0] : phrase[1] + 1]
        told = any(word in SOURCES or word in TITLES or word in _DOCUMENTS or word in INSCRIBED for word in low)
        told = told or any(word in _KIN or word in _SOMEBODY or word in _INSTITUTIONS for word in low)
        told = told or any(person.name == voice.name for person in self._people)
        first, last = phrase
        named = last > first and tokens.word[last][0].isupper() and tokens.word[last - 1][0].isupper()
        led = low[0] in DETERMINERS or not any(word in DETERMINERS for word in low)
        return voice if told or (named and led and low[0] not in PREPOSITIONS) else UNKNOWN

    def _tells(self, tokens: Tokens, at: int) -> bool:
        """Whether the word at `at` is a name's or says that somebody can speak; an article tells nothing."""
        low = tokens.low[at]
        if low in SOURCES or low + "s" in SOURCES or low in TITLES or low in _DOCUMENTS or low in INSCRIBED:
            return True
        return tokens.word[at][0].isupper() and low not in DETERMINERS

    def _qualifies(self, tokens: Tokens, mention: Span, last: int) -> bool:
        """Whether the name only says whose noun follows: "the Smith spokesman"."""
        after = bisect_left(tokens.start, mention.end)
        if after > last or not tokens.word[after][0].islower():
            return False
        return tokens.low[after] in TITLES or tokens.low[after] in SOURCES

    def _head_end(self, tokens: Tokens, phrase: Phrase) -> int:
        """Where the noun itself ends, before "of …" and "for …" hang on it."""
        commas = [at for at in range(phrase[0], phrase[1]) if tokens.low[at] == ","]
        for at in range(commas[-1] if commas else phrase[0], phrase[1] + 1):
            if tokens.low[at] in ("of", "for", "from", "at", "in", "with", "on", "to", "against", "behind"):
                return tokens.start[at]
        return tokens.end[phrase[1]]

    def _possessive(self, mention: Span) -> bool:
        after = self._text[mention.end : mention.end + 2]
        return after in ("'s", "’s") or (after[:1] in ("'", "’") and self._text[mention.end - 1] == "s")

    def _pronoun(self, tokens: Tokens, span: Span) -> Voice:
        inside = [
            (mention, person)
            for mention, person in self.named_in(Span(tokens.start[0], max(tokens.start[0], span.start)))
            if person.kind == "person" and not self._possessive(mention)
        ]
        lead = leads.leading(tokens, 0)
        led = lead is not None and [pair for pair in inside if tokens.span(*lead).covers(pair[0])]
        if led and len(led) == 1 and len({person.name for _, person in inside}) == 1:
            return Voice(led[0][1].name, span, led[0][1].role, "resolved")
        if self._unnamed is not None and self._unnamed[0] == tokens.passage:
            return Voice(self._unnamed[1], span, None, "resolved")
        speaks = self._turns.get(tokens.passage)
        if self._subject is not None and tokens.passage - self._subject[0] <= _FEW_PASSAGES:
            person = self._people[self._subject[1]]
            if speaks is not None and person.name == speaks:
                # Who speaks says "I"; "she" is somebody else.
                return Voice(None, span, None, "unknown")
            return Voice(person.name, span, person.role, "resolved")
        if self._owner is not None and self._owner[0] == tokens.passage:
            # "It was Clara Vale's dog …": nobody else has been named.
            person = self._people[self._owner[1]]
            return Voice(person.name, span, person.role, "resolved")
        if len(inside) == 1:
            return Voice(inside[0][1].name, span, inside[0][1].role, "resolved")
        return Voice(None, span, None, "unknown")

    def _thing(self, tokens: Tokens, span: Span, low: str) -> Voice:
        if low == "they" and self._several is not None and self._several[0] == tokens.passage:
            return Voice(self._several[1], span, None, "resolved")
        if low in ("i", "my") and (speaks := self._turns.get(tokens.passage)) is not None:
            return Voice(speaks, span, None, "resolved")
        if low in ("it", "its"):
            if self._body is not None and tokens.passage - self._body[0] <= 1:
                return Voice(self._body[1], span, self._body[2], "resolved")
            if self._document is not None:
                return Voice(f"the {self._document}", span, None, "resolved")
        return Voice(None, span, None, "unknown")

    def _definite(self, tokens: Tokens, phrase: Phrase, span: Span) -> Voice | None:
        """ "the ministry", "the Head of State", "the document": somebody or something named before."""
        first, last = phrase
        words = tokens.low[first : last + 1]
        if words[0] not in ("the", "this", "that", "his", "her", "its", "their"):
            return None
        bare = " ".join(words[1:])
        noun = next(
            (
                low
                for at, low in enumerate(words[1:], 1)
                if at + 1 == len(words) or words[at + 1] in ("of", "for", "in", "at")
            ),
            "",
        )
        titles = _HIGHER.get(bare) or _HIGHER.get(noun) or ((noun,) if noun else ())
        if words[0] in ("the", "this", "that"):
            best = self._last_called(titles, noun, len(words), span.start)
            if best is not None:
                person = self._people[best]
                exact = person.name.lower() == bare
                return Voice(person.name, span, person.role, "explicit" if exact else "resolved")
        if noun in _ANY_DOCUMENT and self._document is not None and len(words) <= 3:
            return Voice(f"the {self._document}", span, None, "resolved")
        return None

    def _last_called(self, titles: tuple[str, ...], noun: str, length: int, before: int) -> int | None:
        """Who was named last before the place `before` of those whom a phrase of `length` words may mean.

        It may mean a person whose role has one of `titles`, or a body in whose name `noun` stands.
        """
        if length > _LONGEST_CALL:
            return None
        limit = bisect_left(self._starts, before)
        if titles not in self._titled:
            # Asked once of each role and remembered: long texts ask for the same few titles on and on.
            self._titled[titles] = [
                at
                for at, (_, number) in enumerate(self._mentions)
                if (role := self._roles[number])
                and any(title in role or title.replace("-", " ") in " ".join(role) for title in titles)
            ]
        lists = [self._titled[titles], self._bodies.get(noun, []) if length <= _LONGEST_BODY else []]
        last = [places[at - 1] for places in lists if (at := bisect_left(places, limit))]
        return self._mentions[max(last)][1] if last else None

    def _words(self, tokens: Tokens, phrase: Phrase) -> str:
        """The phrase as it is written, an opening article left out of a name."""
        first, last = phrase
        while last > first and tokens.low[last] in ("who", "which", ",", "–", "—"):
            last -= 1
        comma = next((at for at in range(last, first, -1) if tokens.low[at] == ","), None)
        if comma is not None and comma < last:
            first = comma + 1
        named = any(tokens.word[i][0].isupper() for i in range(first + 1, last + 1))
        if tokens.low[first] in ("the", "a", "an") and first < last and named:
            first += 1
        if first == last and tokens.low[first] in DETERMINERS:
            return " ".join(self._text[tokens.start[first] : tokens.end[last]].split())
        return " ".join(self._text[tokens.start[first] : tokens.end[last]].split())
