"""Clean: the set phrases of page furniture, by role, as patterns over a line's folded words.

These are phrases of the trade, not of any one site. Those in `_WHOLE` must be the entire line, those
in `_OPENING` begin it. Boilerplate only counts against a line, among other evidence.
"""

from __future__ import annotations

import re

_WHOLE = {
    "navigation": r"""
        (?:main |open |close |toggle |show |hide |mobile |site )*(?:menu|navigation|nav|sidebar|search|
        + submenu)(?: (?:query|toggle|open|close|bar|icon|button|form|site|menu))*
        (?:skip|jump|go|back|return) to (?:the )?(?:main |primary )?(?:content|navigation|footer|search|top|
        + article|home ?page|home|page|blog|news|all \w+)
        home|home ?page|main page|log ?in|log ?out|sign ?in|sign ?out|sign up|register|my account|account|profile
        search|submit search|show search|cart|settings
        (?:about|contact|advertise|work|write|partner)(?: (?:us|with us|for us))?|careers?|jobs|site ?map|faqs?
        help(?: cent(?:er|re))?|support|feedback|shop|store|press(?: room)?|media kit
        (?:read|learn|load|see|show|view|find out|discover|click)(?: the)? (?:more|less|all|full (?:article|
        + story)|here)(?: .{0,20})?
        more|close|cancel|submit|next|previous|prev|continue(?: reading.{0,30})?|expand|collapse|toggle|ok|got it|done
        dismiss|apply
        (?:previous|next|older|newer)(?: (?:article|post|story|page|entry|posts|articles|entries))?
        (?:table of )?contents?|in this article|on this page|jump to|key points|read full article
        watch (?:now|live|next|video)|listen(?: now| to (?:this )?(?:article|story).{0,20})?
        play(?: video| icon| button)?|pause|mute|unmute|video|audio|photos?|gallery|image|thumbnail|img|logo|icon
        english|русский|қазақша|français|deutsch|español|en|ru|kz|кз|қаз|рус|eng
        главная|меню|поиск|войти|регистрация|басты бет|мәзір|іздеу|startseite|suche|accueil|rechercher|inicio|buscar
        anmelden|connexion
    """,
    "share": r"""
        (?:(?:share|follow|tweet|post|pin|send|save|print|e ?mail|copy|like|comments?|repost|forward|
        + bookmark)(?: (?:this|it|us|me|now|page|article|story|post|link|on|via|to|by|with|a|the|our|x|twitter|
        + facebook|linkedin|whatsapp|telegram|reddit|pinterest|email|instagram|friends?|icon|button|options|more))*)
        (?:facebook|twitter|x|x twitter|linkedin|linked in|whatsapp|telegram|reddit|pinterest|flipboard|
        + instagram|youtube|tiktok|snapchat|e ?mail|mail|mailto|print|rss|messenger|threads|bluesky|mastodon|
        + tumblr|vk|вконтакте|viber|copy link|link copied|copied|url copied|copy link url ?copied|copy url|
        + link)(?: (?:icon|logo|link|opens in new window|share))?
        show more sharing options|close extra sharing options|share options|sharing options|gift (?:this )?article
        \d+ (?:shares?|comments?|likes?|views?)|(?:no )?comments?
        поделиться|отправить|бөлісу|teilen|partager|compartir
    """,
    "subscribe": r"""
        subscribed?(?: (?:now|today|here|to .{0,60}))?
        (?:sign up|signup|register|join)(?: (?:now|today|here|free|for free|for .{0,60}|to .{0,60}))?|newsletters?
        (?:sign up|subscribe|join).{0,40}newsletters?|get (?:the )?(?:newsletter|app)
        arrives (?:daily|weekly|weekdays|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?)
        your e ?mail(?: address)?|e ?mail address|enter your e ?mail.{0,60}|donate(?: now| today)?|become a member
        support us|try .{0,20}free|start (?:your )?free trial|get started|request (?:a )?(?:demo|meeting)|book a demo
        contact sales|talk to sales
        подписаться|подписка|жазылу|abonnieren|s abonner|suscribirse
    """,
    "advertisement": r"""
        advertise?ments?|ads?|ad|sponsored(?: content| by .{0,40})?|promoted|promotion
        paid (?:content|post|partner content)|partner content|story continues below(?: (?:this )?advertisement)?
        advertisement continue reading below|continue reading below|scroll to continue.{0,40}
        article continues (?:below|after).{0,40}|remove ads|реклама|жарнама|anzeige|werbung|publicité|publicidad
    """,
    "related": r"""
        related(?: .{0,30})?
        (?:latest|recent|top|more|other|popular|trending|breaking|featured|local|world|all)(?: (?:latest|top|
        + recent|breaking|related))?(?: (?:news|stories|articles|posts|videos|headlines|reads?|topics|comments|
        + updates|content|coverage|features|episodes|resources|insights|blogs?|on this (?:topic|story)))(?: .{0,24})?
        (?:read|see|watch) (?:also|next|this next|more)|also (?:read|see|on .{0,30})
        most (?:read|popular|viewed|shared|recent|commented|watched)(?: .{0,24})?|editor s? ?(?:picks?|choice)
        editors picks?|recommended(?: .{0,30})?
        you (?:may|might|ll|will|d) (?:also )?(?:like|enjoy|love|be interested in|have missed)(?: .{0,20})?
        more (?:about|(?:from|in|on|about|like|by) .{0,50})|up next|trending(?: now)?|don t miss
        (?:what|more) to read(?: next)?
        site index|keep exploring.{0,30}|your next reads?|need more .{0,40}|what s new|in other news|keep reading
        further reading|our picks|from our partners|around the web|from the web|suggested .{0,20}
        similar (?:articles|posts|stories|news)|in case you missed it|the latest|top stories|must reads?|similar
        explore more.{0,30}
        читайте также|последние новости|похожие (?:новости|статьи)|материалы по теме|по теме|главные новости
        популярное|новости по теме|соңғы жаңалықтар|оқи отырыңыз|тағы оқыңыз|ұқсас жаңалықтар|mehr zum thema
        lesen sie auch|auch interessant|à lire aussi|sur le même sujet|lire aussi|noticias relacionadas
        te puede interesar|lea también
    """,
    "comments": r"""
        (?:leave|post|add|write) (?:a |your )?(?:reply|comment)s?.{0,40}|join the (?:conversation|discussion|debate)
        (?:view |show |hide |see |read )?(?:all )?(?:\d+ )?(?:comments|replies|responses|thoughts)(?: (?:on|
        + to) .{0,120})?
        cancel reply|\d+ (?:responses?|thoughts?) (?:on|to) .{0,120}|комментарии|пікірлер|kommentare|commentaires
        comentarios
    """,
    "author": r"""
        (?:about|meet|more (?:about|from)|written by|posts by|follow)(?: the)? (?:authors?|writers?|contributors?)
        author(?: bio(?:graphy)?)?|contributors?|об авторе
    """,
    "tags": r"""
        (?:tags?|topics?|categor(?:y|ies)|filed under|published under|tagged|keywords|labels|posted in|теги|
        + темы|рубрики?|schlagworte|mots clés|etiquetas)(?: .{0,200})?
    """,
    "legal": r"""
        (?:terms|privacy|cookies?|legal|accessibility|disclaimer|imprint|impressum)(?: (?:and|of|policy|notice|
        + conditions|service|services|use|statement|settings|preferences|choices|policies|consent|terms|privacy|
        + center|disclosure|information|rights))*
        (?:manage|accept|reject|your|do not sell|ca|us|california) .{0,30}(?:cookies|preferences|
        + privacy choices|privacy rights|personal information|consent|notice at collection)
        accept(?: all)?|reject(?: all)?|ethics policy|corrections(?: policy)?
        editorial (?:policy|guidelines|standards)|политика конфиденциальности|пользовательское соглашение|datenschutz
        mentions légales|aviso legal
    """,
}

