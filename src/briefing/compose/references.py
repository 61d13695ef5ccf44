"""Compose: references into sources become their words. The only place of this stage that reads a source's text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from briefing.compose.citation import citation_of, credit, place, stem
from briefing.document import Inline, Link, QuoteParagraph, SourceWords, Text
from briefing.model import Citation, Entry, Excerpt, KeyQuote, Pack, Source, Span, Wording
from briefing.model.wordbook import Wordbook

OMISSION = "[…]"


@dataclass(frozen=True, slots=True)
class References:
    """What the refs of one edition stand for. An edition that is not the teacher's knows no ref of the key."""

    language: str
    words: Wordbook
    sources: Mapping[str, Source]
    citations: Mapping[str, Citation]
    excerpts: Mapping[str, Excerpt]
    quotes: Mapping[str, KeyQuote]
    wordings: Mapping[str, Wording]
    entries: Mapping[str, Entry] = field(default_factory=dict)

    @staticmethod
    def of(pack: Pack, words: Wordbook, *, key: bool, facts: bool) -> References:
        """Everything that can be referred to in `pack`.

        Without `key` there is no trace of the evidence for its questions, without `facts` none of the
        comparison of its figures, which would give answers away.
        """
        wordings = {q.id: q.text for q in pack.questions}
        wordings |= {f"G{number}": gap for number, gap in enumerate(pack.gaps, 1)}
        return References(
            language=pack.language,
            words=words,
            sources={source.id: source for source in pack.sources},
            citations={source.id: citation_of(source, pack.citations) for source in pack.sources},
            excerpts={excerpt.id: excerpt for excerpt in pack.printable(key=key, facts=facts)},
            quotes={quote.excerpt.id: quote for quote in pack.quotes},
            wordings=wordings,
            entries={entry.event.id: entry for entry in pack.chronology},
        )

    def inline(self, excerpt: Excerpt, *, bare: bool = False) -> tuple[Text | SourceWords, ...]:
        """The words of `excerpt` for a sentence of ours, in quotation marks unless `bare`."""
        runs = tuple(
            run
            for number, paragraph in enumerate(self.quoted(excerpt))
            for run in ((Text(" "), *paragraph.children) if number else paragraph.children)
            if isinstance(run, Text | SourceWords)
        )
        if bare or not runs:
            return runs
        opening, closing = self._marks("".join(run.text for run in runs))
        return (Text(opening), *runs, Text(closing))

    def _marks(self, said: str) -> tuple[str, str]:
        """The language's quotation marks; its other ones where what is `said` begins or ends with the first."""
        outer = self.words.say("quote.open"), self.words.say("quote.close")
        if said.startswith(outer[0]) or said.endswith(outer[1]):
            return self.words.say("quote.open-other"), self.words.say("quote.close-other")
        return outer

    def wording(self, wording: Wording) -> tuple[Text | SourceWords, ...]:
        """A sentence of the pack, its excerpts in quotation marks."""
        return tuple(run for part in wording for run in ((Text(part),) if isinstance(part, str) else self.inline(part)))

    def quoted(self, excerpt: Excerpt) -> tuple[QuoteParagraph, ...]:
        """The words of `excerpt`, a paragraph for each of the source's, […] where words of the body are left out."""
        source = self.sources[excerpt.source]
        paragraphs: list[tuple[int | None, list[Inline]]] = []
        last: Span | None = None
        for passage, span in (piece for whole in excerpt.spans for piece in source.pieces(whole)):
            number = passage.number if passage else None
            run = SourceWords(source.words(span), excerpt.id, source.id, span, lang=self._language(source))
            gap = last is not None and _skips(source, last, span)
            if paragraphs and (paragraphs[-1][0] == number or number is None):
                joint = (Text(" "), Text(OMISSION, style="omission"), Text(" ")) if gap else (Text(" "),)
                paragraphs[-1][1].extend((*joint, run))
            else:
                if gap:
                    paragraphs[-1][1].extend((Text(" "), Text(OMISSION, style="omission")))
                paragraphs.append((number, [run]))
            last = span
        return tuple(QuoteParagraph(tuple(children), number) for number, children in paragraphs)

    def credit(self, source_id: str, spans: Iterable[Span] = ()) -> tuple[Text | Link, ...]:
        """The source line for `spans` of a source."""
        return credit(self.citations[source_id], self.sources[source_id], spans, self.words)

    def short(self, ref: str) -> str:
        """Where `ref` comes from, in brief: "S2 ¶7–9" for an excerpt, "S2" for a source."""
        excerpt = self.excerpts.get(ref)
        if excerpt is None:
            return ref
        return place(self.sources[excerpt.source], excerpt.spans)

    def stems(self) -> dict[str, str]:
        """The citation that stands in every credit of each source."""
        return {key: stem(self.citations[key], source, self.words) for key, source in self.sources.items()}

    def _language(self, source: Source) -> str:
        language = source.language.value if source.language else ""
        return language if language != self.language else ""


def _skips(source: Source, before: Span, after: Span) -> bool:
    """Whether words of the body (or, outside it, any words) lie between two stretches, or they stand out of order."""
    if after.start < before.end:
        return True
    between = Span(before.end, after.start)
    kept = [p.span for p in source.passages if p.span.overlaps(between)]
    if not kept and not any(p.span.overlaps(after) for p in source.passages):
        kept = [between]
    return any(source.text[max(s.start, between.start) : min(s.end, between.end)].strip() for s in kept)
