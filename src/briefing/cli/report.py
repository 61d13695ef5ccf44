"""Command line's report: findings, what was found in a folder, and why a draft is as it is, for people."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence

import click

from briefing.model import Annotated, Event, Finding, Quotation, Source
from briefing.pipeline import Built, Understood
from briefing.write.json import ledger

_COLORS = {"error": "red", "warning": "yellow", "info": "blue"}


def say(findings: Iterable[Finding], *, quiet: bool, verbose: bool) -> int:
    """Print `findings` on stderr, the worst last, where the eye is. Returns the exit code: 1 with an error, else 0."""
    order = ("info", "warning", "error")
    shown = order if verbose else ("error",) if quiet else ("warning", "error")
    unique = list(dict.fromkeys(findings))
    for severity in shown:
        alike: dict[tuple[str, str, str | None], list[Finding]] = {}
        for finding in unique:
            if finding.severity == severity:
                alike.setdefault((finding.code, finding.message, finding.path), []).append(finding)
        for first, *others in alike.values():
            click.echo(_sentence(first), err=True)
            if lines := [str(line) for line in sorted({other.line for other in others if other.line})]:
                click.echo(f"    The same in line{'s' if len(lines) > 1 else ''} {', '.join(lines)}.", err=True)
    return int(any(finding.severity == "error" for finding in unique))


def _sentence(finding: Finding) -> str:
    place = "" if not finding.path else f"{finding.path}:{finding.line}: " if finding.line else f"{finding.path}: "
    severity = click.style(finding.severity, fg=_COLORS[finding.severity])
    return f"{place}{severity}: {finding.message}" + (f"\n    {finding.hint}" if finding.hint else "")


def describe(understood: Understood) -> str:
    """What was read and found, source by source, then the events across them."""
    parts = [_describe_source(found) for found in understood.annotated]
    if understood.events:
        parts.append(
            click.style("Events", bold=True)
            + "\n"
            + "\n".join(f"  {_when(event):<28} {_telling(event, understood)}" for event in understood.events)
        )
    return "\n\n".join(parts)


def _when(event: Event) -> str:
    if event.edtf:
        return event.edtf
    bounds = [f"after {event.not_before}"] if event.not_before else []
    bounds += [f"before {event.not_after}"] if event.not_after else []
    return ", ".join(bounds) or "not dated"


def _telling(event: Event, understood: Understood) -> str:
    texts = {found.source.id: found.source for found in understood.annotated}
    first = event.evidence[0]
    told_by = ", ".join(dict.fromkeys(evidence.source for evidence in event.evidence))
    return f"{short(texts[first.source].words(first.span), 88)}  ({told_by}; {event.why})"


def _describe_source(found: Annotated) -> str:
    source = found.source
    known = (
        ("title", source.title),
        ("publisher", source.publisher),
        ("date", source.date),
        ("genre", source.genre),
        ("language", source.language),
        ("speaker", source.speaker),
        ("link", source.url),
    )
    lines = [click.style(f"{source.id}  {source.raw.path}", bold=True)]
    lines += [f"  {name:<11}{fact.value}  [{fact.basis}]" for name, fact in known if fact is not None]
    missing = [name for name, fact in known[:3] if fact is None]
    if source.authors:
        lines.append(f"  {'by':<11}{', '.join(author.value for author in source.authors)}")
    if source.via:
        lines.append(f"  {'via':<11}{', '.join(link.value for link in source.via)}")
    if missing:
        lines.append(f"  {'not said':<11}{', '.join(missing)}")
    lines.append(f"  {'words':<11}{source.body_words} in {len(source.passages)} passages{_terms(source)}")
    if source.removed:
        reasons = Counter(removal.reason for removal in source.removed)
        lines.append(f"  {'left out':<11}{', '.join(f'{reason} ×{n}' for reason, n in sorted(reasons.items()))}")
    for quotation in found.quotations:
        words = " […] ".join(source.words(span) for span in quotation.spans)
        who = quotation.speaker or "speaker not named in the source"
        lines.append(f"  {'quotation':<11}“{short(words, 70)}” – {who} [{quotation.status}]{_told(source, quotation)}")
    return "\n".join(lines)


def _told(source: Source, quotation: Quotation) -> str:
    """Where it was said and who is cited for it, in the source's words; what the whole source cites stands above."""
    occasion = f" · {short(source.words(quotation.occasion), 60)}" if quotation.occasion else ""
    return occasion + (f" · as reported by {short(source.words(quotation.via), 40)}" if quotation.via else "")


def _terms(source: Source) -> str:
    limit = source.limit
    terms = [] if limit is None else [f"at most {limit} may be printed"]
    terms += ["link required"] if source.rights.link_required else []
    return f" ({'; '.join(terms)})" if terms else ""


def short(words: str, limit: int) -> str:
    """The beginning of `words`, whole words of it, in at most `limit` characters."""
    return words if len(words) <= limit else words[: limit - 1].rsplit(" ", 1)[0] + " …"


def built_json(built: Built) -> str:
    """What was made, as JSON: files, findings and the rights ledger."""
    pack = built.pack
    return (
        json.dumps(
            {
                "schema": 1,
                "files": [str(path) for path in built.written],
                "findings": [finding_json(finding) for finding in built.findings],
                "ledger": [{"source": entry.source, **ledger(entry)} for entry in (pack.ledger if pack else ())],
            },
            ensure_ascii=False,
            indent=1,
        )
        + "\n"
    )


def finding_json(finding: Finding) -> dict[str, str | int | None]:
    """A finding as a JSON object."""
    return {
        "severity": finding.severity,
        "code": finding.code,
        "message": finding.message,
        "path": finding.path,
        "line": finding.line,
        "hint": finding.hint,
    }


def table(rows: Sequence[tuple[str, str]]) -> str:
    """Two columns, the first as wide as it needs."""
    width = max((len(first) for first, _ in rows), default=0)
    return "\n".join(f"{first:<{width}}  {second}".rstrip() for first, second in rows)
