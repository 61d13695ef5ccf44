"""Pipeline's looks: the templates, words and themes of an edition, gathered from the folders that may hold them.

A piece is taken from the user's folder, else the project's `templates/`, else the packaged ones; one
piece can be replaced alone. Themes are laid over one another, the packaged one first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from briefing.compose import Template, Templates
from briefing.document import Theme
from briefing.errors import BriefingError, UsageError
from briefing.model import Finding, Phrasebook
from briefing.model.wordbook import Wordbook
from briefing.pipeline.files import read_text
from briefing.project import chosen_look, load_questions, load_theme, load_words

_IMAGES = (".png", ".jpg", ".jpeg")
_LARGEST_IMAGE = 8 * 2**20
SHARED = "_shared"
LOOKS = "_looks"
DEFAULT_LOOK = "classroom"
"""The look that the shared themes themselves are; the others are laid over it."""


def packaged() -> Path:
    """The folder of the packaged templates: in the installed package, or at the top of a checkout."""
    inside = Path(str(files("briefing"))) / "templates"
    beside = Path(__file__).resolve().parents[3] / "templates"
    for folder in (inside, beside):
        if (folder / SHARED).is_dir():
            return folder
    raise BriefingError("The packaged templates are missing.", "Install the package again.")


@dataclass(frozen=True, slots=True)
class Looks:
    """Template folders, the plainest first: each one's pieces replace those before it."""

    folders: tuple[Path, ...]

    @staticmethod
    def of(root: Path, own: Path | None = None) -> Looks:
        """The packaged templates, those of the project at `root`, and the user's `own` folder."""
        layers = (packaged(), root / "templates", own)
        return Looks(tuple(dict.fromkeys(f.resolve() for f in layers if f is not None and f.is_dir())))

    def origin(self, name: str) -> Path | None:
        """The file that the piece `name` is taken from."""
        return next((f / name for f in reversed(self.folders) if (f / name).is_file()), None)

    def editions(self) -> tuple[str, ...]:
        """Every edition that some folder holds a main template for."""
        found = {main.parent.name for f in self.folders for main in f.glob("*/main.xhtml")}
        return tuple(sorted(found - {SHARED}))

    def templates(self, language: str) -> tuple[Templates, tuple[Finding, ...]]:
        """All pieces and the furniture's words in `language`, English where a word is missing there."""
        pieces: dict[str, Template] = {}
        images: dict[str, bytes] = {}
        for folder in self.folders:
            for file in sorted(folder.rglob("*")):
                name = file.relative_to(folder).as_posix()
                if not file.resolve().is_relative_to(folder) or not file.is_file():
                    continue
                if file.suffix == ".xhtml":
                    pieces[name] = Template(read_text(file, folder), _shown(file))
                elif file.suffix.lower() in _IMAGES and file.stat().st_size <= _LARGEST_IMAGE:
                    images[name] = file.read_bytes()
        layers = [
            file
            for tongue in dict.fromkeys(("en", language))
            for folder in self.folders
            if (file := folder / SHARED / f"words.{tongue}.yaml").is_file()
        ]
        words, findings = load_words([(_shown(file), read_text(file, file.parent)) for file in layers])
        return Templates(pieces, words, _shown(layers[-1]) if layers else "", images), findings

    def phrasebook(self, language: str) -> tuple[Phrasebook, tuple[Finding, ...]]:
        """How questions and other sentences of ours are put in `language`; in English where nobody words it."""
        from briefing.curate.questions.kinds import KINDS

        tongue = language if self._shared(f"questions.{language}.yaml") else "en"
        words, findings = load_words(self._shared("words.en.yaml") + self._shared(f"words.{tongue}.yaml"))
        slots = {name: kind.slots for name, kind in KINDS.items()}
        questions, complaints = load_questions(self._shared(f"questions.{tongue}.yaml"), slots)
        return Phrasebook(Wordbook(tongue, words), questions), (*findings, *complaints)

    def languages(self) -> tuple[str, ...]:
        """The languages in which some folder words the questions."""
        files = (file for folder in self.folders for file in (folder / SHARED).glob("questions.*.yaml"))
        return tuple(sorted({file.name.split(".")[1] for file in files}))

    def _shared(self, name: str) -> list[tuple[str, str]]:
        """The shared file `name` of every folder that has one: the path as a person knows it, and its text."""
        files = (folder / SHARED / name for folder in self.folders)
        return [(_shown(file), read_text(file, file.parent)) for file in files if file.is_file()]

    def names(self) -> tuple[str, ...]:
        """Every look that there is."""
        return tuple(sorted({DEFAULT_LOOK, *(f.parent.name for top in self.folders for f in top.glob(_LOOK_FILES))}))

    def theme(
        self, edition: str, page_size: str, own: Sequence[Path] = (), look: str = ""
    ) -> tuple[Theme, tuple[Finding, ...]]:
        """The theme of `edition`: shared then its own, folder by folder, then the look's, then the files in `own`.

        `look` is the look's name; where it is "" the files in `own` may name one. Raises `UsageError` for a name
        that there is no look of.
        """
        mine = [file for file in own if file.is_file()]
        named = [chosen_look(read_text(file, file.parent), _shown(file)) for file in mine]
        look = look or next((name for name in reversed(named) if name), DEFAULT_LOOK)
        if look not in self.names():
            raise UsageError(f"There is no look “{look}”.", f"Known: {', '.join(self.names())}.")
        layers = [
            file
            for names in ((SHARED, edition), (f"{LOOKS}/{look}",))
            for folder in self.folders
            for file in _themes(folder, names, edition)
            if file.is_file()
        ]
        return load_theme([(_shown(file), read_text(file, file.parent)) for file in (*layers, *mine)], page_size)


_LOOK_FILES = f"{LOOKS}/*/theme.yaml"


def _themes(folder: Path, names: Sequence[str], edition: str) -> list[Path]:
    """The themes below `folder` in the order in which they are laid over one another."""
    return [folder / name / "theme.yaml" for name in names] + [folder / names[-1] / f"{edition}.yaml"]


def _shown(file: Path) -> str:
    """The path of a template as a person knows it: its folder's name and what is below."""
    return Path(*file.parts[-3:]).as_posix()


def listing(looks: Looks) -> Mapping[str, Path]:
    """Every piece by name with the file it is taken from, for `briefing templates list`."""
    names = sorted({f.relative_to(folder).as_posix() for folder in looks.folders for f in folder.rglob("*.*")})
    return {name: origin for name in names if (origin := looks.origin(name)) is not None}
