"""Annotate: read lengths of time, repeated times and clock times, and the words for now, then and to come."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType

from briefing.annotate.dates import calendar, context, lexicon
from briefing.annotate.dates.days import day_value
from briefing.annotate.dates.lexicon import words
from briefing.annotate.dates.scene import DCT, UNIT_OF, Builder, Match, Scene, Value


def unit_code(word: str) -> str:
    """The TIMEX3 letter of a unit's name, singular or plural."""
    low = word.lower()
    low = "century" if low.startswith("centur") else low
    return lexicon.UNITS[low] if low in lexicon.UNITS else lexicon.UNITS[low.rstrip("s")]


def length(n: float | None, code: str) -> str:
    """The TIMEX3 length of n units; an open number is X."""
    if n is not None and code in "FECG":
        n, code = n * {"F": 2, "E": 10, "C": 100, "G": 30}[code], {"F": "W"}.get(code, "Y")
    elif code in "FCG":
        code = {"F": "W", "C": "E", "G": "Y"}[code]
    if code == "E":
        code = "Y" if n is None else "E"
    amount = "X" if n is None else f"{n:g}"
    return f"PT{amount}{code[1]}" if code[0] == "T" else f"P{amount}{code}"


def _span(m: Match, _: Scene) -> Value | None:
    return Value("DURATION", length(lexicon.number(m["n"]), unit_code(m["u"])))


def _past_unit(m: Match, _: Scene) -> Value | None:
    return Value("DURATION", length(1, UNIT_OF[m["u"].lower()]))


def _recent(m: Match, _: Scene) -> Value | None:
    return Value("DATE", "PAST_REF" if m["w"].lower() == "recent" else "FUTURE_REF")


_AGE = re.compile(r"-?[ -]?(?:old|olds)\b|[ ]of[ ]age\b", re.IGNORECASE)


_LASTING = words(
    """
    about after almost and another by during every for half in just lasted lasting least nearly of only or over
    spent take takes than through to took under until within
    """
)


def _duration(m: Match, scene: Scene) -> Value | None:
    n, code = lexicon.number(m["n"]), unit_code(m["u"])
    if _AGE.match(scene.text, m.end()) or re.search(
        r"\b(?:aged?|sentence \d)\s\Z", scene.text[max(0, m.start() - 10) : m.start()]
    ):
        return None
    article = m["n"].lower() in {"a", "an"}
    if article and m["u"].lower().endswith("s"):
        return None  # "a decades-long conflict" lasts decades, not one
    if m["u"].lower() in {"second", "night"} and (article or m["u"].lower() == "second"):
        return None
    if article and not m["tail"]:
        before = context.word_before(scene.text, m.start())[0].lower()
        if (
            before not in _LASTING
            and m.group().lower().split()[0] in {"a", "an"}
            and m.group().count(" ") < 2
            and "-" not in m.group()
        ):
            return None
    if m["half"] and n is not None:
        n += 0.5
    if m["n"].lower() in {"few", "some", "many"} and not m["u"].lower().endswith("s"):
        return None
    return Value("DURATION", length(n, code))


def _the_duration(m: Match, scene: Scene) -> Value | None:
    if _AGE.match(scene.text, m.end()):
        return None
    return Value(
        "DURATION",
        length(lexicon.number(m["n"]) if m["n"].lower() not in {"full", "whole", "entire"} else 1, unit_code(m["u"])),
    )


def _units(m: Match, scene: Scene) -> Value | None:
    before = context.word_before(scene.text, m.start())[0].lower()
    if not m["tail"] and before not in {
        "for",
        "in",
        "over",
        "after",
        "of",
        "within",
        "take",
        "takes",
        "took",
        "or",
        "last",
        "just",
        "only",
        "spent",
    }:
        return None
    if _AGE.match(scene.text, m.end()):
        return None
    code = unit_code(m["u"])
    single = m["tail"] and not m["u"].lower().endswith("s")
    return Value("DURATION", length(1 if single else None, code))


def _set_every(m: Match, _: Scene) -> Value | None:
    word = m["u"].lower()
    if word.rstrip(".") in lexicon.WEEKDAYS:
        return Value("SET", f"XXXX-WXX-{lexicon.weekday(word)}")
    if word.rstrip(".") in lexicon.MONTHS:
        return Value("SET", f"XXXX-{lexicon.month(word):02d}")
    if word in lexicon.SEASONS:
        return Value("SET", f"XXXX-{lexicon.SEASONS[word]}")
    if word.rstrip("s") in lexicon.DAY_PARTS:
        return Value("SET", f"XXXX-XX-XXT{lexicon.DAY_PARTS[word.rstrip('s')]}")
    n = (m["n"] or "one").lower()
    return Value("SET", length(2 if n == "other" else lexicon.number(n), unit_code(word)))


def _set_times(m: Match, _: Scene) -> Value | None:
    return Value("SET", length(1, unit_code(m["u"])))


