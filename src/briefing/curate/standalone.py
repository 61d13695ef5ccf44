"""Curate: tell whether a sentence can be read without the one before it."""

from __future__ import annotations

import re
from typing import Literal

Lean = Literal["alone", "leans", "hangs"]
"""alone: stands on its own; leans: joined on by a connective, but clear; hangs: points at something unseen."""

# Words that point back. A noun after a demonstrative does not help: "this vision" is somebody's vision.
_POINTS = re.compile(
    r"""(?:[“"'«(]\s*)?(?:
        (?:this|these|that|those)\b(?!\s+(?:year|month|week|morning|evening|spring|summer|autumn|fall|winter|who|is\s+why)\b)
      | (?:he|she|they|him|them|his|her|hers|their|theirs|its)\b
      | it\b(?!(?:['’]s|\s+(?:is|was|remains|has\s+been|seems|would\s+be))\s+(?:\w+ly\s+)?
             (?:\w+\s+(?:to|that)\b|important|crucial|essential|vital|clear|necessary|possible|impossible|time)\b)
      | such\b | the\s+(?:latter|former|same)\b | both\b(?!\s+\w+\s+and\b) | neither\b | either\s+way\b
      | another\b | others?\b | one\s+of\s+(?:them|these|those)\b | here\b | there(?=\s*,) | doing\s+so\b
      | (?:in|at|on|for|by|with|from|under|to|after|before|since|despite)\s+
        (?:this|these|that|those|them|it|doing\s+so|his|her|their|its)\b
        (?!\s+(?:year|month|week)\b)
      | (?:он|она|оно|они|его|её|ее|их|это|этот|эта|эти|такой|такая|такие|там)\b
      | (?:в|на|при|для|с|по|после|об?)\s+(?:этом|этого|этой|этим|них|нем|нём|ней|этих|эту|этот)\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_JOINED_ON = re.compile(
    r"""(?:[“"'«(]\s*)?(?:
        furthermore | moreover | however | additionally | in\s+addition | besides | conversely | hence | thus
      | therefore | consequently | as\s+a\s+result | accordingly | but | and | so | yet | or | nor | instead
      | meanwhile | similarly | likewise | at\s+the\s+same\s+time | nevertheless | nonetheless | still | otherwise
      | then | rather | indeed | also | for\s+example | for\s+instance | in\s+contrast | by\s+contrast
      | on\s+the\s+(?:other\s+hand|contrary) | in\s+turn | in\s+other\s+words | that\s+said | even\s+so | too
      | again | finally | lastly | secondly | thirdly | to\s+conclude | in\s+conclusion | as\s+well
      | кроме\s+того | однако | при\s+этом | также | таким\s+образом | поэтому | но | и | а | тем\s+не\s+менее
      | более\s+того | вместе\s+с\s+тем | в\s+свою\s+очередь | напротив
    )\b""",
    re.IGNORECASE | re.VERBOSE,
)
# "It also states", "We also condemn": the sentence adds to one that is not seen.
_ADDS = re.compile(r"(?:\S+\s+){1,3}(?:also|further|too|likewise|также|ещё|еще)\b", re.IGNORECASE)
# "The party rejects such methods": which ones, stands before.
_SUCH = re.compile(r"(?:\S+\s+){1,5}such\s+(?!as\b|an?\b|that\b)\w", re.IGNORECASE)
# "We call for funding for it": a pronoun with nothing before it in the sentence that it could stand for.
_PRONOUN = re.compile(r"\b(?:it|its|they|them|their|he|him|his|she|her)\b(?!\s+(?:is|was|has|would|will|seems)\b)")
_ANTECEDENT = re.compile(
    r"\b(?:the|an?|each|every|no|some|any|all|many|most|our|my|other|several|two|few)\s+[\w“\"]|(?<=\s)[A-ZА-ЯЁ][\w-]"
    r"|^\W*(?!(?:We|I|You|There|If|When|While|As|In|On|At|For|With|After|Before|By|What|How|Why|Who)\b)[A-ZА-ЯЁ]\w+|\d|[a-z]{4,}s\b"
)
# Nouns that stand for what was said before (shell nouns, Schmid 2000).
_SHELL = re.compile(
    r"[Tt]he\s+(?:situation|move|decision|step|measures?|incident|issue|problem|fact|result|change|proposal|claims?|comments?"
    r"|remarks?|statement|announcement|document|latter|rest|same|two|pair|news|question|reason|plan|idea)\b(?!\s+(?:of|that|to|by)\b)"
)
_CATAPHORA = re.compile(
    r"(?:in|at|on|during|with|after|before|for|by)\s+(?:his|her|their|its)\b[^.]{0,120}?,\s", re.IGNORECASE
)

_COURTESY = re.compile(
    r"""[“"'«]?(?:
        (?:dear|honou?red|distinguished|esteemed|respected)\s+(?:\w+\s+){0,3}\w+,
      | (?:ladies\s+and\s+gentlemen|excellenc\w+|good\s+(?:morning|afternoon|evening|day)|welcome)\b(?!\s+news)
      | (?:i\s+(?:would\s+like\s+to\s+)?|we\s+)?thank\s+you\b
      | i\s+(?:am|['’]m)\s+(?:\w+\s+)?(?:glad|happy|pleased|honou?red|delighted)\s+to\s+(?:see|be|welcome|have|speak)\b
      | (?:уважаемые|дорогие|құрметті)\s | благодарю\s+(?:вас|за)\b | спасибо\b
    )""",
    re.IGNORECASE | re.VERBOSE,
)


# "…, he said": nobody says who, unless a name stands before it in the sentence.
_HE_SAID = re.compile(
    r"[,”\"»]\s+(?:[–—-]\s+)?(?:(?:he|she|they)\s+(?:said|says|added|told|warned|argued|wrote|noted|explained|continued|asked)"
    r"|(?:сказал|сказала|сообщил|сообщила|добавил|добавила|отметил|отметила)\s+(?:он|она)|(?:он|она)\s+(?:сказал|сказала|добавил|добавила))\b"
)
_NAMED = re.compile(r"(?<=[\w,]\s)[A-ZА-ЯЁӘҒҚҢӨҰҮІҺ][\w’'-]+|^\W*(?:Mr|Mrs|Ms|Dr|[A-Z][\w’'-]+\s[A-Z])")

_MARK = re.compile("[“”«»]")


def is_courtesy(sentence: str) -> bool:
    """Whether a sentence only greets or thanks, as speeches and letters begin and end."""
    return bool(_COURTESY.match(sentence.strip()))


def lean(sentence: str) -> Lean:
    """How `sentence` stands without the one before it. Looks at its first words only, so it is a guess.

    "In his speech …, President Ito said" names its "his" itself and stands alone.
    """
    text = sentence.strip()
    mark = _MARK.search(text[:2000])
    if mark and mark.group() in "”»":
        return "hangs"  # it begins inside a quotation
    ahead = _CATAPHORA.match(text[:400])
    if ahead and re.match(r"(?:[^\W\d_]\S*\s+){0,3}[A-ZА-ЯЁ]", text[ahead.end() :]):
        return "alone"
    pronoun = _PRONOUN.search(text[:300])
    if pronoun and not _ANTECEDENT.search(text[: pronoun.start()]):
        return "hangs"
    if _POINTS.match(text) or _SUCH.match(text[:160]):
        return "hangs"
    said = _HE_SAID.search(text[:600])
    if said and not _NAMED.search(text[: said.start()]):
        return "hangs"
    joined = _JOINED_ON.match(text)
    if joined:
        rest = text[joined.end() :].lstrip(" ,")
        return "hangs" if _POINTS.match(rest) else "leans"
    return "leans" if _ADDS.match(text[:120]) or _SHELL.match(text) else "alone"
