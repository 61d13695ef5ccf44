"""Write JSON: what was found (`inspect --json`) and what was printed (the manifest), in the form others rely on."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from briefing.errors import UsageError
from briefing.model import Annotated, Event, Fact, LedgerEntry, Quotation, Span
from briefing.model.manifest import Manifest, ManifestFile, ManifestSource, Quoted, Selector
from briefing.model.withheld import Withheld

SCHEMA = 1

Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]


def inspection(annotated: Sequence[Annotated], events: Sequence[Event]) -> str:
    """The JSON of `briefing inspect --json`: sources with what was found in each, and the events across them."""
    texts = {found.source.id: found.source for found in annotated}
    value: Json = {
        "schema": SCHEMA,
        "sources": [_source(found) for found in annotated],
        "events": [
            {
                "id": event.id,
                "edtf": event.edtf,
                "basis": event.basis,
                "why": event.why,
                "not_before": event.not_before,
                "not_after": event.not_after,
                "status": event.status,
                "participants": list(event.participants),
                "place": event.place,
                "evidence": [
                    {"source": e.source, **_span(e.span), "text": texts[e.source].words(e.span)} for e in event.evidence
                ],
            }
            for event in events
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _span(span: Span) -> dict[str, Json]:
    return {"start": span.start, "end": span.end}


def _maybe(span: Span | None) -> Json:
    return None if span is None else _span(span)


def _value(fact: Fact | None) -> Json:
    return None if fact is None else fact.value


def _source(found: Annotated) -> Json:
    source = found.source
    rights = source.rights
    return {
        "id": source.id,
        "path": source.raw.path,
        "sha256": source.raw.sha256,
        "media_type": source.raw.media_type,
        "text_length": len(source.text),
        "title": _value(source.title),
        "authors": [author.value for author in source.authors],
        "publisher": _value(source.publisher),
        "genre": _value(source.genre),
        "language": _value(source.language),
        "url": _value(source.url),
        "date": _value(source.date),
        "date_basis": source.date.basis if source.date else "none",
        "place": _value(source.place),
        "via": [link.value for link in source.via],
        "rights": {
            "max_share": rights.max_share,
            "max_words": rights.max_words,
            "link_required": rights.link_required,
            "attribution_required": rights.attribution_required,
            "no_derivatives": rights.no_derivatives,
            "licence": rights.licence,
            "permission": rights.permission,
            "written_permission": rights.written_permission,
            "notice": _maybe(rights.notices[0] if rights.notices else None),
            "notices": [_span(notice) for notice in rights.notices],
        },
        "body_words": source.body_words,
        "speaker": _value(source.speaker),
        "same_story": source.same_story,
        "passages": [{"number": p.number, "kind": p.kind, **_span(p.span), "page": p.page} for p in source.passages],
        "dropped": [{**_span(removal.span), "reason": removal.reason} for removal in source.removed],
        "sentences": [_span(sentence) for sentence in source.sentences],
        "timexes": [
            {
                **_span(timex.span),
                "text": source.words(timex.span),
                "type": timex.type,
                "value": timex.value,
                "edtf": timex.edtf,
                "basis": timex.basis,
                "attributive": timex.attributive,
            }
            for timex in found.timexes
        ],
        "quotations": [_quotation(found, quotation) for quotation in found.quotations],
        "people": [
            {"name": person.name, "role": person.role, "kind": person.kind, "spans": [_span(s) for s in person.spans]}
            for person in found.people
        ],
        "terms": [
            {"term": term.term, "spans": [_span(s) for s in term.spans], "definition": _maybe(term.definition)}
            for term in found.terms
        ],
    }


def _quotation(found: Annotated, quotation: Quotation) -> Json:
    source = found.source
    as_written = None if quotation.speaker_span is None else source.words(quotation.speaker_span)
    return {
        "spans": [_span(span) for span in quotation.spans],
        "content": _span(quotation.content),
        "text": " […] ".join(source.words(span) for span in quotation.spans),
        "kind": quotation.kind,
        "marked": quotation.marked,
        "speaker": quotation.speaker,
        "speaker_as_written": as_written,
        "speaker_span": _maybe(quotation.speaker_span),
        "role": quotation.role,
        "cue": quotation.cue,
        "cue_span": _maybe(quotation.cue_span),
        "status": quotation.status,
        "occasion": _occasion(found, quotation),
        # From who spoke to the source: "X said, according to Y" in a report that cites Z is Y, Z.
        "via": ([source.words(quotation.via)] if quotation.via else []) + [link.value for link in source.via],
    }


def _occasion(found: Annotated, quotation: Quotation) -> Json:
    """Where the words were said, as the source tells it, with the date that stands in those words."""
    if quotation.occasion is None:
        return None
    dates = (t.edtf for t in found.timexes if t.type == "DATE" and t.edtf and quotation.occasion.covers(t.span))
    return {
        **_span(quotation.occasion),
        "text": found.source.words(quotation.occasion),
        "date": next(dates, None),
    }


def ledger(entry: LedgerEntry) -> dict[str, Json]:
    """One source's account as the manifest has it."""
    return {
        "body_words": entry.body_words,
        "limit": entry.limit,
        "used_words": entry.used_words,
        "spans": [_span(span) for span in entry.spans],
    }


