"""Curate: questions about what a sentence does: it hedges, gives a reason, answers somebody, notes a silence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.curate.questions.candidates import Candidate, Told, made
from briefing.curate.questions.clauses import clause, rest_of_clause, whole
from briefing.curate.questions.evidence import Evidence
from briefing.curate.questions.wordings import Phrase, hedge
from briefing.model import Source, Span

_UNSAID = re.compile(
    r"\b(?:did|does|do|has|have|had|was|were|is|are)(?:\s+not|n[’']t)\s+(?:yet\s+)?(?:immediately\s+)?(?:say|said|explain\w*"
    r"|give|given|name|named|respond\w*|answer\w*|specif\w+|disclos\w*|reply|replied|comment\w*|mention\w*|known|clear)\b"
    r"|\b(?:declined|refused)\s+to\s+(?:say|comment|answer|give|name|explain|confirm|discuss)\b"
    r"|\breceived\s+no\s+(?:answer|reply|response)\b|\bno\s+(?:reason|details?|explanation)\s+(?:was|were|is|are)\s+given\b"
    r"|\b(?:remains?|is|was)\s+(?:unclear|unknown)\b|\bnobody\s+(?:asked|knows)\b|\bgave\s+no\s+(?:reason|details?|figures?)\b"
    r"|\bне\s+(?:сообща\w+|сообщил\w*|уточн\w+|назва\w+|называ\w+|пояснил\w*|ответил\w*|раскры\w+|спросил\w*|прокомментир\w+)"
    r"|\bотказал\w+\s+(?:от\s+комментар\w+|комментировать|отвечать)|\bнеизвестн\w+|\bне\s+ясно\b"
    r"|\bайтпады\b|\bхабарламады\b|\bбелгісіз\b|\bсұраған\s+жоқ\b|\bжауап\s+бермеді\b|\bтүсінік\w*\s+беруден\s+бас\s+тарт\w+",
    re.IGNORECASE,
)
_REASON = re.compile(
    r"\b(?:because|due\s+to|in\s+order\s+to|so\s+that|owing\s+to|on\s+the\s+grounds\s+that"
    r"|потому\s+что|из-за|поскольку|так\s+как|өйткені|себебі)\b",
    re.IGNORECASE,
)
_TO_THE_READER = re.compile(r"\b(?:you|your|yours)\b|\b(?:subscribe|click|follow us|tune in|sign up)\b", re.IGNORECASE)
_HANGS = re.compile(r"(?:while|although|though|because|if|when|as|which|that|who)\b", re.IGNORECASE)
_ANSWER = re.compile(
    r"\b(?:reject|den(?:y|ies)|dismiss|dispute|refute)\w{0,3}\b|\bcontrary\s+to\b|\bno\s+truth\b|\bnot\s+true\b"
    r"|\b(?:is|are|was|were)(?:\s+not|n[’']t)\s[^.;]{3,60},\s*(?:it|they|he|she|but|this)\b"
    r"|\b(?:отверга|отрица|опроверга)\w+|\bне\s+соответству\w+|\bжоққа\s+шығар\w+",
    re.IGNORECASE,
)


def ask(evidence: Evidence) -> Iterator[Candidate]:
    """Every question that what the printed sentences do allows."""
    for item in evidence.annotated:
        yield from _sentences(evidence, item.source)
    for utterance in evidence.utterances:
        for span in utterance.spans:
            if phrase := clause(utterance.source, span, _ANSWER, 16):
                yield made(evidence, "answer", 0.8, Told(utterance.source, phrase, utterance))


def _sentences(evidence: Evidence, source: Source) -> Iterator[Candidate]:
    for sentence in evidence.sentences[source.id]:
        # Who speaks to the reader tells nothing of the matter: terms of use, calls to watch or to write in.
        if sentence.fragment or sentence.opens or _TO_THE_READER.search(sentence.text):
            continue
        if phrase := clause(source, sentence.span, _UNSAID, 16):
            yield made(evidence, "unsaid", 0.8, Told(source, phrase))
        if phrase := rest_of_clause(source, sentence.span, _REASON, 14):
            yield made(evidence, "reason", 0.4, Told(source, phrase))
        careful = hedge(source, sentence.span)
        if careful and (phrase := _around(source, sentence.span, careful)) and not _HANGS.match(phrase.words):
            yield made(evidence, "hedge", 0.3, Told(source, phrase))
        quoted = any(
            u.source.id == source.id and sentence.span.overlaps(s) for u in evidence.utterances for s in u.spans
        )
        if not quoted and (phrase := whole(source, sentence.span)):
            weight = sum(evidence.shared.get(stem, 0.0) for stem in sorted(sentence.stems))
            yield made(evidence, "report", min(1.0, weight / 10), Told(source, phrase))


def _around(source: Source, sentence: Span, word: Span) -> Phrase | None:
    words = source.words(word)
    return clause(source, sentence, re.compile(rf"(?<!\w){re.escape(words)}(?!\w)"), 16)
