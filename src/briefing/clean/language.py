"""Clean: tell the language of a text by its script and its commonest words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

_COMMON = {
    "en": (
        "the of and to in a is that for it on was with as by he be are at his from this which have "
        "not they their has but were an will said"
    ),
    "de": (
        "der die und das ist nicht ein eine zu den mit sich des dem auf für von im auch wird werden "
        "sind als an hat nach"
    ),
    "fr": ("le la les et des est une dans que pour qui pas sur au avec plus par sont ce du il elle nous vous ont aux"),
    "es": ("el la los las y que del se por con una para es su al como más pero sus le ha este son está fue"),
    "it": ("il di che la e un per non è del con una sono gli della nel al dei anche ha più alla delle si"),
    "pt": "o que e do da em um para com não uma os no se na por mais as dos como mas foi ao das são",
    "nl": "de het een van en in is dat op te zijn voor met niet die aan er ook als om bij naar uit",
    "pl": "i w na z do nie się jest to że o jak po od za przez ale dla są był oraz tego",
    "tr": "ve bir bu için ile da de olarak çok daha olan gibi ne kadar sonra göre ama en var",
    "sv": "och att det i som en på är av för med till den har inte om ett men de var",
    "ru": "и в не на что с по как это он к из у за от для о но так все его также был может",
    "uk": "і в не на що з до як це він у за від для та але його також був про які є",
    "kk": (
        "және мен бен пен бұл деп үшін бір да де болып туралы екі ол бойынша осы еді туралы қазақстан жыл жылы арқылы"
    ),
}
_SETS = {language: tuple(dict.fromkeys(words.split())) for language, words in _COMMON.items()}
_WORD = re.compile(r"[^\W\d_]+")
_OTHER = re.compile(r"[^\x00-\x7f]+")
_SAMPLE = 8_000
_SCRIPTS = (
    ("kk", re.compile("[әғқңөұүһӘҒҚҢӨҰҮҺ]")),
    ("uk", re.compile("[їєґЇЄҐ]")),
    ("ru", re.compile("[а-яА-Я]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
)


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language of `text`; None when too little of it tells."""
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample.casefold())
    if len(words) < 3:
        return None
    counts = Counter(words)
    best, share = None, 0.0
    for language, common in _SETS.items():
        of_it = sum([counts.get(word, 0) for word in common]) / len(words)
        if of_it > share:
            best, share = language, of_it
    if sample.isascii():
        return best if share >= _least(words) else None
    letters = sum(map(len, words))
    other = "".join(_OTHER.findall(sample))
    for language, pattern in _SCRIPTS:
        found = len(pattern.findall(other))
        # Kazakh and Ukrainian share most letters with Russian; a few of their own tell them apart.
        if found > letters * (0.02 if language in ("kk", "uk") else 0.5):
            return best if language == "ru" and best in ("ru", "uk", "kk") and share > 0.05 else language
    return best if share >= _least(words) else None


def _least(words: Sequence[str]) -> float:
    """The share of common words that tells a language: in few words more of them."""
    return 0.12 if len(words) >= 20 else 0.2
