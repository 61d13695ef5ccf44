"""Annotate: find who reports what in one sentence: subject, reporting verb, and what is attributed."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.annotate.quotations import subjects
from briefing.annotate.quotations.cues import (
    ADVERBS,
    AUXILIARIES,
    BE,
    CLAUSE_STARTS,
    CONJUNCTIONS,
    CUES,
    DAYS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBJECT_FORMS,
    VENUES,
    Cue,
)
from briefing.annotate.quotations.subjects import Phrase
from briefing.annotate.tokens import QUOTED, Tokens

_ENDS = frozenset(".!?;")
_CLOSERS = frozenset((",", QUOTED, "–", "—", "--", "?", "!"))
_AGENT_REACH = 14
_HEARER_REACH = 12
_VENUE_REACH = 28
_PLURALS = frozenset(["people", "police", "men", "women", "who", "others", "many", "some", "critics", "both", "most", "i", "we", "they", "you", "all", "several"])
_MODALS = frozenset(
    ["to", "will", "would", "shall", "should", "can", "could", "may", "might", "must", "do", "does", "did", "not", "don't", "don’t", "didn't", "didn’t", "doesn't", "doesn’t"]
)


@dataclass(frozen=True, slots=True)
class Report:
    """One attribution, in tokens, both ends included. `content` is None where what follows is in the next passage.

    `frame` is how the content hangs on the cue: before (the words come first), clause, quote, infinitive,
    object, colon, according. `strong` is False for cues that do not always report.
    """

    subject: Phrase | None
    cue: Phrase
    content: Phrase | None
    frame: str
    strong: bool = True
    passive: bool = False


def find(tokens: Tokens) -> list[Report]:
    """The reports of one sentence, in the order of their cues."""
    found: list[Report] = []
    for at, low in enumerate(tokens.low):
        if low == "according":
            report = _according(tokens, at)
        else:
            cue = CUES.get(low)
            report = _verb(tokens, at, cue, found) if cue is not None else None
        if report is not None:
            found.append(report)
    return found


def _according(tokens: Tokens, at: int) -> Report | None:
    """ "According to X, …" and "…, according to X."."""
    if at + 2 >= len(tokens) or tokens.low[at + 1] != "to":
        return None
    source = subjects.after(tokens, at + 1, len(tokens))
    if source is None:
        return None
    last = len(tokens) - 1
    if at == 0 or tokens.low[at - 1] in CONJUNCTIONS:
        comma = next((i for i in range(source[1] + 1, min(len(tokens), source[1] + 40)) if tokens.low[i] == ","), None)
        if comma is None or comma + 1 > last:
            return None
        content = (comma + 1, _trim_end(tokens, last, comma + 1))
    else:
        content = (_left_start(tokens, at - 1), _trim_end(tokens, at - 1, 0))
    if content[1] < content[0]:
        return None
    return Report(source, (at, at + 1), content, "according")


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
    subject = _subject(tokens, at, cue, earlier)
    if subject is None:
        return None
    trailing = _trailing(tokens, at, right, cue, subject)
    if trailing is not None:
        return trailing
    content, frame = _right(tokens, right, frames)
    if frame == "":
        return None
    strong = "w" not in frames or frame in ("quote", "colon")
    return Report(subject, (at, right - 1), content, frame, strong)


def _is_noun(tokens: Tokens, at: int, cue: Cue) -> bool:
    """Whether the word at `at` is here a noun or an adjective ("the report", "a planned visit")."""
    if at == 0:
        return cue.form != "ing"
    low = tokens.low[at - 1]
    if tokens.word[at][0].isupper():
        # Inside a name or a headline: verbs are written small in running text.
        return not (at + 1 < len(tokens) and tokens.low[at + 1] in ("that", ":", QUOTED, "to", "the", "he", "she"))
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
        if low in _MODALS or low in _PLURALS:
            return False
        if low in ADVERBS or low == "," or low in ("and", "or", "but") or low.endswith("ly"):
            return low == ","
        return not (low.endswith("s") and not low.endswith(("ss", "us", "is"))) or low in PREPOSITIONS
    if cue.form == "s":
        return low in PREPOSITIONS or (low in ("and", "or") and at > 1 and tokens.low[at - 2] not in (",",))
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
                    (following, _clause_end(tokens, following, "object")),
                    "object",
                    passive=True,
                )
            if "n" in frames or "a" in frames or "s" in frames:
                start = _left_start(tokens, at)
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
    if at == 0 or cue.form not in ("s", "past", "past-or-participle") or not cue.speech:
        return None
    before = tokens.low[at - 1]
    if before not in (",", QUOTED, "–", "—"):
        return None
    subject = subjects.after(tokens, at, len(tokens))
    if subject is None:
        return None
    if before == "," and not (at > 1 and tokens.low[at - 2] == QUOTED) and not _ends_sentence(tokens, subject[1] + 1):
        return None
    if (
        before == QUOTED
        and tokens.low[at + 1] in ("the", "a", "that", "it")
        and cue.lemma not in ("say", "add", "tell")
    ):
        # "one-sided" said the … is inverted, "…" showed the … may be a subject in marks.
        if not _ends_sentence(tokens, subject[1] + 1):
            return None
    start = _left_start(tokens, at - 1)
    end = _trim_end(tokens, at - 1, start)
    if end < start or (end - start < 2 and not _has_quote(tokens, start, end)):
        return None
    return Report(subject, (at, at), (start, end), "before")


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
        return subjects.ending_at(tokens, before)
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


def _trailing(tokens: Tokens, at: int, right: int, cue: Cue, subject: Phrase) -> Report | None:
    """ "…, the ministry said." and "…, he said, …"."""
    edge = min(subject[0], at) - 1
    if edge < 0 or not cue.speech or cue.form == "ing" or subject[0] > at:
        return None
    if tokens.low[edge] not in _CLOSERS:
        return None
    if not _ends_sentence(tokens, right):
        return None
    start = _left_start(tokens, edge)
    end = _trim_end(tokens, edge, start)
    if end < start:
        return None
    if end - start < 3 and not _has_quote(tokens, start, end):
        return None
    follows = next((i for i in range(right, len(tokens)) if tokens.low[i] == QUOTED), None)
    if follows is not None and not _has_quote(tokens, start, end):
        return None
    if follows is not None and _has_quote(tokens, start, end):
        # Interrupted by its cue: "A," he said, "B".
        if all(tokens.low[i] in _CLOSERS or tokens.low[i] == "." for i in range(right, follows)):
            return Report(subject, (at, right - 1), (start, _clause_end(tokens, follows, "quote")), "before")
    elif (
        right < len(tokens)
        and tokens.low[right] == ","
        and right + 3 < len(tokens)
        and edge == start + (end - start) + 1
    ):
        if not _has_quote(tokens, start, end) and _resumes(tokens, right + 1):
            return Report(subject, (at, right - 1), (start, _trim_end(tokens, len(tokens) - 1, start)), "before")
    return Report(subject, (at, right - 1), (start, end), "before")


def _resumes(tokens: Tokens, at: int) -> bool:
    """Whether the clause goes on after "…, he said, …" instead of a new remark on it starting."""
    low = tokens.low[at]
    cue = CUES.get(low)
    if (cue is not None and cue.form == "ing") or low.endswith("ing"):
        return False
    return low not in CONJUNCTIONS and low not in ("a", "an", "the", "according", "with", "in", "on", "during")


def _ends_sentence(tokens: Tokens, at: int) -> bool:
    """Whether nothing that could be said follows: the end, a mark, or when and where it was said."""
    if at >= len(tokens):
        return True
    low = tokens.low[at]
    if low in (".", ",", QUOTED, ";", ":", "!", "?", "–", "—", ")"):
        return True
    if (
        low in VENUES
        or low in DAYS
        or low in ("of", "about", "as", "when", "while", "last", "this", "late", "early", "before")
    ):
        reach = min(len(tokens), at + _VENUE_REACH)
        for i in range(at, reach):
            if tokens.low[i] in (",", ".", QUOTED, ";", "–", "—"):
                return True
            if tokens.low[i] == "that" and i > at + 1:
                return False
        return reach == len(tokens)
    return low in ADVERBS


def _right(tokens: Tokens, at: int, frames: str) -> tuple[Phrase | None, str]:
    """What is attributed after the verb, and in which frame; "" where nothing is."""
    low, size = tokens.low, len(tokens)
    speech = "s" in frames or "t" in frames
    here = _skip(tokens, at)
    if here >= size:
        return None, ""
    if low[here] == ":":
        return ((here + 1, _trim_end(tokens, size - 1, here + 1)) if here + 1 < size else None), "colon"
    if low[here] == QUOTED and (speech or "w" in frames):
        return (here, _clause_end(tokens, here, "quote")), "quote"
    if low[here] == "," and here + 1 < size and low[here + 1] == QUOTED and speech:
        return (here + 1, _clause_end(tokens, here + 1, "quote")), "quote"
    if "o" in frames:
        beyond = _hearer(tokens, here)
        if beyond is not None:
            if low[beyond] == "to" and "h" not in frames and "i" not in frames:
                return None, ""
            return _after_hearer(tokens, here, beyond, frames)
        if low[here] in CLAUSE_STARTS or low[here] == "about":
            return (here, _clause_end(tokens, here, "clause")), "clause"
        return None, ""
    if speech and low[here] in CLAUSE_STARTS and here + 2 < size:
        return (here, _clause_end(tokens, here, "clause")), "clause"
    if speech:
        start = _beyond_venue(tokens, here)
        if start is not None:
            if low[start] == ":":
                return ((start + 1, _trim_end(tokens, size - 1, start + 1)) if start + 1 < size else None), "colon"
            return (start, _clause_end(tokens, start, "quote" if low[start] == QUOTED else "clause")), "clause"
    if "i" in frames and low[here] == "to" and here + 1 < size:
        return (here, _clause_end(tokens, here, "infinitive")), "infinitive"
    if "s" in frames and _starts_clause(tokens, here):
        return (here, _clause_end(tokens, here, "clause")), "clause"
    if "h" in frames:
        to = next((i for i in range(here + 1, min(size, here + _HEARER_REACH)) if low[i] == "to"), None)
        if to is not None and _starts_phrase(tokens, here):
            return (here, _clause_end(tokens, here, "infinitive")), "infinitive"
    if ("n" in frames or "a" in frames or "p" in frames) and _starts_phrase(tokens, here):
        return (here, _clause_end(tokens, here, "object")), "object"
    if "w" not in frames and frames in ("t", "tn", "ti") and _starts_clause(tokens, here) and _finite(tokens, here):
        return (here, _clause_end(tokens, here, "clause")), "clause"
    return None, ""


def _after_hearer(tokens: Tokens, here: int, beyond: int, frames: str) -> tuple[Phrase | None, str]:
    low, size = tokens.low, len(tokens)
    if low[beyond] == ":":
        return ((beyond + 1, _trim_end(tokens, size - 1, beyond + 1)) if beyond + 1 < size else None), "colon"
    if low[beyond] == "," and beyond + 1 < size and low[beyond + 1] == QUOTED:
        beyond += 1
    if low[beyond] == "to":
        return (here, _clause_end(tokens, here, "infinitive")), "infinitive"
    return (beyond, _clause_end(tokens, beyond, "quote" if low[beyond] == QUOTED else "clause")), "clause"


def _skip(tokens: Tokens, at: int) -> int:
    while at < len(tokens) and (
        (tokens.low[at] in ADVERBS and tokens.low[at] not in ("so", "all", "both")) or tokens.low[at] in DAYS
    ):
        at += 1
    return at


def _hearer(tokens: Tokens, at: int) -> int | None:
    """The token after the hearer where what was said starts; None where there is no hearer."""
    low = tokens.low
    if low[at] in CLAUSE_STARTS or low[at] == "to":
        return None
    for i in range(at + 1, min(len(tokens), at + _VENUE_REACH)):
        if (
            low[i] in ("that", ":", QUOTED, "whether", "if", "why", "how", "what")
            or (low[i] == ","
            and i + 1 < len(tokens)
            and low[i + 1] == QUOTED)
        ):
            return i
        if low[i] == "to" and i <= at + 6:
            return i
        if low[i] in SUBJECT_FORMS and i + 1 < len(tokens):
            return i
        if low[i] in ("about", "of") and i <= at + 6:
            return i
        if low[i] in _ENDS:
            return None
    if (
        low[at] in ("him", "her", "them", "me", "us", "reporters", "you", "supporters", "voters", "it")
        and at + 3 < len(tokens)
        and low[at + 1] not in PREPOSITIONS
        and low[at + 1] not in (",", ".")
    ):
        return at + 1
    return None


def _beyond_venue(tokens: Tokens, at: int) -> int | None:
    """Where the words said start after "in a statement on Friday that …"; None where no such thing stands at `at`."""
    low = tokens.low
    if low[at] not in VENUES and low[at] not in ("of", "last", "this", "late", "early"):
        return None
    for i in range(at + 1, min(len(tokens), at + _VENUE_REACH)):
        if low[i] in ("that", ":", QUOTED) and i + 1 <= len(tokens):
            return i
        if low[i] in _ENDS:
            return None
        if low[i] in SUBJECT_FORMS and i + 2 < len(tokens) and low[i - 1] not in CONJUNCTIONS:
            return i
    return None


def _starts_clause(tokens: Tokens, at: int) -> bool:
    """Whether a clause without "that" can start at `at`."""
    if len(tokens) - at < 4:
        return False
    low = tokens.low[at]
    if (
        low in SUBJECT_FORMS
        or low in DETERMINERS
        or low in ("you", "people", "if", "when", "while", "what", "because", "not", "even", "such", "without")
    ):
        return True
    if (
        low in PREPOSITIONS
        or low in CONJUNCTIONS
        or low in _CLOSERS
        or low in AUXILIARIES
        or low in ("so", ".", "(", ")", "him", "her", "them", "me", "us")
    ):
        return False
    return tokens.word[at][0].isalnum() or tokens.word[at] == "$"


def _finite(tokens: Tokens, at: int) -> bool:
    """Whether a verb in the next words makes a clause of them."""
    for i in range(at + 1, min(len(tokens), at + 14)):
        if tokens.low[i] in AUXILIARIES and tokens.low[i] not in ("'s", "’s"):
            return True
        if tokens.low[i] in _CLOSERS or tokens.low[i] == ".":
            return False
    return False


def _starts_phrase(tokens: Tokens, at: int) -> bool:
    """Whether a noun phrase can start at `at`."""
    low = tokens.low[at]
    if low in ("him", "her", "them", "me", "us", "himself", "herself", "themselves", QUOTED, "what", "how"):
        return True
    if low in PREPOSITIONS or low in CONJUNCTIONS or low in _CLOSERS or low in AUXILIARIES or low in (".", ")", "("):
        return False
    return tokens.word[at][0].isalnum() or tokens.word[at] == "$"


def _clause_end(tokens: Tokens, start: int, frame: str) -> int:
    """The last token of what is attributed from `start` on."""
    low, size = tokens.low, len(tokens)
    end = size - 1
    for i in range(start + 1, size):
        mark = low[i]
        if mark == ";":
            end = i - 1
            break
        if mark in (",", "–", "—") and i + 1 < size:
            following = CUES.get(low[i + 1])
            if following is not None and following.form == "ing":
                end = i - 1
                break
            if low[i + 1] in ("according", "whereas"):
                end = i - 1
                break
            if low[i + 1] in ("and", "but", "while", "though", "although", "as", "yet", "so") and _reports_soon(
                tokens, i + 2
            ):
                end = i - 1
                break
            if frame == "object" and low[i + 1] != QUOTED and not tokens.word[i + 1][0].isupper():
                end = i - 1
                break
            if _remark(tokens, i + 1):
                end = i - 1
                break
        if mark == "and" and i + 1 < size:
            following = CUES.get(low[i + 1])
            if following is not None and following.form in ("past", "past-or-participle", "s") and low[i - 1] != ",":
                end = i - 1
                break
        if mark == "," and frame == "quote" and i == start + 1:
            end = i - 1
            break
    return _trim_end(tokens, end, start)


def _remark(tokens: Tokens, at: int) -> bool:
    """Whether "he said" and the like stands at `at`, up to the next comma or the end."""
    if at + 1 >= len(tokens):
        return False
    if tokens.low[at] in ("he", "she", "they", "it"):
        cue = CUES.get(tokens.low[at + 1])
        return cue is not None and cue.form in ("past", "past-or-participle", "s") and _ends_sentence(tokens, at + 2)
    return False


def _reports_soon(tokens: Tokens, at: int) -> bool:
    """Whether a subject and a reporting verb follow within a few words."""
    for i in range(at, min(len(tokens), at + 7)):
        cue = CUES.get(tokens.low[i])
        if cue is not None and (cue.form in ("s", "past", "past-or-participle")) and cue.speech:
            return True
        if tokens.low[i] in (",", ".", QUOTED):
            return False
    return False


def _left_start(tokens: Tokens, edge: int) -> int:
    """Where the words that end before `edge` start: the sentence, or after the remark that stands before them."""
    start = 0
    for i in range(edge - 1, 0, -1):
        if tokens.low[i] == ";":
            start = i + 1
            break
    while start < edge and tokens.low[start] in (",", "–", "—", "-", "*", "•"):
        start += 1
    return start


def _trim_end(tokens: Tokens, end: int, start: int) -> int:
    while end >= start and tokens.low[end] in (",", ".", ";", ":", "–", "—", "-", "--", "and", "but"):
        end -= 1
    return end


def _has_quote(tokens: Tokens, start: int, end: int) -> bool:
    return QUOTED in tokens.low[start : end + 1]
