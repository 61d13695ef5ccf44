"""Compose: from pack, templates and theme to the document of one edition."""

from __future__ import annotations

from collections.abc import Mapping

from briefing.compose.abridging import abridged
from briefing.compose.blocks import Builder
from briefing.compose.budget import Budget
from briefing.compose.elements import read_elements
from briefing.compose.environment import render
from briefing.compose.letterhead import letterhead
from briefing.compose.own_words import with_own_words
from briefing.compose.points import number_points
from briefing.compose.references import References
from briefing.compose.sections import parts
from briefing.compose.templates import Templates
from briefing.compose.viewing import pack_view, question_numbers
from briefing.document import Block, Document, Inline, Text, Theme
from briefing.errors import TemplateError
from briefing.model import EditionOptions, Pack
from briefing.model.wordbook import MissingWordError, Wordbook

KEY_EDITIONS = frozenset({"teacher"})
FACT_EDITIONS = frozenset({"teacher", "policy"})
FACTS = "figures"
"""The section that puts figures side by side: an edition that is asked for it may see them."""


def edition_name(edition: str, words: Wordbook) -> str:
    """What the edition is called in the pack's language; a house's own edition by the name of its folder."""
    return words.say(f"edition.{edition}") if words.has(f"edition.{edition}") else edition


def compose(pack: Pack, edition: str, templates: Templates, theme: Theme) -> Document:
    """The document of `pack`'s `edition`, made by the template `edition/main.xhtml`.

    Only the teacher's edition is composed with the key to the questions: the others' templates cannot see
    it. Raises `TemplateError`, with template and line, when a template is missing or wrong, `UsageError` for
    a section that is asked for and is not there.
    """
    words = Wordbook(pack.language, templates.words)
    asked = pack.asked_of(edition)
    numbers = question_numbers(pack)
    pack = abridged(pack, asked.length)
    key, facts = edition in KEY_EDITIONS, edition in FACT_EDITIONS or FACTS in (asked.sections or ())
    try:
        references = References.of(pack, words, key=key, facts=facts)
        view = pack_view(pack, edition, words, key=key, facts=facts, numbers=numbers)
        values = {"pack": view, "say": words.say, "count": words.count}
        builder = Builder(references, templates, theme)
        blocks = _blocks(pack, edition, asked, templates, values, builder)
        if theme.numbered:
            blocks = number_points(blocks)
        named = {"title": pack.title, "edition": edition_name(edition, words)}
        return Document(
            title=pack.title,
            kind=edition,
            language=pack.language,
            blocks=(*letterhead(theme.letterhead), *blocks),
            header=(Text(words.say("header.left", **named)),),
            header_right=(Text(words.say("header.right", date=view.as_of)),) if view.as_of else (),
            footer=(Text(words.say("footer.left")),) if templates.words.get("footer.left") else (),
            footer_center=(Text(pack.handling),) if pack.handling else (),
            page_label=templates.words.get("page-label", "{page} / {pages}"),
            credits=references.stems(),
            subject=" · ".join(filter(None, (pack.question, pack.audience))),
            date=pack.as_of,
        )
    except MissingWordError as error:
        raise TemplateError(f"the words of the furniture have no “{error.key}”", templates.words_path) from error


def _blocks(
    pack: Pack,
    edition: str,
    asked: EditionOptions,
    templates: Templates,
    values: Mapping[str, object],
    builder: Builder,
) -> tuple[Block, ...]:
    """What `edition` prints, section by section where a person asks something of its sections."""
    main = templates.main(edition)
    if asked.sections is None and not (asked.without or asked.headings or asked.notes):
        return builder.blocks(read_elements(render(templates, main, values), templates, main))
    blocks: tuple[Block, ...] = ()
    budget = Budget()
    for part in parts(templates, edition, asked):
        page = render(part.templates, main, values, budget)
        made = builder.blocks(read_elements(page, part.templates, main))
        note = _note(pack, asked.notes.get(part.name, ""), builder.references)
        blocks += with_own_words(made, asked.headings.get(part.name), note, builder.name)
    return blocks


def _note(pack: Pack, text: str, references: References) -> tuple[Inline, ...]:
    return references.wording(pack.notes.get(text, (text,))) if text else ()
