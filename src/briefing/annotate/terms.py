"""Annotate: find terms worth explaining: abbreviations with their expansion, and rare long words."""

from __future__ import annotations

import re
from collections import Counter

from briefing.model import Source, Span, Term

_SHORT = re.compile(r"\b[^\W\d_a-z](?:[^\W\d_]|[&.\-](?=[^\W\d_])){1,9}\b")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2011][^\W\d_]+)*")
_BEFORE = 160
_LONG = 7
_MOST_LONG = 400
# What follows a term and says what it is: ", a kind of …," ", that is …," "(a …)"; what comes before it: "… known as".
_SAYS = re.compile(
    r"[\"”’]?(?:, (?P<called>(?:an?|which is|that is|meaning|i\.e\.) [^,.;:()\n]{8,120})[,.;](?! (?:and|or)\b)"
    r"| \((?P<in_brackets>(?:an?|the|that is|meaning|i\.e\.) [^()\n]{8,120})\))"
)
_KNOWN_AS = re.compile(
    r"(?P<thing>\b(?:an?|the) [^,.;:()\n]{8,100}),? (?:also |otherwise )?(?:known as|called) [\"“‘']?$"
)


def find(source: Source) -> tuple[Term, ...]:
    """Abbreviations, with the stretch where the source expands them, and long words, with one that says what they are.

    Sorted by first place. `definition` is None where the source explains nothing; `reason` says which
    kind of term it is. The pairing of letters follows Schwartz and Hearst (2003).
    """
    text = source.text
    shorts: dict[str, list[Span]] = {}
    longs: dict[str, list[Span]] = {}
    counts: Counter[str] = Counter()
    for passage in source.passages:
        start, end = passage.span.start, passage.span.end
        for match in _SHORT.finditer(text, start, end):
            word = match.group()
            if word.upper() == word and sum(c.isupper() for c in word) >= 2:
                shorts.setdefault(word, []).append(Span(match.start(), match.end()))
        if passage.kind == "heading":
            continue
        for match in _WORD.finditer(text, start, end):
            word = match.group()
            if len(word) >= _LONG and word.islower():
                counts[word] += 1
                longs.setdefault(word, []).append(Span(match.start(), match.end()))
    terms: list[Term] = []
    for word, spans in shorts.items():
        definition = next((d for span in spans if (d := _expansion(text, word, span)) is not None), None)
        if definition is not None or (len(word) <= 6 and _in_running_text(text, spans[0])):
            terms.append(Term(word, tuple(spans), definition, "abbreviation"))
    rare = sorted(longs, key=lambda word: (-len(word), counts[word], longs[word][0].start))[:_MOST_LONG]
    for word in rare:
        explained = next((d for span in longs[word] if (d := _explained(text, span)) is not None), None)
        terms.append(Term(word, tuple(longs[word]), explained, "long word"))
    return tuple(sorted(terms, key=lambda term: (term.spans[0], term.term)))


def _explained(text: str, span: Span) -> Span | None:
    """The words right after or before the term at `span` in which the source says what it is."""
    after = _SAYS.match(text, span.end, span.end + _BEFORE)
    # "schools, a library, …" is a list: what is one thing is not said of many.
    if after is not None and not text[span.start : span.end].endswith("s"):
        name = "called" if after["called"] else "in_brackets"
        return Span(*after.span(name))
    start = max(0, span.start - _BEFORE)
    before = _KNOWN_AS.search(text[start : span.start])
    return Span(start + before.start("thing"), start + before.end("thing")) if before is not None else None


def _in_running_text(text: str, span: Span) -> bool:
    """Whether the words around are not all in capitals, as in a headline."""
    around = text[max(0, span.start - 40) : span.start] + text[span.end : span.end + 40]
    return any(c.islower() for c in around)


def _expansion(text: str, short: str, span: Span) -> Span | None:
    """The words that the abbreviation at `span` stands for, right before it or in the parenthesis after it."""
    before = text[max(0, span.start - _BEFORE) : span.start]
    joint = re.search(r"(?:\(|[–—-] ?|, (?:or|known as) )[\"“‘']?$", before)
    if joint is not None:
        head = before[: joint.start()].rstrip(" ,")
        first = _match_letters(short, head)
        if first is not None:
            offset = max(0, span.start - _BEFORE)
            return Span(offset + first, offset + len(head))
    after = re.match(r" \(([^()\n]{4,120})\)", text[span.end : span.end + _BEFORE])
    if after is not None and _match_letters(short, after.group(1)) == 0:
        return Span(span.end + after.start(1), span.end + after.end(1))
    return None


def _match_letters(short: str, words: str) -> int | None:
    """Where in `words` the expansion of `short` starts: its letters, from the last back, each found in order.

    The first letter must start a word (Schwartz and Hearst 2003). None where they are not all there.
    """
    letters = [c.lower() for c in short if c.isalpha()]
    lower = words.lower()
    if len(lower) != len(words):
        return None
    at = len(lower)
    for number in range(len(letters) - 1, -1, -1):
        at -= 1
        while at >= 0 and (lower[at] != letters[number] or (number == 0 and at > 0 and lower[at - 1].isalnum())):
            at -= 1
        if at < 0:
            return None
    # Their bound: an expansion has at most twice as many words as letters, and five more than letters.
    if not 2 <= len(words[at:].split()) <= min(len(letters) + 5, 2 * len(letters)):
        return None
    return at
