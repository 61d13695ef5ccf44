"""Clean: take away what is not the document, as removals with reasons, and learn what the document says of itself."""

from __future__ import annotations

from briefing.clean import duplicates
from briefing.clean.recurrence import recurring
from briefing.clean.source import clean

__all__ = ["clean", "duplicates", "recurring"]
