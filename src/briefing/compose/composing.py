"""Compose: from pack, templates and theme to the document of one edition."""

from __future__ import annotations

from briefing.compose.blocks import Builder
from briefing.compose.elements import read_elements
from briefing.compose.environment import render
from briefing.compose.references import References
from briefing.compose.templates import Templates
from briefing.compose.viewing import pack_view
from briefing.compose.wordbook import MissingWordError, Wordbook
from briefing.document import Document, Text, Theme
from briefing.errors import TemplateError
from briefing.model import Pack

KEY_EDITIONS = frozenset({"teacher"})
FACT_EDITIONS = frozenset({"teacher", "policy"})


def edition_name(edition: str, words: Wordbook) -> str:
    """What the edition is called in the pack's language; a house's own edition by the name of its folder."""
    return words.say(f"edition.{edition}") if words.has(f"edition.{edition}") else edition


def compose(pack: Pack, edition: str, templates: Templates, theme: Theme) -> Document:
    """The document of `pack`'s `edition`, made by the template `edition/main.xhtml`.

    Only the teacher's edition is composed with the key to the questions: the others' templates cannot see
    it. Raises `TemplateError`, with template and line, when a template is missing or wrong.
    """
    words = Wordbook(pack.language, templates.words)
    key, facts = edition in KEY_EDITIONS, edition in FACT_EDITIONS
    main = templates.main(edition)
    try:
        references = References.of(pack, words, key=key, facts=facts)
        view = pack_view(pack, edition, words, key=key, facts=facts)
        values = {"pack": view, "say": words.say, "count": words.count}
        page = render(templates, main, values)
        blocks = Builder(references, templates, theme).blocks(read_elements(page, templates, main))
        named = {"title": pack.title, "edition": edition_name(edition, words)}
        return Document(
            title=pack.title,
            kind=edition,
            language=pack.language,
            blocks=blocks,
            header=(Text(words.say("header.left", **named)),),
            header_right=(Text(words.say("header.right", date=view.as_of)),) if view.as_of else (),
            footer=(Text(words.say("footer.left")),) if templates.words.get("footer.left") else (),
            footer_center=(Text(pack.handling),) if pack.handling else (),
            page_label=templates.words.get("page-label", "{page} / {pages}"),
            credits=references.stems(),
            subject=pack.question,
            date=pack.as_of,
        )
    except MissingWordError as error:
        raise TemplateError(f"the words of the furniture have no “{error.key}”", templates.words_path) from error
