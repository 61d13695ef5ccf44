"""Pipeline's reading: the documents of a folder through the reader's worker, and the numbers they keep."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from briefing import plugins
from briefing.model import Finding, Known, Plan, RawText
from briefing.pipeline.cache import opened
from briefing.pipeline.files import Folder, read_text, relative
from briefing.pipeline.options import Options, Progress
from briefing.project import Entry

_MOST_WORKERS: Final = 4
_FILES_A_WORKER: Final = 8


def read(
    documents: Sequence[tuple[Path, str]], options: Options, progress: Progress
) -> tuple[tuple[RawText, ...], tuple[Finding, ...]]:
    """Read `documents` ((file, POSIX path)); what cannot be read is a finding, and so is what a reader noticed.

    What `options.cache` keeps of a file is taken from there, and what was read goes there.
    """
    from briefing.read.worker import read_files

    readers = plugins.readers()
    cache = opened(options.cache, readers, options.limits)
    digests: list[str | None] = [None] * len(documents)
    results: dict[int, RawText | Finding] = {}
    if cache is not None:
        for number, (file, path) in enumerate(documents):
            digest = digests[number] = cache.digest(file)
            kept = cache.get(digest, path) if digest is not None else None
            if kept is not None:
                progress("read", len(results), len(documents))
                results[number] = kept
    todo = [number for number in range(len(documents)) if number not in results]

    def arrived(place: int, reply: RawText | Finding) -> None:
        number = todo[place]
        results[number] = reply
        digest = digests[number]
        if cache is not None and digest is not None and isinstance(reply, RawText):
            cache.put(digest, reply)
        progress("read", len(results), len(documents))

    try:
        read_files(
            [documents[number] for number in todo],
            readers,
            options.limits,
            workers=options.workers or workers_for(len(todo), os.cpu_count() or 1),
            arrived=arrived,
        )
    finally:
        if cache is not None:
            cache.trim()
    in_order = [results[number] for number in range(len(documents))]
    raws = tuple(result for result in in_order if isinstance(result, RawText))
    failed = (result for result in in_order if isinstance(result, Finding))
    return raws, (*failed, *(finding for raw in raws for finding in raw.findings))


def workers_for(files: int, processors: int) -> int:
    """How many processes read `files` files where nobody says: a process has to start before it helps."""
    return max(1, min(_MOST_WORKERS, processors, files // _FILES_A_WORKER))


def numbers(paths: Sequence[str], plan: Plan | None) -> Mapping[str, str]:
    """S-numbers by path: those that the plan keeps, then the next free ones in the order of the paths."""
    kept = {path: number for number, path in plan.numbers.items()} if plan else {}
    following = max((int(number[1:]) for number in kept.values() if number[1:].isdigit()), default=0) + 1
    for path in sorted(paths):
        if path not in kept:
            kept[path] = f"S{following}"
            following += 1
    return kept


def _unmatched(entries: Sequence[Entry], path: Path, folder: Folder) -> list[Finding]:
    """Entries that speak of no document: most likely a name mistyped, whose facts would be missed in silence."""
    from briefing.project import known_of

    below = [relative(file, path.parent) for file, _ in folder.documents if file.is_relative_to(path.parent)]
    return [
        Finding(
            "warning",
            "no-such-document",
            f"no document here is called “{entry.pattern}”, so what it says is not used.",
            relative(path, folder.root),
            entry.known.line,
            "Write the name as it stands in the folder, or a pattern such as “*.txt”.",
        )
        for entry in entries
        if not any(known_of(name, [entry]) for name in below)
    ]


def knowledge(folder: Folder, raws: Sequence[RawText]) -> tuple[Mapping[str, Known | None], tuple[Finding, ...]]:
    """What sources.yaml says of each document, by path; the file nearest to a document wins."""
    from briefing.project import known_of, load_sources

    known: dict[str, Known | None] = {}
    findings: list[Finding] = []
    for path in folder.knowledge:
        entries, complaints = load_sources(read_text(path, folder.root), relative(path, folder.root))
        findings += complaints
        findings += _unmatched(entries, path, folder)
        for raw in raws:
            file = folder.root / raw.path
            if file.is_relative_to(path.parent):
                known[raw.path] = known_of(relative(file, path.parent), entries) or known.get(raw.path)
    return known, tuple(findings)
