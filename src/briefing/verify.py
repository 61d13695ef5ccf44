"""Verify: find every excerpt of a made file in the file and in the sources, next to its own credit.

Nothing the program remembers is trusted: the file is read back by another library than wrote it, the
sources are read again from disk, and the manifest says only what is to be found. The words decide; the
marks that a writer leaves on a source's words only say where to look, and a file that has lost them can
still prove itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefing.document import PrintedBlock, PrintedRun
from briefing.model import Finding, RawText, Reading, count_covered, fold
from briefing.model.manifest import Manifest, Quoted
from briefing.model.span import Span
from briefing.model.withheld import Trace, betrayed

QUOTATION_STYLES = frozenset({"excerpt", "key-quote", "blockquote"})
"""Block styles whose words a reader takes for a source's."""

FEWEST_WORDS = 5
"""From how many words on a stretch in quotation marks must be a source's: shorter ones may be wording or names."""

# What our own hand may put inside a block in a quotation style: labels, paragraph numbers, omission marks.
# Among right-to-left words a page has the number on the left of its sign, and so it is read back.
_OURS = re.compile(r"""\[\.{3}\]|¶\s*\d+(?:-\d+)?|\b\d+(?:-\d+)?\s*¶|\b[A-Z]\d+(?:[.-][A-Za-z]?\d+)*\b|["'\s|·•:.-]+""")
# The same around words whose mark was lost; a paragraph number that the source's own words begin with is not ours.
_EDGES = re.compile(
    r"""^(?:¶\s*\d+(?:-\d+)?|\d+(?:-\d+)?\s*¶|\b[A-Z]\d+(?:[.-][A-Za-z]?\d+)+\b|["\s|·•])+|["\s|·•]+$"""
)
# Folded text knows one kind of double marks; a pair longer than this is two strays, not a quotation.
_MARKED = re.compile(r'"([^"]{1,4000}?)"')
_GUILLEMETS = str.maketrans({"‹": "'", "›": "'"})


@dataclass(frozen=True, slots=True)
class _Occurrence:
    """Marked words of one excerpt in the file: the blocks `first` to `last` and what they say, folded."""

    first: int
    last: int
    words: str


def verify(
    manifest: Manifest,
    path: str,
    printed: Sequence[PrintedBlock],
    sources: Mapping[str, RawText],
    traces: Sequence[Trace] = (),
) -> tuple[Finding, ...]:
    """What is wrong with the made file at `path`, read back as `printed`; nothing when it proves itself.

    `sources` are the manifest's sources as they are on disk now, by id; one that could not be read is
    missing there. `traces` are all texts in the file, hidden ones too. Findings are errors; their codes:
    source-missing, source-changed, source-words-differ, missing-excerpt, altered-words, unlisted-words,
    unlisted-quotation, credit-missing, wrong-credit, over-limit, ledger-mismatch, key-in-file.
    """
    expected = {quoted.id: quoted for quoted in manifest.quoted}
    return (
        *_check_sources(manifest, sources),
        *_check_ledger(manifest, sources),
        *_check_words(expected, path, printed),
        *_check_strangers(manifest, path, printed),
        *_check_credits(manifest, expected, path, printed),
        *_check_unmarked_credits(manifest, path, printed),
        *_check_key(manifest, path, traces),
    )


def _error(code: str, message: str, path: str, hint: str | None = None) -> Finding:
    return Finding("error", code, message, path, hint=hint)


