"""The looks that ship, and how one is chosen: by name, by theme.yaml, by a project's own folder."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from briefing.document import Style, Theme
from briefing.errors import UsageError
from briefing.pipeline.house import with_files
from briefing.pipeline.looks import Looks
from briefing.plugins import EDITIONS

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d494844520000000100000001080200000090"
    "7753de0000000c4944415408d763f8cfc000000301010018dd8db00000000049454e44ae426082"
)


def luminance(color: str) -> float:
    """Relative luminance after WCAG 2."""
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(color: str, ground: str = "#ffffff") -> float:
    light, dark = sorted((luminance(color), luminance(ground)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def themes() -> list[tuple[str, str, Theme]]:
    looks = Looks.of(Path("/nowhere"))
    out = []
    for look in looks.names():
        for edition in EDITIONS:
            theme, findings = looks.theme(edition, "A4", (), look)
            assert not findings
            out.append((look, edition, theme))
    return out


def test_three_looks_ship() -> None:
    assert Looks.of(Path("/nowhere")).names() == ("classroom", "ministry", "plain")


def test_every_text_can_be_read_on_paper_and_in_a_grey_copy() -> None:
    for look, edition, theme in themes():
        grounds = {"#ffffff", *(style.background for style in theme.styles.values() if style.background)}
        for name, style in theme.styles.items():
            where = f"{look} {edition} {name}"
            assert style.size is None or style.size >= 7.5, where
            assert style.size is None or style.leading is None or style.leading >= style.size, where
            if style.color:
                assert min(contrast(style.color, ground) for ground in grounds) >= 5.7, where
        assert contrast(theme.accent) >= 7, look


def test_the_plain_look_knows_no_colour_and_no_ground() -> None:
    for look, edition, theme in themes():
        if look == "plain":
            colors = re.findall("#[0-9a-f]{6}", repr(theme))
            assert set(colors) == {"#000000"}, edition
            assert not any(style.background for style in theme.styles.values())


def test_a_theme_names_its_look_and_stands_above_it(tmp_path: Path) -> None:
    own = tmp_path / "theme.yaml"
    own.write_text("look: ministry\nstyles:\n  h2: {size: 14}\n", "utf-8")
    looks = Looks.of(tmp_path)
    theme, _ = looks.theme("policy", "A4", (own,))
    assert (theme.name, theme.numbered, theme.styles["h2"].size) == ("ministry", True, 14.0)
    assert looks.theme("policy", "A4", (own,), "plain")[0].name == "plain"


def test_a_project_may_hold_a_look_of_its_own(tmp_path: Path) -> None:
    folder = tmp_path / "templates" / "_looks" / "house"
    folder.mkdir(parents=True)
    (folder / "theme.yaml").write_text("name: house\naccent: '#004d40'\n", "utf-8")
    (folder / "policy.yaml").write_text("styles:\n  body: {size: 9}\n", "utf-8")
    looks = Looks.of(tmp_path)
    assert "house" in looks.names()
    policy, teacher = (looks.theme(edition, "A4", (), "house")[0] for edition in ("policy", "teacher"))
    assert (policy.accent, policy.styles["body"].size) == ("#004d40", 9.0)
    assert teacher.styles["body"] != policy.styles["body"]


def test_an_unknown_look_is_refused_with_the_known_ones() -> None:
    with pytest.raises(UsageError, match="baroque") as caught:
        Looks.of(Path("/nowhere")).theme("policy", "A4", (), "baroque")
    assert "ministry" in (caught.value.hint or "")


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("logo.png", PNG, ""),
        ("logo.png", b"GIF89a", "neither"),
        ("../logo.png", PNG, "not there"),
        ("x", None, "not there"),
    ],
)
def test_a_logo_is_taken_from_the_project_or_missed_aloud(
    tmp_path: Path, name: str, data: bytes | None, said: str
) -> None:
    root = tmp_path / "project"
    root.mkdir()
    if data is not None:
        (root / name).write_bytes(data)
    own = root / "theme.yaml"
    own.write_text(f"letterhead: {{logo: {name}, alt: A ship, lines: [Harbour Office], place: right}}\n", "utf-8")
    theme, complaints = Looks.of(root).theme("policy", "A4", (own,))
    assert not complaints
    assert theme.styles["letterhead-words"] == Style(size=8.5, leading=12.5, align="right")
    found, findings = with_files(theme, root)
    assert [said in finding.message for finding in findings] == ([True] if said else [])
    assert found.letterhead.image == (b"" if said else PNG)
