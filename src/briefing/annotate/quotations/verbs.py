"""Annotate: tell verbs that report from nouns, and passives with their agent from those without."""

from __future__ import annotations

from briefing.annotate.quotations import edges, subjects
from briefing.annotate.quotations.cues import (
    ADVERBS,
    AUXILIARIES,
    BE,
    DETERMINERS,
    INSCRIBED,
    PREPOSITIONS,
    PRONOUNS,
    VERBS,
    Cue,
)
from briefing.annotate.quotations.report import Report
from briefing.annotate.tables import words
from briefing.annotate.tokens import QUOTED, Tokens

_CLOSERS = frozenset((",", QUOTED, "–", "—", "―", "-", "--", "?", "!"))
_OBJECTS = frozenset(
    ("him", "her", "them", "it", "that", "to", "for", "the", "a", "his", "their", "he", "she", "they", QUOTED)
)
_HEADLINES = frozenset(("say", "tell", "vow", "urge", "warn", "slam"))
_NOUNS_TOO = frozenset(["state", "pledge", "support", "report", "claim", "call", "plan", "post", "show", "question"])
_AGENT_REACH = 14
_FINITE = AUXILIARIES - frozenset(("'s", "’s"))
_NAMING = frozenset(["call", "dub", "brand", "label"])
_PLURALS = words(
    """
    people police men women who others many some critics both most i we they you all several
    """
)
_MODALS = words(
    """
    to will would shall should can could may might must do does did not don't don’t didn't didn’t doesn't doesn’t
    """
)


def is_noun(tokens: Tokens, at: int, cue: Cue) -> bool:
    """Whether the word at `at` is here a noun or an adjective ("the report", "a planned visit")."""
    if at == 0:
        return cue.form == "base"
    low = tokens.low[at - 1]
    if tokens.word[at][0].isupper() and at > 0:
        # Inside a name, unless it is a headline in capitals: "Minister Says He Will …".
        return not (
            cue.form == "s" and cue.lemma in _HEADLINES and at + 1 < len(tokens) and tokens.word[at + 1][0].isalpha()
        )
    if low in ("'s", "’s"):
        return True
    if low == "that" and cue.form in ("s", "past", "past-or-participle") and at > 1 and tokens.low[at - 2] in INSCRIBED:
        return False
    if low in DETERMINERS and low not in (
        "many",
        "some",
        "most",
        "both",
        "all",
        "others",
        "this",
        "these",
        "those",
        "few",
        "several",
        "one",
        "another",
        "other",
    ):
        return True
    if cue.form == "base":
        if (
            cue.lemma in _NOUNS_TOO
            and low not in _MODALS
            and not (
                at + 1 < len(tokens)
                and tokens.low[at + 1] in ("that", ":", QUOTED, ",", "for", "on", "him", "her", "it", "the")
            )
        ):
            return True
        if low in _MODALS or low in _PLURALS:
            return False
        if low in ADVERBS or low == "," or low in ("and", "or", "but") or low.endswith("ly"):
            return low == ","
        return not (low.endswith("s") and not low.endswith(("ss", "us", "is"))) or low in PREPOSITIONS
    if cue.form == "s":
        if low in ("and", "or") and at > 1 and tokens.low[at - 2] != ",":
            return not (at + 1 < len(tokens) and tokens.low[at + 1] in _OBJECTS)
        return low in PREPOSITIONS
    if cue.form == "ing":
        return low in DETERMINERS
    return low in PREPOSITIONS


def is_passive(tokens: Tokens, at: int, cue: Cue) -> bool:
    """Whether the participle at `at` is passive ("was told"), so that its subject is not who speaks."""
    if "participle" not in cue.form:
        return False
    back = at - 1
    while back >= 0 and (tokens.low[back] in ADVERBS or tokens.low[back].endswith("ly") or tokens.low[back] == "not"):
        back -= 1
    if back < 0:
        return False
    if tokens.low[back] in BE:
        return not (tokens.low[back] in ("'s", "’s") and back > 0 and tokens.low[back - 1] not in PRONOUNS)
    if cue.form == "participle" and tokens.low[back] not in AUXILIARIES:
        return True
    if cue.lemma == "provide" and at + 1 < len(tokens) and tokens.low[at + 1] == "to":
        # "said in a statement provided to the paper": nobody provides anything here.
        return True
    if cue.lemma in _NAMING and tokens.low[back] not in AUXILIARIES and _names(tokens, at):
        return True
    return at + 1 < len(tokens) and tokens.low[at + 1] == "by"


def _names(tokens: Tokens, at: int) -> bool:
    """Whether a name and then a verb follow, so that somebody is named here: "a group called Clear Water ran …"."""
    after = at + 1
    while after < len(tokens) and tokens.word[after][0].isupper():
        after += 1
    following = tokens.low[after : after + 1]
    return at + 1 < after and bool(following) and (following[0] in VERBS or following[0] in _FINITE)


def passive(tokens: Tokens, at: int, right: int, frames: str) -> Report | None:
    """What “was described by X as …” reports; without an agent nobody is named, and nothing is reported."""
    for by in range(right, min(len(tokens) - 1, right + _AGENT_REACH)):
        if tokens.low[by] == "by":
            agent = subjects.after(tokens, by, len(tokens))
            if agent is None or not (subjects.is_name(tokens, agent[1]) or tokens.low[by + 1] in DETERMINERS):
                return None
            following = subjects.over_apposed_name(tokens, agent[1]) + 1
            agent = (agent[0], following - 1)
            if "," in tokens.low[agent[0] : following] and tokens.low[following : following + 1] == (",",):
                # "by the county's ecologist, Jane Smith, as": the second comma closes the name.
                following += 1
            if following < len(tokens) and tokens.low[following] in ("as", "for", "to", "of", QUOTED):
                return Report(
                    agent,
                    (at, right - 1),
                    (following, edges.clause_end(tokens, following, "object")),
                    "object",
                    passive=True,
                )
            if "n" in frames or "a" in frames or "s" in frames or "f" in frames:
                start = edges.left_start(tokens, at)
                aux = at - 1
                while aux > start and (tokens.low[aux] in AUXILIARIES or tokens.low[aux] in ADVERBS):
                    aux -= 1
                if aux >= start:
                    return Report(agent, (at, right - 1), (start, aux), "object", passive=True)
            return None
        if (tokens.low[by] in _CLOSERS and tokens.low[by] != QUOTED) or tokens.low[by] == ".":
            return None
    return None