def _check_sources(manifest: Manifest, sources: Mapping[str, RawText]) -> Iterator[Finding]:
    listed = {source.id for source in manifest.sources}
    for quoted in manifest.quoted:
        if quoted.source not in listed:
            yield _error(
                "source-missing",
                f"{quoted.id} is said to be from {quoted.source}, which the manifest does not list.",
                "",
                "Build the pack again.",
            )
    for source in manifest.sources:
        found = sources.get(source.id)
        if found is None:
            yield _error(
                "source-missing",
                f"{source.id} is not there to be compared with.",
                source.path,
                "Say where the sources are with --sources DIR.",
            )
            continue
        if found.sha256 != source.sha256:
            yield _error(
                "source-changed",
                f"{source.id} is not the file that this pack was made from: its bytes have changed since.",
                source.path,
                "Put the old file back, or build the pack again.",
            )
        for quoted in manifest.quoted:
            if quoted.source != source.id:
                continue
            for selector in quoted.selectors:
                words = _words(found, selector.span)
                if fold(words) != fold(selector.exact):
                    yield _error(
                        "source-words-differ",
                        f"{quoted.id} is not in {source.id} as printed: {_difference(selector.exact, words)}",
                        source.path,
                    )


def _words(source: RawText, span: Span) -> str:
    if span.end > len(source.text):
        return ""
    return Reading.of(source.text, (span,), source.repairs).text


def _check_ledger(manifest: Manifest, sources: Mapping[str, RawText]) -> Iterator[Finding]:
    for source in manifest.sources:
        account, found = source.ledger, sources.get(source.id)
        if account.limit is not None and account.used_words > account.limit:
            yield _error(
                "over-limit",
                f"{account.used_words} of {source.id}'s {account.body_words} words are printed; "
                f"its publisher allows {account.limit}.",
                source.path,
                "Take excerpts out or shorten them.",
            )
        if found is None or found.sha256 != source.sha256:
            continue
        counted = count_covered(found.text, (Span(0, len(found.text)),), account.spans)
        if counted != account.used_words:
            yield _error(
                "ledger-mismatch",
                f"the account of {source.id} says {account.used_words} words; its stretches hold {counted}.",
                source.path,
            )


def _check_key(manifest: Manifest, path: str, traces: Sequence[Trace]) -> Iterator[Finding]:
    """No sentence of the teacher's key stands in a file that is not the teacher's."""
    told: set[str] = set()
    for trace, words in betrayed(traces, manifest.withheld):
        if trace.place not in told:
            told.add(trace.place)
            yield _error(
                "key-in-file",
                f"a sentence of the teacher's key stands in this file ({trace.place}): “{words} …”",
                path,
                "Take it out, or build the pack again. The key belongs in the teacher's edition alone.",
            )


def _check_words(expected: Mapping[str, Quoted], path: str, printed: Sequence[PrintedBlock]) -> Iterator[Finding]:
    """Every excerpt stands in the file, word for word, as often as it was printed."""
    occurrences = _occurrences(printed)
    unmarked = fold(" ".join("".join(run.text for run in block.runs if run.ref is None) for block in printed))
    for ref, quoted in expected.items():
        words = [fold(selector.exact) for selector in quoted.selectors]
        whole = " ".join(words)
        found = occurrences.get(ref, ())
        right = [o for o in found if _same(o.words, whole)]
        altered = [o for o in found if not _same(o.words, whole)]
        # One pass over several neighbouring prints of the same excerpt reads as their concatenation.
        missing = quoted.printed - len(right) - sum(_repeats(o.words, whole) for o in altered)
        altered = [o for o in altered if not _repeats(o.words, whole)]
        for occurrence in altered:
            yield _error(
                "altered-words",
                f"{ref} is not printed as its source {quoted.source} has it "
                f"({printed[occurrence.first].place}): {_difference(whole, occurrence.words)}",
                path,
                "Build the pack again, or put the source's words back.",
            )
            missing -= 1
        if missing > 0 and not all(word in unmarked for word in words):
            yield _error(
                "missing-excerpt",
                f"{ref} (from {quoted.source}, “{_short(whole)}”) is not in the file"
                + (f" {quoted.printed} times." if quoted.printed > 1 else "."),
                path,
                "Build the pack again; to leave an excerpt out, take it out of pack.yaml.",
            )
    for ref, found in occurrences.items():
        if ref not in expected:
            yield _error(
                "unlisted-words",
                f"the words at {printed[found[0].first].place} are marked as {ref}, "
                f"which the manifest does not list: “{_short(found[0].words)}”",
                path,
            )


