"""Curate: name a speaker or a role as a sentence of ours says it: article, number, office."""

from __future__ import annotations

import re

from briefing.model import Source

_DETERMINED = re.compile(r"(?:the|a|an|his|her|its|our|their|this|one|two|three|some|several|many)\s", re.IGNORECASE)
_PRONOUNS = frozenset(
    """he she it they we i you who this that one all another both few many most none others several some someone
    он она оно они мы я вы кто все другие многие некоторые ол олар біз мен сіз барлығы кейбірі""".split()  # noqa: SIM905
)
# Offices that one person holds: "as president of the union", and not "as a president".
_OFFICE = re.compile(
    r"\b(?:president|minister|director|head|chief|mayor|secretary|secretary-general|chair|chairman|chairwoman"
    r"|chairperson|ambassador|governor|leader|captain|king|queen|pope|premier|principal|headteacher|manager|owner"
    r"|founder|editor|commander|commissioner|spokesman|spokeswoman|spokesperson|envoy|representative|general|treasurer"
    r"|speaker|deputy|co-\w+|CEO)\b",
    re.IGNORECASE,
)


def is_named(speaker: str) -> bool:
    """Whether `speaker` is more than a pronoun that was resolved to nobody."""
    return speaker.casefold() not in _PRONOUNS


def called(name: str, source: Source) -> str:
    """`name` as a sentence says it: with "the" where the source mostly writes so."""
    if _DETERMINED.match(name):
        return name[0].lower() + name[1:]
    text = source.text
    uses = len(re.findall(re.escape(name), text))
    articles = len(re.findall(r"\b[Tt]he\s+" + re.escape(name), text))
    return f"the {name}" if articles and articles * 2 >= uses else name


def several(name: str) -> bool:
    """Whether an English verb after `name` is in the plural: the residents, Ross and Fox, officials of the port.

    Names of one body ("the United States", "the Associated Press") are one.
    """
    if re.search(r"\band\b", name) and not re.search(r"\b(?:Ministry|Department|Office|Committee|Council)\b", name):
        return True
    head = re.split(r"\s+(?:of|from|in|at|for|on|with)\s+", name)[0].split()
    last = head[-1] if head else ""
    if not re.search(r"[a-z]s$", last) or re.search(r"(?:ss|us|is|news)$", last):
        return last in {"people", "police", "children", "men", "women"}
    return last[0].islower() or (len(head) == 2 and head[0].casefold() == "the")


def as_role(role: str) -> str:
    """`role` as it stands after "as": with an article where it is no office that one person holds."""
    role = re.sub(r"^The\s", "the ", role.strip())
    plain = role.split(" of ")[0]
    if not role.isascii() or _DETERMINED.match(role) or re.search(r"[’']s?\s", plain) or _OFFICE.search(plain):
        return role
    if not role[0].islower() or several(role):
        return role
    return f"{'an' if role[0] in 'aeiou' else 'a'} {role}"
