"""Annotate: find who reports what in one sentence: subject, reporting verb, and what is attributed."""

from __future__ import annotations

from briefing.annotate.people.inflection import KAZAKH_SOURCES
from briefing.annotate.quotations import (
    complements,
    edges,
    leads,
    nominal,
    preceding,
    subjects,
    verb_last,
    verbs,
)
from briefing.annotate.quotations.cues import (
    ADVERBS,
    BE,
    CONJUNCTIONS,
    CUES,
    INSCRIBED,
    MENTAL,
    NOUNS,
    PREPOSITIONS,
    PRONOUNS,
    SOURCES,
    Cue,
)
from briefing.annotate.quotations.elsewhere import ACCORDING, FINITE, HELPERS, LAST_VERBS, NOBODY, PARTICIPLES, TURNED
from briefing.annotate.quotations.report import Report
from briefing.annotate.quotations.subjects import Phrase
from briefing.annotate.tables import words
from briefing.annotate.tokens import QUOTED, Tokens

_AS_REACH = 14
_WHERE = frozenset(("in", "at", "during", "on", "through", "via"))
# No sentence that people wrote has so many verbs of speech; a line made to cost time has.
_MOST_CUES = 24
_WITNESS = frozenset(("hear", "hears", "heard", "hearing", "see", "saw", "watched"))
_WITNESSED = frozenset(("heard", "seen", "reported", "overheard", "said"))
_HABITS = frozenset(("used", "liked", "likes", "loved", "loves", "continued", "continues"))
# Whoever sends one of these says what is in it.
_SENT = frozenset(("message", "text", "letter", "note", "notice", "telegram"))
_UNREAL = frozenset(("to", "would", "could", "should", "might", "may", "can", "must", "will"))
_SAYING = words(
    """
    say claim argue call warn write state declare insist announce describe urge add tell tweet
    """
)

_OPENERS = frozenset(
    (
        *CUES,
        *NOUNS,
        *KAZAKH_SOURCES,
        *nominal.DASHES,
        *(source[0] for source in ACCORDING),
        *("according", "words", "quoted", ":"),
    )
)
"""All words and marks at which a report can be found, so that the others are passed over at once."""


def find(tokens: Tokens) -> list[Report]:
    """The reports of one sentence, in the order of their cues."""
    found: list[Report] = []
    cues = 0
    for at, low in enumerate(tokens.low):
        if low not in _OPENERS:
            continue
        cue = CUES.get(low)
        cues += cue is not None
        if cues > _MOST_CUES:
            break
        report = None
        if cue is not None:
            report = _verb(tokens, at, cue, found)
        elif (low,) in ACCORDING or tokens.low[at : at + 2] in ACCORDING:
            report = _after_source(tokens, at)
        elif low in KAZAKH_SOURCES:
            report = verb_last.source(tokens, at)
        elif low == "according" or (low == "words" and tokens.low[max(0, at - 2) : at] == ("in", "the")):
            report = _according(tokens, at)
        elif low == "quoted" and tokens.low[at + 1 : at + 3] in (("as", "saying"), ("as", "telling")):
            report = _quoted(tokens, at)
        if report is None and (low in NOUNS or low == ":" or low in nominal.DASHES):
            report = nominal.find(tokens, at)
        if report is not None:
            found.append(report)
    return found


def _according(tokens: Tokens, at: int) -> Report | None:
    """ "According to X, …" and "…, according to X."."""
    if at + 2 >= len(tokens) or tokens.low[at + 1] not in ("to", "of"):
        return None
    source = subjects.after(tokens, at + 1, len(tokens))
    if source is None:
        return None
    source = (source[0], subjects.over_apposed_name(tokens, source[1]))
    if not _can_be_source(tokens, source):
        return None
    last = len(tokens) - 1
    if at == 0 or tokens.low[at - 1] in CONJUNCTIONS or (at == 2 and tokens.low[at] == "words"):
        comma = next((i for i in range(source[1] + 1, min(len(tokens), source[1] + 40)) if tokens.low[i] == ","), None)
        if comma is None or comma + 1 > last:
            return None
        content = (comma + 1, edges.trim_end(tokens, last, comma + 1))
    else:
        content = (edges.left_start(tokens, at - 1), edges.trim_end(tokens, at - 1, 0))
    if content[1] < content[0]:
        return None
    return Report(source, (at, at + 1), content, "according")