_OPENING = {
    "legal": r"""
        (?:we|this (?:web ?)?site|our (?:web ?)?site|by (?:clicking|continuing|using|entering)|please (?:enter|
        + enable|confirm|check|log)|you (?:must|need to|have) (?:be )?(?:logged|log|enabled?)).{0,60}(?:cookies?|
        + (?:our|the|to|these|of) terms|(?:our|the|your) privacy|privacy (?:policy|notice)
        + |agree|javascript|logged in|log in|valid email)
        this site is protected by recaptcha|having trouble click here|if you are a human
        an? (?:error|issue) (?:has )?occurred|something went wrong|your browser
    """,
    "subscribe": r"""
        (?:subscribe|sign up|get|join|receive|enter your).{0,80}(?:newsletters?|inbox|e ?mails?|email address|
        + updates|free trial|our mailing list|subscribers)
        (?:create|start) (?:a |your )?free .{0,20}(?:account|trial)|already (?:a subscriber|have an account|a member)
        want (?:more|to) .{0,60}(?:sign up|subscribe)|thank you for (?:subscribing|signing up|reading)
        click here to (?:get|subscribe|sign|read|download)
        (?:download|get) (?:the|our) .{0,30}app
    """,
    "share": r"""
        (?:share|follow|like|find|join|connect with) (?:us|this|our|me|him|her|them)?.{0,40}(?:facebook|twitter|
        + instagram|linkedin|telegram|whatsapp|youtube|tiktok|social media|google news)
    """,
    "advertisement": r"""
        (?:we|site|\w+) may (?:earn|receive|get) (?:a |an |an affiliate |a small )?(?:commission|compensation).{0,80}
        this (?:post|article|page) (?:may )?contains? affiliate links|ad feedback|this advertisement has not loaded
    """,
    "newsroom": r"""
        (?:.{0,60} )?contributed (?:reporting|to (?:this|the|that) (?:report|story|article))
    """,
}


