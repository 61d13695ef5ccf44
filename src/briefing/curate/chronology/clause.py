"""Curate: find the shortest whole clause that tells a dated event."""

from __future__ import annotations

import re

from briefing.model import Source, Span, count_words

# A whole sentence is evidence up to this many words; of a longer one the clause is.
WHOLE = 40
# No sentence has more characters than this; what does is cut to the stretch around the date.
LONGEST = 2000
_AROUND = 400
_MARKS = re.compile(r"[“«][^”»\n]{0,3000}[”»]|\"[^\"\n]{0,3000}\"")
_SAYING = r"(?:said|says|reports?|reported|told|added|stated|noted|announced|writes|wrote)"
_CUT = re.compile(
    r"(?:,\s+(?:[“\"«]|(?=(?:which|who|whom|whose|where|while|whereas|although|though|but|because|according|citing|adding|with|as|after|before"
    rf"|and\s+(?:he|she|it|they|the|that)\b|(?!(?:during|including|regarding|concerning|following|king|spring|morning|evening)\b)[a-z]{{2,}}ing\b|{_SAYING}\b"
    rf"|(?:[A-Z][\w.’'-]*\s+){{1,4}}{_SAYING}\b|(?:he|she|it|they|the\s+\w+)\s+{_SAYING}\b)))"
    r"|;\s+|\s+[–—]\s+|\s-\s)"
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|did|does|do|can|could|may|might|must|should|said|told|began|took|gave|met|held|made|won|lost|left|"
    r"came|went|found|became|fell|rose|shot|sent|spoke|saw|wrote|led|ran|died|broke|struck|hit|killed|set|put|cut|"
    r"(?!(?:united|need|red|hundred|speed|indeed|need)\b)[a-z]{2,}(?:ed|es|ts|ns|ls))\b"
)
_INTRODUCES = re.compile(
    r"(?:In|On|At|During|After|Before|When|As|Following|While|Since|For|By|With|Speaking|Under|Upon|Amid|Despite|From|Until|Earlier|Later|Convened|Held)\b"
)


def readable(text: str, sentence: Span, timex: Span) -> Span:
    """`sentence`; of one too long to be one (a page without full stops) the stretch around `timex`."""
    if len(sentence) <= LONGEST:
        return sentence
    low = max(sentence.start, timex.start - _AROUND)
    high = min(sentence.end, timex.end + _AROUND)
    before, after = text[low : timex.start], text[timex.end : high]
    breaks = [before.rfind(mark) + len(mark) for mark in ("\n", ". ", "; ") if mark in before]
    cut = max(breaks) if breaks else before.find(" ") + 1 if low > sentence.start and " " in before else 0
    ends = [after.find(mark) for mark in ("\n", ". ", "; ") if mark in after]
    stop = min(ends) if ends else after.rfind(" ") if high < sentence.end and " " in after else len(after)
    return Span(low + cut, timex.end + stop)


def evidence(source: Source, sentence: Span, timex: Span | None) -> Span:
    """The stretch of `sentence` to print: the whole where it is short and the source free, else a clause of it."""
    if source.rights.limit(0) is None and count_words(source.text, (sentence,)) <= WHOLE:
        return sentence
    return clause(source.text, sentence, timex)


def clause(text: str, sentence: Span, timex: Span | None) -> Span:
    """The shortest run of clauses that has a verb and holds `timex`; never cut inside a quotation.

    Starts at the sentence's start (or behind a semicolon), because a subject may stand anywhere before
    its verb; ends before the next clause, a quotation, or a tail that only names who reports.
    """
    words = text[sentence.start : sentence.end]
    quoted = [(m.start(), m.end()) for m in _MARKS.finditer(words)]
    low, high = (timex.start - sentence.start, timex.end - sentence.start) if timex else (0, 0)
    begin = 0
    for cut in _CUT.finditer(words):
        at = cut.start()
        if any(start < at < end - 1 for start, end in quoted):
            continue
        if cut.group().lstrip().startswith(";") and at < low:
            begin = cut.end()
            continue
        if at < high:
            continue
        if _VERB.search(words, _main(words, begin, low, high), at):
            return Span(sentence.start + begin, sentence.start + at)
    return Span(sentence.start + begin, sentence.end)


def _main(words: str, begin: int, low: int, high: int) -> int:
    """Where the main clause can begin: behind an opening phrase ("In a speech given on Monday, …")."""
    if not (_INTRODUCES.match(words, begin) or low - begin < 3 < high):
        return begin
    comma = words.find(",", max(begin, high if low - begin < 60 else begin))
    return comma + 1 if comma >= 0 else begin
