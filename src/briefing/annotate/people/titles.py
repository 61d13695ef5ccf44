"""Annotate: the words that mark people and bodies. Tables only; add a word to its line."""

from __future__ import annotations

from briefing.annotate.people.inflection import GENITIVE_TITLES
from briefing.annotate.tables import words

_TITLES = """
president vice-president minister premier chancellor ambassador secretary secretary-general undersecretary senator
congressman congresswoman representative governor mayor king queen prince princess emir sultan sheikh pope bishop
archbishop cardinal imam rabbi patriarch general colonel captain major lieutenant sergeant admiral commander marshal
chairman chairwoman chairperson chair co-chair director director-general commissioner commissioner-general
spokesman spokeswoman spokesperson envoy delegate deputy chief head leader speaker judge justice prosecutor attorney
lawyer solicitor barrister counsel sheriff officer inspector constable detective professor doctor dean rector provost
lecturer researcher scientist economist analyst historian author writer journalist reporter correspondent editor
columnist anchor host presenter pollster strategist adviser advisor aide consultant manager coach trainer captain
striker goalkeeper midfielder defender founder co-founder executive ceo cfo chief-executive principal headteacher
teacher nurse surgeon physician curator conductor composer singer actor actress artist activist campaigner organizer
organiser coordinator treasurer councillor councilor alderman mp mep mr mrs ms mx miss dr sir dame lord lady
gen sen rep gov lt col sgt maj capt prof rev hon st representative rapporteur counsellor consul attache attaché
nominee candidate congressmember lawmaker legislator parliamentarian councilman councilwoman whip negotiator mediator
cllr clerk referee umpire keeper harbourmaster headmaster headmistress gardener baker
midwife biologist glaciologist physicist chemist astronomer ecologist archaeologist oceanographer economist
rapper musician footballer firefighter paramedic missionary volunteer pilot chef survivor
astronaut engineer farmer resident owner widow neighbour neighbor father mother sister brother
son daughter wife husband student pupil member employee veteran billionaire businessman businesswoman entrepreneur
президент министр премьер посол глава депутат генерал губернатор аким мэр профессор директор председатель секретарь
спикер пресс-секретарь представитель советник судья министра президента губернатора директора мэра главы премьера
министерша учёный ученый учитель врач тренер эксперт аналитик руководитель начальник замминистра вице-министр
вице-премьер прокурор адвокат юрист основатель житель жительница представительница учительница
verkehrsminister bundeskanzler bürgermeister bürgermeisterin ministerin präsident präsidentin kanzler kanzlerin
sprecher sprecherin direktorin leiter leiterin professorin herr frau
ministre maire président présidente directeur directrice députée député porte-parole chercheur chercheuse
monsieur madame
landrat landrätin stadtrat stadträtin rektor rektorin dekan pfarrer pfarrerin anwalt anwältin forscher forscherin
президенті министрі әкімі төрағасы басшысы директоры хатшысы мүшесі орынбасары өкілі депутаты төрайымы жетекшісі
маманы дәрігері мұғалімі бастығы прокуроры сарапшысы әкім төраға депутат дәрігер мұғалім сарапшы
"""

TITLES = words(_TITLES) | GENITIVE_TITLES
"""Titles and callings that stand before or after a person's name, in small letters."""

FORMS_OF_ADDRESS = words(
    """
    mr mrs ms mx miss dr cllr mr. mrs. ms. mx. dr. sir dame lord lady messrs.
    """
)
"""Titles that are part of how a person is called and tell no role."""

FEMALE = words(
    """
    mrs ms miss mrs. ms. queen princess lady dame congresswoman spokeswoman chairwoman actress businesswoman
    councilwoman mother sister wife daughter widow
    """
)
MALE = words(
    """
    mr mr. king prince sir lord congressman spokesman chairman actor businessman councilman father brother
    husband son pope
    """
)

PARTICLES = words(
    """
    de del della der den di da dos du van von la le el al bin ibn ben bint ter ten zu zur af av y e oglu uly
    """
)
"""Small words inside names."""

_BODIES = """
ministry department agency council committee commission court parliament senate congress assembly house government
university college institute institution foundation association federation union league party office bureau bank
authority organization organisation company corporation group society club army navy force forces police service
center centre embassy delegation administration board network news times post journal herald tribune
gazette magazine press agency newspaper cabinet secretariat board tribunal panel fund programme program
alliance coalition movement campaign conference school hospital church initiative inc ltd llc plc corp co
министерство департамент агентство комитет совет суд парламент университет банк правительство служба комиссия
министрлігі комитеті
"""

BODIES = words(_BODIES)
"""Nouns that head the name of a body."""

_STATES = """
afghanistan albania algeria andorra angola argentina armenia australia austria azerbaijan bahamas bahrain bangladesh
barbados belarus belgium belize benin bhutan bolivia botswana brazil brunei bulgaria burundi cambodia cameroon canada
chad chile china colombia comoros congo croatia cuba cyprus czechia denmark djibouti dominica ecuador egypt england
eritrea estonia eswatini ethiopia fiji finland france gabon gambia georgia germany ghana greece grenada guatemala guinea
guyana haiti honduras hungary iceland india indonesia iran iraq ireland israel italy jamaica japan jordan kazakhstan
kenya kiribati kosovo kuwait kyrgyzstan laos latvia lebanon lesotho liberia libya liechtenstein lithuania luxembourg
madagascar malawi malaysia maldives mali malta mauritania mauritius mexico micronesia moldova monaco mongolia montenegro
morocco mozambique myanmar namibia nauru nepal netherlands nicaragua niger nigeria norway oman pakistan palau palestine
panama paraguay peru philippines poland portugal qatar romania russia rwanda samoa scotland senegal serbia seychelles
singapore slovakia slovenia somalia spain sudan suriname sweden switzerland syria taiwan tajikistan tanzania thailand
togo tonga tunisia turkey türkiye turkmenistan tuvalu uganda ukraine uruguay uzbekistan vanuatu venezuela vietnam wales
yemen zambia zimbabwe washington moscow beijing brussels london paris berlin kyiv tehran ankara astana jerusalem
россия казахстан украина китай франция германия сша қазақстан ресей
"""

STATES = words(_STATES)
"""States, and the capitals that stand for them: what speaks under such a name is no person."""

_NO_NAMES = """
i i'm i’m i've i’ve i'll i’ll i'd i’d we're we’re we've we’ve
the a an and but or if in on at by for from to of with as it he she they we you this that these those there here
when where while who what why how not no yes so now then after before since because although though however
monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
october november december his her their its our my your some many most all both each every one two three
four five six seven eight nine ten another other such more also meanwhile earlier later according asked speaking
today yesterday tomorrow tell ask let give look listen remember does did do is are was were can could should would will
has have had please welcome still yet once even just only about over under during between among against
вчера сегодня завтра также однако ранее позже по в на и но а он она они это как когда если после кроме
"""

NO_NAMES = words(_NO_NAMES)
"""Words with a capital at the start of a sentence that start no name."""

JOINTS = frozenset(["of", "for", "the", "and", "&", "on", "in"])
"""Small words inside the name of a body."""
