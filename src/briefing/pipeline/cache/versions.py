"""Pipeline's cache: what a reading depends on besides the file: our code, its limits, the libraries, Python."""

from __future__ import annotations

import hashlib
import json
import sys
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

import briefing
from briefing.model import Limits

_LIBRARIES: Final = ("charset-normalizer", "lxml", "pypdfium2", "python-docx", "trafilatura")
"""What the readers read with; one that is not installed counts as such."""
_CODE: Final = ("read", "model")


def fingerprint(readers: Mapping[str, str], limits: Limits) -> str:
    """A digest that differs whenever a reading could: in our version or code, a library, Python, readers, limits."""
    says = {
        "briefing": briefing.__version__,
        "code": _code(Path(briefing.__file__).parent),
        "libraries": {name: _version(name) for name in _LIBRARIES},
        "python": [sys.version, sys.platform, unicodedata.unidata_version],
        "readers": dict(sorted(readers.items())),
        "limits": asdict(limits),
    }
    return hashlib.sha256(json.dumps(says, sort_keys=True).encode()).hexdigest()


def _code(package: Path) -> str:
    """A digest of the modules that read and of the values that they give: while one works on them, no version tells."""
    digest = hashlib.sha256()
    for room in _CODE:
        for module in sorted((package / room).rglob("*.py")):
            digest.update(f"{module.relative_to(package).as_posix()}\0".encode())
            digest.update(hashlib.sha256(module.read_bytes()).digest())
    return digest.hexdigest()


def _version(library: str) -> str | None:
    try:
        return version(library)
    except PackageNotFoundError:
        return None
