"""Pipeline's cache: what was read of a file, kept so that the next run need not read it again.

An entry is found by all that a reading depends on: the file's bytes, the path it is called by, the
limits, which reader reads it, and the code and libraries that do (`versions`). So no entry is ever out of
date; it is only no longer asked for. Each is a file of its own, JSON behind a digest, written aside and
renamed; whatever is not exactly that is passed over. Nothing here raises: where the cache's folder cannot
be made, read or written, there is no cache. It may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from briefing.model import Limits, RawText
from briefing.pipeline.cache.columns import dump, load
from briefing.pipeline.cache.versions import fingerprint

__all__ = ["Cache", "opened", "place"]

LARGEST: Final = 512 * 2**20
"""How many bytes all entries together may have; the ones not used for the longest time go first."""
_LARGEST_ENTRY: Final = 32 * 2**20
_MAGIC: Final = b"briefing-read 1 "
_OURS: Final = re.compile(r"[0-9a-f]{64}\.entry|[0-9a-f]{64}\.\w+\.part")
_TAG: Final = "Signature: 8a477f597d28d172789f06886806bc55\n# What briefing has read. It may be deleted at any time.\n"


def place(environment: Mapping[str, str], platform: str) -> Path | None:
    """The folder of the cache; None where there is to be none.

    BRIEFING_CACHE names it, and turns the cache off where it is empty. Otherwise it is where the system
    keeps such things: LOCALAPPDATA (Windows), ~/Library/Caches (macOS), XDG_CACHE_HOME or ~/.cache.
    `platform` is as in `sys.platform`.
    """
    named = environment.get("BRIEFING_CACHE")
    if named is not None:
        return Path(named) if named.strip() else None
    home = environment.get("USERPROFILE" if platform == "win32" else "HOME", "")
    if platform == "win32":
        folder = environment.get("LOCALAPPDATA", "") or (home and os.path.join(home, "AppData", "Local"))  # noqa: PTH118
    elif platform == "darwin":
        folder = home and os.path.join(home, "Library", "Caches")  # noqa: PTH118 - an empty home must stay empty
    else:
        folder = environment.get("XDG_CACHE_HOME", "")
        # The XDG Base Directory specification has relative paths passed over.
        folder = folder if folder.startswith("/") else home and os.path.join(home, ".cache")  # noqa: PTH118
    return Path(folder) / "briefing" if folder and Path(folder).is_absolute() else None


def opened(folder: Path | None, readers: Mapping[str, str], limits: Limits, largest: int = LARGEST) -> Cache | None:
    """The cache in `folder` for readings with `readers` and `limits`; None where it cannot be used.

    Readers of other packages are left out: nothing tells when their code has changed.
    """
    if folder is None or any(not name.startswith("briefing.") for name in readers.values()):
        return None
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        tag = folder / "CACHEDIR.TAG"
        if not tag.exists():
            tag.write_text(_TAG, "utf-8")
        if not os.access(folder, os.W_OK):
            return None
        return Cache(folder, fingerprint(readers, limits), limits.file_bytes, largest)
    except OSError:
        return None


class Cache:
    """The entries in one folder. `conditions` stands for all that a reading depends on but the file itself."""

    def __init__(self, folder: Path, conditions: str, file_bytes: int, largest: int) -> None:
        self._folder = folder
        self._conditions = conditions
        self._file_bytes = file_bytes
        self._largest = largest
        self._stored = False

    def digest(self, file: Path) -> str | None:
        """The SHA-256 of a file's bytes; None where it is none that could be read: the reader will say why."""
        try:
            status = file.stat()
            if not stat.S_ISREG(status.st_mode) or not 0 < status.st_size <= self._file_bytes:
                return None
            with file.open("rb") as stream:
                return hashlib.file_digest(stream, "sha256").hexdigest()
        except (OSError, ValueError):
            return None

    def get(self, sha256: str, path: str) -> RawText | None:
        """What was read of the file with these bytes, called `path`; None where nothing sound is kept."""
        entry = self._entry(sha256, path)
        try:
            with entry.open("rb") as stream:
                data = stream.read(_LARGEST_ENTRY + 1)
        except (OSError, ValueError):
            return None
        head, _, payload = data.partition(b"\n")
        if head != _head(payload):
            return None
        try:
            raw = load(payload.decode("utf-8"))
        except ValueError:
            return None
        if (raw.sha256, raw.path) != (sha256, path):
            return None
        with suppress(OSError):
            os.utime(entry)  # used just now: among the last to go
        return raw

    def put(self, sha256: str, raw: RawText) -> None:
        """Keep `raw`, read of the file that had this digest before; nothing is kept when it has changed since."""
        if raw.sha256 != sha256:
            return
        try:
            payload = dump(raw).encode("utf-8")
        except UnicodeEncodeError:
            return
        if len(payload) > min(_LARGEST_ENTRY - 200, self._largest):
            return
        entry = self._entry(sha256, raw.path)
        with suppress(OSError):
            descriptor, aside = tempfile.mkstemp(".part", f"{entry.stem}.", self._folder)
            try:
                with os.fdopen(descriptor, "wb") as stream:
                    stream.write(_head(payload) + b"\n" + payload)
                os.replace(aside, entry)  # noqa: PTH105 - a plain name came from mkstemp
                self._stored = True
            except BaseException:
                with suppress(OSError):
                    os.unlink(aside)  # noqa: PTH108
                raise

    def trim(self) -> None:
        """Delete the entries not used for the longest time, as many as are too many. Foreign files are left alone."""
        if not self._stored:
            return
        found: list[tuple[int, str, int]] = []
        try:
            with os.scandir(self._folder) as entries:
                for entry in entries:
                    if _OURS.fullmatch(entry.name):
                        with suppress(OSError):
                            status = entry.stat(follow_symlinks=False)
                            found.append((status.st_mtime_ns, entry.name, status.st_size))
        except OSError:
            return
        total = sum(size for _, _, size in found)
        for _, name, size in sorted(found):
            if total <= self._largest:
                break
            with suppress(OSError):
                (self._folder / name).unlink()
                total -= size

    def _entry(self, sha256: str, path: str) -> Path:
        key = hashlib.sha256(f"{self._conditions}\0{sha256}\0{path}".encode("utf-8", "surrogatepass"))
        return self._folder / f"{key.hexdigest()}.entry"


def _head(payload: bytes) -> bytes:
    return _MAGIC + hashlib.sha256(payload).hexdigest().encode()
