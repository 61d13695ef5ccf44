"""Curate: hold a question to what makes it worth asking."""

from __future__ import annotations

import re

from briefing.curate.content_words import stems
from briefing.curate.settling.wording import QUOTED
from briefing.model import Finding

LONGEST = 35
_CLOSED = re.compile(
    r"(?:is|are|was|were|am|do|does|did|has|have|had|can|could|should|would|will|shall|may|might|must|isn[’']t|aren[’']t"
    r"|don[’']t|doesn[’']t|didn[’']t)\s",
    re.IGNORECASE,
)
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

    if _CLOSED.match(text.lstrip("“\"' ")):
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


def quoted_in(text: str) -> tuple[str, ...]:
    """The stretches that `text` has in quotation marks."""
    return tuple(next(g for g in m.groups() if g is not None) for m in QUOTED.finditer(text))
