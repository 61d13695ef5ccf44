"""Pipeline's check of what a pack.yaml asks of the editions: names that no template answers to, with their lines."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefing.compose import Templates
from briefing.compose.sections import hint, known, sections
from briefing.compose.templates import nearest
from briefing.model import Finding, Plan
from briefing.pipeline.files import Folder
from briefing.pipeline.looks import Looks
from briefing.pipeline.options import Options


def sections_of(plan: Plan, folder: Folder, options: Options) -> Mapping[str, tuple[str, ...]]:
    """The names of the sections that each edition of `plan` has in the project in `folder`."""
    looks = Looks.of(folder.root, options.templates)
    templates, _ = looks.templates(plan.language)
    return {edition: sections(templates, edition) for edition in plan.editions if edition in looks.editions()}


def asked_wrongly(plan: Plan, folder: Folder, options: Options) -> tuple[Finding, ...]:
    """What `plan` asks that the templates of the project in `folder` do not have."""
    if plan.path is None:
        return ()
    looks = Looks.of(folder.root, options.templates)
    templates, _ = looks.templates(plan.language)
    return tuple(complaints(plan, looks, templates))


def complaints(plan: Plan, looks: Looks, templates: Templates) -> Iterator[Finding]:
    """An error for each look, edition or section in `plan` that there is not; it names those that there are."""
    if plan.look and plan.look not in looks.names():
        message = f"there is no look “{plan.look}”."
        yield _error("unknown-look", message, plan, plan.lines.get("look"), nearest(plan.look, looks.names()))
    editions = looks.editions()
    made = []
    for asked in plan.options:
        if asked.name not in editions:
            told = nearest(asked.name, editions)
            more = "" if told.startswith("Known") else f" Known: {', '.join(editions)}."
            yield _error("unknown-edition", f"there is no edition “{asked.name}”.", plan, asked.line, told + more)
            continue
        made.append(asked.name)
        own, all_of_them = sections(templates, asked.name), known(templates, asked.name)
        for name in dict.fromkeys((*(asked.sections or ()), *asked.without, *asked.headings, *asked.notes)):
            if name not in (all_of_them if name in (asked.sections or ()) else (*own, *(asked.sections or ()))):
                yield _error(
                    "unknown-section",
                    f"the edition “{asked.name}” has no section “{name}”.",
                    plan,
                    asked.lines.get(name, asked.line),
                    hint(templates, asked.name, name),
                )
        if asked.without and own and not set(own) - set(asked.without):
            message = f"all sections of the edition “{asked.name}” are left out."
            yield _error("no-sections", message, plan, asked.line, "To leave the edition out, take out its line.")
    everywhere = {name for edition in made for name in (*sections(templates, edition), *_added(plan, edition))}
    for name in dict.fromkeys((*plan.everywhere.headings, *plan.everywhere.notes)):
        if made and name not in everywhere:
            yield _error(
                "unknown-section",
                f"no edition that is made has a section “{name}”.",
                plan,
                plan.everywhere.lines.get(name),
                nearest(name, everywhere),
            )


def _added(plan: Plan, edition: str) -> tuple[str, ...]:
    return next((asked.sections or () for asked in plan.options if asked.name == edition), ())


def _error(code: str, message: str, plan: Plan, line: int | None, told: str) -> Finding:
    return Finding("error", code, message, plan.path, line, told)
