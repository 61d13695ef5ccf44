"""Annotate: the words that report speech in Russian, Kazakh, German and French. Tables only; add a word to its line."""

from __future__ import annotations

from briefing.annotate.tables import words

SAID = words(
    """
    сказал сказала сказали заявил заявила заявили заявило отметил отметила отметили отметило сообщил сообщила сообщили
    сообщило сообщает сообщают добавил добавила добавили подчеркнул подчеркнула подчеркнули рассказал рассказала
    рассказали пояснил пояснила пояснили написал написала говорит говорят считает считают уверен уверена предупредил
    предупредила признал признала ответил ответила спросил спросила утверждает утверждают объяснил объяснила объявил
    объявила призвал призвала напомнил напомнила указал указала уточнил уточнила пообещал пообещала
    объявили объявило установил установила установили установило выяснил выяснила выяснили возразил возразила
    возмутился возмутилась посетовал посетовала заверил заверила прокомментировал прокомментировала сообщало
    заключил заключила подтвердил подтвердила подтвердили подтвердило потребовал потребовала потребовали поблагодарил
    поблагодарила констатировал констатировала воскликнул воскликнула продолжил продолжила пожаловался пожаловалась
    отвечает пишет пишут отмечает отмечают подчёркивает подчеркивает рассказывает добавляет поясняет уточняет
    деді дейді айтты мәлімдеді хабарлады жазды түсіндірді қосты ескертті жеткізді баяндады айтады хабарлайды мәлімдейді
    нақтылады растады сендірді
    sagte sagten sagt sagen erklärte erklärten erklärt betonte betont meinte meint teilte ergänzte schrieb schreibt
    forderte fordert warnte warnt kritisierte berichtete berichtet bestätigte bestätigt fragte antwortete kündigte
    entgegnete entgegnet erwiderte erwidert erläuterte erläutert versicherte versichert mahnte mahnt äußerte lobte
    begründete begründet verlangte verlangt behauptete behauptet unterstrich rief fügte hob räumte beklagte beklagt
    ergänzt forderten erklären betonten meinten warnten schrieben verteidigte konterte schilderte resümierte
    déclaré affirmé indiqué souligné ajouté expliqué précisé estimé annoncé dit répondu écrit assuré rappelé dénoncé
    déclare affirme indique souligne ajoute explique précise estime annonce répond écrit assure rappelle
    """
)
"""Verbs of speech, in the forms that report; French participles stand after one of `HELPERS`."""

HELPERS = frozenset(("a", "ont", "avait", "avaient"))
"""French auxiliaries, counted only before a participle that reports ("a déclaré"): "a" is an English article."""

PARTICIPLES = words(
    """
    déclaré affirmé indiqué souligné ajouté expliqué précisé estimé annoncé répondu écrit assuré rappelé dénoncé dit
    """
)

TURNED = frozenset(("a-t-il", "a-t-elle", "ont-ils", "ont-elles"))
"""A French auxiliary with its pronoun, before the participle: "a-t-elle ajouté"."""

THAT = frozenset(("что", "dass", "daß", "que"))
"""The conjunctions of a reported clause."""

NOBODY = frozenset(("das", "dies", "это", "бұл"))
"""Words for what has been said before, which nobody says: "Das teilte das Gericht mit"."""

BEFORE_NOUNS = words(
    """
    в во на со от до за из ко об о обо при для после перед через
    im auf bei nach zum vor
    """
)
"""Prepositions of Russian and German that open a phrase after the speaker."""

LAST_VERBS = words(
    """
    мәлімдеді хабарлады айтты ескертті түсіндірді жеткізді баяндады мәлімдейді хабарлайды айтады растады нақтылады
    """
)
"""Kazakh verbs of speech that close a sentence, after the clause that they report."""

CLAUSE_ENDS = ("тынын", "тінін", "ғанын", "генін", "қанын", "кенін", "майтынын", "мейтінін", "ғандығын", "гендігін")
"""Endings of the verb of such a clause: "жабылатынын", that it will be closed."""

PEOPLE = frozenset(("он", "она", "ол", "er", "il", "elle", "a-t-il", "a-t-elle"))
"""Pronouns for one person."""

ACCORDING = frozenset(
    (
        ("по", "словам"),
        ("по", "данным"),
        ("по", "информации"),
        ("по", "мнению"),
        ("со", "слов"),
        ("laut",),
        ("zufolge",),
        ("nach", "angaben"),
        ("selon",),
        ("d'après",),
        ("d’après",),
    )
)
"""What stands before a source as "according to" does."""

FINITE = words("ist sind war waren wird werden wurde wurden hat haben hatte hatten soll sollen kann können est sont")
"""Verbs that part a source from what it said where no comma does ("Laut Weber ist …")."""
