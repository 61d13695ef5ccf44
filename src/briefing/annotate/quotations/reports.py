"""Annotate: find who reports what in one sentence: subject, reporting verb, and what is attributed."""

from __future__ import annotations

from briefing.annotate.quotations import complements, edges, nominal, subjects
from briefing.annotate.quotations.cues import (
    ADVERBS,
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    CUES,
    DAYS,
    DETERMINERS,
    MENTAL,
    NOUNS,
    PREPOSITIONS,
    PRONOUNS,
    SOURCES,
    VENUES,
    Cue,
)
from briefing.annotate.quotations.report import Report
from briefing.annotate.quotations.subjects import Phrase
from briefing.annotate.tokens import QUOTED, Tokens

_ENDS = frozenset(".!?;")
_CLOSERS = frozenset((",", QUOTED, "–", "—", "―", "-", "--", "?", "!"))
_OBJECTS = frozenset(
    ("him", "her", "them", "it", "that", "to", "for", "the", "a", "his", "their", "he", "she", "they", QUOTED)
)
_HEADLINES = frozenset(("say", "tell", "vow", "urge", "warn", "slam"))
_POSSESSIVE = frozenset(("'s", "’s"))
_NOUNS_TOO = frozenset("state report claim call plan post show question".split())
_AGENT_REACH = 14
_AS_REACH = 14
_WITH_HEARER = frozenset(("tell", "inform", "assure", "remind", "notify", "convince", "persuade"))
_SAYING = frozenset(
    "say claim argue call warn write state declare insist announce describe urge add tell tweet".split()
)
_REPORTED = frozenset("statement letter ad video email report message tweet note memo sign poster headline".split())
_HEARER_REACH = 12
_VENUE_REACH = 28
_PLURALS = frozenset(
    [
        "people",
        "police",
        "men",
        "women",
        "who",
        "others",
        "many",
        "some",
        "critics",
        "both",
        "most",
        "i",
        "we",
        "they",
        "you",
        "all",
        "several",
    ]
)
_MODALS = frozenset(
    [
        "to",
        "will",
        "would",
        "shall",
        "should",
        "can",
        "could",
        "may",
        "might",
        "must",
        "do",
        "does",
        "did",
        "not",
        "don't",
        "don’t",
        "didn't",
        "didn’t",
        "doesn't",
        "doesn’t",
    ]
)


def find(tokens: Tokens) -> list[Report]:
    """The reports of one sentence, in the order of their cues."""
    found: list[Report] = []
    for at, low in enumerate(tokens.low):
        cue = CUES.get(low)
        report = None
        if cue is not None:
            report = _verb(tokens, at, cue, found)
        elif low == "according":
            report = _according(tokens, at)
        if report is None and (low in NOUNS or low == ":" or low in nominal.DASHES):
            report = nominal.find(tokens, at)
        if report is not None:
            found.append(report)
    return found


def _according(tokens: Tokens, at: int) -> Report | None:
    """ "According to X, …" and "…, according to X."."""
    if at + 2 >= len(tokens) or tokens.low[at + 1] != "to":
        return None
    source = subjects.after(tokens, at + 1, len(tokens))
    if source is None or not _can_be_source(tokens, source):
        return None
    last = len(tokens) - 1
    if at == 0 or tokens.low[at - 1] in CONJUNCTIONS:
        comma = next((i for i in range(source[1] + 1, min(len(tokens), source[1] + 40)) if tokens.low[i] == ","), None)
        if comma is None or comma + 1 > last:
            return None
        content = (comma + 1, edges.trim_end(tokens, last, comma + 1))
    else:
        content = (edges.left_start(tokens, at - 1), edges.trim_end(tokens, at - 1, 0))
    if content[1] < content[0]:
        return None
    return Report(source, (at, at + 1), content, "according")


def _can_be_source(tokens: Tokens, source: Phrase) -> bool:
    first, last = source
    return any(
        tokens.word[at][0].isupper() or tokens.low[at] in SOURCES or tokens.low[at] in PRONOUNS
        for at in range(first, last + 1)
    )


