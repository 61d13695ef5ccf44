"""Pipeline's lexicon: the dictionary that the package carries, as far as the documents' words ask for it."""

from __future__ import annotations

import gzip
import re
from collections.abc import Sequence
from importlib.resources import files

from briefing.model import Annotated
from briefing.model.lexicon import SHORTEST, Lexicon, base_forms, circular, plain, roots

NAME = "WordNet"
_LEARNED = 12
_WELL_KNOWN = frozenset(
    """administration characteristic characterised characterized circumstances communication construction conversation
    disappointed examination international manufacturing organisation organization participants particularly
    professional relationship representative responsibility responsible scientific something successfully temperature
    understanding unfortunately""".split()  # noqa: SIM905
)
_WORD = re.compile(r"[a-z]+")


def lexicon(annotated: Sequence[Annotated]) -> Lexicon:
    """What WordNet says of the terms found in the English documents; empty where there are none.

    Glosses that explain are taken: short ones, in words that are common. A word made of a common one, or explained
    by a part of itself, counts as common.
    """
    wanted = {
        form
        for item in annotated
        if item.source.language is None or item.source.language.value.startswith("en")
        for term in item.terms
        for one in base_forms(term.term)
        for form in base_forms(one)
    }
    if not wanted:
        return Lexicon()
    packed = files("briefing").joinpath("glosses", "wordnet.tsv.gz").read_bytes()
    known = dict(line.partition("\t")[::2] for line in gzip.decompress(packed).decode().splitlines())
    words = frozenset(word for word, gloss in known.items() if not gloss)
    every = Lexicon(NAME, {}, words)
    common = {word for word in wanted if word in words}
    glosses: dict[str, str] = {}
    for word in wanted - common:
        gloss = known.get(word)
        if gloss is None:
            continue
        said = plain(gloss)
        made = any(every.is_common(root) for one in (word, *roots(word)) for root in roots(one))
        if made or circular(word, said or ""):
            common.add(word)
        elif said and _explains(said, every):
            glosses[word] = said
    return Lexicon(NAME, glosses, frozenset(common))


def _explains(gloss: str, every: Lexicon) -> bool:
    """Whether all words of `gloss` are common or too short to be in the dictionary; the longest ones seldom are."""
    words = (word for word in _WORD.findall(gloss) if len(word) >= SHORTEST)
    return all(
        (every.is_common(word) or every.is_common(word.removesuffix("ly")))
        and (len(word) < _LEARNED or word in _WELL_KNOWN)
        for word in words
    )
