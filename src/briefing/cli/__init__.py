"""Command line: parse, call, print, exit code. Everything else happens in the pipeline.

Results go to stdout, messages and progress to stderr. Exit codes: 0 fine, 1 ran and found errors,
2 usage, 3 could not run, 70 a bug of ours, 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from briefing import __version__
from briefing.cli.export import export
from briefing.cli.templates import templates
from briefing.errors import BriefingError, UsageError

if TYPE_CHECKING:
    from briefing.pipeline import Options

_PATHS = click.Path(path_type=Path)


def main() -> NoReturn:
    """Run the command line; the exit code says how it went."""
    debug = "--debug" in sys.argv[1:]
    try:
        code = cli.main(prog_name="briefing", standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (KeyboardInterrupt, click.Abort):
        click.echo("Interrupted. Nothing was changed.", err=True)
        sys.exit(130)
    except BriefingError as error:
        if debug:
            raise
        click.echo(f"{click.style('Error:', fg='red')} {error.message}", err=True)
        if error.hint:
            click.echo(f"  {error.hint}", err=True)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # The reader of our output went away (`| head`): there is nobody to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:
        # The last line of defence: whatever comes here is our bug.
        if debug:
            raise
        click.echo(
            f"{click.style('This is a bug in briefing, not a mistake of yours:', fg='red')} "
            f"{type(error).__name__}: {error}\n  Run the command again with --debug and send us what it prints. "
            "Nothing was published.",
            err=True,
        )
        sys.exit(70)


@click.group(
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="A first pack:  briefing init mypack --example && briefing build mypack",
)
@click.version_option(__version__, message="briefing %(version)s")
def cli() -> None:
    """Turn a folder of documents into printable packs whose every quotation can be re-found.

    \b
    Example:
      briefing build mypack          the pack in DOCX and PDF, in mypack/output
      briefing verify mypack/output/*.pdf
    """


# --debug is looked for in sys.argv, because it decides how an error shows that may come before parsing.
_debug = click.option("--debug", is_flag=True, hidden=True, expose_value=False, help="Show where an error arose.")
_quiet = click.option("-q", "--quiet", is_flag=True, help="Say only what is wrong.")
_verbose = click.option("-v", "--verbose", is_flag=True, help="Say everything, remarks included.")
_workers = click.option(
    "--workers", type=click.IntRange(1, 64), help="How many processes read side by side [default: by number of files]."
)
_no_cache = click.option("--no-cache", is_flag=True, help="Read every file anew, and keep nothing of what was read.")


def _options(*, workers: int | None = None, no_cache: bool = False, **given: object) -> Options:
    from briefing.pipeline import Options
    from briefing.pipeline.cache import place

    cache = None if no_cache else place(os.environ, sys.platform)
    return Options(workers=workers or 0, cache=cache, **given)  # type: ignore[arg-type]  # click has checked the types


@cli.command()
@click.argument("folder", type=_PATHS, default=".")
@click.option("--example", is_flag=True, help="Put three short documents in it, so that it builds at once.")
@_quiet
@_debug
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


@cli.command()
@click.argument("paths", type=click.Path(path_type=Path, allow_dash=True), nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print everything found, as JSON for other programs.")
@click.option("--text", "as_text", is_flag=True, help="Print the extracted text that all offsets count in.")
@_workers
@_no_cache
@_quiet
@_verbose
@_debug
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
        understood = understand(targets, _options(workers=workers, no_cache=no_cache), progress)
    if as_json:
        click.echo(inspection(understood.annotated, understood.events), nl=False)
    elif as_text:
        for found in understood.annotated:
            click.echo(found.source.text, nl=not found.source.text.endswith("\n"))
    else:
        click.echo(describe(understood))
    sys.exit(say((*understood.unread, *understood.findings), quiet=quiet, verbose=verbose))


@cli.command()
@click.argument("folder", type=_PATHS, default=".")
@click.option("--explain", is_flag=True, help="Print why each piece was picked, and what the limits leave.")
@click.option("-o", "--output", type=click.Path(path_type=Path, allow_dash=True), help="Write there; “-” prints it.")
@_workers
@_no_cache
@_quiet
@_verbose
@_debug
def draft(
    folder: Path,
    explain: bool,
    output: Path | None,
    workers: int | None,
    no_cache: bool,
    quiet: bool,
    verbose: bool,
) -> None:
    """Propose a pack.yaml for FOLDER: excerpts, quotes, chronology and questions to edit.

    \b
    Example:
      briefing draft mypack --explain

    A pack.yaml of yours is never written over: the proposal then goes beside it.
    """
    from briefing import pipeline
    from briefing.cli.progress import showing
    from briefing.cli.report import changes, explanation, say

    with showing(quiet) as progress:
        options = _options(workers=workers, no_cache=no_cache)
        understood, plan = pipeline.draft([folder], options, progress)
        path = None if str(output) == "-" else pipeline.write_draft(understood, plan, options, output)
    if path is None:
        click.echo(pipeline.plan_text(plan, understood.folder, options), nl=False)
    else:
        click.echo(path)
    if explain:
        click.echo(explanation(plan, understood), err=path is None)
    code = say((*understood.unread, *understood.findings), quiet=quiet, verbose=verbose)
    if path is not None and not quiet:
        if understood.plan is not None and output is None:
            click.echo(changes(understood.folder.root / "pack.yaml", path), nl=False)
            click.echo("Your pack.yaml is as it was; take over from the proposal what you like.", err=True)
        click.echo(f"Edit it, then: briefing build {folder}", err=True)
    sys.exit(code)


@cli.command()
@click.argument("paths", type=_PATHS, nargs=-1)
@click.option("-o", "--output", type=_PATHS, help="Where the made files go [default: FOLDER/output].")
@click.option("-e", "--edition", "editions", multiple=True, help="Only this edition (may be given several times).")
@click.option("-f", "--format", "formats", multiple=True, help="Only this format: docx or pdf.")
@click.option("--templates", type=_PATHS, help="A folder of your own templates, before all others.")
@click.option("--look", default="", help="The look: classroom, ministry, plain, or one of your own.")
@click.option("--strict", is_flag=True, help="Take warnings (a required link that is not known) for errors.")
@click.option("--json", "as_json", is_flag=True, help="Print what was made, and the rights ledger, as JSON.")
@_workers
@_no_cache
@_quiet
@_verbose
@_debug
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
    targets = paths or (Path(),)
    options = _options(
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
        built = pipeline.build(targets, options, progress)
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


@cli.command()
@click.argument("files", type=_PATHS, nargs=-1, required=True)
@click.option("--sources", type=_PATHS, help="The folder that holds the sources, where they have moved.")
@_quiet
@_verbose
@_debug
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
        findings = pipeline.verify_files(files, sources, _options(), progress)
    code = say(findings, quiet=quiet, verbose=verbose)
    if code == 0 and not quiet:
        which = f"{files[0]} proves itself" if len(files) == 1 else f"All {len(files)} files prove themselves"
        click.echo(f"{which}: every excerpt is where it should be.")
    sys.exit(code)


def _near(path: Path) -> Path:
    """`path` as seen from here, where that is shorter."""
    near = Path(os.path.relpath(path)) if path.drive == Path.cwd().drive else path
    return near if len(str(near)) < len(str(path)) else path


cli.add_command(export)
cli.add_command(templates)
