"""Project's theme.yaml and words.*.yaml: the look and the furniture's wording, laid over one another."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from briefing.document import Letterhead, Page, Style, Theme
from briefing.model import Finding
from briefing.project.yaml import Complaints, Value, parse

_POINTS = {"pt": 1.0, "mm": 72 / 25.4, "cm": 720 / 25.4, "in": 72.0, "": 1.0}
_LENGTH = re.compile(r"(-?\d+(?:\.\d+)?)\s*(pt|mm|cm|in|)")
_SIZES = {"A4": (595.276, 841.89), "Letter": (612.0, 792.0), "A5": (419.528, 595.276)}
# What a page can bear, in points: beyond it lines run over one another or off the paper.
_LARGEST, _WIDEST, _NARROWEST, _LOWEST = 200.0, 1000.0, 140.0, 200.0
_BETWEEN = {"size": (4.0, 72.0), "leading": (4.0, 144.0), "tracking": (-2.0, 20.0), "indent": (-60.0, _LARGEST)}
_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
_ALIGN = ("left", "right", "center", "justify")
_GAP = re.compile(r"\{([a-z_]+)\}")
_TONGUE = re.compile(r"words\.([^./\\]+)\.yaml$")
_COUNTED = (".zero", ".one", ".two", ".few", ".many", ".other")
_FLAGS = ("bold", "italic", "capitals", "keep_with_next")
_COLORS = ("color", "rule_color", "background")


def load_theme(layers: Sequence[tuple[str, str]], page_size: str = "A4") -> tuple[Theme, tuple[Finding, ...]]:
    """The theme made of `layers` ((path, text), the plainest first), each laid over those before it.

    `page_size` holds where no layer names one.
    """
    theme = Theme(name="plain", page=_sized(Page(), page_size), styles={})
    findings: list[Finding] = []
    for path, text in layers:
        root, complaints = parse(text, path)
        theme = _lay_over(theme, root, complaints)
        if not complaints.findings:
            _check_room(theme.page, root, complaints)
        findings += complaints.findings
    return theme, tuple(findings)


def _check_room(page: Page, root: Value, complaints: Complaints) -> None:
    """Complain where the margins leave no room to print on."""
    across = page.width - page.left - page.right - page.notes
    down = page.height - page.top - page.bottom
    for room, least, names in ((across, _NARROWEST, "left, right and notes"), (down, _LOWEST, "top and bottom")):
        if room < least:
            complaints.add(
                f"{names} leave {room / _POINTS['mm']:.0f} mm of the page to print on.",
                root.fields()["page"].line if "page" in root.fields() else 1,
                f"Leave at least {least / _POINTS['mm']:.0f} mm.",
            )


def _sized(page: Page, size: str) -> Page:
    width, height = _SIZES[size]
    return replace(page, width=width, height=height)


def _lay_over(theme: Theme, root: Value, complaints: Complaints) -> Theme:
    fields = root.fields(
        ("name", "look", "page", "fonts", "embed_fonts", "accent", "muted", "rule", "letterhead", "numbered", "styles")
    )
    page = theme.page
    if "page" in fields:
        given = fields["page"].fields(("size", "left", "right", "top", "bottom", "notes"))
        for name, value in given.items():
            if name == "size":
                size = value.text() or "A4"
                if size in _SIZES:
                    page = _sized(page, size)
                else:
                    complaints.add(f"“{size}” is no known page size.", value.line, f"Known: {', '.join(_SIZES)}.")
            elif (length := _length(value, 0.0, _WIDEST)) is not None:
                page = replace(page, **{name: length})
    styles = dict(theme.styles)
    if "styles" in fields:
        for name, value in fields["styles"].fields().items():
            styles[name] = _style(value, styles.get(name, Style()))
    fonts = dict(theme.fonts)
    if "fonts" in fields:
        fonts |= {role: text for role, value in fields["fonts"].fields().items() if (text := value.text())}
    embed = fields["embed_fonts"].flag() if "embed_fonts" in fields else None
    own_name = fields["name"].text() if "name" in fields else None
    numbered = fields["numbered"].flag() if "numbered" in fields else theme.numbered
    letterhead = _letterhead(fields["letterhead"], theme.letterhead) if "letterhead" in fields else theme.letterhead
    if letterhead.place != theme.letterhead.place:
        styles["letterhead-words"] = replace(styles.get("letterhead-words", Style()), align=letterhead.place)
    return replace(
        theme,
        name=own_name or theme.name,
        page=page,
        styles=styles,
        fonts=fonts,
        embed_fonts=theme.embed_fonts if embed is None else embed,
        accent=(_color(fields["accent"]) if "accent" in fields else None) or theme.accent,
        muted=(_color(fields["muted"]) if "muted" in fields else None) or theme.muted,
        rule=(_color(fields["rule"]) if "rule" in fields else None) or theme.rule,
        numbered=bool(numbered),
        letterhead=letterhead,
    )


def _letterhead(value: Value, base: Letterhead) -> Letterhead:
    fields = value.fields(("lines", "logo", "alt", "width", "place"))
    changes: dict[str, object] = {}
    if "lines" in fields:
        changes["lines"] = fields["lines"].texts()
    for key in ("logo", "alt"):
        if key in fields:
            changes[key] = fields[key].text() or ""
    if "width" in fields and (length := _length(fields["width"], 10.0, _WIDEST)) is not None:
        changes["width_mm"] = length / _POINTS["mm"]
    if "place" in fields:
        changes["place"] = _align(fields["place"]) or base.place
    made = replace(base, **changes)  # type: ignore[arg-type]  # each value was read as its field's type
    if made.logo and not made.alt:
        value.complaints.add(
            "the logo has no “alt”, the words that stand for it.", value.line, "Write what it shows: alt: Coat of arms."
        )
    return made


def chosen_look(text: str, path: str) -> str:
    """The name that `look:` gives in a theme.yaml, "" where it gives none."""
    root, _ = parse(text, path)
    fields = root.fields()
    return (fields["look"].text() or "") if "look" in fields else ""


def _style(value: Value, base: Style) -> Style:
    changes: dict[str, object] = {}
    for key, field in value.fields(tuple(Style.__dataclass_fields__)).items():
        if key in _FLAGS:
            changes[key] = field.flag()
        elif key == "background" and field.text() == "none":
            changes[key] = ""
        elif key in _COLORS:
            changes[key] = _color(field)
        elif key == "font":
            changes[key] = field.text()
        elif key == "align":
            changes[key] = _align(field)
        else:
            changes[key] = _length(field, *_BETWEEN.get(key, (0.0, _LARGEST)))
    return replace(base, **changes)  # type: ignore[arg-type]  # each value was read as its field's type


def _align(value: Value) -> str | None:
    align = value.text()
    if align in _ALIGN:
        return align
    value.complaints.add(f"“{align}” is no alignment.", value.line, f"Known: {', '.join(_ALIGN)}.")
    return None


def _length(value: Value, least: float, most: float) -> float | None:
    text = value.text()
    match = _LENGTH.fullmatch(text.strip()) if text else None
    if match is None:
        value.complaints.add(f"“{text}” is not a length.", value.line, "Write 20mm, 2cm or 12 (points).")
        return None
    points = float(match.group(1)) * _POINTS[match.group(2)]
    if not least <= points <= most:
        value.complaints.add(
            f"“{text}” is too {'small' if points < least else 'large'} here.",
            value.line,
            f"It may be {least:g} to {most:g} points.",
        )
        return None
    return points


def _color(value: Value) -> str | None:
    text = value.text()
    if text is not None and _COLOR.fullmatch(text):
        return text.lower()
    value.complaints.add(f"“{text}” is not a colour.", value.line, "Write it in quotation marks: '#7a1f2b'.")
    return None


def load_words(layers: Sequence[tuple[str, str]]) -> tuple[Mapping[str, str], tuple[Finding, ...]]:
    """The furniture's words made of `layers` ((path, text)), a later one winning key by key.

    Where one that is called words.LANGUAGE.yaml has a counted word ("pages.few"), the forms of another language
    go, since they count by other rules. Words with a {gap} that the first layer does not have there could not
    be filled: they are complained of and left out.
    """
    words: dict[str, str] = {}
    known: dict[str, set[str]] = {}
    tongues: dict[str, str] = {}
    findings: list[Finding] = []
    for number, (path, text) in enumerate(layers):
        tongue = found[1] if (found := _TONGUE.search(path)) else ""
        root, complaints = parse(text, path)
        for key, field in root.fields().items():
            value = field.text()
            if value is None:
                continue
            gaps = set(_GAP.findall(value))
            counted = key.rpartition(".")[0] if key.endswith(_COUNTED) else key
            if number and counted in known and gaps - known[counted]:
                complaints.add(
                    f"“{key}” has {{{'} and {'.join(sorted(gaps - known[counted]))}}}, which nothing fills.",
                    field.line,
                    f"It may have {', '.join('{' + gap + '}' for gap in sorted(known[counted])) or 'no gaps'}.",
                )
                continue
            if not number:
                known.setdefault(counted, set()).update(gaps)
            if tongue and counted != key and tongues.setdefault(counted, tongue) != tongue:
                tongues[counted] = tongue
                words = {name: said for name, said in words.items() if name not in {counted + e for e in _COUNTED}}
            words[key] = value
        findings += complaints.findings
    return words, tuple(findings)
