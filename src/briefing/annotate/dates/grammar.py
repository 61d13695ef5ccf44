"""Annotate: the shapes of English temporal expressions, as a table of rules.

A rule is tried only where one of its first words stands, and every repetition in its pattern is
bounded, so that a line of any length is read in time proportional to its length. The names of the
groups say what `normalise` makes of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from briefing.annotate.dates import lexicon


def _any(words: Iterable[str]) -> str:
    return (
        "(?:" + "|".join(sorted((re.escape(w).replace(r"\ ", "[ ]") for w in words), key=lambda w: (-len(w), w))) + ")"
    )


_WHOLE = frozenset({"may", "june", "july"})  # short, but no abbreviations: a full stop behind them ends a sentence
_W = r"[ \t\u00a0\u202f\u2009]{1,3}"
_COMMA = r"[ \t\u00a0\u202f\u2009]?,?[ \t\u00a0\u202f\u2009]{1,3}"
_OW = r"[ \t\u00a0\u202f\u2009]{0,2}"
_DASH = r"[-\u2010\u2011\u2012\u2013\u2014]"
_TO = rf"(?:{_OW}{_DASH}{_OW}|{_W}(?:to|through|until|till|and){_W})"
_MON = (
    rf"(?:{_any(w for w in lexicon.MONTHS if len(w) > 4 or w in _WHOLE)}\b"
    rf"|{_any(w for w in lexicon.MONTHS if len(w) <= 4)}\b\.?)"
)
_WD = (
    rf"(?:{_any(w for w in lexicon.WEEKDAYS if w.endswith('day'))}\b"
    rf"|{_any(w for w in lexicon.WEEKDAYS if not w.endswith('day'))}\b\.?)"
)
_YEAR = r"(?:1\d{3}|20\d\d|21\d\d)(?!\d|[.,]\d)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\w%]|[.,:]\d)"
_DAYNUM = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_CARD = (
    r"(?:\d{1,3}(?:,\d{3}){0,2}(?:\.\d{1,2})?(?:[ ]1/2|½)?"
    rf"|{_any(lexicon.TENS)}(?:[- ]{_any(w for w, n in lexicon.NUMBERS.items() if n < 10)})?(?:[ ]and[ ]a[ ]half)?"
    rf"|(?:a[ ])?hundred|{_any(w for w, n in lexicon.NUMBERS.items() if n < 20)}(?:[ ]hundred)?"
    r"(?:[ ]and[ ]a[ ]half|[ ]1/2)?)"
)
_VAGUE = r"(?:a[ ]few|a[ ]couple(?:[ ]of)?|a[ ]number[ ]of|several|many|some|few|dozens[ ]of|numerous|a[ ]dozen)"
_UNIT = r"(?:second|minute|hour|day|night|week|fortnight|month|quarter|year|decade|centur(?:y(?=\b)|ie)|century)"
_UNITS = rf"(?:{_UNIT}s?)\b"
_BIG = r"(?:day|week|weekend|month|quarter|year|decade|century)"
_ORD = rf"(?:{_any(w for w, n in lexicon.ORDINALS.items() if n < 21)}|\d{{1,2}}(?:st|nd|rd|th))"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_PART = r"(?:morning|afternoon|evening|night)"
_MOD = (
    r"(?:(?:early|earlier|late|later|mid|sometime)(?:[ ]in|[ ]on)?(?:[ ]the)?(?:[ ]|-)"
    r"|(?:the[ ])?(?:very[ ])?(?:beginning|start|end|middle|early[ ]part|close)[ ]of[ ](?:the[ ])?)"
)
_LAST = r"(?:last|next|this|past|coming|previous|current|following|same|that|this[ ]past|this[ ]coming|the[ ]very)"
_CLOCK = (
    rf"(?:(?:[01]?\d|2[0-3])[:.][0-5]\d(?::[0-5]\d)?(?:{_OW}[ap]\.?m\b\.?)?|(?:1[0-2]|0?[1-9]){_OW}[ap]\.?m\b\.?|noon|midnight|midday)"
    rf"(?:{_W}\(?(?:GMT|UTC|EST|EDT|CET|CEST|BST|PST|PDT|CST|CDT|MSK|local[ ]time|[ECMP]T)\)?)?"
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One shape: its name, the folded words that can begin it ("0" stands for a number in digits), its pattern."""

    name: str
    first: frozenset[str]
    pattern: re.Pattern[str]


