"""Pipeline's options and results: what a person may ask of a run, and what comes out of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from briefing.model import Annotated, Event, Finding, Limits, Pack, Plan
from briefing.pipeline.files import Folder

Progress = Callable[[str, int, int], None]
"""Called with a stage's name, how much of it is done, and how much there is."""


def silent(_stage: str, _done: int, _total: int) -> None:
    """Progress that nobody looks at."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a person may ask of a run.

    `editions` empty means all of the pack's; `templates` is their own folder; `workers` says how many
    processes read, 0 leaves that to the number of files; `cache` is where readings are kept, None keeps none;
    `look` is the name of a look, "" for the one that pack.yaml or theme.yaml names.
    """

    editions: tuple[str, ...] = ()
    formats: tuple[str, ...] = ("docx", "pdf")
    output: Path | None = None
    templates: Path | None = None
    strict: bool = False
    workers: int = 0
    limits: Limits = field(default_factory=Limits)
    cache: Path | None = None
    look: str = ""


@dataclass(frozen=True, slots=True)
class Understood:
    """What the documents of a folder say: each annotated, the events across them.

    `plan` is the person's own, where there is one. `unread` are findings about single files: the rest
    goes on without them. `findings` are about what a person wrote.
    """

    folder: Folder
    annotated: tuple[Annotated, ...]
    events: tuple[Event, ...]
    plan: Plan | None
    unread: tuple[Finding, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made: the pack, the files written, and what a person should know.

    Nothing is written unless all of it is verified. `drafted` is where the plan went that was drafted in
    memory, `own_plan` where a person's would be read from.
    """

    pack: Pack | None
    written: tuple[Path, ...]
    findings: tuple[Finding, ...]
    drafted: Path | None = None
    own_plan: Path | None = None

    @property
    def files(self) -> tuple[Path, ...]:
        """The files for people among those written, manifests left out."""
        return tuple(path for path in self.written if not path.name.endswith(".sources.json"))
