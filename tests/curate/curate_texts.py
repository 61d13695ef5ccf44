"""Small sources made by hand: paragraphs parted by blank lines, sentences by a full stop and a space."""

import hashlib
import re
from functools import cache
from pathlib import Path

from briefing.model import Annotated, Fact, Passage, Person, Phrasebook, Quotation, RawText, Rights, Source, Span, Timex
from briefing.pipeline.looks import Looks


@cache
def book(language: str = "en") -> Phrasebook:
    """The packaged words and phrasings."""
    made, findings = Looks.of(Path(__file__).parent).phrasebook(language)
    assert findings == ()
    return made


def source(text: str, name: str = "S1", *, limit: float | None = None, removed=(), **facts: str) -> Source:
    passages = []
    for match in re.finditer(r"\S(?:[^\n]|\n(?!\n))*", text):
        if any(r.span.start <= match.start() < r.span.end for r in removed):
            continue
        passages.append(Passage(len(passages) + 1, "paragraph", Span(match.start(), match.end())))
    sentences = []
    for passage in passages:
        start = passage.span.start
        for match in re.finditer(r"[.!?][”\"]?(?=\s)", text[passage.span.start : passage.span.end]):
            sentences.append(Span(start, passage.span.start + match.end()))
            start = passage.span.start + match.end() + 1
        if start < passage.span.end:
            sentences.append(Span(start, passage.span.end))
    raw = RawText(f"seeds/{name}.txt", "text/plain", hashlib.sha256(text.encode()).hexdigest(), text)
    given = {key: Fact(value, "stated") for key, value in facts.items()}
    return Source(
        name,
        raw,
        rights=Rights(max_share=limit),
        removed=tuple(removed),
        passages=tuple(passages),
        sentences=tuple(sentences),
        **given,
    )


def annotated(text: str, name: str = "S1", *, quotations=(), people=(), timexes=(), terms=(), **kwargs) -> Annotated:
    made = source(text, name, **kwargs)
    return Annotated(
        made,
        tuple(Timex(at(text, words), "DATE", value, value) for words, value in timexes),
        tuple(quotation(text, *one) for one in quotations),
        tuple(Person(who, role, tuple(every(text, who))) for who, role in people),
        tuple(terms),
    )


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def every(text: str, words: str) -> list[Span]:
    return [Span(m.start(), m.end()) for m in re.finditer(re.escape(words), text)]


def quotation(
    text: str, words: str, speaker: str | None = None, cue: str = "said", role: str | None = None
) -> Quotation:
    span = at(text, words)
    near = text.find(speaker, span.end) if speaker else -1
    mention = Span(near, near + len(speaker)) if speaker and near >= 0 else None
    status = "explicit" if speaker else "unknown"
    return Quotation((span,), span, "direct", True, speaker, mention, role, cue, None, status)
