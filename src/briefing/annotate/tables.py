"""Annotate: read the word tables of the annotators."""

from __future__ import annotations


def words(table: str) -> frozenset[str]:
    """The words of a table, parted by white space."""
    return frozenset(table.split())
