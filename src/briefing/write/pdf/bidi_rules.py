"""Write: the rules of UAX #9 that work inside one isolating run sequence: weak types, brackets, neutrals.

Each takes the indices of the sequence and changes the bidirectional types of its characters in place. `start` and
`end` are the strong types that border on the sequence (sos and eos).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

# Bracket pairs of BidiBrackets.txt; canonical equivalents (U+2329 and U+3008) share one partner below.
_PAIRS = (
    "()[]{}\u0f3a\u0f3b\u0f3c\u0f3d\u169b\u169c\u2045\u2046\u207d\u207e\u208d\u208e\u2308\u2309\u230a\u230b\u2329\u232a"
    "\u2768\u2769\u276a\u276b\u276c\u276d\u276e\u276f\u2770\u2771\u2772\u2773\u2774\u2775\u27c5\u27c6\u27e6\u27e7\u27e8\u27e9"
    "\u27ea\u27eb\u27ec\u27ed\u27ee\u27ef\u2983\u2984\u2985\u2986\u2987\u2988\u2989\u298a\u298b\u298c\u298d\u2990\u298f\u298e"
    "\u2991\u2992\u2993\u2994\u2995\u2996\u2997\u2998\u29d8\u29d9\u29da\u29db\u29fc\u29fd\u2e22\u2e23\u2e24\u2e25\u2e26\u2e27"
    "\u2e28\u2e29\u2e55\u2e56\u2e57\u2e58\u2e59\u2e5a\u2e5b\u2e5c\u3008\u3009\u300a\u300b\u300c\u300d\u300e\u300f\u3010\u3011"
    "\u3014\u3015\u3016\u3017\u3018\u3019\u301a\u301b\ufe59\ufe5a\ufe5b\ufe5c\ufe5d\ufe5e\uff08\uff09\uff3b\uff3d\uff5b\uff5d"
    "\uff5f\uff60\uff62\uff63"
)
_CANONICAL = {"\u2329": "\u3008", "\u232a": "\u3009"}
_OPENING = {
    opening: _CANONICAL.get(closing, closing) for opening, closing in zip(_PAIRS[::2], _PAIRS[1::2], strict=True)
}
_CLOSING = frozenset(_PAIRS[1::2])
_NEUTRAL = frozenset({"B", "S", "WS", "ON", "FSI", "LRI", "RLI", "PDI"})
_INITIATORS = frozenset({"FSI", "LRI", "RLI"})


def direction(level: int) -> str:
    """The strong type of an embedding level."""
    return "R" if level % 2 else "L"


def resolve_weak(sequence: Sequence[int], types: list[str], start: str) -> None:
    """Rules W1 to W7, in place."""
    previous = start
    for index in sequence:  # W1
        if types[index] == "NSM":
            types[index] = "ON" if previous in _INITIATORS or previous == "PDI" else previous
        previous = types[index]
    strong = start
    for index in sequence:  # W2
        if types[index] in ("L", "R", "AL"):
            strong = types[index]
        elif types[index] == "EN" and strong == "AL":
            types[index] = "AN"
    for index in sequence:  # W3
        if types[index] == "AL":
            types[index] = "R"
    for place in range(1, len(sequence) - 1):  # W4
        name = types[sequence[place]]
        if name in ("ES", "CS"):
            left, right = types[sequence[place - 1]], types[sequence[place + 1]]
            if left == right and (left == "EN" or (left == "AN" and name == "CS")):
                types[sequence[place]] = left
    place = 0
    while place < len(sequence):  # W5
        if types[sequence[place]] != "ET":
            place += 1
            continue
        end = place
        while end < len(sequence) and types[sequence[end]] == "ET":
            end += 1
        beside = (place > 0 and types[sequence[place - 1]] == "EN") or (
            end < len(sequence) and types[sequence[end]] == "EN"
        )
        for at in range(place, end):
            types[sequence[at]] = "EN" if beside else "ON"
        place = end
    strong = start
    for index in sequence:  # W6, W7
        if types[index] in ("ES", "CS"):
            types[index] = "ON"
        elif types[index] in ("L", "R"):
            strong = types[index]
        elif types[index] == "EN" and strong == "L":
            types[index] = "L"


def _strong(name: str) -> str | None:
    return "R" if name in ("R", "EN", "AN") else "L" if name == "L" else None


def resolve_brackets(sequence: Sequence[int], types: list[str], text: str, level: int, start: str) -> None:
    """Rule N0, in place."""
    stack: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for place, index in enumerate(sequence):
        character = text[index]
        if types[index] != "ON":
            continue
        if character in _OPENING:
            if len(stack) == 63:
                break
            stack.append((_OPENING[character], place))
        elif character in _CLOSING:
            wanted = _CANONICAL.get(character, character)
            for depth in range(len(stack) - 1, -1, -1):
                if stack[depth][0] == wanted:
                    pairs.append((stack[depth][1], place))
                    del stack[depth:]
                    break
    embedding = direction(level)
    for opening, closing in sorted(pairs):
        inside = {_strong(types[index]) for index in sequence[opening + 1 : closing]} - {None}
        if embedding in inside:
            chosen = embedding
        elif inside:
            before = (_strong(types[sequence[place]]) for place in range(opening - 1, -1, -1))
            context = next((found for found in before if found), start)
            chosen = context if context != embedding else embedding
        else:
            continue
        for place in (opening, closing):
            types[sequence[place]] = chosen
            following = place + 1
            while following < len(sequence) and unicodedata.bidirectional(text[sequence[following]]) == "NSM":
                types[sequence[following]] = chosen
                following += 1


def resolve_neutral(sequence: Sequence[int], types: list[str], level: int, start: str, end: str) -> None:
    """Rules N1 and N2, in place."""
    place = 0
    while place < len(sequence):
        if types[sequence[place]] not in _NEUTRAL:
            place += 1
            continue
        stop = place
        while stop < len(sequence) and types[sequence[stop]] in _NEUTRAL:
            stop += 1
        before = (_strong(types[sequence[place - 1]]) if place else start) or start
        after = (_strong(types[sequence[stop]]) if stop < len(sequence) else end) or end
        for at in range(place, stop):
            types[sequence[at]] = before if before == after else direction(level)
        place = stop
