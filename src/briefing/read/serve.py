"""Read: the process in which files are read, one after another, asked for over a pipe.

Started as `python -c` by `worker`, so that neither the command line nor a caller's `__main__` is
imported again. It imports only the reader that a file's format needs.
"""

from __future__ import annotations

import importlib
import os
import pickle
import signal
import stat
import sys
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import BinaryIO, Final, NoReturn

from briefing.errors import UnreadableSourceError
from briefing.model import Finding, Limits, RawText, Severity
from briefing.read import memory, sniff

MEMORY_EXIT: Final = 86
ORPHAN_EXIT: Final = 87
_POLL_SECONDS: Final = 0.1
# Where the system enforces the limit, a library that meets it dies without a word: be a little earlier.
_NEARLY: Final = 0.9


@dataclass(frozen=True, slots=True)
class Setup:
    """What a process is told first: `readers` maps media types to "module:function", `parent` is who asks."""

    readers: Mapping[str, str]
    limits: Limits
    parent: int


@dataclass(frozen=True, slots=True)
class Request:
    """One file to read: where it is on disk, and the `path` that it is called by."""

    file: str
    path: str


Reply = RawText | Finding


def main() -> NoReturn:
    """Serve requests from standard input until it ends. Never returns; prints nothing."""
    if hasattr(signal, "SIGINT"):
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's: it ends this process
    requests, replies = _pipes()
    setup = pickle.load(requests)  # noqa: S301 - from our own parent
    assert isinstance(setup, Setup)
    memory.limit(setup.limits.memory_bytes)
    if sys.platform != "win32" and os.getppid() == 1 != setup.parent:
        os._exit(ORPHAN_EXIT)  # the parent was gone before its number could be noted
    watch = _Watch(setup.limits)
    threading.Thread(target=watch.run, daemon=True).start()
    while True:
        try:
            request = pickle.load(requests)  # noqa: S301
        except (EOFError, OSError):
            os._exit(0)
        watch.begin()
        reply = answer(request, setup)
        watch.end()
        try:
            pickle.dump(reply, replies, pickle.HIGHEST_PROTOCOL)
            replies.flush()
        except OSError:
            os._exit(0)
        if memory.used() > setup.limits.memory_bytes // 2:
            os._exit(0)  # what one file left behind must not count against the next; a new process takes over


def answer(request: Request, setup: Setup) -> Reply:
    """Read one file. Whatever goes wrong becomes a `Finding` that names the file, the reason and what to do."""
    try:
        data = load(request.file, setup.limits)
        media_type = sniff.media_type(request.path, data[: sniff.HEAD_BYTES])
        reader = setup.readers.get(media_type) if media_type else None
        if media_type is None or reader is None:
            return unknown(request.path, data[: sniff.HEAD_BYTES])
        return _function(reader)(data, request.path, media_type, setup.limits)
    except UnreadableSourceError as error:
        severity: Severity = "warning" if error.code == "empty-file" else "error"
        return Finding(severity, error.code, error.message, request.path, hint=error.hint)
    except MemoryError:
        return too_much_memory(request.path, setup.limits)
    except RecursionError:
        return Finding(
            "error",
            "too-nested",
            "The file's parts are nested too deeply to be read.",
            request.path,
            hint="Open it and save its text anew.",
        )
    except Exception as error:  # noqa: BLE001 - the border of the process: one bad file must not stop the others
        return Finding(
            "error",
            "reader-failed",
            f"The file could not be read ({type(error).__name__}: {str(error)[:200]}).",
            request.path,
            hint="It may be damaged: open it and save it anew, or save its text as .txt.",
        )


def unknown(path: str, head: bytes) -> Finding:
    """The finding for a file of no readable format: a damaged document is an error, a stray file none."""
    if promised := sniff.misnamed(path, head):
        return Finding(
            "error",
            "not-that-format",
            f"The file is named {promised}, but does not begin as one.",
            path,
            hint="It is damaged or only half there: fetch it anew, or take it out of the folder.",
        )
    return Finding("warning", "unknown-format", "This format cannot be read.", path, hint=sniff.unknown_hint(head))


def load(file: str, limits: Limits) -> bytes:
    """The bytes of `file`. Raises `UnreadableSourceError` for what is no readable, non-empty, small enough file."""
    try:
        status = os.stat(file)  # noqa: PTH116 - a directory or a pipe must be known before it is opened
        if stat.S_ISDIR(status.st_mode):
            raise UnreadableSourceError("This is a folder, not a file.", "Name the files in it.", "not-a-file")
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableSourceError(
                "This is not a regular file (a pipe or a device).", "Copy its content to a file.", "not-a-file"
            )
        if status.st_size > limits.file_bytes:
            raise _too_big(status.st_size, limits)
        with open(file, "rb") as stream:  # noqa: PTH123 - a plain name came over the pipe
            data = stream.read(limits.file_bytes + 1)
    except FileNotFoundError:
        raise UnreadableSourceError(
            "The file is not there.", "Was it moved, or is it a broken link?", "no-file"
        ) from None
    except PermissionError:
        raise UnreadableSourceError(
            "The file may not be read.", "Close it in other programs, or ask for the right to read it.", "no-permission"
        ) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise UnreadableSourceError(
            f"The file cannot be opened ({reason}).", "Check the file, and the links that lead to it.", "unreadable"
        ) from None
    if len(data) > limits.file_bytes:
        raise _too_big(len(data), limits)
    if not data.strip(b"\x00\t\n\r "):
        raise UnreadableSourceError("The file is empty.", "Fill it or take it out of the folder.", "empty-file")
    return data


def too_much_memory(path: str, limits: Limits) -> Finding:
    """The finding for a file that needs more memory than the limit."""
    return Finding(
        "error",
        "too-much-memory",
        f"Reading the file took more than {limits.memory_bytes / 2**20:,.0f} MB of memory.",
        path,
        hint="Split it, or save its text as .txt.",
    )


def _too_big(size: int, limits: Limits) -> UnreadableSourceError:
    return UnreadableSourceError(
        f"The file has {size / 2**20:,.1f} MB; at most {limits.file_bytes / 2**20:,.1f} MB are read.",
        "Split it, or keep only the part that is needed.",
        "too-big",
    )


def _function(name: str) -> Callable[[bytes, str, str, Limits], RawText]:
    module, _, attribute = name.partition(":")
    found: Callable[[bytes, str, str, Limits], RawText] = getattr(importlib.import_module(module), attribute)
    return found


def _pipes() -> tuple[BinaryIO, BinaryIO]:
    """The pipes from and to the parent, taken away from whatever a library may print or ask."""
    if sys.platform == "win32":
        import msvcrt

        msvcrt.setmode(0, os.O_BINARY)
        msvcrt.setmode(1, os.O_BINARY)
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(nothing, 1)
    return requests, replies


class _Watch:
    """Ends this process when it takes too much memory or too long, or when its parent is gone.

    The parent watches the time as well; this is for systems without memory limits, and for a parent
    that was killed.
    """

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._parent = os.getppid()
        self._until: float | None = None

    def begin(self) -> None:
        """A file is being read from now."""
        self._until = time.monotonic() + self._limits.seconds + 10

    def end(self) -> None:
        """No file is being read."""
        self._until = None

    def run(self) -> None:
        """Look ten times a second."""
        while True:
            time.sleep(_POLL_SECONDS)
            until = self._until
            if os.getppid() != self._parent or (until is not None and time.monotonic() > until):
                os._exit(ORPHAN_EXIT)
            if until is not None and memory.used() > _NEARLY * self._limits.memory_bytes:
                os._exit(MEMORY_EXIT)
