"""Clean: tell what kind of document it is, and whether it is one voice throughout."""

from __future__ import annotations

import re
from collections.abc import Sequence

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
    r"|^(?:спасибо|благодарю)(?: вас)?(?: за (?:ваше )?внимание)?[.!]?$|^(?:көп )?рахмет(?:, .{2,20})?[.!]?$|"
    r"^назарларыңызға рахмет[.!]?$"
)
_DEAR = re.compile(r"(?i)dear\b|sehr geehrte|уважаем|құрметті|chère?\b|madame|monsieur|estimad")
_YOURS = re.compile(r"(?i)yours|sincerely|(?:with )?(?:kind|best|warm) regards|respectfully")
_FIRST = re.compile(r"(?i)\b(?:I|we|our|us|my|мы|наш\w*|нас|я|біз\w*|мен)\b")
_MARKED = re.compile(r"[“\"«„][^”\"»“]*[”\"»“]")
_OPINION = re.compile(
    r"(?i)^(?:opinion|op-?ed|editorial|commentary|comment|column|analysis and opinion|viewpoint|perspective|"
    r"guest (?:essay|column)|letters? to the editor|мнение|колонка|пікір)s?\b.{0,30}$"
)
_INTERVIEW = re.compile(r"(?i)^(?:exclusive )?(?:interview|q ?& ?a|интервью|сұхбат)\b")
_TRANSCRIPT = re.compile(r"(?i)\btranscript\b|стенограмма")
_REPORT = re.compile(
    r"(?i)\b(?:(?:annual|progress|final|interim|special|country|situation|monitoring|technical|research|inquiry) "
    r"report|report (?:of|on|to) the|white paper|working paper|policy brief|доклад|отч[её]т|есеп|баяндама)\b"
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
) -> tuple[Fact | None, Fact | None]:
    """Genre and speaker of the document. `heading`: the line that
    bears the title; `addressed`: it has a salutation or closing; `reported`: a reporting chain or news dateline.

    The speaker is named by the title ("Statement by …") and needs a second witness: somebody is
    addressed, or the text speaks in the first person outside quotation marks.
    """
    spoken = (_SPOKEN.match(title.value) or _POSSESSIVE.match(title.value)) if title else None
    if title and spoken and not reported and (addressed or _first_person(page, body)):
        genre: Genre = "speech" if re.fullmatch(f"(?i:{_SPEECH})", spoken["kind"]) else "statement"
        return Fact(genre, "inferred", "title", title.span), _speaker(heading, spoken)
    if addressed and not reported and _first_person(page, body):
        return Fact("speech", "inferred", "salutation or closing"), None
    for fact in declared:
        if fact.field == "genre":
            return Fact(_declared(fact.value), "metadata", fact.basis), None
    return _by_words(page, body, title, reported), None


def _first_person(page: Sequence[Line], body: Sequence[bool]) -> bool:
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


def _declared(value: str) -> Genre:
    plain = value.casefold()
    for word, genre in _DECLARED:
        if word in plain:
            return genre
    return "other"


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
    if _TRANSCRIPT.search(name):
        return Fact("transcript", "inferred", "title")
    if any(_OPINION.match(line) for line in [name, *near]):
        return Fact("opinion", "inferred", "section label")
    if _INTERVIEW.match(name) or any(_INTERVIEW.match(line) for line in near):
        return Fact("interview", "inferred", "section label")
    if reported:
        return Fact("news", "inferred", "reporting chain or dateline")
    if _REPORT.search(name):
        return Fact("report", "inferred", "title")
    if any(_NEWS.match(line.text) for line in head):
        text = _unquoted(page, body)
        if len(_NEWS_VERBS.findall(text)) >= 0.008 * max(1, len(text.split())):
            return Fact("news", "inferred", "section label and reporting verbs")
    return None
