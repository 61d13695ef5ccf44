"""Clean: read the reporting chain: who publishes the text, and through whom its news came, as it names them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.clean.lines import Line
from briefing.model import Declared, Fact

_CAPITAL = r"[A-ZÀ-ÞА-ЯЁӘҒҚҢӨҰҮҺІ0-9]"
_NAME = rf"(?:[Tt]he )?{_CAPITAL}[\w.&'’‐-]*(?: (?:of|for|the|and|de|&) (?={_CAPITAL})| {_CAPITAL}[\w.&'’‐-]*){{0,6}}"
_VERB = (
    r"(?:reports|writes|informs|has learned|has learnt|cites|reported|"
    r"сообщает|передает|передаёт|пишет|информирует|хабарлайды|жазады)"
)
_SOURCE = r"(?P<source>[^.;\n]{3,120}?)"
_CITING = (
    r"(?:citing|quoting|with reference to|referring to|according to|via|through|со ссылкой на|ссылаясь на|по данным)"
)
_REPORTS = re.compile(rf"[,.] (?P<who>{_NAME}),? {_VERB}(?:,? {_CITING} {_SOURCE})?(?=[.;\n]|$| that\b)")
_REVERSED = re.compile(
    rf"[,.–—-] (?:сообщает|передает|передаёт|пишет|информирует|деп хабарлайды|деп жазады) (?P<who>{_NAME})(?: "
    rf"(?:со ссылкой на|ссылаясь на) {_SOURCE})?(?=[.;\n]|$)"
)
_PASSIVE = re.compile(rf"[,.] (?:was|is|as) reported (?:by|on) (?P<source>{_NAME})(?=[.,;\n]|$)")
_AGENCY = re.compile(
    rf"^{_CAPITAL}[^()\n]{{1,60}}\((?P<source>AP|AFP|Reuters|UPI|TASS|Xinhua|EFE|ANSA|dpa|DPA|Bloomberg|Interfax|"
    rf"Kyodo|Yonhap|PTI|ANI|CNN|RIA Novosti|ТАСС|Интерфакс)\)\s?[—–-]"
)
_CITY = rf"{_CAPITAL}{{3,}}(?:[ -]{_CAPITAL}{{2,}}){{0,3}}"
_DAY = r"\d{1,2}\.? [^\W\d_]{3,9}\.?(?: \d{4}(?: (?:года?|ж\.|жылы))?)?"
_WIRE = rf"{_CAPITAL}\w+(?: {_CAPITAL}\w+){{0,2}}"
_OPENINGS = (
    # "ASTANA, 5 July. KAZINFORM –"; "АСТАНА. КАЗИНФОРМ –", but not "MOSCOW, Idaho –".
    re.compile(rf"^{_CITY}(?:[.,] {_DAY}[.,]?|\.) (?P<source>{_WIRE})\s?[—–-] "),
    # "МОСКВА, 3 мар — РИА Новости."
    re.compile(rf"^{_CITY}[.,] {_DAY}\s?[—–-] (?P<source>{_WIRE})[.,] "),
)
_NAMES = "ap|afp|reuters|upi|tass|xinhua|efe|ansa|dpa|bloomberg|interfax|kyodo|yonhap|pti|ani|тасс|интерфакс"
_AGENCIES = frozenset([*_NAMES.split("|"), "associated press", "ria novosti", "риа новости"])
_LEAD = 5


def find(
    page: Sequence[Line], body: Sequence[bool], declared: Sequence[Declared]
) -> tuple[Fact | None, tuple[Fact, ...]]:
    """The publisher and the steps between it and the event ("via"), each as the text names it.

    "…, X reports citing Y" in the first paragraphs or the last one names X the publisher and Y a step,
    unless X is a news agency and something else names the publisher.
    """
    told = next(
        (
            Fact(fact.value.strip(), "metadata", fact.basis)
            for fact in declared
            if fact.field == "publisher" and fact.value.strip()
        ),
        None,
    )
    kept = [line for line, is_body in zip(page, body, strict=True) if is_body]
    publisher, via = told, []
    for line in [*kept[:_LEAD], *kept[_LEAD:][-1:]]:
        for pattern in (_REPORTS, _REVERSED):
            for match in pattern.finditer(line.text):
                who = _fact(line, match, "who")
                agency = who.value.casefold().removeprefix("the ") in _AGENCIES
                if publisher is None and not agency:
                    publisher = who
                elif publisher is None or not _same(publisher.value, who.value):
                    via.append(who)
                if match["source"]:
                    via.append(_fact(line, match, "source"))
        for pattern in (_AGENCY, *_OPENINGS, _PASSIVE):
            named = pattern.search(line.text)
            if named:
                via.append(_fact(line, named, "source"))
    return publisher, tuple(dict.fromkeys(via))


def opens_text(text: str) -> bool:
    """Whether a line opens a report as agencies do ("PLACE (Agency) —", "PLACE, day. Agency —"): it is the text."""
    return any(pattern.match(text) for pattern in (_AGENCY, *_OPENINGS))


def _fact(line: Line, match: re.Match[str], group: str) -> Fact:
    """The words of a group as a fact, without the article before a name of the common sort."""
    start, end = match.span(group)
    value = match[group]
    article = re.match(r"(?:the|an?) (?=\S)", value)
    start += article.end() if article else 0
    while end > start and line.text[end - 1] in " ,":
        end -= 1
    return Fact(line.text[start:end], "stated", "reporting chain", line.place(start, end))


def _same(one: str, other: str) -> bool:
    a, b = (re.sub(r"\W|^the ", "", name.casefold()) for name in (one, other))
    return a in b or b in a