def _compile(table: dict[str, str]) -> re.Pattern[str]:
    """The table as one pattern with a group a role, earlier ones first.

    A row is a set of alternatives; one that begins with "+ " goes on with the row before.
    """
    return re.compile(
        "|".join(
            f"(?P<{role}>" + re.sub(r"\n\s*", "|", re.sub(r"\n\s*\+ ", "", rows.strip())) + ")"
            for role, rows in table.items()
        )
    )


_WHOLE_LINE = _compile(_WHOLE)
_BEGINNING = _compile(_OPENING)
_SOCIAL = (
    *("facebook", "twitter", "instagram", "telegram", "youtube", "tiktok", "whatsapp", "linkedin", "pinterest"),
    *("вконтакте", "flipboard"),
)
_LONGEST_ROW = 60
"""How many words a row of networks' names may take."""
_LONGEST = 400


_HOME = r"(?:home|main page|главная|басты бет|startseite|accueil|inicio)"
_POINTER = (
    r"(?:read (?:more|also|next|full)|also read|see also|related(?: (?:story|stories|article|news|coverage))?|more|"
    r"watch(?: (?:now|more|also))?|listen|recommended|must[ -]read|don['’]t miss|in pictures|читайте также|"
    r"смотрите также|по теме|оқи отырыңыз|mehr zum thema|lesen sie auch|lire aussi|à lire|lea también|"
    r"te puede interesar)\s?[:|>»–—-]\s?\S.*"
)
"""A pointer to another page inside the text: "READ MORE: …", "Related | …"."""
_CREDIT = (
    r"\(?(?:file )?(?:photo(?:graph|graphy)?|image|picture|pic|credit|illustration|graphic|video|cover|"
    r"featured? image|фото|сурет|иллюстрация|видео|foto|bild|crédit)s?"
    r"(?: ?(?:by|credits?|courtesy(?: of)?|source|from|illustration))*\s?[:/|©]\s?\S.*"
)
_AGENCIES = (
    "getty images|getty|afp|reuters|ap photo|ap|associated press|shutterstock|istock|unsplash|alamy stock photo|alamy|"
    "epa-efe|epa|bloomberg|pexels|pixabay|wikimedia commons|wikimedia|adobe stock|zuma press|zuma|upi|xinhua|"
    "anadolu agency|anadolu|depositphotos|freepik|dpa|ria novosti|tass|тасс|риа новости"
)
_AGENCY = (
    rf".{{0,160}}(?:/|\||—|-|\(|\bvia |\bby |\.|,|©)\s?(?:{_AGENCIES})"
    r"(?: (?:images|photo|file|via getty images))?\s?\)?\.?"
)
"""A line that ends in the name of a picture agency."""
_AGENCY_ENDS = (*_AGENCIES.split("|"), "images", "photo", "file")
_RIGHTS = (
    r".{0,120}(?:(?<![^\W\d_])©|\(c\) ?(?:19|20)\d\d|copyright (?:©|19|20|\(c\))|all rights reserved|"
    r"все права защищены|барлық құқықтар|alle rechte vorbehalten|tous droits réservés|todos los derechos).{0,300}"
)
_TRAIL = r"[^<>»›/|·•]{0,60}(?:[>»›]\s?[^<>»›]{1,60}){1,6}[^<>»›]{0,100}(?<![.!?:])"
_AGO = (
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s)?(?:\d{1,2} (?:seconds?|sec|minutes?|mins?|hours?|hrs?|days?|"
    r"weeks?|months?|years?) ago|\d+[\s-]?(?:min(?:ute)?s?)(?:[\s-]read(?:ing time)?)?|"
    r"(?:reading time|read time|time to read):?\s.{1,20}|"
    r"\d+ (?:words|views|shares|comments|votes|просмотров|рет қаралды))"
)
_PICTURE = r"(?:\S+ ){0,6}(?:logo|icon|avatar|profile (?:pic(?:ture)?|image|photo)|thumbnail|headshot|логотип)"
_MARKS = frozenset(">»›:|/©·•–—-")
_RESERVES = ("©", "(c)", "copyright", "rights", "права", "құқықтар", "rechte", "droits", "derechos")
_EDITED = r"[(\[]?(?:additional )?reporting by\b.{2,200}\b(?:editing|writing) by\b.{2,120}"
_LINES: tuple[tuple[str, str, int, bool, tuple[str, ...]], ...] = (
    ("related", _POINTER, 40, True, ()),
    ("credit", _CREDIT, 30, True, ()),
    ("newsroom", _EDITED, 50, False, ("editing", "writing")),
    ("rights", _RIGHTS, 70, False, _RESERVES),
    ("navigation", rf"{_HOME}\s?(?:[/|·•>»›]|[-–:]\s)\s?\S.{{0,300}}", 40, True, ()),
    ("navigation", _TRAIL, 40, True, ()),
    ("navigation", _PICTURE, 8, False, ()),
    ("timestamp", r"\d{1,2}[:.]\d\d\s?(?:[ap]\.?m\.?)?(?: [A-Z]{2,4})?", 4, False, ()),
    ("separator", r"[\W_]*|\W*\d{1,3}\W*", 12, False, ()),
    ("navigation", _AGO, 8, False, ()),
)
"""Role, pattern of the whole line, most words; whether one of the marks must stand in it, and words of which one must.

Most lines are told apart by these, without the pattern.
"""
_LONGEST_CREDIT = 45
_CREDITED = re.compile(_AGENCY, re.IGNORECASE)
_PATTERNS = tuple(
    (role, re.compile(pattern, re.IGNORECASE), most, marked, signs) for role, pattern, most, marked, signs in _LINES
)


_BOILERPLATE = re.compile(
    r"\b(?:cookies? (?:is|are|policy|settings?|consent)|sets? this cookie|(?:we|this site|website) uses? cookies|"
    r"privacy (?:policy|statement|notice)|terms of (?:use|service)|user agreement|"
    r"(?:our|free|daily|weekly) newsletters?|your inbox|unsubscribe|thanks? (?:you )?for (?:reading|subscribing)|"
    r"subscribe (?:now|today|to (?:our|my|the))|support my work|become a (?:paid )?(?:subscriber|member)|"
    r"by (?:signing up|subscribing|clicking|submitting|entering)|you (?:agree to|confirm that)|affiliate "
    r"(?:links?|commissions?)|page views|google analytics|error while loading|reload this page|"
    r"comments (?:are|have been) closed|leave a (?:comment|reply)|has been a (?:contributor|writer)|all rights "
    r"reserved|click here to|opens new tab|paid subscribers?)\b"
)


_SIGNS = (
    "cookie",
    "privacy",
    "terms of",
    "user agreement",
    "newsletter",
    "your inbox",
    "subscri",
    "for reading",
    "support my work",
    "become a",
    "by signing",
    "by clicking",
    "by submitting",
    "by entering",
    "you agree",
    "you confirm",
    "affiliate",
    "page views",
    "analytics",
    "error while",
    "reload this",
    "comments ",
    "leave a ",
    "has been a",
    "rights reserved",
    "click here",
    "opens new",
)
"""Without one of these no line is boilerplate: most are told apart without the pattern."""


def is_boilerplate(key: str) -> bool:
    """Whether a line's folded words speak of the page itself: cookies, newsletters, terms, comments."""
    return len(key) <= 2_000 and any(map(key.__contains__, _SIGNS)) and bool(_BOILERPLATE.search(key))


def role_of(text: str, key: str, words: int) -> str | None:
    """The role of a line when it is a set phrase of page furniture; None when nothing says so.

    `text` is the line, `key` its folded words (`lines.key`), `words` their number.
    """
    if len(key) <= _LONGEST:
        found = _WHOLE_LINE.fullmatch(key) or _BEGINNING.match(key)
        if found:
            return found.lastgroup
        if words <= _LONGEST_ROW:
            social = sum(map(key.count, _SOCIAL))
            if social >= 3 and words <= 4 * social:
                return "share"
    if len(text) <= 2 * _LONGEST:
        small = text.lower()
        if words <= _LONGEST_CREDIT and small.rstrip(" ).").endswith(_AGENCY_ENDS) and _CREDITED.fullmatch(text):
            return "credit"
        plain = _MARKS.isdisjoint(text)
        for role, pattern, most, marked, signs in _PATTERNS:
            if words > most or (marked and plain) or (signs and not any(map(small.__contains__, signs))):
                continue
            if pattern.fullmatch(text):
                return role
    return None