def _set_word(m: Match, scene: Scene) -> Value | None:
    # "The Daily News", "the annual report": a name, or a kind of thing, is no repeated time.
    if m["w"][0].isupper() and context.word_before(scene.text, m.start())[0]:
        return None
    return Value("SET", lexicon.SET_WORDS[m["w"].lower()])


def _set_days(m: Match, _: Scene) -> Value | None:
    part = f"T{lexicon.DAY_PARTS[m['part'].lower()]}" if m["part"] else ""
    return Value("SET", f"XXXX-WXX-{lexicon.weekday(m['wd'])}{part}")


_AMOUNT = re.compile(
    r"(?:\d[\d,.]*|million|billion|hundred|thousand|percent|%|tons?|barrels?|dollars?|times|people|once|twice|hours|days)\Z",
    re.IGNORECASE,
)


def _set_rate(m: Match, scene: Scene) -> Value | None:
    before, gap = context.word_before(scene.text, m.start())
    if gap.strip() or not _AMOUNT.search(before):
        return None
    return Value("SET", length(1, unit_code(m["u"])))


_NO_DAY = "XXXX-XX-XX"
_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d\d)(?::\d\d)?)?[ \t\u00a0\u202f\u2009]*([ap])?", re.IGNORECASE)


def _day_of_clock(m: Match, scene: Scene) -> str:
    """The day a clock time is on: the one named with it, else the last named in its sentence, else the document's."""
    here = scene.anchor.day if scene.anchor and scene.anchor.grain == "D" else None
    if m["mon"]:
        month, number = lexicon.month(m["mon"]), int(m["d"])
        near = calendar.nearest_year(scene.anchor, month, number, 0) if scene.anchor else None
        return day_value(near, month, number) or _NO_DAY
    word = (m["wd"] or "").lower()
    if (
        not word
        and scene.reference.day
        and (here is None or scene.reference.at >= context.stretch(scene.text, m.start(), m.end())[0])
    ):
        return scene.reference.day
    if here is None:
        return _NO_DAY
    if word in {"yesterday", "tomorrow"}:
        here += timedelta(days=-1 if word == "yesterday" else 1)
    elif word and word != "today":
        back = (here.isoweekday() - lexicon.weekday(word)) % 7
        ahead = back and context.direction(scene.text, m.start(), m.end()) > 0
        here += timedelta(days=7 - back if ahead else -back)
    return here.isoformat()


def _clock(m: Match, scene: Scene) -> Value | None:
    said = m["clock"].lower()
    if said[0].isdigit():
        parts = _CLOCK.match(said)
        assert parts
        hour, minute, half = int(parts[1]), parts[2] or "00", parts[3]
        before = scene.text[max(0, m.start() - 1) : m.start()]
        if (half is None and (parts[2] is None or "." in said.split()[0] or before in tuple(":-/.$"))) or scene.text[
            m.end() : m.end() + 1
        ] == ":":
            return None
        if half is None and not (
            context.word_before(scene.text, m.start())[0].lower()
            in {"at", "by", "until", "from", "around", "about", "before", "after", "|", "since", "between"}
            or len(said) > 5
        ):
            return None
        if half == "p" and hour < 12:
            hour += 12
        if half == "a" and hour == 12:
            hour = 0
    else:
        hour, minute = (0, "00") if said.startswith("midnight") else (12, "00")
    zone = "Z" if re.search(r"\b(?:gmt|utc)\b", said) else ""
    day = _day_of_clock(m, scene)
    return Value("TIME", f"{day}T{hour:02d}:{minute}{zone}", DCT if day[0] != "X" else "stated")


def _reference(m: Match, scene: Scene) -> Value | None:
    word = " ".join(m["w"].lower().split())
    before = context.word_before(scene.text, m.start())[0].lower()
    if scene.text.startswith("-", m.end()):
        return None  # "now-cancelled", "soon-to-open": part of another word
    if word in {"recent", "current"} and m["w"][0].isupper() and before:
        return None
    if word == "future" and before not in {"", "in", "of", "for", "any", "its", "their"}:
        return None
    if word in {"recently", "lately", "formerly", "previously", "more recently", "the past", "recent"}:
        return Value("DATE", "PAST_REF")
    if "future" in word or word in {"soon", "shortly"}:
        follows = context.word_after(scene.text, m.end()).lower()
        return (
            None
            if word in {"soon", "shortly"} and (before in {"as", "too", "how"} or follows in {"after", "before"})
            else Value("DATE", "FUTURE_REF")
        )
    return Value("DATE", "PRESENT_REF")


BUILDERS: Mapping[str, Builder] = MappingProxyType(
    {
        "span": _span,
        "past-unit": _past_unit,
        "recent": _recent,
        "set-every": _set_every,
        "set-times": _set_times,
        "set-word": _set_word,
        "set-days": _set_days,
        "set-rate": _set_rate,
        "clock": _clock,
        "duration": _duration,
        "the-duration": _the_duration,
        "units": _units,
        "reference": _reference,
    }
)
