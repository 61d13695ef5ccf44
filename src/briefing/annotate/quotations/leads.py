"""Annotate: find the noun phrase that leads a sentence, whose verbs without a subject are."""

from __future__ import annotations

from briefing.annotate.quotations import subjects
from briefing.annotate.quotations.cues import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    CUES,
    DETERMINERS,
    NOUN_PREPOSITIONS,
    PREPOSITIONS,
    PRONOUNS,
    VERBS,
)
from briefing.annotate.quotations.subjects import Phrase
from briefing.annotate.tables import words
from briefing.annotate.tokens import Tokens

_TIMES = words(
    """
    hours days weeks minutes months years moments last earlier later here there
    """
)


def leading(tokens: Tokens, start: int) -> Phrase | None:
    """The noun phrase that leads the sentence from token `start`: after a fronted phrase and its comma if need be."""
    at, size, low = start, len(tokens), tokens.low
    for _ in range(4):
        if at >= size:
            return None
        if low[at] in ("but", "and", "so", "yet", "however", "still", ",", "–", "—", "―", "-", "-"):
            at += 1
            continue
        if low[at] in ADVERBS and at + 1 < size and low[at + 1] != "," and low[at] not in ("all", "both"):
            at += 1
            continue
        adverbial = low[at] in PREPOSITIONS or low[at] in CONJUNCTIONS or low[at] in ADVERBS or low[at] in _TIMES
        if adverbial or (
            low[at].endswith(("ly", "ing", "ed")) and not (at + 1 < size and subjects.is_name(tokens, at + 1))
        ):
            comma = next((i for i in range(at, min(size, at + 40)) if low[i] == ","), None)
            if comma is None:
                return None
            at = comma + 1
            continue
        break
    if at >= size:
        return None
    if low[at] in PRONOUNS:
        return (at, at)
    if low[at] in ("this", "that", "these", "those") and at + 1 < size and _ends_leading(tokens, at, at + 1):
        return None
    last = at
    while last < size and last - at < subjects.REACH and not _ends_leading(tokens, at, last):
        last += 1
    last -= 1
    while last > at and (low[last] in NOUN_PREPOSITIONS or low[last] in DETERMINERS or low[last] in ADVERBS):
        last -= 1
    found = (at, last)
    if last + 1 < size and low[last + 1] == "," and not subjects.is_name(tokens, last):
        close = next((i for i in range(last + 2, min(size, last + 3 + subjects.NAME)) if low[i] == ","), None)
        found = subjects.with_name(tokens, found, last + 1, close) if close is not None else found
        last = found[1]
    return found if last >= at and tokens.word[last][0].isalnum() and subjects.can_speak(tokens, found) else None


def _ends_leading(tokens: Tokens, first: int, at: int) -> bool:
    low = tokens.low[at]
    if low in subjects.STOP_MARKS or low == "." or (low in CONJUNCTIONS and low != "and") or low in PRONOUNS:
        return True
    if low in AUXILIARIES and low not in subjects.POSSESSIVE:
        return True
    if at == first or not tokens.word[at].islower():
        return False
    if low in VERBS or (low.endswith(("ed", "ing")) and low not in ("united",)):
        return True
    cue = CUES.get(low)
    return cue is not None and cue.form != "base" and tokens.low[at - 1] not in DETERMINERS


def before_colon(tokens: Tokens, colon: int) -> Phrase | None:
    """The noun phrase that leads the sentence up to its colon, without the word that stands for the speaking.

    A verb that no table has comes between the name and the colon: "Bürgermeisterin Ruth Amsel schnaubte: “…”".
    """
    found = leading(tokens, 0)
    if found is None or found[1] != colon - 1 or found[1] - 2 < found[0] or tokens.word[found[1]][0].isupper():
        return found
    last = found[1] - 1
    return (found[0], last) if subjects.is_name(tokens, last) and subjects.is_name(tokens, last - 1) else found
