"""briefing: from a folder of documents to printable packs that prove themselves.

The public names are loaded when they are asked for, so that importing the package costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from briefing.errors import BriefingError
    from briefing.model import Finding, Pack, Plan, Source, Span
    from briefing.pipeline import Built, Options, Understood, build, draft, understand, verify_files

_HOME = {
    "BriefingError": "briefing.errors",
    "Built": "briefing.pipeline",
    "Finding": "briefing.model",
    "Options": "briefing.pipeline",
    "Pack": "briefing.model",
    "Plan": "briefing.model",
    "Source": "briefing.model",
    "Span": "briefing.model",
    "Understood": "briefing.pipeline",
    "build": "briefing.pipeline",
    "draft": "briefing.pipeline",
    "understand": "briefing.pipeline",
    "verify_files": "briefing.pipeline",
}

__all__ = [
    "BriefingError",
    "Built",
    "Finding",
    "Options",
    "Pack",
    "Plan",
    "Source",
    "Span",
    "Understood",
    "build",
    "draft",
    "understand",
    "verify_files",
]


def __getattr__(name: str) -> object:
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
