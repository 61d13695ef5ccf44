"""Pack: what was chosen for printing, as references into the sources; and the plan, what a person decided.

A plan selects by quoted words, because a person reads and edits it; a pack selects by spans, because a
source's words are never retyped. Settling turns the one into the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from briefing.model.annotation import Event, SpeakerStatus
from briefing.model.options import EditionOptions, Length
from briefing.model.source import Source
from briefing.model.span import Span

ExcerptKind = Literal["excerpt", "quote", "event", "words", "evidence", "definition", "notice"]
QuestionBlock = Literal["read", "context", "compare", "decide"]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of one source that a pack prints: a reference, never a text. Several spans are printed with […] between.

    `id` is unique in the pack and the same in all editions: S2-E1 (excerpt), K3 (key quote), C4.1
    (chronology), Q5.2 (words quoted in a question), Q5.k1 (evidence in its key), S3-N (notice) …
    """

    id: str
    source: str
    spans: tuple[Span, ...]
    kind: ExcerptKind


Wording = tuple[str | Excerpt, ...]
"""A sentence of ours with a source's words in it; the excerpts are printed inside quotation marks."""


@dataclass(frozen=True, slots=True)
class Locator:
    """Where to look: paragraphs `first` to `last` of a source."""

    source: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class KeyQuote:
    """One utterance to print with its speaker. `speaker` is None where the source names nobody.

    `via` is the reporting chain as the source names it, nearest to the speaker first; the source itself is not in it.
    """

    excerpt: Excerpt
    speaker: str | None
    speaker_as_written: str | None = None
    role: str | None = None
    status: SpeakerStatus = "unknown"
    date: str | None = None
    occasion: Excerpt | None = None
    reason: str = ""
    via: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the chronology: an event, its words in the sources, and a person's label where they gave one."""

    event: Event
    excerpts: tuple[Excerpt, ...]
    band: Literal["dated", "bounded", "undated"] = "dated"
    label: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A discussion question with its key.

    `level` is Webb's Depth of Knowledge (1–4), `bloom` the verb class of the revised taxonomy.
    """

    id: str
    block: QuestionBlock
    skill: str
    level: int
    bloom: str
    text: Wording
    where: tuple[Locator, ...]
    evidence: tuple[Excerpt, ...] = ()
    tension: str = ""
    misreading: str = ""
    by_user: bool = False


@dataclass(frozen=True, slots=True)
class WordHelp:
    """A term with the words in which a source explains it; None: no definition found in the sources.

    `gloss` is a person's explanation; a suggestion of the dictionary `by` where that is given.
    """

    term: str
    source: str
    definition: Excerpt | None = None
    gloss: str | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """The same figure or fact in several sources. Says whether they agree, never which is true."""

    subject: str
    excerpts: tuple[Excerpt, ...]
    agree: bool | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Position:
    """What one actor says, from the earliest excerpt to the latest; `dates` are EDTF or None, one an excerpt."""

    actor: str
    role: str | None
    excerpts: tuple[Excerpt, ...]
    dates: tuple[str | None, ...]


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One source's account: words of the body, how many may be printed (None: no limit), how many are, and where."""

    source: str
    body_words: int
    limit: int | None
    used_words: int
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Citation:
    """What a credit says of a source. None where the source does not say."""

    source: str
    authors: tuple[str, ...]
    title: str | None
    publisher: str | None
    date: str | None
    url: str | None
    link_required: bool


