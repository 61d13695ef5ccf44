"""Annotate: find speaker labels, as in interviews and transcripts ("Q:", "MINISTER: …")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from briefing.annotate.people.titles import JOINTS, STATES, TITLES
from briefing.annotate.tables import words
from briefing.model import Person, Quotation, Source, Span

# A label: up to five words that start a passage and end in a colon.
_LABEL = re.compile(
    r"\s*[*_]{0,2}([^\W\d_][\w.'’\-]{0,30}(?: [\w.'’\-]{1,30}){0,4})"
    r"(?: \((?P<aside>[^()\n]{2,60})\))?[*_]{0,2}:[*_]{0,2}\s+(?=\S)"
)
_QUESTION = words(
    """
    q question interviewer host moderator reporter journalist в вопрос сұрақ
    """
)
_ANSWER = frozenset(["a", "answer", "о", "ответ", "жауап"])
_NOBODY = words(
    """
    applause laughter cheers silence interruption background summary note notes update correction photo picture source
    sources contact date time venue place location present apologies agenda subject re to from cc item action decision
    resolved motion vote result results chapter section introduction conclusion watch related video image chorus
    """
)
"""What stands before a colon and is nobody: what an audience does, the parts of minutes and pages."""
_AUDIENCE = re.compile(
    r"(?i)\s*[(\[](?:[^()\[\]\n]{0,24}\b)?(?:applause|laughter|laughs|cheers|cheering|boos|crosstalk|inaudible|"
    r"interruption|аплодисменты|смех|қол шапалақ)\b[^()\[\]\n]{0,24}[)\]]\s*$"
)
_TIME = re.compile(r"\d{1,2}[.:]\d\d\b")
_LEAST = 3
_ASIDE = 80

Labelled = tuple[int, Quotation]


def find(source: Source, people: Sequence[Person]) -> list[Labelled]:
    """The passages that a label gives to a speaker, each with its index; none where fewer than three have one."""
    names: dict[str, Person] = {}
    for person in people:
        names.setdefault(person.name.casefold(), person)
        names.setdefault(person.name.split()[-1].casefold(), person)
    first = Counter(p.name.split()[0].casefold() for p in people if p.kind == "person")
    for person in people:
        if person.kind == "person" and first[person.name.split()[0].casefold()] == 1:
            names.setdefault(person.name.split()[0].casefold(), person)
    found: list[tuple[int, re.Match[str]]] = []
    candidates: list[tuple[int, re.Match[str]]] = []
    for index, passage in enumerate(source.passages):
        match = _LABEL.match(source.text, passage.span.start, passage.span.end)
        if match is not None and not _is_nobody(match.group(1)):
            candidates.append((index, match))
            if _is_label(match.group(1), names):
                found.append((index, match))
    said = Counter(match.group(1) for _, match in candidates)
    found.extend((i, m) for i, m in candidates if said[m.group(1)] > 1 and m.group(1).istitle() and (i, m) not in found)
    found.sort(key=lambda pair: pair[0])
    if sum(not match.group(1).isupper() for _, match in found) * 2 > len(found):
        # Where speakers are not written in capitals, a lone line of capitals is a place: "NEW YORK: …".
        found = [(i, m) for i, m in found if not _is_only_capitals(m.group(1), names, said)]
    if len(found) < _LEAST:
        return []
    sure = {index for index, _ in found}
    found.extend(
        (i, m)
        for i, m in candidates
        if i not in sure and found[0][0] < i and _is_capitalised(m.group(1)) and not m.group(1).isupper()
    )
    found.sort(key=lambda pair: pair[0])
    quotations: list[Labelled] = []
    following = [index for index, _ in found[1:]]
    # A few labels in a text that tells are no transcript; the paragraphs between them are the text's own.
    transcript = len(found) * 2 > found[-1][0] - found[0][0] + 1
    for number, (index, match) in enumerate(found):
        label, span = match.group(1), Span(match.start(1), match.end(1))
        content = _said(source.text, Span(match.end(), source.passages[index].span.end))
        if not content:
            continue
        further = _goes_on(source, index, following[number], label) if transcript and number < len(following) else []
        aside = (match.group("aside") or "").split()
        called = names.get(aside[-1].casefold()) if len(aside) > 1 else None
        if called is not None and called.kind == "body":
            called = None
        known = called or names.get(label.casefold()) or names.get(label.split()[-1].casefold())
        known = known or _by_role(label, people)
        bare = label.casefold().rstrip(".")
        speaker = (
            known.name
            if known
            else None
            if bare in _QUESTION or bare in _ANSWER
            else label.title()
            if label.isupper()
            else label
        )
        quotations.append(
            (
                index,
                Quotation(
                    (content, *further),
                    Span(content.start, further[-1].end) if further else content,
                    "direct",
                    marked=False,
                    speaker=speaker,
                    speaker_span=span,
                    role=known.role if known else None,
                    cue=":",
                    cue_span=Span(match.end(1), match.end(1) + 1),
                    status="unknown" if speaker is None else "explicit",
                ),
            )
        )
    return quotations


def passages(source: Source, labelled: Iterable[Labelled]) -> Iterable[tuple[int, str | None]]:
    """The indices of the passages that belong to turns, each with the name of who speaks there."""
    for index, quotation in labelled:
        yield index, quotation.speaker
        for further in range(index + 1, len(source.passages)):
            if source.passages[further].span.start >= quotation.content.end:
                break
            yield further, quotation.speaker


def _goes_on(source: Source, index: int, following: int, label: str) -> list[Span]:
    """The paragraphs between two labels that still belong to the first one's turn: those that do not tell of it."""
    surname = label.split()[-1].casefold()
    spans: list[Span] = []
    for passage in source.passages[index + 1 : following]:
        words = source.text[passage.span.start : passage.span.end]
        if (
            passage.kind == "heading"
            or words[0] in '([“"'
            or surname in words.casefold()
            or words.strip()[-1] not in ".?!…"
            or _TIME.match(words)
            or ((label_here := _LABEL.match(words)) is not None and _is_nobody(label_here.group(1)))
        ):
            break
        spans.append(passage.span)
    return spans


