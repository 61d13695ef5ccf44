"""Words: how words are counted, and what two stretches of text may differ in and still be the same words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

from briefing.model.span import Span, union

_WORD = re.compile(r"\S+")

# Letters in the dress of old character sets and fonts: Latin ligatures, Hebrew and Arabic presentation forms.
# Programs that read a page swap them for plain letters.
_DRESSED = {
    chr(code): unicodedata.normalize("NFKC", chr(code))
    for code in (*range(0xFB00, 0xFB07), *range(0xFB1D, 0xFDFE), *range(0xFE70, 0xFEFD))
}

# Typographic variants that a copy, a font or a keyboard swaps without changing a word. Matching folds
# them; printing never does.
_VARIANTS: Mapping[str, str] = {
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u02bc", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb", '"'),
    **dict.fromkeys("\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", ""),
    **dict.fromkeys("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", ""),
    **dict.fromkeys((chr(code) for code in (*range(9), *range(14, 28), *range(0x7F, 0xA0)) if code != 0x85), ""),
    "\u2026": "...",
    "\u017f": "s",  # the long s, into which some programs take ﬅ apart
    **_DRESSED,
}
_VARIED = frozenset(_VARIANTS)
_SPACE = re.compile(r"\s+")
# Signs that stand for several letters or digits (½, №, ²): readers of a page spell some of them out.
_SIGNS = frozenset(
    map(
        chr,
        (
            *(0xAA, 0xAE, 0xB2, 0xB3, 0xB9, 0xBA, 0xBC, 0xBD, 0xBE),
            *range(0x2070, 0x209D),
            *range(0x2100, 0x218C),
            *range(0x2460, 0x2500),
            *range(0x3200, 0x3400),
        ),
    )
)


def word_spans(text: str, within: Span | None = None) -> tuple[Span, ...]:
    """The words of `text` (or of its stretch `within`): maximal runs without white space.

    A word that `within` cuts is given as far as it lies inside.
    """
    start, end = (within.start, within.end) if within else (0, len(text))
    return tuple(Span(m.start(), m.end()) for m in _WORD.finditer(text, start, end))


def count_words(text: str, stretches: Iterable[Span]) -> int:
    """How many words lie in `stretches` of `text`, counted stretch by stretch."""
    return sum(len(text[stretch.start : stretch.end].split()) for stretch in stretches)


def count_covered(text: str, stretches: Iterable[Span], printed: Iterable[Span]) -> int:
    """How many words of `stretches` share at least one code point with the union of `printed`.

    A word of which only a part is printed counts whole: a limit is never met by cutting inside words.
    """
    shown: Sequence[Span] = union(printed)
    total, at = 0, 0
    for stretch in sorted(stretches):
        for word in word_spans(text, stretch):
            while at < len(shown) and shown[at].end <= word.start:
                at += 1
            if at == len(shown):
                return total
            total += shown[at].overlaps(word)
    return total


def fold(text: str) -> str:
    """`text` with everything folded that may differ between a source and its faithful copy.

    White space becomes single spaces, hyphens, dashes, quotation marks and ligatures their plain forms, signs
    such as ½ are spelled out, invisible characters vanish, composed characters are composed (NFC). Letters,
    case, digits and other punctuation stay: one letter changed is a difference.
    """
    if text.isascii():
        return " ".join(text.split())  # the only thing of it that varies
    text = unicodedata.normalize("NFC", text)
    # A text has few signs of its own: to replace them one by one is many times quicker than to translate it.
    present = set(text)
    for sign in sorted(present & _VARIED):
        text = text.replace(sign, _VARIANTS[sign])
    for sign in sorted(present & _SIGNS):
        text = text.replace(sign, unicodedata.normalize("NFKC", sign).replace("\u2044", "/"))
    return _SPACE.sub(" ", text).strip()
