"""Command line's options: those that several commands share, and what they ask of a run."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from briefing.pipeline import Options

PATHS = click.Path(path_type=Path)
PATHS_OR_DASH = click.Path(path_type=Path, allow_dash=True)

# --debug is looked for in sys.argv, because it decides how an error shows that may come before parsing.
debug = click.option("--debug", is_flag=True, hidden=True, expose_value=False, help="Show where an error arose.")
quiet = click.option("-q", "--quiet", is_flag=True, help="Say only what is wrong.")
verbose = click.option("-v", "--verbose", is_flag=True, help="Say everything, remarks included.")
workers = click.option(
    "--workers", type=click.IntRange(1, 64), help="How many processes read side by side [default: by number of files]."
)
no_cache = click.option("--no-cache", is_flag=True, help="Read every file anew, and keep nothing of what was read.")


def of(*, workers: int | None = None, no_cache: bool = False, **given: object) -> Options:
    """What the options of a command ask of a run."""
    from briefing.pipeline import Options
    from briefing.pipeline.cache import place

    cache = None if no_cache else place(os.environ, sys.platform)
    return Options(workers=workers or 0, cache=cache, **given)  # type: ignore[arg-type]  # click has checked the types
