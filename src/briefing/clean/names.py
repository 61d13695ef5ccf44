"""Clean: recognise the shape of a person's or a body's name where a page puts one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing.clean.lines import Line

_PARTICLE = r"(?:de|del|della|der|den|di|da|dos|du|la|le|van|von|bin|ibn|al|el|ter|ten|y|e|af|av|zu|st\.?)"
_PART = r"(?:[A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁӘҒҚҢӨҰҮҺІ](?:[\w’'‘.-]*[\w.])?)"
_PERSON = re.compile(
    rf"{_PART}(?:[ \u00a0]+(?:{_PARTICLE}[ \u00a0]+)?{_PART}){{1,4}}(?:,? (?:Jr|Sr|MD|PhD|M\.D\.|Ph\.D\.)\.?)?"
)
_ROLE_WORDS = re.compile(
    r"(?i)\b(?:news|staff|team|reporter|writer|editor|correspondent|press|media|agency|service|posts?|stories|"
    r"story|contact|about|read|more|share|"
    r"subscribe|sign|menu|home|search|the|and|policy|terms|privacy|photo|image|video|guide|best|how|why|what|new|"
    r"top|latest|world|business|"
    r"politics|sports?|health|science|technology|tech|opinion|entertainment|culture|travel|food|money|style|life|"
    r"lifestyle|books?|games?|music|"
    r"company|companies|resources?|services?|products?|solutions?|university|college|school|institute|center|"
    r"centre|department|ministry|council|"
    r"january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|"
    r"thursday|friday|saturday|sunday)\b"
)
_BY = re.compile(
    r"(?i)^(?:(?:original |article |story |guest )?(?:authors?|writer|reporter|text|words|contributor)\s?[:：]|"
    r"(?:(?:written|posted|published|reported|medically reviewed|story|article|words|text|analysis|opinion|"
    r"review|edited|updated|created|interview(?:ed)?) )?(?:by[:\s]|(?-i:By(?=[A-ZÀ-Þ][a-zà-þ]+ [A-ZÀ-Þ])))|"
    r"(?:автор|авторы|текст|подготовила?|жазған|авторы|von|par|por|di)\s?[:：]?\s)\s*"
)
_SPLIT = re.compile(r"\s*(?:,|;|&|\||/|•|·|\band\b|\bund\b|\bet\b|\by\b|\bи\b|\bжәне\b|\bwith\b)\s*")
_TAIL = re.compile(
    r"(?i)\s*(?:\bfor\b|\bin [A-Z]|\bat\b|\bon\b|\|| - | – | — |•|·|@|\(|,?\s?(?:(?:senior|chief|staff|deputy|"
    r"associate|assistant|managing|contributing|"
    r"political|white house|foreign|national|freelance|guest) )*(?:correspondent|reporter|writer|editor|"
    r"columnist|contributor|staff|author|producer)\b|"
    r"\b(?:published|updated|posted|last)\b|(?:\d)).*$",
    re.DOTALL,
)


def ordinary_words(page: Iterable[Line]) -> frozenset[str]:
    """The words that the page's running text writes in lower case: a name is made of others."""
    text = "\n".join([line.text for line in page if line.prose])
    return frozenset((_LOWER_ASCII if text.isascii() else _LOWER).findall(text))


def is_person(text: str, ordinary: frozenset[str] = frozenset()) -> bool:
    """Whether `text` has the shape of a person's full name and none of a label's words.

    `ordinary` are words that the page uses in lower case (`ordinary_words`): two of them make a phrase.
    """
    if ordinary and sum(word in ordinary for word in text.casefold().split()) >= 2:
        return False
    return (
        len(text) <= 48
        and bool(_PERSON.fullmatch(text.title() if text.isupper() else text))
        and not _ROLE_WORDS.search(text)
        and not any(c.isdigit() for c in text)
    )


_LABEL = re.compile(
    r"(?i)(?:(?:written|posted|story|words|article|reported|published) )?by\s?:?|authors?\s?:?|автор\s?:?"
)
_LOWER = re.compile(r"\b[^\W\d_A-ZА-Я]{3,}\b")
_LOWER_ASCII = re.compile(r"(?a)\b[a-z]{3,}\b")


def is_byline(text: str) -> bool:
    """Whether the line begins as a by-line does ("By …", "Author: …")."""
    return len(text) <= 200 and bool(_BY.match(text)) and bool(people(text))


def is_label(text: str) -> bool:
    """Whether the line is nothing but the label of a by-line, with the name on the next ("Written by")."""
    return bool(_LABEL.fullmatch(text))


def _once(name: str) -> str:
    """A name without its echo: "Ann Lee Ann Lee" is a portrait's text and its caption."""
    words = name.split()
    half = len(words) // 2
    return " ".join(words[:half]) if half and words[:half] == words[half:] else name


def people(text: str) -> tuple[str, ...]:
    """The names in a by-line, in order, as the line spells them; empty when it names nobody."""
    rest = _BY.sub("", text, count=1)
    names = []
    for part in _SPLIT.split(rest):
        name = _once(part.strip(" .,;:*_"))
        if not is_person(name):
            name = _TAIL.sub("", name).strip(" .,;:*_")
        if is_person(name) and name not in names:
            names.append(name)
        elif not names:
            break
    return tuple(names)
