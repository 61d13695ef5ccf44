"""Write the manifest: list what a document prints of each source, from the document itself.

Not the pack but the document is asked, so that the manifest can only list what the templates really
put on the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from briefing.document import (
    Block,
    Document,
    Drawing,
    Figure,
    Heading,
    Inline,
    Link,
    Note,
    Paragraph,
    Quotation,
    SourceWords,
    Table,
    plain,
    walk,
)
from briefing.model import LedgerEntry, Pack, Reading, Source, Span
from briefing.model.manifest import Manifest, ManifestFile, ManifestSource, Quoted, Selector
from briefing.model.withheld import Withheld

CONTEXT = 32
"""Code points of prefix and suffix in a quote selector."""


def source_words(blocks: tuple[Block, ...]) -> Iterable[tuple[str, Quotation | None, SourceWords]]:
    """Every stretch of a source's words in reading order: the heading it stands under, its quotation, the stretch."""
    place = ""
    for block in walk(blocks):
        if isinstance(block, Heading):
            place = plain(block.children)
        for quotation, inline in _inlines(block):
            yield from ((place, quotation, words) for words in _words(inline))


def _inlines(block: Block) -> Iterable[tuple[Quotation | None, Inline]]:
    match block:
        case Quotation():
            for paragraph in block.paragraphs:
                yield from ((block, child) for child in paragraph.children)
            for line in (block.attribution, block.credit):
                yield from ((None, child) for child in (line.children if line else ()))
        case Heading() | Paragraph():
            yield from ((None, child) for child in block.children)
        case Figure() | Drawing() | Table():
            yield from ((None, child) for child in block.caption)
        case _:
            return


def _words(inline: Inline) -> Iterable[SourceWords]:
    match inline:
        case SourceWords():
            yield inline
        case Link() | Note():
            for child in inline.children:
                yield from _words(child)
        case _:
            return


def printed_spans(documents: Iterable[Document]) -> Mapping[str, tuple[Span, ...]]:
    """All stretches that `documents` print, by source id: what the rights ledger counts."""
    spans: dict[str, list[Span]] = {}
    for document in documents:
        for _, _, words in source_words(document.blocks):
            spans.setdefault(words.source, []).append(words.span)
    return {source: tuple(found) for source, found in spans.items()}


def manifest(
    document: Document,
    pack: Pack,
    ledger: Sequence[LedgerEntry],
    files: Mapping[str, str],
    root: str,
    tool: str,
    withheld: tuple[Withheld, ...] = (),
) -> Manifest:
    """The manifest of `document`; `files` maps the made files' names to their SHA-256, `withheld` is what they
    must not hold."""
    kinds = {excerpt.id: excerpt.kind for excerpt in pack.printable()}
    stretches: dict[str, list[SourceWords]] = {}
    places: dict[str, str] = {}
    credit_lines: dict[str, list[str]] = {}
    for place, quotation, words in source_words(document.blocks):
        stretches.setdefault(words.ref, []).append(words)
        places.setdefault(words.ref, place)
        if quotation is not None:
            credit = plain(quotation.credit.children)
            if credit not in credit_lines.setdefault(words.ref, []):
                credit_lines[words.ref].append(credit)
    quoted = []
    for ref, found in stretches.items():
        once = _period([words.span for words in found])
        source = pack.source(found[0].source)
        quoted.append(
            Quoted(
                id=ref,
                kind=kinds.get(ref, "words"),
                source=source.id,
                selectors=tuple(_selector(source, words.span) for words in found[:once]),
                place=places[ref],
                printed=len(found) // once,
                credits=tuple(credit_lines.get(ref, ())),
            )
        )
    accounts = {entry.source: entry for entry in ledger}
    return Manifest(
        tool=tool,
        root=root,
        edition=document.kind,
        files=tuple(ManifestFile(name, digest) for name, digest in files.items()),
        sources=tuple(
            ManifestSource(s.id, s.raw.path, s.raw.sha256, document.credits.get(s.id, ""), accounts[s.id])
            for s in pack.sources
        ),
        quoted=tuple(quoted),
        withheld=withheld,
    )


def _period(spans: Sequence[Span]) -> int:
    """The length of the shortest run that `spans` repeats: an excerpt printed three times is listed once."""
    for length in range(1, len(spans) + 1):
        if len(spans) % length == 0 and all(spans[i] == spans[i % length] for i in range(len(spans))):
            return length
    return len(spans)


def _selector(source: Source, span: Span) -> Selector:
    def read(start: int, end: int) -> str:
        return Reading.of(source.text, (Span(start, end),), source.repairs).text

    return Selector(
        span=span,
        exact=read(span.start, span.end),
        prefix=read(max(0, span.start - CONTEXT), span.start),
        suffix=read(span.end, min(len(source.text), span.end + CONTEXT)),
    )
