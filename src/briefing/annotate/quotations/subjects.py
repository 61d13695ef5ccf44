"""Annotate: find the noun phrase that speaks, before or after its reporting verb."""

from __future__ import annotations

from briefing.annotate.people.titles import BODIES, TITLES
from briefing.annotate.quotations.cues import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    CUES,
    DAYS,
    DETERMINERS,
    INSCRIBED,
    NOUN_PREPOSITIONS,
    PREPOSITIONS,
    PRONOUNS,
    SOURCES,
    VERBS,
)
from briefing.annotate.tables import words
from briefing.annotate.tokens import QUOTED, Tokens

REACH = 16
NAME = 5
_BRACKET = 8
_MADE = words(
    """
    published released conducted obtained issued posted filed commissioned led written made done taken carried reviewed
    seen compiled prepared provided cited familiar close
    """
)
_INSERTION = 44
STOP_MARKS = frozenset(',;:!?()[]–—―-/…"“”') | {QUOTED, "--"}
POSSESSIVE = frozenset(("'s", "’s"))

Phrase = tuple[int, int]
"""A noun phrase as its first and last token."""


def cue_reads(low: str) -> bool:
    """Whether a thing that words stand on does this: "the card read", "a sign saying"."""
    return low in ("read", "reads", "reading", "said", "says", "saying")


def is_name(tokens: Tokens, at: int) -> bool:
    """Whether token `at` is written as a name: a capital or a digit-free abbreviation."""
    word = tokens.word[at]
    if word[0].isupper():
        return tokens.low[at] not in CONJUNCTIONS
    return word[1:3] == "l-" and word[0] in "ae" and word[3:4].isupper()


def _breaks(tokens: Tokens, at: int) -> bool:
    """Whether no noun phrase runs over token `at`."""
    low = tokens.low[at]
    if low in STOP_MARKS or (low in CONJUNCTIONS and low != "and"):
        return True
    if low in AUXILIARIES and low not in POSSESSIVE:
        return True
    if low == ".":
        return True
    if low in PRONOUNS or low in VERBS:
        return True
    cue = CUES.get(low)
    if cue is None or not tokens.word[at].islower() or cue.form == "base":
        return False
    return cue.form != "ing" or (cue.speech and at > 0 and tokens.low[at - 1] not in DETERMINERS)


def ending_at(tokens: Tokens, last: int, floor: int = 0) -> Phrase | None:
    """The noun phrase that ends with token `last`, not reaching before `floor`; None where there is none."""
    if last < floor:
        return None
    low = tokens.low[last]
    if low == ")":
        # "Gov. John Kasich (R-OH)": the name is what stands before the bracket.
        opener = next((i for i in range(last - 1, max(floor, last - _BRACKET), -1) if tokens.low[i] == "("), None)
        found = ending_at(tokens, opener - 1, floor) if opener is not None and opener > floor else None
        return found if found is not None and is_name(tokens, found[1]) else None
    if low in PRONOUNS:
        return (last, last)
    if low in (
        "this",
        "that",
        "these",
        "those",
        "some",
        "many",
        "others",
        "most",
        "both",
        "all",
        "one",
        "few",
        "another",
    ):
        return (last, last) if low != "that" else None
    if low in PREPOSITIONS or low in DETERMINERS or _breaks(tokens, last) or low in ADVERBS:
        return None
    if not (tokens.word[last][0].isalnum() or low in POSSESSIVE):
        return None
    first = last
    while first > floor and last - first < REACH:
        at = first - 1
        low = tokens.low[at]
        if _breaks(tokens, at):
            break
        if low in DETERMINERS:
            # A determiner starts its phrase; a preposition before it may hang that phrase on another noun.
            first = at
            if at > floor and tokens.low[at - 1] in NOUN_PREPOSITIONS and _hangs(tokens, at - 1, floor):
                first = at - 1
                continue
            if at > floor and tokens.low[at - 1] in DETERMINERS:
                continue
            break
        if low in NOUN_PREPOSITIONS:
            if not _hangs(tokens, at, floor):
                break
            first = at
            continue
        if low in PREPOSITIONS or (low in ADVERBS and low not in ("first", "then")):
            break
        if low == "and":
            if at - 1 < floor or not (is_name(tokens, at - 1) and is_name(tokens, first)):
                break
            first = at - 1
            continue
        if low in DAYS and is_name(tokens, at) and not is_name(tokens, first):
            break
        if low in DAYS and at + 1 <= last:
            break
        if low in ("'", "’") and at > floor and tokens.low[at - 1].endswith("s") and is_name(tokens, at - 1):
            # "the Waters’ letter": a possessor whose name ends in s.
            first = at - 1
            continue
        if not (tokens.word[at][0].isalnum() or low in POSSESSIVE or low in ("-", "&", "$")):
            break
        if low.isdigit() and at + 1 == first and at > floor and tokens.low[at - 1] in DAYS:
            break
        first = at
    first = _without_fronted(tokens, first, last)
    while first < last and (tokens.low[first] in NOUN_PREPOSITIONS or tokens.low[first] in POSSESSIVE):
        first += 1
    if first < last and tokens.word[first].islower() and tokens.low[first].endswith("ed") and is_name(tokens, last):
        # A verb before a name, and not an adjective: "criticized Smith's record", "played down Smith's comments".
        name = next(i for i in range(first, last + 1) if is_name(tokens, i))
        first = name if all(low not in DETERMINERS for low in tokens.low[first:name]) else first
    return (first, last)


