"""Clean: read re-use notices into terms; where several notices stand, the strictest of each term wins."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from briefing.model import Declared, Known, Rights, Span

_PERCENT = r"(\d{1,2}(?:[.,]\d+)?)\s?(?:%|per\s?cent\b|percent\b|процент\w*|пайыз\w*|prozent|pour cent|por ciento)"
_USE = (
    r"(?:us(?:e|ed|ing|age)|re-?us|reproduc|quot|re-?publi|cop(?:y|ied|ying)|re-?print|excerpt|cit(?:e|ed|ing|"
    r"ation)|distribut|"
    r"использ|перепечат|цитир|копир|воспроизв|пайдалан|көшір|verwend|nachdruck|utilis|reproduc|republi|utiliz)"
)
_WORK = (
    r"(?:articles?|materials?|texts?|contents?|pages?|works?|posts?|stor(?:y|ies)|publications?|documents?|"
    r"reports?|(?:web ?)?sites?|website|"
    r"материал\w*|текст\w*|стат\w+|сайт\w*|мақала\w*|artikel|inhalte?|articles?|contenus?|contenidos?|artículos?)"
)
_SHARE = re.compile(
    rf"(?i)(?:only|no more than|not more than|up to|at most|maximum(?: of)?|max\.?|does not exceed|not "
    rf"exceed(?:ing)?|not to exceed|less than|"
    rf"не более(?: чем)?|не больше|до|только|аспайтын|höchstens|maximal|au maximum|máximo(?: de)?|"
    rf"hasta)\s+(?:the first\s+)?{_PERCENT}"
    rf"|{_PERCENT}\s+(?:or less|at most|maximum|of (?:an?|the|any|each|this))"
)
_WORDS = re.compile(
    r"(?i)(?:only|no more than|not more than|up to|at most|a? ?maximum(?: of)?|not exceed(?:ing)?|not to exceed|"
    r"fewer than|less than|the first|"
    r"не более|до|höchstens|maximal)\s+(?:the first\s+)?(\d{2,4})\s+(?:words|слов|сөз|wörter|mots|palabras)"
)
_LINK = re.compile(
    r"(?i)(?:mandatory|obligatory|required?|requires|must|active|direct|clickable|provided|with an?|include|"
    r"visible|дей?ствующ\w+|активн\w+|прям\w+|обязательн\w+|гиперссылк\w+|белсенді|міндетті)"
    r"(?:[^.]{0,80})(?:hyper-?link|back-?link|\blink\b|гиперссылк|ссылк|сілтеме)|(?:hyper-?link|back-?link|"
    r"\blink\b)(?:[^.]{0,60})(?:mandatory|obligatory|required|must)"
    r"|(?:гиперссылка|ссылка|сілтеме)(?:[^.]{0,60})(?:обязательн|міндетті)"
)
_PERMISSION = re.compile(
    r"(?i)(?:prior |express |explicit )*(?:written|editor(?:ial|s)['’]?s?|prior|express)\s+(?:permission|consent|"
    r"authori[sz]ation|approval|agreement)|"
    r"without (?:the )?(?:prior )?(?:permission|consent)|письменно\w+ (?:разрешени|согласи)|жазбаша рұқсат|"
    r"schriftliche\w* (?:genehmigung|zustimmung)|autorisation écrite|autorización escrita"
    r"|may not be (?:reproduced|published|broadcast|rewritten|redistributed|copied|republished)"
)
_FORBIDDEN = re.compile(
    r"(?i)^\W*(?:(?:any|unauthori[sz]ed|full|partial|the) )*(?:reproduction|re-?publication|re-?printing|re-?use|"
    r"copying|(?:re)?distribution)\b[^.]{0,100}\b(?:(?:is|are) (?:strictly |expressly )?(?:prohibited|"
    r"forbidden|not (?:allowed|permitted))|requires?[^.]{0,40}permission|only with[^.]{0,40}permission)"
    r"|^\W*(?:полная |частичная |любая )*(?:перепечатка|воспроизведение|копирование)\b[^.]{0,100}(?:запрещен|"
    r"не допускается|только с [^.]{0,40}(?:разрешени|согласи))"
)
"""A line that forbids re-use, or ties it to permission, without naming what is re-used."""
_PARAGRAPHS = re.compile(
    r"(?i)(?:no more than|not more than|up to|at most|only)\s+(?:the first\s+)?(?:\d|one|two|three|four|five|a few)\s+"
    r"(?:paragraphs?|sentences?|lines)\b[^.]{0,60}\b(?:may|can) be\b|(?:не более|до)\s+(?:\d|одного|двух|трех|трёх)\s+"
    r"(?:абзац|предложени)"
)
"""A limit in paragraphs: it is shown as it stands, since a share or a number of words would be our own reckoning."""
_ADDRESS = re.compile(
    r"(?i)creativecommons\.org/(?:licenses/(?P<terms>by(?:-(?:nc|nd|sa))*)(?:/(?P<version>\d\.\d))?|publicdomain/zero)"
)
_RESERVED = re.compile(
    r"(?i)all rights reserved|все права (?:защищены|сохранены)|барлық құқықтар\w* (?:қорғалған|сақталған)|alle "
    r"rechte vorbehalten|tous droits réservés|todos los derechos reservados"
)
_COPYRIGHT = re.compile(r"(?i)^\W{0,3}(?:copyright\b|©|\(c\)\s?(?:19|20)\d\d)")
_CC = re.compile(
    r"(?i)(?:\bcc[ -](?P<short>by(?:[ -](?:nc|nd|sa))*|0|zero)(?:[ -]?(?P<version>\d\.\d))?\b)"
    r"|creative commons(?P<long>[^.;]{0,90}?)(?=\s(?P<long_version>\d\.\d)|\blicen[cs]e|[.;)]|$)|(?P<zero>\bCC0\b)"
)
_TERMS = (("nc", r"non-?\s?commercial"), ("nd", r"no-?\s?deriv"), ("sa", r"share-?\s?alike"))
_MOST = 2_000
_NOTHING = Rights()
_N = TypeVar("_N", int, float)


_HINTS = (
    "%",
    "per cent",
    "percent",
    "words",
    "paragraph",
    "prohibit",
    "forbidden",
    "link",
    "permission",
    "consent",
    "licen",
    "commons",
    "cc",
    "©",
    "(c)",
    "copyright",
    "rights",
    "may not be",
    "абзац",
    "запрещ",
    "прав",
    "ссылк",
    "слов",
    "процент",
    "разреш",
    "соглас",
    "құқық",
    "сілтеме",
    "пайыз",
    "рұқсат",
    "prozent",
    "recht",
    "nachdruck",
    "genehmig",
    "zustimm",
    "droits",
    "autoris",
    "pour cent",
    "derechos",
    "autoriz",
    "por ciento",
)
"""Without one of these, in small letters, no line is a notice: to look for them is quick, and most lines have none."""
_LICENCE = "icen"
_LICENCES = ("licensed", "licenced")
_THIS = re.compile(rf"(?i)\bthis (?:work|{_WORK})")
_OF_USE = re.compile(rf"(?i)\b{_USE}")
_OF_WORK = re.compile(rf"(?i)\b{_WORK}\b")
_THIS_MATERIAL = re.compile(r"(?i)^this material may not be")


def notice(text: str, *, edge: bool) -> Rights | None:
    """The terms that a line states about its own page; None when it is no re-use notice.

    `edge` says that the line stands outside the body or at its end, where a page speaks of itself; in
    the middle of the body only a line that names a licence for "this article" counts.
    """
    text = text[:_MOST]
    small = text.lower() if edge or _LICENCE in text else ""
    if not any(map(small.__contains__, _HINTS if edge else _LICENCES)):
        return None
    if not edge and not (_THIS.search(text) and _licence(text)):
        return None
    licence = _licence(text)
    about_use = edge and bool(_OF_USE.search(text) and _OF_WORK.search(text))
    share = _SHARE.search(text) if about_use else None
    most = _WORDS.search(text) if about_use else None
    link = bool(about_use and _LINK.search(text))
    permission = bool(about_use and _PERMISSION.search(text)) or bool(_THIS_MATERIAL.match(text))
    reserved = bool(_RESERVED.search(text))
    permission = permission or bool(_FORBIDDEN.match(text))
    paragraphs = about_use and bool(_PARAGRAPHS.search(text))
    if not (licence or share or most or link or permission or paragraphs or reserved or _COPYRIGHT.match(text)):
        return None
    return Rights(
        max_share=float((share[1] or share[2]).replace(",", ".")) / 100 if share else None,
        max_words=int(most[1]) if most else None,
        link_required=link,
        attribution_required=link or bool(licence and "BY" in licence),
        no_derivatives=bool(licence and "ND" in licence),
        licence=licence or ("all rights reserved" if reserved else None),
        written_permission=permission,
    )


def declared(facts: Iterable[Declared]) -> Rights:
    """The terms that a file declares about itself: a licence's address or name, a reservation of all rights."""
    total = Rights()
    for fact in facts:
        if fact.field != "licence":
            continue
        licence = _licence(fact.value[:_MOST])
        reserved = "all rights reserved" if _RESERVED.search(fact.value[:_MOST]) else None
        total = replace(
            total,
            licence=_stricter(total.licence, licence or reserved),
            attribution_required=total.attribution_required or bool(licence and "BY" in licence),
            no_derivatives=total.no_derivatives or bool(licence and "ND" in licence),
        )
    return total


