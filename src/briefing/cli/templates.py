"""Command line's templates: see, preview, copy and check what the editions are made with."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

_PATHS = click.Path(path_type=Path)


@click.group()
def templates() -> None:
    """See, preview, copy and check the templates of the editions.

    \b
    Example:
      briefing templates copy handout --to mypack
    """


@templates.command("list")
@click.argument("folder", type=_PATHS, default=".")
def list_(folder: Path) -> None:
    """List every piece, and the file it is taken from for the project FOLDER.

    \b
    Example:
      briefing templates list mypack
    """
    from briefing.cli.report import table
    from briefing.pipeline.looks import Looks, listing

    rows = [(name, os.path.relpath(path)) for name, path in listing(Looks.of(folder)).items()]
    click.echo(table(rows))


@templates.command()
@click.argument("edition")
@click.option("-C", "--folder", type=_PATHS, default=".", help="The project whose templates are used.")
@click.option("-o", "--output", type=_PATHS, default="output", show_default=True, help="Where the preview goes.")
@click.option("--look", default="", help="The look: classroom, ministry, plain, or one of your own.")
def show(edition: str, folder: Path, output: Path, look: str) -> None:
    """Make a preview of EDITION from sample data, in DOCX and PDF.

    \b
    Example:
      briefing templates show handout
      briefing templates show policy --look ministry
    """
    from briefing.pipeline.previewing import preview

    for path in preview(edition, folder, output, look):
        click.echo(path)


@templates.command()
@click.argument("edition")
@click.option("--to", "folder", type=_PATHS, default=".", help="The project that the copy is for.")
@click.option("--shared", is_flag=True, help="Copy the shared pieces and the theme too.")
def copy(edition: str, folder: Path, shared: bool) -> None:
    """Copy the templates of EDITION into a project, to make a house version of them.

    \b
    Example:
      briefing templates copy handout --to mypack

    A file that is there already is left as it is. One piece can be kept and the others deleted: what is
    missing is taken from the package.
    """
    from briefing.pipeline.previewing import copy_templates

    for path, new in copy_templates(edition, folder, shared=shared):
        click.echo(f"{path}{'' if new else '  (was there; left as it is)'}")
    click.echo(f"Edit them, then: briefing templates check {edition} -C {folder}", err=True)


@templates.command()
@click.argument("editions", nargs=-1)
@click.option("-C", "--folder", type=_PATHS, default=".", help="The project whose templates are checked.")
def check(editions: tuple[str, ...], folder: Path) -> None:
    """Check the templates of EDITIONS (all by default), or a Word file that is to be their look.

    \b
    Example:
      briefing templates check handout -C mypack
      briefing templates check letter.docx

    Of templates it says: unknown elements, missing variables and pieces. Of a Word file: styles that it lacks and
    what takes their place, formatting that is in no style, and what cannot be taken from it.
    """
    from briefing.cli.report import say
    from briefing.pipeline.letter import WORD_FILES, check_letter, check_own_letter
    from briefing.pipeline.previewing import check_templates

    letters = [name for name in editions if name.lower().endswith(WORD_FILES)]
    named = [name for name in editions if name not in letters]
    findings = tuple(finding for name in letters for finding in check_letter(Path(name), folder))
    checked: tuple[str, ...] = tuple(letters)
    if named or not letters:
        editions_checked, complaints = check_templates(named, folder)
        checked, findings = (*checked, *editions_checked), (*findings, *complaints, *check_own_letter(folder))
    code = say(findings, quiet=False, verbose=True)
    if code == 0:
        warned = any(finding.severity == "warning" for finding in findings)
        click.echo(f"{'Can be used, as told above' if warned else 'Fine'}: {', '.join(checked)}.")
    sys.exit(code)
