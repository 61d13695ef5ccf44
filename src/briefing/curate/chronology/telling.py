"""Curate: tell whether a sentence reports what happened at a time, or only speaks of that time."""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefing.model import Event, Evidence, Source

_DIRECT = 1.0
_TITLE = 0.9
# The date belongs to a noun: "the decision of 11 March", "the 12 January earthquake", "her death on Thursday".
_OF_A_NOUN = re.compile(
    r"\b(?:decision|vote|meeting|report|statement|agreement|resolution|law|concession|letter|ruling|motion|attacks?|war|"
    r"earthquake|election|deaths?|session|conference|summit|treaty|accord|contract|deal|interview|speech)\s(?:of|on|in)\s\Z",
    re.IGNORECASE,
)
_POINTED = re.compile(r"\b(?:the|this|that|last|[A-Z]\w+['’]s)\s\Z")
_NOUN_NEXT = re.compile(
    r"['’]s\s+\w+|\s+(?:earthquake|attacks?|vote|decision|election|meeting|summit|war|crash|disaster|death)\b"
)
# Words that open a clause beside the main one; the date in it tells of another time than the sentence does.
_BESIDE = re.compile(
    r"(?:\b(?:since|after|before|following|until|despite|because|when|while|whereas|ahead\sof|prior\sto|as\sof)"
    r"|,\s(?:who|which|whose|where|whom)|\b(?:who|which|whose)\b"
    r"|\b(?:named\safter|according\sto|calling\sfor|based\son|granted|dated|signed|built|planned|concerning)"
    r"|\b(?:который|которая|которые|построенн\w+|после|до|на\sосновании)\b)",
    re.IGNORECASE,
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|began|took|gave|met|held|won|lost|left|came|went|became|fell|rose|shot"
    r"|sent|spoke|struck|hit|sank|led|died|broke|shut|set|said|told|(?!(?:united|hundred|indeed)\b)[a-z]{2,}ed)\b"
)
# A verdict on what others did is no report of it.
_REACTS = re.compile(
    r"\b(?:regret|welcom|condemn|criticis|criticiz|praise|denounc|thank|commend|deplor|blam|recall|remember|warn|fear|hope|believ"
    r"|mourn|celebrat|defend|justif|point\sout|points\sout)\w*\b",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"\A\W*(?:[\w.’'-]+\s?){0,4}[,(]?\s*\Z")
_DASH_NEXT = re.compile(r"\)?\.?\s*[–—-]+\s|\s\|\s|:\s")
_CAPTION = re.compile(r"\b[A-Z]\w+\s(?:speaks|poses|waves|walks|looks|arrives|attends|holds|stands|confront)s?\b")
_SAID_SO = re.compile(r"^\W*[“\"«]")
_HAD = re.compile(r"\b(?:had\s(?:been\s)?\w+ed|recalled|remembered|years?\sago|decades?\sago)\b")


_A_DAY = len("2025-07-30")
_MONTH_OR_YEAR = re.compile(
    r"(?:(?:early|mid|late|last)[\s-])?(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|январ\w|феврал\w|март\w?|апрел\w|ма[йея]|июн\w|июл\w|август\w?|сентябр\w|октябр\w|ноябр\w|декабр\w)?"
    r"\W*(?:of\W)?(?:\d{4})?",
    re.IGNORECASE,
)


def directness(source: Source, evidence: Evidence) -> float:
    """How much the words of `evidence` report what happened at their date, from 0 to 1; neutral (0.8) without a date.

    Outright: the date stands in the main clause, beside its verb. Less: in a clause beside it, on a noun ("the
    decision of 11 March"), under a verb that judges, in a caption, in a line that only dates the text.
    """
    if evidence.timex is None:
        return 0.8
    if not any(s.overlaps(evidence.span) for s in source.sentences):
        return _TITLE  # the title of what was said or held that day
    text = source.text
    words = text[evidence.span.start : evidence.span.end]
    low, high = evidence.timex.start - evidence.span.start, evidence.timex.end - evidence.span.start
    if not 0 <= low < high <= len(words):
        return 0.8
    before, after = words[:low], words[high:]
    found = _DIRECT
    if _DATELINE.match(before) and _DASH_NEXT.match(after):
        found *= 0.5
    if source.language is not None and source.language.value.startswith("en") and not _VERB.search(words):
        found *= 0.5
    if _OF_A_NOUN.search(before) or (_POINTED.search(before) and _NOUN_NEXT.match(after)):
        found *= 0.55
    elif (beside := _last(_BESIDE, before[-160:])) and "," not in before[-160:][beside.end() :]:
        found *= 0.6  # behind a comma the main clause goes on: "After the talks, she left on Monday."
    if _REACTS.search(words[:200]):
        found *= 0.75
    if _HAD.search(words):
        found *= 0.85
    if _SAID_SO.match(words):
        found *= 0.85
    if _CAPTION.search(words):
        found *= 0.6
    return found


def fits(event: Event, source: Source, evidence: Evidence) -> float:
    """`directness`, less for words that name only the month or year of an event whose day is known."""
    told = directness(source, evidence)
    if not event.edtf or len(event.edtf) < _A_DAY or evidence.timex is None:
        return told
    return told - 0.4 if _MONTH_OR_YEAR.fullmatch(source.words(evidence.timex)) else told


def best(event: Event, sources: Mapping[str, Source]) -> float:
    """How much the words that tell `event` best report it."""
    return max((directness(sources[e.source], e) for e in event.evidence[:40]), default=0.0)


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    found = None
    for match in pattern.finditer(text):
        found = match
    return found
