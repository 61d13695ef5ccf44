"""Clean: make a source of a page: settle each line's role, collect the facts, keep the rest as the body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from briefing.clean import chain, dated, furniture, head, letterhead, rights, signatures, signed, titles, voice
from briefing.clean.language import language_of
from briefing.clean.lines import Line, key, lines
from briefing.clean.names import people
from briefing.clean.shape import shaped
from briefing.model import Declared, Fact, Finding, Known, RawText, Removal, Rights, Source

_URL_LINE = re.compile(
    r"(?i)^(?:(?:source|url|link|permalink|original|canonical|источник|сілтеме)\s?[:：]?\s*)?(https?://[^\s<>\"']+)$"
)
_BY_PROGRAM = frozenset(["pdf-info", "core-properties"])
"""Where programs put their own names, and machines their users': only a person's name counts as an author there."""
_ADDRESS = re.compile(r"https?://\S*")
_LAST = 3
"""A re-use notice inside the body stands within this many lines of its end."""


def clean(
    raw: RawText, source_id: str, known: Known | None, recurring: frozenset[str]
) -> tuple[Source, tuple[Finding, ...]]:
    """What `raw` is when its furniture is taken away, and what it says of itself.

    `recurring` are the folder's recurring lines (`briefing.clean.recurring`); `known` is what a person
    says of the file, which overrules field by field. Spans are offsets in `raw.text`. Nothing is
    invented: what the page does not tell is None. Findings name the words in `known` that match no line.
    """
    margins, page = _margins(lines(raw), known, web=raw.media_type == "text/html")
    named = furniture.roles(page)
    body = furniture.body(page, named, recurring)
    findings: list[Finding] = []
    held = _held(page, known, findings)
    body = [held.get(at, kept) for at, kept in enumerate(body)]
    greeting, leave = voice.salutations(page, body), voice.closings(page, body)
    first = next((n for n, line in enumerate(page) if line.words), None)
    letter = voice.is_letter(page, greeting, leave)
    over = letterhead.read(page, margins)
    title, at = titles.find(page, named, body, recurring, raw.declared, over.lines)
    if letter and title and title.basis == "stated" and page[at or 0].block.kind != "heading":
        title, at = None, None  # What stands over a letter is an address.
    url = _url(page, body, raw.declared)
    when = dated.find(page, named, body, at, raw.declared, url.value if url else None)
    for n in furniture.openings(page, named, body, recurring, at, when.lines):
        body[n] = held.get(n, True)
    # The head of a letter is addresses; nothing there is a by-line.
    parts = head.Head((), {}) if letter else head.read(page, named, body, at, when.lines)
    notes = signed.by_signature(page, leave) if letter else _noted(page, body, at, parts, raw.declared)
    maker = over.maker or parts.maker
    publisher, via = chain.find(page, body, raw.declared, maker)
    genre, speaker = voice.kind(
        page,
        body,
        title,
        page[at] if at is not None else None,
        addressed=bool(greeting or leave) and not letter,
        reported=bool(via or when.opened or (publisher and publisher.basis == "stated" and publisher != maker)),
        declared=raw.declared,
        called=over.kind,
        noted=notes.note,
        letter=page[greeting[0]] if letter else None,
        address=url.value if url else None,
    )
    authors = _authors(parts.authors, raw.declared) or notes.authors
    if speaker is None and voice.in_first_person(page, body):
        # A letter and an opinion in the first person are one voice; a report with an author is not.
        opinion = genre is not None and genre.value == "opinion" and not via and not when.opened
        speaker = signatures.signers(page, leave) if letter else signatures.author(authors) if opinion else None
    notices = _notices(page, body)

    if at is not None and at == first and furniture.is_plain(page, named, recurring):
        # A document that begins with its title and shows no furniture has none: short lines are its own.
        body = [held.get(n, not named[n]) for n in range(len(page))]
    reasons = furniture.reasons(page, named, body)
    reasons.update(dict.fromkeys(when.lines, "dateline"))
    reasons.update(dict.fromkeys(over.lines, "letterhead"))
    reasons.update(parts.reasons)
    reasons.update(notes.reasons)
    reasons.update(dict.fromkeys(_makers(page, at, raw.declared), "byline"))
    reasons.update(dict.fromkeys(greeting, "salutation"))
    reasons.update(dict.fromkeys(leave, "closing"))
    reasons.update(dict.fromkeys(notices, "rights"))
    reasons.update(furniture.repeated(page, [n not in reasons for n in range(len(page))]))
    for n in [
        n for n, line in enumerate(page) if at is not None and line.key == page[at].key and n in reasons | {at: ""}
    ]:
        reasons[n] = "title"
    for n, keep in held.items():
        if keep:
            reasons.pop(n, None)
        else:
            reasons.setdefault(n, "user")
    if known and known.keep_all:
        reasons = {}

    kept = tuple(n for n in range(len(page)) if n not in reasons)
    source = Source(
        id=source_id,
        raw=raw,
        title=title,
        authors=authors,
        publisher=publisher,
        date=when.date,
        genre=genre,
        language=_language(page, kept, raw.declared),
        url=url,
        speaker=speaker,
        place=when.place,
        via=via,
        rights=rights.with_known(
            rights.strictest(
                ((terms, page[n].span) for n, terms in sorted(notices.items())), rights.declared(raw.declared)
            ),
            known,
        ),
        removed=tuple(
            sorted(
                (
                    *(Removal(page[n].span, reason) for n, reason in reasons.items()),
                    *(Removal(line.span, "page-margin") for line in margins),
                ),
                key=lambda removal: removal.span,
            )
        ),
        repairs=raw.repairs,
        kept=shaped(page, kept, at),
    )
    return _with_known(source, known), tuple(findings)


def _margins(page: Sequence[Line], known: Known | None, *, web: bool) -> tuple[list[Line], list[Line]]:
    """Running heads and page numbers apart from all other lines, but for those that a person keeps.

    What stands aside is a box of other articles on a page of the web, and a note of the text anywhere else.
    """
    wanted = [key(words) for words in known.keep] if known else []
    margins: list[Line] = []
    others: list[Line] = []
    for line in page:
        kept = (known and known.keep_all) or any(words and f" {words} " in f" {line.key} " for words in wanted)
        if line.block.landmark == "aside" and not web:
            line = replace(line, block=replace(line.block, landmark=""))
        (margins if line.block.landmark == "page-margin" and not kept else others).append(line)
    return margins, others


def _noted(
    page: Sequence[Line], body: Sequence[bool], title: int | None, parts: head.Head, declared: Sequence[Declared]
) -> signed.Signed:
    """The author note, about the by-line's author or the one that the file declares."""
    named = [fact.value for fact in parts.authors] + [fact.value for fact in declared if fact.field == "author"]
    return signed.by_note(page, body, title, named)


