"""Annotate: find words that stand before their remark: “…,” said the minister; …, the ministry said."""

from __future__ import annotations

from briefing.annotate.quotations import edges, subjects
from briefing.annotate.quotations.cues import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    CUES,
    DAYS,
    PREPOSITIONS,
    SUBJECT_FORMS,
    VENUES,
    VERBS,
    Cue,
)
from briefing.annotate.quotations.elsewhere import HELPERS, PARTICIPLES, SAID, TURNED
from briefing.annotate.quotations.report import Report
from briefing.annotate.quotations.subjects import Phrase
from briefing.annotate.tables import words
from briefing.annotate.tokens import QUOTED, Tokens

_CLOSERS = frozenset((",", QUOTED, "–", "—", "―", "-", "--", "?", "!"))
_DASHES = frozenset("–—―-")
_POSSESSIVE = frozenset(("'s", "’s"))
_PLAIN = words(
    """
    say add write ask reply respond continue note explain tweet recall conclude insist argue warn admit read
    """
)
_BRIEF, _AT_MOST = 6, 18
_WITH_HEARER = frozenset(("tell", "inform", "assure", "remind", "notify", "convince", "persuade"))


def inverted(tokens: Tokens, at: int, cue: Cue) -> Report | None:
    """A remark turned round after its words: “…,” said the minister."""
    if cue.form not in ("s", "past", "past-or-participle") or cue.lemma in _WITH_HEARER:
        return None
    if at == 0:
        return _opening(tokens, cue)
    if tokens.low[at] in PARTICIPLES:
        return _turned(tokens, at)
    before = tokens.low[at - 1]
    after_quote = before == QUOTED or (before in _CLOSERS and at > 1 and tokens.low[at - 2] == QUOTED)
    # «…», – сказал: a comma and a dash.
    after_quote = after_quote or (before in _DASHES and tokens.low[max(0, at - 3) : at - 1] == (QUOTED, ","))
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
        ended = tokens.low[subject[1] + 1 : subject[1] + 2] == (".",) or _only_role(tokens, subject)
        if not ended and subjects.before(tokens, at) is not None:
            return None
    elif (
        cue.lemma not in _PLAIN and cue.lemma not in SAID and not edges.ends_sentence(tokens, subject[1] + 1)
    ) or tokens.low[subject[1] + 1 : subject[1] + 2] == ("to",):
        # "…" showed the way: the marked words are the verb's subject.
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


def _turned(tokens: Tokens, at: int) -> Report | None:
    """The French participle after its auxiliary: « … », a déclaré la ministre; « … », a-t-elle ajouté."""
    low, edge = tokens.low, at - 2
    if edge < 0 or not (low[edge] == QUOTED or (low[edge] in _CLOSERS and edge > 0 and low[edge - 1] == QUOTED)):
        return None
    if low[at - 1] in TURNED:
        subject: Phrase | None = (at - 1, at - 1)
    else:
        subject = subjects.after(tokens, at, len(tokens)) if low[at - 1] in HELPERS else None
    if subject is None:
        return None
    start = edges.left_start(tokens, edge)
    return Report(subject, (at, at), (start, edges.trim_end(tokens, edge, start)), "before")


def _opening(tokens: Tokens, cue: Cue) -> Report | None:
    """A remark turned round at the start: Added Smith: “…”"""
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


def _only_role(tokens: Tokens, subject: Phrase) -> bool:
    """Whether after a full name nothing but who that is ends the sentence: "…, said Jane Smith, founder of X."."""
    first, last = subject
    if last == first or not (subjects.is_name(tokens, first) and subjects.is_name(tokens, last)):
        return False
    rest = tokens.low[last + 1 :]
    if len(rest) < 3 or rest[0] != "," or rest[-1] != "." or QUOTED in rest:
        return False
    return not any(low in AUXILIARIES or low in VERBS or low in CUES or low in ("who", "that") for low in rest)