def _licence(text: str) -> str | None:
    """The Creative Commons licence that `text` names, in its short form ("CC BY-ND 4.0")."""
    address = _ADDRESS.search(text)
    if address:
        terms = (address["terms"] or "").upper()
        return f"CC {terms}" + (f" {address['version']}" if address["version"] else "") if terms else "CC0"
    found = _CC.search(text)
    if not found:
        return None
    if found["zero"] or (found["short"] or "").lower() in ("0", "zero"):
        return "CC0"
    if found["short"]:
        terms = re.sub(r"[ -]+", "-", found["short"]).upper()
        return f"CC {terms}" + (f" {found['version']}" if found["version"] else "")
    long = found["long"] or ""
    if re.search(r"(?i)\bzero\b", long):
        return "CC0"
    if not re.search(r"(?i)attribution|\bby\b", long):
        return None
    terms = "-".join(["BY"] + [short.upper() for short, pattern in _TERMS if re.search(f"(?i){pattern}", long)])
    return f"CC {terms}" + (f" {found['long_version']}" if found["long_version"] else "")


def strictest(found: Iterable[tuple[Rights, Span]], told: Rights = _NOTHING) -> Rights:
    """All notices of a page as one record, with what it declares (`told`): of each term the strictest.

    The record has the place of every notice.
    """
    total = told
    for terms, place in found:
        total = Rights(
            max_share=_least(total.max_share, terms.max_share),
            max_words=_least(total.max_words, terms.max_words),
            link_required=total.link_required or terms.link_required,
            attribution_required=total.attribution_required or terms.attribution_required,
            no_derivatives=total.no_derivatives or terms.no_derivatives,
            licence=_stricter(total.licence, terms.licence),
            notices=(*total.notices, place),
            written_permission=total.written_permission or terms.written_permission,
        )
    return total


def _least(one: _N | None, other: _N | None) -> _N | None:
    given = [value for value in (one, other) if value is not None]
    return min(given) if given else None


def _stricter(one: str | None, other: str | None) -> str | None:
    """The licence that allows less: a reservation of all rights, else the one with more terms."""
    if one is None or other is None:
        return one or other
    return max(one, other, key=lambda name: (not name.startswith("CC"), "ND" in name, "NC" in name, "SA" in name, name))


def with_known(found: Rights, known: Known | None) -> Rights:
    """What a person says of the rights, over what the notices say, term by term."""
    if known is None or not known.given_rights:
        return found
    given, names = known.rights, known.given_rights
    return Rights(
        max_share=given.max_share if "max_share" in names else found.max_share,
        max_words=given.max_words if "max_words" in names else found.max_words,
        link_required=given.link_required if "link_required" in names else found.link_required,
        attribution_required=given.attribution_required
        if "attribution_required" in names
        else found.attribution_required,
        no_derivatives=given.no_derivatives if "no_derivatives" in names else found.no_derivatives,
        licence=given.licence if "licence" in names else found.licence,
        permission=given.permission if "permission" in names else found.permission,
        notices=found.notices,
        by_user=True,
        written_permission=found.written_permission and not given.permission,
    )