def _verb(tokens: Tokens, at: int, cue: Cue, earlier: list[Report]) -> Report | None:
    if _is_noun(tokens, at, cue):
        return None
    low = tokens.low
    passive = _is_passive(tokens, at, cue)
    # What follows the verb, and its particle.
    frames, right = cue.frames, at + 1
    for particle, letters in cue.particles:
        if right < len(tokens) and low[right] == particle:
            frames, right = letters, right + 1
            break
    if not frames:
        return None
    if passive:
        return _passive(tokens, at, right, frames)
    inverted = _inverted(tokens, at, cue)
    if inverted is not None:
        return inverted
    if at == 0 and cue.form != "ing":
        return None
    subject = _subject(tokens, at, cue, earlier)
    if subject is None:
        return None
    if subject[0] == 1 and tokens.low[0] == "as" and (cue.speech or frames == "w"):
        comma = next((i for i in range(right, min(len(tokens), right + _AS_REACH)) if tokens.low[i] == ","), None)
        if comma is not None and comma + 1 < len(tokens):
            return Report(
                subject, (at, right - 1), (comma + 1, edges.trim_end(tokens, len(tokens) - 1, comma + 1)), "clause"
            )
    trailing = _trailing(tokens, at, right, cue, frames, subject)
    if trailing is not None:
        return trailing
    content, frame = complements.after(tokens, right, frames)
    if frame == "":
        return None
    strong = "w" not in frames or frame in ("quote", "colon")
    mental = cue.lemma in MENTAL or (frame == "object" and "a" not in frames)
    return Report(subject, (at, right - 1), content, frame, strong, mental=mental)


def _is_noun(tokens: Tokens, at: int, cue: Cue) -> bool:
    """Whether the word at `at` is here a noun or an adjective ("the report", "a planned visit")."""
    if at == 0:
        return cue.form == "base"
    low = tokens.low[at - 1]
    if tokens.word[at][0].isupper() and at > 0:
        # Inside a name, unless it is a headline in capitals: "Minister Says He Will …".
        return not (
            cue.form == "s" and cue.lemma in _HEADLINES and at + 1 < len(tokens) and tokens.word[at + 1][0].isalpha()
        )
    if low in ("'s", "’s"):
        return True
    if low in DETERMINERS and low not in (
        "many",
        "some",
        "most",
        "both",
        "all",
        "others",
        "this",
        "these",
        "those",
        "few",
        "several",
        "one",
    ):
        return True
    if cue.form == "base":
        if (
            cue.lemma in _NOUNS_TOO
            and low not in _MODALS
            and not (
                at + 1 < len(tokens)
                and tokens.low[at + 1] in ("that", ":", QUOTED, ",", "for", "on", "him", "her", "it", "the")
            )
        ):
            return True
        if low in _MODALS or low in _PLURALS:
            return False
        if low in ADVERBS or low == "," or low in ("and", "or", "but") or low.endswith("ly"):
            return low == ","
        return not (low.endswith("s") and not low.endswith(("ss", "us", "is"))) or low in PREPOSITIONS
    if cue.form == "s":
        if low in ("and", "or") and at > 1 and tokens.low[at - 2] != ",":
            return not (at + 1 < len(tokens) and tokens.low[at + 1] in _OBJECTS)
        return low in PREPOSITIONS
    if cue.form == "ing":
        return low in DETERMINERS
    return low in PREPOSITIONS


def _is_passive(tokens: Tokens, at: int, cue: Cue) -> bool:
    if "participle" not in cue.form:
        return False
    back = at - 1
    while back >= 0 and (tokens.low[back] in ADVERBS or tokens.low[back].endswith("ly") or tokens.low[back] == "not"):
        back -= 1
    if back < 0:
        return False
    if tokens.low[back] in BE:
        return not (tokens.low[back] in ("'s", "’s") and back > 0 and tokens.low[back - 1] not in PRONOUNS)
    if cue.form == "participle" and tokens.low[back] not in AUXILIARIES:
        return True
    return at + 1 < len(tokens) and tokens.low[at + 1] == "by"


def _passive(tokens: Tokens, at: int, right: int, frames: str) -> Report | None:
    """ "… was described by X as …"; without an agent nobody is named, and nothing is reported."""
    for by in range(right, min(len(tokens) - 1, right + _AGENT_REACH)):
        if tokens.low[by] == "by":
            agent = subjects.after(tokens, by, len(tokens))
            if agent is None or not (subjects.is_name(tokens, agent[1]) or tokens.low[by + 1] in DETERMINERS):
                return None
            following = agent[1] + 1
            if following < len(tokens) and tokens.low[following] in ("as", "for", "to", "of", QUOTED):
                return Report(
                    agent,
                    (at, right - 1),
                    (following, edges.clause_end(tokens, following, "object")),
                    "object",
                    passive=True,
                )
            if "n" in frames or "a" in frames or "s" in frames:
                start = edges.left_start(tokens, at)
                aux = at - 1
                while aux > start and (tokens.low[aux] in AUXILIARIES or tokens.low[aux] in ADVERBS):
                    aux -= 1
                if aux >= start:
                    return Report(agent, (at, right - 1), (start, aux), "object", passive=True)
            return None
        if (tokens.low[by] in _CLOSERS and tokens.low[by] != QUOTED) or tokens.low[by] == ".":
            return None
    return None


