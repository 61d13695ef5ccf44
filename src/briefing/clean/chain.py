"""Clean: read the reporting chain: who publishes the text, and through whom its news came, as it names them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.clean.lines import Line, key
from briefing.model import Declared, Fact

_CAPITAL = r"[A-ZÀ-ÞА-ЯЁӘҒҚҢӨҰҮҺІ0-9]"
_UPPER = r"[A-ZÀ-ÞА-ЯЁӘҒҚҢӨҰҮҺІ]"
_LOWER = r"[a-zа-яё]"
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
_KNOWN = (
    "AP|AFP|Reuters|UPI|TASS|Xinhua|EFE|ANSA|dpa|DPA|Bloomberg|Interfax|Kyodo|Yonhap|PTI|ANI|CNN|RIA Novosti|ТАСС|"
    "Интерфакс"
)
_AGENCY = re.compile(rf"^{_CAPITAL}[^()\n]{{1,60}}\((?P<source>{_KNOWN})\)\s?[—–-]")
_BEGINS = rf"(?=[“\"«„‘']?{_CAPITAL})"
"""What opens a report begins a sentence; what goes on in lower case is about whom the brackets explain."""
_TOWN = rf"{_CAPITAL}[\w'’-]+(?:,? {_CAPITAL}[\w'’.-]+){{0,3}}"
_MONTH = r"[^\W\d_]{3,9}\.?"
_DAY = rf"(?:\d{{1,2}}\.? {_MONTH}|{_MONTH} \d{{1,2}})(?:,? \d{{4}}(?: (?:года?|ж\.|жылы))?)?"
_SHORT_FORM = re.compile(
    # "Oslo (NTB) –": a short form in capitals, or in small letters as agencies in some countries write theirs.
    rf"^(?P<place>{_TOWN})(?:[.,] {_DAY})?,? \((?P<source>(?!USA\)|UAE\)|ОАЭ\)|США\)){_UPPER}{{3,8}}|{_LOWER}{{3,4}})\)"
    rf"\s?[—–-]{{1,2}} ?{_BEGINS}"
)
_STROKES = re.compile(
    # "MOSCOW, May 4 /TASS/." and "МОСКВА, 4 мая. /ТАСС/."
    rf"^{_TOWN}(?:[.,]? {_DAY}[.,]?|[.,])? /(?P<source>{_UPPER}[\w ]{{1,30}})/\s?[.,—–-]"
)
_CITY = rf"{_UPPER}{{3,}}(?:[ -]{_UPPER}{{2,}}){{0,3}}"
_WIRE = rf"{_UPPER}\w+(?: {_UPPER}\w+){{0,2}}"
_OPENINGS = (
    # "ASTANA, 5 July. KAZINFORM –"; "АСТАНА. КАЗИНФОРМ –", but not "MOSCOW, Idaho –".
    re.compile(rf"^{_CITY}(?:[.,] {_DAY}[.,]?|\.) (?P<source>{_WIRE})\s?[—–-] "),
    # "МОСКВА, 3 мар — РИА Новости."; behind a comma only a name in capitals: "LONDON, 5 July — Britain, which …"
    re.compile(rf"^{_CITY}[.,] {_DAY}\s?[—–-]{{1,2}} (?P<source>{_WIRE}(?=\. )|{_UPPER}{{3,12}}(?=, ))"),
    _STROKES,
)
_NAMES = "ap|afp|reuters|upi|tass|xinhua|efe|ansa|dpa|bloomberg|interfax|kyodo|yonhap|pti|ani|тасс|интерфакс"
_AGENCIES = frozenset([*_NAMES.split("|"), "associated press", "ria novosti", "риа новости"])
_LEAD = 5


def find(
    page: Sequence[Line], body: Sequence[bool], declared: Sequence[Declared], maker: Fact | None = None
) -> tuple[Fact | None, tuple[Fact, ...]]:
    """The publisher and the steps between it and the event ("via"), each as the text names it.

    "…, X reports citing Y" in the first paragraphs or the last one names X the publisher and Y a step,
    unless X is a news agency and something else names the publisher: the file, or the `maker` that its head names.
    """
    told = _declared(declared) or maker
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
        short = _short_form(line.text)
        if short:
            via.append(_fact(line, short, "source"))
    return publisher, tuple(dict.fromkeys(via))


def _declared(declared: Sequence[Declared]) -> Fact | None:
    """The publisher that the file declares first, or the one among several that the window's title bears."""
    found = [fact for fact in declared if fact.field == "publisher" and fact.value.strip()]
    frame = " ".join(key(fact.value) for fact in declared if fact.basis == "html-title")
    best = next((fact for fact in found if f" {key(fact.value)} " in f" {frame} "), None) or next(iter(found), None)
    return Fact(best.value.strip(), "metadata", best.basis) if best else None


def opens_text(text: str) -> bool:
    """Whether a line opens a report as agencies do ("PLACE (Agency) —", "PLACE, day. Agency —"): it is the text."""
    return any(pattern.match(text) for pattern in (_AGENCY, *_OPENINGS)) or _short_form(text) is not None


def _short_form(text: str) -> re.Match[str] | None:
    """The agency's short form behind the place; letters that begin the words before them stand for those words."""
    found = _SHORT_FORM.match(text)
    if found is None:
        return None
    initials = "".join(word[0] for word in re.findall(r"\w+", found["place"]) if word[0].isupper())
    return None if found["source"].casefold() in initials.casefold() else found


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