def _after_source(tokens: Tokens, at: int) -> Report | None:
    """ "По словам X, …", "Laut X ist …", "Selon X, …": the source first, then what it said."""
    last = at if (tokens.low[at],) in ACCORDING else at + 1
    source = subjects.after(tokens, last, len(tokens))
    if source is None:
        return None
    verb = next((i for i in range(source[0] + 1, source[1] + 1) if tokens.low[i] in FINITE), None)
    source = source if verb is None else (source[0], verb - 1)
    start, end = source[1] + 1, len(tokens) - 1
    while start < end and (tokens.low[start] == "," or tokens.low[start] in FINITE):
        start += 1
    if start >= end or not _can_be_source(tokens, source):
        return None
    return Report(source, (at, last), (start, edges.trim_end(tokens, end, start)), "according")


def _can_be_source(tokens: Tokens, source: Phrase) -> bool:
    first, last = source
    return any(
        tokens.word[at][0].isupper() or tokens.low[at] in SOURCES or tokens.low[at] in PRONOUNS
        for at in range(first, last + 1)
    )


def _quoted(tokens: Tokens, at: int) -> Report | None:
    """ "X was quoted as saying “…”" and "“…,” X was quoted as saying by Y"."""
    subject = subjects.before(tokens, at) if at > 1 and tokens.low[at - 1] in BE else None
    if subject is None:
        return None
    edge = subject[0] - 1
    if edge >= 0 and tokens.low[edge] == QUOTED:
        start = edges.left_start(tokens, edge)
        return Report(subject, (at, at + 2), (start, edge), "before")
    content, frame = complements.after(tokens, at + 3, "st")
    return Report(subject, (at, at + 2), content, frame) if content is not None else None


def _verb(tokens: Tokens, at: int, cue: Cue, earlier: list[Report]) -> Report | None:
    low = tokens.low
    witnessed = _witnessed(tokens, at, cue)
    if witnessed is not None:
        content, frame = complements.after(tokens, at + 1, cue.frames)
        return Report(witnessed, (at, at), content, frame) if frame else None
    helped = low[at] in PARTICIPLES and at > 0 and (low[at - 1] in HELPERS or low[at - 1] in TURNED)
    if not helped and verbs.is_noun(tokens, at, cue):
        return None
    passive = verbs.is_passive(tokens, at, cue)
    # What follows the verb, and its particle.
    frames, right = cue.frames, at + 1
    for particle, letters in cue.particles:
        if right < len(tokens) and low[right] == particle:
            frames, right = letters, right + 1
            break
    if cue.lemma == "want" and low[right : right + 2] == ("to", "know"):
        frames, right = "t", right + 2
    if not frames:
        return None
    if passive:
        return verbs.passive(tokens, at, right, frames)
    inverted = preceding.inverted(tokens, at, cue)
    if inverted is not None:
        return inverted
    if at == 0 and cue.form != "ing":
        return None
    if low[at] in LAST_VERBS and (clause := verb_last.clause(tokens, at)) is not None:
        return clause
    subject = _subject(tokens, at, cue, earlier)
    if subject is None or low[subject[0]] in NOBODY:
        return None
    if subject[0] == 1 and tokens.low[0] == "as" and (cue.speech or frames == "w"):
        comma = next((i for i in range(right, min(len(tokens), right + _AS_REACH)) if tokens.low[i] == ","), None)
        if comma is not None and comma + 1 < len(tokens):
            return Report(
                subject, (at, right - 1), (comma + 1, edges.trim_end(tokens, len(tokens) - 1, comma + 1)), "clause"
            )
    dash = low[subject[0] - 2] if subject[0] > 1 and low[subject[0] - 1] == "as" else ""
    if dash in nominal.DASHES and dash in low[right:]:
        # "The film — as X noted in May — promises “…”": what follows the second dash is not what X noted.
        return None
    if cue.lemma in MENTAL and subject[0] > 0 and low[subject[0] - 1] in ("if", "unless"):
        return None
    if cue.form == "base" and low[at - 1] in ("should", "ought"):
        # What somebody should say nobody has said.
        content, frame = complements.after(tokens, right, frames)
        return Report(None, (at, right - 1), content, frame) if frame in ("quote", "colon") else None
    if low[at - 1] == "деп" and subject[1] + 1 < at - 1:
        return Report(subject, (at, at), (subject[1] + 1, edges.trim_end(tokens, at - 2, subject[1] + 1)), "before")
    trailing = preceding.trailing(tokens, at, right, cue, frames, subject)
    if trailing is not None:
        return trailing
    content, frame = complements.after(tokens, right, frames)
    if frame == "":
        return None
    if cue.form == "base" and frame in ("object", "infinitive") and "a" not in frames and _is_unreal(tokens, at):
        return None
    strong = "w" not in frames or frame in ("quote", "colon")
    mental = cue.lemma in MENTAL or (frame == "object" and "a" not in frames)
    return Report(subject, (at, right - 1), content, frame, strong, mental=mental)