def _same(one: str, other: str) -> bool:
    return one.replace(" ", "") == other.replace(" ", "")


def _repeats(words: str, whole: str) -> int:
    """How many times `words` is `whole` over and over (2 or more), else 0."""
    flat, unit = words.replace(" ", ""), whole.replace(" ", "")
    times, rest = divmod(len(flat), len(unit)) if unit else (0, 1)
    return times if times > 1 and not rest and flat == unit * times else 0


def _occurrences(printed: Sequence[PrintedBlock]) -> dict[str, list[_Occurrence]]:
    """The marked words by excerpt: neighbouring marked runs of one excerpt are one occurrence.

    Between two runs of an excerpt nothing but our omission marks and paragraph numbers may stand.
    """
    result: dict[str, list[_Occurrence]] = {}
    ref: str | None = None
    first = last = 0
    parts: list[str] = []

    def close() -> None:
        if ref is not None:
            result.setdefault(ref, []).append(_Occurrence(first, last, fold("".join(parts))))

    for number, block in enumerate(printed):
        fresh = True
        for run in block.runs:
            if run.ref is None:
                if _OURS.sub("", fold(run.text)):
                    close()
                    ref, parts = None, []
                elif ref is not None:
                    parts.append(" ")
                continue
            if run.ref != ref:
                close()
                ref, first, parts = run.ref, number, []
            elif fresh:
                parts.append(" ")
            parts.append(run.text)
            last, fresh = number, False
    close()
    return result


def _check_strangers(manifest: Manifest, path: str, printed: Sequence[PrintedBlock]) -> Iterator[Finding]:
    """Nothing is passed off as a source's words that the manifest does not list."""
    listed = [fold(selector.exact) for quoted in manifest.quoted for selector in quoted.selectors]
    together = [" ".join(fold(selector.exact) for selector in quoted.selectors) for quoted in manifest.quoted]
    titles = [fold(source.citation) for source in manifest.sources]
    known = "\n".join((*listed, *together, *titles))
    for block in printed:
        if block.style in QUOTATION_STYLES:
            for run in block.runs:
                for words in _unmarked(run):
                    if words not in known:
                        yield _error(
                            "unlisted-words",
                            f"words in the style of a quotation that are no listed excerpt ({block.place}): "
                            f"“{_short(words)}”",
                            path,
                            "Set your own words in another style, or add the excerpt to pack.yaml and build again.",
                        )
        yield from _check_marks(block, known, path)


def _unmarked(run: PrintedRun) -> list[str]:
    """The words of `run`, folded, between its omission marks, without our numbers around them; [] when it is marked."""
    if run.ref is not None:
        return []
    parts = (_EDGES.sub("", part) for part in fold(run.text).split("[...]"))
    return [part for part in parts if _OURS.sub("", part)]


def _check_marks(block: PrintedBlock, known: str, path: str) -> Iterator[Finding]:
    """Stretches of five words and more in quotation marks are a source's, or a title in a citation."""
    # A private-use character keeps apart what is marked as a source's while marks are paired over all of it.
    text = fold("".join(run.text if run.ref is None else f"\ue000{run.text}\ue001" for run in block.runs))
    bare = text.translate(_GUILLEMETS)
    for match in _MARKED.finditer(_without_inner_marks(bare)):
        inner = match.group(1)
        ours = re.sub("\ue000.*?(?:\ue001|$)", " ", re.sub("^[^\ue000]*\ue001", " ", inner))
        if not re.search(r"\w", ours.replace("[...]", " ")):
            continue
        words = inner.replace("\ue000", "").replace("\ue001", "")
        for part in words.split("[...]"):
            if len(part.split()) >= FEWEST_WORDS and part.strip(" .,;:!?'") not in known:
                yield _error(
                    "unlisted-quotation",
                    f"a quotation that is in no listed excerpt ({block.place}): “{_short(part.strip())}”",
                    path,
                    "Quote a source through pack.yaml, or take the quotation marks away.",
                )


