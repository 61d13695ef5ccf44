"""Project: the files that a person edits (sources.yaml, pack.yaml, theme.yaml) to values and back.

Every complaint names file and line. Scalars are read as strings, so that YAML's `no`, `010` and
`1969-07-20` stay what was typed.
"""

from briefing.project.plan import load_plan
from briefing.project.plan_text import dump_plan
from briefing.project.questions import load_questions
from briefing.project.sources import Entry, known_of, load_sources
from briefing.project.theme import chosen_look, load_theme, load_words

__all__ = [
    "Entry",
    "chosen_look",
    "dump_plan",
    "known_of",
    "load_plan",
    "load_questions",
    "load_sources",
    "load_theme",
    "load_words",
]
