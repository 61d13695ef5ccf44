"""Read: files in processes of their own, so that a file that fails, hangs or dies takes nothing with it."""

from __future__ import annotations

import contextlib
import json
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from briefing.model import Finding, Limits, RawText
from briefing.read.serve import MEMORY_EXIT, Reply, Request, Setup, too_much_memory

_START_SECONDS: Final = 10.0
_POLL_SECONDS: Final = 0.1
# The parent's own import path goes along, so that readers are found which only the parent's path holds;
# -P keeps the current folder out of it: a document's folder may hold a file named like a module.
_PROGRAM: Final = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from briefing.read.serve import main; main()"
)


def read_files(
    files: Sequence[tuple[Path, str]],
    readers: Mapping[str, str],
    limits: Limits,
    *,
    workers: int = 1,
    progress: Callable[[int, int], None] | None = None,
    arrived: Callable[[int, RawText | Finding], None] | None = None,
) -> tuple[RawText | Finding, ...]:
    """Read `files` (where each is on disk, and the path it is called by), in the order given.

    `readers` maps media types to "module:function". A file that cannot be read within `limits` gives a
    `Finding`; the others go on. Up to `workers` processes read side by side, each many files; one that
    is stopped is replaced. `progress(done, total)` and `arrived(number, result)`, `number` counting from 0
    in `files`, are called in the calling thread when a file is done. However this ends, Ctrl-C included, no
    process is left.
    """
    if not files:
        return ()
    results: list[Reply | None] = [None] * len(files)
    todo = deque(range(len(files)))
    done: queue.SimpleQueue[tuple[int, Reply] | BaseException] = queue.SimpleQueue()
    setup = Setup(dict(readers), limits, os.getpid())
    lanes = [_Lane(files, todo, done, setup) for _ in range(max(1, min(workers, len(files))))]
    try:
        for lane in lanes:
            lane.thread.start()
        finished = 0
        while finished < len(files):
            # The short wait is for Ctrl-C on Windows, which does not interrupt a longer one, and for the deadlines.
            try:
                message = done.get(timeout=_POLL_SECONDS)
            except queue.Empty:
                for lane in lanes:
                    lane.check_deadline()
                continue
            if isinstance(message, BaseException):
                raise message
            results[message[0]] = message[1]
            finished += 1
            if arrived:
                arrived(*message)
            if progress:
                progress(finished, len(files))
            for lane in lanes:
                lane.check_deadline()
    finally:
        for lane in lanes:
            lane.stop()
        for lane in lanes:
            lane.thread.join(timeout=5)
    return tuple(result for result in results if result is not None)


class _Lane:
    """One process at a time and the thread that talks to it."""

    def __init__(
        self,
        files: Sequence[tuple[Path, str]],
        todo: deque[int],
        done: queue.SimpleQueue[tuple[int, Reply] | BaseException],
        setup: Setup,
    ) -> None:
        self.thread = threading.Thread(target=self._run, daemon=True)
        self._files = files
        self._todo = todo
        self._done = done
        self._setup = setup
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._served = 0
        self._deadline: float | None = None
        self._late = False
        self._stopped = False

    def stop(self) -> None:
        """End the process; no other is started."""
        with self._lock:
            self._stopped = True
            if self._process:
                self._process.kill()

    def check_deadline(self) -> None:
        """End the process if its file has had its time."""
        with self._lock:
            if self._process and self._deadline is not None and time.monotonic() > self._deadline:
                self._late = True
                self._deadline = None
                self._process.kill()

    def _run(self) -> None:
        try:
            while not self._stopped:
                try:
                    number = self._todo.popleft()
                except IndexError:
                    break
                file, path = self._files[number]
                reply = self._ask(Request(os.fspath(file), path))
                if not self._stopped:
                    self._done.put((number, reply))
        except BaseException as error:  # noqa: BLE001 - handed to the calling thread, which raises it
            self._done.put(error)
        finally:
            self._close()

    def _ask(self, request: Request) -> Reply:
        while True:
            fresh = self._served == 0
            reply = self._exchange(request)
            if reply is not None:
                self._served += 1
                return reply
            code = self._close()
            if self._late:
                self._late = False
                return _timed_out(request.path, self._setup.limits)
            # A process may have died of what earlier files left behind: ask a new one before blaming this file.
            if fresh or self._stopped:
                return _died(request.path, code, self._setup.limits)

    def _exchange(self, request: Request) -> Reply | None:
        """The reply of the process; None if it ended instead."""
        try:
            process = self._started()
            assert process.stdin is not None
            assert process.stdout is not None
            with self._lock:
                wait = self._setup.limits.seconds + (_START_SECONDS if self._served == 0 else 0)
                self._deadline = time.monotonic() + wait
            pickle.dump(request, process.stdin, pickle.HIGHEST_PROTOCOL)
            process.stdin.flush()
            reply = pickle.load(process.stdout)  # noqa: S301 - from our own child
        except (EOFError, OSError, pickle.UnpicklingError):
            return None
        finally:
            with self._lock:
                self._deadline = None
        assert isinstance(reply, RawText | Finding)
        return reply

    def _started(self) -> subprocess.Popen[bytes]:
        with self._lock:
            if self._stopped:
                raise EOFError
            if self._process:
                return self._process
            path = json.dumps([entry for entry in sys.path if entry])
            self._process = subprocess.Popen(  # noqa: S603 - our own interpreter, no shell
                [sys.executable, "-P", "-c", _PROGRAM, path],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
            self._served = 0
            process = self._process
        assert process.stdin is not None
        pickle.dump(self._setup, process.stdin, pickle.HIGHEST_PROTOCOL)
        return process

    def _close(self) -> int | None:
        """End the process and give its exit code."""
        with self._lock:
            process, self._process = self._process, None
            self._served = 0
        if process is None:
            return None
        for pipe in (process.stdin, process.stdout):
            if pipe:
                with contextlib.suppress(OSError):
                    pipe.close()
        try:
            return process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            process.kill()
            return process.wait()


def _timed_out(path: str, limits: Limits) -> Finding:
    return Finding(
        "error",
        "timed-out",
        f"Reading the file took longer than {limits.seconds:g} seconds and was stopped.",
        path,
        hint="Split it, or save its text as .txt.",
    )


def _died(path: str, code: int | None, limits: Limits) -> Finding:
    if code == MEMORY_EXIT:
        return too_much_memory(path, limits)
    why = f"exit code {code}"
    if code is not None and code < 0:
        try:
            why = signal.Signals(-code).name
        except ValueError:
            why = f"signal {-code}"
    return Finding(
        "error",
        "reader-died",
        f"Reading the file ended its process ({why}).",
        path,
        hint="The file may be damaged or made to do harm: open it and save it anew, or save its text as .txt.",
    )
