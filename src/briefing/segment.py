"""Segment: number the passages of what is kept, and find the sentences in them.

Sentences are found by rules of our own on each passage as it reads (line breaks mended), then mapped
back to the extracted text. Three rules shape them: a stop ends a sentence only where what follows may
begin one; a known abbreviation, an initial or a number's point is no stop; and a quotation that is part
of a longer sentence is never cut inside.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from briefing.model import BlockKind, Passage, PassageKind, Reading, Source, Span

_KINDS: dict[BlockKind, PassageKind] = {"heading": "heading", "list-item": "list-item", "quote": "quote"}

_BEFORE_NAMES = (
    "mr mrs ms mx dr prof sen rep gov gen maj capt lt sgt cpl adm cmdr rev fr msgr st ste sr sra dra mme mlle messrs "
    "supt amb atty hon h.e vs v cf e.g i.e eg ie viz approx dept univ assn им ул стр см т.е т.к проф акад"
)
_BEFORE_FIGURES = (
    "no nos art arts vol vols fig figs eq ch sec secs para paras p pp ca c col pres jan feb mar apr jun jul aug sept "
    "sep oct nov dec mon tue tues wed thu thur thurs fri sat sun г рис ст п"
)
_AT_EITHER = "inc corp ltd co llc plc bros jr ph.d m.d b.a m.a esq etc al est a.m p.m др пр гг тыс млн млрд руб т.д т.п"
_OPEN_SENTENCES = (
    "a an the he she it they we i you this that these those his her its their our in on at as but and if when while "
    "after before for from there however since although by with to what who how why where according under both some "
    "many most all no not он она они мы я это в на но и если когда после по"
)
_OF_SPEECH = (
    "said says asked asks replied wrote added told cried exclaimed answered wondered tweeted demanded shouted "
    "спросил спросила сказал сказала"
)
_TITLES = frozenset(_BEFORE_NAMES.split())
"""After these a stop ends no sentence, whatever follows."""
_NUMBERED = frozenset(_BEFORE_FIGURES.split())
"""After these it ends none where a figure follows."""
_MAYBE = frozenset(_AT_EITHER.split())
"""After these, and after letters with stops (U.S.), it ends one only where the next word opens sentences."""
_OPENERS = frozenset(_OPEN_SENTENCES.split())
_CUES = frozenset(_OF_SPEECH.split())
# “ and ‘ close a German quotation, and open an English one: what opens has no white space behind it. French marks
# stand off from the words inside them.
_STOP = re.compile(
    r"[.!?…؟]+(?P<close>(?:[\"'”’»)\]*_]|[“‘](?=[\s\"'”’»)\]“]|$)|[ \u00a0\u202f]»)*(?:\[\d{1,3}\])*)(?=\s|[“«„]|$)"
    r"|[。！？]+(?P<close_cjk>[”」』）]*)"
)
_TOKEN = re.compile(r"[^\s(\[“\"«„‘'—–/]+$")
_NEXT = re.compile(r"[\s“\"«„‘'(\[—–*_¿¡-]*(\w[\w'’]*)?(?:\s+(\w+))?(?:\s+(\w+))?")
_LETTERS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_COUNTER = re.compile(r"[(\[]?(?:\d{1,3}|[ivxlcIVXLC]{1,5}|[A-Za-z])(?:\.\d{1,3}){0,3}")
_LOOK = 40
_LONGEST_QUOTATION = 3_000


def segment(source: Source) -> Source:
    """`source` with its passages, numbered from 1, and their sentences, both in order of place."""
    passages: list[Passage] = []
    for block in sorted(source.kept, key=lambda block: block.span):
        if source.text[block.span.start : block.span.end].strip():
            passages.append(Passage(len(passages) + 1, _KINDS.get(block.kind, "paragraph"), block.span, block.page))
    sentences = [found for passage in passages for reading in [source.read(passage.span)] for found in _mapped(reading)]
    return replace(source, passages=tuple(passages), sentences=tuple(sentences))


def _mapped(reading: Reading) -> Iterator[Span]:
    for found in split(reading.text):
        yield reading.to_source(found.start, found.end)


def split(text: str) -> tuple[Span, ...]:
    """The sentences of one passage, as spans of `text` without the white space around them."""
    found = []
    start = len(text) - len(text.lstrip())
    whole = _quotations(text)
    opens = [quotation.start for quotation in whole]
    for match in _STOP.finditer(text):
        if match.start() < start or not _ends(text, start, match):
            continue
        at = bisect_left(opens, match.start()) - 1
        if at >= 0 and match.end() < whole[at].end:
            continue
        found.append(Span(start, match.end()))
        start = match.end()
        while start < len(text) and text[start].isspace():
            start += 1
    end = len(text.rstrip())
    if start < end:
        found.append(Span(start, end))
    return tuple(found)


def _ends(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the stop that `match` found ends the sentence that began at `start`."""
    after = _NEXT.match(text, match.end())
    word = (after[1] or "") if after else ""
    if not word:
        return True
    if word[0].islower():
        return False
    stop = match.group()
    if stop[0] != ".":
        # “Why now?” Smith asked: the cue belongs to the question's sentence.
        return not (after and match["close"] and {after[2], after[3]} & _CUES)
    if stop.startswith(".."):
        return True
    token = _TOKEN.search(text, max(start, match.start() - _LOOK), match.start())
    if token is None:
        return True
    if token.start() == start and _COUNTER.fullmatch(token.group()):
        return False
    before = token.group().lower().rstrip(".")
    if match["close"].strip("*_"):
        return True
    if before in _TITLES:
        return False
    if before in _NUMBERED and word[0].isdigit():
        return False
    if len(before) == 1 and token.group()[0].isupper():
        return word.lower() in _OPENERS
    if before in _MAYBE or _LETTERS.fullmatch(before):
        return word.lower() in _OPENERS
    return True


def _quotations(text: str) -> list[Span]:
    """The quotations of `text` that are part of a longer sentence, in order: inside them nothing is cut.

    One that begins where a sentence begins and closes with a stop where the next one may begin is made
    of sentences itself and is not among them; neither is one that never closes.
    """
    found = []
    for opened, closed in _marked(text):
        before = text[:opened].rstrip()[-3:] if opened < 4 else text[max(0, opened - 8) : opened].rstrip()[-3:]
        begins = not before or before[-1] in ".!?…" or (before[-1] in '"”’»)' and before[:-1][-1:] in ".!?…")
        after = _NEXT.match(text, closed + 1)
        word = (after[1] or "") if after else ""
        free = text[closed - 1] in ".!?…" and begins and not word[:1].islower()
        if free and after and text[closed - 1] in "!?" and {after[2], after[3]} & _CUES:
            free = False
        if not free and closed - opened <= _LONGEST_QUOTATION:
            found.append(Span(opened, closed))
    return found


def _marked(text: str) -> Iterator[tuple[int, int]]:
    """The places of the opening and closing marks of each outermost quotation in double marks."""
    opened, closing, depth = -1, "", 0
    for match in _MARK.finditer(text):
        mark, at = match.group(), match.start()
        if opened < 0:
            if mark in _PAIRS:
                opened, closing, depth = at, _PAIRS[mark], 1
            elif mark == '"' and (at == 0 or not text[at - 1].isalnum()):
                opened, closing, depth = at, '"', 1
        elif mark == text[opened] and mark != closing:
            depth += 1
        elif mark == closing or (closing == "”" and mark == '"'):
            depth -= 1
            if not depth:
                yield opened, at
                opened = -1


_MARK = re.compile('[“”«»„"]')
_PAIRS = {"“": "”", "«": "»", "„": "“"}
