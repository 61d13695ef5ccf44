"""Compose: the sections of an edition: the pieces that its main template includes, which a person may choose from."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from briefing.compose.templates import Template, Templates, nearest
from briefing.errors import UsageError
from briefing.model import EditionOptions

_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
_INCLUDE = re.compile(r"\{%[-+]?\s*include\s+(?:\"([^\"]+)\"|'([^']+)')\s*[-+]?%\}")


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an edition, set by itself: a section with its name, or what else stands in the main template.

    `templates` are all templates, with the part alone in the place of the main one, at its lines.
    """

    name: str
    templates: Templates


def sections(templates: Templates, edition: str) -> tuple[str, ...]:
    """The names of `edition`'s sections in their order; none where its main template is more than a list of pieces.

    A section is called like its piece: `_shared/before.xhtml` is "before". Raises `TemplateError` where there
    is no such edition.
    """
    return tuple(name for name, _ in _chunks(templates.pieces[templates.main(edition)].text) if name)


def parts(templates: Templates, edition: str, asked: EditionOptions) -> tuple[Part, ...]:
    """The parts of `edition` as `asked`: the sections chosen, in their order, and the rest where it stood.

    Sections of other editions may be asked for too. What stands in the main template before a section that is
    moved stays at its place among the parts. Raises `UsageError` for a section that there is not.
    """
    main = templates.main(edition)
    piece = templates.pieces[main]
    chunks = list(_chunks(piece.text))
    own = {name: text for name, text in chunks if name}
    wanted = asked.sections if asked.sections is not None else tuple(own)
    strangers = [name for name in (*wanted, *asked.without) if name not in own]
    others = _elsewhere(templates, edition) if strangers else {}
    for name in strangers:
        if name not in others or name in asked.without:
            raise UsageError(f"The edition “{edition}” has no section “{name}”.", hint(templates, edition, name))
    following = [(name, own.get(name) or others[name]) for name in wanted if name not in asked.without]
    if asked.sections is None:
        chosen = [chunk for chunk in chunks if chunk[0] not in asked.without]
    else:
        first = next((n for n, (name, _) in enumerate(chunks) if name), len(chunks))
        chosen = [*chunks[:first], *following, *(chunk for chunk in chunks[first:] if not chunk[0])]
    return tuple(
        Part(name, dataclasses.replace(templates, pieces={**templates.pieces, main: Template(text, piece.path)}))
        for name, text in chosen
    )


def hint(templates: Templates, edition: str, name: str) -> str:
    """What a person who asked for the section `name` may have meant, and what there is."""
    own = sections(templates, edition)
    if not own:
        return f"{templates.path(templates.main(edition))} is more than a list of {{% include %}}: it has no sections."
    likely = nearest(name, own)
    known = f"Its sections: {', '.join(own)}."
    more = ", ".join(other for other in _elsewhere(templates, edition) if other not in own)
    return " ".join(
        (*([likely] if likely.startswith("Did") else []), known, *([f"From other editions: {more}."] if more else []))
    )


def known(templates: Templates, edition: str) -> frozenset[str]:
    """The names of all sections that `edition` may have, those of other editions among them."""
    return frozenset((*sections(templates, edition), *_elsewhere(templates, edition)))


def _elsewhere(templates: Templates, edition: str) -> Mapping[str, str]:
    """The sections of other editions, as lines that include them, by name."""
    found: dict[str, str] = {}
    for main in sorted(name for name in templates.pieces if name.endswith("/main.xhtml")):
        if main != templates.main(edition):
            for name, text in _chunks(templates.pieces[main].text):
                if name:
                    found.setdefault(name, text.strip("\n"))
    return found


def _chunks(text: str) -> Iterator[tuple[str, str]]:
    """The sections of a main template by name, and what else stands in it under the name "".

    Each is a text that has at its own lines what it is, and nothing else. A template with other tags than
    {% include %} is one chunk.
    """
    bare = _COMMENT.sub(lambda found: "\n" * found.group().count("\n"), text)
    if "{%" in _INCLUDE.sub("", bare):
        yield "", text
        return
    taken: set[str] = set()
    here = 0
    for include in _INCLUDE.finditer(bare):
        if bare[here : include.start()].strip():
            yield "", "\n" * bare.count("\n", 0, here) + bare[here : include.start()]
        piece = include[1] or include[2]
        name = PurePosixPath(piece).stem
        if name in taken:
            name = piece.removesuffix(".xhtml")
        taken.add(name)
        yield name, "\n" * bare.count("\n", 0, include.start()) + include.group()
        here = include.end()
    if bare[here:].strip():
        yield "", "\n" * bare.count("\n", 0, here) + bare[here:]
