"""Compose: a pack and its templates become one document for all writers.

A template says what stands on the page, in a small vocabulary, and refers to a source's words by their
number. Here the references become words, looked up in the sources. A template never holds a source's
words, so none of its filters, escapes or mistakes can change a quotation.
"""

from briefing.compose.checking import check
from briefing.compose.composing import compose
from briefing.compose.sections import sections
from briefing.compose.templates import Template, Templates
from briefing.compose.timeline import timeline

__all__ = ["Template", "Templates", "check", "compose", "sections", "timeline"]
