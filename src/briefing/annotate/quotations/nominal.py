"""Annotate: find reports without a verb: "her claim that …", "Smith: “…”"."""

from __future__ import annotations

from briefing.annotate.people.titles import STATES, TITLES
from briefing.annotate.quotations import edges, subjects
from briefing.annotate.quotations.cues import AUXILIARIES, CUES
from briefing.annotate.quotations.elsewhere import SAID
from briefing.annotate.quotations.report import Report
from briefing.annotate.tokens import QUOTED, Tokens

_POSSESSORS = frozenset(("his", "her", "their", "its", "my", "our", "your"))
_GAP = 6
_LINE = 14
DASHES = frozenset(("–", "—", "―", "-", "--"))
_JOINTS = frozenset(("and", "the", "of", "'s", "’s", "-"))


def find(tokens: Tokens, at: int) -> Report | None:
    """The report of the noun, the colon or the dash at `at`; None where it is none."""
    if tokens.low[at] in DASHES:
        return _dash(tokens, at)
    return _colon(tokens, at) if tokens.low[at] == ":" else _noun(tokens, at)


def _dash(tokens: Tokens, at: int) -> Report | None:
    """A quotation, a dash and a name, with a role or without: “…” – Jane Smith, baker."""
    if at == 0 or tokens.low[at - 1] != QUOTED or at + 1 >= len(tokens) or len(tokens) - at > _LINE:
        return None
    if not subjects.is_name(tokens, at + 1) or any(
        low in AUXILIARIES or ((cue := CUES.get(low)) is not None and cue.form != "base") for low in tokens.low[at:]
    ):
        return None
    subject = subjects.after(tokens, at, len(tokens))
    if subject is None or not all(subjects.is_name(tokens, i) for i in (subject[0], subject[1])):
        return None
    return Report(subject, (at, at), (at - 1, at - 1), "before")


def _noun(tokens: Tokens, at: int) -> Report | None:
    """A noun for something said, with a possessor before it and "that" or a quotation after it."""
    low = tokens.low
    owner = next(
        (i for i in range(at - 1, max(-1, at - 4), -1) if low[i] in _POSSESSORS or low[i] in ("'s", "’s")), None
    )
    if owner is None or not all(tokens.word[i].islower() for i in range(owner + 1, at)):
        return None
    subject = (owner, owner) if low[owner] in _POSSESSORS else subjects.ending_at(tokens, owner - 1)
    if subject is None:
        return None
    for i in range(at + 1, min(len(tokens) - 1, at + _GAP)):
        if low[i] == "that" or (low[i] == QUOTED and i <= at + 2):
            end = edges.clause_end(tokens, i, "clause")
            return Report(subject, (at, at), (i, end), "clause", strong=False) if end > i or low[i] == QUOTED else None
        if low[i] in (",", ".", ";", ":", "–", "—", "as"):
            # "played down her comments as “…”": what somebody else says of them.
            return None
    return None


def _colon(tokens: Tokens, at: int) -> Report | None:
    """A name and a colon, and a quotation right after it."""
    if at == 0 or at + 1 >= len(tokens) or tokens.low[at + 1] != QUOTED:
        return None
    if any((cue := CUES.get(low)) is not None and cue.form != "base" for low in tokens.low[:at]):
        return None
    subject = subjects.ending_at(tokens, at - 1)
    if subject is None:
        return None
    first, last = subject
    if _is_place(tokens, subject, at):
        return None
    if tokens.low[first] == "the" and first > 0 and tokens.word[first - 1].isalpha():
        # "Take the Harbour Strike: “…”": an object, and nobody who speaks.
        return None
    if tokens.low[last] in ("report", "letter", "memo", "study") and tokens.low[first] == "the":
        pass
    elif not subjects.is_name(tokens, last) or not (
        all(tokens.word[i][0].isupper() for i in range(first, last + 1) if tokens.low[i] not in _JOINTS)
        or _is_titled(tokens, first, last)
    ):
        return None
    end = edges.clause_end(tokens, at + 1, "quote")
    if all(low in DASHES or low in SAID or low in (",", ".", "деп") for low in tokens.low[at + 2 :]):
        # "X: «…», – деді.": the verb is no part of the words.
        end = at + 1
    return Report(subject, (at, at), (at + 1, end), "colon")


def _is_titled(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a title in small letters stands right before a name of two words or more: "board member Jane Smith"."""
    name = last
    while name > first and subjects.is_name(tokens, name - 1):
        name -= 1
    return first < name < last and tokens.low[name - 1] in TITLES


def _is_place(tokens: Tokens, subject: tuple[int, int], colon: int) -> bool:
    """Whether a place stands before the colon, and who speaks after the words: LONDON: “…,” a spokesman said."""
    capitals = all(tokens.word[at].isupper() or tokens.low[at] in STATES for at in range(subject[0], subject[1] + 1))
    return capitals and any(
        (cue := CUES.get(low)) is not None and cue.speech and cue.form != "base" for low in tokens.low[colon + 2 :]
    )
