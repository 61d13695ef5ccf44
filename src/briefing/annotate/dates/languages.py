"""Annotate: the words of time in other languages than English, a table each, as data that can be added to.

A month's row holds its forms as they stand behind a day or a preposition; the grammar that reads these
tables is the same for all (`abroad`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

_NO_WORDS: Mapping[str, int] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Language:
    """What a language's dates are made of. All words are lower case; patterns are regular expressions.

    `months` and `weekdays` map every form to its number (Monday is 1), `days` and `years` count from the
    document's day and year, `months_past` … nothing is guessed beyond them. `before_month` are the words
    behind which a month stands alone; an empty set where its own ending tells. `past` and `future` are
    the forms that tell a sentence's time; without one a weekday stays open.
    """

    months: Mapping[str, int]
    weekdays: Mapping[str, int]
    days: Mapping[str, int]
    years: Mapping[str, int]
    to: str
    after_day: str = ""
    of: str = ""
    after_year: str = ""
    before_year: str = ""
    year_first: str = ""
    before_month: frozenset[str] = frozenset()
    past: str = r"(?!)"
    future: str = r"(?!)"


def _numbered(rows: str) -> Mapping[str, int]:
    return MappingProxyType({word: n for n, row in enumerate(rows.split("|"), 1) for word in row.split()})


def _inflected(stems: str, endings: str) -> Mapping[str, int]:
    """Every stem with every ending, and bare: agglutination as far as dates have it."""
    tails = ("", *endings.split())
    return MappingProxyType({stem + tail: n for n, stem in enumerate(stems.split(), 1) for tail in tails})


# The cases that stand in dates, bare and behind the possessive of "жылдың … шілдесі", in both vowel harmonies.
_KAZAKH_CASES = (
    "да де та те дан ден тан тен нан нен ға ге қа ке дың дің тың тің ның нің дағы дегі тағы тегі "
    "ы і сы сі ында інде сында сінде ынан інен сынан сінен ына іне сына сіне ының інің сының сінің "
    "ындағы індегі сындағы сіндегі"
)

LANGUAGES: Mapping[str, Language] = MappingProxyType(
    {
        "ru": Language(
            months=_numbered(
                "январь января январе январю янв|февраль февраля феврале февралю фев|март марта марте марту|"
                "апрель апреля апреле апрелю апр|май мая мае маю|июнь июня июне июню|июль июля июле июлю|"
                "август августа августе августу авг|сентябрь сентября сентябре сентябрю сент|"
                "октябрь октября октябре октябрю окт|ноябрь ноября ноябре ноябрю ноя|"
                "декабрь декабря декабре декабрю дек"
            ),
            weekdays=_numbered(
                "понедельник понедельника|вторник вторника|среду среды|четверг четверга|пятницу пятницы|"
                "субботу субботы|воскресенье воскресенья"
            ),
            days=MappingProxyType({"сегодня": 0, "вчера": -1, "завтра": 1, "позавчера": -2, "послезавтра": 2}),
            years=MappingProxyType(
                {"прошлом году": -1, "минувшем году": -1, "этом году": 0, "текущем году": 0, "следующем году": 1}
            ),
            to="по|до",
            after_day="(?:-?го|-?е)?",
            after_year=r"(?:года|году|годом|годов|год|гг\.|г\.)",
            before_month=frozenset({"в", "с", "к", "до", "по", "на"}),
            past=r"\b[а-яё]{2,15}(?:л|ла|ло|ли)(?:ся|сь)?\b|\b[а-яё]{2,15}(?:ан|ян|ен|ён|ат|ят)[аоы]?\b",
            future=r"\b(?:буд(?:ет|ут)|планиру\w+|намерен\w*|состо(?:ится|ятся)|\w{2,12}(?:ойд|айд|ойм|онч|ажд|чн)(?:ет|ут|ёт|ит|ат)(?:ся)?|"
            r"откро(?:ет|ют)(?:ся)?|закро(?:ет|ют)(?:ся)?|постро(?:ит|ят)|прим(?:ет|ут)|рассмотр(?:ит|ят)|"
            r"соб(?:ерётся|ерется|ерутся)|долж(?:ен|на|но|ны))\b",
        ),
        "kk": Language(
            months=_inflected(
                "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан", _KAZAKH_CASES
            ),
            weekdays=_inflected("дүйсенбі сейсенбі сәрсенбі бейсенбі жұма сенбі жексенбі", "де да ден дан"),
            days=MappingProxyType({"бүгін": 0, "кеше": -1, "ертең": 1}),
            years=MappingProxyType(
                {"былтыр": -1, "өткен жылы": -1, "биыл": 0, "осы жылы": 0, "келесі жылы": 1, "келер жылы": 1}
            ),
            to="мен|бен|пен",
            after_year=r"(?:жылы|жылдан|жылға|жылғы|жылдың|жыл|ж\.)",
            year_first=r"(?:жылғы|жылдың|жылы|ж\.)",
            past=r"\b[а-яәіңғүұқөһё]{2,15}(?:ды|ді|ты|ті)\b|\b[а-яәіңғүұқөһё]{2,15}(?:ған|ген|қан|кен)\b",
            future=r"\b(?:болады|өтеді|жоспарлан\w+|бастайды|басталады|аяқталады|ашылады|тиіс|\w{2,12}мақ|\w{2,12}мек)\b",
        ),
        "de": Language(
            months=_numbered(
                "januar jänner jan|februar feb|märz|april apr|mai|juni|juli|august aug|september sept|"
                "oktober okt|november nov|dezember dez"
            ),
            weekdays=_numbered("montag|dienstag|mittwoch|donnerstag|freitag|samstag sonnabend|sonntag"),
            days=MappingProxyType({"heute": 0, "gestern": -1, "vorgestern": -2, "übermorgen": 2}),
            years=MappingProxyType(
                {
                    "vergangenen jahr": -1,
                    "letzten jahr": -1,
                    "vorigen jahr": -1,
                    "diesem jahr": 0,
                    "laufenden jahr": 0,
                    "kommenden jahr": 1,
                    "nächsten jahr": 1,
                }
            ),
            to="bis(?: zum)?|und",
            after_day=r"\.",
            before_year=r"(?:jahre?s?)",
            before_month=frozenset({"im", "seit", "bis", "ab", "anfang", "mitte", "ende", "vom", "zum", "dem"}),
            past=r"\b(?:hat|hatte|hatten|haben|ist|war|waren|wurde|wurden|sagte|teilte|erklärte|beschloss|kam|ging|gab|[a-zäöüß]{2,15}te)\b",
            future=r"\b(?:wird|werden|soll|sollen|will|wollen|plant|planen)\b",
        ),
        "fr": Language(
            months=_numbered(
                "janvier janv|février févr|mars|avril|mai|juin|juillet juil|août aout|septembre sept|"
                "octobre oct|novembre nov|décembre déc"
            ),
            weekdays=_numbered("lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"),
            days=MappingProxyType(
                {"hier": -1, "demain": 1, "aujourd'hui": 0, "aujourd’hui": 0, "avant-hier": -2, "après-demain": 2}
            ),
            years=MappingProxyType(
                {"année dernière": -1, "an dernier": -1, "cette année": 0, "année prochaine": 1, "an prochain": 1}
            ),
            to="au|à|et",
            after_day="(?:er)?",
            before_month=frozenset({"en", "de", "depuis", "d", "fin", "début", "mi", "jusqu", "dès"}),
            past=r"\b(?:a|ont|est|sont|avait|était|fut|eut)\b",
            future=r"\b(?:va|vont|sera|seront|aura|auront|doit|doivent|[a-zéèê]{2,15}(?:era|eront|ira|iront))\b",
        ),
    }
)
"""By ISO 639-1 code. English is not here: its grammar is larger (`grammar`)."""

NONE = Language(_NO_WORDS, _NO_WORDS, _NO_WORDS, _NO_WORDS, to="(?!)")
