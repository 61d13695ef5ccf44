"""Clean: tell what kind of document it is, and whether it is one voice throughout."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.clean.letterhead import is_release
from briefing.clean.lines import Line
from briefing.model import Declared, Fact, Genre

_SPEECH = r"speech|remarks|address|lecture|keynote(?: speech| address)?|eulogy|sermon|речь|выступление|сөз"
_STATEMENT = (
    r"statement|message|declaration|intervention|testimony|appeal|communiqué|communique|greetings?|"
    r"заявление|обращение|послание|мәлімдеме|үндеу"
)
_SPOKEN = re.compile(
    rf"(?i)^(?:(?:the )?(?:full|official|joint|national|general|opening|closing|introductory|concluding|welcome|"
    rf"welcoming|inaugural|text of(?: the)?|draft|written|press|plenary|explanatory|keynote) )*"
    rf"(?P<kind>{_SPEECH}|{_STATEMENT})(?: (?:as )?(?:delivered|made|given|read(?: out)?|issued|"
    rf"presented))?\s*(?:by|of|from)\s+(?P<who>.+)$"
)
_POSSESSIVE = re.compile(
    rf"^(?P<who>[^'’]{{3,100}})['’]s? (?i:(?:full|official|opening|closing|welcome|inaugural|keynote|concluding) "
    rf")*(?P<kind>(?i:{_SPEECH}|{_STATEMENT}))(?i: (?:at|to|on|before|during|in)\b| ?$)"
)
_SPOKEN_RU = re.compile(
    r"^(?i:(?:официальное|совместное|полный текст|текст|приветственное|вступительное) )*(?P<kind>(?i:заявлени[ея]|"
    r"обращени[ея]|послани[ея]|приветстви[ея]|выступлени[ея]|речь|речи|слово))\s(?!ид[её]т\b|шла\b)(?P<who>[^\s].{2,}?)"
    r"(?= (?:о|об|обо|по|в|во|на|к|ко|с|со|перед|относительно|для|от|после|при|накануне)\b|[,.:(–—]|$)"
)
_SPOKEN_KK = re.compile(
    r"^(?P<who>\S.{2,80}?)(?:[нт][ыі]ң|д[ыі]ң)\s(?:[^,.]{0,80}\s)?"
    r"(?P<kind>(?i:мәлімдемесі|үндеуі|жолдауы|құттықтауы|сөзі|баяндамасы))$"
)
_SPEECH_STEMS = ("выступлени", "речь", "речи", "слово", "сөз", "баяндама")
_WHO_ENDS = re.compile(
    r"(?i)\s*(?:,| (?:at|on|to|during|before|in (?!charge)|for the occasion|regarding|concerning|following|after|"
    r"under|upon|about|marking|delivered|made)\b| [-–—] |:|\(|\bunder agenda\b)"
)
_SALUTATION = re.compile(
    r"(?i)^(?:(?:my )?(?:distinguished|dear|honou?rable|hono?u?red|esteemed|respected|fellow|your)\b|excellenc|"
    r"ladies and|gentlemen|(?:mr|mrs|ms|madam|madame|sir)\.? |"
    r"colleagues|friends|уважаемы|дорогие|дамы и|құрметті|қадірлі|ханымдар|mesdames|messieurs|sehr geehrte|señor)"
)
_CLOSING = re.compile(
    r"(?i)^(?:(?:and )?(?:i |we )?(?:once again )?thank you|many thanks|thanks)(?: (?:very much|so much|again|"
    r"all|once again|(?:mr|madam|madame)\.? [\w-]+|for (?:your|the) [\w ]{3,30}))*(?:,? [\w. ]{3,30})?[.!]?$"
    r"|^(?:yours (?:sincerely|faithfully|truly)|sincerely(?: yours)?|(?:with )?(?:kind|best|warm) regards|"
    r"respectfully(?: submitted)?)[,.]?$"
    r"|^(?:mit (?:freundlichen|besten|herzlichen) grüßen|hochachtungsvoll|cordialement|bien à vous|"
    r"(?:avec|veuillez agréer).{0,80}|atentamente|с (?:глубоким )?уважением|құрметпен|ізгі ниетпен)[,.!]?$"
    r"|^(?:спасибо|благодарю)(?: вас)?(?: за (?:ваше )?внимание)?[.!]?$|^(?:көп )?рахмет(?:, .{2,20})?[.!]?$|"
    r"^назарларыңызға рахмет[.!]?$"
)
_DEAR = re.compile(r"(?i)dear\b|sehr geehrte|уважаем|құрметті|chère?\b|madame|monsieur|estimad")
_YOURS = re.compile(
    r"(?i)yours|sincerely|(?:with )?(?:kind|best|warm) regards|respectfully|mit \w+ grüßen|hochachtungsvoll|"
    r"cordialement|bien à vous|avec |veuillez|atentamente|с (?:глубоким )?уважением|құрметпен|ізгі"
)
_EDITOR = re.compile(r"(?i)\b(?:editors?|redaktion|rédact\w+|редак\w+)\b|^sirs?,$")
_FIRST = re.compile(r"(?i)\b(?:I|we|our|us|my|мы|наш\w*|нас|я|біз\w*|мен)\b")
_MARKED = re.compile(r"[“\"«„][^”\"»“]*[”\"»“]")
_OPINION = re.compile(
    r"(?i)^(?:opinion|op-?ed|editorial|commentary|comment|column|analysis and opinion|viewpoint|perspective|"
    r"guest (?:essay|column)|letters? to the editor|мнение|колонка|пікір)s?\b.{0,30}$"
)
_OPINION_PATH = re.compile(
    r"(?i)^https?://[^/?#]+/(?:[^?#]*/)?(?:opinions?|op-?eds?|commentary|commentisfree|editorials?|columnists?)/[^?#]"
)
"""The part of an address that sites keep for opinions, with the text's own part behind it."""
_INTERVIEW = re.compile(r"(?i)^(?:exclusive )?(?:interview|q ?& ?a|интервью|сұхбат)\b")
_TURN = re.compile(r"(?P<who>[^\W\d_][^\W\d_ .’'-]{0,20}(?: [^\W\d_][\w.’'-]{0,20}){0,3})\s?[:.]\s+(?P<said>\S.*)")
_DASH = re.compile(r"[—–-]\s?(?P<said>\S.*)")
_TURNS = 4
"""So many turns at least make a talk between two."""
_TRANSCRIPT = re.compile(r"(?i)\btranscript\b|стенограмма")
_REPORT = re.compile(
    r"(?i)^(?:(?:draft|approved|confirmed) )*minutes\b(?: of\b|$)|^protokoll (?:der|des|über)\b|"
    r"^протокол\b(?: №? ?\d+)? ?(?:\S+ )?(?:заседания|собрания|совещания)|хаттамасы$|"
    r"\b(?:(?:annual|progress|final|interim|special|country|situation|monitoring|technical|research|inquiry) "
    r"report|report (?:of|on|to) the|white paper|working paper|summary of findings|policy brief|"
    r"доклад|отч[её]т|есеп|баяндама)\b"
)
_NEWS = re.compile(r"(?i)^(?:news|world|politics|business|новости|жаңалықтар|breaking news|latest news)$")
_NEWS_VERBS = re.compile(
    r"(?i)\b(?:said|says|told|announced|reports?|reported|stated|according to|сообщил\w*|заявил\w*|сообщает|деді|"
    r"мәлімдеді)\b"
)


