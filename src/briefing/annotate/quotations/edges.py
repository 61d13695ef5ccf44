"""Annotate: find where what is attributed starts and ends in its sentence."""

from __future__ import annotations

from briefing.annotate.quotations.cues import ADVERBS, CUES, DAYS, PRONOUNS, VENUES
from briefing.annotate.tokens import QUOTED, Tokens

_VENUE_REACH = 28
_REMARK_REACH = 9
_DATELINE = 10


def ends_sentence(tokens: Tokens, at: int) -> bool:
    """Whether nothing that could be said follows: the end, a mark, or when and where it was said."""
    if at >= len(tokens):
        return True
    low = tokens.low[at]
    if low in (".", ",", QUOTED, ";", ":", "!", "?", "–", "—", "―", "-", ")"):
        return True
    if (
        low in VENUES
        or low in DAYS
        or low in ("of", "about", "as", "when", "while", "last", "this", "late", "early", "before")
    ):
        reach = min(len(tokens), at + _VENUE_REACH)
        for i in range(at, reach):
            if tokens.low[i] in (",", ".", QUOTED, ";", "–", "—", "―", "-"):
                return True
            if tokens.low[i] == "that" and i > at:
                return False
        return reach == len(tokens)
    return low in ADVERBS


def clause_end(tokens: Tokens, start: int, frame: str) -> int:
    """The last token of what is attributed from `start` on."""
    low, size = tokens.low, len(tokens)
    end = size - 1
    for i in range(start + 1, size):
        mark = low[i]
        if mark == ";":
            end = i - 1
            break
        if mark in (",", "–", "—", "―", "-") and i + 1 < size:
            following = CUES.get(low[i + 1])
            if following is not None and following.form == "ing":
                end = i - 1
                break
            if low[i + 1] in ("according", "whereas"):
                end = i - 1
                break
            if low[i + 1] in ("and", "but", "while", "though", "although", "as", "yet", "so") and _reports_soon(
                tokens, i + 2
            ):
                end = i - 1
                break
            if frame == "object" and low[i + 1] != QUOTED and not _lists_on(tokens, i + 1):
                end = i - 1
                break
            if _remark(tokens, i + 1):
                end = i - 1
                break
        if mark == "and" and i + 1 < size:
            following = CUES.get(low[i + 1])
            if following is not None and following.form in ("past", "past-or-participle", "s") and low[i - 1] != ",":
                end = i - 1
                break
        if mark == "," and frame == "quote" and i == start + 1:
            end = i - 1
            break
    return trim_end(tokens, end, start)


def _lists_on(tokens: Tokens, at: int) -> bool:
    """Whether a list of names goes on at `at`."""
    if not tokens.word[at][0].isupper():
        return False
    return any(low in ("and", ",") for low in tokens.low[at + 1 : at + 4])


def _remark(tokens: Tokens, at: int) -> bool:
    """Whether "he said" and the like stands at `at`, up to the next comma or the end."""
    low = tokens.low
    for i in range(at, min(len(tokens), at + _REMARK_REACH)):
        if low[i] in (",", ".", ";", QUOTED, "that", "who", "and"):
            return False
        cue = CUES.get(low[i])
        if i > at and cue is not None and cue.form in ("past", "past-or-participle", "s") and cue.speech:
            return (
                i + 1 >= len(tokens)
                or low[i + 1] in (",", ".", QUOTED)
                or (low[at] in PRONOUNS and ends_sentence(tokens, i + 1))
            )
    return False


def _reports_soon(tokens: Tokens, at: int) -> bool:
    """Whether a subject and a reporting verb follow within a few words."""
    for i in range(at, min(len(tokens), at + 7)):
        cue = CUES.get(tokens.low[i])
        if cue is not None and (cue.form in ("s", "past", "past-or-participle")) and cue.speech:
            return True
        if tokens.low[i] in (",", ".", QUOTED):
            return False
    return False


def left_start(tokens: Tokens, edge: int) -> int:
    """Where the words that end before `edge` start: the sentence, or after the remark that stands before them."""
    start = 0
    for i in range(edge - 1, 0, -1):
        if tokens.low[i] == ";":
            start = i + 1
            break
    if start == 0 and tokens.word[0].isupper() and len(tokens.word[0]) > 1:
        start = _after_dateline(tokens, edge)
    while start < edge and tokens.low[start] in (",", "–", "—", "―", "-", "*", "•"):
        start += 1
    return start


def _after_dateline(tokens: Tokens, edge: int) -> int:
    """Where a sentence starts after "BRILL, 3 May –" or "LONDON (Press Agency) -": 0 where no such thing opens it."""
    for i in range(1, min(edge, _DATELINE)):
        if tokens.low[i] in ("–", "—", "―", "-", "--"):
            return i + 1 if tokens.start[i] > tokens.end[i - 1] else 0
        if tokens.word[i].islower() or tokens.low[i] in (".", ":", ";", QUOTED):
            return 0
    return 0


def trim_end(tokens: Tokens, end: int, start: int) -> int:
    """The last token up to `end`, not before `start`, that is no mark and no dangling "and"."""
    while end >= start and tokens.low[end] in (",", ".", ";", ":", "–", "—", "―", "-", "--", "and", "but"):
        end -= 1
    return end


def has_quote(tokens: Tokens, start: int, end: int) -> bool:
    """Whether a marked stretch stands in tokens `start` to `end`."""
    return QUOTED in tokens.low[start : end + 1]