def _makers(page: Sequence[Line], title: int | None, declared: Sequence[Declared]) -> tuple[int, ...]:
    """The lines under the title that only name whom the file declares as its author or publisher."""
    told = {key(fact.value) for fact in declared if fact.field in ("author", "publisher")}
    if title is None or not told:
        return ()
    end = next((at for at in range(title + 1, len(page)) if page[at].prose), len(page))
    return tuple(at for at in range(title + 1, end) if page[at].key in told)


def _held(page: Sequence[Line], known: Known | None, findings: list[Finding]) -> dict[int, bool]:
    """The lines that a person keeps (True) or drops (False) by quoted words; keeping wins."""
    if known is None:
        return {}
    if known.keep_all:
        return dict.fromkeys(range(len(page)), True)
    found: dict[int, bool] = {}
    for quoted, keep in [*((words, False) for words in known.drop), *((words, True) for words in known.keep)]:
        wanted = key(quoted)
        hits = [at for at, line in enumerate(page) if wanted and f" {wanted} " in f" {line.key} "]
        found.update(dict.fromkeys(hits, keep))
        if not hits:
            verb = "keep" if keep else "drop"
            findings.append(
                Finding(
                    "warning",
                    f"{verb}-not-found",
                    f'No line of this file holds the words to {verb}: "{quoted}".',
                    known.path,
                    known.line,
                    "Copy the words from `briefing inspect --text`.",
                )
            )
    return found


