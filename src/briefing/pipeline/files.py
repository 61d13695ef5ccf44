"""Pipeline's files: which documents a folder holds, and how made files are published without harm.

Nothing is written in place: bytes go to a name beside the target and are renamed when all is there.
A made file whose bytes are not those that its manifest names has been edited by a person and is kept.
"""

from __future__ import annotations

import hashlib
import os
import re
import signal
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from briefing.errors import BriefingError, UsageError
from briefing.model import Finding

PLAN = "pack.yaml"
DRAFT = "pack.draft.yaml"
PROPOSED = "pack.proposed.yaml"
KNOWLEDGE = "sources.yaml"
REFERENCE = "reference.docx"
_NOT_DOCUMENTS = frozenset({PLAN, DRAFT, PROPOSED, KNOWLEDGE, "theme.yaml", REFERENCE})
_MADE = frozenset({".docx", ".pdf"})
_NOT_FOLDERS = frozenset({"output", "templates", "fonts"})


@dataclass(frozen=True, slots=True)
class Folder:
    """What a build works on.

    `root` is the folder that paths are relative to; `documents` are (file, POSIX path from root),
    sorted; `knowledge` the sources.yaml files, outermost first; `plan` the person's pack.yaml.
    """

    root: Path
    documents: tuple[tuple[Path, str], ...]
    knowledge: tuple[Path, ...]
    plan: Path | None
    output: Path
    findings: tuple[Finding, ...] = ()


def survey(targets: Sequence[Path]) -> Folder:
    """The documents of `targets`: one folder (a project when it holds `seeds/`), or files and folders.

    Raises `UsageError` when a target is missing or no document is found.
    """
    for target in targets:
        if not target.exists():
            raise UsageError(
                f"There is no file or folder “{target}”.", "Check the name, or make one with: briefing init"
            )
    if len(targets) == 1 and targets[0].is_dir():
        root = targets[0].resolve()
        below = root / "seeds" if (root / "seeds").is_dir() else root
        output = root / "output"
    else:
        parents = [t.resolve() if t.is_dir() else t.resolve().parent for t in targets]
        root = Path(os.path.commonpath(parents))
        below, output = None, Path.cwd() / "output"
    findings: list[Finding] = []
    found: dict[str, Path] = {}
    for start in [below] if below else [t.resolve() if t.is_dir() else t.absolute() for t in targets]:
        for file in _documents(start, root, findings) if start.is_dir() else [start]:
            found[relative(file, root)] = file
    if not found:
        where = below or root
        raise UsageError(
            f"No document in “{where}”.",
            "Put .txt, .md, .html, .docx or .pdf files there; hidden files, output/ and templates/ are not read.",
        )
    documents = tuple((found[name], name) for name in sorted(found))
    plan = root / PLAN
    return Folder(
        root, documents, knowledge_files(root, found), plan if plan.is_file() else None, output, tuple(findings)
    )


def relative(file: Path, root: Path) -> str:
    """The POSIX path of `file` as seen from `root`."""
    return Path(os.path.relpath(file, root)).as_posix()


def _documents(below: Path, root: Path, findings: list[Finding]) -> Iterator[Path]:
    for folder, names, files in os.walk(below):
        here = Path(folder)
        names[:] = sorted(n for n in names if not n.startswith(".") and not (n in _NOT_FOLDERS and here == root))
        # What stands beside its manifest was made by this program, and is no document for the next pack.
        made = {name.removesuffix(".sources.json") for name in files if name.endswith(".sources.json")}
        for name in sorted(files):
            file = here / name
            if name.startswith((".", "~$")) or name in _NOT_DOCUMENTS or name.endswith(".sources.json"):
                continue
            if made and file.suffix in _MADE and re.sub(r"\.new\d*$", "", file.stem) in made:
                continue
            if file.is_symlink() and not file.resolve().is_relative_to(root):
                findings.append(
                    Finding(
                        "warning", "outside-folder", "this is a link to a file outside the folder; it is not read.",
                        relative(file, root), hint="Copy the file into the folder.",
                    )
                )  # fmt: skip
                continue
            yield file


def knowledge_files(root: Path, found: Mapping[str, Path]) -> tuple[Path, ...]:
    """The sources.yaml files that speak of the documents `found` below `root`, outermost first."""
    folders = {root}
    for file in found.values():
        for parent in file.parents:
            if not parent.is_relative_to(root):
                break
            folders.add(parent)
    return tuple(f / KNOWLEDGE for f in sorted(folders, key=lambda f: (len(f.parts), f)) if (f / KNOWLEDGE).is_file())


def sha256(data: bytes) -> str:
    """The SHA-256 of `data` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def read_text(path: Path, root: Path) -> str:
    """A project file as UTF-8. Raises `BriefingError` naming it when it cannot be read."""
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise BriefingError(
            f"{relative(path, root)} is not UTF-8 text (byte {error.start}).", "Save it as UTF-8 in your editor."
        ) from error
    except OSError as error:
        raise BriefingError(f"{relative(path, root)} cannot be read: {error.strerror or error}.") from error


def read_reference(root: Path) -> bytes | None:
    """The bytes of a project's reference.docx, the Word file that its packs are to look like; None without one."""
    path = root / REFERENCE
    return _bytes(path) if path.is_file() else None


def free_name(target: Path, made: Mapping[str, str]) -> Path:
    """Where to write what should be `target`: there, unless a person's file stands there.

    `made` maps file names to the SHA-256 that the program wrote them with, as the manifest has it.
    """
    candidate, number = target, 1
    while candidate.exists() and made.get(candidate.name) != sha256(_bytes(candidate)):
        suffix = "new" if number == 1 else f"new{number}"
        candidate = target.with_name(f"{target.stem}.{suffix}{target.suffix}")
        number += 1
    return candidate


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BriefingError(f"{path} cannot be read: {error.strerror or error}.", _LOCKED) from error


_LOCKED = "Close it in Word or the PDF viewer, and check that you may write in that folder."


def publish(files: Iterable[tuple[Path, bytes]]) -> None:
    """Write all `files`, or none: first beside their targets, then renamed in one go.

    Raises `BriefingError` naming the file that cannot be written; nothing half-written is left.
    """
    pending: list[tuple[Path, Path]] = []
    try:
        for target, data in files:
            if target.parent.exists() and not target.parent.is_dir():
                raise BriefingError(
                    f"“{target.name}” cannot be written: “{target.parent}” is a file, not a folder.",
                    "Give the name of a folder, new or not.",
                )
            aside = target.with_name(f".{target.name}.part")
            pending.append((aside, target))
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                aside.write_bytes(data)
            except OSError as error:
                raise BriefingError(f"“{target}” cannot be written: {error.strerror or error}.", _LOCKED) from error
        with _uninterrupted():
            for aside, target in pending:
                try:
                    aside.replace(target)
                except OSError as error:
                    raise BriefingError(
                        f"“{target}” cannot be replaced: {error.strerror or error}.", _LOCKED
                    ) from error
    finally:
        for aside, _ in pending:
            with suppress(OSError):
                aside.unlink(missing_ok=True)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Hold Ctrl-C back for the few renames, so that a trio of files and its manifest always belong together."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