def _without_fronted(tokens: Tokens, first: int, last: int) -> int:
    """Where a name starts that stands without a comma after a fronted phrase: "In a reaction to the news Jane Hale"."""
    if first != 1 or tokens.low[0] not in PREPOSITIONS or tokens.low[0] == "as" or not is_name(tokens, last):
        return first
    name = last
    while name > first and (is_name(tokens, name - 1) or tokens.low[name - 1] in TITLES):
        name -= 1
    before = tokens.low[name - 1]
    plain = tokens.word[name - 1][0].islower() and before not in NOUN_PREPOSITIONS and before not in DETERMINERS
    plain = plain and (tokens.low[name - 2] in DETERMINERS or tokens.low[name - 2] in NOUN_PREPOSITIONS)
    return name if name > first + 1 and plain and before not in SOURCES and before not in POSSESSIVE else first


def _hangs(tokens: Tokens, preposition: int, floor: int) -> bool:
    """Whether the preposition stands after a noun that it can belong to."""
    at = preposition - 1
    if at < floor:
        return False
    low = tokens.low[at]
    if low in PREPOSITIONS or low in DETERMINERS or _breaks(tokens, at) or low in ADVERBS or low == "and":
        return False
    if low in DAYS:
        return False
    numbered = tokens.word[at].isdigit() and at > floor and is_name(tokens, at - 1)
    return (tokens.word[at][0].isalpha() or numbered) and not (low.endswith(("ed", "ly")) and tokens.word[at].islower())


def before(tokens: Tokens, verb: int, floor: int = 0) -> Phrase | None:
    """The subject of the verb at `verb`, looked for to its left: adverbs, insertions and relative clauses skipped."""
    at = verb - 1
    low = tokens.low
    while at >= floor and (
        low[at] in AUXILIARIES
        or low[at] in ADVERBS
        or (low[at] in DAYS and at > floor and low[at - 1] not in PREPOSITIONS)
        or (low[at].endswith("ly") and tokens.word[at].islower())
    ):
        at -= 1
    if at < floor:
        return None
    if low[at] == "to":
        return None
    if low[at] == "who":
        # The nearest mention is "who"; it is given together with the noun that it stands for.
        head = at - 1
        if head >= floor and low[head] in (",", "–", "—", "―"):
            head -= 1
        found = ending_at(tokens, head, floor) if head >= floor else None
        return (found[0], at) if found is not None else (at, at)
    if low[at] == "that" and at > floor and cue_reads(low[verb]):
        # "a card that read “…”": the thing that bears the words.
        found = ending_at(tokens, at - 1, floor)
        return found if found is not None and tokens.low[found[1]] in INSCRIBED else None
    if low[at] == "which":
        head = at - (2 if at > 0 and low[at - 1] == "," else 1)
        found = ending_at(tokens, head, floor)
        return (found[0], at) if found is not None and _says_something(tokens, found) else None
    if low[at] == "," and at > floor and low[at - 1] == ")":
        named = ending_at(tokens, at - 1, floor)
        if named is not None:
            return named
    if low[at] in (",", ")", "–", "—", "―", "-"):
        return _over_insertion(tokens, at, floor)
    found = ending_at(tokens, at, floor)
    if found is None:
        return None
    found = _over_relative(tokens, found, floor)
    return found if can_speak(tokens, found) else None


