"""What the guide "Make it yours" shows must be so: commands, theme and piece work as they stand there."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs" / "make-it-yours.md").read_text("utf-8")
SHOWN = [line for block in re.findall(r"```sh\n(.*?)```", GUIDE, re.DOTALL) for line in block.splitlines()]
THEMES = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
sys.path.insert(0, str(ROOT / "tests" / "write"))


def test_the_commands_work_one_after_the_other(run, tmp_path: Path) -> None:
    from docx_letter import letter

    (tmp_path / "letter.docx").write_bytes(letter())
    assert len(SHOWN) > 7
    for line in SHOWN:
        done = run(*shlex.split(line)[1:], cwd=tmp_path)
        assert done.returncode == 0, (line, done.stderr)
    assert (tmp_path / "preview" / "sample-handout.docx").is_file()
    assert (tmp_path / "mypack" / "templates" / "_shared" / "words.en.yaml").is_file()


@pytest.mark.parametrize("theme", THEMES)
def test_the_themes_are_understood(theme: str) -> None:
    from briefing.project import load_theme

    made, findings = load_theme([("theme.yaml", theme)])
    assert findings == ()
    if "accent" in theme:
        assert (made.accent, made.embed_fonts, made.styles["body"].size) == ("#0b3d2e", True, 11)


def test_one_piece_alone_and_words_alone_are_enough(run, tmp_path: Path) -> None:
    (piece,) = re.findall(r"```html\n(.*?)```", GUIDE, re.DOTALL)
    run("init", "mypack", "--example", cwd=tmp_path)
    house = tmp_path / "mypack" / "templates"
    (house / "handout").mkdir(parents=True, exist_ok=True)
    (house / "_shared").mkdir(exist_ok=True)
    (house / "handout" / "own-question.xhtml").write_text(piece, "utf-8")
    (house / "_shared" / "words.en.yaml").write_text("before: First of all\n", "utf-8")
    done = run("templates", "show", "handout", "-C", "mypack", "-o", "preview", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    from briefing.write.docx import read_back

    printed = [block.text for block in read_back((tmp_path / "preview" / "sample-handout.docx").read_bytes())]
    assert "Questions about this pack: library@school.example" in printed
    assert "First of all" in printed


def test_links_and_pictures_are_there() -> None:
    targets = re.findall(r"\]\((?!https?:)([^)#]+)\)", GUIDE)
    assert len(targets) == 2
    assert not [target for target in targets if not (ROOT / "docs" / target).exists()]
