"""Annotate: what the words around a temporal expression say of it — tense, quotation, naming."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Literal

from briefing.annotate.dates.lexicon import words

Direction = Literal[-1, 0, 1]

# How far context is looked for; a sentence that is longer is read only this far.
REACH = 160
_CLOSE = 40

_STOP = re.compile(r"[.!?]['\"’”)]{0,2}\s+(?=[A-Z\"“‘(])|\n|[;•]")
_FUTURE = re.compile(
    r"\b(?:will|shall|won['’]t|would|to be|upcoming|forthcoming|deadline|by the end|until|no later than|as soon as"
    r"|(?:is|are|be|was|were|been) (?:to(?= (?!have\b)[a-z])|due|scheduled|expected|set|planned|slated|likely|going)"
    r"|(?:plan|intend|aim|hope|expect)(?:s|ed|ing)? to|expects?|hopes?|expires?"
    r"|(?:scheduled|slated|set|due|ready) (?:to|for))\b"
    r"|['’]ll\b",
    re.IGNORECASE,
)
# "to be held", "will be named": the participle behind "be" tells nothing past.
_PAST = re.compile(
    r"(?<!\bbe )\b(?:said|told|was|were|had|did|(?:has|have) been"
    r"|went|came|began|took|gave|met|held|made|won|lost|left|found|became|fell"
    r"|rose|shot|sent|spoke|saw|wrote|led|ran|died|(?!(?:need|speed|feed|seed|bleed|exceed|proceed|indeed|hundred|scheduled|planned"
    r"|expected|slated|united|red)\b)[a-z]{2,15}ed)\b",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\b(?:(?:said|says|told|announced|reported|added|stated|confirmed|declared|warned|wrote|testified|argued|denied|disclosed"
    r"|acknowledged|agreed|noted|predicted)(?:\s(?!to\b|will\b|would\b)[\w.'’-]{1,20}){0,2}"
    r"|(?<!be )(?!(?:planned|scheduled|expected|slated|need|indeed|extended|postponed|delayed)\b)[a-z]{2,12}ed)"
    r",?\s(?:(?:late|early|earlier|here|also|again)\s)?(?:on\s)?\Z",
    re.IGNORECASE,
)
_SINCE = re.compile(r"\bsince\s\Z", re.IGNORECASE)
_DUE = re.compile(
    r"\b(?:by|until|till|through|before|effective|payable|due|deadline|record|expires?|from|to)\s(?:the\s)?\Z",
    re.IGNORECASE,
)

_MARKS = re.compile(r"[“”\"«»]")
# A quotation that is never closed ends with its paragraph, and a mark is no quotation after so many letters.
_LONGEST_QUOTATION = 3000

_NAMES_NOTHING = words(
    """
    a about above according after against ago alone along also although am amid among an and are as at be became
    because been before began behind being below between both but by came can could did do does during e.g each
    earlier either et except for from had has have he her here him his how i i.e if in inclusive into is it its
    itself just later marked may me might more most much must my near neither no nor not of off on once only onto
    onward onwards or our out over own per respectively round said saw says see seen shall she should showed since
    so some still such than that the their them then there these they this those though through throughout to too
    took toward towards under unless until up upon us versus was we went were what when where whereas whether which
    while who whom whose why will with within without would yet you your
    """
)
_DATES = words(
    """
    about after and around before beginning between by circa during early end financial fiscal for from in is late
    mid of or since start through till to until was were year years ©
    """
)
_BEFORE = re.compile(r"([\w.'’©]+)([\s,(–—-]*)\Z")
_AFTER = re.compile(r"(?:[ \t\u00a0]|-)([^\W\d_][\w’'-]*)")


def stretch(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around `start`..`end`, cut roughly and at most `REACH` characters to either side."""
    low, high = max(0, start - REACH), min(len(text), end + REACH)
    for stop in _STOP.finditer(text, low, start):
        low = stop.end()
    after = _STOP.search(text, end, high)
    return low, after.start() if after else high


def direction(text: str, start: int, end: int) -> Direction:
    """Whether what happens at `start`..`end` is told as past (-1) or as to come (1); 0 where the words don't say."""
    low, high = stretch(text, start, end)
    before = text[low:start]
    if text.startswith(("'s", "’s"), end) or _SINCE.search(before[-8:]):
        return -1
    if _REPORTED.search(before[-60:]):
        return -1
    last_future = last_past = -1
    for cue in _FUTURE.finditer(before):
        last_future = cue.start()
    for cue in _PAST.finditer(before):
        last_past = cue.start()
    if last_future >= 0 and last_future >= last_past:
        return 1
    if last_past >= 0:
        return -1
    after = text[end:high]
    future, past = _FUTURE.search(after), _PAST.search(after)
    if future and (not past or future.start() < past.start()):
        return 1
    return -1 if past else 0


def due(text: str, start: int, end: int) -> bool:
    """Whether the words beside an expression make it a term to be met ("payable Dec. 7", "the Jan. 14 deadline")."""
    return bool(_DUE.search(text[max(0, start - 24) : start])) or word_after(text, end).lower() in {
        "deadline",
        "vote",
        "election",
    }


def told_close_by(text: str, start: int) -> bool:
    """Whether a verb of the past stands close before `start`."""
    return bool(_PAST.search(text, max(0, start - _CLOSE, stretch(text, start, start)[0]), start))


def marked_quotations(text: str) -> tuple[tuple[int, int], ...]:
    """The stretches inside quotation marks, paragraph by paragraph, sorted."""
    found: list[tuple[int, int]] = []
    opened = -1
    for mark in _MARKS.finditer(text):
        at, sign = mark.start(), mark.group()
        if opened >= 0 and (at - opened > _LONGEST_QUOTATION or text.find("\n", opened, at) >= 0):
            opened = -1
        if opened < 0:
            if sign in "“«" or (sign == '"' and (at + 1 < len(text) and not text[at + 1].isspace())):
                opened = at
        elif sign in '”»"':
            found.append((opened, at + 1))
            opened = -1
    return tuple(found)


def inside(stretches: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether the character at `at` lies in one of the sorted `stretches`."""
    place = bisect_right(stretches, at, key=lambda s: s[0]) - 1
    return place >= 0 and at < stretches[place][1]


def word_before(text: str, at: int) -> tuple[str, str]:
    """The word before `at` and what parts it from there; two empty strings at the start of a line."""
    found = _BEFORE.search(text[max(text.rfind("\n", max(0, at - 40), at) + 1, at - 40) : at])
    return (found[1], found[2]) if found else ("", "")


def word_after(text: str, at: int) -> str:
    """The word that follows `at` after one space or hyphen; empty where something else follows."""
    found = _AFTER.match(text, at)
    return found[1] if found else ""


def names_a_thing(text: str, start: int, end: int) -> bool:
    """Whether a year only names something ("the 1967 borders", "Agenda 2030"): then it dates no event."""
    before, gap = word_before(text, start)
    after = word_after(text, end)
    if before.lower() in _DATES and not gap.strip():
        return False
    if after and after.lower() not in _NAMES_NOTHING and not after.lower().endswith(("ed", "ly")):
        return True
    return bool(
        before[:1].isupper() and gap and not gap.strip() and before.lower() not in _NAMES_NOTHING and before[-1] != "."
    )
