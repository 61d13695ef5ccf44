"""Annotate: tell which name a Russian or Kazakh genitive can be of. Tables, and two functions on them."""

from __future__ import annotations

from briefing.annotate.tables import words

GENITIVE_TITLES = words(
    """
    президента министра премьера посла главы депутата генерала губернатора акима мэра профессора директора председателя
    секретаря спикера пресс-секретаря представителя представительницы советника судьи учителя учительницы врача тренера
    эксперта аналитика руководителя начальника замминистра вице-министра вице-премьера прокурора адвоката юриста
    основателя жителя жительницы ученого учёного
    """
)
"""Titles in the genitive: the name after one of them is in it too."""

GENITIVE_BEFORE = frozenset(
    (("по", "словам"), ("по", "мнению"), ("по", "данным"), ("по", "информации"), ("со", "слов"))
)
"""What a genitive follows."""

KAZAKH_SOURCES = words(
    """
    айтуынша мәліметінше пікірінше сөзінше хабарлауынша дерегінше ақпаратынша мәлімдеуінше деректерінше
    """
)
"""Kazakh "according to", after the genitive of its source."""

KAZAKH_GENITIVE = ("ның", "нің", "дың", "дің", "тың", "тің")

_ENDINGS = ("ого", "ому", "ой", "ей", "ом", "ем", "ым", "им", "ую", "юю", "а", "я", "у", "ю", "е", "и", "ы", "й", "ь")
_LEAST = 3


def _stems(word: str) -> frozenset[str]:
    """What is left of a name in small letters without each ending that it can have."""
    if word.endswith(KAZAKH_GENITIVE):
        return frozenset((word[: -len(KAZAKH_GENITIVE[0])],))
    word = word.replace("ё", "е")
    if len(word) > _LEAST and word[-2] in "ео" and word[-1] not in "аеёиоуыэюяйь":
        # "Павел" loses its last vowel: "Павла".
        return frozenset((word, word[:-2] + word[-1]))
    cut = {word[: -len(ending)] for ending in _ENDINGS if word.endswith(ending) and len(word) - len(ending) >= _LEAST}
    return frozenset((*cut, word))


def is_form_of(inflected: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether `inflected`, in the genitive, can be `name`: the surnames have a stem in common, and the first names.

    Either may be a surname alone. An initial fits the first names that begin with it.
    """
    a, b = ([part.casefold().strip(".") for part in parts] for parts in (inflected, name))
    if not a or not b or not _one_stem(a[-1], b[-1]):
        return False
    if not a[-1].endswith(KAZAKH_GENITIVE) and _is_feminine(b[-1]) != _is_feminine(a[-1], genitive=True):
        return False
    if len(a) == 1 or len(b) == 1:
        return True
    if len(a[0]) == 1 or len(b[0]) == 1:
        return a[0][:1] == b[0][:1]
    return _one_stem(a[0], b[0])


def _one_stem(one: str, other: str) -> bool:
    return not _stems(one).isdisjoint(_stems(other))


def _is_feminine(surname: str, *, genitive: bool = False) -> bool:
    """Whether a surname is written as a woman's: "Громова", in the genitive "Громовой"."""
    endings = ("овой", "евой", "иной", "ыной", "ской", "цкой") if genitive else ("ова", "ева", "ина", "ына", "кая")
    return surname.endswith(endings)
