"""Annotate: find what is attributed after its verb: a clause, a quotation, an infinitive, a noun phrase."""

from __future__ import annotations

from briefing.annotate.quotations import edges
from briefing.annotate.quotations.cues import (
    ADVERBS,
    AUXILIARIES,
    CLAUSE_STARTS,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    PREPOSITIONS,
    SUBJECT_FORMS,
    VENUES,
)
from briefing.annotate.quotations.elsewhere import THAT
from briefing.annotate.quotations.subjects import Phrase
from briefing.annotate.tokens import QUOTED, Tokens

_ENDS = frozenset(".!?;")
_CLOSERS = frozenset((",", QUOTED, "–", "—", "--", "?", "!"))
_HEARER_REACH = 12
_FEW = 5
_INSERTION = 10
_VENUE_REACH = 28
_VENUE_WORDS = 9
_SPANS = frozenset(("day", "week", "month", "year", "morning", "evening", "night", "afternoon"))


def after(tokens: Tokens, at: int, frames: str) -> tuple[Phrase | None, str]:
    """What is attributed after the verb, and in which frame; "" where nothing is."""
    low, size = tokens.low, len(tokens)
    speech = any(letter in frames for letter in "sft")
    here = _skip(tokens, at)
    if here >= size:
        return None, ""
    if "e" in frames and _starts_phrase(tokens, here) and QUOTED in low[here + 1 : here + _FEW]:
        found = low.index(QUOTED, here + 1)
        if not any(word in PREPOSITIONS or word in CLAUSE_STARTS for word in low[here:found]):
            return (here, edges.clause_end(tokens, here, "object")), "object"
    frames = frames.replace("e", "")
    if frames == "x":
        if low[here] in CLAUSE_STARTS and here + 2 < size and QUOTED not in low[here : here + 2]:
            return (here, edges.clause_end(tokens, here, "clause")), "clause"
        return None, ""
    if low[here] == "so" and low[here + 1 : here + 2] == (":",):
        here += 1
    if low[here] == ":":
        return ((here + 1, edges.trim_end(tokens, size - 1, here + 1)) if here + 1 < size else None), "colon"
    if speech and low[here] in ("was", "is") and here + 2 < size and QUOTED in low[here + 1 : here + 3]:
        # "The first thing she said was, “…”"
        here += 2 if low[here + 1] in (",", ":") else 1
    if low[here] == QUOTED and (speech or "w" in frames):
        return (here, edges.clause_end(tokens, here, "quote")), "quote"
    if low[here] == "," and here + 1 < size and low[here + 1] == QUOTED and (speech or "w" in frames):
        return (here + 1, edges.clause_end(tokens, here + 1, "quote")), "quote"
    if "i" in frames and low[here] == "to" and here + 1 < size:
        return (here, edges.clause_end(tokens, here, "infinitive")), "infinitive"
    if "o" in frames:
        beyond = _hearer(tokens, here)
        if beyond is not None:
            if low[beyond] == "to" and "h" not in frames and "i" not in frames:
                return None, ""
            return _after_hearer(tokens, here, beyond)
        if low[here] in CLAUSE_STARTS or low[here] == "about":
            return (here, edges.clause_end(tokens, here, "clause")), "clause"
        return None, ""
    if speech and low[here] in CLAUSE_STARTS and here + 1 < size:
        return (here, edges.clause_end(tokens, here, "clause")), "clause"
    if speech and _only_venue(tokens, here):
        return None, "open"
    if speech:
        start = _beyond_venue(tokens, here)
        if start is not None:
            if low[start] == ":":
                return ((start + 1, edges.trim_end(tokens, size - 1, start + 1)) if start + 1 < size else None), "colon"
            return (start, edges.clause_end(tokens, start, "quote" if low[start] == QUOTED else "clause")), "clause"
    if "i" in frames and low[here] == "to" and here + 1 < size:
        return (here, edges.clause_end(tokens, here, "infinitive")), "infinitive"
    if _starts_clause(tokens, here) and ("s" in frames or ("f" in frames and _finite(tokens, here))):
        return (here, edges.clause_end(tokens, here, "clause")), "clause"
    if "h" in frames:
        to = next((i for i in range(here + 1, min(size, here + _HEARER_REACH)) if low[i] == "to"), None)
        if to is not None and _starts_phrase(tokens, here):
            return (here, edges.clause_end(tokens, here, "infinitive")), "infinitive"
    if "x" in frames and low[here] == "that" and here + 2 < size:
        return (here, edges.clause_end(tokens, here, "clause")), "clause"
    if ("a" in frames or "c" in frames) and low[here] == "as" and low[here + 1 : here + 2] == (QUOTED,):
        # What is described has been named before: "whom he described as “…”".
        return (here, edges.clause_end(tokens, here, "object")), "object"
    if "c" in frames and _starts_phrase(tokens, here) and "as" in low[here + 1 : here + _HEARER_REACH]:
        return (here, edges.clause_end(tokens, here, "object")), "object"
    if ("n" in frames or "a" in frames or "p" in frames) and _starts_phrase(tokens, here):
        return (here, edges.clause_end(tokens, here, "object")), "object"
    if "w" not in frames and frames in ("t", "tn", "ti") and _starts_clause(tokens, here) and _finite(tokens, here):
        return (here, edges.clause_end(tokens, here, "clause")), "clause"
    return None, ""


