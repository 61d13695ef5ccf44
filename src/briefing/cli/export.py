"""Command line's export: parts of a pack in formats of other programs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from briefing.errors import UsageError


@click.group()
def export() -> None:
    """Hand parts of a pack to other programs.

    \b
    Example:
      briefing export chronology mypack --format ics -o mypack.ics
    """


@export.command()
@click.argument("folder", type=click.Path(path_type=Path), default=".")
@click.option("-f", "--format", "form", required=True, help="ics (calendar), timelinejs (JSON) or csv (table).")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, allow_dash=True), help="Write there [default: standard output]."
)
@click.option("-q", "--quiet", is_flag=True, help="Say only what is wrong.")
@click.option("-v", "--verbose", is_flag=True, help="Say everything, remarks included.")
@click.option("--debug", is_flag=True, hidden=True, expose_value=False, help="Show where an error arose.")
def chronology(folder: Path, form: str, output: Path | None, quiet: bool, verbose: bool) -> None:
    """Print the chronology of FOLDER's pack as a calendar, a TimelineJS timeline or a table.

    \b
    Example:
      briefing export chronology mypack --format csv > events.csv
      briefing export chronology mypack --format ics -o mypack.ics

    It holds the events that the pack prints, in the sources' words. A calendar takes only those whose days are
    known; the others say in words what is known of their date.
    """
    from briefing import pipeline, plugins
    from briefing.cli.progress import showing
    from briefing.cli.report import say

    if form not in plugins.exports():
        raise UsageError(f"“{form}” is no format of a chronology.", f"Known: {', '.join(plugins.exports())}.")
    with showing(quiet) as progress:
        text, findings = pipeline.export([folder], pipeline.Options(), form, progress)
    code = say(findings, quiet=quiet, verbose=verbose)
    if text is None:
        sys.exit(code)
    if output is None or str(output) == "-":
        # As bytes: the line ends that a format asks for must not be changed on the way.
        sys.stdout.buffer.write(text.encode())
        sys.stdout.buffer.flush()
    else:
        pipeline.write_export(text, output)
        click.echo(output)
    sys.exit(code)
