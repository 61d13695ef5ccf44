"""Command line: parse, call, print, exit code. Everything else happens in the pipeline.

Results go to stdout, messages and progress to stderr. Exit codes: 0 fine, 1 ran and found errors,
2 usage, 3 could not run, 70 a bug of ours, 130 interrupted.
"""

from __future__ import annotations

import os
import sys
from typing import NoReturn

import click

from briefing import __version__
from briefing.errors import BriefingError

COMMANDS = {
    "init": "Make a new project: a place for the documents.",
    "inspect": "Show what was read and found, source by source.",
    "draft": "Propose a pack.yaml to edit.",
    "build": "Make the packs, in DOCX and PDF, verified.",
    "verify": "Re-find every excerpt of made files in their sources.",
    "export": "Hand the chronology to other programs.",
    "templates": "See, preview, copy and check the templates.",
}
"""The commands in the order in which they are used; each is the module of its name, loaded when it is called."""


class Commands(click.Group):
    """The group of all commands, which loads no more than the one that is called."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """The names of the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        """The command called `name`, or None."""
        if name not in COMMANDS:
            from difflib import get_close_matches

            if near := get_close_matches(name, COMMANDS, 1):
                ctx.fail(f"No such command {name!r}. Did you mean {near[0]!r}?")
            return None
        module = __import__(f"briefing.cli.{name}", fromlist=[name])
        command: click.Command = getattr(module, name)
        return command

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands, from the table."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def main() -> NoReturn:
    """Run the command line; the exit code says how it went."""
    debug = "--debug" in sys.argv[1:]
    # https://no-color.org: any value but an empty one; without it click decides by where the words go.
    color = False if os.environ.get("NO_COLOR") else None
    try:
        code = cli.main(prog_name="briefing", standalone_mode=False, color=color)
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
        click.echo(f"{click.style('Error:', fg='red')} {error.message}", err=True, color=color)
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
            color=color,
        )
        sys.exit(70)


@click.group(
    cls=Commands,
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
