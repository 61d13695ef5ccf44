"""Curate: hold a question to what makes it worth asking."""

from __future__ import annotations

import re
from dataclasses import replace

from briefing.curate.content_words import stems
from briefing.curate.questions.kinds import KINDS
from briefing.curate.settling.wording import QUOTED
from briefing.model import Finding, Phrasebook, Slot, fill

LONGEST = 35
_CLOSED = re.compile(
    r"(?:is|are|was|were|am|do|does|did|has|have|had|can|could|should|would|will|shall|may|might|must|isn[’']t|aren[’']t"
    r"|don[’']t|doesn[’']t|didn[’']t)\s",
    re.IGNORECASE,
)
# Russian asks for yes or no by "ли" behind the first words, Kazakh by a particle at the end.
_CLOSED_RU = re.compile(r"(?:разве|неужели|(?:[а-яё]+\s+){1,2}ли)\s", re.IGNORECASE)
_CLOSED_KK = re.compile(r"\s(?:ма|ме|ба|бе|па|пе)\s*\?$", re.IGNORECASE)
_ASKS_KK = re.compile(r"\b(?:қалай|неге|неліктен|не|нені|кім\w*|қандай|қай\w*|қанша|қашан|неше)\b", re.IGNORECASE)
_PERSONAL = re.compile(
    r"\b(?:your\s+(?:own\s+)?(?:life|family|experience|feelings?|town|country)|have\s+you\s+ever|how\s+do(?:es)?\s+(?:you|this\s+make\s+you)"
    r"\s+feel|do\s+you\s+(?:like|feel))\b",
    re.IGNORECASE,
)


def lint(text: str, evidence: str = "") -> tuple[Finding, ...]:
    """What speaks against asking `text`, whose key points at the words `evidence` (empty: not checked).

    The rules: no opening that yes or no answers, nothing about the pupil's own life, at most 35 words, a
    content word of the cited words, and one question mark or a clear task.
    """
    found: list[Finding] = []

    def complain(code: str, message: str, hint: str) -> None:
        found.append(Finding("warning", code, message, hint=hint))

    bare = text.strip("“\"'«» ")
    if (
        _CLOSED.match(bare)
        or _CLOSED_RU.match(bare)
        or (_CLOSED_KK.search(text.rstrip('»”" ')) and not _ASKS_KK.search(text))
    ):
        complain(
            "yes-no-question", "This question can be answered with yes or no.", "Begin with what, how, which or why."
        )
    if _PERSONAL.search(text):
        complain("personal-question", "This question asks about the reader's own life.", "Ask about the text.")
    if len(text.split()) > LONGEST:
        complain(
            "long-question", f"This question has {len(text.split())} words; {LONGEST} are enough.", "Cut it in two."
        )
    if evidence and not set(stems(text)) & set(stems(evidence)):
        complain("unspecific-question", "This question names nothing of the words it is about.", "Quote a few of them.")
    if not text.rstrip("”\"' )").endswith(("?", ".", ":")):
        complain("no-question", "This question does not end as one.", "End it with a question mark.")
    return tuple(found)


def lint_phrasings(book: Phrasebook) -> tuple[Finding, ...]:
    """What speaks against the phrasings of `book`, whatever they are filled with."""
    found: list[Finding] = []
    for kind, phrasing in book.questions.items():
        for ask in phrasing.ask:
            slots = {name: Slot(book.quoted("…") if "words" in name else "…") for name in KINDS[kind].slots}
            for finding in lint(fill(ask, slots)):
                message = f"“{ask}” ({kind}, {book.language}): {finding.message}"
                found.append(replace(finding, message=message))
    return tuple(found)


def quoted_in(text: str) -> tuple[str, ...]:
    """The stretches that `text` has in quotation marks."""
    return tuple(next(g for g in m.groups() if g is not None) for m in QUOTED.finditer(text))
