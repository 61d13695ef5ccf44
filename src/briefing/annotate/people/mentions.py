"""Annotate: find the names in a sentence, with the titles and roles around them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from briefing.annotate.people.inflection import (
    GENITIVE_BEFORE,
    GENITIVE_TITLES,
    KAZAKH_GENITIVE,
    KAZAKH_SOURCES,
)
from briefing.annotate.people.titles import BODIES, FORMS_OF_ADDRESS, JOINTS, NO_NAMES, PARTICLES, STATES, TITLES
from briefing.annotate.tables import words
from briefing.annotate.tokens import Tokens
from briefing.model import Span

_CALLINGS = ("ist", "ian", "ologist", "man", "woman", "keeper", "worker", "maker", "holder", "owner", "scientist")
_SHORT = 5
_GENITIVES = 5
_COMPOUNDS = ("minister", "ministerin", "präsident", "präsidentin", "sprecher", "sprecherin", "chefin")
# Surnames end so too: a title only where a name comes after it.
_BEFORE_NAMES = ("chef", "meister", "meisterin", "leiter", "leiterin", "direktor", "direktorin", "rätin", "anwalt")
_BEFORE_ROLE = frozenset(("the", "his", "her", "their", "its", "our", "my", "'s", "’s"))
_AFTER_ONLY = frozenset(("member", "student", "resident", "owner"))
_PARTICLES = 3
_ROLE_WORDS = 14
_LONGEST_NAME = 12
_SPEECH = words(
    """
    said says say told tells added adds stated states noted notes wrote writes asked asks explained explains argued
    argues announced announces insisted claimed claims tweeted replied replies warned warns declared called calls
    remembers remembered recalls recalled asks disagrees disagreed concedes conceded
    sagte erklärte betonte meinte déclare explique affirme souligne деді мәлімдеді айтты хабарлады добавил добавила
    сказал сказала заявил заявила отметил отметила сообщил сообщила подчеркнул подчеркнула
    """
)
_ROLE_STOPS = frozenset(
    (",", ".", ";", ":", "(", ")", "–", "—", "who", "said", "says", "told", "has", "had", "was", "is", "and")
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as written: `parts` without titles, `role` beside it, `address` a form of address ("mrs").

    `evidence` says that something marks it as a person (title, verb of speech, apposition); `label` that it
    starts its sentence and a colon follows, as in an interview; `inflected` that the name is in the genitive.
    """

    span: Span
    name: Span
    parts: tuple[str, ...]
    role: Span | None
    address: str
    kind: Literal["person", "body"]
    evidence: bool
    label: bool = False
    inflected: bool = False


def _bare(low: str) -> str:
    return low.rstrip(".")


def _capital(word: str) -> bool:
    """Whether a word is written as a name: with a capital, or with one after the Arabic article ("el-Nawawy")."""
    return word[0].isupper() or (word[1:3] == "l-" and word[0] in "ae" and word[3:4].isupper())


def find_in(tokens: Tokens) -> list[Mention]:
    """The names of one sentence."""
    found: list[Mention] = []
    at, size = 0, len(tokens)
    word, low = tokens.word, tokens.low
    while at < size:
        if not (word[at][0].isupper() or (word[at][1:3] == "l-" and _capital(word[at]))):
            at += 1
            continue
        if low[at] in NO_NAMES and (at == 0 or not word[at - 1][0].isupper() or low[at] != "may"):
            at += 1
            continue
        last = _run(tokens, at)
        found.extend(_mentions(tokens, at, last))
        at = last + 1
    return found