def _inverted(tokens: Tokens, at: int, cue: Cue) -> Report | None:
    """ "…," said the minister."""
    if cue.form not in ("s", "past", "past-or-participle") or cue.lemma in _WITH_HEARER:
        return None
    if at == 0:
        return _opening(tokens, cue)
    before = tokens.low[at - 1]
    after_quote = before == QUOTED or (before in _CLOSERS and at > 1 and tokens.low[at - 2] == QUOTED)
    if not (cue.speech or (after_quote and "w" in cue.frames)) or (
        not after_quote and before not in (",", "–", "—", "―")
    ):
        return None
    subject = subjects.after(tokens, at, len(tokens))
    if subject is None:
        return None
    if not after_quote:
        if not _closes_sentence(tokens, subject[1] + 1):
            return None
        if subjects.before(tokens, at) is not None and tokens.low[subject[1] + 1 : subject[1] + 2] != (".",):
            return None
    elif tokens.low[at + 1] in ("the", "a", "that", "it") and cue.lemma not in ("say", "add", "write", "ask"):
        # "one-sided" showed the … may have a subject in marks.
        if not edges.ends_sentence(tokens, subject[1] + 1):
            return None
    start = edges.left_start(tokens, at - 1)
    end = edges.trim_end(tokens, at - 1, start)
    if end < start or (end - start < 2 and not edges.has_quote(tokens, start, end)):
        return None
    if after_quote:
        follows = next((i for i in range(subject[1] + 1, len(tokens)) if tokens.low[i] == QUOTED), None)
        if follows is not None and tokens.low[follows - 1] == "," and _quiet(tokens, subject[1] + 1, follows):
            return Report(subject, (at, at), (start, edges.clause_end(tokens, follows, "quote")), "before")
    return Report(subject, (at, at), (start, end), "before")


def _opening(tokens: Tokens, cue: Cue) -> Report | None:
    """ "Added Smith: “…”"."""
    if not cue.speech:
        return None
    subject = subjects.after(tokens, 0, len(tokens))
    if subject is None or not subjects.is_name(tokens, subject[1]) or subject[1] + 1 >= len(tokens):
        return None
    mark = subject[1] + 1
    if tokens.low[mark] == ":" and mark + 1 >= len(tokens):
        return Report(subject, (0, 0), None, "colon")
    if tokens.low[mark] in (":", ",") and tokens.low[mark + 1] == QUOTED:
        return Report(subject, (0, 0), (mark + 1, edges.clause_end(tokens, mark + 1, "quote")), "colon")
    return None


def _quiet(tokens: Tokens, start: int, end: int) -> bool:
    """Whether nothing in between is a sentence's end or another verb of speech."""
    return not any(
        low == "." or ((cue := CUES.get(low)) is not None and cue.form != "base" and cue.speech)
        for low in tokens.low[start:end]
    )


def _closes_sentence(tokens: Tokens, at: int) -> bool:
    """Whether the sentence ends at `at`, or goes on with who the speaker is."""
    return at >= len(tokens) or tokens.low[at] in (".", ",", "of", "in", "at", "on", ";")


def _subject(tokens: Tokens, at: int, cue: Cue, earlier: list[Report]) -> Phrase | None:
    low = tokens.low
    before = at - 1
    while before >= 0 and (low[before] in ADVERBS or low[before].endswith("ly")) and low[before] not in PRONOUNS:
        before -= 1
    if cue.form == "ing":
        if before < 0:
            # "Speaking before the vote, the ambassador described …": the subject comes after the comma.
            comma = next((i for i in range(at + 1, min(len(tokens), at + 40)) if low[i] == ","), None)
            return subjects.leading(tokens, comma + 1) if comma is not None else None
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
        running = _running(tokens, at, earlier)
        return running if running is not None else subjects.ending_at(tokens, before)
    if before >= 0 and low[before] == "to":
        return _running(tokens, at, earlier)
    if (before >= 0 and low[before] in ("and", "but", "or")) or (before >= 1 and low[before] == ","):
        found = subjects.before(tokens, at) if low[before] == "," else None
        return found if found is not None else _running(tokens, at, earlier)
    return subjects.before(tokens, at)


def _running(tokens: Tokens, at: int, earlier: list[Report]) -> Phrase | None:
    """Whose verb a participle, an infinitive or a second verb is: the last subject, or what leads the sentence."""
    for report in reversed(earlier):
        if report.subject is not None and report.frame != "according" and not report.passive:
            return report.subject
    found = subjects.leading(tokens, 0)
    return found if found is not None and found[1] < at else None


