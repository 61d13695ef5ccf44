"""Annotate: tell words said from names and titles of works that stand in marks too."""

from __future__ import annotations

from briefing.annotate.quotations.marks import Marked
from briefing.annotate.tables import words

_SMALL = words(
    """
    a an the of in on at to for and or but by with from as is vs de la
    """
)
_LONGEST_TITLE = 10
_BEFORE = 24
_NAMED = frozenset(("entitled", "titled", "headlined", "nicknamed", "christened", "named", "so-called", "codenamed"))


def is_naming(text: str, mark: Marked, adjacent: bool) -> bool:
    """Whether the marked stretch names a thing ("New York Declaration") instead of giving somebody's words.

    `adjacent` says that a verb of speech stands right beside it, as no name would have it.
    """
    before = text[max(0, mark.outer.start - _BEFORE) : mark.outer.start].split()
    if before and before[-1].lower() in _NAMED:
        return True
    inner = text[mark.inner.start : mark.inner.end].strip()
    words = inner.split()
    if not words or not any(c.isalnum() for c in inner):
        return True
    if len(words) == 1 and words[0][0].isdigit():
        return True
    if len(words) > _LONGEST_TITLE or (inner[-1] in ".?!…" and len(words) > 1):
        return False
    capitals = sum(word[0].isupper() or word.lower() in _SMALL or not word[0].isalpha() for word in words)
    titled = capitals == len(words) and any(word[0].isupper() for word in words) and words[0][0].isupper()
    return titled and not (adjacent and (len(words) > 3 or inner[-1] in ",.?!"))