@dataclass(frozen=True, slots=True)
class Pack:
    """Everything that the editions are composed from. `name` is the stem of the made files.

    `look` is the name of the look that a person chose; `options` is what they ask of single
    editions, `everywhere` of all, `notes` their notes to sections with a source's words in them. `motion` names two
    key quotes that contradict each other, or none.
    """

    title: str
    name: str
    question: str
    sources: tuple[Source, ...]
    excerpts: tuple[Excerpt, ...] = ()
    bottom_line: tuple[Excerpt, ...] = ()
    quotes: tuple[KeyQuote, ...] = ()
    chronology: tuple[Entry, ...] = ()
    questions: tuple[Question, ...] = ()
    word_help: tuple[WordHelp, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    positions: tuple[Position, ...] = ()
    notices: tuple[Excerpt, ...] = ()
    gaps: tuple[Wording, ...] = ()
    left_out: tuple[str, ...] = ()
    ledger: tuple[LedgerEntry, ...] = ()
    citations: tuple[Citation, ...] = ()
    language: str = "en"
    as_of: str | None = None
    handling: str | None = None
    audience: str | None = None
    page_size: str = "A4"
    editions: tuple[str, ...] = ("handout", "teacher", "policy", "press-review")
    length: Length = "normal"
    look: str | None = None
    options: tuple[EditionOptions, ...] = ()
    everywhere: EditionOptions = field(default_factory=lambda: EditionOptions(""))
    notes: Mapping[str, Wording] = field(default_factory=dict)
    motion: tuple[str, ...] = ()

    def asked_of(self, edition: str) -> EditionOptions:
        """What a person asks of `edition`, with what they ask of all of them."""
        own = next((o for o in self.options if o.name == edition), EditionOptions(edition))
        return replace(
            own,
            length=own.length or self.length,
            headings={**self.everywhere.headings, **own.headings},
            notes={**self.everywhere.notes, **own.notes},
            lines={**self.everywhere.lines, **own.lines},
        )

    def for_students(self) -> Iterator[Excerpt]:
        """What the students' pages may print of the sources: what a key may point at."""
        yield from self.excerpts
        for quote in self.quotes:
            yield quote.excerpt
            if quote.occasion is not None:
                yield quote.occasion
        for entry in self.chronology:
            yield from entry.excerpts
        for question in self.questions:
            yield from _quoted(question.text)
        yield from (term.definition for term in self.word_help if term.definition is not None)

    def printable(self, *, key: bool = True, facts: bool = True) -> Iterator[Excerpt]:
        """All that the pack may print of its sources; without the questions' `key` or the `facts` side by side."""
        yield from self.for_students()
        yield from self.bottom_line
        yield from self.notices
        for note in self.notes.values():
            yield from _quoted(note)
        for position in self.positions:
            yield from position.excerpts
        for gap in self.gaps:
            yield from _quoted(gap)
        if facts:
            for comparison in self.comparisons:
                yield from comparison.excerpts
        if key:
            for question in self.questions:
                yield from question.evidence

    def source(self, source_id: str) -> Source:
        """The source called `source_id`. Raises `KeyError` when there is none."""
        for source in self.sources:
            if source.id == source_id:
                return source
        raise KeyError(source_id)


def _quoted(wording: Wording) -> Iterator[Excerpt]:
    return (part for part in wording if isinstance(part, Excerpt))


@dataclass(frozen=True, slots=True)
class Pick:
    """Words picked from a source by quoting them; […] stands for an omission. `line` is its line in pack.yaml."""

    source: str
    words: str
    line: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class PlannedQuote:
    """A key quote that a person or the draft picked; `speaker`, where given, is the person's word and labelled so."""

    pick: Pick
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class PlannedEvent:
    """A chronology line: the words that tell it, and optionally a person's own date (EDTF) and label.

    `tells` (EDTF) says which of several dates in the words is meant; None: the one that weighs most.
    """

    picks: tuple[Pick, ...]
    date: str | None = None
    label: str | None = None
    line: int | None = None
    tells: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """Which events a person wants in the chronology.

    At most `most` of them, from `first` to `last` (EDTF; None: no limit), those that `pin` quotes in any
    case, those that `drop` quotes in none. `listed` is False where the person named no events: the program
    then chooses among those found. `line` is where in pack.yaml they said so.
    """

    most: int | None = None
    first: str | None = None
    last: str | None = None
    pin: tuple[Pick, ...] = ()
    drop: tuple[Pick, ...] = ()
    listed: bool = True
    line: int | None = None


@dataclass(frozen=True, slots=True)
class PlannedQuestion:
    """A question as written in pack.yaml; stretches in “…” that stand in a source are that source's words."""

    text: str
    block: QuestionBlock = "read"
    skill: str = ""
    level: int = 2
    bloom: str = ""
    where: tuple[str, ...] = ()
    evidence: tuple[Pick, ...] = ()
    tension: str = ""
    misreading: str = ""
    by_user: bool = True
    line: int | None = None


@dataclass(frozen=True, slots=True)
class PlannedTerm:
    """A word to help with; `definition` is picked from a source, `gloss` a person's own or suggested `by` a lexicon."""

    term: str
    source: str
    definition: Pick | None = None
    gloss: str | None = None
    line: int | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """pack.yaml as values: what a person decided, or what the draft proposes in the same form.

    `numbers` maps S-numbers to the POSIX paths of the sources, so that they stay as they were when
    files are added. `path` is the file it was read from; None for a draft in memory. `choice` says which
    events the chronology takes. `topic` is what the choice was or is to be about; `options` what is asked of
    single editions, `everywhere` of all. `lines` says where in the file each of its top-level names stands.
    """

    title: str
    question: str
    numbers: Mapping[str, str] = field(default_factory=dict)
    excerpts: tuple[Pick, ...] = ()
    bottom_line: tuple[Pick, ...] = ()
    quotes: tuple[PlannedQuote, ...] = ()
    chronology: tuple[PlannedEvent, ...] = ()
    questions: tuple[PlannedQuestion, ...] = ()
    terms: tuple[PlannedTerm, ...] = ()
    reasons: Mapping[str, str] = field(default_factory=dict)
    language: str = "en"
    as_of: str | None = None
    handling: str | None = None
    audience: str | None = None
    page_size: str = "A4"
    editions: tuple[str, ...] = ("handout", "teacher", "policy", "press-review")
    path: str | None = None
    choice: Choice = Choice()
    topic: str | None = None
    length: Length = "normal"
    look: str | None = None
    options: tuple[EditionOptions, ...] = ()
    everywhere: EditionOptions = field(default_factory=lambda: EditionOptions(""))
    lines: Mapping[str, int] = field(default_factory=dict)