def salutations(page: Sequence[Line], body: Sequence[bool]) -> tuple[int, ...]:
    """Indexes of the lines at the head of the text that only address the audience."""
    start = next((at for at, kept in enumerate(body) if kept), None)
    found: list[int] = []
    if start is None:
        return ()
    for at in range(max(0, start - 6), min(start + 8, len(page))):
        line = page[at]
        if (
            line.words <= 30
            and line.text.endswith((",", "!", ":"))
            and all(
                _SALUTATION.match(part) or found or len(part.split()) <= 4
                for part in re.split(r",\s*", line.text.rstrip(",!:"))
                if part
            )
            and (_SALUTATION.match(line.text) or (found and line.words <= 8))
        ):
            found.append(at)
        elif found and line.words:
            break
    return tuple(found)


def closings(page: Sequence[Line], body: Sequence[bool]) -> tuple[int, ...]:
    """Indexes of the lines at the end of the text that only take leave."""
    kept = [at for at, is_body in enumerate(body) if is_body]
    found: list[int] = []
    if not kept:
        return ()
    for at in range(kept[-1], -1, -1):
        if _CLOSING.match(page[at].text) and page[at].words <= 14:
            found.append(at)
        if page[at].prose and at not in found:
            break
    after = range(kept[-1] + 1, min(kept[-1] + 4, len(page)))
    return tuple(sorted(found + [at for at in after if _CLOSING.match(page[at].text)]))


