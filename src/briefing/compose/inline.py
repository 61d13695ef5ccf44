"""Compose: the inline part of a page: texts, links, notes, and words of a source inside a sentence."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Iterable, Sequence

from briefing.compose.elements import Element, Place, Words
from briefing.compose.references import References
from briefing.compose.templates import nearest
from briefing.compose.vocabulary import ELEMENTS
from briefing.document import Inline, LineBreak, Link, Note, SourceWords, Text

_SPACE = re.compile(r"[ \t\r\n\f]+")
_TARGETS = ("https://", "http://", "mailto:", "#")
_FORMS = ("full", "short")


@dataclasses.dataclass(frozen=True, slots=True)
class _Look:
    style: str = ""
    strong: bool = False
    em: bool = False
    lang: str = ""


class Inliner:
    """Turns inline elements into runs. `name` gives the next id for a note, `check` refuses unknown classes."""

    def __init__(self, references: References, name: Callable[[str], str], check: Callable[[str, Place], str]) -> None:
        self.references, self.name, self.check = references, name, check

    def runs(self, children: Iterable[Element | Words]) -> tuple[Inline, ...]:
        """The runs of `children`, white space as single spaces and none at the ends."""
        return trim(self._runs(children, _Look()))

    def _runs(self, children: Iterable[Element | Words], look: _Look) -> list[Inline]:
        out: list[Inline] = []
        for child in children:
            if isinstance(child, Words):
                out.append(Text(_SPACE.sub(" ", child.text), look.style, look.strong, look.em, look.lang))
            else:
                out.extend(self._element(child, look))
        return out

    def _element(self, element: Element, look: _Look) -> Sequence[Inline]:
        match element.name:
            case "strong":
                return self._runs(element.children, dataclasses.replace(look, strong=True))
            case "em":
                return self._runs(element.children, dataclasses.replace(look, em=True))
            case "span":
                style = self.check(element.attributes["class"], element.place)
                lang = element.attributes.get("lang", look.lang)
                return self._runs(element.children, dataclasses.replace(look, style=style, lang=lang))
            case "br":
                return [LineBreak()]
            case "a":
                return [Link(self._target(element), self._plain(element, look))]
            case "note":
                inner = trim(self._runs(element.children, _Look()))
                if any(isinstance(run, Note | LineBreak) for run in inner):
                    raise element.place.error("a note holds no note and no line break")
                kept = tuple(run for run in inner if isinstance(run, Text | SourceWords | Link))
                return [Note(self.name("note"), kept)]
            case "words" | "wording" | "cite":
                return [_with(run, look) for run in self._referred(element)]
            case _ if ELEMENTS[element.name].place == "block":
                raise element.place.error(
                    f"<{element.name}> cannot stand inside a line of text", "Close the paragraph before it."
                )
            case _:
                raise element.place.error(f"<{element.name}> cannot stand here")

    def _target(self, element: Element) -> str:
        target = element.attributes["href"]
        if not target.lower().startswith(_TARGETS):
            raise element.place.error(f"a link cannot lead to “{target}”", f"It starts with {', '.join(_TARGETS)}.")
        return target

    def _plain(self, element: Element, look: _Look) -> tuple[Text | SourceWords, ...]:
        runs = self._runs(element.children, look)
        if any(not isinstance(run, Text | SourceWords) for run in runs):
            raise element.place.error("a link holds text only")
        return tuple(run for run in runs if isinstance(run, Text | SourceWords))

    def _referred(self, element: Element) -> Sequence[Inline]:
        ref, known = element.attributes["ref"], self.references
        if element.name == "wording":
            if ref not in known.wordings:
                raise element.place.error(f"there is no wording “{ref}”", nearest(ref, known.wordings))
            return known.wording(known.wordings[ref])
        if element.name == "words":
            manner = element.attributes.get("class", "")
            if manner not in ("", "bare"):
                raise element.place.error(f"<words> knows no class “{manner}”", "Its only class is “bare”.")
            if ref not in known.excerpts:
                raise element.place.error(f"there is no excerpt “{ref}”", nearest(ref, known.excerpts))
            return known.inline(known.excerpts[ref], bare=manner == "bare")
        form = element.attributes.get("form", "full")
        if form not in _FORMS:
            raise element.place.error(f"<cite> knows no form “{form}”", "Its forms are full and short.")
        if ref not in known.excerpts and ref not in known.sources:
            raise element.place.error(
                f"there is no excerpt or source “{ref}”", nearest(ref, [*known.sources, *known.excerpts])
            )
        if form == "short":
            return [Text(known.short(ref))]
        excerpt = known.excerpts.get(ref)
        return known.credit(excerpt.source, excerpt.spans) if excerpt else known.credit(ref)


def _with(run: Inline, look: _Look) -> Inline:
    """`run` with the weight and slant around it; its own style stays where it has one."""
    match run:
        case Text():
            return dataclasses.replace(run, style=run.style or look.style, strong=look.strong, em=look.em)
        case SourceWords():
            return dataclasses.replace(run, strong=look.strong, em=look.em)
        case _:
            return run


def trim(runs: Sequence[Inline]) -> tuple[Inline, ...]:
    """`runs` without white space at either end, at line breaks, and doubled where two texts of ours meet."""
    out: list[Inline] = []
    for run in runs:
        if isinstance(run, Text):
            after_space = (
                not out or isinstance(out[-1], LineBreak) or (isinstance(out[-1], Text) and out[-1].text.endswith(" "))
            )
            text = run.text.lstrip(" ") if after_space else run.text
            if not text:
                continue
            last = out[-1] if out else None
            if isinstance(last, Text) and dataclasses.replace(last, text="") == dataclasses.replace(run, text=""):
                out[-1] = dataclasses.replace(last, text=last.text + text)
                continue
            run = dataclasses.replace(run, text=text)
        elif isinstance(run, LineBreak):
            _trim_end(out)
        out.append(run)
    _trim_end(out)
    return tuple(out)


def _trim_end(out: list[Inline]) -> None:
    while out and isinstance(last := out[-1], Text):
        text = last.text.rstrip(" ")
        if text:
            out[-1] = dataclasses.replace(last, text=text)
            return
        out.pop()
