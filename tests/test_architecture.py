"""Who may import whom. A breach is named with its file and line."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1] / "src" / "briefing"

LAYERS = (
    ("model", "document", "errors"),
    ("read", "clean", "segment", "annotate", "curate", "compose", "write", "verify"),
    ("pipeline", "plugins", "project"),
    ("cli",),
)
LEVEL = {room: level for level, rooms in enumerate(LAYERS) for room in rooms}
# Rooms of level 0 build on one another in this order, and so do those of level 2; those of level 1 never do.
ALLOWED_SIDEWAYS = {("document", "model"), ("pipeline", "plugins"), ("pipeline", "project"), ("plugins", "project")}

FENCES = {
    "click": ("cli",),
    "jinja2": ("compose",),
    "yaml": ("project",),
    "docx": ("read/docx", "write/docx"),
    "reportlab": ("write/pdf",),
    "pypdfium2": ("read/pdf", "write/pdf"),
    "uharfbuzz": ("write/pdf",),
    "trafilatura": ("read/html",),
}


def imports() -> Iterator[tuple[str, int, str, str]]:
    """(file, line, room, imported dotted name) of every import in the package, those inside functions too."""
    for path in sorted(ROOT.rglob("*.py")):
        name = path.relative_to(ROOT).as_posix()
        room = name.split("/")[0].removesuffix(".py")
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Import):
                yield from ((name, node.lineno, room, alias.name) for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                assert node.level == 0, f"{name}:{node.lineno}: relative import"
                if node.module == "briefing":
                    yield from ((name, node.lineno, room, f"briefing.{alias.name}") for alias in node.names)
                else:
                    yield name, node.lineno, room, node.module


def breach(room: str, imported: str) -> str | None:
    target = imported.split(".")[1] if "." in imported else ""
    if room not in LEVEL or target not in LEVEL or target == room or (room, target) in ALLOWED_SIDEWAYS:
        return None
    if LEVEL[target] < LEVEL[room] and not (room == "cli" and target in LAYERS[1] and target != "write"):
        return None
    return f"{room} (level {LEVEL[room]}) may not import {target} (level {LEVEL[target]})"


def test_every_room_has_its_level() -> None:
    rooms = {p.name.removesuffix(".py") for p in ROOT.iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()}
    assert rooms - {"__init__", "__main__"} == set(LEVEL)


def test_layers() -> None:
    found = [
        f"{file}:{line}: {why}"
        for file, line, room, name in imports()
        if name.split(".")[0] == "briefing" and (why := breach(room, name))
    ]
    assert not found, "\n".join(found)


def test_fences() -> None:
    found = [
        f"{file}:{line}: {name} belongs in {' and '.join(FENCES[name.split('.')[0]])}"
        for file, line, _, name in imports()
        if name.split(".")[0] in FENCES and not file.startswith(FENCES[name.split(".")[0]])
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("room", "imported", "allowed"),
    [
        ("clean", "briefing.model", True),
        ("clean", "briefing.segment", False),
        ("model", "briefing.document", False),
        ("pipeline", "briefing.verify", True),
        ("verify", "briefing.pipeline", False),
        ("cli", "briefing.pipeline", True),
        ("cli", "briefing.clean", False),
    ],
)
def test_a_breach_is_seen(room: str, imported: str, allowed: bool) -> None:
    assert (breach(room, imported) is None) is allowed


def test_every_module_opens_with_its_job() -> None:
    silent = [p.relative_to(ROOT).as_posix() for p in sorted(ROOT.rglob("*.py")) if not _docstring(p)]
    assert not silent


def _docstring(path: Path) -> str | None:
    return ast.get_docstring(ast.parse(path.read_text("utf-8")))
