"""Pipeline's exporting: the chronology of a pack, as other programs take it."""

from __future__ import annotations

from briefing import plugins
from briefing.model import Finding, Pack
from briefing.pipeline.files import Folder
from briefing.pipeline.options import Options


def export_chronology(pack: Pack, folder: Folder, options: Options, form: str) -> tuple[str, tuple[Finding, ...]]:
    """The chronology of `pack` in the format `form`, in the words that its editions print, and what was wrong.

    Raises `KeyError` for a format that there is not.
    """
    from briefing.compose import timeline
    from briefing.pipeline.looks import Looks

    templates, complaints = Looks.of(folder.root, options.templates).templates(pack.language)
    return plugins.exporter(form).write(timeline(pack, templates.words), pack.title), tuple(complaints)
