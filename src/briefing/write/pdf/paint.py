"""Write: paint pages as content streams in which every stretch is marked with what it is.

A stretch of one structure element is one marked-content sequence: `/P <</MCID 3/Block(b7)/Style(body)>> BDC … EMC`.
A source's words in it are a sequence of their own: `/SourceWords <</Ref(S2-E1)>> BDC … EMC`. What is no content
(running heads, rules, line numbers) is an artifact.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from briefing.document import Shape, Stroke
from briefing.write.pdf import faces
from briefing.write.pdf.atoms import Run, Tag
from briefing.write.pdf.breaks import SOFT_HYPHEN
from briefing.write.pdf.embed import FontUse
from briefing.write.pdf.file import string
from briefing.write.pdf.lines import Placed, set_lines
from briefing.write.pdf.pages import Set
from briefing.write.pdf.strips import Bar, Ink, PageNumber, Picture, Plot, Rule, Words
from briefing.write.pdf.tags import Content, Node


class Area(NamedTuple):
    """A place on a page that leads along a link: left, bottom, right, top."""

    target: str
    box: tuple[float, float, float, float]
    node: Node
    words: str


@dataclass(eq=False, slots=True)
class Fonts:
    """The faces that a file uses, in order of first use."""

    uses: dict[str, FontUse] = field(default_factory=dict)

    def use(self, name: str) -> FontUse:
        """The use of the face called `name`."""
        found = self.uses.get(name)
        if found is None:
            found = self.uses[name] = FontUse(faces.face(name), f"F{len(self.uses) + 1}")
        return found


@dataclass(eq=False, slots=True)
class Painter:
    """The content of one page while it is painted. `left` and `top` are where the text area starts, y upwards."""

    page: int
    left: float
    top: float
    fonts: Fonts
    starts: Mapping[str, int]
    code: list[str] = field(default_factory=list)
    owners: list[Node] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    pictures: dict[str, bytes] = field(default_factory=dict)
    _open: Node | None = None
    _artifact: bool = False
    _font: tuple[str, float] = ("", 0.0)
    _color: str = ""
    _rise: float = 0.0
    _tracking: float = 0.0

    def strips(self, sets: list[Set], *, artifact: bool = False) -> None:
        """Paint strips: first the grounds and rules, then the words in reading order."""
        for kind in (Bar, Rule):
            for one in sets:
                for ink in one.strip.ink:
                    if isinstance(ink, kind):
                        self._shape(ink, one)
        for one in sets:
            for ink in one.strip.ink:
                if not isinstance(ink, Bar | Rule):
                    self._content(ink, one, artifact=artifact)

    def words(self, words: Words, top: float) -> None:
        """Paint words whose strip starts `top` points below the top of the text area."""
        self._line(words.placed, self.left + words.x, self.top - top - words.y, words.node, mixed=words.mixed)

    def rule(self, rule: Rule, top: float = 0.0) -> None:
        """Paint a rule as an artifact."""
        self._rectangle(
            self.left + rule.x, self.top - top - rule.y - rule.thickness / 2, rule.width, rule.thickness, rule.color
        )

    def logo(self, image: bytes, x: float, y: float, width: float, height: float) -> None:
        """Paint a picture as an artifact; (x, y) is its upper left corner, from the top left of the text area."""
        self._begin(None)
        name = next((known for known, held in self.pictures.items() if held == image), f"Im{len(self.pictures) + 1}")
        self.pictures[name] = image
        left, bottom = self.left + x, self.top - y - height
        self.code.append(f"q {_n(width)} 0 0 {_n(height)} {_n(left)} {_n(bottom)} cm /{name} Do Q")

    def finish(self) -> bytes:
        """The page's content stream."""
        self._close()
        return "\n".join(self.code).encode("ascii")

    def _content(self, ink: Ink, one: Set, *, artifact: bool) -> None:
        if isinstance(ink, Words):
            self.words(ink if not artifact else ink._replace(node=None), one.top)
        elif isinstance(ink, PageNumber):
            number = str(self.starts.get(ink.target, 0) + 1)
            line = set_lines([Run(number, ink.look, Tag())], 200.0)[0]
            self._line(line.placed, self.left + ink.x - line.width, self.top - one.top - ink.y, ink.node)
        elif isinstance(ink, Picture):
            self._picture(ink, one)
        elif isinstance(ink, Plot):
            self._plot(ink, one)

    def _shape(self, ink: Bar | Rule, one: Set) -> None:
        if isinstance(ink, Rule):
            self.rule(ink, one.top)
            return
        top = one.top - (one.gap if ink.joined else 0.0)
        bottom = one.top + one.strip.height
        self._rectangle(self.left + ink.x, self.top - bottom, ink.width, bottom - top, ink.color)

    def _rectangle(self, x: float, y: float, width: float, height: float, color: str) -> None:
        self._begin(None)
        self._fill(color)
        self.code.append(f"{_n(x)} {_n(y)} {_n(width)} {_n(height)} re f")

    def _picture(self, ink: Picture, one: Set) -> None:
        name = f"Im{len(self.pictures) + 1}"
        self.pictures[name] = ink.image
        x, y = self._figure(ink, one)
        self.code.append(f"q {_n(ink.width)} 0 0 {_n(ink.height)} {_n(x)} {_n(y)} cm /{name} Do Q")

    def _figure(self, ink: Picture | Plot, one: Set) -> tuple[float, float]:
        """Open the content of a figure and say where it is on the page; its lower left corner."""
        x, y = self.left + ink.x, self.top - one.top - ink.y
        ink.node.attributes = f"/O /Layout /BBox [{_n(x)} {_n(y)} {_n(x + ink.width)} {_n(y + ink.height)}]"
        self._begin(ink.node)
        return x, y

    def _plot(self, ink: Plot, one: Set) -> None:
        left, bottom = self._figure(ink, one)
        top = bottom + ink.height

        def at(x: float, y: float) -> str:
            return f"{_n(left + x * ink.scale)} {_n(top - y * ink.scale)}"

        for shape in ink.shapes:
            match shape:
                case Stroke():
                    path, show = f"{at(shape.x1, shape.y1)} m {at(shape.x2, shape.y2)} l", "S"
                    paint = f"{_n(shape.width)} w {_rgb(shape.color).upper()} "
                case Shape():
                    path = " l ".join(at(x, y) for x, y in shape.points).replace(" l ", " m ", 1) + " l"
                    show = "b" if shape.fill and shape.line else "f" if shape.fill else "s"
                    paint = f"{_rgb(shape.fill)} " if shape.fill else ""
                    paint += f"{_n(shape.width)} w {_rgb(shape.line).upper()} " if shape.line else ""
            self.code.append(f"q {paint}{path} {show} Q")
        for words in ink.words:
            self.words(words._replace(x=words.x + ink.x, y=words.y + ink.y - ink.height), one.top)

    def _line(self, placed: tuple[Placed, ...], x: float, y: float, node: Node | None, *, mixed: bool = False) -> None:
        """Stretches of one mark are shown together; the order is the logical one."""
        start = 0
        while start < len(placed):
            end = start + 1
            while end < len(placed) and placed[start].tag == placed[end].tag:
                end += 1
            self._stretch(placed[start:end], x, y, node, mixed=mixed)
            start = end

    def _stretch(self, placed: tuple[Placed, ...], x: float, y: float, node: Node | None, *, mixed: bool) -> None:
        if not any(shaped.glyphs for one in placed for shaped in one.shaped):
            return
        tag = placed[0].tag
        owner = None if node is None else tag.node or node
        self._begin(owner)
        inner = _inner_mark(tag) if owner is not None else ""
        if inner:
            self.code.append(inner)
        self.code.append("BT")
        for one in placed:
            self._glyphs(one, x, y, mixed=mixed)
        self.code.append("ET")
        if inner:
            self.code.append("EMC")
        if owner is not None and tag.link:
            self._area(placed, x, y, owner)

    def _glyphs(self, one: Placed, x: float, y: float, *, mixed: bool) -> None:
        look, name = one.look, one.shaped[0].face
        use, size = self.fonts.use(name), look.size * faces.face(name).scale
        self._fill(look.color)
        if self._font != (use.name, size):
            self._font = (use.name, size)
            self.code.append(f"/{use.name} {_n(size)} Tf")
        if self._tracking != look.tracking:
            self._tracking = look.tracking
            self.code.append(f"{_n(look.tracking)} Tc")
        x, y = x + one.x, y + look.rise
        if not mixed and one.shaped[0].plain:
            shown = f"1 0 0 1 {_n(x)} {_n(y)} Tm {use.show(one.shaped)}"
            self.code.append(f"/SoftHyphen BMC {shown} EMC" if _soft(one) else shown)
            return
        # In a line of both directions every glyph is shown by itself: readers that put such lines in order by their
        # own lights then find the characters one by one, in the order in which they are read.
        pen = x
        for shaped in one.shaped:
            pen += shaped.width * look.size / 1000 + look.tracking * len(shaped.glyphs) if shaped.rtl else 0.0
            for glyph in shaped.glyphs:
                advance = glyph.advance * size / 1000 + look.tracking
                pen -= advance if shaped.rtl else 0.0
                at, up = pen + glyph.dx * size / 1000, y + glyph.dy * size / 1000
                self.code.append(f"1 0 0 1 {_n(at)} {_n(up)} Tm <{use.code(glyph):04X}> Tj")
                pen += 0.0 if shaped.rtl else advance

    def _area(self, placed: tuple[Placed, ...], x: float, y: float, node: Node) -> None:
        words = "".join(glyph.text for one in placed for shaped in one.shaped for glyph in shaped.glyphs)
        if not words.strip():
            return
        left, right = min(one.x for one in placed), max(one.x + one.width for one in placed)
        size = placed[0].look.size
        box = (x + left, y - 0.25 * size, x + right, y + 0.85 * size)
        self.areas.append(Area(placed[0].tag.link, box, node, words))

    def _begin(self, owner: Node | None) -> None:
        """Be inside the marked content of `owner` (None: an artifact), closing what is open of another."""
        if owner is None:
            if not self._artifact:
                self._close()
                self.code.append("/Artifact BMC")
                self._artifact = True
            return
        if self._open is owner:
            return
        self._close()
        mcid = len(self.owners)
        self.owners.append(owner)
        owner.settle()
        owner.kids.append(Content(self.page, mcid))
        self._open = owner
        block = f"/Block {string(owner.block)}/Style {string(owner.style)}" if owner.block else ""
        self.code.append(f"/{owner.kind} <</MCID {mcid}{block}>> BDC")

    def _close(self) -> None:
        if self._open is not None or self._artifact:
            self.code.append("EMC")
        self._open, self._artifact = None, False

    def _fill(self, color: str) -> None:
        if color != self._color:
            self._color = color
            self.code.append(_rgb(color))


def _inner_mark(tag: Tag) -> str:
    """What marks a run inside its block: a source's words, another language."""
    lang = f"/Lang {string(tag.lang)}" if tag.lang else ""
    if tag.ref:
        return f"/SourceWords <</Ref {string(tag.ref)}{lang}>> BDC"
    return f"/Span <<{lang}>> BDC" if lang else ""


def _soft(one: Placed) -> bool:
    """Whether it is the hyphen that a soft hyphen shows, which readers cannot tell from others and so is marked."""
    glyphs = one.shaped[0].glyphs
    return len(glyphs) == 1 and glyphs[0].text == SOFT_HYPHEN


def _rgb(color: str) -> str:
    digits = color.lstrip("#")
    try:
        values = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    except ValueError:
        values = [0.0, 0.0, 0.0]
    if values[0] == values[1] == values[2]:
        return f"{_n(values[0])} g"
    return " ".join(_n(value) for value in values) + " rg"


def _n(value: float) -> str:
    """A number as PDF source: three decimals at most."""
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
