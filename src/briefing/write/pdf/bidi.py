"""Write: resolve the direction of every character after the Unicode Bidirectional Algorithm (UAX #9, revision 50).

Classes come from the standard library's character database. Only what a paragraph needs is here: the levels
of its characters and the visual order of a line.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from briefing.write.pdf.bidi_rules import direction, resolve_brackets, resolve_neutral, resolve_weak

_MAX_DEPTH = 125
_RTL = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_REMOVED = frozenset({"RLE", "LRE", "RLO", "LRO", "PDF", "BN"})
_INITIATORS = frozenset({"FSI", "LRI", "RLI"})


def needs_bidi(text: str) -> bool:
    """Whether `text` has anything that could run right to left; where not, every level is 0."""
    return _RTL.search(text) is not None


def base_level(text: str) -> int:
    """The paragraph's own level after rules P2 and P3: 1 when its first strong character runs right to left."""
    return max(0, _first_strong([_class(character) for character in text], 0, len(text)))


def levels(text: str, base: int | None = None) -> list[int]:
    """The embedding level of each character of one paragraph (rules P2 to I2), before the line rules of L1.

    `base` is the paragraph's level, found in the text where None. Even levels run left to right.
    """
    classes = [_class(character) for character in text]
    if base is None:
        base = max(0, _first_strong(classes, 0, len(classes)))
    matches = _isolates(classes)
    resolved, types = _explicit(classes, base, matches)
    kept = [index for index, name in enumerate(classes) if name not in _REMOVED]
    for sequence, start, end in _sequences(classes, resolved, kept, matches, base):
        resolve_weak(sequence, types, start)
        resolve_brackets(sequence, types, text, resolved[sequence[0]], start)
        resolve_neutral(sequence, types, resolved[sequence[0]], start, end)
    previous = base
    for index, name in enumerate(classes):
        if name in _REMOVED:  # as if absent: they take the level of what stands before them (5.2)
            resolved[index] = previous
            continue
        level = resolved[index]
        if level % 2 == 0:
            level += {"R": 1, "AN": 2, "EN": 2}.get(types[index], 0)
        elif types[index] in ("L", "EN", "AN"):
            level += 1
        resolved[index] = previous = level
    return resolved


def line_levels(text: str, resolved: Sequence[int], base: int) -> list[int]:
    """Levels of one line after rule L1: separators and the white space at the line's end take the paragraph's level."""
    out = list(resolved)
    reset = True
    for index in range(len(text) - 1, -1, -1):
        name = _class(text[index])
        if name in ("B", "S"):
            out[index], reset = base, True
        elif name in ("WS", "FSI", "LRI", "RLI", "PDI") or name in _REMOVED:
            if reset:
                out[index] = base
        else:
            reset = False
    return out


def visual_order(resolved: Sequence[int]) -> list[int]:
    """The indices of `resolved` from left to right (rule L2)."""
    order = list(range(len(resolved)))
    if not resolved:
        return order
    for level in range(max(resolved), 0, -1):
        index = 0
        while index < len(order):
            if resolved[order[index]] < level:
                index += 1
                continue
            end = index
            while end < len(order) and resolved[order[end]] >= level:
                end += 1
            order[index:end] = order[index:end][::-1]
            index = end
    return order


def _class(character: str) -> str:
    return unicodedata.bidirectional(character) or _unassigned(ord(character))


def _unassigned(code: int) -> str:
    """The default class of a code point that the database does not know (DerivedBidiClass.txt)."""
    if 0x590 <= code <= 0x5FF or 0x7C0 <= code <= 0x85F or 0xFB1D <= code <= 0xFB4F or 0x10800 <= code <= 0x10FFF:
        return "R"
    if 0x600 <= code <= 0x7BF or 0x860 <= code <= 0x8FF or 0xFB50 <= code <= 0xFDCF or 0xFE70 <= code <= 0xFEFF:
        return "AL"
    return "R" if 0x1E800 <= code <= 0x1EFFF else "L"


def _first_strong(classes: Sequence[str], start: int, end: int) -> int:
    """0 or 1 for the first strong class outside isolates in [start, end); -1 when there is none (P2)."""
    depth = 0
    for index in range(start, end):
        name = classes[index]
        if name in _INITIATORS:
            depth += 1
        elif name == "PDI":
            depth = max(0, depth - 1)
        elif not depth and name in ("L", "R", "AL"):
            return 0 if name == "L" else 1
    return -1


