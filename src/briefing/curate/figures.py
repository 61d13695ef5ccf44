"""Curate: find the figures in a sentence, with the words they count."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.curate.content_words import WORD, is_content, stem
from briefing.curate.overlaps import Overlaps
from briefing.curate.sentences import Sentence
from briefing.model import Annotated, Span
from briefing.model.english import ENGLISH
from briefing.model.wordbook import Wordbook

_UNITS = {
    name: value
    for value, names in enumerate(
        """zero|ноль one|один two|два|две three|три four|четыре five|пять six|шесть seven|семь eight|восемь nine|девять
        ten|десять eleven|одиннадцать twelve|двенадцать thirteen|тринадцать fourteen|четырнадцать fifteen|пятнадцать
        sixteen|шестнадцать seventeen|семнадцать eighteen|восемнадцать nineteen|девятнадцать""".split()  # noqa: SIM905
    )
    for name in names.split("|")
}
_TENS = {
    name: value * 10
    for value, names in enumerate(
        """twenty|двадцать thirty|тридцать forty|сорок fifty|пятьдесят sixty|шестьдесят seventy|семьдесят
        eighty|восемьдесят ninety|девяносто""".split(),  # noqa: SIM905
        2,
    )
    for name in names.split("|")
}
_SCALES = {
    "hundred": 100, "сто": 100, "thousand": 1000, "тысяч": 1000, "тысячи": 1000, "million": 10**6, "mln": 10**6,
    "млн": 10**6, "миллион": 10**6, "миллиона": 10**6, "миллионов": 10**6, "billion": 10**9, "bn": 10**9, "млрд": 10**9,
    "миллиард": 10**9, "миллиарда": 10**9, "миллиардов": 10**9, "trillion": 10**12,
}  # fmt: skip
_NUMBER_WORD = "|".join(sorted([*_UNITS, *_TENS, "hundred"], key=len, reverse=True))
_SCALE = "|".join(sorted(_SCALES, key=len, reverse=True))
_SHORT_SCALES = {"k": 1000, "m": 10**6, "bn": 10**9}
_COIN = (
    r"euros?|dollars?|pounds?|crowns?|francs?|roubles?|rubles?|yen|yuan|rupees?|riyals?|dirhams?|liras?|pesos?|tenge"
    r"|тенге|теңге|рубл\w*|доллар\w*|евро|гривен|сом"
)
# A digit figure is no part of a longer token: not 10th, COVID-19, 12:30, 1.2.3, S3 or a phone number; nor is it
# the number by which a thing is called: № 3.
_FIGURE = re.compile(
    rf"""(?<![\w.,:/‐‑-])(?<!№)(?<!№[\s\u00a0])(?P<money>[$€£¥₸₽]\s?)?
    (?:(?P<digits>\d{{1,3}}(?:[,\u00a0\u202f ]\d{{3}})+(?:\.\d+)?|\d{{1,12}}(?:\.\d{{1,6}})?)
      |(?P<words>(?:{_NUMBER_WORD})(?:[\s‐‑-](?:{_NUMBER_WORD})){{0,3}}))
    (?:[\s\u00a0-](?P<scale>{_SCALE})\b|(?(money)\s?|)(?P<short>m|bn|k)\b(?(money)|(?=\s(?:{_COIN}))))?
    (?P<percent>\s?%|\s+per\s?cent\b|\s+процент\w{{0,4}}\b)?
    (?![\w:/]|[‐‑-]\w|[.,]\d)""",
    re.IGNORECASE | re.VERBOSE,
)
_MONEY = re.compile(rf"\s+(?:\w+\s)?(?P<coin>{_COIN})\b", re.IGNORECASE)
# "17 votes to 9", "17–9", "142-10-12": for and against, and who abstained.
_TALLY = re.compile(
    r"(?<![\w.,:/–‑-])(?P<yes>\d{1,4})(?:(?P<votes>\s(?:votes?|голос\w*|дауыс\w*))?\s?(?:[–-]|to|against|против)\s?)(?P<no>\d{1,4})"
    r"(?:[–-](?P<rest>\d{1,4}))?(?:\s(?:votes?|голос\w*))?(?![\w:/–-]|[.,]\d)"
)
_VOTED = re.compile(
    r"\b(?:vot\w+|motion|ballot|passed|carried|adopted|approved|rejected|defeated|голос\w*|дауыс\w*)\b", re.IGNORECASE
)
# What makes a number a name: line 14, School No 3, pillars 4 and 9, the top 200, aged 50.
_NAMED = re.compile(
    r"(?:\b(?:lines?|bus(?:es)?|routes?|trams?|flights?|roads?|highways?|motorways?|rooms?|gates?|platforms?|numbers?|nos?"
    r"|schools?|pillars?|resolutions?|articles?|chapters?|pages?|paragraphs?|sections?|annex(?:es)?|acts?|items?|figures?|tables?|grades?"
    r"|class(?:es)?|phases?|stages?|channels?|protocols?|forms?|units?|blocks?|questions?|points?|wards?|districts?|part"
    r"|top|age|aged|under|day|week|линии|линия|линию|автобус\w*|маршрут\w*|резолюци\w+|стать\w+|закон\w*|школ\w+|пункт\w*|дом|кв"
    r"|бағыт\w*|қарар\w*|мектеп\w*)\.?|[№#])\s?(?:\d{1,4}(?:,\s\d{1,4})*,?\s(?:and|or|to|и|или|және)\s)?\Z",
    re.IGNORECASE,
)
_PROPER = re.compile(r"(?<=\w\s)[A-ZА-ЯЁ][\w’'-]+\s\Z")
_COUNTED_NEXT = re.compile(r"\s+(?:\w+\s){0,2}[a-zа-яё]{3,}")
_AGE_BETWEEN = re.compile(r"(?<=[\w)]),\s\Z")
_AGO = re.compile(r"\s\w+\sago\b")
_OUT_OF = re.compile(r"\s(?P<all>(?:out\s)?of\s(?:(?:the|its|their|a)\s)?(?:\w+\s)?\d[\d,]*\s(?P<noun>[a-zа-яё]{3,}))")
# "41 of the council's 53": what stands before the whole, of which the figure before is a part.
_PART_OF = re.compile(
    rf"(?:\d|\b(?:{_NUMBER_WORD}))\s(?:out\s)?of\s(?:(?:the|its|their|all)\s)?(?:[\w.-]+(?:['’]s?)?\s){{0,2}}\Z",
    re.IGNORECASE,
)
_FRACTION = re.compile(r"[\s-](?:thirds?|quarters?|fifths?|tenths?|halves)\b", re.IGNORECASE)
_OTHER = re.compile(r"\s+(?:other|others|more|further|additional)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_PHRASE_END = re.compile(r"[,.;:()\[\]“”\"«»–—?!\n\t]")
_PLURALS = frozenset({"people", "children", "men", "women", "police", "staff", "человек"})
_DID = re.compile(r"[a-z]{2,}ed|died|met|won|lost|fell|rose|took|came|went|left|depend|say|want|live|work|remain")
# "one of the", "two-State": words that count nothing worth comparing.
_SMALL = frozenset({"one", "один", "zero", "ноль"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a sentence: `value` in plain units, `kind` count, money or percent, `noun` the stem it counts.

    `others` marks "nine other nations": where the sentence names one besides, ten in all. A "tally" has the
    votes against as its `second` value. `phrase` is what is counted in the source's own words ("hectares of
    fields"), and of money the coin. `whole` marks the 53 of "41 of its 53 members": the number that a part is of.
    """

    sentence: Sentence
    span: Span
    value: float
    kind: str
    noun: str
    near: frozenset[str]
    others: bool
    second: float | None = None
    phrase: str = ""
    whole: bool = False

    @property
    def key(self) -> tuple[str, float, float | None]:
        """What two figures have in common that are the same number of the same kind."""
        return self.kind, self.value, self.second


