"""What the tests of compose share: the project's own templates and look, and pages made of a few lines."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

from briefing.compose import Template, Templates, compose
from briefing.compose.checking import STYLES
from briefing.compose.sample import sample_pack
from briefing.document import Document, Page, Style, Theme
from briefing.model import Pack

FOLDER = Path(__file__).resolve().parents[2] / "templates"


@cache
def words(language: str = "en") -> dict[str, str]:
    return {
        key: str(value) for key, value in YAML(typ="base").load(FOLDER / "_shared" / f"words.{language}.yaml").items()
    }


@cache
def own_templates(language: str = "en") -> Templates:
    pieces = {
        path.relative_to(FOLDER).as_posix(): Template(path.read_text("utf-8"), f"templates/{path.relative_to(FOLDER)}")
        for path in sorted(FOLDER.rglob("*.xhtml"))
    }
    return Templates(pieces, words("en") | words(language))


@cache
def own_theme(edition: str) -> Theme:
    names = dict.fromkeys(YAML(typ="safe").load(FOLDER / "_shared" / "theme.yaml")["styles"], Style())
    own = FOLDER / edition / "theme.yaml"
    names |= dict.fromkeys((YAML(typ="safe").load(own) or {}).get("styles", {}) if own.is_file() else {}, Style())
    return Theme("own", Page(), names)


def plain_theme() -> Theme:
    return Theme("plain", Page(), dict.fromkeys(sorted(STYLES), Style()))


def page(text: str, pack: Pack | None = None, edition: str = "handout", **pieces: str) -> Document:
    """The document of one page of template text, with `pieces` beside it (the name's `__` stands for a slash)."""
    named = {f"{edition}/main.xhtml": text} | {name.replace("__", "/") + ".xhtml": t for name, t in pieces.items()}
    templates = Templates({name: Template(t, name) for name, t in named.items()}, words())
    return compose(pack or sample_pack(), edition, templates, plain_theme())
