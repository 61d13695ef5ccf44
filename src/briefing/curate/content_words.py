"""Curate: tell the words that carry a text's matter from those that hold it together."""

from __future__ import annotations

import re
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:[’'‐‑-][^\W_]+)*")

# Closed classes of English and Russian, and the verbs and nouns of reporting that every article shares.
_EMPTY = frozenset(
    """
    a about above across after again against ago all almost along already also although always am among an and
    another any anyone are around as at away back be became because become been before began behind being below
    between both but by came can cannot come could day days did do does doing done down during each either else
    end enough even ever every few first for former from full further gave get give given go goes going gone good
    got great had has have having he her here hers herself him himself his how however i if in including indeed
    instead into is it its itself just last late later latest least less let like likely long made make makes making
    many may me meanwhile might mine more most mr mrs ms much must my myself near nearly never new next no nor not
    nothing now of off often on once one only onto or other others our ours out over own part per perhaps put quite
    rather really said same saw say saying says second see seen several shall she should since so some something
    soon still such take taken tell than that the their theirs them themselves then there these they thing things
    this those though three through thus time times to today together told too took toward towards two under until
    up upon us use used very via was way we week weeks well went were what when where whether which while who whom
    whose why will with within without would yes yet you your yours
    four five six seven eight nine ten eleven twelve dozen dozens hundred hundreds thousand thousands million billion
    according added article citing news quoted quoting reported reporter reporters reports source sources spokesman
    spokesperson spokeswoman statement stated
    а без более больше был была были было быть в вам вас во вот все всё всего вы где да даже для до его ее её если
    есть еще ещё же за и из или им их к как ко когда кто ли либо лишь между меня мне много может мы на над надо нас
    наш не него нее неё нет ни них но ну о об однако он она они оно от очень по под после при про раз с сам свой
    себя сейчас со так также такой там те тем то того тоже той только том тот ту ты у уж уже хотя чего чей чем через
    что чтобы эта эти это этого этой этом этот я сказал сказала сообщил сообщила сообщает заявил заявила
    """.split()  # noqa: SIM905
)
_ENDINGS = ("iveness", "fulness", "ations", "ation", "ments", "ment", "ings", "ing", "ies", "ed", "es", "ly", "s", "y")


@lru_cache(maxsize=2**16)  # a pure function of short strings, asked for the same ones a million times
def stem(word: str) -> str:
    """`word` without case, possessive and common endings; good for comparing, not for printing.

    A light suffix stripper (after Harman's S-stemmer, 1991) for Latin script; other long words lose the
    last two letters, where the languages written so inflect.
    """
    word = word.casefold().replace("’", "'").replace("‐", "-").replace("‑", "-").removesuffix("'s").strip("'")
    if word.isascii():
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= 4 and not word.endswith("ss"):
                return word[: -len(ending)]
        return word.removesuffix("s") if len(word) > 3 and not word.endswith(("ss", "us", "is")) else word
    return word[:-2] if len(word) > 6 else word


@lru_cache(maxsize=2**16)
def is_content(word: str) -> bool:
    """Whether `word` carries matter: not of a closed class, not one letter, not a bare number."""
    plain = word.casefold().replace("’", "'").removesuffix("'s")
    return len(plain) > 1 and plain not in _EMPTY and not plain.isdigit()


def stems(text: str) -> tuple[str, ...]:
    """The stems of the content words of `text`, in order, repeated ones repeated."""
    return tuple(stem(word) for word in WORD.findall(text) if is_content(word))