def _without_inner_marks(text: str) -> str:
    """`text` with the double marks inside a source's marked words made single, so that outer pairs stay pairs."""
    return re.sub("\ue000.*?\ue001", lambda m: m.group().replace('"', "'"), text, flags=re.DOTALL)


def _check_credits(
    manifest: Manifest, expected: Mapping[str, Quoted], path: str, printed: Sequence[PrintedBlock]
) -> Iterator[Finding]:
    """Every excerpt that is set apart is followed by its own credit, and by no other's."""
    for ref, found in _occurrences(printed).items():
        quoted = expected.get(ref)
        if quoted is None:
            continue
        source = manifest.source(quoted.source)
        wanted = [fold(credit) for credit in quoted.credits]
        for occurrence in found:
            if printed[occurrence.first].style not in QUOTATION_STYLES:
                continue
            credit = _credit_after(printed, occurrence.last)
            if credit is None:
                yield _error(
                    "credit-missing",
                    f"{ref} ({printed[occurrence.first].place}) has no source line.",
                    path,
                    "Build the pack again.",
                )
            elif not any(want in fold(credit.text) for want in wanted):
                cited = fold(source.citation) in fold(credit.text) if source else False
                yield _error(
                    "wrong-credit",
                    f"{ref} is from {quoted.source}, but the line under it ({credit.place}) "
                    + ("names another place: " if cited else "credits something else: ")
                    + f"“{_short(credit.text)}”",
                    path,
                    "Build the pack again.",
                )


def _check_unmarked_credits(manifest: Manifest, path: str, printed: Sequence[PrintedBlock]) -> Iterator[Finding]:
    """Where another program has dropped the marks, the words say whose credit must follow."""
    owners = [(fold(" ".join(s.exact for s in quoted.selectors)), quoted) for quoted in manifest.quoted]
    bare = [b.style in QUOTATION_STYLES and all(run.ref is None for run in b.runs) for b in printed]
    for number, block in enumerate(printed):
        if not bare[number]:
            continue
        parts = _unmarked(PrintedRun("".join(run.text for run in block.runs), None))
        claims = [quoted for whole, quoted in owners if parts and all(part in whole for part in parts)]
        if not claims:
            continue
        last = number
        while last + 1 < len(printed) and bare[last + 1]:
            last += 1
        credit = _credit_after(printed, last)
        if credit is None:
            yield _error("credit-missing", f"{claims[0].id} ({block.place}) has no source line.", path)
        elif not any(fold(want) in fold(credit.text) for quoted in claims for want in quoted.credits):
            yield _error(
                "wrong-credit",
                f"{claims[0].id} is from {claims[0].source}, but the line under it ({credit.place}) credits "
                f"something else: “{_short(credit.text)}”",
                path,
                "Build the pack again.",
            )


def _credit_after(printed: Sequence[PrintedBlock], last: int) -> PrintedBlock | None:
    """The source line that stands under the block numbered `last`, its speaker line passed over."""
    for block in printed[last : last + 4]:
        if block.style == "credit":
            return block
        if block is not printed[last] and block.style != "attribution":
            return None
    return None


def _difference(wanted: str, found: str) -> str:
    """The first place where two texts part, in words."""
    one, other = fold(wanted).split(), fold(found).split()
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    here = " ".join(one[max(0, at - 2) : at + 3]) or "nothing more"
    there = " ".join(other[max(0, at - 2) : at + 3]) or "nothing more"
    return f"expected “{here}”, found “{there}”."


def _short(words: str, limit: int = 60) -> str:
    return words if len(words) <= limit else words[: limit - 1].rsplit(" ", 1)[0] + " …"