def _notices(page: Sequence[Line], body: Sequence[bool]) -> dict[int, Rights]:
    kept = [at for at, is_body in enumerate(body) if is_body]
    edge = set(kept[-_LAST:])
    found = {}
    for at, line in enumerate(page):
        terms = rights.notice(line.text, edge=not body[at] or at in edge)
        if terms:
            found[at] = terms
    return found


def _authors(stated: Sequence[Fact], declared: Sequence[Declared]) -> tuple[Fact, ...]:
    """The authors that a by-line names; those that the file declares where there is no by-line, or with their place."""
    own = [fact for fact in declared if fact.field == "author" and fact.basis == "json-ld" and people(fact.value)]
    makers = {key(fact.value) for fact in declared if fact.field == "publisher"}
    told = [
        Fact(name, "metadata", fact.basis)
        # The article's own description knows its authors; marks elsewhere on the page may be other articles'.
        for fact in own or declared
        if fact.field == "author" and (value := _ADDRESS.sub("", fact.value).strip())
        for name in people(value) or (() if fact.basis in _BY_PROGRAM else (value,))
    ]
    # A publisher among people is the site that gives its name to all it publishes.
    told = [one for one in told if key(one.value) not in makers] or told
    if not told or any(key(one.value) not in {key(fact.value) for fact in told} for one in stated):
        return tuple(stated) or tuple({key(fact.value): fact for fact in told}.values())
    places = {key(fact.value): fact for fact in stated}
    return tuple({key(fact.value): places.get(key(fact.value), fact) for fact in told}.values())


def _language(page: Sequence[Line], kept: Sequence[int], declared: Sequence[Declared]) -> Fact | None:
    found = language_of("\n".join(page[n].text for n in kept))
    told = next((fact for fact in declared if fact.field == "language" and fact.value.strip()), None)
    # Site templates declare the language of their menus; the text itself knows better.
    if told and (found is None or told.value.strip().casefold().startswith(found)):
        return Fact(told.value.strip(), "metadata", told.basis)
    return Fact(found, "inferred", "common words") if found else None


def _url(page: Sequence[Line], body: Sequence[bool], declared: Sequence[Declared]) -> Fact | None:
    told = next((fact for fact in declared if fact.field == "url" and fact.value.strip()), None)
    if told:
        return Fact(told.value.strip(), "metadata", told.basis)
    edge = {*range(3), *range(len(page) - 3, len(page))}
    for at, line in enumerate(page):
        match = _URL_LINE.match(line.text) if at in edge and not body[at] else None
        if match:
            return Fact(match[1], "stated", "address line", line.place(*match.span(1)))
    return None


def _with_known(source: Source, known: Known | None) -> Source:
    """`source` with what a person says in place of what was found."""
    if known is None:
        return source
    return replace(
        source,
        title=_said(known.title, source.title, known),
        authors=source.authors
        if known.authors is None
        else tuple(Fact(name, "user", _by(known)) for name in known.authors),
        publisher=_said(known.publisher, source.publisher, known),
        date=_said(known.date, source.date, known),
        url=_said(known.url, source.url, known),
        language=_said(known.language, source.language, known),
        genre=_said(known.genre, source.genre, known),
        speaker=_said(known.speaker, source.speaker, known),
    )


def _said(value: str | None, found: Fact | None, known: Known) -> Fact | None:
    return found if value is None else Fact(value, "user", _by(known))


def _by(known: Known) -> str:
    return known.path or "sources.yaml"
