"""Clean: read who signed a text: the note about an opinion's author, the name under a letter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from briefing.clean.lines import Line, key
from briefing.clean.names import is_person
from briefing.model import Fact

_NOTE = re.compile(
    r"(?P<who>[^\W\d_][^,;:.!?()“”\"]{3,60}?(?:\b[A-Z]\.[^,;:.!?()“”\"]{2,30}?)?)(?:,[^.]{2,80},)?\s+"
    r"(?:(?:now|currently|also|previously) )?(?:is|was|are|were|has been|teaches|taught|lectures|writes|works|worked|"
    r"chairs|leads|directs|heads|runs|edits|serves|served|lives|holds|studies|researches|represents|farms|practises|"
    r"ist|war|lehrt|leitet|arbeitet|lebt|schreibt|forscht|est|enseigne|dirige|travaille|es|enseña|trabaja|"
    r"преподаёт|преподает|работает|руководит|возглавляет|живёт|живет|пишет|является|—)\s+\S.*"
)
_WRITER = re.compile(
    r"(?i)the (?:writer|author)s? (?:is|are|was|were|teaches|works|lives|chairs|leads)\b.*|"
    r"(?:der autor|die autorin|l['’]auteure?|автор) (?:ist|lehrt|est|enseigne|—|преподаёт|преподает|работает)\s.*"
)
_TITLES = re.compile(r"^(?:(?:Dr|Prof|Professor|Sir|Dame|Mr|Mrs|Ms)\b\.? ?)+")
_I = re.compile(
    r"(?i)\b(?:I|my|me|mine|myself|ich|mir|mich|mein\w{0,2}|je|moi|ma|mes|я|мне|меня|мой|моя|мои|мен|менің)\b"
)
_MARKED = re.compile(r"[“\"«„][^”\"»“]*[”\"»“]")
_LONGEST_NOTE = 60
_OFTEN = 0.008
"""The least share of "I" and its kin in a text that is one person's opinion."""
_FEW = 3
_SIGNATURE = 4
"""How many lines a signature may take: name, office, place."""


@dataclass(frozen=True, slots=True)
class Signed:
    """The authors that a note or a signature names, the lines with their roles, and whether it was a note."""

    authors: tuple[Fact, ...] = ()
    reasons: tuple[tuple[int, str], ...] = ()
    note: bool = False


def by_note(
    page: Sequence[Line],
    body: Sequence[bool],
    title: int | None,
    authors: Sequence[str],
) -> Signed:
    """The author note of a text in the first person: "X teaches …" right under its title or as its last line.

    At the end the note has to be about one of the `authors` (or "the writer"), or be set in italics; under the title
    any person's name does.
    """
    kept = [at for at, is_body in enumerate(body) if is_body and at != title]
    if len(kept) < _FEW or not first_person(page, kept):
        return Signed()
    edges = [
        at
        for at in range(title + 1 if title is not None else kept[0], min(kept[0] + 2, len(page)))
        if title is not None and page[at].words >= 4
    ][:2]
    spoken = {_plain(name) for name in authors}
    for at in [*edges, kept[-1], *range(kept[-1] + 1, min(kept[-1] + 3, len(page)))]:
        line = page[at]
        if line.words > _LONGEST_NOTE or not line.ends:
            continue
        found = _NOTE.fullmatch(line.text)
        name = found["who"] if found else ""
        about = bool(name) and is_person(_TITLES.sub("", name)) and not _I.search(line.text)
        if _WRITER.fullmatch(line.text) and at >= kept[-1]:
            return Signed((), ((at, "author"),), True)
        if about and (_plain(name) in spoken or _italic(line) or at in edges[:1]):
            start = line.text.index(name)
            fact = Fact(name, "stated", "author note", line.place(start, start + len(name)))
            return Signed((fact,), ((at, "author"),), True)
    return Signed()


def _plain(name: str) -> str:
    return key(_TITLES.sub("", name))


def _italic(line: Line) -> bool:
    """Whether the whole line stands between marks of emphasis, as a plain file writes them."""
    span = line.block.span
    whole = line.source[span.start : span.end].strip()
    return len(whole) > 2 and whole[0] in "*_" and whole[-1] == whole[0]


def first_person(page: Sequence[Line], kept: Sequence[int]) -> bool:
    """Whether one person tells the text: "I" stands in it often, outside quotation marks."""
    text = "\n".join(_MARKED.sub("", page[at].text) for at in kept)
    found = len(_I.findall(text))
    return found >= _FEW and found >= _OFTEN * len(text.split())


def by_signature(page: Sequence[Line], leave: Sequence[int]) -> Signed:
    """The name under a letter's last greeting, with the lines of office and place under it."""
    if not leave:
        return Signed()
    below = [at for at in range(leave[-1] + 1, len(page)) if page[at].words][:_SIGNATURE]
    if not below or not is_person(page[below[0]].text.strip(" ,")):
        return Signed()
    line = page[below[0]]
    name = line.text.strip(" ,")
    start = line.text.index(name)
    reasons = [(below[0], "byline")]
    for at in below[1:]:
        if page[at].prose or page[at].words > 12:
            break
        reasons.append((at, "byline"))
    return Signed((Fact(name, "stated", "signature", line.place(start, start + len(name))),), tuple(reasons))