def trailing(tokens: Tokens, at: int, right: int, cue: Cue, frames: str, subject: Phrase) -> Report | None:
    """A remark after its words, or in them: …, the ministry said. …, he said, …"""
    edge = min(subject[0], at) - 1
    if edge < 0 or cue.form == "ing" or subject[0] > at or tokens.low[edge] not in _CLOSERS:
        return None
    if tokens.low[right : right + 1] == (":",):
        return None
    if tokens.low[edge] == ",":
        edge = _over_role(tokens, edge)
    after_quote = tokens.low[edge] == QUOTED or (edge > 0 and tokens.low[edge - 1] == QUOTED)
    speech = any(letter in frames for letter in "sft") and "w" not in frames
    if not speech and not (after_quote and any(letter in frames for letter in "tow")):
        return None
    start = edges.left_start(tokens, edge)
    if after_quote:
        # "She seemed to hint at it: “…,” she told the paper": the words after the colon are what the remark is on.
        start = next((i + 1 for i in range(edge - 1, start, -1) if tokens.low[i : i + 2] == (":", QUOTED)), start)
    end = edges.trim_end(tokens, edge, start)
    if end < start:
        return None
    quoted = edges.has_quote(tokens, start, end)
    if not edges.ends_sentence(tokens, right) and not (after_quote and _only_hearer(tokens, right)):
        return None
    fronted = tokens.low[start] != QUOTED and _is_fronted(tokens, start)
    if fronted and quoted and not edges.ends_sentence(tokens, right):
        return None
    fronted = fronted and not quoted
    if fronted and right < len(tokens) and tokens.low[right] not in (".", ","):
        return None
    cued = (at, right - 1)
    follows = next((i for i in range(right, len(tokens)) if tokens.low[i] == QUOTED), None)
    if follows is not None and not quoted:
        if tokens.low[right : right + 1] == (",",) and _goes_on(tokens, right + 1):
            return Report(subject, cued, (start, end), "before")
        if tokens.low[right] == "," and (
            tokens.low[right + 1] == "that" or (_short(tokens, start, end) and (fronted or _resumes(tokens, right + 1)))
        ):
            return Report(subject, cued, (start, edges.clause_end(tokens, follows, "quote")), "before")
        return None
    if follows is not None and _interrupts(tokens, right, follows):
        # Interrupted by its cue: "A," he said, "B".
        return Report(subject, cued, (start, edges.clause_end(tokens, follows, "quote")), "before")
    inside = follows is None and not quoted and right + 3 < len(tokens) and tokens.low[right] == ","
    if inside and ((fronted and _short(tokens, start, end)) or _resumes(tokens, right + 1)):
        return Report(subject, cued, (start, edges.trim_end(tokens, len(tokens) - 1, start)), "before")
    if end - start < 3 and not quoted:
        return None
    return Report(subject, cued, (start, end), "before")


def _over_role(tokens: Tokens, comma: int) -> int:
    """The mark before what stands between a quotation and its speaker's name: "…" another friend, X told …"""
    for at in range(comma - 1, max(-1, comma - 8), -1):
        if tokens.low[at] == QUOTED:
            return at
        if (not tokens.word[at][0].isalnum() and tokens.low[at] not in _POSSESSIVE) or tokens.low[at] in CUES:
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
            or _turning(between)
        )
    ):
        return False
    return not any((cue := CUES.get(low)) is not None and cue.form != "base" for low in between)


def _turning(between: tuple[str, ...]) -> bool:
    """Whether a participle says what the speaker did meanwhile: "…," he told me, turning the oar in his hands, "…"."""
    comma = next((i for i, low in enumerate(between[:-1]) if low == ","), None)
    return comma is not None and comma < _BRIEF and between[comma + 1].endswith("ing") and len(between) < _AT_MOST


def _only_hearer(tokens: Tokens, at: int) -> bool:
    """Whether after a quotation and its verb nothing more of it comes: "…," he told the paper in May."""
    if tokens.low[at] in SUBJECT_FORMS and at + 1 < len(tokens) and tokens.low[at + 1] in AUXILIARIES:
        # "… – “…” – the guests said they were pleased": that is what they said.
        return False
    return not any(low in ("that", ":", "whether") for low in tokens.low[at : at + 3])


def _is_fronted(tokens: Tokens, start: int) -> bool:
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
