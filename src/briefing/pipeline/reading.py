"""Pipeline's reading: the documents of a folder through the reader's worker, and the numbers they keep."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from briefing import plugins
from briefing.model import Finding, Known, Plan, RawText
from briefing.pipeline.files import Folder, read_text, relative
from briefing.pipeline.options import Options, Progress


def read(
    documents: Sequence[tuple[Path, str]], options: Options, progress: Progress
) -> tuple[tuple[RawText, ...], tuple[Finding, ...]]:
    """Read `documents` ((file, POSIX path)); what cannot be read is a finding, and so is what a reader noticed."""
    from briefing.read.worker import read_files

    results = read_files(
        documents,
        plugins.readers(),
        options.limits,
        workers=options.workers,
        progress=lambda done, total: progress("read", done, total),
    )
    raws = tuple(result for result in results if isinstance(result, RawText))
    failed = (result for result in results if isinstance(result, Finding))
    return raws, (*failed, *(finding for raw in raws for finding in raw.findings))


def numbers(paths: Sequence[str], plan: Plan | None) -> Mapping[str, str]:
    """S-numbers by path: those that the plan keeps, then the next free ones in the order of the paths."""
    kept = {path: number for number, path in plan.numbers.items()} if plan else {}
    following = max((int(number[1:]) for number in kept.values() if number[1:].isdigit()), default=0) + 1
    for path in sorted(paths):
        if path not in kept:
            kept[path] = f"S{following}"
            following += 1
    return kept


def knowledge(folder: Folder, raws: Sequence[RawText]) -> tuple[Mapping[str, Known | None], tuple[Finding, ...]]:
    """What sources.yaml says of each document, by path; the file nearest to a document wins."""
    from briefing.project import known_of, load_sources

    known: dict[str, Known | None] = {}
    findings: list[Finding] = []
    for path in folder.knowledge:
        entries, complaints = load_sources(read_text(path, folder.root), relative(path, folder.root))
        findings += complaints
        for raw in raws:
            file = folder.root / raw.path
            if file.is_relative_to(path.parent):
                known[raw.path] = known_of(relative(file, path.parent), entries) or known.get(raw.path)
    return known, tuple(findings)