def with_name(tokens: Tokens, found: Phrase, opener: int, close: int) -> Phrase:
    """A noun with the name that stands between commas after it: "her lawyer, Jane Smith,"."""
    inside = range(opener + 1, close)
    least = 1 if tokens.low[found[1]] in TITLES else 2
    if least <= len(inside) <= NAME and all(tokens.word[i][0].isupper() for i in (inside[0], inside[-1])):
        return (found[0], close - 1)
    return found


def _says_something(tokens: Tokens, found: Phrase) -> bool:
    """Whether the noun itself, before "of …" and the like, is a name or can say something."""
    first, last = found
    head = next((at - 1 for at in range(first + 1, last + 1) if tokens.low[at] in NOUN_PREPOSITIONS), last)
    return is_name(tokens, head) or tokens.low[head] in SOURCES


def can_speak(tokens: Tokens, found: Phrase) -> bool:
    """Whether the phrase can be a subject: a name, a pronoun, a noun with its determiner, or a plural."""
    first, last = found
    if tokens.low[first] in DETERMINERS or tokens.low[first] in PRONOUNS:
        return True
    if any(is_name(tokens, at) or tokens.word[at][0].isdigit() for at in range(first, last + 1)):
        return True
    low = tokens.low[last]
    return (
        low.endswith("s")
        or low in ("people", "police", "men", "women", "media", "others", "who")
        or any(tokens.low[at].endswith("s") for at in range(first, last))
    )


def _over_relative(tokens: Tokens, found: Phrase, floor: int) -> Phrase:
    """The noun before "who …" where the phrase found only ends that relative clause."""
    first, last = found
    if tokens.low[last] in PRONOUNS:
        return found
    if (
        first - 2 > floor
        and tokens.low[first - 1] == "by"
        and tokens.low[first - 2].endswith(("ed", "wn", "en", "ten"))
    ):
        head = ending_at(tokens, first - 3, floor)
        return head if head is not None else found
    for at in range(first - 1, max(floor - 1, first - 14), -1):
        low = tokens.low[at]
        if low in (",", ";", ":", QUOTED, "and", "but", "that"):
            return found
        if low == "who":
            head = ending_at(tokens, at - 1, floor)
            return head if head is not None else found
    return found


def _over_insertion(tokens: Tokens, close: int, floor: int) -> Phrase | None:
    """The subject before an insertion that ends at `close` ("X, the minister of Y, said").

    Insertions can follow each other ("X, who …, in July, said"): the phrase that starts its clause is
    the subject, and of several that do the first one named.
    """
    opener = {")": "("}.get(tokens.low[close], tokens.low[close])
    best: Phrase | None = None
    for at in range(close - 1, max(floor, close - _INSERTION), -1):
        if tokens.low[at] in (QUOTED, ";") and tokens.low[at - 1] in (QUOTED, ",", ";", "."):
            break
        if tokens.low[at] != opener and not (best is None and tokens.low[at] == ","):
            continue
        found = ending_at(tokens, at - 1, floor)
        if found is None:
            continue
        ahead = tokens.low[at + 1]
        opens = found[0] == floor or tokens.low[found[0] - 1] in STOP_MARKS or tokens.low[found[0] - 1] in CONJUNCTIONS
        named = is_name(tokens, found[1]) or tokens.low[found[1]] in PRONOUNS
        if ahead in ("and", "but", "or", "so", "nor"):
            if best is not None:
                break
            continue
        if found[0] == floor or (
            opens and tokens.low[found[0] - 1] in (QUOTED, "and", "but", "that", "while", "as", ";", "when", ":")
        ):
            if tokens.low[found[0]] not in DAYS:
                return found if named else with_name(tokens, found, at, close)
            continue
        if best is None or (named and not is_name(tokens, best[1]) and opens):
            best = found if named else with_name(tokens, found, at, close)
    return best