def figures(annotated: Annotated, sentence: Sentence, dates: Overlaps | None = None) -> tuple[Figure, ...]:
    """The figures of `sentence`, those that are part of a date left out.

    `dates` is an index of the spans of all dates of the source, for who asks for many sentences of it.
    """
    source = annotated.source
    if not _FIGURE.search(sentence.text):
        return ()
    if dates is None:
        dates = Overlaps([timex.span for timex in annotated.timexes])
    reading = source.read(sentence.span)
    text = reading.text
    found: list[Figure] = []
    taken: list[tuple[int, int]] = []
    for match in _TALLY.finditer(text) if _VOTED.search(text) else ():
        span = reading.to_source(match.start(), match.end())
        # Between two numbers a dash alone may stand for a range, and so may "to": a vote says that it is one.
        if dates.any(span) or int(match["yes"]) + int(match["no"]) < 3 or _YEAR.fullmatch(match["yes"]):
            continue
        taken.append(match.span())
        near = _near(text, match.start(), match.end())
        no = float(match["no"])
        found.append(
            Figure(
                sentence,
                span,
                float(match["yes"]),
                "tally",
                "vote",
                near,
                others=False,
                second=no,
                phrase=(match["votes"] or "").strip(),
            )
        )
    for match in _FIGURE.finditer(text):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        if match["words"] and match["words"].casefold() in _SMALL and not match["scale"]:
            continue
        span = reading.to_source(match.start(), match.end())
        if dates.any(span) or _counts_nothing(text, match):
            continue
        value = _value(match)
        if value is None:
            continue
        coin = _MONEY.match(text, match.end()) if not match["money"] else None
        kind = "money" if match["money"] else "percent" if match["percent"] else "count"
        noun, phrase = _counted(text[match.end() : match.end() + 80])
        if coin and kind == "count" and not _named(text, match):
            noun, phrase = stem(coin["coin"]), coin["coin"]
        elif match["money"]:
            noun = phrase = match["money"].strip()
        elif kind == "percent" and re.match(r"\s+of\b", text[match.end() : match.end() + 8]) and phrase:
            phrase = f"of {phrase}"
        near = _near(text, match.start(), match.end())
        others = bool(_OTHER.match(text, match.end()))
        whole = bool(_PART_OF.search(text[max(0, match.start() - 60) : match.start()]))
        found.append(Figure(sentence, span, value, kind, noun, near, others, None, phrase, whole))
    return tuple(found)