def _after_hearer(tokens: Tokens, here: int, beyond: int) -> tuple[Phrase | None, str]:
    low, size = tokens.low, len(tokens)
    if low[beyond] == ":":
        return ((beyond + 1, edges.trim_end(tokens, size - 1, beyond + 1)) if beyond + 1 < size else None), "colon"
    if low[beyond] == "," and beyond + 1 < size and low[beyond + 1] == QUOTED:
        beyond += 1
    if low[beyond] == "to":
        return (here, edges.clause_end(tokens, here, "infinitive")), "infinitive"
    return (beyond, edges.clause_end(tokens, beyond, "quote" if low[beyond] == QUOTED else "clause")), "clause"


def _skip(tokens: Tokens, at: int) -> int:
    """Past adverbs, days and insertions between the verb and what was said ("said, however, that")."""
    low = tokens.low
    while at < len(tokens) and (
        (low[at] in ADVERBS and low[at] not in ("so", "all", "both"))
        or low[at] in DAYS
        or (low[at].endswith("ly") and tokens.word[at].islower())
    ):
        at += 1
    if low[at : at + 1] == ("on",) and at + 2 < len(tokens) and low[at + 1] in DAYS and low[at + 2] not in (",", "."):
        # "said on Thursday nobody could have known": a day, and the clause goes on.
        return at + 2
    if low[at : at + 1] in (("a",), ("one",), ("last",), ("this",)) and low[at + 1 : at + 2] and low[at + 1] in _SPANS:
        # "stated a day earlier, …", "said last week that …"
        at += 3 if low[at + 2 : at + 3] in (("earlier",), ("later",), ("ago",), ("before",)) else 2
    if low[at : at + 1] == (",",) and at + 1 < len(tokens) and low[at + 1] in THAT:
        return at + 1
    if at < len(tokens) and low[at] == ",":
        for i in range(at + 2, min(len(tokens) - 1, at + _INSERTION)):
            if low[i] == "," and (low[i + 1] in ("that", QUOTED) or (i == at + 2 and low[at + 1] in ADVERBS)):
                return i if low[i + 1] == QUOTED else i + 1
            if low[i] in (QUOTED, ".", ":"):
                break
    return at


def _hearer(tokens: Tokens, at: int) -> int | None:
    """The token after the hearer where what was said starts; None where there is no hearer."""
    low = tokens.low
    if low[at] in CLAUSE_STARTS or low[at] == "to":
        return None
    for i in range(at + 1, min(len(tokens), at + _VENUE_REACH)):
        if low[i] in ("that", ":", QUOTED, "whether", "if", "why", "how", "what") or (
            low[i] == "," and i + 1 < len(tokens) and low[i + 1] == QUOTED
        ):
            return i
        if low[i] == "to" and i <= at + 6:
            return i
        if low[i] in SUBJECT_FORMS and i + 1 < len(tokens):
            return i
        if low[i] in ("about", "of") and i <= at + 6:
            return i
        if low[i] in _ENDS:
            return None
    if (
        low[at] in ("him", "her", "them", "me", "us", "reporters", "you", "supporters", "voters", "it")
        and at + 3 < len(tokens)
        and low[at + 1] not in PREPOSITIONS
        and low[at + 1] not in (",", ".")
    ):
        return at + 1
    return None


def _beyond_venue(tokens: Tokens, at: int) -> int | None:
    """Where the words said start after "in a statement on Friday that …"; None where no such thing stands at `at`."""
    low = tokens.low
    if low[at] not in VENUES and low[at] not in ("of", "last", "this", "late", "early"):
        return None
    for i in range(at + 1, min(len(tokens), at + _VENUE_REACH)):
        if low[i] in ("that", ":", QUOTED) and i + 1 <= len(tokens):
            return i
        if low[i] in _ENDS:
            return None
        if low[i] in SUBJECT_FORMS and i + 2 < len(tokens) and low[i - 1] not in CONJUNCTIONS:
            return i
    return None


def _only_venue(tokens: Tokens, at: int) -> bool:
    """Whether the sentence ends with where it was said: "X said in a statement."."""
    if tokens.low[at] not in VENUES or len(tokens) - at > _VENUE_WORDS or tokens.low[-1] != ".":
        return False
    return not any(low in (",", ":", "that", QUOTED) or low in AUXILIARIES for low in tokens.low[at:])


def _starts_clause(tokens: Tokens, at: int) -> bool:
    """Whether a clause without "that" can start at `at`."""
    if len(tokens) - at < 4 and QUOTED not in tokens.low[at:]:
        return False
    low = tokens.low[at]
    if (
        low in SUBJECT_FORMS
        or low in DETERMINERS
        or low in ("you", "people", "if", "when", "while", "what", "because", "not", "even", "such", "without")
    ):
        return True
    if (
        low in PREPOSITIONS
        or low in CONJUNCTIONS
        or low in _CLOSERS
        or low in AUXILIARIES
        or low in ("so", ".", "(", ")", "him", "her", "them", "me", "us")
    ):
        return False
    return tokens.word[at][0].isalnum() or tokens.word[at] == "$"


def _finite(tokens: Tokens, at: int) -> bool:
    """Whether a verb in the next words makes a clause of them."""
    for i in range(at + 1, min(len(tokens), at + 14)):
        if tokens.low[i] in AUXILIARIES and tokens.low[i] not in ("'s", "’s"):
            return True
        if tokens.low[i] in _CLOSERS or tokens.low[i] == ".":
            return False
    return False


def _starts_phrase(tokens: Tokens, at: int) -> bool:
    """Whether a noun phrase can start at `at`."""
    low = tokens.low[at]
    if low in ("him", "her", "them", "me", "us", "himself", "herself", "themselves", QUOTED, "what", "how"):
        return True
    if low in PREPOSITIONS or low in CONJUNCTIONS or low in _CLOSERS or low in AUXILIARIES or low in (".", ")", "("):
        return False
    return tokens.word[at][0].isalnum() or tokens.word[at] == "$"
