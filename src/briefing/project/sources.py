"""Project's sources.yaml: what a person knows about the files beside it."""

from __future__ import annotations

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from briefing.model import Finding, Known, Rights
from briefing.project.yaml import Value, parse

_FIELDS = (
    "file", "title", "authors", "publisher", "date", "url", "language", "genre", "speaker", "rights", "keep", "drop",
)  # fmt: skip
_RIGHTS = (
    "max_share", "max_words", "link_required", "attribution_required", "no_derivatives", "licence", "permission",
)  # fmt: skip
_GENRES = ("news", "statement", "speech", "report", "opinion", "interview", "transcript", "other")
_DAY = r"\d{4}(?:-\d\d(?:-\d\d)?)?[?~%]?"
_EDTF = re.compile(rf"{_DAY}(?:/{_DAY})?")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: the files it speaks of (a path or a pattern, relative to its sources.yaml) and what it says."""

    pattern: str
    known: Known


def load_sources(text: str, path: str) -> tuple[tuple[Entry, ...], tuple[Finding, ...]]:
    """The entries of a sources.yaml, in order, and what is wrong with it."""
    root, complaints = parse(text, path)
    entries = []
    for item in root.fields(("sources",)).get("sources", Value(None, 1, complaints)).items():
        fields = item.fields(_FIELDS)
        pattern = fields["file"].text() if "file" in fields else None
        if not pattern:
            complaints.add("this entry does not say which file it is about.", item.line, "Add “file: NAME”.")
            continue
        entries.append(Entry(pattern.strip().replace("\\", "/").removeprefix("./"), _known(fields, path, item.line)))
    return tuple(entries), tuple(complaints.findings)


def _known(fields: dict[str, Value], path: str, line: int) -> Known:
    def text(name: str) -> str | None:
        value = fields[name].text() if name in fields else None
        return value.strip() if value else None

    date, genre = text("date"), text("genre")
    if date is not None and not _is_date(date):
        fields["date"].complaints.add(
            f"“{date}” is not a date.",
            fields["date"].line,
            "Write 2025-09-14, 2025-09, 2025 or a range 2025-07-28/2025-07-30.",
        )
        date = None
    if genre is not None and genre not in _GENRES:
        fields["genre"].complaints.add(
            f"“{genre}” is no known genre.", fields["genre"].line, f"Known: {', '.join(_GENRES)}."
        )
        genre = None
    url = text("url")
    if url is not None and not re.match(r"https?://\S+$", url):
        fields["url"].complaints.add(f"“{url}” is not a web address.", fields["url"].line, "It starts with https://.")
        url = None
    keep = fields["keep"].texts() if "keep" in fields else ()
    rights, given = _rights(fields.get("rights"))
    return Known(
        title=text("title"),
        authors=fields["authors"].texts() if "authors" in fields else None,
        publisher=text("publisher"),
        date=date,
        url=url,
        language=text("language"),
        genre=genre,
        speaker=text("speaker"),
        rights=rights,
        given_rights=given,
        keep_all=keep == ("all",),
        keep=() if keep == ("all",) else keep,
        drop=fields["drop"].texts() if "drop" in fields else (),
        path=path,
        line=line,
    )


def _is_date(text: str) -> bool:
    """Whether `text` is a day, month or year that the calendar has, or a range of two in order."""
    if not _EDTF.fullmatch(text):
        return False
    ends = [end.rstrip("?~%") for end in text.split("/")]
    try:
        for end in ends:
            datetime.date.fromisoformat(end + "-01-01"[len(end) - 4 :])
    except ValueError:
        return False
    return len(ends) == 1 or ends[0] <= ends[1] or ends[0].startswith(ends[1])


def _rights(value: Value | None) -> tuple[Rights, frozenset[str]]:
    if value is None:
        return Rights(), frozenset()
    fields = value.fields(_RIGHTS)
    share = fields["max_share"].number() if "max_share" in fields else None
    if share is not None and not 0 <= share <= 1:
        fields["max_share"].complaints.add(f"{share:g} is not a share.", fields["max_share"].line, "Write 0.3 or 30 %.")
        share = None
    words = fields["max_words"].number() if "max_words" in fields else None
    if words is not None and words < 0:
        fields["max_words"].complaints.add(f"{words:g} is not a number of words.", fields["max_words"].line)
        words = None

    def flag(name: str) -> bool:
        return bool(fields[name].flag()) if name in fields else False

    return (
        Rights(
            max_share=share,
            max_words=None if words is None else int(words),
            link_required=flag("link_required"),
            attribution_required=flag("attribution_required"),
            no_derivatives=flag("no_derivatives"),
            licence=fields["licence"].text() if "licence" in fields else None,
            permission=fields["permission"].text() if "permission" in fields else None,
            by_user=True,
        ),
        frozenset(fields),
    )


def known_of(name: str, entries: Sequence[Entry]) -> Known | None:
    """What `entries` say of the file `name` (POSIX, relative to their sources.yaml), later ones winning.

    A pattern without a slash also matches the file's bare name.
    """
    result: Known | None = None
    for entry in entries:
        if fnmatchcase(name, entry.pattern) or fnmatchcase(PurePosixPath(name).name, entry.pattern):
            result = entry.known if result is None else _merge(result, entry.known)
    return result


def _merge(first: Known, later: Known) -> Known:
    rights = replace(
        first.rights, by_user=True, **{name: getattr(later.rights, name) for name in sorted(later.given_rights)}
    )
    return replace(
        later,
        title=later.title or first.title,
        authors=first.authors if later.authors is None else later.authors,
        publisher=later.publisher or first.publisher,
        date=later.date or first.date,
        url=later.url or first.url,
        language=later.language or first.language,
        genre=later.genre or first.genre,
        speaker=later.speaker or first.speaker,
        rights=rights,
        given_rights=first.given_rights | later.given_rights,
        keep_all=later.keep_all or first.keep_all,
        keep=(*first.keep, *later.keep),
        drop=(*first.drop, *later.drop),
    )