def _is_unreal(tokens: Tokens, at: int) -> bool:
    """Whether a verb is only wanted or possible ("to support", "would support"), so that nothing has been said yet."""
    return at > 0 and tokens.low[at - 1] in _UNREAL and tokens.low[at + 1 : at + 2] != (QUOTED,)


def _witnessed(tokens: Tokens, at: int, cue: Cue) -> Phrase | None:
    """Who was heard to say it: "heard the man shout", "a guest was heard to mutter"; None for any other verb."""
    low = tokens.low
    if cue.form not in ("base", "ing") or at < 2:
        return None
    if low[at - 1] == "to" and low[at - 2] in _WITNESSED and at > 2 and low[at - 3] in BE:
        return subjects.before(tokens, at - 2)
    heard = subjects.ending_at(tokens, at - 1)
    if heard is None or heard[0] == 0 or low[heard[0] - 1] not in _WITNESS or low[heard[1]] in PRONOUNS:
        return None
    return heard if low[at + 1 : at + 2] and low[at + 1] in (QUOTED, ",", "that", ":") else None


def _subject(tokens: Tokens, at: int, cue: Cue, earlier: list[Report]) -> Phrase | None:
    low = tokens.low
    before = at - 1
    while before >= 0 and (low[before] in ADVERBS or low[before].endswith("ly")) and low[before] not in PRONOUNS:
        before -= 1
    if low[at] in PARTICIPLES:
        return subjects.before(tokens, before) if before > 0 and low[before] in HELPERS else None
    if before > 0 and low[before] == "деп":
        return _before_deep(tokens, before)
    if cue.form == "ing":
        if before > 0 and low[before] == "as" and low[before - 1] == "quoted":
            return None
        if before < 0:
            # "Speaking before the vote, the ambassador described …": the subject comes after the comma.
            comma = next((i for i in range(at + 1, min(len(tokens), at + 40)) if low[i] == ","), None)
            quoted = next((i for i in range(at + 1, comma or at) if low[i] == QUOTED), None)
            if quoted is not None and quoted + 1 < len(tokens) and subjects.is_name(tokens, quoted + 1):
                # The comma stands inside the marks: Citing “…,” Smith urged …
                return leads.leading(tokens, quoted + 1)
            return leads.leading(tokens, comma + 1) if comma is not None else None
        if low[before] in BE:
            return subjects.before(tokens, at)
        if low[before] in (",", QUOTED, "and", "while", "by", "before", "after", "without", "when", "–", "—", "but"):
            return _running(tokens, at, earlier)
        if low[before] in PREPOSITIONS or low[before] in CONJUNCTIONS:
            return None
        says = cue.speech and at + 1 < len(tokens) and low[at + 1] in ("that", ":", QUOTED, ",")
        if cue.lemma not in _SAYING and not says:
            return None
        beside = subjects.ending_at(tokens, before)
        if beside is not None and beside[0] > 0 and low[beside[0] - 1] == "with":
            return beside
        if beside is not None and low[beside[1]] in INSCRIBED - SOURCES - _SENT and subjects.cue_reads(low[at]):
            return beside
        running = _running(tokens, at, earlier)
        return running if running is not None else subjects.ending_at(tokens, before)
    if before >= 1 and low[before] == "to" and low[before - 1] in _HABITS:
        return subjects.before(tokens, before - 1)
    if before >= 0 and low[before] == "to":
        return _running(tokens, at, earlier)
    if (before >= 0 and low[before] in ("and", "but", "or")) or (before >= 1 and low[before] == ","):
        found = subjects.before(tokens, at) if low[before] == "," else None
        return found if found is not None else _running(tokens, at, earlier)
    found = subjects.before(tokens, at)
    if found is None or found[0] < 2 or low[found[0] - 1] not in _WHERE or low[found[0] - 2] not in ("and", "but"):
        return found
    # "supports the plan and in a statement praised …": that is where it was said, not who.
    return _running(tokens, at, earlier)


def _before_deep(tokens: Tokens, deep: int) -> Phrase | None:
    """Kazakh puts the verb last: the subject stands before the quotation that “деп” follows."""
    quoted = next((i for i in range(deep - 1, 0, -1) if tokens.low[i] == QUOTED), None)
    return subjects.ending_at(tokens, quoted - 1) if quoted is not None else None


def _running(tokens: Tokens, at: int, earlier: list[Report]) -> Phrase | None:
    """Whose verb a participle, an infinitive or a second verb is: the last subject, or what leads the sentence."""
    for report in reversed(earlier):
        if report.subject is not None and report.frame != "according" and not report.passive:
            return report.subject
    found = leads.leading(tokens, 0)
    return found if found is not None and found[1] < at else None