def _run(tokens: Tokens, first: int) -> int:
    """The last token of the run of capitalised words that starts at `first`, small words inside names included."""
    word, low, size = tokens.word, tokens.low, len(tokens)
    at = first
    body = _bare(low[first]) in BODIES
    while at + 1 < size and at - first < _LONGEST_NAME:
        following = word[at + 1]
        if _capital(following) and low[at + 1] not in ("i",):
            at += 1
            body = body or low[at] in BODIES
            continue
        name = at + 1
        while name < size and name - at <= _PARTICLES and low[name] in PARTICLES:
            name += 1
        if at + 1 < name < size and word[name][0].isupper():
            at = name
            continue
        if body and low[at + 1] in JOINTS and low[at + 1] != "and":
            ahead = at + 2 + (1 if at + 2 < size and low[at + 2] == "the" else 0)
            if ahead < size and word[ahead][0].isupper():
                at = ahead
                continue
        long = at - first >= 2 and at + 3 < size and _bare(low[at + 3]) in BODIES
        if low[at + 1] == "and" and long and word[at + 2][0].isupper():
            at += 3
            body = True
            continue
        if (
            body
            and low[at + 1] in ("and", "&")
            and at + 2 < size
            and word[at + 2][0].isupper()
            and low[at - 1] in ("of", "for")
        ):
            at += 2
            continue
        break
    return at


def _mentions(tokens: Tokens, first: int, last: int) -> list[Mention]:
    word, low = tokens.word, tokens.low
    words = range(first, last + 1)
    if any(_bare(low[i]) in BODIES for i in words) and _bare(low[last]) not in TITLES:
        title = next(
            (
                i
                for i in words
                if _bare(low[i]) in TITLES and i < last and not any(low[j] in BODIES for j in range(i + 1, last + 1))
            ),
            None,
        )
        if title is None:
            return [_body(tokens, first, last)]
    titles = [
        i
        for i in words
        if (_bare(low[i]) in TITLES or low[i].endswith(_COMPOUNDS) or (i < last and low[i].endswith(_BEFORE_NAMES)))
        and _bare(low[i]) not in _AFTER_ONLY
        and not (i == last > first and len(_bare(low[i - 1])) == 1)
    ]
    start = titles[-1] + 1 if titles else first
    if start > last:
        # A title alone, or a role and the name after a comma: "President of the Republic, Jane Smith".
        return []
    if start == first and first > 0:
        role_first = _role_before(tokens, first)
    elif titles:
        role_first = _extend_left(tokens, first)
    else:
        role_first = first
    parts = tuple(word[i] for i in range(start, last + 1) if word[i][0].isalpha())
    if not parts or len(parts) > 5:
        return []
    label = first == 0 and last + 1 < len(tokens) and low[last + 1] == ":"
    short = len(parts) == 1 and 1 < len(parts[0]) <= 6 and parts[0].isupper()
    if start == first and short and not label:
        return [_body(tokens, first, last)]
    address = next((_bare(low[i]) for i in titles if low[i] in FORMS_OF_ADDRESS), "")
    role: Span | None = None
    if role_first < start:
        edge = start - 1
        head = role_first
        while head <= edge and (low[head] in ("the", "a", "an") or low[head] in FORMS_OF_ADDRESS):
            head += 1
        if head <= edge and not (head == edge and low[head] in FORMS_OF_ADDRESS):
            role = tokens.span(head, edge)
    if role is None:
        role = _role_after(tokens, last) or (None if _before_title(tokens, last) else _role_before_comma(tokens, start))
    if len(parts) == 1 and parts[0].lower() in STATES:
        return [replace(_body(tokens, start, last), evidence=_speaks(tokens, start, last))] if role is None else []
    genitive = any(low[i] in GENITIVE_TITLES for i in range(role_first, start))
    inflected = genitive or low[max(0, role_first - 2) : role_first] in GENITIVE_BEFORE
    if low[last].endswith(KAZAKH_GENITIVE) and low[last + 1 : last + 2] and low[last + 1] in KAZAKH_SOURCES:
        inflected = True
    evidence = role is not None or bool(address) or inflected or _speaks(tokens, start, last)
    span = tokens.span(start, last)
    # A role in the genitive is not what the person is called elsewhere.
    return [Mention(span, span, parts, None if genitive else role, address, "person", evidence, label, inflected)]


def _before_title(tokens: Tokens, last: int) -> bool:
    """Whether the name only says whose office follows: "the team's leader, Riverton fire chief Jane Smith"."""
    for at in range(last + 1, min(len(tokens) - 1, last + 4)):
        if not tokens.word[at][0].islower():
            return False
        if _bare(tokens.low[at]) in TITLES and tokens.word[at + 1][0].isupper():
            return True
    return False


