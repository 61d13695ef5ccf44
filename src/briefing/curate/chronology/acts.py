"""Curate: know the words of one happening by one name, whether they stand as verb or noun."""

from __future__ import annotations

from briefing.curate.content_words import WORD, stem
from briefing.model import Span

# What happens to people and states, each line one happening (after the event types of ACE 2005).
_FAMILIES = """
die died dies dying death dead
kill killed killing
earthquake quake tremor
explosion explode exploded blast blew
attack attacked attacks assault
vote voted votes voting ballot
resign resigned resignation ouster ousted stepped quit
elect elected election
arrest arrested arrests
convict convicted conviction guilty verdict
sink sank sunk sinking
crash crashed collision collided
strike struck strikes
protest protested protests demonstration demonstrations
summit conference meeting met
lawsuit sued sue suit complaint
sign signed signing
launch launched
collapse collapsed
погиб погибли умер умерли скончался смерть гибель
землетрясение
взрыв взорвался взорвалась
голосование проголосовали проголосовал
закрытие закрыть закрывают закрыли
жабу жабылады жабылатынын
"""
_FAMILY = {stem(word): line.split()[0] for line in _FAMILIES.strip().splitlines() for word in line.split()}


SINGULAR = frozenset({"earthquake", "explosion", "crash", "sink", "elect", "землетрясение", "взрыв"})
"""Happenings of which a day hardly has two."""

_BEFORE, _AFTER = 70, 50


def acts_near(text: str, sentence: Span, timex: Span) -> frozenset[str]:
    """The happenings that `sentence` names close to `timex`."""
    low, high = max(sentence.start, timex.start - _BEFORE), min(sentence.end, timex.end + _AFTER)
    found = (_FAMILY.get(stem(word)) for word in WORD.findall(text, low, high))
    return frozenset(act for act in found if act)