def _rule(name: str, first: Iterable[str], pattern: str) -> Rule:
    return Rule(name, frozenset(first), re.compile(rf"{pattern}(?!\w)", re.IGNORECASE))


_M = frozenset(lexicon.MONTHS)
_D = frozenset(lexicon.WEEKDAYS)
_N = frozenset(lexicon.NUMBERS) | {"0"}
_MODS = frozenset("early earlier late later mid sometime the beginning start end middle close".split())  # noqa: SIM905
_REL = frozenset("last next this past coming previous current following same that the".split())  # noqa: SIM905
_VAGUES = frozenset("a several many some few dozens numerous".split())  # noqa: SIM905
_FIRST_ORD = frozenset(lexicon.ORDINALS) | {"0"}

RULES: tuple[Rule, ...] = (
    # Days of the calendar.
    _rule(
        "iso",
        "0",
        r"(?P<y>\d{4})[-/.](?P<m>0[1-9]|1[0-2])[-/.](?P<d>0[1-9]|[12]\d|3[01])(?:T(?P<clock>\d\d:\d\d)(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?)?",
    ),
    _rule("numeric", "0", r"(?P<a>\d{1,2})(?P<sep>[-/.])(?P<b>\d{1,2})(?P=sep)(?P<y>\d{4}|\d\d)"),
    _rule(
        "month-day",
        _M | _D,
        rf"(?:(?P<wd>{_WD}){_COMMA})?(?P<mon>{_MON}){_W}(?:the{_W})?(?P<d>{_DAYNUM})"
        rf"(?:{_TO}(?:(?P<mon2>{_MON}){_W})?(?P<d2>{_DAYNUM}))?(?![\w%]|[.:]\d|,\d)(?:{_COMMA}(?:of{_W})?(?P<y>{_YEAR})|{_W}(?P<rel>last|this|next){_W}year)?",
    ),
    _rule(
        "day-month",
        _D | {"0", "the"},
        rf"(?:(?P<wd>{_WD}){_COMMA})?(?:the{_W})?(?P<d>{_DAYNUM})(?:{_W}(?P<mon1>{_MON})(?:{_COMMA}(?P<y1>{_YEAR}))?)?(?:{_TO}(?:the{_W})?(?P<d2>{_DAYNUM}))?"
        rf"(?:{_W}of)?(?:{_W}|-)(?P<mon>{_MON})(?:(?:{_COMMA}(?:of{_W})?|-)(?P<y>{_YEAR})|{_W}(?P<rel>last|this|next){_W}year)?",
    ),
    _rule(
        "day-month",
        _D | {"0", "the"},
        rf"(?:(?P<wd>{_WD}){_COMMA})?(?:the{_W})?(?P<d>{_DAYNUM})(?:{_W}of)?(?:{_W}|-)(?P<mon>{_MON})(?:(?:{_COMMA}(?:of{_W})?|-)(?P<y>{_YEAR})|{_W}(?P<rel>last|this|next){_W}year)?",
    ),
    _rule(
        "day-of",
        {"the"},
        rf"the{_W}(?P<d>{_ORD})(?:{_W}day)?{_W}of{_W}(?:the{_W}|this{_W}|last{_W}|next{_W})?(?P<what>month)",
    ),
    # Months, seasons, quarters, years.
    _rule(
        "month",
        _M | _MODS,
        rf"(?P<mod>{_MOD})?(?P<mon>{_MON})(?:{_TO}(?P<mod2>(?:early|late|mid)[ -])?(?P<mon2>{_MON}))?"
        rf"(?:{_COMMA}(?:of{_W})?(?P<y>{_YEAR})|{_W}(?:of{_W})?(?P<rel>last|this|next|the{_W}following|the{_W}same|that){_W}year)?",
    ),
    _rule(
        "months",
        {"from", "between"},
        rf"(?:from|between){_W}(?P<mon>{_MON})(?:{_W}(?P<y1>{_YEAR}))?{_W}(?:to|until|through|and){_W}(?P<mon2>{_MON})(?:{_COMMA}(?:of{_W})?(?P<y>{_YEAR}))?",
    ),
    _rule("rel-month", _REL, rf"(?:the{_W})?(?P<rel>{_LAST}){_W}(?P<mon>{_MON})"),
    _rule(
        "season",
        _MODS | {"spring", "summer", "autumn", "fall", "winter"},
        rf"(?:(?P<mod>{_MOD})|the{_W})?(?P<s>{_SEASON})(?:{_W}(?:of{_W})?(?P<y>{_YEAR})|{_W}of{_W}(?P<rel>last|this|next){_W}year)",
    ),
    _rule("rel-season", _REL | _MODS, rf"(?P<mod>{_MOD})?(?:the{_W})?(?P<rel>{_LAST}){_W}(?P<s>{_SEASON})"),
    _rule(
        "quarter",
        _FIRST_ORD | _MODS | _REL | {"fiscal"},
        rf"(?P<mod>{_MOD})?(?:(?:the|its|their|this|last|next){_W})?(?:(?P<rel>last|this|next){_W}(?:fiscal{_W})?year['’]s{_W})?"
        rf"(?P<fy>(?:fiscal|financial)[ -])?(?P<o>{_ORD})(?:{_W}(?P<fy2>fiscal))?[ -](?P<q>quarter|half|period)"
        rf"(?:{_W}(?:of{_W})?(?:(?:the{_W})?(?:fiscal|financial){_W}(?:year{_W})?)?(?P<y>{_YEAR})|{_W}of{_W}(?P<rel2>last|this|next|the){_W}(?:fiscal{_W})?year)?",
    ),
    _rule(
        "year-quarter",
        {"0", "the", "fiscal"},
        rf"(?:the{_W})?(?:fiscal{_W})?(?P<y>{_YEAR})(?:['’]s)?{_W}"
        rf"(?:fiscal{_W})?(?:(?P<o>{_ORD})[ -])?(?P<q>quarter|half|period)",
    ),
    _rule(
        "year-spelled",
        {"the", "year", "nineteen", "twenty", "eighteen", "two"},
        rf"(?:(?:the{_W})?year{_W})?(?:(?P<thousand>two{_W}thousand)(?:{_W}(?:and{_W})?(?P<rest>{_CARD}))?|(?P<head>eighteen|nineteen|twenty){_W}(?P<tail>{_CARD}))",
    ),
    _rule(
        "quarter-code",
        {"q1", "q2", "q3", "q4", "h1", "h2", "1q", "2q", "3q", "4q"},
        rf"(?P<q>[QH][1-4]|[1-4]Q)(?:{_W}(?:of{_W})?(?:FY{_OW})?(?P<y>{_YEAR}))?",
    ),
    _rule(
        "fiscal",
        {"fiscal", "financial", "fy", "the"},
        rf"(?:the{_W})?(?:fiscal|financial|FY)(?:{_W}year)?(?:{_W}(?:of{_W})?|-)(?P<y>{_YEAR})(?:{_OW}[-/–]{_OW}(?P<y2>\d\d(?!\d)))?",
    ),
    _rule("fiscal", (f"fy{n:02d}" for n in range(100)), r"FY(?P<yy>\d\d)"),
    _rule("fiscal", (f"fy{n}" for n in range(1980, 2060)), r"FY(?P<y>\d{4})"),
    _rule("fiscal-rel", _REL, rf"(?:the{_W})?(?P<rel>{_LAST}){_W}(?:fiscal|financial){_W}year"),
    _rule(
        "years",
        {"from", "between", "0"},
        rf"(?:(?:from|between){_W})?(?P<y>{_YEAR}|1\d{{3}}|20\d\d)(?:{_OW}[-–/]{_OW}|{_W}(?:to|until|through|and){_W})(?P<y2>{_YEAR}|\d\d(?![\w,.]\d|\d|-\d))",
    ),
    _rule("decade", _MODS | {"0", "the"}, rf"(?P<mod>{_MOD})?(?:the{_W})?(?P<y>(?:1[5-9]|20)\d0)['’]?s"),
    _rule(
        "decade-short",
        _MODS | {"the"},
        rf"(?P<mod>{_MOD})?(?:the{_W})?(?:(?P<mod2>early|late|mid)[ -])?(?P<word>['’]?[2-9]0['’]?s"
        r"|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)",
    ),
    _rule(
        "century",
        _FIRST_ORD | _MODS | {"the"},
        rf"(?P<mod>{_MOD})?(?:the{_W})?(?:(?:early|late|mid)[ -])?"
        rf"(?P<o>(?:\d{{1,2}}(?:st|nd|rd|th))|{_any(lexicon.ORDINALS)}|twenty-first)[ -]century",
    ),
    _rule(
        "year",
        {"0"} | _MODS | {"year", "post", "pre"},
        rf"(?:(?P<mod>{_MOD})|(?P<word>(?:the{_W})?year{_W})|(?P<post>(?:post|pre)-))?(?P<y>{_YEAR})",
    ),
    _rule(
        "holiday",
        {w.split()[0].split("'")[0] for w in lexicon.HOLIDAYS}
        | {w.split()[0] for w in lexicon.MOVABLE}
        | {"last", "next", "this"},
        rf"(?:(?P<rel>last|next|this){_W})?"
        rf"(?P<h>{_any(h.replace(chr(39), '’') for h in lexicon.HOLIDAYS)}|"
        rf"{_any((*lexicon.HOLIDAYS, *lexicon.MOVABLE))})"
        rf"(?:{_COMMA}(?P<y>{_YEAR}))?",
    ),
    # Relative to the document's date.
    _rule(
        "deictic",
        {"today", "yesterday", "tomorrow", "tonight", "late", "early", "earlier", "later", "the"},
        rf"(?:(?:late|early|earlier|later){_W})?(?P<w>today|yesterday|tomorrow|tonight|the{_W}day{_W}(?:before{_W}yesterday|after{_W}tomorrow))(?:{_W}(?P<part>{_PART}))?",
    ),
    _rule(
        "this-part",
        {"this", "late", "early", "earlier", "later"},
        rf"(?:(?:late|early|earlier|later){_W})?this{_W}(?P<part>{_PART})",
    ),
    _rule("last-night", {"last"}, rf"last{_W}(?P<part>night|evening)"),
    _rule(
        "weekday",
        _D | _REL | {"late", "early", "earlier", "later"},
        rf"(?:(?:late|early|earlier|later){_W}(?:on{_W})?)?(?:the{_W})?(?:(?P<rel>last|next|this|this{_W}past|this{_W}coming|past|coming|following|previous){_W})?(?P<wd>{_WD})(?:{_W}(?P<part>{_PART}))?(?P<week>{_W}(?:of{_W})?(?:last|next|this){_W}week)?",
    ),
    _rule("rel-unit", _REL | _MODS, rf"(?P<mod>{_MOD})?(?:the{_W})?(?P<rel>{_LAST}){_W}(?P<u>{_BIG}|season)"),
    _rule("latest", {"the", "latest"}, rf"(?:the{_W})?latest{_W}(?:fiscal{_W})?(?P<u>quarter|period|week|month|year)"),
    _rule(
        "mod-the",
        _MODS,
        r"(?P<mod>(?:early|later|earlier|late)[ ](?:in[ ])(?:the|that)[ ]"
        r"|the[ ](?:very[ ])?(?:beginning|start|end|middle|close)[ ]of[ ](?:the[ ]|this[ ]|that[ ]|last[ ]|next[ ])?)"
        r"(?:fiscal[ ])?(?P<u>week|month|year|quarter|decade|century|day)",
    ),
    _rule("year-end", {"year", "month", "the"}, rf"(?:the{_W})?(?P<u>year|month)[ -]end"),
    _rule(
        "year-earlier", {"year", "the"}, rf"(?:the{_W})?year-(?:earlier|ago)(?:{_W}(?P<u>quarter|period|month|day))?"
    ),
    _rule(
        "the-unit",
        {"the", "that"},
        rf"(?P<det>the|that){_W}(?:(?P<rel>same|next|previous|following|full|whole|entire){_W})?(?P<u>day|quarter|week|month|weekend|year)",
    ),
    _rule("the-part", {"the"}, rf"the{_W}(?P<rel>next|following|previous|same){_W}(?P<part>{_PART})"),
    _rule(
        "ago",
        _N | _VAGUES | {"about", "nearly", "almost", "more", "less", "just", "only", "over", "half", "some"},
        rf"(?:(?:about|nearly|almost|more{_W}than|less{_W}than|just|only|over|some|at{_W}least){_W})?(?P<n>{_CARD}|{_VAGUE}|a|an|half{_W}an?)(?:{_W}|-)(?P<u>{_UNITS}){_W}(?P<dir>ago|earlier|later|before|hence|from{_W}now|afterwards?)",
    ),
    _rule(
        "from-day",
        _N | {"a"},
        rf"(?P<n>{_CARD}|a){_W}(?P<u>week|month|year)s?{_W}(?P<dir>ago|from){_W}(?P<w>today|yesterday|tomorrow|{_WD})",
    ),
    _rule(
        "since-units",
        {"days", "weeks", "months", "years", "decades", "centuries"},
        rf"(?P<u>days|weeks|months|years|decades|centuries){_W}(?P<dir>ago|earlier|later)",
    ),
    _rule(
        "span",
        _REL | _MODS | {"over"},
        rf"(?P<all>(?:the{_W})?(?:first|last|past|next|coming|previous|latest|final|following|recent|initial)){_W}(?:(?P<n>{_CARD}|{_VAGUE}){_W})(?:fiscal{_W})?(?P<u>{_UNITS})",
    ),
    _rule("past-unit", {"the", "past"}, rf"(?:the{_W})?past{_W}(?P<u>day|week|month|quarter|year|decade|century)"),
    _rule("recent", {"recent", "coming"}, rf"(?P<w>recent|coming){_W}(?P<u>days|weeks|months|years|decades)"),
    # Repeated times.
    _rule(
        "set-every",
        {"every", "each"},
        rf"(?:every|each)(?:{_W}(?P<n>other|{_CARD}|few))?{_W}(?P<u>{_UNITS}|{_PART}s?|weekend|{_WD}|{_MON}|{_SEASON})",
    ),
    _rule(
        "set-times",
        {"once", "twice", "0", *lexicon.NUMBERS},
        rf"(?P<t>once|twice|thrice|{_CARD}{_W}times){_W}(?:a|an|per|each|every){_W}(?P<u>{_UNITS})",
    ),
    _rule("set-word", lexicon.SET_WORDS, rf"(?P<w>{_any(lexicon.SET_WORDS)})"),
    _rule(
        "set-days",
        _D | {"0"},
        rf"(?P<wd>{_any(w for w in lexicon.WEEKDAYS if w.endswith('day'))})s(?:{_W}(?P<part>{_PART})s?)?",
    ),
    _rule("set-rate", {"a", "per"}, rf"(?:a|per){_W}(?P<u>day|week|month|year|hour)"),
    # Clock times.
    _rule(
        "clock",
        {"0", "noon", "midnight", "midday"},
        rf"(?P<clock>{_CLOCK})(?:{_W}(?:on{_W})?(?P<wd>{_WD}|today|yesterday|tomorrow)|{_COMMA}(?:on{_W})?(?P<mon>{_MON}){_W}(?P<d>\d{{1,2}}))?",
    ),
    # Lengths of time.
    _rule(
        "duration",
        _N | _VAGUES | {"an", "half", "about", "nearly", "almost", "more", "less", "over", "at", "up"},
        rf"(?:(?:about|nearly|almost|more{_W}than|less{_W}than|over|at{_W}least|up{_W}to|some){_W})?(?P<n>{_CARD}|{_VAGUE}|an?|half{_W}an?)(?:{_W}(?:more|full|straight|consecutive|additional|long|short|whole|further))?(?:{_W}|-)(?P<u>{_UNITS})(?P<tail>-long)?(?:{_W}and{_W}a{_W}(?P<half>half))?",
    ),
    _rule("the-duration", {"the"}, rf"the{_W}(?P<n>{_CARD}|full|whole|entire)(?:{_W}|-)(?P<u>{_UNITS})"),
    _rule(
        "units",
        {
            "days",
            "weeks",
            "months",
            "years",
            "decades",
            "centuries",
            "hours",
            "minutes",
            "day",
            "week",
            "month",
            "year",
        },
        r"(?P<u>days|weeks|months|years|decades|centuries|hours|minutes|day(?=-long)|week(?=-long)|month(?=-long)|year(?=-long)|decade(?=-long))(?P<tail>-long)?",
    ),
    # Words for the present, the past and what is to come.
    _rule(
        "reference",
        {
            "now",
            "currently",
            "nowadays",
            "recently",
            "lately",
            "formerly",
            "previously",
            "soon",
            "shortly",
            "current",
            "recent",
            "right",
            "at",
            "in",
            "the",
            "these",
            "more",
            "future",
            "once",
        },
        rf"(?P<w>right{_W}now|now|currently|nowadays|more{_W}recently|recently|lately|soon|shortly|current|at{_W}present|at{_W}the{_W}moment|these{_W}days|the{_W}(?:near{_W}|foreseeable{_W})?future|the{_W}past|the{_W}present|future)",
    ),
)


def _by_first_word(rules: tuple[Rule, ...]) -> Mapping[str, tuple[Rule, ...]]:
    words = sorted({word for rule in rules for word in rule.first})
    return MappingProxyType({word: tuple(rule for rule in rules if word in rule.first) for word in words})


BY_FIRST_WORD = _by_first_word(RULES)
