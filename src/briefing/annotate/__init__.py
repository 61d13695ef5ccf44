"""Annotate: find dates, people, quotations and terms in a source, each with its span and why."""