def is_letter(page: Sequence[Line], greeting: Sequence[int], leave: Sequence[int]) -> bool:
    """Whether the lines that greet and take leave are a letter's: "Dear …" and "Yours sincerely"."""
    return any(_DEAR.match(page[at].text) for at in greeting) and any(_YOURS.match(page[at].text) for at in leave)


def kind(
    page: Sequence[Line],
    body: Sequence[bool],
    title: Fact | None,
    heading: Line | None,
    addressed: bool,
    reported: bool,
    declared: Sequence[Declared],
    called: Genre | None = None,
    noted: bool = False,
    letter: Line | None = None,
    address: str | None = None,
) -> tuple[Fact | None, Fact | None]:
    """Genre and speaker of the document. `heading`: the line that
    bears the title; `addressed`: it has a salutation or closing; `reported`: a reporting chain or news dateline;
    `called`: what its letterhead calls it; `noted`: a note tells of its author, who speaks as "I"; `letter`: the
    line that greets, where it is a letter; `address`: where the page was published.

    The speaker is named by the title ("Statement by …") and needs a second witness: somebody is
    addressed, or the text speaks in the first person outside quotation marks.
    """
    if called == "statement":
        return Fact(called, "stated", "letterhead"), None
    spoken = _spoken(title.value) if title else None
    if title and spoken and not reported and (addressed or in_first_person(page, body)):
        said = spoken["kind"].casefold()
        speech = re.fullmatch(f"(?i:{_SPEECH})", said) or said.startswith(_SPEECH_STEMS)
        genre: Genre = "speech" if speech else "statement"
        return Fact(genre, "inferred", "title", title.span), _speaker(heading, spoken)
    if addressed and not reported and in_first_person(page, body):
        return Fact("speech", "inferred", "salutation or closing"), None
    if letter is not None:
        to_editor = _EDITOR.search(letter.text)
        return (Fact("opinion", "inferred", "letter to the editor", letter.span) if to_editor else None), None
    if noted and not reported:
        return Fact("opinion", "inferred", "first person and author note"), None
    if address and _OPINION_PATH.search(address):
        return Fact("opinion", "metadata", "address"), None
    for fact in declared:
        told = _declared(fact.value) if fact.field == "genre" else None
        if told:
            return Fact(told, "metadata", fact.basis), None
    found = _by_words(page, body, title, reported)
    return found or (Fact(called, "stated", "running head") if called else None), None


def _spoken(title: str) -> re.Match[str] | None:
    """The title of a statement or speech, with its kind and whose it is."""
    for pattern in (_SPOKEN, _POSSESSIVE, _SPOKEN_RU, _SPOKEN_KK):
        found = pattern.match(title)
        if found:
            return found
    return None


