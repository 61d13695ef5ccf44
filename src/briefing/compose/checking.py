"""Compose: try an edition's templates with sample packs, and say what is wrong with them."""

from __future__ import annotations

import dataclasses

from briefing.compose.composing import compose
from briefing.compose.sample import sample_pack
from briefing.compose.templates import Templates
from briefing.document import Page, Style, Theme
from briefing.errors import TemplateError
from briefing.model import Finding, Pack

STYLES = frozenset(
    {"body", "title", "kicker", "standfirst", "h1", "h2", "h3", "h4", "list-item", "question", "where", "note", "small"}
    | {"excerpt", "excerpt-label", "key-quote", "attribution", "credit", "citation", "caption", "warning", "evidence"}
    | {"card", "card-title", "card-meta", "card-rights", "box", "form-line", "header", "footer", "toc-1", "toc-2"}
    | {"table-head", "table-cell", "table-cell-small", "number", "label", "muted", "omission", "date", "open-date"}
    | {"strong", "em", "paragraph-number", "source-words", "wide"}
)
"""The styles that every theme has; a check without a theme knows these."""


def check(templates: Templates, edition: str, theme: Theme | None = None) -> tuple[Finding, ...]:
    """What is wrong with `edition`'s templates: one finding, with template and line, for each sample pack that fails.

    The samples are a pack that holds everything and packs that hold hardly anything, so that what a
    template writes only in one case is tried too. Without a `theme` the styles that every theme has count.
    """
    theme = theme or Theme("plain", Page(), dict.fromkeys(sorted(STYLES), Style()))
    findings: dict[Finding, None] = {}
    for pack in sample_packs():
        try:
            document = compose(pack, edition, templates, theme)
            if not document.blocks and pack.excerpts:
                path = templates.path(templates.main(edition))
                findings[Finding("error", "template", "it prints nothing, even of a full pack", path)] = None
        except TemplateError as error:
            message = error.message.removeprefix(f"{error.template}:{error.line}: ").removeprefix(f"{error.template}: ")
            findings[Finding("error", "template", message, error.template, error.line, error.hint)] = None
    return tuple(findings)


def sample_packs() -> tuple[Pack, ...]:
    """A full pack, one in which every source is nearly unknown, and one without anything chosen."""
    full = sample_pack()
    unknown = tuple(
        dataclasses.replace(
            source, title=None, authors=(), publisher=None, date=None, genre=None, speaker=None, via=(), sentences=()
        )
        for source in full.sources
    )
    bare = Pack(title=full.title, name=full.name, question=full.question, sources=unknown[:1])
    return full, dataclasses.replace(full, sources=unknown, as_of=None, handling=None, ledger=()), bare
