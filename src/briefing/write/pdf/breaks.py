"""Write: say where a line may end, after the parts of UAX #14 that running text needs.

Besides spaces: after hyphens and dashes inside words, after zero-width spaces and soft hyphens, inside web
addresses after their separators, and between CJK characters. No-break spaces and figures never part.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

SPACES = " \t\n\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
SOFT_HYPHEN = "\u00ad"

_CJK = "\u2e80-\u303f\u3041-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff01-\uff60\U00020000-\U0003ffff"
# No line starts with a closing sign, a stop, a small kana or a mark that repeats or lengthens; none ends with an
# opening sign (JIS X 4051; classes CL, CP, EX, NS, CJ and OP of UAX #14).
_CJK_NO_START = (
    "\u3001\u3002\u3005\u3009\u300b\u300d\u300f\u3011\u3015\u3017\u3019\u301b\u301c\u301e\u301f\u303b"
    "\u3041\u3043\u3045\u3047\u3049\u3063\u3083\u3085\u3087\u308e\u3095\u3096\u309b-\u309e"
    "\u30a0\u30a1\u30a3\u30a5\u30a7\u30a9\u30c3\u30e3\u30e5\u30e7\u30ee\u30f5\u30f6\u30fb-\u30fe"
    "\uff01\uff05\uff09\uff0c\uff0e\uff1a\uff1b\uff1f\uff3d\uff5d\uff60"
    "\u2019\u201d\u2025\u2026\u00bb)\\]}!?,.:;%"
)
_CJK_NO_END = "\u3008\u300a\u300c\u300e\u3010\u3014\u3016\u3018\u301a\u301d\uff04\uff08\uff3b\uff5b\uff5f(\\[{"

# Each alternative matches what stands before an opportunity; lookbehind and lookahead give the context.
_OPPORTUNITY = re.compile(
    f"[{SPACES}]+"
    "|(?<=\\w)[-\u2010\u2012\u2013](?=[^\\W\\d_])"
    "|\u2014(?=\\w)|(?<=[\\w,.!?])(?=\u2014\\w)"
    "|[\u200b\u00ad]"
    "|(?<=[^\\W\\d_])/(?=[^\\W\\d_])"
    f"|(?<=[{_CJK}])(?<![{_CJK_NO_END}])(?=[^{_CJK_NO_START}{SPACES}])"
    f"|(?<=[\\w,.;:!?])(?=[{_CJK}])(?=[^{_CJK_NO_START}])"
)
_ADDRESS = re.compile(r"(?:https?://|www\.|mailto:)[^\s<>]{1,4000}")
_ADDRESS_BREAK = re.compile(r"(?<=[a-z0-9%~])(?=[/?&#=_.@-]\w)|(?<=//)(?=\w)", re.IGNORECASE)


def opportunities(text: str) -> list[int]:
    """Every index of `text` before which a new line may start, ascending, neither 0 nor the length."""
    found = [match.end() for match in _OPPORTUNITY.finditer(text)]
    if "://" in text or "www." in text or "mailto:" in text:
        found = _in_addresses(text, found)
    if found and not found[0]:
        del found[0]
    if found and found[-1] == len(text):
        del found[-1]
    return found


def _in_addresses(text: str, found: list[int]) -> list[int]:
    """`found` with the opportunities inside web addresses replaced by those that addresses have."""
    out: list[int] = []
    at = 0
    for address in _ADDRESS.finditer(text):
        first, end = bisect_right(found, address.start(), lo=at), bisect_left(found, address.end(), lo=at)
        out += found[at:first]
        out += [address.start() + match.start() for match in _ADDRESS_BREAK.finditer(address.group())]
        at = max(first, end)
    return [*out, *found[at:]]


# A number and what it counts, a day and its month, a sign and its number; a Cyrillic word of one letter and the next
# word; a dash and the word before it: parted only where nothing else fits.
_BOUND = re.compile(
    r"(?:(?<=\b\d)|(?<=\b\d\d)|(?<=\b\d\d\d)) (?=[^\W\d_])| (?=[¶§])|(?<=[¶§№]) "
    r"|(?<=\b[АВИКОСУЯавикосуя]) (?=\w)|(?<=\w) (?=[—–] )"
)


def bindings(text: str) -> frozenset[int]:
    """The indices of `text`, behind single spaces, at which a line should start only where nothing else fits."""
    return frozenset(match.end() for match in _BOUND.finditer(text))