def _isolates(classes: Sequence[str]) -> dict[int, int]:
    """Each isolate initiator with the index of its PDI, and the other way round (BD9)."""
    stack: list[int] = []
    pairs: dict[int, int] = {}
    for index, name in enumerate(classes):
        if name in _INITIATORS:
            stack.append(index)
        elif name == "PDI" and stack:
            opener = stack.pop()
            pairs[opener], pairs[index] = index, opener
    return pairs


def _explicit(classes: Sequence[str], base: int, matches: dict[int, int]) -> tuple[list[int], list[str]]:
    """Rules X1 to X8: the level of each character and its class after overrides."""
    stack: list[tuple[int, str | None, bool]] = [(base, None, False)]
    overflow_isolates = overflow_embeddings = valid_isolates = 0
    out, types = [base] * len(classes), list(classes)
    for index, name in enumerate(classes):
        level, override, _ = stack[-1]
        if name in ("RLE", "LRE", "RLO", "LRO"):
            out[index] = level
            deeper = (level + 1) | 1 if name[0] == "R" else (level + 2) & ~1
            if deeper <= _MAX_DEPTH and not overflow_isolates and not overflow_embeddings:
                stack.append((deeper, {"RLO": "R", "LRO": "L"}.get(name), False))
            elif not overflow_isolates:
                overflow_embeddings += 1
        elif name in _INITIATORS:
            out[index] = level
            if override:
                types[index] = override
            right = name == "RLI"
            if name == "FSI":
                right = _first_strong(classes, index + 1, matches.get(index, len(classes))) == 1
            deeper = (level + 1) | 1 if right else (level + 2) & ~1
            if deeper <= _MAX_DEPTH and not overflow_isolates and not overflow_embeddings:
                valid_isolates += 1
                stack.append((deeper, None, True))
            else:
                overflow_isolates += 1
        elif name == "PDI":
            if overflow_isolates:
                overflow_isolates -= 1
            elif valid_isolates:
                overflow_embeddings = 0
                while not stack[-1][2]:
                    stack.pop()
                stack.pop()
                valid_isolates -= 1
            level, override, _ = stack[-1]
            out[index] = level
            if override:
                types[index] = override
        elif name == "PDF":
            if not overflow_isolates:
                if overflow_embeddings:
                    overflow_embeddings -= 1
                elif not stack[-1][2] and len(stack) > 1:
                    stack.pop()
            out[index] = stack[-1][0]
        elif name == "B":
            out[index] = base
        else:
            out[index] = level
            if override and name != "BN":
                types[index] = override
    return out, types


def _sequences(
    classes: Sequence[str], resolved: Sequence[int], kept: Sequence[int], matches: dict[int, int], base: int
) -> list[tuple[list[int], str, str]]:
    """Rule X10: isolating run sequences, each with the strong class before (sos) and after (eos) it."""
    runs: list[list[int]] = []
    for index in kept:
        if runs and resolved[runs[-1][-1]] == resolved[index]:
            runs[-1].append(index)
        else:
            runs.append([index])
    starts = {run[0]: run for run in runs}
    places = {index: place for place, index in enumerate(kept)}
    out: list[tuple[list[int], str, str]] = []
    for run in runs:
        if classes[run[0]] == "PDI" and run[0] in matches:
            continue  # continues the sequence that its initiator ends
        sequence = list(run)
        while classes[sequence[-1]] in _INITIATORS and sequence[-1] in matches:
            follower = starts.get(matches[sequence[-1]])
            if follower is None:
                break
            sequence += follower
        level = resolved[sequence[0]]
        before, after = places[sequence[0]] - 1, places[sequence[-1]] + 1
        level_before = resolved[kept[before]] if before >= 0 else base
        open_end = classes[sequence[-1]] in _INITIATORS and sequence[-1] not in matches
        level_after = base if open_end or after >= len(kept) else resolved[kept[after]]
        out.append((sequence, direction(max(level, level_before)), direction(max(level, level_after))))
    return out
