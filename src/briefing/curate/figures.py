"""Curate: find the figures in a sentence, with the words they count."""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefing.curate.content_words import WORD, is_content, stem
from briefing.curate.overlaps import Overlaps
from briefing.curate.sentences import Sentence
from briefing.model import Annotated, Span

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
# A digit figure is no part of a longer token: not 10th, COVID-19, 12:30, 1.2.3, S3 or a phone number.
_FIGURE = re.compile(
    rf"""(?<![\w.,:/‐‑-])(?P<money>[$€£¥₸₽]\s?)?
    (?:(?P<digits>\d{{1,3}}(?:[,\u00a0\u202f ]\d{{3}})+(?:\.\d+)?|\d{{1,12}}(?:\.\d{{1,6}})?)
      |(?P<words>(?:{_NUMBER_WORD})(?:[\s‐‑-](?:{_NUMBER_WORD})){{0,3}}))
    (?:[\s\u00a0-](?P<scale>{_SCALE})\b)?
    (?P<percent>\s?%|\s+per\s?cent\b|\s+процент\w{{0,4}}\b)?
    (?![\w:/]|[‐‑-]\w|[.,]\d)""",
    re.IGNORECASE | re.VERBOSE,
)
_OTHER = re.compile(r"\s+(?:other|others|more|further|additional)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
# "one of the", "two-State": words that count nothing worth comparing.
_SMALL = frozenset({"one", "один", "zero", "ноль"})


@dataclass(frozen=True, slots=True)
class Figure:
    """A number in a sentence: `value` in plain units, `kind` count, money or percent, `noun` the stem it counts.

    `others` marks "nine other nations": where the sentence names one besides, ten in all.
    """

    sentence: Sentence
    span: Span
    value: float
    kind: str
    noun: str
    near: frozenset[str]
    others: bool


def figures(annotated: Annotated, sentence: Sentence, dates: Overlaps | None = None) -> tuple[Figure, ...]:
    """The figures of `sentence`, those that are part of a date left out.

    `dates` is an index of the spans of all dates of the source, for who asks for many sentences of it.
    """
    source = annotated.source
    if dates is None:
        dates = Overlaps([timex.span for timex in annotated.timexes])
    reading = source.read(sentence.span)
    found: list[Figure] = []
    for match in _FIGURE.finditer(reading.text):
        if match["words"] and match["words"].casefold() in _SMALL and not match["scale"]:
            continue
        span = reading.to_source(match.start(), match.end())
        plain_year = match["digits"] and not match["money"] and _YEAR.fullmatch(match["digits"])
        clock = re.match(
            r"\s?(?:BST|GMT|UTC|E[SD]T|C[SE]S?T|P[SD]T|[ap]\.?m\b)", reading.text[match.end() : match.end() + 6]
        )
        padded = match["digits"] and re.match(r"0\d", match["digits"])
        if dates.any(span) or plain_year or clock or padded:
            continue
        value = _value(match)
        if value is None:
            continue
        kind = "money" if match["money"] else "percent" if match["percent"] else "count"
        after = [w for w in WORD.findall(reading.text[match.end() : match.end() + 60]) if is_content(w)]
        near = WORD.findall(reading.text[max(0, match.start() - 50) : match.end() + 90])
        found.append(
            Figure(
                sentence,
                span,
                value,
                kind,
                stem(after[0]) if after else "",
                frozenset(stem(w) for w in near if is_content(w)),
                bool(_OTHER.match(reading.text, match.end())),
            )
        )
    return tuple(found)


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
    return value * _SCALES[match["scale"].casefold()] if match["scale"] else value


def written(value: float, kind: str) -> str:
    """`value` in figures, as our own words write it: 142, 1 million, 12%."""
    for size, name in ((10**12, " trillion"), (10**9, " billion"), (10**6, " million")):
        if value >= size and (value / size * 1000).is_integer():
            return f"{value / size:g}{name}"
    plain = f"{int(value):,}" if value.is_integer() else f"{value:g}"
    return plain + ("%" if kind == "percent" else "")