def _near(text: str, start: int, end: int) -> frozenset[str]:
    return frozenset(stem(w) for w in WORD.findall(text[max(0, start - 50) : end + 90]) if is_content(w))


def _counts_nothing(text: str, match: re.Match[str]) -> bool:
    """Whether the number is a year, a time, an age, a fraction's numerator or a name."""
    after = text[match.end() : match.end() + 12]
    if match["digits"] and not match["money"] and _YEAR.fullmatch(match["digits"]) and not match["scale"]:
        return True
    if match["digits"] and re.match(r"0\d", match["digits"]):
        return True
    if re.fullmatch(r"[012]?\d\.[0-5]\d", match[0]) and re.search(r"\b(?:at|until|by|в)\s\Z", text[: match.start()]):
        return True
    if re.match(r"\s?(?:BST|GMT|UTC|E[SD]T|C[SE]S?T|P[SD]T|[ap]\.?m\b)", after):
        return True
    return bool(_FRACTION.match(text, match.end()) or _AGO.match(text, match.end())) or _named(text, match)


def _named(text: str, match: re.Match[str]) -> bool:
    if match["money"] or match["percent"] or match["scale"] or match["short"] or match["words"]:
        return False
    before = text[max(0, match.start() - 40) : match.start()]
    apart = re.match(r",\s", text[match.end() : match.end() + 2])
    if apart and len(match["digits"]) == 2 and _AGE_BETWEEN.search(before):
        return True
    if _NAMED.search(before):
        return True
    return bool(_PROPER.search(before) and not _COUNTED_NEXT.match(text, match.end()) and len(match["digits"]) <= 4)


def _counted(after: str) -> tuple[str, str]:
    """The stem of what is counted, and it in the source's words: "hectare" and "hectares of fields"."""
    if part := _OUT_OF.match(after):
        return stem(part["noun"]), part["all"]
    stop = _PHRASE_END.search(after)
    words: list[str] = WORD.findall(after[: stop.start()] if stop else after)
    while words and not is_content(words[0]):
        words = words[1:]
    if not words:
        return "", ""
    head = 0
    for place, word in enumerate(words[:3]):
        if not is_content(word) or (place and _DID.fullmatch(word)):
            break
        if word.casefold() in _PLURALS or (word.endswith("s") and not word.endswith(("ss", "us", "is"))):
            head = place
            break
    phrase = words[: head + 1]
    if words[head][0].isupper():
        # "193 Member States", "10,000 American troops": a name goes on to the noun that it names.
        for word in words[head + 1 : head + 3]:
            if not is_content(word) or _DID.fullmatch(word):
                break
            phrase.append(word)
            if word[0].islower():
                break
    behind = words[head + 1 : head + 3]
    if len(behind) == 2 and behind[0] == "of" and is_content(behind[1]) and behind[1].islower():
        phrase += behind
    return stem(words[head]), " ".join(phrase)


def _value(match: re.Match[str]) -> float | None:
    if match["digits"]:
        value = float(re.sub(r"[,\u00a0\u202f ]", "", match["digits"]))
    else:
        value, part = 0.0, 0
        for word in re.split(r"[\s‐‑-]+", match["words"].casefold()):
            if word == "hundred":
                part = max(part, 1) * 100
            elif word in _UNITS:
                part += _UNITS[word]
            elif word in _TENS:
                part += _TENS[word]
            else:
                return None
        value += part
    if match["short"]:
        return value * _SHORT_SCALES[match["short"].casefold()]
    return value * _SCALES[match["scale"].casefold()] if match["scale"] else value


def scale_of(unit: str) -> tuple[float, str]:
    """What a unit multiplies by, and its coin: "million crowns" is 1,000,000 and "crowns"; without them 1 and ""."""
    words = [word.casefold() for word in WORD.findall(unit)]
    size = next((_SCALES[word] for word in words if word in _SCALES), 1)
    return float(size), next((word for word in words if re.fullmatch(_COIN, word)), "")


def is_coin(phrase: str) -> bool:
    """Whether what is counted is money."""
    return bool(re.fullmatch(rf"{_COIN}|[$€£¥₸₽]", phrase, re.IGNORECASE))


def written(value: float, kind: str, words: Wordbook = ENGLISH, second: float | None = None) -> str:
    """`value` in figures, as our own `words` write it: 142, 1 million, 12%, and of a vote 17–9."""
    if second is not None:
        return f"{value:g}–{second:g}"
    for size, name in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")):
        if value >= size and (value / size * 1000).is_integer():
            return words.say(f"number.{name}", n=_digits(value / size, words))
    plain = _digits(value, words)
    return words.say("number.percent", n=plain) if kind == "percent" else plain


def _digits(value: float, words: Wordbook) -> str:
    """`value` with the language's marks between thousands and before decimals."""
    plain = f"{int(value):,}" if value.is_integer() else f"{value:g}"
    marks = {",": words.say("number.thousands"), ".": words.say("number.point")}
    return "".join(marks.get(sign, sign) for sign in plain)
