"""Annotate: find Kazakh reports: the clause stands before its verb, "according to" after its source."""

from __future__ import annotations

from briefing.annotate.people.inflection import KAZAKH_GENITIVE
from briefing.annotate.people.titles import BODIES
from briefing.annotate.quotations import edges, subjects
from briefing.annotate.quotations.elsewhere import CLAUSE_ENDS
from briefing.annotate.quotations.report import Report
from briefing.annotate.quotations.subjects import Phrase
from briefing.annotate.tokens import Tokens

_LOCATIVE = ("да", "де", "та", "те")
_MARKS = frozenset((",", "–", "—", "―", "-"))


def clause(tokens: Tokens, at: int) -> Report | None:
    """ "Әкім Марат Жүнісов мектептің жабылатынын мәлімдеді.": who, what, and the verb at `at`, last."""
    if at < 2 or not tokens.low[at - 1].endswith(CLAUSE_ENDS):
        return None
    subject = _who(tokens, at - 1)
    if subject is None:
        return None
    start = subject[1] + 1
    while start < at and tokens.low[start] in _MARKS:
        start += 1
    if tokens.low[start].isdigit() and start + 2 < at and tokens.low[start + 1].endswith(_LOCATIVE):
        # "3 мамырда": when it was said.
        start += 2
    return Report(subject, (at, at), (start, at - 1), "clause") if start < at else None


def source(tokens: Tokens, at: int) -> Report | None:
    """ "Марат Жүнісовтің айтуынша, …": the source in the genitive, the word at `at`, then what it said."""
    if at == 0 or at + 2 >= len(tokens) or not tokens.low[at - 1].endswith(KAZAKH_GENITIVE):
        return None
    who = subjects.ending_at(tokens, at - 1)
    if who is None:
        return None
    start = at + 2 if tokens.low[at + 1] == "," else at + 1
    end = edges.trim_end(tokens, len(tokens) - 1, start)
    return Report(who, (at, at), (start, end), "according") if end > start else None


def _who(tokens: Tokens, end: int) -> Phrase | None:
    """The subject that leads the sentence: up to a name of two words, or to the head of a body's name."""
    for at in range(1, end):
        if subjects.is_name(tokens, at) and subjects.is_name(tokens, at - 1):
            while at + 1 < end and subjects.is_name(tokens, at + 1):
                at += 1
            return (0, at)
        if tokens.low[at] in BODIES:
            return (0, at)
        if not tokens.word[at][0].isalnum():
            break
    return (0, 0) if subjects.is_name(tokens, 0) and not tokens.low[0].endswith(KAZAKH_GENITIVE) else None
