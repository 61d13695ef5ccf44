"""Annotate: the words that report speech, by the construction they take. Tables only; add a word to its line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from briefing.annotate.quotations.elsewhere import BEFORE_NOUNS, PEOPLE, SAID, THAT
from briefing.annotate.tables import words

# Frames, one letter each:
#   s  a clause without "that", or a quotation ("said the vote was lost")
#   f  the same, but only where a verb is seen in the clause
#   t  a clause with "that", "how", "whether" …, or a quotation
#   o  a hearer comes first ("told reporters that …")
#   i  an infinitive ("vowed to …")
#   h  a hearer and an infinitive ("urged them to …")
#   n  a noun phrase is what is said or taken a stand on ("condemned the attack")
#   p  a noun phrase after the preposition that follows in the table ("called for …")
#   a  a noun phrase and what it is called ("described it as …", "called him a …")
#   c  a noun phrase and, needed, "as …" ("saw it as …")
#   e  somebody or something, and the words for it ("found it “dull”")
#   w  weak: counts only with a quotation or "that"
#   x  a clause with "that" and the like only, never a quotation beside it
_FRAMES = """
st   say claim insist argue suggest
ft   admit acknowledge predict allege assert contend quip joke
ft   state declare note explain announce boast concede maintain testify recall caution respond reply
ft   add write tweet reason warn report confirm stress
fti  hope
st   think believe
ft   fear suspect guess feel imagine figure reckon worry assume
ft   estimate exhort protest elaborate summarize summarise
t    emphasize emphasise reiterate affirm reaffirm remark observe reveal indicate conclude lament
t    answer continue counter clarify disclose exclaim shout yell whisper mutter murmur complain
t    opine proclaim recount relate repeat retort specify speculate hint imply infer chant bemoan intone
t    wonder inquire query muse mention underscore underline highlight signal post vent bristle
t    opine agree disagree certify decree realize realise doubt deny theorize marvel
tw   press prod charge yell plead thunder roar scream offer begin open react echo provide
tw   comment blog email cry sigh start read
x    know see find learn show understand hear discover sense
x    prove accept forget consider hold submit expect
t    remember
tw   notice sing interject volunteer deadpan reflect cite rule email
oti  promise
oth  tell warn remind advise
ot   assure inform notify convince persuade reassure
oth  ask
i    vow pledge promise threaten offer refuse decline want plan seek intend prefer propose aim
i    agree decide expect desire
ti   vow pledge threaten propose
tn   demand propose predict announce recommend promise reveal
h    urge encourage order instruct implore beg beseech expect want
tn   urge deny fear
n    criticize criticise praise condemn denounce endorse oppose defend dismiss reject support
tn   question
n    mock slam blast applaud decry tout discuss mention favor favour deplore hail ridicule
n    lambaste deride welcome cite advocate emphasize emphasise stress reiterate reaffirm voice
n    rip pummel
n    disavow repudiate champion demand propose recommend echo commend thank express
n    admire condemn doubt expect want
a    chide call describe label brand dub characterize characterise portray denounce condemn dismiss slam
a    rip
a    blast mock hail praise criticize criticise deride decry tout liken compare
e    find
c    view see consider deem regard cast
n    accuse blame compare reject credit fault
"""

_PARTICLES = """
call:for:p call:on:h appeal:for:p speak:of:p speak:about:p talk:about:p refer:to:p point:to:p point:out:st
complain:about:p complain:of:p warn:of:p warn:against:p warn:about:p argue:for:p argue:against:p push:for:p
allude:to:p hint:at:p object:to:p disagree:with:p agree:with:p believe:in:p insist:on:p hope:for:p worry:about:p
boast:of:p boast:about:p look:for:w rail:against:p lash:at:w vote:for:w accuse:of:w think:about:p
joke:about:p wonder:about:p react:to:w respond:to:w ask:about:p ask:for:p apologize:for:p apologise:for:p
dream:of:p learn:of:w know:about:w shoot:back:t fire:back:t sum:up:t chime:in:t go:on:t speak:out:w press:for:p
spell:out:n lay:out:n lash:out:w put:it:w cut:in:w
"""

_IRREGULAR = """
say says said said saying
tell tells told told telling
write writes wrote written writing
think thinks thought thought thinking
feel feels felt felt feeling
know knows knew known knowing
see sees saw seen seeing
find finds found found finding
show shows showed shown showing
understand understands understood understood understanding
read reads read read reading
hear hears heard heard hearing
hold holds held held holding
submit submits submitted submitted submitting
learn learns learned learned learning
seek seeks sought sought seeking
mean means meant meant meaning
speak speaks spoke spoken speaking
cast casts cast cast casting
forget forgets forgot forgotten forgetting
sing sings sang sung singing
go goes went gone going
shoot shoots shot shot shooting
lay lays laid laid laying
cut cuts cut cut cutting
begin begins began begun beginning
plead pleads pleaded pleaded pleading
put puts put put putting
beg begs begged begged begging
dub dubs dubbed dubbed dubbing
quip quips quipped quipped quipping
slam slams slammed slammed slamming
refer refers referred referred referring
infer infers inferred inferred inferring
admit admits admitted admitted admitting
prefer prefers preferred preferred preferring
plan plans planned planned planning
blog blogs blogged blogged blogging
chat chats chatted chatted chatting
beseech beseeches besought besought beseeching
cry cries cried cried crying
reply replies replied replied replying
deny denies denied denied denying
imply implies implied implied implying
testify testifies testified testified testifying
certify certifies certified certified certifying
clarify clarifies clarified clarified clarifying
specify specifies specified specified specifying
notify notifies notified notified notifying
query queries queried queried querying
rip rips ripped ripped ripping
pummel pummels pummeled pummeled pummeling
worry worries worried worried worrying
sum sums summed summed summing
commit commits committed committed committing
hint hints hinted hinted hinting
dream dreams dreamt dreamed dreaming
decry decries decried decried decrying
volunteer volunteers volunteered volunteered volunteering
label labels labeled labelled labeling
signal signals signaled signalled signaling
"""


@dataclass(frozen=True, slots=True)
class Cue:
    """A form of a reporting verb. `form` is base, s, past, participle, past-or-participle or ing."""

    lemma: str
    form: str
    frames: str
    particles: tuple[tuple[str, str], ...]

    @property
    def speech(self) -> bool:
        """Whether a clause or a quotation can follow or come before it, as after "say"."""
        return any(letter in self.frames for letter in "sft") and "w" not in self.frames


def _forms(lemma: str, irregular: Mapping[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    if lemma in irregular:
        _, third, past, participle, ing = irregular[lemma]
        if past == lemma:
            # "put", "read": a form that is both is taken as the past, in which news tells.
            return [(third, "s"), (past, "past-or-participle"), (ing, "ing")]
        if past == participle:
            return [(lemma, "base"), (third, "s"), (past, "past-or-participle"), (ing, "ing")]
        return [(lemma, "base"), (third, "s"), (past, "past"), (participle, "participle"), (ing, "ing")]
    if lemma.endswith("e"):
        return [(lemma, "base"), (lemma + "s", "s"), (lemma + "d", "past-or-participle"), (lemma[:-1] + "ing", "ing")]
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
    return [(lemma, "base"), (third, "s"), (lemma + "ed", "past-or-participle"), (lemma + "ing", "ing")]


def _table() -> Mapping[str, Cue]:
    frames: dict[str, str] = {}
    for line in _FRAMES.strip().splitlines():
        letters, *lemmas = line.split()
        for lemma in lemmas:
            old = frames.get(lemma, "")
            frames[lemma] = old + "".join(letter for letter in letters if letter not in old)
    particles: dict[str, list[tuple[str, str]]] = {}
    for entry in _PARTICLES.split():
        lemma, particle, letters = entry.split(":")
        particles.setdefault(lemma, []).append((particle, letters))
        frames.setdefault(lemma, "")
    irregular = {parts[0]: tuple(parts) for line in _IRREGULAR.splitlines() if (parts := line.split())}
    table: dict[str, Cue] = {}
    for lemma, letters in frames.items():
        for word, form in _forms(lemma, irregular):
            if word not in table:
                table[word] = Cue(lemma, form, letters, tuple(particles.get(lemma, ())))
    for word in sorted(SAID):
        table[word] = Cue(word, "past", "st", ())
    table["telling"] = table.get("telling", Cue("tell", "ing", "oth", ()))
    return MappingProxyType(table)


CUES: Mapping[str, Cue] = _table()
"""Every form of every reporting verb, in small letters."""

AUXILIARIES = words(
    """
    has have had is are was were be been being am will would shall should can could may might must do does did 's ’s
    've ’ve 'd ’d 'll ’ll hasn't hasn’t haven't haven’t hadn't hadn’t doesn't doesn’t don't don’t didn't didn’t
    isn't isn’t wasn't wasn’t won't won’t wouldn't wouldn’t cannot not never
    """
)
BE = words(
    """
    is are was were be been being am 's ’s get got isn't isn’t wasn't wasn’t
    """
)
ADVERBS = words(
    """
    also then later further furthermore once again never ever still already now even just only always often soon
    first long twice thus both simply therefore nevertheless however instead meanwhile today yesterday tomorrow so
    too rather quite afterwards afterward thereby all have since sometimes almost
    """
)
PRONOUNS = frozenset(["he", "she", "they", "it", "i", "we", "you", "who"]) | PEOPLE
DETERMINERS = words(
    """
    the a an this that these those his her its their our my your some many several most both all each every no any
    another other one two three four five six seven eight nine ten few more other
    """
)
CONJUNCTIONS = words(
    """
    and but or nor yet while whereas although though because since as if when where after before until unless
    whether than once so that which who whom whose what how why
    что dass daß que
    """
)
PREPOSITIONS = (
    words(
        """
    of for at in from with to on by about against among around as between during into over through under via within
    without near behind outside inside across along despite per toward towards upon like amid off
    """
    )
    | BEFORE_NOUNS
)
NOUN_PREPOSITIONS = words(
    """
    of for at in from with on to near behind against between among
    """
)
CLAUSE_STARTS = (
    words(
        """
    that how why whether what if where when which who
    """
    )
    | THAT
)
DAYS = words(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december today yesterday tomorrow earlier recently
    """
)
VENUES = words(
    """
    in on at during to by through via from with after before outside inside
    """
)
SUBJECT_FORMS = frozenset(["he", "she", "they", "i", "we", "there", "it"])

