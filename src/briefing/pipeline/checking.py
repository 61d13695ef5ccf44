"""Pipeline's checking: made files verified later, from their manifest and the sources as they are now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from briefing import plugins
from briefing.errors import BriefingError, UsageError
from briefing.model import Finding, RawText
from briefing.model.manifest import Manifest
from briefing.pipeline import files as on_disk
from briefing.pipeline.options import Options, Progress, silent
from briefing.pipeline.reading import knowledge, read


def verify_files(
    made: Sequence[Path], where: Path | None, options: Options, progress: Progress = silent
) -> tuple[Finding, ...]:
    """Re-find every excerpt of made files in them and in the sources as they are on disk now.

    The sources are looked for in `where`, then where the manifest's root leads, then in the current folder.
    """
    from briefing.verify import verify
    from briefing.write.json import load_manifest
    from briefing.write.traces import traces

    findings: list[Finding] = []
    for path in made:
        listed = _manifest_of(path)
        says = load_manifest(on_disk.read_text(listed, listed.parent), listed.name)
        sources = _sources_of(says, listed, where, options, progress)
        kind = path.suffix.removeprefix(".").lower()
        if kind not in plugins.formats():
            raise UsageError(f"“{path}” is neither {' nor '.join(plugins.formats())}.")
        try:
            data = path.read_bytes()
        except OSError as error:
            raise BriefingError(f"“{path}” cannot be read: {error.strerror or error}.") from error
        progress("verify", len(findings), len(made))
        printed = plugins.writer(kind).read_back(data)
        if on_disk.sha256(data) not in {file.sha256 for file in says.files}:
            findings.append(Finding("info", "edited", "the file has been edited since it was made.", str(path)))
        findings += verify(says, str(path), printed, sources, traces(data) if says.withheld else ())
        findings += _limits_kept(says, sources, listed, where)
    return tuple(findings)


def _manifest_of(path: Path) -> Path:
    if not path.is_file():
        raise UsageError(f"There is no file “{path}”.")
    stem = path.stem
    while stem:
        listed = path.with_name(f"{stem}.sources.json")
        if listed.is_file():
            return listed
        stem = stem.rpartition(".")[0]
    raise UsageError(
        f"“{path.stem}.sources.json” is not beside “{path}”.",
        "A made file is verified with its manifest: keep the two together.",
    )


def _is_file(place: Path) -> bool:
    try:
        return place.is_file()
    except OSError:  # a name that no file system takes
        return False


def _sources_of(
    says: Manifest, listed: Path, where: Path | None, options: Options, progress: Progress
) -> Mapping[str, RawText]:
    roots = [root for root in (where, (listed.parent / says.root), Path.cwd()) if root is not None]
    wanted: list[tuple[Path, str]] = []
    numbers: dict[str, str] = {}
    for source in says.sources:
        name = Path(source.path)
        if name.is_absolute() or ".." in name.parts:
            continue
        places = [root / name for root in roots] + ([where / name.name] if where else [])
        file = next((place for place in places if _is_file(place)), None)
        if file is not None:
            wanted.append((file, source.path))
            numbers[source.path] = source.id
    # What proves a file is read from the sources themselves, never from what was kept of them.
    afresh = replace(options, cache=None)
    raws, _ = read(wanted, afresh, progress) if wanted else ((), ())
    return {numbers[raw.path]: raw for raw in raws}


def _limits_kept(says: Manifest, sources: Mapping[str, RawText], listed: Path, where: Path | None) -> Iterator[Finding]:
    """The limits that the manifest names held against those that the documents and sources.yaml set today.

    A limit that is missing from the manifest, or that is wider there and used, is an error: an account is only
    as good as what it is held to.
    """
    from briefing.clean import clean, recurring
    from briefing.segment import segment

    root = (where or listed.parent / says.root).resolve()
    files = {raw.path: root / raw.path for raw in sources.values()}
    folder = on_disk.Folder(
        root, tuple((file, path) for path, file in files.items()), on_disk.knowledge_files(root, files), None, root
    )
    raws = tuple(sources.values())
    known, _ = knowledge(folder, raws)
    lines = recurring(raws)
    for source in says.sources:
        raw = sources.get(source.id)
        if raw is None or raw.sha256 != source.sha256:
            continue
        limit = segment(clean(raw, source.id, known.get(raw.path), lines)[0]).limit
        account = source.ledger
        wider = account.limit is not None and limit is not None and account.limit > limit
        if limit is not None and (account.limit is None or (wider and account.used_words > limit)):
            told = "no limit" if account.limit is None else f"{account.limit} words"
            yield Finding(
                "error",
                "limit-differs",
                f"the account of {source.id} names {told}; its publisher's terms allow {limit} words, "
                f"and {account.used_words} are printed.",
                source.path,
                hint="Build the pack again. A permission of yours is read from sources.yaml: keep it with the sources.",
            )