def _is_nobody(label: str) -> bool:
    """Whether a label is a part of the page, what an audience does, or a state: "Applause", "Background", "MOSCOW"."""
    low = label.casefold().split()
    return (low[0] in _NOBODY and len(low) <= 2) or all(word in STATES for word in low)


def _is_only_capitals(label: str, names: dict[str, Person], said: Mapping[str, int]) -> bool:
    low = label.casefold().rstrip(".")
    known = low in names or low.split()[-1] in names or low in _QUESTION or low in _ANSWER
    return label.isupper() and said[label] == 1 and not known and not any(word in TITLES for word in low.split())


def _said(text: str, span: Span) -> Span:
    """`span` without what the audience did after it: "(Applause.)"."""
    start, end = span.start, span.end
    while (audience := _AUDIENCE.search(text, max(start, end - _ASIDE), end)) is not None:
        end = audience.start()
    return Span(start, max(start, end))


def _is_label(label: str, names: dict[str, Person]) -> bool:
    bare = label.casefold().rstrip(".")
    if bare in _QUESTION or bare in _ANSWER or bare in names or bare.split()[-1] in names:
        return True
    return label.isupper() and len(label) > 1


def _is_capitalised(label: str) -> bool:
    """Whether a label beside sure ones is written like a name or an office: "The Speaker", "Mrs Lang"."""
    return all(word[0].isupper() or word in JOINTS for word in label.split())


def _by_role(label: str, people: Sequence[Person]) -> Person | None:
    wanted = label.casefold().split()
    if len(label) < 3:
        return None
    fitting = [p for p in people if p.role and all(word in p.role.casefold().split() for word in wanted)]
    return fitting[0] if len(fitting) == 1 else None