def after(tokens: Tokens, verb: int, ceiling: int) -> Phrase | None:
    """The subject that follows an inverted verb ("…," said the minister); up to token `ceiling`, excluded."""
    at = verb + 1
    low = tokens.low
    while at < ceiling and low[at] in ADVERBS:
        at += 1
    if at >= ceiling:
        return None
    first = at
    if low[at] in PRONOUNS:
        return (at, at)
    while at < ceiling and at - first < REACH:
        word = low[at]
        if word in NOUN_PREPOSITIONS:
            if at == first or (
                word in ("in", "on", "at", "to", "with") and not is_name(tokens, min(at + 1, ceiling - 1))
            ):
                break
            if at + 1 < ceiling and low[at + 1] in DAYS:
                break
            if word in ("to", "in", "on", "with") and is_name(tokens, first):
                break
        elif (
            (
                word in STOP_MARKS
                or word == "."
                or (word in CONJUNCTIONS and word != "and")
                or (word in AUXILIARIES and word not in POSSESSIVE)
            )
            or word in PREPOSITIONS
            or word in DAYS
            or word in PRONOUNS
            or (at > first and low[at - 1] in SOURCES and word in _MADE)
            or (word == "and" and not (at + 1 < ceiling and is_name(tokens, at + 1) and is_name(tokens, at - 1)))
            or not (tokens.word[at][0].isalnum() or word in POSSESSIVE or word in ("-", "&"))
        ) or _is_beside_name(tokens, first, at):
            break
        at += 1
    last = at - 1
    while last >= first and (
        low[last] in DETERMINERS or low[last] in NOUN_PREPOSITIONS or low[last] in ADVERBS or low[last] in POSSESSIVE
    ):
        last -= 1
    if last < first:
        return None
    if not any(tokens.word[i][0].isalpha() for i in range(first, last + 1)):
        return None
    return (first, _over_name(tokens, last, ceiling))


def _is_beside_name(tokens: Tokens, first: int, at: int) -> bool:
    """Whether a Russian or Kazakh word in small letters comes after a name of two words: "Дина Лаптева журналистам"."""
    if at - 2 < first or not "а" <= tokens.word[at][0] <= "ӹ" or tokens.word[at][0].isupper():
        return False
    return all(is_name(tokens, i) and tokens.low[i] not in BODIES for i in (at - 1, at - 2))


def over_apposed_name(tokens: Tokens, last: int) -> int:
    """The end of the name that stands between commas after a noun: "the owner of the barn, Mrs Hale,"; else `last`."""
    if is_name(tokens, last) or tokens.low[last + 1 : last + 2] != (",",):
        return last
    end = last + 1
    while end + 1 < len(tokens) and end - last <= NAME and is_name(tokens, end + 1) and tokens.low[end + 1] not in DAYS:
        end += 1
    closed = end + 1 < len(tokens) and tokens.low[end + 1] == ","
    return end if end - last > 2 and closed else last


def _over_name(tokens: Tokens, last: int, ceiling: int) -> int:
    """The end of the name in apposition after a noun: "said the team's manager, Jane Smith"; else `last`."""
    if is_name(tokens, last) or last + 2 >= ceiling or tokens.low[last + 1] != "," or tokens.low[last] not in TITLES:
        return last
    end = last + 1
    while end + 1 < ceiling and end - last <= NAME and is_name(tokens, end + 1) and tokens.low[end + 1] not in DAYS:
        end += 1
    closed = end + 1 >= ceiling or not tokens.word[end + 1][0].isalnum()
    return end if end - last >= 2 + 1 and closed else last
