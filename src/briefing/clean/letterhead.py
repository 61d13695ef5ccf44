"""Clean: read a document's letterhead: who makes it, and what kind of document it calls itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefing.clean.calendar import days
from briefing.clean.lines import Line, key
from briefing.model import Fact, Genre

_RELEASE = re.compile(
    r"(?:(?:official|joint|for immediate) )?(?:(?:press|media|news) (?:release|statement|notice|information)|"
    r"for immediate release|official statement|joint statement|communiqué|communique|"
    r"pressemitteilung|pressemeldung|presseinformation|medienmitteilung|communiqué de presse|nota de prensa|"
    r"comunicado(?: de prensa)?|comunicato stampa|persbericht|pressmeddelande|"
    r"(?:официальный )?пресс-?релиз|пресс релиз|сообщение пресс-?(?: )?службы|официальное (?:заявление|сообщение)|"
    r"(?:баспасөз|ресми) (?:хабарламасы|хабарлама|релизі|мәлімдеме)|пресс-?хабарлама)"
    r"(?: (?:no|nr|n|№)?\W?\d[\d/-]*(?: \d+)?)?"
)
"""A line that says nothing but that what follows is given out to the press."""
_KIND = re.compile(
    r"(?i)(?:(?:draft|approved|annual|interim|final|quarterly|special) )*(?:minutes|report|proceedings|protokoll|"
    r"jahresbericht|bericht|протокол|отч[её]т|доклад|хаттама|есеп)(?: (?:of|for|за|für) .{2,30}| (?:19|20)\d\d)?"
)
"""The kind of a document as a running head says it beside its maker."""
_BODY = (
    "ag|gmbh|ltd|llc|llp|plc|inc|corp|corporation|company|oy|ab|bv|nv|sa|srl|spa|kg|se|group|holding|holdings|"
    "ministry|department|office|agency|authority|inspectorate|commission|committee|council|board|bureau|"
    "secretariat|directorate|administration|service|assembly|parliament|senate|court|tribunal|police|"
    "university|college|institute|academy|museum|library|hospital|foundation|trust|fund|association|society|"
    "union|federation|league|alliance|organization|organisation|delegation|embassy|consulate|mission|bank|"
    "centre|center|network|coalition|chamber|"
    "ministerium|amt|bundesamt|landesamt|behörde|rat|kreisrat|stadtrat|gemeinderat|verein|verband|stiftung|"
    "universität|hochschule|institut|gesellschaft|ministère|conseil|préfecture|université|association|ministerio|"
    "ооо|ао|пао|зао|оао|фгуп|министерство|министерства|совет|комитет|комиссия|управление|агентство|служба|"
    "пресс-служба|ведомство|администрация|акимат|университет|институт|академия|музей|фонд|союз|ассоциация|"
    "общество|банк|суд|посольство|департамент|дума|правительство|жшс|ақ|министрлігі|кеңесі|комитеті|басқармасы|"
    "агенттігі|қызметі|әкімдігі|университеті|институты|академиясы|қоры|одағы|соты|елшілігі|департаменті|үкіметі"
)
_BODY_WORDS = frozenset(_BODY.split("|"))
_LINKS = frozenset(
    re.findall(r"\S+", "of for the and on in de del della du des la le les für der die das und et y и по & на")
)
_FOLLOWS = frozenset(["of", "for", "on", "de", "für", "der", "des", "du", "y"])
_LONGEST = 10
_TOP = 6
"""How many lines the letterhead may take."""
_DIVIDES = re.compile(r"\s+[–—|·•-]\s+|\s*[|:]\s+")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who made the document, the kind that it calls itself, and the indexes of the lines that say only this."""

    maker: Fact | None = None
    kind: Genre | None = None
    lines: tuple[int, ...] = ()


def is_body_name(text: str) -> bool:
    """Whether `text` is the name of a company, an office or another body: "Harbour Board", "Ministry of Rivers".

    A word for such a body ends the name, or begins it, or has "of" behind it; a headline that begins with one goes
    on with a verb. In Cyrillic only the first word needs a capital.
    """
    words = text.split()
    if not 2 <= len(words) <= _LONGEST or text.endswith((".", "!", "?", ":", ",")) or not text[0].isupper():
        return False
    plain = [word.strip(".,«»“”\"'()").casefold() for word in words]
    if not (_marked(plain) or (text[0] > "Ѐ" and plain[0] in _BODY_WORDS)):
        return False
    if text[0] > "Ѐ":
        return True
    return all(word[0].isupper() or not word[0].isalpha() or word in _LINKS for word in words)


def _marked(words: Sequence[str]) -> bool:
    return words[-1] in _BODY_WORDS or any(word in _BODY_WORDS and after in _FOLLOWS for word, after in pairwise(words))


def is_release(text: str) -> bool:
    """Whether a line only says "Press release", alone or with its number and day."""
    if len(text) > 90:
        return False
    for day in reversed(days(text)):
        text = text[: day.span.start] + text[day.span.end :]
    return bool(_RELEASE.fullmatch(key(text)))


def read(page: Sequence[Line], margins: Sequence[Line]) -> Letterhead:
    """What the first lines of `page` and its running heads (`margins`) say of the maker and the kind.

    A line beside "Press release" is the maker's where it is a body's name or the text below names it in its first
    paragraph. A first line that is a body's name is the maker's where a longer line follows, which may be the title.
    """
    top = [at for at, line in enumerate(page) if line.words][:_TOP]
    label = next((at for at in top if is_release(page[at].text)), None)
    lead = next((line.key for line in page if line.prose), "")
    if label is not None:
        beside = [at for at in top if abs(top.index(at) - top.index(label)) == 1]
        for at in sorted(beside):
            if is_body_name(page[at].text) or _names_maker(page[at], lead):
                return Letterhead(_fact(page[at], "letterhead"), "statement", (label, at))
        return Letterhead(None, "statement", (label,))
    if len(top) > 1 and is_body_name(page[top[0]].text) and _may_follow(page[top[1]]):
        return Letterhead(_fact(page[top[0]], "letterhead"), None, (top[0],))
    return _running(margins)


def _names_maker(line: Line, lead: str) -> bool:
    """Whether a short line is no headline but a name that the first paragraph bears as well."""
    return 1 <= line.words <= 4 and line.lower == 0.0 and not line.ends and f" {line.key} " in f" {lead} "


def _may_follow(line: Line) -> bool:
    return line.words >= 4 and not line.prose and not line.item


def _running(margins: Sequence[Line]) -> Letterhead:
    """The maker that a running head names: a body's name by itself, or a name beside the kind of the document."""
    for line in margins:
        parts = [part.strip() for part in _DIVIDES.split(line.text) if part.strip()]
        kinds = [part for part in parts if _KIND.fullmatch(part)]
        for part in parts:
            if part not in kinds and is_body_name(part):
                start = line.text.index(part)
                fact = Fact(part, "stated", "running head", line.place(start, start + len(part)))
                return Letterhead(fact, "report" if kinds else None)
    return Letterhead()


def _fact(line: Line, rule: str) -> Fact:
    return Fact(line.text, "stated", rule, line.span)


def under_title(page: Sequence[Line], title: int | None, first: int, stamped: Sequence[int]) -> tuple[int, Fact] | None:
    """The line between the title and the text (`first`) that names a body as the document's maker, beside its day."""
    if title is None:
        return None
    for at in range(title + 1, min(title + 4, first, len(page))):
        near = any(abs(at - other) == 1 for other in stamped) or at == title + 1
        if near and is_body_name(page[at].text):
            return at, _fact(page[at], "line under the title")
    return None