def _is_talk(page: Sequence[Line], body: Sequence[bool]) -> bool:
    """Whether two take turns, one of whom mostly asks: by names before the turns, or by dashes."""
    lines = [line.text for line, kept in zip(page, body, strict=True) if kept]
    dashed = [found["said"] for line in lines if (found := _DASH.match(line))]
    if len(dashed) >= _TURNS and len(dashed) >= 0.8 * len(lines):
        return all(said.endswith("?") for said in dashed[::2]) and not any(s.endswith("?") for s in dashed[1::2])
    turns: dict[str, list[str]] = {}
    for line in lines:
        found = _TURN.match(line)
        if found:
            turns.setdefault(found["who"].casefold(), []).append(found["said"])
    if len(turns) != 2 or min(map(len, turns.values())) * 2 < _TURNS:
        return False
    asked = sorted(sum("?" in said for said in all_of) / len(all_of) for all_of in turns.values())
    return asked[0] <= 0.34 and asked[1] >= 0.6 and sum(map(len, turns.values())) >= 0.5 * len(lines)


def in_first_person(page: Sequence[Line], body: Sequence[bool]) -> bool:
    """Whether the text outside quotation marks says "I" and "we"."""
    text = _unquoted(page, body)
    return len(_FIRST.findall(text)) >= 0.01 * max(1, len(text.split()))


def _unquoted(page: Sequence[Line], body: Sequence[bool]) -> str:
    return "\n".join(_MARKED.sub("", line.text) for line, kept in zip(page, body, strict=True) if kept)


def _speaker(heading: Line | None, spoken: re.Match[str]) -> Fact:
    start, whole = spoken.start("who"), spoken["who"]
    end = _WHO_ENDS.search(whole)
    name = (whole[: end.start()] if end and end.start() > 2 else whole).rstrip(" .,")
    # A title that no line bears has no place in the text.
    place = heading.place(start, start + len(name)) if heading and heading.text == spoken.string else None
    return Fact(name, "stated", "title", place)


def _declared(value: str) -> Genre | None:
    """The genre that a declared kind names; None where it tells nothing, as "Article" does."""
    plain = value.casefold()
    for word, genre in _DECLARED:
        if word in plain:
            return genre
    return None


_DECLARED: tuple[tuple[str, Genre], ...] = (
    ("opinion", "opinion"),
    ("review", "opinion"),
    ("analysis", "opinion"),
    ("interview", "interview"),
    ("news", "news"),
    ("report", "report"),
    ("statement", "statement"),
    ("speech", "speech"),
    ("transcript", "transcript"),
)


def _by_words(page: Sequence[Line], body: Sequence[bool], title: Fact | None, reported: bool) -> Fact | None:
    head = [line for line, kept in zip(page, body, strict=True) if not kept and line.words <= 6][:400]
    name = title.value if title else ""
    start = next((at for at, kept in enumerate(body) if kept), 0)
    # A label stands by itself over a title; in a row of short lines it is an entry of a menu.
    near = [
        page[at].text
        for at in range(max(0, start - 8), start)
        if page[at].words <= 6 and not (at > 1 and page[at - 1].words <= 2 and page[at - 2].words <= 2)
    ]
    if any(is_release(line) for line in near):
        return Fact("statement", "stated", "section label")
    if _TRANSCRIPT.search(name):
        return Fact("transcript", "inferred", "title")
    if any(_OPINION.match(line) for line in [name, *near]):
        return Fact("opinion", "inferred", "section label")
    if _INTERVIEW.match(name) or any(_INTERVIEW.match(line) for line in near):
        return Fact("interview", "inferred", "section label")
    if _is_talk(page, body):
        return Fact("interview", "inferred", "questions and answers")
    if reported:
        return Fact("news", "inferred", "reporting chain or dateline")
    if _REPORT.search(name):
        return Fact("report", "inferred", "title")
    if any(_NEWS.match(line.text) for line in head):
        text = _unquoted(page, body)
        if len(_NEWS_VERBS.findall(text)) >= 0.008 * max(1, len(text.split())):
            return Fact("news", "inferred", "section label and reporting verbs")
    return None