def _trailing(tokens: Tokens, at: int, right: int, cue: Cue, frames: str, subject: Phrase) -> Report | None:
    """ "…, the ministry said." and "…, he said, …"."""
    edge = min(subject[0], at) - 1
    if edge < 0 or cue.form == "ing" or subject[0] > at or tokens.low[edge] not in _CLOSERS:
        return None
    if tokens.low[right : right + 1] == (":",):
        return None
    if tokens.low[edge] == ",":
        edge = _over_role(tokens, edge)
    after_quote = tokens.low[edge] == QUOTED or (edge > 0 and tokens.low[edge - 1] == QUOTED)
    speech = ("s" in frames or "t" in frames) and "w" not in frames
    if not speech and not (after_quote and any(letter in frames for letter in "tow")):
        return None
    start = edges.left_start(tokens, edge)
    end = edges.trim_end(tokens, edge, start)
    if end < start:
        return None
    quoted = edges.has_quote(tokens, start, end)
    if not edges.ends_sentence(tokens, right) and not (after_quote and _only_hearer(tokens, right)):
        return None
    fronted = not quoted and _is_fronted(tokens, start, end)
    if fronted and right < len(tokens) and tokens.low[right] not in (".", ","):
        return None
    cued = (at, right - 1)
    follows = next((i for i in range(right, len(tokens)) if tokens.low[i] == QUOTED), None)
    if follows is not None and not quoted:
        if tokens.low[right : right + 1] == (",",) and _goes_on(tokens, right + 1):
            return Report(subject, cued, (start, end), "before")
        if tokens.low[right] == "," and (tokens.low[right + 1] == "that" or (fronted and _short(tokens, start, end))):
            return Report(subject, cued, (start, edges.clause_end(tokens, follows, "quote")), "before")
        return None
    if follows is not None and _interrupts(tokens, right, follows):
        # Interrupted by its cue: "A," he said, "B".
        return Report(subject, cued, (start, edges.clause_end(tokens, follows, "quote")), "before")
    if follows is None and not quoted and right + 3 < len(tokens) and tokens.low[right] == ",":
        if (fronted and _short(tokens, start, end)) or _resumes(tokens, right + 1):
            return Report(subject, cued, (start, edges.trim_end(tokens, len(tokens) - 1, start)), "before")
    if end - start < 3 and not quoted:
        return None
    return Report(subject, cued, (start, end), "before")


def _over_role(tokens: Tokens, comma: int) -> int:
    """The mark before what stands between a quotation and its speaker's name: "…" another friend, X told …"""
    for at in range(comma - 1, max(-1, comma - 8), -1):
        if tokens.low[at] == QUOTED:
            return at
        if not tokens.word[at][0].isalnum() and tokens.low[at] not in _POSSESSIVE or tokens.low[at] in CUES:
            break
    return comma


def _goes_on(tokens: Tokens, at: int) -> bool:
    """Whether a second remark of the same speaker follows: "…, he said, adding …"."""
    cue = CUES.get(tokens.low[at]) if at < len(tokens) else None
    return cue is not None and cue.form == "ing"


def _interrupts(tokens: Tokens, right: int, follows: int) -> bool:
    """Whether between verb and next quotation stands nothing but a comma, or when and where it was said."""
    between = tokens.low[right:follows]
    if all(low in _CLOSERS or low == "." for low in between):
        return True
    if (
        not between
        or between[-1] != ","
        or "." in between
        or not (
            between[0] in VENUES
            or between[0] in DAYS
            or between[0] in ("last", "this", "late", "early", "of", "about", "as", "when")
        )
    ):
        return False
    return not any((cue := CUES.get(low)) is not None and cue.form != "base" for low in between)


def _only_hearer(tokens: Tokens, at: int) -> bool:
    """Whether after a quotation and its verb nothing more of it comes: "…," he told the paper in May."""
    return not any(low in ("that", ":", "whether") for low in tokens.low[at : at + 3])


def _is_fronted(tokens: Tokens, start: int, end: int) -> bool:
    """Whether the words before the subject only say when or where: "On Tuesday, …"."""
    low = tokens.low[start]
    return (low in PREPOSITIONS or low in CONJUNCTIONS or low in ADVERBS or low in DAYS or low.endswith("ing")) and (
        low not in ("and", "but", "what", "how", "who", "nor", "so", "or")
    )


def _short(tokens: Tokens, start: int, end: int) -> bool:
    return end - start < 8 and not any(tokens.low[i] in AUXILIARIES for i in range(start, end + 1))


def _resumes(tokens: Tokens, at: int) -> bool:
    """Whether the clause goes on after "…, he said, …" instead of a new remark on it starting."""
    low = tokens.low[at]
    cue = CUES.get(low)
    if (cue is not None and cue.form == "ing") or low.endswith("ing"):
        return False
    return low not in CONJUNCTIONS and low not in ("a", "an", "the", "according", "with", "in", "on", "during")
