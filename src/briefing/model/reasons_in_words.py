"""Model: say in words how an event's date was reached."""

from __future__ import annotations

from briefing.model.annotation import Event
from briefing.model.dates_in_words import date_in_words
from briefing.model.reason import OwnDate, Reason
from briefing.model.wordbook import Wordbook


def reasons_in_words(reasons: tuple[Reason, ...], words: Wordbook) -> str:
    """The steps in one line of `words`' language. Raises `MissingWordError` where it has no words for a step."""
    return "; ".join(_step(reason, words) for reason in reasons)


def why_in_words(event: Event, words: Wordbook) -> str:
    """How the date of `event` was reached, in `words`; as it stands where it has no steps."""
    return reasons_in_words(event.reasons, words) if event.reasons else event.why


def _step(reason: Reason, words: Wordbook) -> str:
    gaps = {
        "sources": _listed(reason.sources, words),
        "others": _listed(reason.others, words),
        "own": _own(reason.own, words) if reason.own else "",
        "date": date_in_words(reason.day, words) if reason.day else "",
        "same": _same(reason, words),
        "word": reason.word,
        "steps": reasons_in_words(reason.steps, words),
    }
    if reason.kind == "described":
        gaps["dated"] = words.count("why.dated", len(reason.others), **gaps)
        said = words.count("why.described", len(reason.sources), **gaps)
        return words.say("why.described-how", **gaps | {"said": said}) if reason.steps else said
    if reason.kind == "same-words":
        return words.count("why.same-words", len(reason.sources), **gaps)
    return words.say(f"why.{reason.kind}", **gaps)


def _own(dates: tuple[OwnDate, ...], words: Wordbook) -> str:
    """Each of one or two own dates; of more only whose they are."""
    if len(dates) > 2:
        return words.say("why.own-dates", sources=_listed(tuple(d.source for d in dates), words))
    said = [
        words.say(
            "why.own-date",
            source=d.source,
            date=date_in_words(d.date, words),
            basis=words.say(f"why.basis.{d.basis}") if words.has(f"why.basis.{d.basis}") else d.basis,
        )
        for d in dates
    ]
    return _listed(tuple(said), words)


def _same(reason: Reason, words: Wordbook) -> str:
    said = [words.say(f"why.same-{reason.same}")] if reason.same else []
    said += [words.say("why.same-word", word=reason.word)] if reason.word else []
    return words.say("why.same", same=", ".join(said)) if said else ""


def _listed(names: tuple[str, ...], words: Wordbook) -> str:
    if len(names) < 2:
        return "".join(names)
    return words.say("list.and", first=", ".join(names[:-1]), last=names[-1])
