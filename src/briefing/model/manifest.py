"""Manifest: what a made file says it prints, and from where; all that verifying needs besides the sources."""

from __future__ import annotations

from dataclasses import dataclass

from briefing.model.pack import ExcerptKind, LedgerEntry
from briefing.model.span import Span
from briefing.model.withheld import Withheld


@dataclass(frozen=True, slots=True)
class Selector:
    """One printed stretch of a source, as a W3C Web Annotation position selector and quote selector in one.

    `exact` are the words as they read after line-break repairs, `prefix` and `suffix` what stands
    before and after them in the source.
    """

    span: Span
    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Quoted:
    """One excerpt that the file prints: its stretches, how often, its credit where it is set apart, and where."""

    id: str
    kind: ExcerptKind
    source: str
    selectors: tuple[Selector, ...]
    place: str = ""
    printed: int = 1
    credits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ManifestFile:
    """A made file: its name beside the manifest and the SHA-256 of its bytes."""

    path: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ManifestSource:
    """A source that the pack is made from: its path from the root, hash, citation and account."""

    id: str
    path: str
    sha256: str
    citation: str
    ledger: LedgerEntry


@dataclass(frozen=True, slots=True)
class Manifest:
    """What stands in NAME-edition.sources.json. `root` is the way from the manifest to the project (POSIX).

    `withheld` are the sentences of the teacher's key, as digests, that the file must not hold anywhere.
    """

    tool: str
    root: str
    edition: str
    files: tuple[ManifestFile, ...]
    sources: tuple[ManifestSource, ...]
    quoted: tuple[Quoted, ...]
    withheld: tuple[Withheld, ...] = ()

    def source(self, source_id: str) -> ManifestSource | None:
        """The source called `source_id`, or None."""
        return next((source for source in self.sources if source.id == source_id), None)
