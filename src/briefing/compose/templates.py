"""Compose: templates as values. Which file a template comes from was settled before; here it is a name and a text."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from briefing.errors import TemplateError


@dataclass(frozen=True, slots=True)
class Template:
    """The text of one template and the path that a person knows it by."""

    text: str
    path: str


@dataclass(frozen=True, slots=True)
class Templates:
    """Everything that an edition is written with, the user's pieces already put over the project's and the packaged.

    `pieces` maps names ("handout/main.xhtml", "_shared/card.xhtml") to templates; `words` maps keys to the
    words of the furniture in the pack's language; `images` maps names to PNG or JPEG bytes.
    """

    pieces: Mapping[str, Template]
    words: Mapping[str, str]
    words_path: str = "_shared/words.en.yaml"
    images: Mapping[str, bytes] = field(default_factory=dict)

    def path(self, name: str) -> str:
        """The path a person knows the template `name` by; the name itself where there is none."""
        piece = self.pieces.get(name)
        return piece.path if piece else name

    def main(self, edition: str) -> str:
        """The name of the template that `edition` starts from. Raises `TemplateError` when there is none."""
        name = f"{edition}/main.xhtml"
        if name not in self.pieces:
            editions = sorted(n.removesuffix("/main.xhtml") for n in self.pieces if n.endswith("/main.xhtml"))
            raise TemplateError(
                f"there is no template for the edition “{edition}”",
                name,
                hint=f"Known editions: {', '.join(editions) or 'none'}.",
            )
        return name


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint for a mistyped `word`: the known words most like it, or all of them."""
    choices = sorted(known)
    close = difflib.get_close_matches(word[:80], choices, n=1, cutoff=0.75)
    return f"Did you mean “{close[0]}”?" if close else f"Known are: {', '.join(choices)}."
