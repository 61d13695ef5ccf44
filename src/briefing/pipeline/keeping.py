"""Pipeline's keeping of the key: the sentences that only the teacher's edition may hold."""

from __future__ import annotations

from dataclasses import replace

from briefing.compose.composing import KEY_EDITIONS
from briefing.model import Pack
from briefing.model.withheld import Trace, Withheld, betrayed, withhold


def withheld(pack: Pack) -> tuple[Withheld, ...]:
    """What the key of `pack` says, and the notes to the teacher's edition alone.

    The evidence is a source's words, which stand on the students' pages too: only its hidden places may not
    hold it. So it is with a sentence of the key that is itself a quotation.
    """
    others = {note for option in pack.options if option.name not in KEY_EDITIONS for note in option.notes.values()}
    notes = [
        note
        for option in pack.options
        if option.name in KEY_EDITIONS
        for note in option.notes.values()
        if note not in others and note not in pack.everywhere.notes.values()
    ]
    said = withhold(text for question in pack.questions for text in (question.tension, question.misreading))
    evidence = withhold(
        (
            pack.source(excerpt.source).words(span)
            for question in pack.questions
            for excerpt in question.evidence
            for span in excerpt.spans
        ),
        printed=True,
    )
    sources = tuple(Trace(source.id, "hidden", source.text) for source in pack.sources)
    own = (
        replace(sentence, printed=True) if any(betrayed(sources, (sentence,))) else sentence
        for sentence in (*said, *withhold(notes))
    )
    return tuple(dict.fromkeys((*own, *evidence)))
