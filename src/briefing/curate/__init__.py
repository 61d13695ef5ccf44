"""Curate: choose what a pack prints, within the page and within each publisher's limit."""

from briefing.curate.drafting import draft
from briefing.curate.settling import settle

__all__ = ["draft", "settle"]
