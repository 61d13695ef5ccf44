"""Pipeline: the stages in order. This is the page to read first.

files → read → clean → segment → annotate → curate → compose → write → verify

Each stage is a function from values to values in its own package; only this one touches files, and it
only says which stage comes next. Stages are imported when a run reaches them, so that a command starts
in the time that it needs itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from briefing.errors import BriefingError, UsageError
from briefing.model import Finding, Phrasebook, Plan, Wishes
from briefing.pipeline import files as on_disk
from briefing.pipeline.checking import verify_files
from briefing.pipeline.drafting import left_out, plan_text, propose, review, write_draft
from briefing.pipeline.lexicon import lexicon as lexicon_for
from briefing.pipeline.making import compose_all, make
from briefing.pipeline.options import Built, Options, Progress, Understood, silent
from briefing.pipeline.reading import knowledge, numbers, read

__all__ = [
    "Built",
    "Options",
    "Progress",
    "Understood",
    "build",
    "draft",
    "export",
    "left_out",
    "phrasebook",
    "plan_text",
    "review",
    "silent",
    "understand",
    "verify_files",
    "write_draft",
    "write_export",
]


def understand(targets: Sequence[Path], options: Options, progress: Progress = silent) -> Understood:
    """files → read → clean → segment → annotate, and the events across the documents.

    `targets` are a project, a folder of documents, or files. Raises `UsageError` when there is nothing
    to read.
    """
    from briefing.annotate import annotate
    from briefing.clean import clean, recurring
    from briefing.clean.duplicates import group
    from briefing.curate.chronology import events
    from briefing.project import load_plan
    from briefing.segment import segment

    folder = on_disk.survey(targets)
    findings: list[Finding] = []
    plan: Plan | None = None
    if folder.plan is not None:
        plan, complaints = load_plan(on_disk.read_text(folder.plan, folder.root), folder.plan.name)
        findings += complaints

    raws, unread = read(folder.documents, options, progress)
    known, complaints = knowledge(folder, raws)
    findings += complaints

    number = numbers([raw.path for raw in raws], plan)
    progress("compare", 0, 1)
    lines = recurring(raws)
    sources = []
    for done, raw in enumerate(raws):
        progress("clean", done, len(raws))
        source, complaints = clean(raw, number[raw.path], known.get(raw.path), lines)
        findings += complaints
        sources.append(segment(source))
    sources.sort(key=lambda source: int(source.id[1:]))

    progress("compare", 0, 1)
    sources = list(group(sources))

    annotated = []
    for done, source in enumerate(sources):
        progress("annotate", done, len(sources))
        annotated.append(annotate(source))
    progress("events", 0, 1)
    return Understood(folder, tuple(annotated), events(annotated), plan, (*folder.findings, *unread), tuple(findings))


def draft(
    targets: Sequence[Path], options: Options, progress: Progress = silent, wishes: Wishes | None = None
) -> tuple[Understood, Plan]:
    """Propose a plan for the documents, whether or not a person has made one already; `wishes` go before theirs."""
    understood = understand(targets, options, progress)
    _require_sources(understood)
    progress("curate", 0, 1)
    book, complaints = phrasebook(understood, options)
    understood = replace(understood, findings=(*understood.findings, *complaints))
    return understood, propose(understood, book, lexicon_for(understood.annotated), wishes)


def build(targets: Sequence[Path], options: Options, progress: Progress = silent) -> Built:
    """The whole road: from documents to verified files.

    What a person wrote wrongly, or a file that does not prove itself, is an error, and then nothing is
    published. A document that cannot be read is one too, but the others go on without it.
    """
    from briefing import curate
    from briefing.pipeline.asked import asked_wrongly

    understood = understand(targets, options, progress)
    _require_sources(understood)
    findings = _strictly(understood.findings, options)
    if _wrong(findings):
        return Built(None, (), (*understood.unread, *findings))

    progress("curate", 0, 1)
    book, complaints = phrasebook(understood, options)
    findings += _strictly(complaints, options)
    lexicon = lexicon_for(understood.annotated)
    plan = understood.plan or curate.draft(understood.annotated, understood.events, book=book, lexicon=lexicon)
    pack, complaints = curate.settle(plan, understood.annotated, understood.events, book)
    findings += _strictly((*asked_wrongly(plan, understood.folder, options), *complaints), options)
    if _wrong(findings):
        return Built(pack, (), (*understood.unread, *findings))

    composed = compose_all(pack, understood.folder, options, progress)
    output = (options.output or understood.folder.output).absolute()
    findings += _strictly(composed.findings, options)
    if _wrong(findings):
        return Built(pack, (), (*understood.unread, *findings))

    made, complaints = make(composed, output, understood.folder, options, progress)
    findings += complaints
    if _wrong(findings):
        return Built(pack, (), (*understood.unread, *findings))

    drafted = output / on_disk.DRAFT if understood.plan is None else None
    progress("publish", 0, 1)
    on_disk.publish((*made, *([(drafted, plan_text(plan, understood.folder, options).encode())] if drafted else [])))
    return Built(
        composed.pack,
        tuple(path for path, _ in made),
        (*understood.unread, *findings),
        drafted,
        understood.folder.root / on_disk.PLAN,
    )


def export(
    targets: Sequence[Path], options: Options, form: str, progress: Progress = silent
) -> tuple[str | None, tuple[Finding, ...]]:
    """The chronology of the pack of `targets` in the format `form`; None where what a person wrote is wrong."""
    from briefing import curate
    from briefing.pipeline.exporting import export_chronology

    understood = understand(targets, options, progress)
    _require_sources(understood)
    findings = (*understood.unread, *understood.findings)
    if _wrong(understood.findings):
        return None, findings
    progress("curate", 0, 1)
    book, _ = phrasebook(understood, options)
    lexicon = lexicon_for(understood.annotated)
    plan = understood.plan or curate.draft(understood.annotated, understood.events, book=book, lexicon=lexicon)
    pack, complaints = curate.settle(plan, understood.annotated, understood.events, book)
    if _wrong(complaints):
        return None, (*findings, *complaints)
    text, more = export_chronology(pack, understood.folder, options, form)
    return text, (*findings, *complaints, *more)


def write_export(text: str, output: Path) -> None:
    """Write `text` to `output`. Raises `UsageError` where a file with other words is there: it may be a person's."""
    data = text.encode()
    if output.exists() and (not output.is_file() or output.read_bytes() != data):
        raise UsageError(f"“{output}” is there already and is not written over.", "Give another name, or delete it.")
    on_disk.publish([(output, data)])


def phrasebook(understood: Understood, options: Options) -> tuple[Phrasebook, tuple[Finding, ...]]:
    """The program's own words in the plan's language; without a plan in that of the documents, where they share one.

    What is wrong with a house's own wording is told as warnings: what is left of it serves.
    """
    from briefing.curate.material import language_of
    from briefing.pipeline.looks import Looks

    language = understood.plan.language if understood.plan else language_of(understood.annotated)
    book, findings = Looks.of(understood.folder.root, options.templates).phrasebook(language)
    return book, tuple(replace(finding, severity="warning") for finding in findings)


def _strictly(findings: Sequence[Finding], options: Options) -> tuple[Finding, ...]:
    if not options.strict:
        return tuple(findings)
    return tuple(replace(f, severity="error") if f.severity == "warning" else f for f in findings)


def _wrong(findings: Sequence[Finding]) -> bool:
    return any(finding.severity == "error" for finding in findings)


def _require_sources(understood: Understood) -> None:
    if not understood.annotated:
        reasons = "\n".join(f"  {finding}" for finding in understood.unread)
        raise BriefingError(f"None of the documents could be read.\n{reasons}".rstrip())
