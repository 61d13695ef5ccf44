"""Annotate: find the occasion of a quotation: "In his speech at the summit on 3 May, …", "said in an interview"."""

from __future__ import annotations

from briefing.annotate.quotations.cues import DAYS, VENUES
from briefing.annotate.quotations.report import Report
from briefing.annotate.tables import words
from briefing.annotate.tokens import QUOTED, Tokens
from briefing.model import Span

_OPENERS = words("in at during speaking addressing before after on following opening closing")
_NOUNS = words(
    """
    speech summit interview meeting conference session debate vote rally briefing statement hearing ceremony address
    event forum visit talks congress assembly council summits call broadcast programme program show podcast column
    essay letter article post tweet message report testimony trial sermon lecture reaction response funeral
    anniversary inauguration
    """
)
_FRONTED = _OPENERS | DAYS
_HEARERS = words("reporters journalists them us me him her lawmakers deputies delegates supporters viewers readers")
_REACH = 40


def find(tokens: Tokens, report: Report) -> Span | None:
    """The phrase of the sentence that tells at what occasion the words were said; None where none does.

    It stands before the subject, closed by a comma, or right after the verb, and names an occasion.
    """
    return _before(tokens, report) or _between(tokens, report) or _after(tokens, report)


def _between(tokens: Tokens, report: Report) -> Span | None:
    """ "X, speaking at the summit in Bern on 3 May, said": between the subject and its verb."""
    if report.subject is None:
        return None
    start, end = report.subject[1] + 2, report.cue[0] - 1
    if not 0 < end - start < _REACH or tokens.low[start - 1] != "," or tokens.low[end] != ",":
        return None
    if tokens.low[start] not in _OPENERS or QUOTED in tokens.low[start:end]:
        return None
    return tokens.span(start, end - 1) if _names_occasion(tokens, start, end) else None


def _before(tokens: Tokens, report: Report) -> Span | None:
    if report.subject is None or report.frame == "before" or not tokens.low or tokens.low[0] not in _FRONTED:
        return None
    comma = report.subject[0] - 1
    if not 0 < comma < _REACH or tokens.low[comma] != "," or QUOTED in tokens.low[:comma]:
        return None
    return tokens.span(0, comma - 1) if _names_occasion(tokens, 0, comma) else None


def _after(tokens: Tokens, report: Report) -> Span | None:
    start = report.cue[1] + 1
    if report.subject is not None and report.subject[0] == start:
        start = report.subject[1] + 1
    if start < len(tokens) and tokens.low[start] in _HEARERS:
        start += 1
    if start >= len(tokens) or tokens.low[start] not in VENUES or tokens.low[start] == "to":
        return None
    end = start + 1
    while end < len(tokens) and end - start < _REACH and tokens.low[end] not in (",", ".", ":", ";", "that", QUOTED):
        end += 1
    inside = report.content is not None and report.content[0] <= start and end - 1 <= report.content[1]
    if inside and report.frame != "before":
        return None
    return tokens.span(start, end - 1) if _names_occasion(tokens, start, end) else None


def _names_occasion(tokens: Tokens, start: int, end: int) -> bool:
    return any(low in _NOUNS for low in tokens.low[start:end])
