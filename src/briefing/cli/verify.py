"""Command line's verify: made files held against their sources."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from briefing.cli import options


@click.command()
@click.argument("files", type=options.PATHS, nargs=-1, required=True)
@click.option("--sources", type=options.PATHS, help="The folder that holds the sources, where they have moved.")
@options.quiet
@options.verbose
@options.debug
def verify(files: tuple[Path, ...], sources: Path | None, quiet: bool, verbose: bool) -> None:
    """Re-find every excerpt of made FILES in them and in the sources as they are on disk now.

    \b
    Example:
      briefing verify mypack/output/*.docx mypack/output/*.pdf
    """
    from briefing import pipeline
    from briefing.cli.progress import showing
    from briefing.cli.report import say

    with showing(quiet) as progress:
        findings = pipeline.verify_files(files, sources, options.of(), progress)
    code = say(findings, quiet=quiet, verbose=verbose)
    if code == 0 and not quiet:
        which = f"{files[0]} proves itself" if len(files) == 1 else f"All {len(files)} files prove themselves"
        click.echo(f"{which}: every excerpt is where it should be.")
    sys.exit(code)
