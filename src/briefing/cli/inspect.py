"""Command line's inspect: what was read and found."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from briefing.cli import options


@click.command()
@click.argument("paths", type=click.Path(path_type=Path, allow_dash=True), nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print everything found, as JSON for other programs.")
@click.option("--text", "as_text", is_flag=True, help="Print the extracted text that all offsets count in.")
@options.workers
@options.no_cache
@options.quiet
@options.verbose
@options.debug
def inspect(
    paths: tuple[Path, ...],
    as_json: bool,
    as_text: bool,
    workers: int | None,
    no_cache: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Show what was read and found in PATHS (files or folders; the current folder by default), source by source.

    \b
    Example:
      briefing inspect seeds/article.html
      briefing inspect --json mypack > found.json

    “-” reads one document from standard input.
    """
    from briefing.cli.progress import showing
    from briefing.cli.report import describe, say
    from briefing.cli.stdin import targets_of
    from briefing.pipeline import understand
    from briefing.write.json import inspection

    if as_json and as_text:
        raise click.UsageError("--json and --text cannot go together.")
    with targets_of(paths) as targets, showing(quiet) as progress:
        understood = understand(targets, options.of(workers=workers, no_cache=no_cache), progress)
    if as_json:
        click.echo(inspection(understood.annotated, understood.events), nl=False)
    elif as_text:
        for found in understood.annotated:
            click.echo(found.source.text, nl=not found.source.text.endswith("\n"))
    else:
        click.echo(describe(understood))
    sys.exit(say((*understood.unread, *understood.findings), quiet=quiet, verbose=verbose))
