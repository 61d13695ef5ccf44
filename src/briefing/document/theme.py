"""Document: how a document looks: page, styles, fonts, what runs above and below."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from briefing.document.words import Align


@dataclass(frozen=True, slots=True)
class Style:
    """How a named style looks. Lengths in points, colours as #rrggbb; None inherits from the default style `body`.

    `font` is "serif" or "sans" (a role that the theme maps to a family). `tracking` is letter spacing in
    points; `rule_left`, `rule_above` and `rule_below` the width of a rule there (0: none) in `rule_color`.
    """

    font: str | None = None
    size: float | None = None
    leading: float | None = None
    color: str | None = None
    bold: bool | None = None
    italic: bool | None = None
    align: Align | None = None
    before: float | None = None
    after: float | None = None
    indent: float | None = None
    hanging: float | None = None
    tracking: float | None = None
    capitals: bool | None = None
    keep_with_next: bool | None = None
    rule_left: float | None = None
    rule_above: float | None = None
    rule_color: str | None = None
    background: str | None = None
    rule_below: float | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """The page in points. `notes` is the width of an empty outer column for notes (0: none)."""

    width: float = 595.276
    height: float = 841.89
    left: float = 56.7
    right: float = 56.7
    top: float = 62.4
    bottom: float = 68.0
    notes: float = 0.0


@dataclass(frozen=True, slots=True)
class RunningText:
    """Words above or below a page in their own look, or where `field` says so the number of the page or of all."""

    text: str
    look: Style = Style()
    field: Literal["", "page", "pages"] = ""


@dataclass(frozen=True, slots=True)
class Logo:
    """A picture (PNG or JPEG bytes) above or below a page; width and height in points."""

    image: bytes
    media_type: str
    width: float
    height: float
    alt: str = ""


@dataclass(frozen=True, slots=True)
class RunningCell:
    """Lines that stand one above the other, `x` points from the text's left edge, in `width` points."""

    lines: tuple[tuple[RunningText | Logo, ...], ...]
    x: float
    width: float
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class RunningRow:
    """Cells that begin at one height; a rule of `rule` points below them (0: none), `after` points of room below."""

    cells: tuple[RunningCell, ...]
    rule: float = 0.0
    rule_color: str = "#000000"
    after: float = 0.0


@dataclass(frozen=True, slots=True)
class RunningHead:
    """What a person's own Word file prints above and below every page; the first page may have another one.

    `counts`: it counts the pages itself. Our running words stand below its header and above its footer. `header_top`
    and `footer_bottom` are points from the paper's edges; the text makes room where a header or footer is higher
    than its margin.
    """

    header: tuple[RunningRow, ...] = ()
    footer: tuple[RunningRow, ...] = ()
    first_header: tuple[RunningRow, ...] = ()
    first_footer: tuple[RunningRow, ...] = ()
    header_top: float = 35.4
    footer_bottom: float = 35.4
    counts: bool = False


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What the first page begins with: a maker's picture and the maker's words, line by line.

    `logo` is the picture's file beside the theme and `image` its bytes (PNG or JPEG); `alt` the text that stands
    for it, `width_mm` its width, `place` where picture and words stand.
    """

    lines: tuple[str, ...] = ()
    logo: str = ""
    alt: str = ""
    width_mm: float = 30.0
    place: Align = "left"
    image: bytes = b""


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font of a person's own: a TrueType file's bytes, the family and cut that it says it is."""

    family: str
    bold: bool
    italic: bool
    data: bytes


@dataclass(frozen=True, slots=True)
class Theme:
    """The look, for all writers. `fonts` maps a role (serif, sans) to a family; `styles` names to looks.

    `embed_fonts` asks for the fonts inside a file that could do without them (a Word file).
    `numbered` counts the points of our text through the document, so that people can point to them.
    """

    name: str
    page: Page
    styles: Mapping[str, Style]
    fonts: Mapping[str, str] = field(default_factory=lambda: {"serif": "Noto Serif", "sans": "Noto Sans"})
    accent: str = "#7a1f2b"
    muted: str = "#595959"
    rule: str = "#b3b3b3"
    embed_fonts: bool = False
    running: RunningHead | None = None
    letterhead: Letterhead = field(default_factory=Letterhead)
    numbered: bool = False
    font_files: tuple[FontFile, ...] = ()

    def style(self, name: str) -> Style:
        """The style called `name` with every gap filled from "body". An unknown name is "body" itself."""
        base, own = self.styles.get("body", Style()), self.styles.get(name, Style())
        return Style(
            **{
                key: value if (value := getattr(own, key)) is not None else getattr(base, key)
                for key in Style.__dataclass_fields__
            }
        )
