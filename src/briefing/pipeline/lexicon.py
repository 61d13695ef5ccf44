"""Pipeline's lexicon: the dictionary that the package carries, as far as the documents' words ask for it."""

from __future__ import annotations

import gzip
from collections.abc import Sequence
from importlib.resources import files

from briefing.model import Annotated
from briefing.model.lexicon import Lexicon, base_forms

NAME = "WordNet"


def lexicon(annotated: Sequence[Annotated]) -> Lexicon:
    """What WordNet says of the terms found in the English documents; empty where there are none."""
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
    glosses: dict[str, str] = {}
    common: set[str] = set()
    packed = files("briefing").joinpath("glosses", "wordnet.tsv.gz").read_bytes()
    for line in gzip.decompress(packed).decode().splitlines():
        word, _, gloss = line.partition("\t")
        if word in wanted:
            if gloss:
                glosses[word] = gloss
            else:
                common.add(word)
    return Lexicon(NAME, glosses, frozenset(common))
