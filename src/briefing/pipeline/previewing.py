"""Pipeline's previews: templates tried with sample data, copied for a house version, and checked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from briefing import plugins
from briefing.errors import UsageError
from briefing.model import Finding
from briefing.pipeline.files import publish, read_reference
from briefing.pipeline.house import with_files
from briefing.pipeline.letter import restyled
from briefing.pipeline.looks import SHARED, Looks, packaged
from briefing.pipeline.making import page_numbers


def _known(edition: str, looks: Looks) -> str:
    if edition not in looks.editions():
        raise UsageError(f"There is no edition “{edition}”.", f"Known: {', '.join(looks.editions())}.")
    return edition


def preview(edition: str, folder: Path, output: Path, look: str = "") -> tuple[Path, ...]:
    """Set `edition` with sample data in `look`, in every format; returns the files."""
    from briefing.compose import compose
    from briefing.compose.sample import sample_pack

    looks = Looks.of(folder.resolve())
    pack = sample_pack()
    templates, _ = looks.templates(pack.language)
    theme, _ = looks.theme(_known(edition, looks), pack.page_size, (folder / "theme.yaml",), look)
    theme, _ = with_files(theme, folder)
    reference = read_reference(folder)
    if reference is not None:
        theme = restyled(theme, reference)
    document = compose(pack, edition, templates, theme)
    pages = page_numbers(document, theme)
    made = [
        (output / f"sample-{edition}.{kind}", writer.write(document, theme, pages=pages, reference=reference))
        for kind, writer in ((kind, plugins.writer(kind)) for kind in plugins.WRITERS)
    ]
    publish(made)
    return tuple(path for path, _ in made)


def copy_templates(edition: str, folder: Path, *, shared: bool) -> tuple[tuple[Path, bool], ...]:
    """Copy the packaged pieces of `edition` (and the shared ones) to `folder`/templates; what is there stays.

    Returns each path with whether it is new.
    """
    _known(edition, Looks.of(folder.resolve()))
    result = []
    for name in (edition, SHARED) if shared else (edition,):
        for file in sorted((packaged() / name).rglob("*")):
            if not file.is_file():
                continue
            target = folder / "templates" / file.relative_to(packaged())
            new = not target.exists()
            if new:
                publish([(target, file.read_bytes())])
            result.append((target, new))
    return tuple(result)


def check_templates(editions: Sequence[str], folder: Path) -> tuple[tuple[str, ...], tuple[Finding, ...]]:
    """What is wrong with the templates of `editions` (all when empty), words and themes included."""
    from briefing.compose import check
    from briefing.curate.questions.lint import lint_phrasings

    looks = Looks.of(folder.resolve())
    chosen = tuple(_known(edition, looks) for edition in editions) or looks.editions()
    templates, complaints = looks.templates("en")
    findings = list(complaints)
    for language in looks.languages():
        book, wrong = looks.phrasebook(language)
        findings += [*wrong, *lint_phrasings(book)]
    for edition in chosen:
        findings += check(templates, edition)
        findings += looks.theme(edition, "A4", (folder / "theme.yaml",))[1]
    return chosen, tuple(findings)
