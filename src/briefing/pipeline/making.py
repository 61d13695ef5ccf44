"""Pipeline's making: a pack composed in all its editions, written in all its formats, read back and verified."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import briefing
from briefing import plugins
from briefing.document import Contents, Document, Theme, walk
from briefing.errors import TemplateError, UsageError
from briefing.model import Finding, Pack
from briefing.pipeline import files as on_disk
from briefing.pipeline.files import Folder
from briefing.pipeline.letter import not_taken, restyled
from briefing.pipeline.options import Options, Progress, silent


@dataclass(frozen=True, slots=True)
class Composed:
    """The editions of a pack: the pack with its final ledger, and each edition's document and theme."""

    pack: Pack
    documents: Mapping[str, Document]
    themes: Mapping[str, Theme]
    reference: bytes | None
    findings: tuple[Finding, ...]


def compose_all(pack: Pack, folder: Folder, options: Options, progress: Progress = silent) -> Composed:
    """Compose every edition of the pack, with the ledger of what all of them print together.

    The ledger stands in the documents and depends on them: they are composed once more when it turns
    out that they print less (or more) than was chosen. The looks of a person's reference.docx are laid
    over the theme, for all formats.
    """
    from briefing.compose import compose
    from briefing.curate.ledger import account
    from briefing.pipeline.house import with_files
    from briefing.pipeline.looks import Looks
    from briefing.write.manifest import printed_spans

    looks = Looks.of(folder.root, options.templates)
    editions = tuple(dict.fromkeys((*pack.editions, *options.editions)))
    for edition in editions:
        if edition not in looks.editions():
            asked = "" if edition in options.editions else " (“editions:” in pack.yaml names it)"
            raise UsageError(f"There is no edition “{edition}”{asked}.", f"Known: {', '.join(looks.editions())}.")
    templates, complaints = looks.templates(pack.language)
    findings = dict.fromkeys(complaints)
    themes: dict[str, Theme] = {}
    for edition in editions:
        themes[edition], complaints = looks.theme(
            edition, pack.page_size, (folder.root / "theme.yaml",), options.look or pack.look or ""
        )
        findings |= dict.fromkeys(complaints)
        themes[edition], complaints = with_files(themes[edition], folder.root)
        findings |= dict.fromkeys(complaints)
    reference = on_disk.read_reference(folder.root)
    if reference is not None:
        findings |= dict.fromkeys(finding for theme in themes.values() for finding in not_taken(theme, reference))
        themes = {edition: restyled(theme, reference) for edition, theme in themes.items()}
    documents: dict[str, Document] = {}
    for _ in range(2):
        for done, (edition, theme) in enumerate(themes.items()):
            progress("compose", done, len(themes))
            documents[edition] = compose(pack, edition, templates, theme)
            if not documents[edition].blocks:
                raise TemplateError(
                    f"the edition “{edition}” prints nothing.",
                    templates.path(templates.main(edition)),
                    hint="Write its lines of {% include … %}, or delete the file to have the packaged one.",
                )
        ledger = account(pack.sources, printed_spans(documents.values()))
        if ledger == pack.ledger:
            break
        pack = replace(pack, ledger=ledger)
    return Composed(pack, documents, themes, reference, (*findings, *_over_limit(pack)))


def _over_limit(pack: Pack) -> tuple[Finding, ...]:
    return tuple(
        Finding(
            "error",
            "over-limit",
            f"{account.used_words} of {account.source}'s {account.body_words} words would be printed; "
            f"its publisher allows {account.limit}.",
            pack.source(account.source).raw.path,
            hint="Shorten or take out excerpts, quotes or chronology entries of this source in pack.yaml.",
        )
        for account in pack.ledger
        if account.limit is not None and account.used_words > account.limit
    )


def make(
    composed: Composed, output: Path, folder: Folder, options: Options, progress: Progress
) -> tuple[tuple[tuple[Path, bytes], ...], tuple[Finding, ...]]:
    """write → verify: the files' bytes with their targets, each read back and asked to prove itself.

    `options.editions` and `options.formats` say which are wanted.
    """
    from briefing.compose.composing import KEY_EDITIONS
    from briefing.pipeline.keeping import withheld
    from briefing.verify import verify
    from briefing.write.json import dump_manifest
    from briefing.write.manifest import manifest
    from briefing.write.traces import traces

    pack = composed.pack
    made: list[tuple[Path, bytes]] = []
    findings = _changed_meanwhile(pack, folder)
    sources = {source.id: source.raw for source in pack.sources}
    root = Path(os.path.relpath(folder.root, output)).as_posix()
    wanted = options.editions or pack.editions
    total, done = len(wanted) * len(options.formats), 0
    for edition in wanted:
        document, theme = composed.documents[edition], composed.themes[edition]
        pages = page_numbers(document, theme)
        listed = output / f"{pack.name}-{edition}.sources.json"
        before = _made_before(listed)
        names: dict[str, str] = {}
        secret = () if edition in KEY_EDITIONS else withheld(pack)
        read_back = []
        for kind in options.formats:
            progress("write", done, total)
            done += 1
            writer = plugins.writer(kind)
            lacking = writer.missing_characters(document, theme)
            findings += [replace(f, severity="error") for f in lacking] if options.strict else lacking
            data = writer.write(document, theme, pages=pages, reference=composed.reference)
            target = output / f"{pack.name}-{edition}.{kind}"
            free = on_disk.free_name(target, before)
            if free != target:
                findings.append(_kept(target, free))
            names[free.name] = on_disk.sha256(data)
            made.append((free, data))
            read_back.append((free.name, writer.read_back(data), traces(data) if secret else ()))
        # A format that was not asked for this time stays listed, so that its file is still known as ours.
        kept = {name: digest for name, digest in before.items() if name not in names and (output / name).exists()}
        says = manifest(document, pack, pack.ledger, names | kept, root, f"briefing {briefing.__version__}", secret)
        progress("verify", done, total)
        for name, printed, found in read_back:
            findings += verify(says, name, printed, sources, found)
        made.append((listed, dump_manifest(says).encode()))
    return tuple(made), tuple(findings)


def page_numbers(document: Document, theme: Theme) -> Mapping[str, int]:
    """The page that each block begins on in the PDF, for a document with contents; the others need none."""
    if not any(isinstance(block, Contents) for block in walk(document.blocks)):
        return {}
    from briefing.write import pdf

    return pdf.page_numbers(document, theme)


def _changed_meanwhile(pack: Pack, folder: Folder) -> list[Finding]:
    """Sources whose bytes on disk are no longer those that were read at the start."""
    changed = []
    for source in pack.sources:
        try:
            same = on_disk.sha256((folder.root / source.raw.path).read_bytes()) == source.raw.sha256
        except OSError:
            same = False
        if not same:
            changed.append(
                Finding("error", "source-changed", "the file changed while the pack was being made.", source.raw.path,
                        hint="Build again.")
            )  # fmt: skip
    return changed


def _made_before(listed: Path) -> Mapping[str, str]:
    from briefing.write.json import load_manifest

    try:
        old = load_manifest(listed.read_text("utf-8"), listed.name)
    except (OSError, UnicodeDecodeError, UsageError):
        return {}
    return {file.path: file.sha256 for file in old.files}


def _kept(target: Path, free: Path) -> Finding:
    return Finding(
        "warning",
        "kept-edited",
        f"it has been edited since it was made, so it is kept; the new one is {free.name}.",
        target.name,
        hint="Rename or delete the edited one to have it made in its place.",
    )
