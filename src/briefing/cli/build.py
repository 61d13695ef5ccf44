"""Command line's build: the packs made."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from briefing.cli import options
from briefing.errors import UsageError


@click.command()
@click.argument("paths", type=options.PATHS, nargs=-1)
@click.option("-o", "--output", type=options.PATHS, help="Where the made files go [default: FOLDER/output].")
@click.option("-e", "--edition", "editions", multiple=True, help="Only this edition (may be given several times).")
@click.option("-f", "--format", "formats", multiple=True, help="Only this format: docx or pdf.")
@click.option("--templates", type=options.PATHS, help="A folder of your own templates, before all others.")
@click.option("--look", default="", help="The look: classroom, ministry, plain, or one of your own.")
@click.option("--strict", is_flag=True, help="Take warnings (a required link that is not known) for errors.")
@click.option("--json", "as_json", is_flag=True, help="Print what was made, and the rights ledger, as JSON.")
@options.workers
@options.no_cache
@options.quiet
@options.verbose
@options.debug
def build(
    paths: tuple[Path, ...],
    output: Path | None,
    editions: tuple[str, ...],
    formats: tuple[str, ...],
    templates: Path | None,
    look: str,
    strict: bool,
    as_json: bool,
    workers: int | None,
    no_cache: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Make the packs of PATHS (a project, a folder of documents, or files), in DOCX and PDF, verified.

    \b
    Example:
      briefing build mypack
      briefing build article.pdf statement.docx -o handouts --edition handout

    Without a pack.yaml the choice is the program's; it is written out as pack.draft.yaml for you to edit.
    """
    from briefing import pipeline, plugins
    from briefing.cli.progress import showing
    from briefing.cli.report import built_json, say

    for name in formats:
        if name not in plugins.formats():
            raise UsageError(f"“{name}” is no format.", f"Known: {', '.join(plugins.formats())}.")
    if Path("-") in paths:
        raise UsageError(
            "A pack cannot be made of standard input: its quotations are proved from the documents on disk.",
            "Save the document into a file or a folder, and build that; `briefing inspect -` only looks at it.",
        )
    targets = paths or (Path(),)
    asked = options.of(
        output=output,
        editions=editions,
        formats=formats or plugins.formats(),
        templates=templates,
        look=look,
        strict=strict,
        workers=workers,
        no_cache=no_cache,
    )
    with showing(quiet) as progress:
        built = pipeline.build(targets, asked, progress)
    if as_json:
        click.echo(built_json(built), nl=False)
    else:
        for path in built.written:
            click.echo(_near(path))
    code = say(built.findings, quiet=quiet, verbose=verbose)
    if built.written and not quiet:
        where = "the file" if len(built.files) == 1 else f"all {len(built.files)} files"
        click.echo(f"Verified: every excerpt stands in {where} and in its source.", err=True)
        if built.drafted is not None and built.own_plan is not None:
            copy = f"cp {_near(built.drafted)} {_near(built.own_plan)}"
            click.echo(f"To choose yourself, make the draft yours and edit it:  {copy}", err=True)
        else:
            click.echo(f"Check any time:  briefing verify {_near(built.files[0])}", err=True)
    elif not built.written:
        click.echo("Nothing was published: mend what is named above and build again.", err=True)
    sys.exit(code)


def _near(path: Path) -> Path:
    """`path` as seen from here, where that is shorter."""
    near = Path(os.path.relpath(path)) if path.drive == Path.cwd().drive else path
    return near if len(str(near)) < len(str(path)) else path
