"""Curate: choose what a pack prints, within the page and within each publisher's limit."""
