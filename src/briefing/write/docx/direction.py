"""Write DOCX: which stretches of a text run from right to left, and the language tags that Word takes."""

from __future__ import annotations

import re

# Hebrew, Arabic, Syriac, Thaana, N'Ko, Samaritan, Mandaic and their presentation forms.
_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_HAS_RIGHT = re.compile(f"[{_RIGHT}]")
# Letters of every other script: neutral are only the characters that are neither.
_LEFT_LETTER = f"[^\\W\\d_{_RIGHT}]"
_NEUTRAL = f"(?:[\\d_]|[^\\w{_RIGHT}])"
_RIGHT_STRETCH = re.compile(f"[{_RIGHT}]+(?:{_NEUTRAL}+[{_RIGHT}]+)*")
_LEFT_STRETCH = re.compile(f"{_LEFT_LETTER}+(?:{_NEUTRAL}+{_LEFT_LETTER}+)*")
_PLAIN = re.compile("[\u0000-\u058f\u1e00-\u2bff\ufb00-\ufb17]*")
_STRONG = re.compile(f"(?P<right>[{_RIGHT}])|{_LEFT_LETTER}")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_RIGHT_LANGUAGES = frozenset(("ar", "arc", "ckb", "dv", "fa", "he", "iw", "ps", "sd", "syr", "ug", "ur", "yi"))


def has_right(text: str) -> bool:
    """Whether `text` has a letter that runs from right to left."""
    return not text.isascii() and _HAS_RIGHT.search(text) is not None


def runs_right(text: str, *, default: bool = False) -> bool:
    """Whether a paragraph of `text` begins at the right: its first letter does (UAX #9, rule P2); `default`
    where it has no letter."""
    if not default and not has_right(text):
        return False
    found = _STRONG.search(text)
    return default if found is None else found["right"] is not None


def plain_script(text: str) -> bool:
    """Whether `text` has only letters as high as Latin ones: Latin, Greek, Cyrillic, Armenian and common signs."""
    return _PLAIN.fullmatch(text) is not None


def right_language(tag: str) -> bool:
    """Whether the language with BCP 47 `tag` is written from right to left."""
    return tag.lower().split("-")[0] in _RIGHT_LANGUAGES


def pieces(text: str, right: bool) -> list[tuple[str, bool]]:
    """`text` cut into (stretch, runs from right to left), in logical order, for a paragraph whose base is `right`.

    Characters without a direction go with the paragraph, those between two letters of one direction with them.
    """
    if not right and not has_right(text):
        return [(text, False)] if text else []
    out: list[tuple[str, bool]] = []
    at = 0
    for found in (_LEFT_STRETCH if right else _RIGHT_STRETCH).finditer(text):
        if found.start() > at:
            out.append((text[at : found.start()], right))
        out.append((found[0], not right))
        at = found.end()
    if at < len(text):
        out.append((text[at:], right))
    return out


def language_tag(tag: str) -> str:
    """`tag` if it has the form of a BCP 47 language tag, else ""."""
    if not tag:
        return ""
    tag = tag.strip()
    return tag if len(tag) <= 35 and _TAG.fullmatch(tag) else ""