def dump_manifest(manifest: Manifest) -> str:
    """The text of NAME-edition.sources.json."""
    value: Json = {
        "schema": SCHEMA,
        "tool": manifest.tool,
        "root": manifest.root,
        "edition": manifest.edition,
        "files": [{"path": file.path, "sha256": file.sha256} for file in manifest.files],
        "sources": [
            {
                "id": source.id,
                "path": source.path,
                "sha256": source.sha256,
                "citation": source.citation,
                "ledger": ledger(source.ledger),
            }
            for source in manifest.sources
        ],
        "quoted": [
            {
                "id": quoted.id,
                "kind": quoted.kind,
                "source": quoted.source,
                "selectors": [part for selector in quoted.selectors for part in _selectors(selector)],
                "place": quoted.place,
                "printed": quoted.printed,
                "credits": list(quoted.credits),
            }
            for quoted in manifest.quoted
        ],
        "withheld": [
            {"run": sentence.run, "printed": sentence.printed, "digests": list(sentence.digests)}
            for sentence in manifest.withheld
        ],
    }
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _selectors(selector: Selector) -> tuple[Json, Json]:
    return (
        {"type": "TextPositionSelector", **_span(selector.span)},
        {
            "type": "TextQuoteSelector",
            "exact": selector.exact,
            "prefix": selector.prefix,
            "suffix": selector.suffix,
        },
    )


def load_manifest(text: str, path: str) -> Manifest:
    """The manifest in `text`. Raises `UsageError`, naming `path`, when it is no manifest of this program."""
    try:
        value = json.loads(text)
        if value["schema"] != SCHEMA:
            raise UsageError(f"{path} is of schema {value['schema']}; this program reads schema {SCHEMA}.")
        return Manifest(
            tool=str(value["tool"]),
            root=str(value["root"]),
            edition=str(value.get("edition", "")),
            files=tuple(ManifestFile(str(f["path"]), str(f["sha256"])) for f in value["files"]),
            sources=tuple(
                ManifestSource(str(s["id"]), str(s["path"]), str(s["sha256"]), str(s["citation"]), _account(s))
                for s in value["sources"]
            ),
            quoted=tuple(
                Quoted(
                    str(q["id"]),
                    q["kind"],
                    str(q["source"]),
                    tuple(_read_selectors(q["selectors"])),
                    str(q.get("place", "")),
                    int(q.get("printed", 1)),
                    tuple(str(credit) for credit in q.get("credits", ())),
                )
                for q in value["quoted"]
            ),
            withheld=tuple(
                Withheld(max(1, _int(w["run"])), tuple(str(digest) for digest in w["digests"]), w["printed"] is True)
                for w in value.get("withheld", ())
            ),
        )
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise UsageError(
            f"{path} is no manifest, or it is damaged ({error!r}).", "Build the pack again to have it made anew."
        ) from error


def _account(source: Mapping[str, Mapping[str, object]]) -> LedgerEntry:
    account = source["ledger"]
    limit, spans = account["limit"], account["spans"]
    if not isinstance(spans, list):
        raise TypeError("spans")
    return LedgerEntry(
        source=str(source["id"]),
        body_words=_int(account["body_words"]),
        limit=None if limit is None else _int(limit),
        used_words=_int(account["used_words"]),
        spans=tuple(Span(_int(s["start"]), _int(s["end"])) for s in spans),
    )


def _int(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError(f"{value!r} is no whole number")
    return value


def _read_selectors(parts: Sequence[Mapping[str, object]]) -> list[Selector]:
    """Position and quote selectors stand in pairs, one pair a printed stretch."""
    return [
        Selector(
            Span(_int(place["start"]), _int(place["end"])),
            str(quote["exact"]),
            str(quote.get("prefix", "")),
            str(quote.get("suffix", "")),
        )
        for place, quote in zip(parts[::2], parts[1::2], strict=True)
    ]
