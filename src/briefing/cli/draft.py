"""Command line's draft: a pack.yaml proposed."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from briefing.cli import options

if TYPE_CHECKING:
    from briefing.model import Length


@click.command()
@click.argument("folder", type=options.PATHS, default=".")
@click.option("--topic", metavar="WORDS", help="What the pack is to be about: what speaks of it is chosen first.")
@click.option("--question", metavar="TEXT", help="The central question, in your words.")
@click.option("--audience", metavar="WHO", help="For whom, as it is to be printed: “Year 10”.")
@click.option("--length", type=click.Choice(["short", "normal", "long"]), help="How much to choose.")
@click.option("--explain", is_flag=True, help="Print why each piece was picked, and what the limits leave.")
@click.option("-o", "--output", type=click.Path(path_type=Path, allow_dash=True), help="Write there; “-” prints it.")
@click.option("--json", "as_json", is_flag=True, help="Print what is left to print, what is new, and why, as JSON.")
@options.workers
@options.no_cache
@options.quiet
@options.verbose
@options.debug
def draft(
    folder: Path,
    topic: str | None,
    question: str | None,
    audience: str | None,
    length: Length | None,
    explain: bool,
    output: Path | None,
    as_json: bool,
    workers: int | None,
    no_cache: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Propose a pack.yaml for FOLDER: excerpts, quotes, chronology and questions to edit.

    \b
    Example:
      briefing draft mypack --explain

    A pack.yaml of yours is never written over: the proposal then goes beside it, and what is new in it is named.
    It also says what the publishers' limits leave to print.
    """
    from briefing import pipeline
    from briefing.cli.progress import showing
    from briefing.cli.proposal import explanation, left_to_print, novelties, proposal_json
    from briefing.cli.report import say
    from briefing.model import Wishes

    if as_json and str(output) == "-":
        raise click.UsageError("--json and “-o -” cannot go together: both print to standard output.")
    wishes = Wishes(topic, question, audience, length or "normal")
    with showing(quiet) as progress:
        asked = options.of(workers=workers, no_cache=no_cache)
        understood, plan = pipeline.draft([folder], asked, progress, wishes)
        review = pipeline.review(understood, plan, asked)
        left = pipeline.left_out(understood, plan) if explain else ()
        path = None if str(output) == "-" else pipeline.write_draft(understood, plan, asked, output, review.new)
    findings = (*understood.unread, *understood.findings, *review.findings)
    if as_json:
        click.echo(proposal_json(str(path), plan, review, findings, left), nl=False)
    elif path is None:
        click.echo(pipeline.plan_text(plan, understood.folder, asked, review.new), nl=False)
    else:
        click.echo(path)
    if explain and not as_json:
        click.echo(explanation(plan, understood, left), err=path is None)
    if not quiet and not as_json:
        if review.new is not None:
            click.echo(novelties(review.new, plan), err=path is None)
        if told := left_to_print(review):
            click.echo(told, err=path is None)
    say(findings, quiet=quiet, verbose=verbose)
    if path is not None and not quiet and not as_json:
        if review.own:
            click.echo("Your pack.yaml is as it was; take over from the proposal what you like.", err=True)
        click.echo(f"Edit it, then: briefing build {folder}", err=True)
    # What is wrong in a person's pack.yaml is told, but the proposal stands: only a build fails for it.
    sys.exit(any(finding.severity == "error" for finding in (*understood.unread, *understood.findings)))
