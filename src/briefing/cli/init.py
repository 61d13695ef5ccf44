"""Command line's init: a new project."""

from __future__ import annotations

from pathlib import Path

import click

from briefing.cli import options


@click.command()
@click.argument("folder", type=options.PATHS, default=".")
@click.option("--example", is_flag=True, help="Put three short documents in it, so that it builds at once.")
@options.quiet
@options.debug
def init(folder: Path, example: bool, quiet: bool) -> None:
    """Make a new project in FOLDER: a place for the documents, and a sources.yaml to fill in.

    \b
    Example:
      briefing init mypack --example

    Nothing that is there already is changed.
    """
    from briefing.pipeline.starting import start

    for path, new in start(folder, example=example):
        click.echo(f"{path}{'' if new else '  (was there; left as it is)'}")
    if not quiet:
        there = "" if str(folder) == "." else f" {folder}"
        todo = "" if example else f"Put your documents into {folder / 'seeds'}, then: "
        click.echo(f"{todo or 'Next: '}briefing build{there}", err=True)