def _body(tokens: Tokens, first: int, last: int) -> Mention:
    span = tokens.span(first, last)
    return Mention(span, span, tuple(tokens.word[first : last + 1]), None, "", "body", True)


def _role_before(tokens: Tokens, first: int) -> int:
    """The first token of a role in small letters right before the name ("former president X")."""
    at = first - 1
    low = _bare(tokens.low[at])
    # "министр транспорта Андрей Волков": what the title is over stands between it and the name.
    for head in range(at - 1, max(-1, at - _GENITIVES), -1):
        if not ("а" <= tokens.low[head + 1][0] <= "я" and tokens.word[head + 1].islower()):
            break
        if _bare(tokens.low[head]) in TITLES:
            return _extend_left(tokens, head)
    if low not in TITLES and not (low.endswith(_CALLINGS) and tokens.word[at].islower() and len(low) > _SHORT):
        return first
    return _extend_left(tokens, at)


def _extend_left(tokens: Tokens, at: int) -> int:
    """Take in what qualifies a title: adjectives, "Israel's", the words up to the article."""
    low, word = tokens.low, tokens.word
    for _ in range(4):
        if at == 0:
            break
        before = low[at - 1]
        if before in ("'s", "’s") and at > 1 and word[at - 2][0].isupper():
            at -= 2
            continue
        if before.endswith(KAZAKH_GENITIVE):
            at -= 1
            continue
        if (word[at - 1][0].isupper() and before not in NO_NAMES) or before in (
            "former",
            "acting",
            "deputy",
            "senior",
            "foreign",
            "prime",
            "chief",
            "elected",
            "finance",
            "assistant",
            "executive",
            "interim",
        ):
            at -= 1
            continue
        break
    return at


def _role_after(tokens: Tokens, last: int) -> Span | None:
    """The role in an apposition: "X, the president of Y,"."""
    low, size = tokens.low, len(tokens)
    if last + 2 >= size or low[last + 1] != ",":
        return None
    first = last + 2
    if low[first].isdigit() and first + 2 < size and low[first + 1] == ",":
        first += 2
    end = first
    while end < size and low[end] not in _ROLE_STOPS and end - first < _ROLE_WORDS:
        end += 1
    if (
        end == first
        or (end < size and low[end] not in (",", ".", ")", "–", "—", "who", "and"))
        or end - first >= _ROLE_WORDS
    ):
        return None
    while first < end and low[first] in ("the", "a", "an"):
        first += 1
    heads = range(first, end)
    of = next((i for i in heads if low[i] in ("of", "for", "at", "in", "to", "from", "with")), end)
    if not any(_bare(low[i]) in TITLES for i in range(first, of)):
        return None
    return tokens.span(first, end - 1)


def _role_before_comma(tokens: Tokens, start: int) -> Span | None:
    """The role in "President of the Republic, Jane Smith" and "her finance minister, Jane Smith"."""
    low = tokens.low
    if start < 3 or low[start - 1] != ",":
        return None
    at = start - 2
    if _bare(low[at]) in TITLES and tokens.word[at].islower():
        # "the team's manager, Jane Smith"
        first = _extend_left(tokens, at)
        return tokens.span(first, at) if first > 0 and low[first - 1] in _BEFORE_ROLE else None
    for first in range(at, max(-1, at - 8), -1):
        if low[first] in (",", ".", ";", ":"):
            return None
        if _bare(low[first]) in TITLES and first < at and low[first + 1] in ("of", "for"):
            return tokens.span(first, at)
    return None


def _speaks(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a verb of speech stands beside the name, or "who" after it."""
    low, size = tokens.low, len(tokens)
    if first > 0 and (low[first - 1] in ("i'm", "i’m") or low[max(0, first - 2) : first] == ("i", "am")):
        return True
    if last + 1 < size and (low[last + 1] in _SPEECH or low[last + 1] == "who"):
        return True
    if last + 2 < size and low[last + 1] in (",", "also", "has", "had") and low[last + 2] in (*_SPEECH, "who"):
        return True
    return first > 0 and low[first - 1] in _SPEECH and (first > 1 and not tokens.word[first - 2][0].isalnum())