_VERBS = """
made took gave went came sent got held won lost led met ran became left kept built stood fell spent brought bought
caught chose drew drove flew grew laid paid rose sold set struck threw wore broke fought goes comes makes takes gives
gets holds wins loses leads meets runs becomes leaves keeps builds stands falls spends brings issued released
"""
VERBS = words(_VERBS)
"""Common verbs that report nothing; they end the noun phrase before them."""

_NOUNS = """
claim remark statement assertion call promise pledge warning comment view belief argument suggestion contention
declaration announcement demand plea question response answer tweet message insistence prediction hope fear
criticism assurance assessment description accusation allegation complaint conclusion admission acknowledgment
acknowledgement denial advice appeal proposal vow threat opinion phrase words remarks comments claims
statements calls promises concern concerns explanation testimony reply theory notion idea estimate
"""
NOUNS = words(_NOUNS)
"""Nouns for something said: with a possessor and "that", they report like a verb ("her claim that …")."""

_SOURCES = """
poll polls survey surveys report reports study studies data figures records documents document statement officials
official sources source analysts analyst experts expert people police ministry government paper newspaper review
analysis filing filings article story account accounts book research researchers tally estimate estimates spokesman
spokeswoman spokesperson aide aides prosecutors lawyers lawyer witnesses authorities website site letter memo census
company agency department office group organization organisation council court judge ruling complaint lawsuit
indictment transcript transcripts statistics numbers results forecast forecasts campaign adviser advisers critics
supporters insiders person man woman friend friends employee employees media outlet outlets network journal release
scientists scientist doctors doctor teacher teachers neighbour neighbours neighbor neighbors resident residents
"""
SOURCES = words(_SOURCES)
"""Nouns after "according to" that can say something; "according to the plan" reports nobody."""

INSCRIBED = words(
    """
    sign signs banner banners placard placards poster posters shirt shirts t-shirt t-shirts card note plaque badge
    sticker stickers button buttons inscription label notice graffiti headline hat cap caption message text letter
    telegram
    """
)
"""Things that words stand on: "held up a sign saying “…”"."""

_MENTAL = """
think believe fear suspect guess feel imagine figure reckon worry assume hope wonder doubt know see find learn show
understand hear discover sense want plan seek intend prefer aim expect desire decide consider deem view regard
realize realise marvel continue order refuse decline agree offer
"""
MENTAL = words(_MENTAL)
"""Verbs of what is thought or wanted: inside what somebody says, the saying counts."""
